/** Projects of a year's task, cases with clocks and townships' reports of a random county, as facts and records. */
import fc from 'fast-check';
import { newUid, run, transaction } from '../../database/core/sql.ts';
import { save } from '../../database/features/registers/service.ts';
import { accept } from '../../database/features/renovation/service-acceptance.ts';
import { addToBatch, saveBatch } from '../../database/features/renovation/service-targets.ts';
import { isoDate } from '../../electron/contract/values.ts';
import type { TestLedger } from '../helpers/ledger.ts';
import { acceptance, insertProject } from '../renovation/works-project.ts';
import { firstTown } from './county.ts';

const place = fc.integer({ min: 0, max: 2 });
export const duties = fc.record({
  projects: fc.array(
    fc.record({
      until: fc.constantFrom('approved' as const, 'construction' as const, 'completed' as const, 'accepted' as const),
      home: place,
    }),
    {
      maxLength: 4,
    },
  ),
  cases: fc.array(fc.record({ acceptedOn: fc.constantFrom('2022-09-01', '2022-11-10', '2022-12-20'), town: place }), { maxLength: 4 }),
  doubts: fc.array(fc.record({ issuedOn: fc.constantFrom('2022-10-10', '2022-12-28'), town: place }), { maxLength: 4 }),
  reports: fc.array(
    fc.record({ at: fc.constantFrom('2022-12-31T08:00:00.000Z', '2023-01-04T08:00:00.000Z'), town: fc.integer({ min: 0, max: 5 }) }),
    {
      maxLength: 6,
    },
  ),
});
type Duties = typeof duties extends fc.Arbitrary<infer Value> ? Value : never;

export function makeDuties(ledger: TestLedger, drawn: Duties, homes: readonly number[]): void {
  const projectIds = drawn.projects.map(({ until, home }, index) => {
    const isAccepted = until === 'accepted';
    const homeId = homes[home % homes.length] ?? 0;
    const projectId = transaction(ledger, (writer) =>
      insertProject(writer, {
        homeId,
        code: `GZ-${index}`,
        name: `第${index}个项目`,
        until: isAccepted ? 'completed' : until,
        batchYear: 2022,
      }),
    );
    if (isAccepted)
      accept(ledger, {
        ...acceptance,
        checklist: [...acceptance.checklist],
        rooms: [],
        nursingBedIds: [],
        retiredBedIds: [],
        acceptedOn: isoDate('2022-03-01'),
        projectId,
        fireDocumentNo: '样消验〔2022〕7号',
      });
    return projectId;
  });
  if (projectIds.length > 0) {
    const documentNo = '样民发〔2022〕3号';
    saveBatch(ledger, { year: 2022, targetCount: 2, documentNo, issuedOn: isoDate('2022-02-01'), note: null });
    addToBatch(ledger, { year: 2022, projectIds, documentNo, addedOn: isoDate('2022-02-01') });
  }
  const write = (code: string, town: number, values: Readonly<Record<string, string>>): void => {
    save(ledger, { code, recordId: null, townCode: firstTown(ledger, town), values });
  };
  for (const [index, { acceptedOn, town }] of drawn.cases.entries())
    write('dibaoReview', town, { applicant: `样申请${index}`, kind: 'dibao', procedure: 'short', acceptedOn });
  for (const [index, { issuedOn, town }] of drawn.doubts.entries())
    write('doubt', town, { applicant: `样疑点${index}`, rule: 'dead', issuedOn, ...doubtful });
  const sent = new Set<number>();
  for (const { at, town } of drawn.reports) {
    if (sent.has(town)) continue;
    sent.add(town);
    transaction(ledger, (writer) =>
      run(
        writer,
        `INSERT INTO quarter_event (uid, period_end, town_code, action, content_json, recorded_at, recorded_by) VALUES (?, '2022-12-31', ?, 'submit', '{}', ?, ?)`,
        newUid(),
        firstTown(ledger, town),
        at,
        writer.actor.userId,
      ),
    );
  }
}

/** What a doubt asks for beside its rule. */
const doubtful: Readonly<Record<string, string>> = { batch: '2022-10', source: '民政' };
