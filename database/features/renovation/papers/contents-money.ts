/** From the ledger to the month's report, the register of payments and the list of retentions. */
import { contractKinds, paymentBases } from '../../../../electron/contract/renovation-terms.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import { daysBetween, type IsoDate, type IsoMonth } from '../../../../electron/contract/values.ts';
import { policyNumber } from '../../parameters/service.ts';
import type { ScopedReader } from '../../users/scope.ts';
import { amountsBySource, moneyOf } from '../money.ts';
import { fundSources } from '../policy.ts';
import { rowMaker } from '../project-rows.ts';
import type { StoredProject } from '../queries-projects.ts';
import { progressOf } from '../service-progress.ts';
import { actualOn, hasReached } from './content.ts';
import { extentText, projectReader, projectsIn, regionOf, unitOf, type Extent } from './contents.ts';
import type { PaymentOnPaper, PaymentsContent, RetentionContent } from './report-money.ts';
import type { MonthlyContent, MonthlyPhase } from './report-monthly.ts';

function phaseOf(stage: string): MonthlyPhase {
  if (hasReached({ stage }, 'inUse')) return '投用';
  if (hasReached({ stage }, 'accepted')) return '验收';
  if (hasReached({ stage }, 'completed')) return '完工';
  return hasReached({ stage }, 'construction') ? '在建' : '未开工';
}

/** 到位 and 支出 up to the day the month is cut off at; the stage and how late it was on that day. @throws AppError RENOVATION_PAPER_EMPTY */
export function monthlyContent(reader: ScopedReader, month: IsoMonth, extent: Extent, today: IsoDate): MonthlyContent {
  const projects = new Map(projectsIn(reader, extent).map((project) => [project.projectId, project]));
  const told = progressOf(reader, month, today);
  const asOf = told.cutOn < today ? told.cutOn : today;
  const rowOf = rowMaker(reader, asOf);
  const rows = told.rows.filter(({ projectId }) => projects.has(projectId));
  if (rows.length === 0)
    throw new AppError('RENOVATION_PAPER_EMPTY', { extent: extentText(reader, extent, [...projects.values()]) || '全县' });
  const list: readonly StoredProject[] = [...projects.values()];
  return {
    region: regionOf(reader),
    unit: unitOf(reader, list),
    extent: extentText(reader, extent, list),
    month,
    asOf,
    dueOn: told.dueOn,
    rows: rows.map((row) => {
      const project = projects.get(row.projectId);
      const amounts = [...amountsBySource(reader, row.projectId, asOf).values()];
      return {
        name: row.name,
        approvedFen: row.approvedFen,
        monthFen: row.doneFen,
        doneFen: row.doneFen === null && row.doneTotalFen === 0 ? null : row.doneTotalFen,
        receivedFen: amounts.reduce((sum, { receivedFen }) => sum + receivedFen, 0),
        spentFen: amounts.reduce((sum, { spentFen }) => sum + spentFen, 0),
        percentBefore: row.lastPercent,
        percent: row.percent ?? (hasReached(row, 'completed') ? 100 : null),
        work: row.work,
        phase: phaseOf(row.stage),
        standstill: row.state === 'running' ? null : row.state === 'suspended' ? '暂停' : '取消',
        lagDays: project ? rowOf(project).lagDays : 0,
        reason: row.problems,
        coordination: row.coordination,
      };
    }),
    missing: rows.filter(({ status }) => status === 'missing').map(({ name }) => name),
    late: rows.flatMap(({ status, name, reportedOn }) => (status === 'late' && reportedOn !== null ? [{ name, reportedOn }] : [])),
  };
}

type Days = { readonly from: IsoDate | null; readonly until: IsoDate | null };

/** @throws AppError RENOVATION_PAPER_EMPTY, RENOVATION_NO_PAYMENTS */
export function paymentsContent(reader: ScopedReader, extent: Extent, { from, until }: Days, today: IsoDate): PaymentsContent {
  const projects = projectsIn(reader, extent);
  const asOf = until !== null && until < today ? until : today;
  const payments = projects.flatMap((project) => {
    const money = moneyOf(reader, project.projectId, asOf);
    const contracts = new Map(money.contracts.map((contract) => [contract.contractId, contract]));
    const paid = new Map<number, number>();
    return money.payments
      .filter(({ withdrawnBy, paidOn }) => withdrawnBy === null && paidOn <= asOf)
      .toSorted((one, other) => (one.paidOn === other.paidOn ? one.paymentId - other.paymentId : one.paidOn < other.paidOn ? -1 : 1))
      .flatMap((payment): PaymentOnPaper[] => {
        const contract = contracts.get(payment.contractId);
        const paidFen = (paid.get(payment.contractId) ?? 0) + payment.fen;
        paid.set(payment.contractId, paidFen);
        if (from !== null && payment.paidOn < from) return [];
        return [
          {
            projectCode: project.code,
            homeName: project.homeName,
            contractNo: payment.contractNo ?? '',
            contractKind: labelOf(contractKinds, contract?.kind ?? ''),
            paymentNo: payment.paymentNo,
            paidOn: payment.paidOn,
            payee: payment.payee,
            fen: payment.fen,
            sources: payment.sources,
            basis: labelOf(paymentBases, payment.basis),
            invoiceNo: payment.invoiceNo,
            paidFen,
            priceFen: contract?.totalFen ?? payment.fen,
            exception: payment.exceptionReason === null ? null : `${payment.exceptionReason}（${payment.exceptionBy ?? ''}）`,
            note: payment.note,
          },
        ];
      });
  });
  const used = new Set(payments.flatMap(({ sources }) => sources.map(({ source }) => source)));
  if (payments.length === 0) throw new AppError('RENOVATION_NO_PAYMENTS', { extent: extentText(reader, extent, projects) || '全县' });
  const listed = fundSources(reader, asOf).map(({ id, label }) => ({ source: id, label }));
  const unlisted = [...used].filter((source) => !listed.some((own) => own.source === source)).map((source) => ({ source, label: source }));
  const days = from === null && until === null ? '' : `付款日期：${from ?? ''}至${until ?? ''}`;
  return {
    region: regionOf(reader),
    unit: unitOf(reader, projects),
    extent: [extentText(reader, extent, projects), days].filter((words) => words !== '').join('　'),
    asOf,
    payments,
    sources: [...listed, ...unlisted].filter(({ source }) => used.has(source)),
  };
}

/** Contracts with a retention, those due first. @throws AppError RENOVATION_PAPER_EMPTY, RENOVATION_NO_RETENTION */
export function retentionContent(reader: ScopedReader, extent: Extent, today: IsoDate): RetentionContent {
  const projects = projectsIn(reader, extent);
  const read = projectReader(reader, today);
  const contracts = projects
    .flatMap((project) => {
      const { money, onPaper } = read(project);
      return money.contracts
        .filter(({ withdrawnBy, retentionPermille }) => withdrawnBy === null && retentionPermille > 0)
        .map((contract) => ({
          projectCode: project.code,
          homeName: project.homeName,
          contractNo: contract.contractNo ?? '',
          contractor: contract.contractor,
          priceFen: contract.totalFen,
          permille: contract.retentionPermille,
          retentionFen: contract.retentionFen,
          returnedFen: contract.retentionReturnedFen,
          heldFen: contract.retentionHeldFen,
          acceptedOn: actualOn(onPaper, 'accepted'),
          untilOn: contract.retentionUntil,
          daysLeft: contract.retentionUntil === null ? null : daysBetween(today, contract.retentionUntil),
        }));
    })
    .toSorted((one, other) => ((one.untilOn ?? '9999') < (other.untilOn ?? '9999') ? -1 : 1));
  if (contracts.length === 0) throw new AppError('RENOVATION_NO_RETENTION', { extent: extentText(reader, extent, projects) || '全县' });
  return {
    region: regionOf(reader),
    unit: unitOf(reader, projects),
    extent: extentText(reader, extent, projects),
    asOf: today,
    contracts,
    noticeDays: policyNumber(reader, 'renovation.warnDays', today),
  };
}
