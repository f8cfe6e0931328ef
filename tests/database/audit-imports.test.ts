import { beforeAll, describe, expect, it } from 'vitest';
import { finish, rows } from '../../database/core/sql.ts';
import * as batches from '../../database/features/imports/batches.ts';
import * as homes from '../../database/features/homes/service.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { importSample, takeInSampleCounty } from '../helpers/sample-county.ts';

type Line = { action: string; entity: string; entityId: number; before: string | null; after: string | null };
type Content = { facts: readonly { kind: string; validFrom: string }[] };

let context: TestLedger;
const lastLine = (): number => rows<{ seq: number }>(context, 'SELECT max(seq) AS seq FROM audit')[0]?.seq ?? 0;
const linesSince = (seq: number): Line[] =>
  rows(
    context,
    'SELECT action, entity, entity_id AS entityId, before_json AS "before", after_json AS "after" FROM audit WHERE seq > ? ORDER BY seq',
    seq,
  );
const contentOf = (json: string | null): Content => JSON.parse(json ?? 'null') as Content;

beforeAll(async () => {
  context = memoryLedger();
  await takeInSampleCounty(context);
});

describe('imports in the audit', () => {
  it('say of everybody they change what was recorded before, and their undoing what it takes away', async () => {
    const start = lastLine();
    const { batchId, accepted } = await importSample(context, 'changes', '特困人员异动登记表_2022-02.xlsx');
    const lines = linesSince(start);
    const people = lines.filter((line) => line.entity === 'person');
    expect(people.length).toBe(accepted);
    expect(lines.at(-1)?.action).toBe('import.changes');
    const changed = people.filter((line) => line.action !== 'person.register');
    expect(changed.length).toBeGreaterThan(4);
    for (const line of changed) {
      const [before, after] = [contentOf(line.before), contentOf(line.after)];
      const kinds = after.facts.map((fact) => fact.kind);
      expect(before.facts.every((fact) => kinds.includes(fact.kind))).toBe(true);
      // Everybody has a level and a mode; nobody who is supported has an end.
      if (kinds.includes('level') || kinds.includes('mode')) expect(before.facts.length).toBeGreaterThan(0);
      if (kinds.includes('end')) expect(before.facts.filter((fact) => fact.kind === 'end')).toEqual([]);
    }

    const undoing = lastLine();
    finish(batches.undoSteps(context, batchId ?? 0));
    const undone = linesSince(undoing).filter((line) => line.action === 'import.undoPerson');
    const factsOf = (list: readonly Line[], side: 'before' | 'after'): string[] =>
      list.flatMap((line) => contentOf(line[side]).facts.map((fact) => `${line.entityId} ${fact.kind} ${fact.validFrom}`)).toSorted();
    expect(factsOf(undone, 'before')).toEqual(factsOf(people, 'after'));
  });

  it('say of homes and standards what an undoing takes away', async () => {
    const fresh = memoryLedger();
    context = fresh;
    const homesBatch = await importSample(fresh, 'homes', '敬老院名册.xlsx');
    const standardsBatch = await importSample(fresh, 'standards', '救助标准表.xlsx');
    const known = homes.storedHomes(fresh).map((home) => home.name);
    const start = lastLine();
    finish(batches.undoSteps(fresh, homesBatch.batchId ?? 0));
    finish(batches.undoSteps(fresh, standardsBatch.batchId ?? 0));
    const lines = linesSince(start);
    const names = (action: string): string[] =>
      lines.filter((line) => line.action === action).map((line) => (JSON.parse(line.before ?? '{}') as { name: string }).name);
    expect(names('home.withdraw')).toEqual(known);
    expect(names('standard.void').length).toBe(standardsBatch.accepted);
    expect(names('standard.void').every((name) => name.length > 4)).toBe(true);
  });
});
