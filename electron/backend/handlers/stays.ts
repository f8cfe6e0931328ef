import { exportFootLine } from '../../../database/documents/foot-line.ts';
import { maskReport } from '../../../database/documents/mask-report.ts';
import { renderSteps } from '../../../database/documents/pdf/paper.ts';
import { paperWarningText } from '../../../database/documents/pdf/warning-text.ts';
import type { Report } from '../../../database/documents/report-table.ts';
import { renderWorkbookSteps } from '../../../database/documents/xlsx/workbook.ts';
import type { WriteContext } from '../../../database/core/sql.ts';
import { heldPlaces, release } from '../../../database/features/beds/held.ts';
import { incidents, managerDays, ofPerson, rollSheet } from '../../../database/features/beds/reading.ts';
import { absencesRegister, movementsRegister, occupancyOf, residentsRegister } from '../../../database/features/beds/registers.ts';
import { nextRegisterNumber, registerReport } from '../../../database/features/beds/report.ts';
import * as absences from '../../../database/features/beds/service-absences.ts';
import * as days from '../../../database/features/beds/service-days.ts';
import * as homes from '../../../database/features/beds/service-homes.ts';
import * as stays from '../../../database/features/beds/service-stays.ts';
import { purposeOf, requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import type { Protection } from '../../contract/protection.ts';
import type { Topic } from '../../contract/wire.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext, type Call } from '../session.ts';

type Names = Extract<keyof Handlers, `stays.${string}`>;

const writing =
  <Input, Output>(work: (context: WriteContext, input: Input) => Output, ...topics: Topic[]) =>
  ({ backend }: Call, input: Input): Output => {
    const result = work(writeContext(backend), input);
    changed(backend, 'beds', ...topics);
    return result;
  };
const silent =
  <Input>(work: (context: WriteContext, input: Input) => void) =>
  (call: Call, input: Input): Record<string, never> => {
    writing(work)(call, input);
    return {};
  };

type CopyRequest = Parameters<typeof registerReport>[1];

/** A numbered copy of a register as the one who asks may have it. @throws AppError EXPORT_MASKED_ONLY, HOME_NOT_FOUND */
function registerCopy({ backend }: Call, request: CopyRequest, protection: Protection): { report: Report; copyNumber: number } {
  const { user } = sessionOf(backend);
  requireProtection(user.role, protection);
  const copyNumber = nextRegisterNumber(reader(backend));
  const foot = exportFootLine('导出', backend.clock.now(), user.name, copyNumber, purposeOf(protection));
  const full = registerReport(scopedReader(backend), request, backend.clock.today(), backend.clock.now(), foot);
  return { report: protection.kind === 'masked' ? maskReport(full) : full, copyNumber };
}

export const stayHandlers: Pick<Handlers, Names> = {
  'stays.day': ({ backend }, input) => managerDays(scopedReader(backend), input),
  'stays.ofPerson': ({ backend }, input) => ofPerson(reader(backend), input),
  'stays.rollSheet': ({ backend }, input) => rollSheet(scopedReader(backend), input),
  'stays.incidents': ({ backend }, input) => incidents(scopedReader(backend), input, backend.clock.now()),
  'stays.residents': ({ backend }, input) => residentsRegister(scopedReader(backend), input),
  'stays.movements': ({ backend }, input) => movementsRegister(scopedReader(backend), input),
  'stays.absences': ({ backend }, input) => absencesRegister(scopedReader(backend), input, backend.clock.today()),
  'stays.occupancy': ({ backend }, input) => occupancyOf(reader(backend), input, backend.clock.today()),
  'stays.assign': writing(stays.assign),
  'stays.move': writing(stays.move),
  'stays.swap': silent(stays.swap),
  'stays.reserve': writing(stays.reserve),
  'stays.cancelReservation': silent(stays.cancelReservation),
  'stays.held': ({ backend }) => heldPlaces(scopedReader(backend), backend.clock.today()),
  'stays.release': writing(release),
  'stays.withdraw': silent(stays.withdraw),
  // These change who is supported where.
  'stays.admit': writing(homes.admit, 'people'),
  'stays.transfer': writing(homes.transfer, 'people'),
  'stays.exit': writing(homes.exit, 'people'),
  'stays.startAbsence': writing(absences.startAbsence),
  'stays.changeAbsence': silent(absences.changeAbsence),
  'stays.endAbsence': writing(absences.endAbsence),
  'stays.withdrawAbsence': silent(absences.withdrawAbsence),
  'stays.rollCall': writing(days.rollCall),
  'stays.saveIncident': writing(days.saveIncident),
  'stays.closeIncident': silent(days.closeIncident),
  'stays.withdrawIncident': silent(days.withdrawIncident),
  'stays.export': async (call, { protection, ...request }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    const { report, copyNumber } = registerCopy(call, request, protection);
    const { rows, content } = await backend.jobs.run(jobId, renderWorkbookSteps(report, file), '正在写入工作簿');
    const entry = { action: 'stay.export', entity: 'home', entityId: request.homeId, after: { ...request, rows, copyNumber } };
    await saveProtected(writeContext(backend), { bytes: content, extension: 'xlsx', entry }, file, protection);
    changed(backend);
    return { file, rows };
  },
  'stays.savePaper': async (call, { protection, ...request }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    const { report, copyNumber } = registerCopy(call, request, protection);
    const { bytes, pages, warnings } = await backend.jobs.run(jobId, renderSteps(report), '正在排版');
    const rows = report.tables[0]?.rowCount ?? 0;
    const entry = { action: 'stay.export', entity: 'home', entityId: request.homeId, after: { ...request, rows, copyNumber } };
    await saveProtected(writeContext(backend), { bytes, extension: 'pdf', entry }, file, protection);
    changed(backend);
    return { file, pages, warnings: warnings.map(paperWarningText) };
  },
};
