import type { Protection } from '../../contract/protection.ts';
import { exportFootLine } from '../../../database/documents/foot-line.ts';
import { maskReport } from '../../../database/documents/mask-report.ts';
import type { Report } from '../../../database/documents/report-table.ts';
import { renderWorkbookSteps } from '../../../database/documents/xlsx/workbook.ts';
import { row } from '../../../database/core/sql.ts';
import { purposeOf, requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { agreementReport, fiveHavesReport, missedReport, type Made } from '../../../database/features/scattered/reports.ts';
import { agreementPage } from '../../../database/features/scattered/service-agreement-list.ts';
import * as agreements from '../../../database/features/scattered/service-agreements.ts';
import * as fiveHaves from '../../../database/features/scattered/service-five-haves.ts';
import { monthPage } from '../../../database/features/scattered/service-month.ts';
import { supportOfPerson } from '../../../database/features/scattered/service-person.ts';
import * as visits from '../../../database/features/scattered/service-visits.ts';
import * as wishes from '../../../database/features/scattered/service-wishes.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext, type Backend, type Call } from '../session.ts';

type Names = Extract<
  keyof Handlers,
  `scattered.${string}` | `agreements.${string}` | `fiveHaves.${string}` | `visits.${string}` | `wishes.${string}`
>;

/** A list as a workbook, masked or sealed as asked, entered in the log under its own action. */
async function save(
  call: Call,
  protection: Protection,
  action: string,
  filter: unknown,
  make: (made: Made) => Report,
): Promise<{ file: string; rows: number }> {
  const { backend, jobId } = call;
  const file = requiredPath(call);
  const { ledger, user } = sessionOf(backend);
  requireProtection(user.role, protection);
  const copyNumber = 1 + (row<{ n: number }>(reader(backend), 'SELECT count(*) AS n FROM audit WHERE action = ?', action)?.n ?? 0);
  const footLine = exportFootLine('导出', backend.clock.now(), user.name, copyNumber, purposeOf(protection));
  const full = make({ unit: ledger.regionName, today: backend.clock.today(), footLine });
  const report = protection.kind === 'masked' ? maskReport(full) : full;
  const { rows, content } = await backend.jobs.run(jobId, renderWorkbookSteps(report, file), '正在写入工作簿');
  const entry = { action, entity: 'person', entityId: null, after: { filter, rows, copyNumber } };
  await saveProtected(writeContext(backend), { bytes: content, extension: 'xlsx', entry }, file, protection);
  changed(backend);
  return { file, rows };
}

/** What was written shows at once, also on the page of the person. */
function written<Output>(backend: Backend, output: Output): Output {
  changed(backend, 'scattered', 'people');
  return output;
}

const today = ({ backend }: Call): ReturnType<Backend['clock']['today']> => backend.clock.today();

export const scatteredHandlers: Pick<Handlers, Names> = {
  'scattered.ofPerson': (call, { personId }) => supportOfPerson(reader(call.backend), personId, today(call)),
  'agreements.page': (call, input) => agreementPage(scopedReader(call.backend), input, today(call)),
  'agreements.record': ({ backend }, input) => written(backend, agreements.recordAgreement(writeContext(backend), input)),
  'agreements.renew': ({ backend }, input) => written(backend, agreements.renewAgreement(writeContext(backend), input)),
  'agreements.end': ({ backend }, input) => {
    agreements.endAgreement(writeContext(backend), input);
    return written(backend, {});
  },
  'agreements.undoEnd': ({ backend }, input) => {
    agreements.undoEnd(writeContext(backend), input);
    return written(backend, {});
  },
  'agreements.withdraw': ({ backend }, input) => {
    agreements.withdrawAgreement(writeContext(backend), input);
    return written(backend, {});
  },
  'agreements.export': (call, { filter, protection }) =>
    save(call, protection, 'agreement.export', filter, (made) => agreementReport(scopedReader(call.backend), filter, made)),
  'fiveHaves.page': (call, input) => fiveHaves.fiveHavesPage(scopedReader(call.backend), input, today(call)),
  'fiveHaves.record': ({ backend }, input) => written(backend, fiveHaves.recordCheck(writeContext(backend), input)),
  'fiveHaves.withdraw': ({ backend }, input) => {
    fiveHaves.withdrawCheck(writeContext(backend), input);
    return written(backend, {});
  },
  'fiveHaves.export': (call, { filter, protection }) =>
    save(call, protection, 'fiveHaves.export', filter, (made) => fiveHavesReport(scopedReader(call.backend), filter, made)),
  'visits.plan': (call, input) => visits.visitPlan(scopedReader(call.backend), input, today(call)),
  'visits.record': ({ backend }, input) => written(backend, visits.recordVisits(writeContext(backend), input)),
  'visits.withdraw': ({ backend }, input) => {
    visits.withdrawVisit(writeContext(backend), input);
    return written(backend, {});
  },
  'visits.risks': (call, input) => visits.risks(scopedReader(call.backend), input, today(call)),
  'visits.closeRisk': ({ backend }, input) => {
    visits.closeRisk(writeContext(backend), input);
    return written(backend, {});
  },
  'visits.month': (call, input) => monthPage(scopedReader(call.backend), input, today(call)),
  'visits.exportMissed': (call, { filter, protection }) =>
    save(call, protection, 'visit.exportMissed', filter, (made) => missedReport(scopedReader(call.backend), filter, made)),
  'wishes.page': (call, input) => wishes.wishPage(scopedReader(call.backend), input, today(call)),
  'wishes.record': ({ backend }, input) => written(backend, wishes.recordWishes(writeContext(backend), input)),
};
