/** Every method of the contract and the use case behind it. */
import type { Handlers } from '../router.ts';
import { assessmentHandlers } from './assessments.ts';
import { attachmentHandlers } from './attachments.ts';
import { auditHandlers } from './audit.ts';
import { backupHandlers } from './backups.ts';
import { bankHandlers } from './bank.ts';
import { bedHandlers } from './beds.ts';
import { choiceHandlers } from './choice.ts';
import { checkHandlers } from './check.ts';
import { entryHandlers } from './entry.ts';
import { fundHandlers } from './funds.ts';
import { gradingHandlers } from './grading.ts';
import { gradingPaperHandlers } from './grading-papers.ts';
import { happinessHandlers } from './happiness.ts';
import { happinessSheetHandlers } from './happiness-sheets.ts';
import { homeHandlers } from './homes.ts';
import { importHandlers } from './imports.ts';
import { indicatorPeriodHandlers } from './indicator-periods.ts';
import { indicatorHandlers } from './indicators.ts';
import { ledgerHandlers } from './ledger.ts';
import { operatorHandlers } from './operators.ts';
import { otherPaymentHandlers } from './other-payments.ts';
import { ownReportHandlers } from './own-reports.ts';
import { overlapHandlers } from './overlaps.ts';
import { paperHandlers } from './papers.ts';
import { paymentHandlers } from './payments.ts';
import { paymentExplainHandlers } from './payments-explain.ts';
import { paymentHoldHandlers } from './payments-holds.ts';
import { peopleHandlers } from './people.ts';
import { placementHandlers } from './placement.ts';
import { plannerHandlers } from './planner.ts';
import { recoveryHandlers } from './recoveries.ts';
import { renovationHandlers } from './renovation.ts';
import { wordTemplateHandlers } from './word-templates.ts';
import { registerHandlers } from './registers.ts';
import { quarterHandlers } from './quarter.ts';
import { situationHandlers } from './situation.ts';
import { renovationPaperHandlers } from './renovation-papers.ts';
import { renovationTargetHandlers } from './renovation-targets.ts';
import { renovationViewHandlers } from './renovation-views.ts';
import { renovationWorksHandlers } from './renovation-works.ts';
import { scatteredHandlers } from './scattered.ts';
import { sheetCheckHandlers } from './sheet-checks.ts';
import { stayHandlers } from './stays.ts';
import { taskHandlers } from './tasks.ts';
import { topUpHandlers } from './top-ups.ts';
import { userHandlers } from './users.ts';

export const handlers: Handlers = {
  ...entryHandlers,
  ...ledgerHandlers,
  ...userHandlers,
  ...peopleHandlers,
  ...importHandlers,
  ...paymentHandlers,
  ...paymentExplainHandlers,
  ...sheetCheckHandlers,
  ...fundHandlers,
  ...paymentHoldHandlers,
  ...topUpHandlers,
  ...auditHandlers,
  ...backupHandlers,
  ...checkHandlers,
  ...attachmentHandlers,
  ...scatteredHandlers,
  ...assessmentHandlers,
  ...bankHandlers,
  ...otherPaymentHandlers,
  ...overlapHandlers,
  ...bedHandlers,
  ...stayHandlers,
  ...placementHandlers,
  ...plannerHandlers,
  ...indicatorHandlers,
  ...indicatorPeriodHandlers,
  ...gradingHandlers,
  ...gradingPaperHandlers,
  ...happinessHandlers,
  ...happinessSheetHandlers,
  ...homeHandlers,
  ...paperHandlers,
  ...choiceHandlers,
  ...operatorHandlers,
  ...taskHandlers,
  ...recoveryHandlers,
  ...renovationHandlers,
  ...renovationPaperHandlers,
  ...registerHandlers,
  ...quarterHandlers,
  ...situationHandlers,
  ...ownReportHandlers,
  ...wordTemplateHandlers,
  ...renovationTargetHandlers,
  ...renovationViewHandlers,
  ...renovationWorksHandlers,
};
