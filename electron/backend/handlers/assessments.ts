import { paper, paperCopy } from '../../../database/features/assessments/paper.ts';
import { due, saveTiers, scales } from '../../../database/features/assessments/service-due.ts';
import { closeReport, ofPerson, report } from '../../../database/features/assessments/service-reports.ts';
import * as assessments from '../../../database/features/assessments/service.ts';
import * as calendar from '../../../database/features/calendar/service.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `assessments.${string}` | `calendar.${string}`>;

export const assessmentHandlers: Pick<Handlers, Names> = {
  'assessments.scales': ({ backend }) => scales(reader(backend), backend.clock.today()),
  'assessments.due': ({ backend }, input) => due(scopedReader(backend), input, backend.clock.today()),
  'assessments.page': ({ backend }, input) => assessments.page(scopedReader(backend), input),
  'assessments.ofPerson': ({ backend }, { personId }) => ofPerson(reader(backend), personId, backend.clock.today()),
  'assessments.get': ({ backend }, { assessmentId }) => assessments.get(reader(backend), assessmentId),
  'assessments.tryOut': ({ backend }, input) => assessments.tryOut(reader(backend), input, backend.clock.today()),
  'assessments.conclude': ({ backend }, input) => {
    const concluded = assessments.conclude(writeContext(backend), input);
    changed(backend, 'assessments', 'people');
    return concluded;
  },
  'assessments.withdraw': ({ backend }, input) => {
    assessments.withdraw(writeContext(backend), input);
    changed(backend, 'assessments', 'people');
    return {};
  },
  'assessments.report': ({ backend }, input) => {
    const reported = report(writeContext(backend), input);
    changed(backend, 'assessments');
    return reported;
  },
  'assessments.closeReport': ({ backend }, input) => {
    closeReport(writeContext(backend), input);
    changed(backend, 'assessments');
    return {};
  },
  'assessments.paper': ({ backend }, input) => {
    const made = paper(writeContext(backend), input);
    changed(backend);
    return made;
  },
  'assessments.savePaper': async (call, input) => {
    const { backend } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, input.protection);
    const copy = await paperCopy(writeContext(backend), input);
    await saveProtected(writeContext(backend), copy, file, input.protection);
    changed(backend);
    return { file };
  },
  'assessments.saveTiers': ({ backend }, input) => {
    saveTiers(writeContext(backend), input);
    changed(backend, 'assessments', 'parameters');
    return {};
  },
  'calendar.years': ({ backend }) => {
    const today = backend.clock.today();
    return { years: calendar.years(reader(backend)), today, isNextYearDue: calendar.isNextYearDue(reader(backend), today) };
  },
  'calendar.saveYear': ({ backend }, input) => {
    const saved = calendar.saveYear(writeContext(backend), input);
    changed(backend, 'assessments');
    return saved;
  },
};
