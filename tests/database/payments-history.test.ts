/** The page of a person's money against the ledger itself, over random lives: facts late, early and withdrawn, sheets locked in between. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { history } from '../../database/features/payments/service-history.ts';
import { lockSheet } from '../../database/features/payments/service-advance.ts';
import * as people from '../../database/features/people/service.ts';
import { AppError } from '../../electron/contract/result.ts';
import { addMonths, isoDate, isoMonth } from '../../electron/contract/values.ts';
import type { MoneyHistory } from '../../electron/contract/payments-history.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { addStandards, build, register, smallCounty } from './payments-county.ts';
import { movingClock } from './moving-clock.ts';

const amounts = ['dueFen', 'issuedFen', 'offsetFen', 'recoveredFen', 'pendingFen', 'differenceFen'] as const;

/** Every sum of the page, from its parts. */
function expectAddsUp(found: MoneyHistory): void {
  const sum = (list: readonly MoneyHistory['totals'][], key: (typeof amounts)[number]): number =>
    list.reduce((total, entry) => total + entry[key], 0);
  for (const entry of [...found.months.flatMap(({ items }) => items), ...found.months, found.totals])
    expect(entry.issuedFen - entry.offsetFen - entry.recoveredFen + entry.pendingFen + entry.differenceFen).toBe(entry.dueFen);
  for (const key of amounts) {
    for (const month of found.months) expect(sum(month.items, key)).toBe(month[key]);
    expect(sum(found.months, key)).toBe(found.totals[key]);
  }
  const locked = found.sheets.filter(({ isLocked }) => isLocked);
  for (const key of ['issuedFen', 'offsetFen', 'recoveredFen', 'pendingFen'] as const)
    expect(locked.reduce((total, sheet) => total + sheet[key], 0)).toBe(found.totals[key]);
  for (const sheet of found.sheets)
    expect(sheet.entries.reduce((total, { fen }) => total + fen, 0)).toBe(
      sheet.issuedFen - sheet.offsetFen - sheet.recoveredFen + sheet.pendingFen,
    );
}

/** The same columns straight from the tables of locked sheets. */
function ofLedger(context: TestLedger, personId: number): Record<string, number> {
  const [found] = rows<Record<string, number>>(
    context,
    `SELECT (SELECT ifnull(sum(fen), 0) FROM sheet_line JOIN sheet USING (sheet_id) WHERE fingerprint IS NOT NULL AND person_id = @id AND fen > 0) AS issuedFen,
       -(SELECT ifnull(sum(fen), 0) FROM sheet_line JOIN sheet USING (sheet_id) WHERE fingerprint IS NOT NULL AND person_id = @id AND fen < 0) AS offsetFen,
       (SELECT ifnull(sum(fen), 0) FROM sheet_recovery JOIN sheet USING (sheet_id) WHERE fingerprint IS NOT NULL AND person_id = @id) AS recoveredFen,
       (SELECT ifnull(sum(fen), 0) FROM sheet_pending JOIN sheet USING (sheet_id) WHERE fingerprint IS NOT NULL AND person_id = @id) AS pendingFen`,
    { id: personId },
  );
  return found ?? {};
}

const day = fc
  .tuple(fc.integer({ min: -2, max: 5 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, number]) => isoDate(`${addMonths(isoMonth('2022-01'), month)}-${String(number).padStart(2, '0')}`));
const change = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('level' as const), level: fc.constantFrom('independent', 'completeLoss') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('mode' as const), home: fc.constantFrom(null, 0, 1) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('end' as const), reason: fc.constantFrom('death', 'voluntary') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
);
const event = fc.record({ change, on: day, learntBefore: fc.integer({ min: 0, max: 6 }) });

function tell(
  context: TestLedger,
  personId: number,
  homeIds: readonly number[],
  { change: told, on }: { change: unknown; on: string },
): void {
  const said = told as { kind: string; level?: string; home?: number | null; reason?: string };
  try {
    if (said.kind === 'cancel') {
      const last = people
        .get(context, personId, isoDate('2999-01-01'))
        .timeline.find(({ canCancel, factId }) => canCancel && factId !== null);
      if (last?.factId) people.cancelFact(context, { factId: last.factId, reason: '登记有误' });
      return;
    }
    const base = { personId, validFrom: on };
    const input =
      said.kind === 'level'
        ? { ...base, kind: 'level', level: said.level }
        : said.kind === 'end'
          ? { ...base, kind: 'end', reason: said.reason, remark: null }
          : {
              ...base,
              kind: 'mode',
              mode: said.home === null ? 'scattered' : 'centralised',
              homeId: said.home === null ? null : (homeIds[said.home ?? 0] ?? null),
              caregiver: said.home === null ? { name: '李照料', idNumber: null, phone: null } : null,
            };
    people.record(context, input as never);
  } catch (error) {
    // What contradicts the record is refused, as it would be in the window.
    if (!(error instanceof AppError)) throw error;
  }
}

describe('个人资金明细', () => {
  test('随机经历：每项、每月、合计都相等，并与发放表逐分一致；没有新情况时差额为零', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 7 }), fc.constantFrom('scattered', 'centralised'), (events, mode) => {
        const clock = movingClock('2022-01-01');
        const { context, homeIds } = smallCounty(clock);
        const isHome = mode === 'centralised';
        const personId = register(context, {
          sequence: 5,
          name: '周随机',
          mode,
          homeId: isHome ? homeIds[1] : null,
          ...(isHome ? { caregiver: null } : {}),
        });
        for (let index = 0; index < 6; index++) {
          const month = addMonths(isoMonth('2022-01'), index);
          clock.set(`${addMonths(month, 2)}-27`);
          for (const told of events.filter(({ learntBefore }) => learntBefore === index)) tell(context, personId, homeIds, told);
          build(context, month);
          expectAddsUp(history(context, personId));
          lockSheet(context, { month, reason: '随机' });
          const found = history(context, personId);
          expectAddsUp(found);
          expect(found.totals).toMatchObject(ofLedger(context, personId));
          expect(found.months.filter(({ differenceFen }) => differenceFen !== 0)).toEqual([]);
        }
        for (const told of events.filter(({ learntBefore }) => learntBefore === 6)) tell(context, personId, homeIds, told);
        const found = history(context, personId);
        expectAddsUp(found);
        expect(found.totals).toMatchObject(ofLedger(context, personId));
        for (const item of found.months.flatMap(({ items }) => items)) expect(item.reason === null).toBe(item.differenceFen === 0);
      }),
      { numRuns: 25 },
    );
  });

  test('尚未审批的、暂缓的、编表以后得知的，各说明原因', () => {
    const clock = movingClock('2022-02-01');
    const { context, scattered } = smallCounty(clock);
    build(context, '2022-01');
    expect(history(context, scattered).months[0]?.items[0]).toMatchObject({
      dueFen: 66_300,
      issuedFen: 0,
      differenceFen: 66_300,
      reason: '已列入2022年1月发放表（草稿，尚未审批）',
    });
    lockSheet(context, { month: isoMonth('2022-01'), reason: '核对' });
    expect(history(context, scattered).totals).toMatchObject({ dueFen: 96_300, issuedFen: 96_300, differenceFen: 0 });
    clock.set('2022-02-10');
    people.record(context, { kind: 'level', personId: scattered, validFrom: isoDate('2021-12-20'), level: 'completeLoss' });
    const [, care] = history(context, scattered).months[0]?.items ?? [];
    expect(care).toMatchObject({ title: '照料护理费', dueFen: 60_000, issuedFen: 30_000, differenceFen: 30_000 });
    expect(care?.reason).toBe('2022年1月发放表编制以后得知的情况：自理能力评估（2021-12-20），列入下一张表更正');
  });

  test('没有发放表时是空的，不是错', () => {
    const context = memoryLedger();
    addStandards(context);
    const personId = register(context, { sequence: 1, name: '陈分散' });
    expect(history(context, personId)).toMatchObject({ months: [], sheets: [], ledgerStart: null });
  });
});
