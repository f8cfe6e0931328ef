import { describe, expect, it } from 'vitest';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { verifyChain } from '../../database/core/audit.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { finish, row, type WriteContext } from '../../database/core/sql.ts';
import * as batches from '../../database/features/imports/batches.ts';
import { commitSteps } from '../../database/features/imports/commit.ts';
import { previewSteps } from '../../database/features/imports/preview.ts';
import { rejectionsOf } from '../../database/features/imports/verdicts.ts';
import { project } from '../../database/features/people/facts.ts';
import * as people from '../../database/features/people/service.ts';
import { trueFacts } from '../../database/features/people/store.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { expected, importSample, previewSample, takeInSampleCounty } from '../helpers/sample-county.ts';

function count(context: WriteContext, table: string): number {
  return row<{ n: number }>(context, `SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
}

function tables(context: WriteContext): Record<string, number> {
  return Object.fromEntries(
    ['person', 'fact', 'home', 'standard', 'import_batch', 'audit', 'person_search'].map((table) => [table, count(context, table)]),
  );
}

async function withHomesAndStandards(): Promise<WriteContext> {
  const context = memoryLedger();
  await importSample(context, 'homes', '敬老院名册.xlsx');
  await importSample(context, 'standards', '救助标准表.xlsx');
  return context;
}

describe('the sample county', () => {
  it('rejects exactly the rows that are wrong, takes in the rest, then the corrections', async () => {
    const context = await withHomesAndStandards();
    expect([count(context, 'home'), count(context, 'standard')]).toEqual([12, 11]);
    const preview = await previewSample(context, null, '特困人员花名册.xlsx');
    expect(preview.kind).toBe('roster');
    expect(rejectionsOf(preview.checked).map(({ row: number, code }) => ({ row: number, code }))).toEqual(expected.roster.rejected);

    const before = tables(context);
    expect(() => finish(commitSteps(context, { ...preview, isSkippingInvalid: false }))).toThrow(
      new AppError('IMPORT_REJECTED', { rejected: 12 }).message,
    );
    expect(tables(context)).toEqual(before);

    const committed = finish(commitSteps(context, { ...preview, isSkippingInvalid: true }));
    expect(committed).toMatchObject({ accepted: expected.roster.accepted, unchanged: 0 });
    expect((await importSample(context, 'roster', '特困人员花名册_更正.xls')).accepted).toBe(expected.corrected);
    expect(count(context, 'person')).toBe(600);
    expect(verifyChain(context.connection).firstBroken).toBeNull();
  });

  it('changes nothing the second time and says so', async () => {
    const context = memoryLedger();
    await takeInSampleCounty(context);
    const before = tables(context);
    for (const [kind, name] of [
      ['homes', '敬老院名册.xlsx'],
      ['standards', '救助标准表.xlsx'],
      ['roster', '特困人员花名册_更正.xls'],
    ] as const)
      expect(await importSample(context, kind, name)).toMatchObject({ batchId: null, accepted: 0, rejected: 0 });
    expect(await importSample(context, 'roster', '特困人员花名册.xlsx', true)).toMatchObject({
      batchId: null,
      accepted: 0,
      unchanged: expected.roster.accepted,
    });
    expect(tables(context)).toEqual(before);
  });

  it('leaves every person as his facts add up', async () => {
    const context = memoryLedger();
    await takeInSampleCounty(context);
    for (const personId of [1, 37, 250, 600]) {
      const state = project(trueFacts(context, personId));
      expect(
        row(
          context,
          'SELECT status, level, mode, home_id AS homeId, wish, caregiver_name AS caregiverName, account_number AS accountNumber FROM person WHERE person_id = ?',
          personId,
        ),
      ).toEqual({
        status: state.status,
        level: state.level,
        mode: state.mode,
        homeId: state.homeId,
        wish: state.wish,
        caregiverName: state.caregiverName,
        accountNumber: state.accountNumber,
      });
    }
  });
});

describe('undo', () => {
  it('takes a whole batch back and takes the same file in again', async () => {
    const context = await withHomesAndStandards();
    const { batchId } = await importSample(context, 'roster', '特困人员花名册.xlsx', true);
    expect(finish(batches.undoSteps(context, batchId ?? 0))).toEqual({ undone: expected.roster.accepted });
    expect(row(context, "SELECT count(*) AS n FROM person WHERE status <> 'void'")).toEqual({ n: 0 });
    const facts = count(context, 'fact');
    expect(() => finish(batches.undoSteps(context, batchId ?? 0))).toThrow(`第 ${batchId} 号导入已经撤销过。`);
    const again = await importSample(context, 'roster', '特困人员花名册.xlsx', true);
    expect(again.accepted).toBe(expected.roster.accepted);
    expect(count(context, 'person')).toBe(expected.roster.accepted);
    expect(count(context, 'fact')).toBeGreaterThan(facts);
    expect(batches.list(context).map((batch) => batch.undoneAt !== null)).toEqual([false, true, false, false]);
  });

  it('is refused once something later builds on it', async () => {
    const context = await withHomesAndStandards();
    const { batchId } = await importSample(context, 'roster', '特困人员花名册.xlsx', true);
    people.record(context, { kind: 'wish', personId: 5, validFrom: isoDate('2022-06-01'), wish: 'unwilling' });
    expect(() => finish(batches.undoSteps(context, batchId ?? 0))).toThrow('等人之后又有登记');
    expect(() => finish(batches.undoSteps(context, 1))).toThrow('有人员登记在这些机构');
    expect(() => finish(batches.undoSteps(context, 77))).toThrow('没有编号为 77 的导入批次。');
  });

  it('brings homes and standards back to what they were', async () => {
    const context = await withHomesAndStandards();
    expect(finish(batches.undoSteps(context, 2))).toEqual({ undone: 11 });
    expect(finish(batches.undoSteps(context, 1))).toEqual({ undone: 12 });
    expect((await importSample(context, 'homes', '敬老院名册.xlsx')).accepted).toBe(12);
    expect((await importSample(context, 'standards', '救助标准表.xlsx')).accepted).toBe(11);
    expect(count(context, 'home')).toBe(12);
  });
});

describe('between preview and commit', () => {
  it('refuses when the ledger has changed', async () => {
    const context = await withHomesAndStandards();
    const preview = await previewSample(context, 'roster', '特困人员花名册.xlsx');
    await importSample(context, 'roster', '特困人员花名册_更正.xls');
    expect(() => finish(commitSteps(context, { ...preview, isSkippingInvalid: true }))).toThrow('预览之后台账有了变动');
  });

  it('keeps nothing when it is stopped halfway', async () => {
    const context = await withHomesAndStandards();
    const preview = await previewSample(context, 'roster', '特困人员花名册.xlsx');
    const before = tables(context);
    const steps = commitSteps(context, { ...preview, isSkippingInvalid: true });
    expect(steps.next().value).toMatchObject({ done: 200, total: 589 });
    steps.return({ batchId: null, accepted: 0, unchanged: 0, rejected: 0 });
    expect(tables(context)).toEqual(before);
    expect(context.connection.inTransaction).toBe(false);
  });

  it('remembers a mapping for the same header', async () => {
    const context = await withHomesAndStandards();
    const first = await previewSample(context, 'roster', '特困人员花名册.xlsx');
    const phoneColumn = first.table.mapping['phone'];
    expect(phoneColumn).toBeGreaterThan(0);
    const changed = finish(previewSteps(context, first, { kind: 'roster', mapping: { phone: null } }));
    expect(changed.table.mapping['phone']).toBeUndefined();
    const later = await previewSample(context, 'roster', '特困人员花名册.xlsx');
    expect([later.isMappingRemembered, later.table.mapping['phone']]).toEqual([true, undefined]);
  });
});

it('takes a later roster as later facts and contradictions as conflicts', async () => {
  const context = memoryLedger({ clock: fixedClock(isoDate('2022-12-31')) });
  await takeInSampleCounty(context);
  people.record(context, { kind: 'level', personId: 3, validFrom: isoDate('2022-03-01'), level: 'completeLoss' });
  const preview = await previewSample(context, 'roster', '特困人员花名册.xlsx');
  expect(preview.checked.counts).toMatchObject({ new: 0, changed: 0 });
});
