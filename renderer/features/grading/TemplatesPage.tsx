import { mdiClipboardTextOutline, mdiPlus } from '@mdi/js';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { TemplateRow } from '../../../electron/contract/grading-shapes.ts';
import { templateStates } from '../../../electron/contract/grading-terms.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { ConfirmDialog, EmptyState, Icon, LoadError, showToast, StatusChip } from '../../shared/ui.tsx';
import { HappinessFrame } from '../happiness/HappinessFrame.tsx';
import { GradingViews } from './GradingViews.tsx';
import { sheetDocument } from './grading-words.ts';
import { nothing } from '../../shared/format.ts';
import { DocumentLink } from '../tasks/DocumentLink.tsx';

type Asked = { readonly kind: 'retire' | 'discard'; readonly template: TemplateRow };

const columns = (ask: ((asked: Asked) => void) | null): readonly TableColumn<TemplateRow>[] => [
  { key: 'code', title: '编号', width: 90, value: (row) => row.code },
  { key: 'name', title: '名称', width: 220, flex: 1, value: (row) => row.name },
  { key: 'version', title: '版本', width: 80, value: (row) => `第 ${row.version} 版` },
  {
    key: 'state',
    title: '状态',
    width: 90,
    value: (row) => labelOf(templateStates, row.state),
    render: (row) => (
      <StatusChip
        label={labelOf(templateStates, row.state)}
        tone={row.state === 'published' ? 'success' : row.state === 'draft' ? 'accent' : 'neutral'}
      />
    ),
  },
  { key: 'items', title: '评分项', width: 76, kind: 'number', value: (row) => row.items },
  { key: 'rounds', title: '用过的批次', width: 92, kind: 'number', value: (row) => row.rounds },
  {
    key: 'documentNo',
    title: '文号',
    width: 160,
    value: (row) => sheetDocument(row.documentNo),
    render: (row) => {
      const words = sheetDocument(row.documentNo);
      return words === null ? nothing : <DocumentLink documentNo={words} />;
    },
  },
  { key: 'publishedAt', title: '发布时间', width: 140, kind: 'instant', value: (row) => row.publishedAt },
  { key: 'publishedBy', title: '发布人', width: 90, value: (row) => row.publishedBy },
  ...(ask
    ? [
        {
          key: 'action',
          title: '',
          width: 90,
          align: 'right' as const,
          value: () => '',
          render: (row: TemplateRow) =>
            row.state === 'retired' ? null : (
              <Button
                size="small"
                color="secondary"
                onClick={(event) => {
                  event.stopPropagation();
                  ask({ kind: row.state === 'draft' ? 'discard' : 'retire', template: row });
                }}
              >
                {row.state === 'draft' ? '删除' : '停用'}
              </Button>
            ),
        },
      ]
    : []),
];

/** Score sheets in all their versions. */
export function TemplatesPage(): ReactNode {
  const mayWrite = useMay(everyClerk);
  const found = useCall('grading.templates', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const onSuccess = (): void => {
    showToast({ tone: 'success', text: asked?.kind === 'discard' ? '已删除草稿' : '已停用，原来的批次不受影响' });
    setAsked(null);
  };
  const retire = useAction('grading.retireTemplate', { onSuccess });
  const discard = useAction('grading.discardDraft', { onSuccess });
  return (
    <HappinessFrame
      path="/happiness/grading"
      actions={
        mayWrite ? (
          <Button variant="contained" startIcon={<Icon path={mdiPlus} />} onClick={() => goTo('/happiness/grading/templates/new')}>
            新评分表
          </Button>
        ) : null
      }
    >
      <GradingViews view="templates" />
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          id="gradingTemplates"
          label="评分表"
          columns={columns(mayWrite ? setAsked : null)}
          rows={found.data ?? []}
          rowKey={(row) => row.templateId}
          isLoading={found.isLoading}
          onOpen={(row) => goTo(`/happiness/grading/templates/${row.templateId}`)}
          empty={<EmptyState icon={mdiClipboardTextOutline} what="还没有评分表" next="点“新评分表”，按组编排评分项、否决项和等级。" />}
        />
      )}
      <ConfirmDialog
        isOpen={asked !== null}
        tone="danger"
        title={asked?.kind === 'discard' ? '删除这份草稿？' : '停用这一版评分表？'}
        body={
          asked?.kind === 'discard'
            ? `“${asked.template.name}”第 ${asked.template.version} 版草稿删除后不能找回。`
            : `“${asked?.template.name ?? ''}”第 ${asked?.template.version ?? 1} 版停用后，新的批次不能再选用；已经用它的批次照旧打开和打印。`
        }
        confirmLabel={asked?.kind === 'discard' ? '删除草稿' : '停用'}
        cancelLabel="取消"
        isRunning={retire.isRunning || discard.isRunning}
        onConfirm={() => asked && void (asked.kind === 'discard' ? discard : retire).run({ templateId: asked.template.templateId })}
        onCancel={() => setAsked(null)}
      />
    </HappinessFrame>
  );
}
