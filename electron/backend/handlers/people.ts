import * as homes from '../../../database/features/homes/service.ts';
import * as parameters from '../../../database/features/parameters/service.ts';
import { nextExportNumber } from '../../../database/features/people/queries.ts';
import { peopleReport } from '../../../database/features/people/report.ts';
import { reveal } from '../../../database/features/people/reveal.ts';
import * as people from '../../../database/features/people/service.ts';
import * as standards from '../../../database/features/standards/service.ts';
import { exportFootLine } from '../../../database/documents/foot-line.ts';
import { maskReport } from '../../../database/documents/mask-report.ts';
import { renderWorkbookSteps } from '../../../database/documents/xlsx/workbook.ts';
import { purposeOf, requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import type { homeDetailMethods } from '../../contract/home-details.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

type Names = Exclude<
  Extract<keyof Handlers, `people.${string}` | `homes.${string}` | `standards.${string}` | `parameters.${string}`>,
  keyof typeof homeDetailMethods
>;

export const peopleHandlers: Pick<Handlers, Names> = {
  'people.page': ({ backend }, input) => people.page(scopedReader(backend), input),
  'people.find': ({ backend }, input) => people.find(scopedReader(backend), input),
  'people.get': ({ backend }, { personId }) => people.get(reader(backend), personId, backend.clock.today()),
  'people.reveal': ({ backend }, input) => {
    const revealed = reveal(writeContext(backend), input);
    changed(backend);
    return revealed;
  },
  'people.register': ({ backend }, input) => {
    const registered = people.register(writeContext(backend), input);
    changed(backend, 'people');
    return registered;
  },
  'people.record': ({ backend }, input) => {
    const recorded = people.record(writeContext(backend), input);
    changed(backend, 'people');
    return recorded;
  },
  'people.cancelFact': ({ backend }, input) => {
    people.cancelFact(writeContext(backend), input);
    changed(backend, 'people');
    return {};
  },
  'people.export': async (call, { filter, protection }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    const { ledger, user } = sessionOf(backend);
    requireProtection(user.role, protection);
    const copyNumber = nextExportNumber(reader(backend));
    const full = peopleReport(
      scopedReader(backend),
      filter,
      ledger.regionName,
      backend.clock.today(),
      exportFootLine('导出', backend.clock.now(), user.name, copyNumber, purposeOf(protection)),
    );
    const report = protection.kind === 'masked' ? maskReport(full) : full;
    const { rows, content } = await backend.jobs.run(jobId, renderWorkbookSteps(report, file), '正在写入工作簿');
    const entry = { action: 'people.export', entity: 'person', entityId: null, after: { filter, rows, copyNumber } };
    await saveProtected(writeContext(backend), { bytes: content, extension: 'xlsx', entry }, file, protection);
    changed(backend);
    return { file, rows };
  },
  'homes.list': ({ backend }) => homes.list(scopedReader(backend)),
  'homes.save': ({ backend }, input) => {
    const saved = homes.save(writeContext(backend), input);
    changed(backend, 'homes', 'people');
    return saved;
  },
  'homes.revealAccount': ({ backend }, input) => {
    const revealed = homes.revealAccount(writeContext(backend), input);
    changed(backend);
    return revealed;
  },
  'homes.setAccount': ({ backend }, input) => {
    homes.setAccount(writeContext(backend), input);
    changed(backend, 'homes');
    return {};
  },
  'standards.list': ({ backend }) => standards.list(reader(backend)),
  'standards.add': ({ backend }, input) => {
    const added = standards.add(writeContext(backend), input);
    changed(backend, 'standards');
    return added;
  },
  'standards.void': ({ backend }, input) => {
    standards.voidStandard(writeContext(backend), input);
    changed(backend, 'standards');
    return {};
  },
  'parameters.list': ({ backend }) => parameters.list(reader(backend)),
  'parameters.set': ({ backend }, input) => {
    parameters.set(writeContext(backend), input);
    changed(backend, 'parameters');
    return {};
  },
};
