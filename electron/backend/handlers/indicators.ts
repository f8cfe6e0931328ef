import { exportFootLine } from '../../../database/documents/foot-line.ts';
import { maskReport } from '../../../database/documents/mask-report.ts';
import { renderWorkbookSteps } from '../../../database/documents/xlsx/workbook.ts';
import { purposeOf, requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { namesReport } from '../../../database/features/indicators/report.ts';
import { headline } from '../../../database/features/indicators/service-headline.ts';
import { homesBehind, peopleBehind } from '../../../database/features/indicators/service-names.ts';
import { places, trend } from '../../../database/features/indicators/service-trend.ts';
import * as indicators from '../../../database/features/indicators/service.ts';
import { nextExportNumber } from '../../../database/features/people/queries.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `indicators.${string}`>;

export const indicatorHandlers: Pick<Handlers, Names> = {
  'indicators.list': ({ backend }, asked) => indicators.list(scopedReader(backend), asked),
  'indicators.headline': ({ backend }) => headline(scopedReader(backend), backend.clock.today()),
  'indicators.people': ({ backend }, { offset, limit, ...asked }) => peopleBehind(scopedReader(backend), asked, { offset, limit }),
  'indicators.homes': ({ backend }, asked) => homesBehind(scopedReader(backend), asked),
  'indicators.items': ({ backend }, asked) => indicators.itemsBehind(scopedReader(backend), asked),
  'indicators.trend': ({ backend }, asked) => trend(scopedReader(backend), asked),
  'indicators.places': ({ backend }, asked) => places(scopedReader(backend), asked),
  'indicators.export': async (call, { protection, ...asked }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    const { ledger, user } = sessionOf(backend);
    requireProtection(user.role, protection);
    const copyNumber = nextExportNumber(reader(backend));
    const footLine = exportFootLine('导出', backend.clock.now(), user.name, copyNumber, purposeOf(protection));
    const { report: full, rows } = namesReport(scopedReader(backend), asked, ledger.regionName, footLine);
    const report = protection.kind === 'masked' ? maskReport(full) : full;
    const { content } = await backend.jobs.run(jobId, renderWorkbookSteps(report, file), '正在写入工作簿');
    const entry = { action: 'indicator.export', entity: 'indicator', entityId: null, after: { ...asked, rows, copyNumber } };
    await saveProtected(writeContext(backend), { bytes: content, extension: 'xlsx', entry }, file, protection);
    changed(backend);
    return { file, rows };
  },
};
