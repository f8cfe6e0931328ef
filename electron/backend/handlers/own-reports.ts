import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { preview, reportCopySteps, reportPaperSteps } from '../../../database/features/own-reports/service-papers.ts';
import { list, save, withdraw } from '../../../database/features/own-reports/service.ts';
import { standingReports } from '../../../database/features/own-reports/standing.ts';
import { list as subjects } from '../../../database/features/own-reports/subjects.ts';
import type { ownReportMethods, ReportSource } from '../../contract/own-reports.ts';
import type { Protection } from '../../contract/protection.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext, type Call } from '../session.ts';

async function saveCopy(
  call: Call,
  { source, protection }: { readonly source: ReportSource; readonly protection: Protection },
  format: 'pdf' | 'xlsx',
): Promise<{ file: string; rows: number }> {
  const { backend, jobId } = call;
  const file = requiredPath(call);
  requireProtection(sessionOf(backend).user.role, protection);
  const copy = await backend.jobs.run(jobId, reportCopySteps(writeContext(backend), source, format, protection, file));
  await saveProtected(writeContext(backend), copy, file, protection);
  changed(backend);
  return { file, rows: copy.rows };
}

export const ownReportHandlers: Pick<Handlers, keyof typeof ownReportMethods> = {
  'ownReports.subjects': ({ backend }) => subjects(reader(backend), sessionOf(backend).user.role),
  'ownReports.list': ({ backend }) => list(reader(backend), sessionOf(backend).user),
  'ownReports.save': ({ backend }, input) => {
    const saved = save(writeContext(backend), input);
    changed(backend, 'reports');
    return saved;
  },
  'ownReports.withdraw': ({ backend }, input) => {
    withdraw(writeContext(backend), input);
    changed(backend, 'reports');
    return {};
  },
  'reports.standing': ({ backend }) => standingReports(sessionOf(backend).user.role),
  'reports.preview': ({ backend }, { source }) =>
    preview(scopedReader(backend), sessionOf(backend).user.role, source, backend.clock.today()),
  'reports.paper': async ({ backend, jobId }, input) => {
    const paper = await backend.jobs.run(jobId, reportPaperSteps(writeContext(backend), input));
    if (input.purpose === 'print') changed(backend);
    return paper;
  },
  'reports.savePaper': (call, input) => saveCopy(call, input, 'pdf'),
  'reports.saveWorkbook': (call, input) => saveCopy(call, input, 'xlsx'),
};
