import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { Asset, Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { money, text } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { RecordedTable } from '../happiness/RecordedTable.tsx';
import { AssetsDialog } from './AssetsDialog.tsx';

/** What was handed over to the home. */
export function AssetsSection({ works }: { readonly works: Works }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const [isAdding, setIsAdding] = useState(false);
  const [asked, setAsked] = useState<Asset | null>(null);
  const withdraw = useAction('renovation.withdrawAsset', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销资产移交' });
      setAsked(null);
    },
  });
  return (
    <Section
      title={works.assets.length > 0 ? `资产移交（合计 ${money(works.assetsFen)} 元）` : '资产移交'}
      isFlush
      actions={
        mayWrite ? (
          <Button color="secondary" onClick={() => setIsAdding(true)}>
            登记移交
          </Button>
        ) : null
      }
    >
      <RecordedTable
        label="资产移交"
        rows={works.assets}
        rowKey={(row) => row.assetId}
        empty="还没有移交资产。设备、家具和设施移交敬老院后登记，移交清单由此打印。"
        onWithdraw={mayWrite ? setAsked : null}
        columns={[
          { title: '资产', cell: (row) => row.name, isWide: true },
          { title: '规格型号', cell: (row) => text(row.model) },
          { title: '数量', align: 'right', cell: (row) => row.quantity },
          { title: '单价（元）', align: 'right', cell: (row) => money(row.unitFen) },
          { title: '金额（元）', align: 'right', cell: (row) => money(row.totalFen) },
          { title: '存放地点', cell: (row) => text(row.place) },
          { title: '移交日期', cell: (row) => row.handedOverOn },
          { title: '接收人', cell: (row) => row.receiver },
        ]}
      />
      {isAdding ? <AssetsDialog works={works} onClose={() => setIsAdding(false)} /> : null}
      {asked ? (
        <ReasonDialog
          title="撤销这项资产移交？"
          confirmLabel="撤销移交"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.name}　${asked.quantity} 件　${money(asked.totalFen)} 元`}
          effect="撤销后不再计入移交清单和合计，登记仍可查看。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ projectId: works.projectId, assetId: asked.assetId, reason })}
          onCancel={() => setAsked(null)}
        />
      ) : null}
    </Section>
  );
}
