import { mdiUndoVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { checkResults, exitKinds, pointsText, type CheckRow, type ContractLife } from '../../../../electron/contract/operators-shapes.ts';
import { useAction } from '../../../shared/client.ts';
import { money, nothing, termText, text } from '../../../shared/format.ts';
import { ReasonDialog } from '../../../shared/ui.tsx';
import { FigureTable, type FigureColumn } from '../../funds/FigureTable.tsx';
import { Facts } from '../Facts.tsx';
import { RowButton } from '../RowButton.tsx';
import { CheckDialog, ExitDialog, HandBackDialog, RenewDialog } from './LifeDialogs.tsx';

type Renewal = ContractLife['renewals'][number];
type Asked =
  | { readonly what: 'renew' | 'check' | 'exit' | 'handBack' }
  | { readonly what: 'withdrawExit' }
  | { readonly what: 'withdrawRenewal'; readonly renewal: Renewal }
  | { readonly what: 'withdrawCheck'; readonly check: CheckRow };

function exitFacts(exit: NonNullable<ContractLife['exit']>): readonly (readonly [string, ReactNode])[] {
  return [
    ['退出方式', termText(exitKinds, exit.kind)],
    ['决定日期', `${exit.decidedOn}　${exit.documentNo ?? ''}`],
    ['撤出日期', exit.leavesOn],
    ['退出原因', exit.reason],
    ['在院人员安排', exit.residentsPlan],
    ['资产和账目', text(exit.assetsPlan)],
    ...(exit.handedBackOn === null
      ? []
      : ([
          ['移交日期', exit.handedBackOn],
          ['移交情况', text(exit.handoverNote)],
          ['退还保证金', exit.depositReturnedFen === null ? nothing : `${money(exit.depositReturnedFen)} 元`],
        ] as const)),
  ];
}

type Withdrawal = Exclude<Asked, { readonly what: 'renew' | 'check' | 'exit' | 'handBack' }>;

const withdrawals = {
  withdrawRenewal: { title: '撤销续约登记', effect: '合同的期满日期、保底床位和费用回到续约以前。' },
  withdrawCheck: { title: '撤销考核登记', effect: '只用于登记有误；撤销后可以重新登记这一年度。' },
  withdrawExit: { title: '撤销退出登记', effect: '合同照常继续；只在还没有移交时可以撤销。' },
} as const;

/** Only the last renewal is taken back; null where none may be. */
const renewalColumns = (last: Renewal | null, onWithdraw: (renewal: Renewal) => void): readonly FigureColumn<Renewal>[] => [
  { title: '续约日期', cell: ({ renewedOn }) => renewedOn },
  { title: '期满', cell: ({ untilBefore, untilOn }) => `${untilBefore} → ${untilOn}` },
  {
    title: '保底床位',
    isFigure: true,
    cell: ({ guaranteedBefore, guaranteedBeds }) =>
      guaranteedBefore === guaranteedBeds ? String(guaranteedBeds) : `${guaranteedBefore} → ${guaranteedBeds}`,
  },
  { title: '费用（元/年）', isFigure: true, cell: ({ feeFen }) => money(feeFen) },
  { title: '文号', cell: ({ documentNo }) => documentNo },
  {
    title: '',
    cell: (renewal) =>
      renewal === last ? <RowButton icon={mdiUndoVariant} label="撤销续约登记" onClick={() => onWithdraw(renewal)} /> : null,
  },
];

const checkColumns = (onWithdraw: ((check: CheckRow) => void) | null): readonly FigureColumn<CheckRow>[] => [
  { title: '考核年度', cell: ({ year }) => year },
  { title: '考核日期', cell: ({ checkedOn }) => checkedOn },
  { title: '得分', isFigure: true, cell: ({ scoreTenths }) => pointsText(scoreTenths) },
  {
    title: '结果',
    cell: ({ result, rectifyBy }) => `${termText(checkResults, result)}${rectifyBy ? `（${rectifyBy} 前）` : ''}`,
  },
  {
    title: '考核发现',
    cell: ({ findings }) => <Box sx={{ whiteSpace: 'normal', maxWidth: '28rem' }}>{text(findings)}</Box>,
  },
  {
    title: '',
    cell: (check) =>
      onWithdraw ? <RowButton icon={mdiUndoVariant} label={`撤销${check.year}年度考核`} onClick={() => onWithdraw(check)} /> : null,
  },
];

/** What has happened to a contract since it was signed, and what may happen next. */
export function ContractCourse({
  homeId,
  life,
  mayWrite,
}: {
  readonly homeId: number;
  readonly life: ContractLife;
  readonly mayWrite: boolean;
}): ReactNode {
  const { contract, renewals, checks, exit } = life;
  const { contractId } = contract;
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const withdrawRenewal = useAction('operators.withdrawRenewal', { onSuccess: close });
  const withdrawCheck = useAction('operators.withdrawCheck', { onSuccess: close });
  const withdrawExit = useAction('operators.withdrawExit', { onSuccess: close });
  const isRunning = contract.state === 'signed' || contract.state === 'operating';
  const heading = { mt: 1.5, mb: 0.5, fontWeight: 600, fontSize: '0.8125rem' } as const;
  const withdrawal: Withdrawal | null =
    asked && (asked.what === 'withdrawRenewal' || asked.what === 'withdrawCheck' || asked.what === 'withdrawExit') ? asked : null;
  return (
    <>
      {renewals.length > 0 ? (
        <>
          <Box sx={heading}>续约</Box>
          <Box sx={{ mx: -2 }}>
            <FigureTable
              label="续约"
              columns={renewalColumns(mayWrite && isRunning && exit === null ? (renewals[0] ?? null) : null, (renewal) =>
                setAsked({ what: 'withdrawRenewal', renewal }),
              )}
              rows={renewals}
              rowKey={({ renewalId }) => renewalId}
            />
          </Box>
        </>
      ) : null}
      {checks.length > 0 ? (
        <>
          <Box sx={heading}>年度考核</Box>
          <Box sx={{ mx: -2 }}>
            <FigureTable
              label="年度考核"
              columns={checkColumns(mayWrite ? (check) => setAsked({ what: 'withdrawCheck', check }) : null)}
              rows={checks}
              rowKey={({ checkId }) => checkId}
            />
          </Box>
        </>
      ) : null}
      {exit ? (
        <>
          <Box sx={heading}>退出</Box>
          <Facts facts={exitFacts(exit)} />
        </>
      ) : null}
      {mayWrite && isRunning ? (
        <Box sx={{ mt: 1.5, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {contract.fromOn !== null ? (
            <Button variant="outlined" onClick={() => setAsked({ what: 'check' })}>
              登记年度考核
            </Button>
          ) : null}
          {exit === null ? (
            <>
              {contract.untilOn !== null ? (
                <Button variant="outlined" onClick={() => setAsked({ what: 'renew' })}>
                  登记续约
                </Button>
              ) : null}
              <Button variant="outlined" onClick={() => setAsked({ what: 'exit' })}>
                登记退出
              </Button>
            </>
          ) : (
            <>
              <Button variant="contained" onClick={() => setAsked({ what: 'handBack' })}>
                登记移交
              </Button>
              <Button variant="outlined" onClick={() => setAsked({ what: 'withdrawExit' })}>
                不再退出
              </Button>
            </>
          )}
        </Box>
      ) : null}
      {asked?.what === 'renew' ? <RenewDialog homeId={homeId} contract={contract} onClose={close} /> : null}
      {asked?.what === 'check' ? <CheckDialog homeId={homeId} contract={contract} onClose={close} /> : null}
      {asked?.what === 'exit' ? <ExitDialog homeId={homeId} contract={contract} onClose={close} /> : null}
      {asked?.what === 'handBack' ? <HandBackDialog homeId={homeId} contract={contract} onClose={close} /> : null}
      {withdrawal ? (
        <ReasonDialog
          title={withdrawals[withdrawal.what].title}
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="理由"
          subject={contract.operator}
          effect={withdrawals[withdrawal.what].effect}
          isRunning={withdrawRenewal.isRunning || withdrawCheck.isRunning || withdrawExit.isRunning}
          onConfirm={(reason) => {
            if (withdrawal.what === 'withdrawRenewal')
              void withdrawRenewal.run({ homeId, renewalId: withdrawal.renewal.renewalId, reason });
            else if (withdrawal.what === 'withdrawCheck') void withdrawCheck.run({ homeId, checkId: withdrawal.check.checkId, reason });
            else void withdrawExit.run({ homeId, contractId, reason });
          }}
          onCancel={close}
        />
      ) : null}
    </>
  );
}
