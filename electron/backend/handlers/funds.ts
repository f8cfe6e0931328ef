import type { Protection } from '../../contract/protection.ts';
import { exportFootLine } from '../../../database/documents/foot-line.ts';
import { maskReport } from '../../../database/documents/mask-report.ts';
import { renderSteps } from '../../../database/documents/pdf/paper.ts';
import type { Report } from '../../../database/documents/report-table.ts';
import { renderWorkbookSteps } from '../../../database/documents/xlsx/workbook.ts';
import { purposeOf, requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { fundsReport, nextCopyNumber } from '../../../database/features/funds/report.ts';
import * as funds from '../../../database/features/funds/service.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, sessionOf, writeContext, type Backend } from '../session.ts';

type Names = Extract<keyof Handlers, `funds.${string}`>;
type Copy = { readonly report: Report; readonly copyNumber: number };

function copyOf(backend: Backend, year: number, protection: Protection): Copy {
  const { ledger, user } = sessionOf(backend);
  requireProtection(user.role, protection);
  const copyNumber = nextCopyNumber(reader(backend));
  const footLine = exportFootLine('导出', backend.clock.now(), user.name, copyNumber, purposeOf(protection));
  const report = fundsReport(reader(backend), { year, today: backend.clock.today(), unit: ledger.regionName, footLine });
  return { report: protection.kind === 'masked' ? maskReport(report) : report, copyNumber };
}

const entryOf = (year: number, kind: 'pdf' | 'xlsx', copyNumber: number) =>
  ({ action: 'fund.export', entity: 'fund_entry', entityId: null, after: { year, kind, copyNumber } }) as const;

export const fundHandlers: Pick<Handlers, Names> = {
  'funds.year': ({ backend }, { year }) => funds.yearOf(reader(backend), year, backend.clock.today()),
  'funds.forecast': ({ backend, jobId }, { year }) =>
    backend.jobs.run(jobId, funds.forecastSteps(reader(backend), year, backend.clock.today())),
  'funds.entries': ({ backend }, { year }) => funds.entries(reader(backend), year),
  'funds.record': ({ backend }, input) => {
    const answer = funds.record(writeContext(backend), input);
    changed(backend, 'funds');
    return answer;
  },
  'funds.withdraw': ({ backend }, input) => {
    funds.withdraw(writeContext(backend), input);
    changed(backend, 'funds');
    return {};
  },
  'funds.saveSource': ({ backend }, input) => {
    const answer = funds.saveSource(writeContext(backend), input);
    changed(backend, 'funds');
    return answer;
  },
  'funds.stopSource': ({ backend }, input) => {
    funds.stopSource(writeContext(backend), input);
    changed(backend, 'funds');
    return {};
  },
  'funds.rules': ({ backend }) => funds.rules(reader(backend)),
  'funds.saveRule': ({ backend }, input) => {
    const answer = funds.saveRule(writeContext(backend), input);
    changed(backend, 'funds');
    return answer;
  },
  'funds.withdrawRule': ({ backend }, input) => {
    funds.withdrawRule(writeContext(backend), input);
    changed(backend, 'funds');
    return {};
  },
  'funds.ofSheet': ({ backend }, { sheetId }) => funds.fundingOf(reader(backend), sheetId),
  'funds.choose': ({ backend }, input) => {
    const funding = funds.choose(writeContext(backend), input);
    changed(backend, 'funds');
    return funding;
  },
  'funds.savePaper': async (call, { year, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    const { report, copyNumber } = copyOf(backend, year, protection);
    const { bytes, pages } = await backend.jobs.run(jobId, renderSteps(report), '正在排版');
    await saveProtected(writeContext(backend), { bytes, extension: 'pdf', entry: entryOf(year, 'pdf', copyNumber) }, file, protection);
    changed(backend);
    return { file, pages };
  },
  'funds.saveWorkbook': async (call, { year, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    const { report, copyNumber } = copyOf(backend, year, protection);
    const { content, rows } = await backend.jobs.run(jobId, renderWorkbookSteps(report, file), '正在写入工作簿');
    await saveProtected(
      writeContext(backend),
      { bytes: content, extension: 'xlsx', entry: entryOf(year, 'xlsx', copyNumber) },
      file,
      protection,
    );
    changed(backend);
    return { file, rows };
  },
};
