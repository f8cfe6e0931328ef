import { mdiArrowLeft, mdiFileCheckOutline, mdiPaperclip, mdiRefresh } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { attachmentMethods, type AttachmentCheck, type AttachmentProblem } from '../../../electron/contract/attachments.ts';
import { useCall, useJob } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count } from '../../shared/format.ts';
import { goBack } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, Icon, JobDialog, LoadError, Page, Section, StatusChip } from '../../shared/ui.tsx';
import { LimitDialog } from './LimitDialog.tsx';
import { kindText, sizeText } from './attachment-words.ts';

const stateWords: Readonly<Record<AttachmentProblem['state'], string>> = {
  missing: '文件不在',
  altered: '内容与添加时不一致',
  unreadable: '文件读不出来',
};

const columns: readonly TableColumn<AttachmentProblem>[] = [
  {
    key: 'ownerName',
    title: '人员、机构',
    width: 150,
    flex: 1,
    value: (problem) => problem.ownerName,
    render: (problem) =>
      problem.entity === 'person' ? <Link href={`#/people/${problem.ownerId}`}>{problem.ownerName}</Link> : problem.ownerName,
  },
  { key: 'kind', title: '种类', width: 140, value: (problem) => kindText(problem.kind) },
  { key: 'title', title: '标题', width: 180, flex: 2, value: (problem) => problem.title },
  {
    key: 'state',
    title: '问题',
    width: 190,
    value: (problem) => stateWords[problem.state],
    render: (problem) => <StatusChip label={stateWords[problem.state]} tone="error" />,
  },
  { key: 'isWithdrawn', title: '已撤下', width: 70, value: (problem) => (problem.isWithdrawn ? '是' : null) },
  { key: 'addedBy', title: '添加人', width: 100, value: (problem) => problem.addedBy },
  { key: 'addedAt', title: '添加时间', width: 150, kind: 'instant', value: (problem) => problem.addedAt },
];

function LooseFiles({ files }: { readonly files: AttachmentCheck['looseFiles'] }): ReactNode {
  if (files.length === 0) return null;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <Alert severity="info" variant="outlined" sx={{ flex: 'none', mb: 1.5, bgcolor: 'background.paper' }}>
      附件文件夹里有 {count(files.length)} 个文件（{sizeText(bytes)}
      ）不属于任何附件，是添加中途断电或恢复较早备份留下的，内容加密，不影响使用，没有删除。
    </Alert>
  );
}

function Found({ checked }: { readonly checked: AttachmentCheck }): ReactNode {
  if (checked.files === 0)
    return (
      <Section fills>
        <EmptyState icon={mdiPaperclip} what="台账里还没有附件" next="在人员页和机构列表里添加扫描件和照片。" />
      </Section>
    );
  if (checked.problems.length === 0)
    return (
      <Section fills>
        <EmptyState
          icon={mdiFileCheckOutline}
          what={`${count(checked.attachments)} 份附件全部完好`}
          next={`逐个读出、解密并与添加时的指纹比对，共 ${count(checked.files)} 个文件、${sizeText(checked.bytes)}。`}
        />
      </Section>
    );
  return (
    <>
      <Alert severity="error" variant="outlined" sx={{ flex: 'none', mb: 1.5, bgcolor: 'background.paper', overflowWrap: 'anywhere' }}>
        {count(checked.problems.length)} 份附件缺失或被改动。请从备份恢复附件文件夹 {checked.folder}
        ；手里有同一份原件的，重新添加一次即可补回，添加到任何人名下都可以。
      </Alert>
      <DataTable
        id="attachment-problems"
        label="有问题的附件"
        columns={columns}
        rows={checked.problems}
        rowKey={(problem) => problem.attachmentId}
      />
    </>
  );
}

/** Every attachment read and compared with its fingerprint; those that are not as they were, with whose they are. */
export function AttachmentCheckPage(): ReactNode {
  const maySetLimit = useMay(attachmentMethods['attachments.saveLimit'].access);
  const limit = useCall('attachments.limit', {});
  const [isSettingLimit, setIsSettingLimit] = useState(false);
  const [checked, setChecked] = useState<AttachmentCheck | null>(null);
  const job = useJob('attachments.check', { isQuiet: true });
  const { start } = job;
  const run = useCallback(async (): Promise<void> => {
    const found = await start({});
    if (found) setChecked(found);
  }, [start]);
  useEffect(() => {
    void run();
  }, [run]);
  useShortcut('F5', '重新核对', () => void run(), { isOn: !job.isRunning });
  return (
    <Page
      title="核对附件"
      above={
        <Button
          color="secondary"
          size="small"
          startIcon={<Icon path={mdiArrowLeft} />}
          onClick={() => goBack('/check')}
          sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
        >
          返回
        </Button>
      }
      subtitle={checked ? `${count(checked.attachments)} 份，${count(checked.files)} 个文件，${sizeText(checked.bytes)}` : null}
      actions={
        <>
          {maySetLimit && limit.data ? (
            <Button variant="outlined" onClick={() => setIsSettingLimit(true)}>
              每份上限 {limit.data.megabytes} MB
            </Button>
          ) : null}
          <Button variant="contained" startIcon={<Icon path={mdiRefresh} />} loading={job.isRunning} onClick={() => void run()}>
            重新核对
          </Button>
        </>
      }
    >
      {checked ? (
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
          <LooseFiles files={checked.looseFiles} />
          <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
            <Found checked={checked} />
          </Box>
        </Box>
      ) : job.error ? (
        <LoadError error={job.error} onRetry={() => void run()} />
      ) : null}
      {isSettingLimit && limit.data ? <LimitDialog megabytes={limit.data.megabytes} onClose={() => setIsSettingLimit(false)} /> : null}
      <JobDialog job={job} title="核对附件" />
    </Page>
  );
}
