import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyClerk, signers } from '../../../electron/contract/method.ts';
import { contractKinds, paymentBases, procurementKinds } from '../../../electron/contract/renovation-terms.ts';
import type { ContractMoney, ProjectMoney } from '../../../electron/contract/renovation-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { dateText, money, termText, text } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { Facts } from '../homes/Facts.tsx';
import { RecordedTable } from '../happiness/RecordedTable.tsx';
import { ChangeDialog } from './ChangeDialog.tsx';
import { ContractDialog } from './ContractDialog.tsx';
import { PaymentDialog } from './PaymentDialog.tsx';
import { ProgressBar } from '../../shared/ui/ProgressBar.tsx';
import { share, type ProjectDetail } from './renovation-words.ts';

type Payment = ProjectMoney['payments'][number];
type Change = ContractMoney['changes'][number];
type Asked =
  | { readonly what: 'pay' | 'return' | 'change' | 'edit' | 'withdraw' }
  | { readonly what: 'withdrawPayment'; readonly payment: Payment }
  | { readonly what: 'withdrawChange'; readonly change: Change };

function factsOf(contract: ContractMoney): readonly (readonly [string, ReactNode])[] {
  const retention = `${contract.retentionPermille / 10}%，计 ${money(contract.retentionFen)} 元`;
  return [
    ['承包单位', contract.contractor],
    ['信用代码', text(contract.creditCode)],
    ['采购方式', termText(procurementKinds, contract.procurement)],
    ['签订日期', dateText(contract.signedOn)],
    ['工期', `${dateText(contract.beginsOn)} 至 ${dateText(contract.endsOn)}`],
    ['合同价', `${money(contract.priceFen)} 元`],
    ['变更', contract.changesFen === 0 ? '无' : `${money(contract.changesFen)} 元`],
    ['合同总价', `${money(contract.totalFen)} 元`],
    ['质保金', contract.retentionPermille === 0 ? '不留' : retention],
    ['质保到期', dateText(contract.retentionUntil)],
    ['保险到期', dateText(contract.insuredUntil)],
  ];
}

function paidFrom(row: Payment): string {
  const parts = [row.sources.map(({ sourceName, fen }) => `${sourceName} ${money(fen)}`).join('，'), row.note];
  if (row.exceptionReason !== null) parts.push(`例外：${row.exceptionReason}（${row.exceptionBy ?? ''}）`);
  return parts.filter((part) => part !== null && part !== '').join('；');
}

/** Paid against the whole, with the mark where payments end for now. */
function Paid({ contract }: { readonly contract: ContractMoney }): ReactNode {
  const { paidFen, totalFen, capFen, possibleNowFen, capWords } = contract;
  const percent = (fen: number): number => (totalFen > 0 ? (fen * 100) / totalFen : 0);
  return (
    <Box sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider', fontVariantNumeric: 'tabular-nums' }}>
      <ProgressBar
        percent={percent(paidFen)}
        mark={percent(capFen)}
        label={`${contract.contractor} 已付`}
        words={`已付 ${share(paidFen, totalFen)}`}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, fontSize: '0.8125rem' }}>
        <span>已付 {money(paidFen)} 元</span>
        <span>
          {capWords}：{money(capFen)} 元
        </span>
        <Box component="span" sx={{ fontWeight: 600 }}>
          现在还可付 {money(possibleNowFen)} 元
        </Box>
      </Box>
    </Box>
  );
}

/** One contract: its terms, changes and payments. */
export function ContractSection({
  project,
  contract,
  found,
}: {
  readonly project: ProjectDetail;
  readonly contract: ContractMoney;
  readonly found: ProjectMoney;
}): ReactNode {
  const isStanding = contract.withdrawnReason === null;
  const mayWrite = useMay(everyClerk) && isStanding;
  const mayPay = useMay(signers) && isStanding;
  // Of one out of a file the terms are not all known.
  const isWhole = contract.contractNo !== null && contract.signedOn !== null && contract.procurement !== null;
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const done = (words: string) => ({
    onSuccess: () => {
      showToast({ tone: 'success', text: words });
      close();
    },
  });
  const withdrawPayment = useAction('renovation.withdrawPayment', done('已撤销付款'));
  const withdrawChange = useAction('renovation.withdrawChange', done('已撤销变更'));
  const withdraw = useAction('renovation.withdrawContract', done('已撤销合同'));
  const payments = found.payments.filter((payment) => payment.contractId === contract.contractId);
  const button = (label: string, what: 'pay' | 'return' | 'change' | 'edit' | 'withdraw'): ReactNode => (
    <Button color="secondary" onClick={() => setAsked({ what })}>
      {label}
    </Button>
  );
  const title = `${termText(contractKinds, contract.kind)}合同　${text(contract.contractNo)}`;
  return (
    <Section
      title={isStanding ? title : `${title}（已撤销）`}
      isFlush
      actions={
        mayWrite || mayPay ? (
          <>
            {mayWrite && payments.length === 0 ? button('撤销', 'withdraw') : null}
            {mayWrite && isWhole ? button('修改', 'edit') : null}
            {mayWrite ? button('登记变更', 'change') : null}
            {mayPay && contract.retentionHeldFen > 0 ? button('退还质保金', 'return') : null}
            {mayPay ? button('登记付款', 'pay') : null}
          </>
        ) : null
      }
    >
      <Box sx={{ px: 2, py: 1.25 }}>
        <Facts facts={factsOf(contract)} />
        {isStanding ? null : <Box sx={{ mt: 0.75, color: 'text.secondary' }}>已撤销：{contract.withdrawnReason}</Box>}
      </Box>
      {isStanding ? <Paid contract={contract} /> : null}
      {contract.changes.length > 0 ? (
        <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
          <RecordedTable
            label="合同变更"
            rows={contract.changes}
            rowKey={(row) => row.changeId}
            empty=""
            onWithdraw={mayWrite ? (change) => setAsked({ what: 'withdrawChange', change }) : null}
            columns={[
              { title: '变更日期', cell: (row) => row.changedOn },
              { title: '增减（元）', align: 'right', cell: (row) => money(row.deltaFen) },
              { title: '文号', cell: (row) => text(row.documentNo) },
              { title: '顺延至', cell: (row) => dateText(row.endsOn) },
              { title: '原因', cell: (row) => text(row.reason), isWide: true },
            ]}
          />
        </Box>
      ) : null}
      <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
        <RecordedTable
          label="付款"
          rows={payments}
          rowKey={(row) => row.paymentId}
          empty="还没有付款。"
          onWithdraw={mayPay ? (payment) => setAsked({ what: 'withdrawPayment', payment }) : null}
          columns={[
            { title: '付款日期', cell: (row) => row.paidOn },
            { title: '凭证号', cell: (row) => row.paymentNo },
            { title: '款项', cell: (row) => termText(paymentBases, row.basis) },
            { title: '金额（元）', align: 'right', cell: (row) => money(row.fen) },
            { title: '发票号', cell: (row) => text(row.invoiceNo) },
            { title: '收款单位', cell: (row) => row.payee },
            {
              title: '资金来源和说明',
              isWide: true,
              cell: paidFrom,
            },
          ]}
        />
      </Box>
      {asked?.what === 'pay' || asked?.what === 'return' ? (
        <PaymentDialog contract={contract} found={found} isReturn={asked.what === 'return'} onClose={close} />
      ) : null}
      {asked?.what === 'change' ? <ChangeDialog contract={contract} onClose={close} /> : null}
      {asked?.what === 'edit' ? <ContractDialog project={project} contract={contract} onClose={close} /> : null}
      {asked?.what === 'withdraw' ? (
        <ReasonDialog
          title="撤销这份合同的登记？"
          confirmLabel="撤销合同"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${title}　${contract.contractor}　${money(contract.priceFen)} 元`}
          effect="撤销后不再计入合同总价，也不能在它下面付款；登记仍可查看。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ contractId: contract.contractId, reason })}
          onCancel={close}
        />
      ) : null}
      {asked?.what === 'withdrawPayment' ? (
        <ReasonDialog
          title="撤销这笔付款？"
          confirmLabel="撤销付款"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.payment.paidOn}　${money(asked.payment.fen)} 元　${asked.payment.payee}　凭证 ${asked.payment.paymentNo}`}
          effect="撤销后已付和各来源的支出随之减少，可付额度恢复；登记仍可查看并注明理由。"
          isRunning={withdrawPayment.isRunning}
          onConfirm={(reason) => void withdrawPayment.run({ paymentId: asked.payment.paymentId, reason })}
          onCancel={close}
        />
      ) : null}
      {asked?.what === 'withdrawChange' ? (
        <ReasonDialog
          title="撤销这项变更？"
          confirmLabel="撤销变更"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.change.changedOn}　${money(asked.change.deltaFen)} 元　${text(asked.change.reason)}`}
          effect="撤销后合同总价恢复；已付款超过恢复后的总价时不能撤销。"
          isRunning={withdrawChange.isRunning}
          onConfirm={(reason) => void withdrawChange.run({ changeId: asked.change.changeId, reason })}
          onCancel={close}
        />
      ) : null}
    </Section>
  );
}
