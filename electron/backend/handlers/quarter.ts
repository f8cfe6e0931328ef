import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { quarterCopy, quarterPaper } from '../../../database/features/quarter/service-copies.ts';
import { answerSubmission, saveSubmission, submission } from '../../../database/features/quarter/service-towns.ts';
import { quarterView, quarters } from '../../../database/features/quarter/service-view.ts';
import { saveText, seal } from '../../../database/features/quarter/service.ts';
import type { quarterMethods } from '../../contract/quarter.ts';
import type { Handlers } from '../router.ts';
import { changed, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

export const quarterHandlers: Pick<Handlers, keyof typeof quarterMethods> = {
  'quarter.list': ({ backend }) => quarters(scopedReader(backend), backend.clock.today()),
  'quarter.get': ({ backend }, { end }) => quarterView(scopedReader(backend), end, backend.clock.today()),
  'quarter.submission': ({ backend }, of) => submission(scopedReader(backend), of, backend.clock.today()),
  'quarter.save': ({ backend }, input) => {
    saveSubmission(writeContext(backend), input);
    changed(backend, 'quarter');
    return {};
  },
  'quarter.answer': ({ backend }, input) => {
    answerSubmission(writeContext(backend), input);
    changed(backend, 'quarter');
    return {};
  },
  'quarter.saveText': ({ backend }, input) => {
    saveText(writeContext(backend), input);
    changed(backend, 'quarter');
    return {};
  },
  'quarter.seal': ({ backend }, input) => {
    seal(writeContext(backend), input);
    changed(backend, 'quarter', 'indicatorPeriods');
    return {};
  },
  'quarter.paper': ({ backend }, input) => {
    const paper = quarterPaper(writeContext(backend), input);
    if (input.purpose === 'print') changed(backend);
    return paper;
  },
  'quarter.export': async (call, { end, format, protection }) => {
    const { backend } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    await saveProtected(writeContext(backend), await quarterCopy(writeContext(backend), { end, format }, protection), file, protection);
    changed(backend, 'quarter');
    return { file };
  },
};
