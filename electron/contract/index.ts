/** The registry: every method the window or the command line may call. */
import type { z } from 'zod';
import { auditMethods } from './audit.ts';
import { assessmentMethods } from './assessments.ts';
import { attachmentMethods } from './attachments.ts';
import { backupMethods } from './backups.ts';
import { bankMethods } from './bank.ts';
import { bedMethods } from './beds.ts';
import { calendarMethods } from './calendar.ts';
import { checkMethods } from './check.ts';
import { fiveHavesMethods } from './five-haves.ts';
import { fundMethods } from './funds.ts';
import { gradingAwardMethods } from './grading-award.ts';
import { gradingPaperMethods, gradingVisitMethods } from './grading-papers.ts';
import { gradingMethods } from './grading.ts';
import { happinessMoneyMethods } from './happiness-money.ts';
import { happinessMethods } from './happiness.ts';
import { happinessSheetMethods } from './happiness-sheets.ts';
import { homeDetailMethods } from './home-details.ts';
import { homeMethods, standardMethods } from './homes.ts';
import { importMethods } from './imports.ts';
import { indicatorPeriodMethods } from './indicator-periods.ts';
import { indicatorMethods } from './indicators.ts';
import { ledgerMethods } from './ledger.ts';
import { operatorMethods } from './operators.ts';
import { otherPaymentMethods } from './other-payments.ts';
import { ownReportMethods } from './own-reports.ts';
import { overlapMethods } from './overlaps.ts';
import { paperMethods } from './papers.ts';
import { parameterMethods } from './parameters.ts';
import { paymentExplainMethods } from './payments-explain.ts';
import { paymentHistoryMethods } from './payments-history.ts';
import { paymentMethods } from './payments.ts';
import { paymentHoldMethods } from './payments-holds.ts';
import { peopleMethods } from './people.ts';
import { placementMethods } from './placement.ts';
import { pendingMethods } from './recoveries-pending.ts';
import { recoveryMethods } from './recoveries.ts';
import { renovationMoneyMethods } from './renovation-money.ts';
import { renovationMethods } from './renovation.ts';
import { renovationPaperMethods } from './renovation-papers.ts';
import { renovationProgressMethods } from './renovation-progress.ts';
import { renovationTargetMethods } from './renovation-targets.ts';
import { renovationViewMethods } from './renovation-views.ts';
import { renovationWorksMethods } from './renovation-works.ts';
import { choiceMethods } from './renovation-choice.ts';
import { scatteredMethods } from './scattered.ts';
import { sheetCheckMethods } from './sheet-checks.ts';
import { documentMethods } from './documents.ts';
import { registerMethods } from './registers.ts';
import { quarterMethods } from './quarter.ts';
import { situationMethods } from './situation.ts';
import { stayMethods } from './stays.ts';
import { plannerMethods } from './planner.ts';
import { supervisionMethods } from './supervision.ts';
import { taskMethods } from './tasks.ts';
import { topUpMethods } from './top-ups.ts';
import { wordTemplateMethods } from './word-templates.ts';
import { whatIfMethods } from './what-if.ts';
import { userMethods } from './users.ts';
import { visitMethodsOfContract } from './visits.ts';

export const methods = {
  ...ledgerMethods,
  ...userMethods,
  ...peopleMethods,
  ...homeMethods,
  ...homeDetailMethods,
  ...standardMethods,
  ...importMethods,
  ...paymentMethods,
  ...paymentExplainMethods,
  ...paymentHistoryMethods,
  ...whatIfMethods,
  ...fundMethods,
  ...paymentHoldMethods,
  ...topUpMethods,
  ...sheetCheckMethods,
  ...checkMethods,
  ...backupMethods,
  ...attachmentMethods,
  ...plannerMethods,
  ...auditMethods,
  ...scatteredMethods,
  ...fiveHavesMethods,
  ...visitMethodsOfContract,
  ...assessmentMethods,
  ...calendarMethods,
  ...bankMethods,
  ...otherPaymentMethods,
  ...overlapMethods,
  ...bedMethods,
  ...stayMethods,
  ...placementMethods,
  ...indicatorMethods,
  ...indicatorPeriodMethods,
  ...parameterMethods,
  ...gradingMethods,
  ...gradingAwardMethods,
  ...gradingPaperMethods,
  ...gradingVisitMethods,
  ...happinessMethods,
  ...happinessMoneyMethods,
  ...happinessSheetMethods,
  ...choiceMethods,
  ...operatorMethods,
  ...paperMethods,
  ...recoveryMethods,
  ...pendingMethods,
  ...renovationMethods,
  ...renovationMoneyMethods,
  ...renovationViewMethods,
  ...renovationWorksMethods,
  ...renovationProgressMethods,
  ...renovationPaperMethods,
  ...renovationTargetMethods,
  ...registerMethods,
  ...quarterMethods,
  ...situationMethods,
  ...ownReportMethods,
  ...wordTemplateMethods,
  ...taskMethods,
  ...documentMethods,
  ...supervisionMethods,
} as const;

export type MethodName = keyof typeof methods;
export type InputOf<Name extends MethodName> = z.input<(typeof methods)[Name]['input']>;
export type ParsedInputOf<Name extends MethodName> = z.output<(typeof methods)[Name]['input']>;
export type OutputOf<Name extends MethodName> = z.output<(typeof methods)[Name]['output']>;

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}
