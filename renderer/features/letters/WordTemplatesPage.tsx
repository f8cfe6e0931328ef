import { mdiFileWordOutline, mdiTrayArrowDown } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyClerk, officers } from '../../../electron/contract/method.ts';
import { personPaperKinds } from '../../../electron/contract/papers.ts';
import { letterSamples, letterSubjects, type LetterSubject, type WordFault } from '../../../electron/contract/word-templates.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { formatInstant } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading, ReasonDialog, showToast } from '../../shared/ui.tsx';
import { FaultsDialog } from './FaultsDialog.tsx';
import { FieldList } from './FieldList.tsx';
import { PapersFrame } from './PapersFrame.tsx';
import { ReadTemplateDialog, type Template } from './ReadTemplateDialog.tsx';
import { SampleMenu } from './SampleMenu.tsx';

type Asked =
  | { readonly what: 'read'; readonly template: Template | null }
  | { readonly what: 'withdraw'; readonly template: Template }
  | { readonly what: 'faults'; readonly fileName: string; readonly faults: readonly WordFault[] };

const subjectText = (subject: LetterSubject): string => letterSubjects.find(({ id }) => id === subject)?.label ?? '';

function columnsOf(
  mayWrite: boolean,
  mayMake: boolean,
  ask: (asked: Asked) => void,
  save: (template: Template) => void,
): readonly TableColumn<Template>[] {
  return [
    { key: 'name', title: '名称', width: 170, flex: 1, isSortable: true, value: ({ name }) => name },
    { key: 'subject', title: '为谁制作', width: 82, isSortable: true, value: ({ subject }) => subjectText(subject) },
    { key: 'version', title: '版本', width: 62, value: ({ version }) => `第${version}版` },
    { key: 'fields', title: '字段', width: 54, kind: 'number', value: ({ fields }) => fields.length },
    { key: 'recordedAt', title: '读入时间', width: 128, value: ({ recordedAt }) => formatInstant(recordedAt) },
    { key: 'recordedBy', title: '读入人', width: 84, value: ({ recordedBy }) => recordedBy },
    {
      key: 'actions',
      title: '操作',
      width: mayWrite ? 204 : 76,
      value: () => null,
      render: (template) => (
        <Box sx={{ display: 'flex', gap: 0.25 }}>
          {mayMake ? (
            <Button
              size="small"
              sx={{ minWidth: 0, px: 0.75 }}
              onClick={() => goTo(`/papers/letters?subject=${template.subject}&template=${template.templateId}`)}
            >
              制作
            </Button>
          ) : null}
          {mayWrite ? (
            <>
              <Button size="small" sx={{ minWidth: 0, px: 0.75 }} onClick={() => ask({ what: 'read', template })}>
                新版本
              </Button>
              <Button size="small" sx={{ minWidth: 0, px: 0.75 }} onClick={() => save(template)}>
                另存
              </Button>
              <Button size="small" sx={{ minWidth: 0, px: 0.75 }} color="error" onClick={() => ask({ what: 'withdraw', template })}>
                停用
              </Button>
            </>
          ) : null}
        </Box>
      ),
    },
  ];
}

/** Word 模板: the county's own files with named places, kept version by version. */
export function WordTemplatesPage(): ReactNode {
  const found = useCall('wordTemplates.list', {});
  const mayWrite = useMay(everyClerk);
  const mayMake = useMay(officers);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [subject, setSubject] = useState<LetterSubject>('person');
  const copy = useAction('wordTemplates.save', { onSuccess: ({ file }) => showToast({ tone: 'success', text: `已保存：${file}` }) });
  const begin = useAction('wordTemplates.begin', {
    onSuccess: ({ file }) =>
      showToast({ tone: 'success', text: `已保存样本：${file}`, next: '在 Word 里改好后，用“读入 Word 模板”读回来。' }),
  });
  const withdraw = useAction('wordTemplates.withdraw', {
    onSuccess: () => {
      setAsked(null);
      showToast({ tone: 'success', text: '已停用。' });
    },
  });
  const save = (template: Template): void => void copy.run({ templateId: template.templateId }, { suggestedName: `${template.name}.docx` });
  const actions = mayWrite ? (
    <>
      <SampleMenu
        kinds={[...letterSamples, ...personPaperKinds]}
        onChoose={(kind, label) => void begin.run({ kind }, { suggestedName: `${label}（样本）.docx` })}
      />
      <Button variant="contained" startIcon={<Icon path={mdiTrayArrowDown} />} onClick={() => setAsked({ what: 'read', template: null })}>
        读入 Word 模板
      </Button>
    </>
  ) : null;
  return (
    <PapersFrame path="/papers/word" subtitle="本单位自己的 Word 文件，要填写的地方写 {{字段名}}" actions={actions}>
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Loading />
      ) : (
        <Box
          sx={{
            flex: 1,
            minHeight: 0,
            display: 'grid',
            gap: 2,
            gridTemplateColumns: 'minmax(0, 1fr) 20rem',
            gridTemplateRows: 'minmax(0, 1fr)',
          }}
        >
          {found.data.templates.length === 0 ? (
            <EmptyState
              icon={mdiFileWordOutline}
              what="还没有 Word 模板"
              next={
                mayWrite
                  ? '在 Word 里排好函件，把要填写的地方写成 {{字段名}}，再读入；也可以先取用一份样本。'
                  : '由县级经办读入后，在这里列出。'
              }
            />
          ) : (
            <DataTable
              id="word-templates"
              label="Word 模板"
              columns={columnsOf(mayWrite, mayMake, setAsked, save)}
              rows={found.data.templates}
              rowKey={({ templateId }) => templateId}
            />
          )}
          <FieldList fields={found.data.fields} subject={subject} onSubject={setSubject} />
        </Box>
      )}
      {asked?.what === 'read' ? (
        <ReadTemplateDialog
          template={asked.template}
          subject={subject}
          onFaults={(fileName, faults) => setAsked({ what: 'faults', fileName, faults })}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked?.what === 'faults' ? <FaultsDialog fileName={asked.fileName} faults={asked.faults} onClose={() => setAsked(null)} /> : null}
      {asked?.what === 'withdraw' ? (
        <ReasonDialog
          title="停用 Word 模板"
          confirmLabel="停用"
          cancelLabel="取消"
          reasonLabel="理由"
          subject={`${asked.template.name}（第${asked.template.version}版）`}
          effect="停用后不能再用它制作函件；读入过的各版仍然保留在台账里。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ templateId: asked.template.templateId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </PapersFrame>
  );
}
