import * as homes from '../../../database/features/homes/service.ts';
import * as parameters from '../../../database/features/parameters/service.ts';
import { peopleReport } from '../../../database/features/people/report.ts';
import * as people from '../../../database/features/people/service.ts';
import * as standards from '../../../database/features/standards/service.ts';
import { transaction } from '../../../database/core/sql.ts';
import { exportFootLine } from '../../../database/documents/foot-line.ts';
import { workbookSteps } from '../../../database/documents/xlsx/workbook.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `people.${string}` | `homes.${string}` | `standards.${string}` | `parameters.${string}`>;

export const peopleHandlers: Pick<Handlers, Names> = {
  'people.page': ({ backend }, input) => people.page(scopedReader(backend), input),
  'people.find': ({ backend }, input) => people.find(scopedReader(backend), input),
  'people.get': ({ backend }, { personId }) => people.get(reader(backend), personId, backend.clock.today()),
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
  'people.export': async (call, { filter }) => {
    const { backend, jobId } = call;
    const file = requiredPath(call);
    const { ledger, user } = sessionOf(backend);
    const report = peopleReport(
      scopedReader(backend),
      filter,
      ledger.regionName,
      backend.clock.today(),
      exportFootLine('导出', backend.clock.now(), user.name, null),
    );
    const rows = report.tables[0]?.rowCount ?? 0;
    await backend.jobs.run(jobId, workbookSteps(report, file), '正在写入工作簿');
    transaction(writeContext(backend), (writer) =>
      writer.audit({ action: 'people.export', entity: 'person', entityId: null, after: { filter, rows } }),
    );
    changed(backend);
    return { file, rows };
  },
  'homes.list': ({ backend }) => homes.list(scopedReader(backend)),
  'homes.save': ({ backend }, input) => {
    const saved = homes.save(writeContext(backend), input);
    changed(backend, 'homes', 'people');
    return saved;
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
};
