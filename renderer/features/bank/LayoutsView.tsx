import { mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { bankEncodings, bankGroupings, bankUnits, type StoredLayout } from '../../../electron/contract/bank-layout.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { useMay } from '../../shared/session.ts';
import { ConfirmDialog, Icon, LoadError, Loading, showToast } from '../../shared/ui.tsx';
import { formatText } from './bank-words.ts';
import { LayoutDialog } from './LayoutDialog.tsx';

const labelIn = (list: readonly { readonly id: string; readonly label: string }[], id: string): string =>
  list.find((one) => one.id === id)?.label ?? id;

type Asked = { readonly kind: 'new' } | { readonly kind: 'edit' | 'copy' | 'retire'; readonly layout: StoredLayout } | null;

/** How files for banks are written: the county's own, version by version. */
export function LayoutsView(): ReactNode {
  const mayEdit = useMay(everyClerk);
  const layouts = useCall('bank.layouts', {});
  const [asked, setAsked] = useState<Asked>(null);
  if (layouts.error) return <LoadError error={layouts.error} onRetry={() => void layouts.refetch()} />;
  if (layouts.data === undefined) return <Loading />;
  const close = (): void => setAsked(null);
  const columns: readonly TableColumn<StoredLayout>[] = [
    { key: 'name', title: '模板', value: (row) => row.name, width: 170, flex: 1 },
    {
      key: 'format',
      title: '格式',
      value: ({ layout }) =>
        `${formatText(layout.format)}${layout.format === 'xlsx' ? '' : `，${labelIn(bankEncodings, layout.encoding)}`}`,
      width: 160,
    },
    { key: 'unit', title: '金额单位', value: ({ layout }) => labelIn(bankUnits, layout.unit), width: 85 },
    { key: 'header', title: '表头', value: ({ layout }) => (layout.hasHeader ? '有' : '无'), width: 65 },
    { key: 'grouping', title: '合并', value: ({ layout }) => labelIn(bankGroupings, layout.grouping), width: 165 },
    { key: 'columns', title: '各列', value: ({ layout }) => layout.columns.map(({ header }) => header).join('、'), width: 190, flex: 2 },
    { key: 'version', title: '版本', value: (row) => (row.version === 0 ? '默认' : `第 ${row.version} 版`), width: 85 },
    ...(mayEdit
      ? [
          {
            key: 'actions',
            title: '办理',
            value: () => '',
            render: (layout: StoredLayout) => (
              <Box onClick={(event) => event.stopPropagation()}>
                <Button size="small" onClick={() => setAsked({ kind: 'copy', layout })}>
                  复制
                </Button>
                <Button size="small" color="error" onClick={() => setAsked({ kind: 'retire', layout })}>
                  停用
                </Button>
              </Box>
            ),
            width: 150,
          },
        ]
      : []),
  ];
  return (
    <>
      {mayEdit ? (
        <Box sx={{ mb: 1, flex: 'none' }}>
          <Button variant="outlined" startIcon={<Icon path={mdiPlus} />} onClick={() => setAsked({ kind: 'new' })}>
            新建模板
          </Button>
        </Box>
      ) : null}
      <DataTable
        id="bank-layouts"
        label="代发模板"
        columns={columns}
        rows={layouts.data}
        rowKey={(row) => row.layoutKey}
        {...(mayEdit ? { onOpen: (layout: StoredLayout) => setAsked({ kind: 'edit', layout }) } : {})}
      />
      {asked?.kind === 'new' && layouts.data[0] ? (
        <LayoutDialog layoutKey={null} name="" layout={layouts.data[0].layout} onClose={close} />
      ) : null}
      {asked?.kind === 'edit' ? (
        <LayoutDialog layoutKey={asked.layout.layoutKey} name={asked.layout.name} layout={asked.layout.layout} onClose={close} />
      ) : null}
      {asked?.kind === 'copy' ? (
        <LayoutDialog layoutKey={null} name={`${asked.layout.name}（副本）`} layout={asked.layout.layout} onClose={close} />
      ) : null}
      {asked?.kind === 'retire' ? <RetireDialog layout={asked.layout} onClose={close} /> : null}
    </>
  );
}

function RetireDialog({ layout, onClose }: { readonly layout: StoredLayout; readonly onClose: () => void }): ReactNode {
  const retire = useAction('bank.retireLayout', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `“${layout.name}”已停用。` });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen
      title={`停用“${layout.name}”？`}
      confirmLabel="停用"
      tone="danger"
      isRunning={retire.isRunning}
      onCancel={onClose}
      onConfirm={() => void retire.run({ layoutKey: layout.layoutKey })}
      body="以后制作批次时不再列出。已经制作的批次保留当时的模板，照样可以保存文件、导入回盘。"
    />
  );
}
