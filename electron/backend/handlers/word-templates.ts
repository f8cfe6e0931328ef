import { writeFileSync } from 'node:fs';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { candidates, oneFileSteps, packed, packSteps } from '../../../database/features/letters/making.ts';
import * as templates from '../../../database/features/letters/service.ts';
import type { wordTemplateMethods } from '../../contract/word-templates.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

export const wordTemplateHandlers: Pick<Handlers, keyof typeof wordTemplateMethods> = {
  'wordTemplates.list': ({ backend }) => templates.list(reader(backend)),
  'wordTemplates.read': (call, input) => {
    const { backend } = call;
    const answer = templates.readIn(writeContext(backend), input, requiredPath(call));
    if (answer.templateId !== null) changed(backend, 'papers');
    return answer;
  },
  // A form without anybody on it: no line in the log, no protection.
  'wordTemplates.save': (call, { templateId }) => {
    const file = requiredPath(call);
    writeFileSync(file, templates.fileOf(reader(call.backend), templateId).bytes);
    return { file };
  },
  'wordTemplates.begin': async (call, { kind }) => {
    const file = requiredPath(call);
    writeFileSync(file, await templates.beginning(reader(call.backend), kind));
    return { file };
  },
  'wordTemplates.withdraw': ({ backend }, input) => {
    templates.withdraw(writeContext(backend), input);
    changed(backend, 'papers');
    return {};
  },
  'letters.candidates': ({ backend }, { subject }) => candidates(scopedReader(backend), subject, backend.clock.today()),
  'letters.savePack': async (call, { protection, ...asked }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const made = await backend.jobs.run(jobId, packSteps(writeContext(backend), scopedReader(backend), asked, protection));
    const copy = await packed(made, backend.clock.now());
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file, letters: copy.letters };
  },
  'letters.saveOne': async (call, { protection, ...asked }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const copy = await backend.jobs.run(jobId, oneFileSteps(writeContext(backend), scopedReader(backend), asked, protection));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file, letters: copy.letters };
  },
};
