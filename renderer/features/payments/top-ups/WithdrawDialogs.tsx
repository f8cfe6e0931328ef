import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { ItemRow, PriceMonthRow } from '../../../../electron/contract/top-ups.ts';
import { useAction } from '../../../shared/client.ts';
import { monthText } from '../../../shared/format.ts';
import { ReasonDialog, showToast } from '../../../shared/ui.tsx';
import { isLocked } from '../sheet-words.ts';
import { percentText } from './top-up-words.ts';

/** A figure recorded by mistake or corrected by the statistics office: it stays visible with the reason. */
export function WithdrawPricesDialog({ prices, onClose }: { readonly prices: PriceMonthRow; readonly onClose: () => void }): ReactNode {
  const name = `${monthText(prices.month)}价格指数`;
  const withdraw = useAction('topUps.withdrawPrices', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已作废：${name}` });
      onClose();
    },
  });
  const isPaid = prices.sheet !== null && isLocked(prices.sheet.state);
  return (
    <ReasonDialog
      title={`作废${name}？`}
      confirmLabel="作废"
      cancelLabel="不作废"
      reasonLabel="作废理由"
      subject={
        <>
          居民消费价格同比 {percentText(prices.cpi)}，食品 {percentText(prices.food)}
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{prices.documentNo}</Box>
        </>
      }
      effect={
        isPaid
          ? '这个月的补贴已经审批。作废后重新录入的指数与原来不同的，差额在下一张价格临时补贴表中补发、抵扣或追回。'
          : '作废后这个月视为没有指数，可以重新录入；这一条仍可查看，注明作废理由。'
      }
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ priceId: prices.priceId, reason })}
      onCancel={onClose}
    />
  );
}

/** An item that is not to be paid after all. */
export function WithdrawItemDialog({ item, onClose }: { readonly item: ItemRow; readonly onClose: () => void }): ReactNode {
  const withdraw = useAction('topUps.withdrawItem', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤销：${item.title}` });
      onClose();
    },
  });
  const isPaid = item.sheets.some((sheet) => isLocked(sheet.state));
  return (
    <ReasonDialog
      title={`撤销“${item.title}”？`}
      confirmLabel="撤销项目"
      cancelLabel="不撤销"
      reasonLabel="撤销理由"
      subject={
        <>
          {item.target}　{item.amounts}
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{item.documentNo}</Box>
        </>
      }
      effect={
        isPaid
          ? '这个项目已经发放。撤销后编制更正表，已发放的全部抵扣或追回。'
          : '撤销后不能再编制发放表；这个项目仍可查看，注明撤销理由，不能恢复。'
      }
      isRunning={withdraw.isRunning}
      onConfirm={(reason) => void withdraw.run({ scheme: item.scheme, reason })}
      onCancel={onClose}
    />
  );
}
