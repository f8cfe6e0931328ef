import { AppError } from '../../contract/result.ts';
import type { PaperOrder } from '../../contract/papers.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import type { OpenLedger } from '../../../database/features/ledger/service.ts';
import * as papers from '../../../database/features/papers/service.ts';
import type { Handlers } from '../router.ts';
import { changed, openLedger, reader, requiredPath, scopedReader, sessionOf, writeContext, type Backend, type Call } from '../session.ts';

/** Orders each login has looked at: the log names one once, however often somebody turns back to it. */
const previewed = new WeakMap<OpenLedger, Set<string>>();

function notePreview(backend: Backend, order: PaperOrder): void {
  const ledger = openLedger(backend);
  const seen = previewed.get(ledger) ?? new Set<string>();
  previewed.set(ledger, seen);
  const key = JSON.stringify(order);
  if (seen.has(key)) return;
  papers.recordPreview(writeContext(backend), scopedReader(backend), order);
  seen.add(key);
  changed(backend);
}

/** Tells how far the files are, and stops between two when somebody cancels. */
function attended<T>({ backend, jobId }: Call, work: (onFile: (done: number, total: number) => Promise<void>) => Promise<T>): Promise<T> {
  return backend.jobs.attend(jobId, (signal) =>
    work(async (done, total) => {
      if (jobId !== null) backend.emit({ type: 'progress', jobId, phase: '正在制作', done, total });
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      if (signal.aborted) throw new AppError('CANCELLED');
    }),
  );
}

type Names = Extract<keyof Handlers, `papers.${string}`>;

export const paperHandlers: Pick<Handlers, Names> = {
  'papers.kinds': ({ backend }) => papers.kinds(reader(backend)),
  'papers.template': ({ backend }, { kind }) => papers.template(reader(backend), kind),
  'papers.tryTemplate': (_, { kind, body, isBlank }) => papers.tryTemplate(kind, body, isBlank),
  'papers.saveTemplate': ({ backend }, input) => {
    const saved = papers.saveTemplate(writeContext(backend), input, 'paper.template');
    changed(backend, 'papers');
    return saved;
  },
  'papers.restoreTemplate': ({ backend }, { kind }) => {
    const restored = papers.restoreTemplate(writeContext(backend), kind);
    changed(backend, 'papers');
    return restored;
  },
  'papers.count': ({ backend }, input) => papers.count(scopedReader(backend), input),
  'papers.paper': async ({ backend, jobId }, input) => {
    const { purpose, ...order } = input;
    const made = await backend.jobs.run(jobId, papers.paperSteps(writeContext(backend), scopedReader(backend), input));
    if (purpose === 'preview') notePreview(backend, order);
    else changed(backend);
    return made;
  },
  'papers.savePdf': async (call, { protection, ...order }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const copy = await backend.jobs.run(jobId, papers.pdfCopySteps(writeContext(backend), scopedReader(backend), order, protection));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file, papers: copy.papers, warnings: copy.warnings };
  },
  'papers.saveWord': async (call, { protection, ...order }) => {
    const { backend } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const copy = await attended(call, (onFile) => papers.wordCopy(writeContext(backend), scopedReader(backend), order, protection, onFile));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file, papers: copy.papers, warnings: copy.warnings };
  },
  'papers.savePack': async (call, { protection, ...order }) => {
    const { backend } = call;
    const file = requiredPath(call);
    requireProtection(sessionOf(backend).user.role, protection);
    const copy = await attended(call, (onFile) => papers.packCopy(writeContext(backend), scopedReader(backend), order, protection, onFile));
    await saveProtected(writeContext(backend), copy, file, protection);
    changed(backend);
    return { file, papers: copy.papers, warnings: copy.warnings };
  },
};
