/** Records of the support at home of one person, one line each, with what may be done about them. */
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { agreementStates, allAgreementEnds, type Agreement } from '../../../electron/contract/scattered.ts';
import type { FiveHavesCheck } from '../../../electron/contract/five-haves.ts';
import { visitMethods, visitResults, visitRisks, type Visit } from '../../../electron/contract/visits.ts';
import { money, termText } from '../../shared/format.ts';
import { StatusChip } from '../../shared/ui.tsx';
import { agreementTones, riskTones } from './scattered-words.ts';

/** A line and what stands below it; crossed out when it was taken back, with the reason. */
function Entry({
  head,
  state,
  children,
  actions,
  withdrawnReason,
}: {
  readonly head: ReactNode;
  readonly state: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly withdrawnReason: string | null;
}): ReactNode {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        columnGap: 2,
        py: 0.75,
        px: 2,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-of-type': { borderBottom: 0 },
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, ...(withdrawnReason === null ? {} : { color: 'text.secondary' }) }}>
          <Box component="span" sx={withdrawnReason === null ? { fontWeight: 600 } : { textDecoration: 'line-through' }}>
            {head}
          </Box>
          {state}
        </Box>
        <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {children}
          {withdrawnReason === null ? null : <div>撤回理由：{withdrawnReason}</div>}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>{actions}</Box>
    </Box>
  );
}

function Small({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactNode {
  return (
    <Button size="small" onClick={onClick} sx={{ minHeight: '1.625rem', px: 1 }}>
      {label}
    </Button>
  );
}

export function Entries({
  label,
  empty,
  children,
}: {
  readonly label: string;
  readonly empty: string;
  readonly children: readonly ReactNode[];
}): ReactNode {
  if (children.length === 0) return <Box sx={{ px: 2, py: 1.25, color: 'text.secondary', fontSize: '0.8125rem' }}>{empty}</Box>;
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {children}
    </Box>
  );
}

export type AgreementAct = 'renew' | 'end' | 'undoEnd' | 'withdraw';

/** @param act null for who only reads */
export function AgreementEntry({
  agreement,
  isRenewed,
  act,
}: {
  readonly agreement: Agreement;
  readonly isRenewed: boolean;
  readonly act: ((what: AgreementAct) => void) | null;
}): ReactNode {
  const { state } = agreement;
  const isOpen = agreement.endedOn === null && state !== 'withdrawn' && !isRenewed;
  return (
    <Entry
      head={`${agreement.fromOn} 至 ${agreement.untilOn}　照料人 ${agreement.caregiverName}`}
      state={<StatusChip label={termText(agreementStates, state)} tone={agreementTones[state]} />}
      withdrawnReason={agreement.withdrawnReason}
      actions={
        act === null || state === 'withdrawn' ? null : (
          <>
            {isOpen ? <Small label="续签" onClick={() => act('renew')} /> : null}
            {isOpen && state !== 'expired' ? <Small label="终止" onClick={() => act('end')} /> : null}
            {agreement.endedOn !== null && !agreement.isEndFollowed ? <Small label="撤销终止" onClick={() => act('undoEnd')} /> : null}
            {isRenewed ? null : <Small label="撤回" onClick={() => act('withdraw')} />}
          </>
        )
      }
    >
      <div>
        {[
          agreement.relation,
          agreement.frequency,
          agreement.feeFen === null ? null : `照料费 ${money(agreement.feeFen)} 元/月`,
          agreement.agreementNumber,
        ]
          .filter(Boolean)
          .join('　')}
      </div>
      {agreement.endedOn === null ? null : (
        <div>
          {agreement.endedOn} 终止：{termText(allAgreementEnds, agreement.endReason)}
          {agreement.isEndFollowed ? '（随人员变动自动终止，变动撤销时恢复）' : ''}
          {agreement.endNote === null ? '' : `　${agreement.endNote}`}
        </div>
      )}
      {agreement.warnings.map((warning) => (
        <Box key={warning} sx={{ color: 'warning.main' }}>
          {warning}
        </Box>
      ))}
    </Entry>
  );
}

export function CheckEntry({ check, onWithdraw }: { readonly check: FiveHavesCheck; readonly onWithdraw: (() => void) | null }): ReactNode {
  const lacking = check.items.filter(({ isMet }) => !isMet);
  return (
    <Entry
      head={`${check.checkedOn}　检查人 ${check.checkedBy}`}
      state={<StatusChip label={check.isComplete ? '已落实' : `缺 ${lacking.length} 项`} tone={check.isComplete ? 'success' : 'warning'} />}
      withdrawnReason={check.withdrawnReason}
      actions={onWithdraw === null || check.withdrawnAt !== null ? null : <Small label="撤回" onClick={onWithdraw} />}
    >
      {lacking.length > 0 ? <div>未落实：{lacking.map(({ text }) => text).join('、')}</div> : null}
    </Entry>
  );
}

export function VisitEntry({
  visit,
  onClose,
  onWithdraw,
}: {
  readonly visit: Visit;
  readonly onClose: (() => void) | null;
  readonly onWithdraw: (() => void) | null;
}): ReactNode {
  const isWithdrawn = visit.withdrawnAt !== null;
  return (
    <Entry
      head={`${visit.visitedOn}　${termText(visitMethods, visit.method)}　${visit.visitor}（${visit.visitorRole}）`}
      state={
        <>
          <StatusChip label={termText(visitResults, visit.result)} tone={visit.result === 'visited' ? 'success' : 'warning'} />
          {visit.risk === 'none' ? null : (
            <StatusChip
              label={`${termText(visitRisks, visit.risk)}风险${visit.riskClosedOn === null ? '未结' : `，${visit.riskClosedOn} 办结`}`}
              tone={visit.riskClosedOn === null ? riskTones[visit.risk] : 'neutral'}
            />
          )}
        </>
      }
      withdrawnReason={visit.withdrawnReason}
      actions={
        isWithdrawn ? null : (
          <>
            {onClose !== null && visit.risk !== 'none' && visit.riskClosedOn === null ? <Small label="办结" onClick={onClose} /> : null}
            {onWithdraw === null ? null : <Small label="撤回" onClick={onWithdraw} />}
          </>
        )
      }
    >
      {visit.findings === null ? null : <div>{visit.findings}</div>}
      {visit.action === null ? null : <div>处置：{visit.action}</div>}
      {visit.riskClosedNote === null ? null : <div>结果：{visit.riskClosedNote}</div>}
    </Entry>
  );
}
