import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { StandardRow } from '../../../electron/contract/homes.ts';
import { labelOf, standardKinds } from '../../../electron/contract/terms.ts';
import { useAction } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { ReasonDialog, showToast } from '../../shared/ui.tsx';
import { scopeOf } from './standard-groups.ts';

/** A standard recorded by mistake: it stays visible, crossed out, with the reason. */
export function VoidStandardDialog({ standard, onClose }: { readonly standard: StandardRow; readonly onClose: () => void }): ReactNode {
  const name = `${labelOf(standardKinds, standard.kind)}（${scopeOf(standard)}）`;
  const voidStandard = useAction('standards.void', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已作废：${name}` });
      onClose();
    },
  });
  return (
    <ReasonDialog
      title="作废这项标准？"
      confirmLabel="作废标准"
      cancelLabel="不作废"
      reasonLabel="作废理由"
      subject={
        <>
          {name}　{money(standard.amountFen)} 元/月
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {standard.validFrom} 起　{standard.documentNo}
          </Box>
        </>
      }
      effect={`作废后，${standard.validFrom} 起改按此前的标准执行；这项标准仍可查看，注明作废理由，不能恢复。尚未审批的发放表草稿需要重新编制。`}
      isRunning={voidStandard.isRunning}
      onConfirm={(reason) => void voidStandard.run({ standardId: standard.standardId, reason })}
      onCancel={onClose}
    />
  );
}
