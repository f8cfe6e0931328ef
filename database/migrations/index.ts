import type { Migration } from '../core/migrate.ts';
import { core } from './0001-core.ts';
import { people } from './0002-people.ts';
import { standards } from './0003-standards.ts';
import { payments } from './0004-payments.ts';
import { users } from './0005-users.ts';
import { auditHead } from './0006-audit-head.ts';
import { attachments } from './0007-attachments.ts';
import { backups } from './0008-backups.ts';
import { beds } from './0009-beds.ts';
import { assessments } from './0010-assessments.ts';
import { scattered } from './0011-scattered.ts';
import { placement } from './0012-placement.ts';
import { papers } from './0013-papers.ts';
import { paymentLines } from './0014-payment-lines.ts';
import { bankAndRecoveries } from './0015-bank-and-recoveries.ts';
import { funds } from './0016-funds.ts';
import { topUps } from './0017-top-ups.ts';
import { sheetFindings } from './0018-sheet-findings.ts';
import { happiness } from './0019-happiness.ts';
import { paymentSubjects } from './0020-payment-subjects.ts';
import { grading } from './0021-grading.ts';
import { paidOtherwiseAndOverlaps } from './0022-paid-otherwise.ts';
import { happinessSheets } from './0023-happiness-sheets.ts';
import { renovation } from './0024-renovation.ts';
import { renovationWorks } from './0025-renovation-works.ts';
import { operators } from './0026-operators.ts';
import { objectionAgain } from './0027-objection-again.ts';
import { indicatorPeriods } from './0028-indicator-periods.ts';
import { tasks } from './0029-tasks.ts';
import { wordTemplates } from './0030-word-templates.ts';
import { registers } from './0031-registers.ts';
import { renovationSpent } from './0032-renovation-spent.ts';
import { ownReports } from './0033-own-reports.ts';
import { quarter } from './0034-quarter.ts';

/** In order, never reordered, never edited once released: the hash of each is kept in every ledger. */
export const migrations: readonly Migration[] = [
  core,
  people,
  standards,
  payments,
  users,
  auditHead,
  attachments,
  backups,
  beds,
  assessments,
  scattered,
  placement,
  papers,
  paymentLines,
  bankAndRecoveries,
  funds,
  topUps,
  sheetFindings,
  happiness,
  paymentSubjects,
  grading,
  paidOtherwiseAndOverlaps,
  happinessSheets,
  renovation,
  renovationWorks,
  operators,
  objectionAgain,
  indicatorPeriods,
  tasks,
  wordTemplates,
  registers,
  renovationSpent,
  ownReports,
  quarter,
];
