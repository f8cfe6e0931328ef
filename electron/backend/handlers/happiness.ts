import type { Protection } from '../../contract/protection.ts';
import { exportFootLine } from '../../../database/documents/foot-line.ts';
import { maskReport } from '../../../database/documents/mask-report.ts';
import { renderSteps } from '../../../database/documents/pdf/paper.ts';
import type { Report } from '../../../database/documents/report-table.ts';
import { renderWorkbookSteps } from '../../../database/documents/xlsx/workbook.ts';
import { purposeOf, requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { homesReport, nextCopyNumber, scheduleReport, type ReportInput } from '../../../database/features/happiness/report.ts';
import { alerts } from '../../../database/features/happiness/service-alerts.ts';
import { budget } from '../../../database/features/happiness/service-budget.ts';
import { distribution } from '../../../database/features/happiness/service-distribution.ts';
import { explain } from '../../../database/features/happiness/service-explain.ts';
import { addGrade, grades, withdrawGrade } from '../../../database/features/happiness/service-grades.ts';
import * as homes from '../../../database/features/happiness/service-homes.ts';
import { get, list } from '../../../database/features/happiness/service-list.ts';
import { months, saveMonths } from '../../../database/features/happiness/service-months.ts';
import { scheduleOf } from '../../../database/features/happiness/service-schedule.ts';
import * as money from '../../../database/features/happiness/service-spending.ts';
import type { happinessMethods } from '../../contract/happiness.ts';
import type { happinessMoneyMethods } from '../../contract/happiness-money.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext, type Backend, type Call } from '../session.ts';

type Names = keyof typeof happinessMethods | keyof typeof happinessMoneyMethods;
type Action = 'happiness.export' | 'happiness.exportSchedule';
type Making = {
  readonly action: Action;
  readonly protection: Protection;
  readonly make: (input: ReportInput) => Report;
  readonly about: object;
};

const today = (backend: Backend) => backend.clock.today();

function written<Answer>(backend: Backend, answer: Answer): Answer {
  changed(backend, 'happiness');
  return answer;
}

/** The report masked where the protection says so, and the line of the log it is saved with. */
function copyOf(backend: Backend, kind: 'pdf' | 'xlsx', { action, protection, make, about }: Making) {
  const { ledger, user } = sessionOf(backend);
  requireProtection(user.role, protection);
  const copyNumber = nextCopyNumber(reader(backend), action);
  const footLine = exportFootLine('导出', backend.clock.now(), user.name, copyNumber, purposeOf(protection));
  const report = make({ today: today(backend), unit: ledger.regionName, footLine });
  const entry = { action, entity: 'happiness_home', entityId: null, after: { ...about, kind, copyNumber } } as const;
  return { report: protection.kind === 'masked' ? maskReport(report) : report, entry };
}

async function savePaper(call: Call, making: Making): Promise<{ file: string; pages: number }> {
  const { backend, jobId } = call;
  const file = requiredPath(call);
  const { report, entry } = copyOf(backend, 'pdf', making);
  const { bytes, pages } = await backend.jobs.run(jobId, renderSteps(report), '正在排版');
  await saveProtected(writeContext(backend), { bytes, extension: 'pdf', entry }, file, making.protection);
  changed(backend);
  return { file, pages };
}

async function saveWorkbook(call: Call, making: Making): Promise<{ file: string; rows: number }> {
  const { backend, jobId } = call;
  const file = requiredPath(call);
  const { report, entry } = copyOf(backend, 'xlsx', making);
  const { content, rows } = await backend.jobs.run(jobId, renderWorkbookSteps(report, file), '正在写入工作簿');
  await saveProtected(writeContext(backend), { bytes: content, extension: 'xlsx', entry }, file, making.protection);
  changed(backend);
  return { file, rows };
}

export const happinessHandlers: Pick<Handlers, Names> = {
  'happiness.list': ({ backend }, input) => list(scopedReader(backend), input, today(backend)),
  'happiness.get': ({ backend }, { happinessHomeId }) => get(reader(backend), happinessHomeId, today(backend)),
  'happiness.save': ({ backend }, input) => written(backend, homes.save(writeContext(backend), input)),
  'happiness.setAccount': ({ backend }, input) => written(backend, homes.setAccount(writeContext(backend), input)),
  'happiness.withdrawAccount': ({ backend }, input) => {
    homes.withdrawAccount(writeContext(backend), input);
    return written(backend, {});
  },
  'happiness.revealAccount': ({ backend }, input) => {
    const answer = homes.revealAccount(writeContext(backend), input);
    changed(backend);
    return answer;
  },
  'happiness.setStatus': ({ backend }, input) => written(backend, homes.setStatus(writeContext(backend), input)),
  'happiness.withdrawStatus': ({ backend }, input) => {
    homes.withdrawStatus(writeContext(backend), input);
    return written(backend, {});
  },
  'happiness.months': ({ backend }, input) => months(scopedReader(backend), input),
  'happiness.saveMonths': ({ backend }, input) => written(backend, saveMonths(writeContext(backend), input)),
  'happiness.grades': ({ backend }, { happinessHomeId }) => grades(reader(backend), happinessHomeId),
  'happiness.addGrade': ({ backend }, input) => written(backend, addGrade(writeContext(backend), input)),
  'happiness.withdrawGrade': ({ backend }, input) => {
    withdrawGrade(writeContext(backend), input);
    return written(backend, {});
  },
  'happiness.alerts': ({ backend }) => alerts(scopedReader(backend), today(backend)),
  'happiness.savePaper': (call, { filter, protection }) =>
    savePaper(call, {
      action: 'happiness.export',
      protection,
      about: { filter },
      make: (input) => homesReport(scopedReader(call.backend), filter, input),
    }),
  'happiness.saveWorkbook': (call, { filter, protection }) =>
    saveWorkbook(call, {
      action: 'happiness.export',
      protection,
      about: { filter },
      make: (input) => homesReport(scopedReader(call.backend), filter, input),
    }),
  'happiness.schedule': ({ backend }, { year }) => scheduleOf(scopedReader(backend), year, today(backend)),
  'happiness.explain': ({ backend }, { happinessHomeId, year }) => explain(reader(backend), happinessHomeId, year, today(backend)),
  'happiness.budget': ({ backend }, input) => budget(reader(backend), input, today(backend)),
  'happiness.distribution': ({ backend }, { year }) => distribution(scopedReader(backend), year, today(backend)),
  'happiness.spending': ({ backend }, input) => money.spending(reader(backend), input),
  'happiness.addSpending': ({ backend }, input) => written(backend, money.addSpending(writeContext(backend), input)),
  'happiness.withdrawSpending': ({ backend }, input) => {
    money.withdrawSpending(writeContext(backend), input);
    return written(backend, {});
  },
  'happiness.refunds': ({ backend }, { year }) => money.refunds(reader(backend), year),
  'happiness.addRefund': ({ backend }, input) => written(backend, money.addRefund(writeContext(backend), input)),
  'happiness.withdrawRefund': ({ backend }, input) => {
    money.withdrawRefund(writeContext(backend), input);
    return written(backend, {});
  },
  'happiness.saveSchedulePaper': (call, { year, protection }) =>
    savePaper(call, {
      action: 'happiness.exportSchedule',
      protection,
      about: { year },
      make: (input) => scheduleReport(scopedReader(call.backend), year, input),
    }),
  'happiness.saveScheduleWorkbook': (call, { year, protection }) =>
    saveWorkbook(call, {
      action: 'happiness.exportSchedule',
      protection,
      about: { year },
      make: (input) => scheduleReport(scopedReader(call.backend), year, input),
    }),
};
