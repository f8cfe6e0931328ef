import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { Opening, Settlement, Works } from '../../../electron/contract/renovation-works-shapes.ts';
import type { RenovationStage } from '../../../electron/contract/renovation-terms.ts';
import { dateText, money, text } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { Section, StatusChip } from '../../shared/ui.tsx';
import { Facts } from '../homes/Facts.tsx';
import { askStep } from './acceptance-step.ts';
import type { ProjectDetail } from './renovation-words.ts';

const openingFacts = (opening: Opening): readonly (readonly [string, ReactNode])[] => [
  ['投入使用', opening.openedOn],
  ['入住安全评估', `${opening.safetyAssessedOn}　${opening.safetyDocumentNo}`],
  ['备案变更', opening.filingChangedOn === null ? '未变更' : `${dateText(opening.filingChangedOn)}　${text(opening.filingNo)}`],
  ['说明', text(opening.note)],
];

const settlementFacts = (settlement: Settlement): readonly (readonly [string, ReactNode])[] => [
  ['审计日期', settlement.settledOn],
  ['报告文号', settlement.documentNo],
  ['审计单位', settlement.auditor],
  [
    '审定金额',
    <Box key="audited" component="span" sx={{ display: 'inline-flex', gap: 1.5 }}>
      {money(settlement.auditedFen)} 元{settlement.needsReapproval ? <StatusChip label="超批复，须重新报批" tone="error" /> : null}
    </Box>,
  ],
  ['固定资产入账', text(settlement.assetRegistrationNo)],
  ['说明', text(settlement.note)],
];

const quiet = { color: 'text.secondary' } as const;

/** In use with its evidence, and the audit of the final account. */
export function ClosingSection({ project, works }: { readonly project: ProjectDetail; readonly works: Works }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const { opening, settlement } = works;
  // Reached by a form here, or told by a file.
  const reached = (stage: RenovationStage): boolean => project.plan.some((row) => row.stage === stage && row.actualOn !== null);
  const button = (label: string, step: 'open' | 'settle'): ReactNode =>
    mayWrite ? (
      <Button color="secondary" onClick={() => askStep(step)}>
        {label}
      </Button>
    ) : null;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fit, minmax(min(28rem, 100%), 1fr))' }}>
      <Section title="投入使用" actions={!reached('inUse') && reached('accepted') ? button('登记投入使用', 'open') : null}>
        {opening ? <Facts facts={openingFacts(opening)} /> : <Box sx={quiet}>验收后，凭入住安全评估和备案变更登记投入使用。</Box>}
      </Section>
      <Section title="结算审计" actions={!reached('settled') && reached('inUse') ? button('登记结算审计', 'settle') : null}>
        {settlement ? (
          <Facts facts={settlementFacts(settlement)} />
        ) : (
          <Box sx={quiet}>投入使用后登记审计结果；登记后，付款上限放到结算的比例。</Box>
        )}
      </Section>
    </Box>
  );
}
