import { beforeEach, describe, expect, test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { newUid, run, transaction, type WriteContext } from '../../database/core/sql.ts';
import { insertCancellation, insertFact } from '../../database/features/people/store.ts';
import { lockSheet, prepareSheet } from '../../database/features/payments/service.ts';
import { holdPayments, holds, liftHold } from '../../database/features/payments/service-holds.ts';
import { showSheet } from '../../database/features/payments/service.ts';
import { formatYuan, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { build, refusal, smallCounty, type SmallCounty } from './payments-county.ts';

let county: SmallCounty;
let on: (day: string) => WriteContext;

beforeEach(() => {
  county = smallCounty();
  on = (day) => ({ ...county.context, clock: fixedClock(isoDate(day)) });
});

function lock(context: WriteContext, month: string): void {
  build(context, month);
  lockSheet(context, { month: isoMonth(month), reason: '一人办理' });
}

/** `BASIC 2022-02 663.00`, `BACKPAY 2022-02 CARE 300.00`, sorted. */
function lines(month: string, personId: number): string[] {
  const sheet = showSheet(county.context, isoMonth(month));
  const idNumber = (county.context.connection.prepare('SELECT id_number FROM person WHERE person_id = ?').pluck().get(personId) ??
    '') as string;
  return sheet.lines
    .filter((line) => line.idNumber === idNumber)
    .map((line) => `${line.type} ${line.month}${line.of ? ` ${line.of}` : ''} ${formatYuan(line.fen).replace(',', '')}`)
    .sort();
}

describe('暂缓发放', () => {
  test('暂缓期间一分不发，解除后的下一张表补齐，一分不多', () => {
    lock(on('2022-02-01'), '2022-02');
    const { holdId } = holdPayments(on('2022-02-20'), {
      personId: county.scattered,
      type: null,
      fromMonth: isoMonth('2022-03'),
      reason: '死亡疑点',
    });
    lock(on('2022-03-01'), '2022-03');
    lock(on('2022-04-01'), '2022-04');
    expect([lines('2022-03', county.scattered), lines('2022-04', county.scattered)]).toEqual([[], []]);
    expect(lines('2022-03', county.resident)).toEqual(['BASIC 2022-03 663.00', 'CARE 2022-03 600.00']);
    liftHold(on('2022-04-12'), { holdId, reason: '已核实健在' });
    lock(on('2022-05-01'), '2022-05');
    expect(lines('2022-05', county.scattered)).toEqual([
      'BACKPAY 2022-03 BASIC 663.00',
      'BACKPAY 2022-03 CARE 300.00',
      'BACKPAY 2022-04 BASIC 663.00',
      'BACKPAY 2022-04 CARE 300.00',
      'BASIC 2022-05 663.00',
      'CARE 2022-05 300.00',
    ]);
    lock(on('2022-06-01'), '2022-06');
    expect(lines('2022-06', county.scattered)).toEqual(['BASIC 2022-06 663.00', 'CARE 2022-06 300.00']);
  });

  test('只暂缓照料护理费的，基本生活标准照发', () => {
    holdPayments(on('2022-01-31'), { personId: county.scattered, type: 'CARE', fromMonth: isoMonth('2022-02'), reason: '照料人待换' });
    lock(on('2022-02-01'), '2022-02');
    expect(lines('2022-02', county.scattered)).toEqual(['BASIC 2022-02 663.00']);
  });

  test('起始月份没到的，照常发放', () => {
    holdPayments(on('2022-01-31'), { personId: county.scattered, type: null, fromMonth: isoMonth('2022-03'), reason: '账户有误' });
    lock(on('2022-02-01'), '2022-02');
    expect(lines('2022-02', county.scattered)).toHaveLength(2);
    lock(on('2022-03-01'), '2022-03');
    expect(lines('2022-03', county.scattered)).toEqual([]);
  });

  test('草稿编好后才登记的暂缓，草稿不再是最新，重编后生效', () => {
    build(on('2022-02-01'), '2022-02');
    holdPayments(on('2022-02-01'), { personId: county.scattered, type: null, fromMonth: isoMonth('2022-02'), reason: '账户有误' });
    expect(refusal(() => lockSheet(on('2022-02-02'), { month: isoMonth('2022-02'), reason: '一人办理' })).code).toBe('SHEET_STALE');
    lock(on('2022-02-02'), '2022-02');
    expect(lines('2022-02', county.scattered)).toEqual([]);
  });

  test('发放表正在审核时不能对它登记暂缓：要么退回，要么从下个月起', () => {
    build(on('2022-02-01'), '2022-02');
    prepareSheet(on('2022-02-01'), isoMonth('2022-02'));
    const hold = { personId: county.scattered, type: null, reason: '账户有误' } as const;
    expect(refusal(() => holdPayments(on('2022-02-01'), { ...hold, fromMonth: isoMonth('2022-02') })).code).toBe('HOLD_SHEET_PREPARED');
    holdPayments(on('2022-02-01'), { ...hold, fromMonth: isoMonth('2022-03') });
  });

  test('同一款项不能暂缓两次，已锁定的月份不能暂缓，已解除的不能再解除；解除后可以再次暂缓', () => {
    lock(on('2022-02-01'), '2022-02');
    const hold = { personId: county.scattered, type: null, fromMonth: isoMonth('2022-03'), reason: '账户有误' } as const;
    expect(refusal(() => holdPayments(on('2022-02-20'), { ...hold, fromMonth: isoMonth('2022-02') })).code).toBe('HOLD_TOO_EARLY');
    const { holdId } = holdPayments(on('2022-02-20'), hold);
    expect(refusal(() => holdPayments(on('2022-02-20'), hold)).code).toBe('HOLD_EXISTS');
    expect(refusal(() => holdPayments(on('2022-02-20'), { ...hold, personId: 9999 })).code).toBe('PERSON_NOT_FOUND');
    liftHold(on('2022-02-21'), { holdId, reason: '已改正' });
    expect(refusal(() => liftHold(on('2022-02-22'), { holdId, reason: '已改正' })).code).toBe('HOLD_LIFTED');
    expect(refusal(() => liftHold(on('2022-02-22'), { holdId: 9999, reason: '已改正' })).code).toBe('HOLD_NOT_FOUND');
    holdPayments(on('2022-02-23'), hold);
    expect(holds(county.context, { personId: county.scattered, withLifted: false }).holds).toHaveLength(1);
    expect(holds(county.context, { personId: null, withLifted: true }).holds.map((row) => row.liftedReason)).toEqual([null, '已改正']);
  });

  test('暂缓一旦登记，理由改不了、删不掉', () => {
    holdPayments(on('2022-01-31'), { personId: county.scattered, type: null, fromMonth: isoMonth('2022-02'), reason: '账户有误' });
    const { connection } = county.context;
    expect(() => connection.exec("UPDATE payment_hold SET reason = '另一个理由'")).toThrow('append-only');
    expect(() => connection.exec('DELETE FROM payment_hold')).toThrow('never deleted');
  });
});

/** As the bank's answer leaves it: the sheet sent to the finance office, the line back with a reason. */
function send(month: string): void {
  county.context.connection.prepare("UPDATE sheet SET state = 'sent' WHERE month = ?").run(month);
}

function lineId(month: string, personId: number, type: string, forMonth = month): number {
  return county.context.connection
    .prepare(
      `SELECT l.line_id FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id
       WHERE s.month = ? AND l.person_id = ? AND coalesce(l.of_type, l.line_type) = ? AND l.for_month = ?`,
    )
    .pluck()
    .get(month, personId, type, forMonth) as number;
}

function returned(day: string, line: number): void {
  transaction(on(day), (writer) => {
    run(
      writer,
      "INSERT INTO line_return (uid, line_id, returned_on, reason, recorded_at, recorded_by) VALUES (?, ?, ?, '账户已销户', ?, ?)",
      newUid(),
      line,
      day,
      writer.at,
      writer.actor.userId,
    );
  });
}

function corrects(month: string, personId: number, type: string, forMonth: string): unknown {
  return county.context.connection
    .prepare('SELECT corrects_line_id FROM sheet_line WHERE line_id = ?')
    .pluck()
    .get(lineId(month, personId, type, forMonth));
}

describe('银行退票（J27）', () => {
  test('五月的663.00退回，照料费到账：六月补发663.00并指向退回的那一行，五月的表不变', () => {
    lock(on('2022-05-01'), '2022-05');
    send('2022-05');
    const before = showSheet(county.context, isoMonth('2022-05'));
    const back = lineId('2022-05', county.scattered, 'BASIC');
    returned('2022-05-15', back);
    lock(on('2022-06-01'), '2022-06');
    expect(lines('2022-06', county.scattered)).toEqual(['BACKPAY 2022-05 BASIC 663.00', 'BASIC 2022-06 663.00', 'CARE 2022-06 300.00']);
    expect(corrects('2022-06', county.scattered, 'BASIC', '2022-05')).toBe(back);
    expect(showSheet(county.context, isoMonth('2022-05'))).toEqual(before);
    lock(on('2022-07-01'), '2022-07');
    expect(lines('2022-07', county.scattered)).toEqual(['BASIC 2022-07 663.00', 'CARE 2022-07 300.00']);
  });

  test('过了两个月才知道退票：知道之后的那张表补发；补发又被退回，再补发，指向后一次', () => {
    lock(on('2022-05-01'), '2022-05');
    send('2022-05');
    lock(on('2022-06-01'), '2022-06');
    send('2022-06');
    const first = lineId('2022-05', county.scattered, 'CARE');
    returned('2022-06-20', first);
    lock(on('2022-07-01'), '2022-07');
    send('2022-07');
    expect(lines('2022-07', county.scattered)).toContain('BACKPAY 2022-05 CARE 300.00');
    const second = lineId('2022-07', county.scattered, 'CARE', '2022-05');
    returned('2022-07-20', second);
    lock(on('2022-08-01'), '2022-08');
    expect(lines('2022-08', county.scattered)).toContain('BACKPAY 2022-05 CARE 300.00');
    expect([corrects('2022-07', county.scattered, 'CARE', '2022-05'), corrects('2022-08', county.scattered, 'CARE', '2022-05')]).toEqual([
      first,
      second,
    ]);
    expect(() => returned('2022-08-20', second)).toThrow('UNIQUE');
  });

  test('丧葬费退回：下一张表给经办人补发，指向退回的那一行；死亡撤销又属实，也只有一份', () => {
    lock(on('2022-05-01'), '2022-05');
    const death = { kind: 'end', validFrom: isoDate('2022-05-20'), value: 'death' } as const;
    const die = (day: string): number =>
      transaction(on(day), (writer) => insertFact(writer, county.scattered, death, { source: '手工登记', batchId: null }));
    const first = die('2022-05-25');
    lock(on('2022-06-01'), '2022-06');
    send('2022-06');
    expect(lines('2022-06', county.scattered)).toEqual(['FUNERAL 2022-05 3978.00']);
    const back = lineId('2022-06', county.scattered, 'FUNERAL', '2022-05');
    returned('2022-06-15', back);
    lock(on('2022-07-01'), '2022-07');
    expect(lines('2022-07', county.scattered)).toEqual(['BACKPAY 2022-05 FUNERAL 3978.00']);
    expect(corrects('2022-07', county.scattered, 'FUNERAL', '2022-05')).toBe(back);
    transaction(on('2022-07-10'), (writer) => insertCancellation(writer, county.scattered, first, '2022-05-20', '认错了人', null));
    lock(on('2022-08-01'), '2022-08');
    expect(lines('2022-08', county.scattered).filter((line) => line.includes('FUNERAL'))).toEqual([]);
    die('2022-08-10');
    lock(on('2022-09-01'), '2022-09');
    const sheets = ['2022-06', '2022-07', '2022-08', '2022-09'].map((month) => showSheet(county.context, isoMonth(month)));
    const sum = (list: readonly { readonly fen: number }[]): number => list.reduce((total, { fen }) => total + fen, 0);
    const issued = sum(sheets.flatMap((sheet) => sheet.lines.filter((line) => line.type === 'FUNERAL' || line.of === 'FUNERAL')));
    const claimed = sum(sheets.flatMap((sheet) => sheet.recoveries.filter(({ of }) => of === 'FUNERAL')));
    const waiting = sum(sheets.flatMap((sheet) => sheet.pending.filter(({ type }) => type === 'FUNERAL')));
    expect(issued - claimed + waiting - 397_800).toBe(397_800);
  });

  test('退回的月份又在暂缓之中：解除之后才补发，仍指向退回的那一行', () => {
    lock(on('2022-05-01'), '2022-05');
    send('2022-05');
    const back = lineId('2022-05', county.scattered, 'BASIC');
    returned('2022-05-15', back);
    const { holdId } = holdPayments(on('2022-05-16'), {
      personId: county.scattered,
      type: 'BASIC',
      fromMonth: isoMonth('2022-06'),
      reason: '账户待更换',
    });
    lock(on('2022-06-01'), '2022-06');
    expect(lines('2022-06', county.scattered)).toEqual(['CARE 2022-06 300.00']);
    liftHold(on('2022-06-10'), { holdId, reason: '已换账户' });
    lock(on('2022-07-01'), '2022-07');
    expect(lines('2022-07', county.scattered)).toEqual([
      'BACKPAY 2022-05 BASIC 663.00',
      'BACKPAY 2022-06 BASIC 663.00',
      'BASIC 2022-07 663.00',
      'CARE 2022-07 300.00',
    ]);
    expect(corrects('2022-07', county.scattered, 'BASIC', '2022-05')).toBe(back);
  });
});
