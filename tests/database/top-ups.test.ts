/** The price-linked subsidy and one-off items through the engine: own sheets, own document numbers, corrected when the truth comes late. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { finish, rows } from '../../database/core/sql.ts';
import {
  brokenSheets,
  explain,
  lockSheet,
  prepareSheet,
  reviewSheet,
  showSheet,
  sheets,
} from '../../database/features/payments/service.ts';
import { previewItem } from '../../database/features/payments/service-item-preview.ts';
import { addItem, buildItemSteps, itemsList, withdrawItem } from '../../database/features/payments/service-items.ts';
import { buildPriceSteps, pricesList, recordPrices, withdrawPrices } from '../../database/features/payments/service-prices.ts';
import * as people from '../../database/features/people/service.ts';
import type { SheetCard } from '../../electron/contract/payments.ts';
import { itemScheme, priceScheme, type Scheme } from '../../electron/contract/schemes.ts';
import { itemInputSchema, type ItemInput } from '../../electron/contract/top-ups.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { idNumberOf, refusal, register, smallCounty, type SmallCounty } from './payments-county.ts';

let county: SmallCounty;
beforeEach(() => {
  const built = smallCounty();
  county = { ...built, context: { ...built.context, clock: fixedClock(isoDate('2022-06-30')) } };
});

const everywhere = { kind: 'county' } as const;

function publish(month: string, cpi: number, food: number | null = null): number {
  const released = isoDate(`${month.slice(0, 4)}-${String(Number(month.slice(5)) + 1).padStart(2, '0')}-16`);
  return recordPrices(county.context, { month: isoMonth(month), cpi, food, releasedOn: released, documentNo: '统计局月度公报' }).priceId;
}

function buildPrice(month: string, isCorrection = false): SheetCard {
  return finish(
    buildPriceSteps(county.context, {
      month: isoMonth(month),
      documentNo: `样民发〔2022〕${Number(month.slice(5))}号`,
      documentTitle: null,
      isCorrection,
    }),
  );
}

function lock(month: string, scheme: Scheme): void {
  lockSheet(county.context, { month: isoMonth(month), scheme, reason: '代办' });
}

/** `王第三 PRICE 2022-03 23.87 → person`, then recoveries and pending. */
function shown(month: string, scheme: Scheme): string[] {
  const sheet = showSheet(county.context, isoMonth(month), scheme);
  const name = (idNumber: string): string =>
    rows<{ name: string }>(county.context, 'SELECT name FROM person WHERE id_number = ?', idNumber)[0]?.name ?? idNumber;
  const yuan = (amount: number): string => (amount / 100).toFixed(2);
  return [
    ...sheet.lines.map(
      (line) => `${name(line.idNumber)} ${line.type}${line.of ? ` ${line.of}` : ''} ${line.month} ${yuan(line.fen)} → ${line.payee}`,
    ),
    ...sheet.recoveries.map((claim) => `${name(claim.idNumber)} 追回 ${claim.of} ${claim.month} ${yuan(claim.fen)}`),
    ...sheet.pending.map((claim) => `${name(claim.idNumber)} 待定 ${claim.type} ${claim.month} ${yuan(claim.fen)}`),
  ].sort();
}

describe('价格临时补贴发放表', () => {
  it('达到启动条件的月份单独成表，有自己的文号；没有达到的不编', () => {
    publish('2022-03', 3.6);
    const card = buildPrice('2022-03');
    expect(card).toMatchObject({
      scheme: 'price',
      title: '价格临时补贴',
      documentNo: '样民发〔2022〕3号',
      persons: 2,
      totalFen: 4774,
      toHomesFen: 2387,
    });
    expect(shown('2022-03', priceScheme)).toEqual(['张集中 PRICE 2022-03 23.87 → home', '陈分散 PRICE 2022-03 23.87 → person']);
    expect(sheets({ ...county.context, scope: everywhere }, isoDate('2022-04-20')).sheets).toEqual([]);
    lock('2022-03', priceScheme);
    publish('2022-04', 3.4);
    expect(refusal(() => buildPrice('2022-04')).code).toBe('PRICE_TRIGGER_NOT_MET');
    expect(refusal(() => buildPrice('2022-04', true)).code).toBe('TOP_UP_NOTHING_TO_CORRECT');
    expect(refusal(() => buildPrice('2022-05')).code).toBe('CPI_MISSING');
    expect(brokenSheets(county.context)).toEqual([]);
  });

  it('迟到的死亡：机构多拨的抵扣，个人多领的追回；迟到的确认：补发', () => {
    publish('2022-03', 3.6);
    buildPrice('2022-03');
    lock('2022-03', priceScheme);
    for (const personId of [county.scattered, county.resident])
      people.record(county.context, { kind: 'end', personId, validFrom: isoDate('2022-02-20'), reason: 'death', remark: null });
    register(county.context, { sequence: 3, confirmedOn: isoDate('2022-02-10'), assessedOn: isoDate('2022-02-01') });
    publish('2022-04', 3.4);
    expect(refusal(() => buildPrice('2022-04')).code).toBe('PRICE_TRIGGER_NOT_MET');
    expect(buildPrice('2022-04', true)).toMatchObject({ documentNo: '样民发〔2022〕4号', persons: 2, totalFen: 0 });
    const expected = [
      '张集中 OFFSET PRICE 2022-03 -23.87 → home',
      '王第四 BACKPAY PRICE 2022-03 23.87 → person',
      '陈分散 追回 PRICE 2022-03 23.87',
    ];
    expect(shown('2022-04', priceScheme)).toEqual(expected);
    lock('2022-04', priceScheme);
    publish('2022-05', 4);
    buildPrice('2022-05');
    expect(shown('2022-05', priceScheme)).toEqual(['王第四 PRICE 2022-05 26.52 → person']);
    expect(brokenSheets(county.context)).toEqual([]);
  });

  it('只有追回、没有发放的更正表也能编，退回再编仍是同一张', () => {
    publish('2022-03', 3.6);
    buildPrice('2022-03');
    lock('2022-03', priceScheme);
    people.record(county.context, {
      kind: 'end',
      personId: county.scattered,
      validFrom: isoDate('2022-02-20'),
      reason: 'death',
      remark: null,
    });
    publish('2022-04', 3.4);
    expect(buildPrice('2022-04', true)).toMatchObject({ persons: 0, lines: 0, totalFen: 0 });
    expect(shown('2022-04', priceScheme)).toEqual(['陈分散 追回 PRICE 2022-03 23.87']);
    expect(buildPrice('2022-04')).toMatchObject({ lines: 0 });
  });

  it('迟到公布的月份不另编，随下一张表补发；作废的指数由下一张表收回', () => {
    publish('2022-03', 3.6);
    buildPrice('2022-03');
    lock('2022-03', priceScheme);
    const wrong = publish('2022-04', 3.5);
    buildPrice('2022-04');
    lock('2022-04', priceScheme);
    withdrawPrices(county.context, { priceId: wrong, reason: '统计局更正为3.4%' });
    publish('2022-04', 3.4);
    publish('2022-05', 3.6);
    buildPrice('2022-05');
    expect(shown('2022-05', priceScheme)).toEqual([
      '张集中 OFFSET PRICE 2022-04 -23.21 → home',
      '张集中 PRICE 2022-05 23.87 → home',
      '陈分散 PRICE 2022-05 23.87 → person',
      '陈分散 追回 PRICE 2022-04 23.21',
    ]);
  });

  it('前面有达到条件而没有审批的月份，不能跳过', () => {
    publish('2022-03', 3.6);
    buildPrice('2022-03');
    publish('2022-05', 3.6);
    expect(refusal(() => buildPrice('2022-05')).code).toBe('SHEET_EARLIER_OPEN');
    lock('2022-03', priceScheme);
    publish('2022-04', 3.6);
    expect(refusal(() => buildPrice('2022-05')).code).toBe('PRICE_EARLIER_OPEN');
  });

  it('编制后指数有变动，草稿要重新编制', () => {
    const priceId = publish('2022-03', 3.6);
    buildPrice('2022-03');
    withdrawPrices(county.context, { priceId, reason: '录错' });
    publish('2022-03', 3.7);
    expect(refusal(() => prepareSheet(county.context, isoMonth('2022-03'), priceScheme)).code).toBe('SHEET_STALE');
    expect(buildPrice('2022-03').totalFen).toBe(2 * 2453);
  });

  it('制表与审核仍是两个人；同一张表的文号随表锁定', () => {
    publish('2022-03', 3.6);
    buildPrice('2022-03');
    const key = { month: isoMonth('2022-03'), scheme: priceScheme } as const;
    prepareSheet(county.context, key.month, key.scheme);
    expect(refusal(() => reviewSheet(county.context, { ...key, reason: null })).code).toBe('SHEET_SAME_PERSON');
    lock('2022-03', priceScheme);
    const { sheetId } = county.context.connection.prepare("SELECT sheet_id AS sheetId FROM sheet WHERE scheme = 'price'").get() as {
      sheetId: number;
    };
    for (const sql of [
      `UPDATE sheet_heading SET document_no = '另一个' WHERE sheet_id = ${sheetId}`,
      `DELETE FROM sheet_heading WHERE sheet_id = ${sheetId}`,
    ])
      expect(() => county.context.connection.exec(sql)).toThrow(/locked: sheet_heading/);
  });

  it('列表说明每月是否启动、何时前发放、发了多少', () => {
    publish('2022-03', 3.6);
    publish('2022-04', 3.4, 6.1);
    publish('2022-05', 2.5, 5.9);
    buildPrice('2022-03');
    const { months } = pricesList(county.context, { withWithdrawn: false });
    expect(months.map(({ month, status, payBy, sheet }) => [month, status, payBy, sheet?.totalFen ?? null])).toEqual([
      ['2022-05', 'notMet', null, null],
      ['2022-04', 'metByFood', '2022-06-14', null],
      ['2022-03', 'met', '2022-05-16', 4774],
    ]);
  });

  it('说明依据：标准、涨幅、算式', () => {
    publish('2022-03', 3.6);
    buildPrice('2022-03');
    const { lines } = explain(county.context, { month: isoMonth('2022-03'), scheme: priceScheme, personId: county.scattered });
    expect(lines.map(({ title, arithmetic, standard }) => [title, arithmetic, standard?.amountFen])).toEqual([
      ['2022年3月价格临时补贴', '663.00 元/月 × 3.6% ＝ 23.87 元（四舍五入到分）', 66300],
    ]);
  });
});

const gift = (change: Partial<Record<keyof ItemInput, unknown>> = {}): ItemInput =>
  itemInputSchema.parse({
    title: '春节慰问金',
    documentNo: '样民发〔2022〕1号',
    documentTitle: null,
    asOf: '2022-01-20',
    target: { kind: 'all' },
    amounts: { kind: 'same', fen: 30_000 },
    payee: 'basic',
    ...change,
  });

function buildItem(scheme: Scheme, month: string, isCorrection = false): SheetCard {
  return finish(buildItemSteps(county.context, { scheme, month: isoMonth(month), isCorrection }));
}

describe('一次性项目', () => {
  it.each([
    ['全部在保人员', gift(), ['张集中 OTHER 2022-01 300.00 → home', '陈分散 OTHER 2022-01 300.00 → person']],
    ['一律发给本人', gift({ payee: 'person' }), ['张集中 OTHER 2022-01 300.00 → person', '陈分散 OTHER 2022-01 300.00 → person']],
    ['只发分散供养', gift({ target: { kind: 'mode', mode: 'scattered' } }), ['陈分散 OTHER 2022-01 300.00 → person']],
    ['只发全护理', gift({ target: { kind: 'level', level: 'completeLoss' } }), ['张集中 OTHER 2022-01 300.00 → home']],
    [
      '按自理能力分档，没有金额的一档不发',
      gift({ amounts: { kind: 'byLevel', fen: { completeLoss: 50_000, independent: null } } }),
      ['张集中 OTHER 2022-01 500.00 → home'],
    ],
    [
      '名单上的人',
      gift({ target: { kind: 'list', idNumbers: `${idNumberOf(1)}，${idNumberOf(1)}\n` } }),
      ['陈分散 OTHER 2022-01 300.00 → person'],
    ],
  ])('%s', (_, input, expected) => {
    const preview = previewItem(county.context, input);
    const { scheme } = addItem(county.context, input);
    const card = buildItem(scheme, '2022-01');
    expect(shown('2022-01', scheme)).toEqual(expected);
    expect(preview).toMatchObject({ persons: card.persons, totalFen: card.totalFen, toHomesFen: card.toHomesFen });
    expect(card).toMatchObject({ title: '春节慰问金', documentNo: '样民发〔2022〕1号' });
  });

  it('一人不会领两次：同一项目同一月份数据库只收一行', () => {
    const { scheme } = addItem(county.context, gift());
    buildItem(scheme, '2022-01');
    const again = `INSERT INTO sheet_line (sheet_id, person_id, scheme, line_type, for_month, side, fen, payee_kind)
      SELECT sheet_id, person_id, scheme, line_type, for_month, 'own', 1, 'person' FROM sheet_line WHERE line_type = 'OTHER' LIMIT 1`;
    expect(() => county.context.connection.exec(again)).toThrow(/UNIQUE/);
    lock('2022-01', scheme);
    expect(refusal(() => buildItem(scheme, '2022-01')).code).toBe('SHEET_NOT_DRAFT');
    expect(refusal(() => buildItem(scheme, '2022-02')).code).toBe('ITEM_ALREADY_PAID');
    expect(refusal(() => buildItem(scheme, '2022-02', true)).code).toBe('TOP_UP_NOTHING_TO_CORRECT');
  });

  it('迟到的死亡追回、迟到的确认补发，列入以后月份的更正表', () => {
    const { scheme } = addItem(county.context, gift());
    buildItem(scheme, '2022-01');
    lock('2022-01', scheme);
    people.record(county.context, {
      kind: 'end',
      personId: county.scattered,
      validFrom: isoDate('2022-01-19'),
      reason: 'death',
      remark: null,
    });
    people.record(county.context, {
      kind: 'end',
      personId: county.resident,
      validFrom: isoDate('2022-01-21'),
      reason: 'death',
      remark: null,
    });
    register(county.context, { sequence: 3, confirmedOn: isoDate('2022-01-20'), assessedOn: isoDate('2022-01-05') });
    buildItem(scheme, '2022-02', true);
    expect(shown('2022-02', scheme)).toEqual(['王第四 BACKPAY OTHER 2022-01 300.00 → person', '陈分散 追回 OTHER 2022-01 300.00']);
  });

  it('撤销已发放的项目：更正表全部收回；没有发放的不能再编', () => {
    const paid = addItem(county.context, gift());
    const unpaid = addItem(county.context, gift({ title: '高温补助', asOf: '2022-07-10' }));
    buildItem(paid.scheme, '2022-01');
    lock('2022-01', paid.scheme);
    for (const { scheme } of [paid, unpaid]) withdrawItem(county.context, { scheme, reason: '文件废止' });
    buildItem(paid.scheme, '2022-02', true);
    expect(shown('2022-02', paid.scheme)).toEqual(['张集中 OFFSET OTHER 2022-01 -300.00 → home', '陈分散 追回 OTHER 2022-01 300.00']);
    expect(refusal(() => buildItem(unpaid.scheme, '2022-07')).code).toBe('ITEM_WITHDRAWN');
    expect(itemsList(county.context, { withWithdrawn: false }).items).toEqual([]);
    expect(itemsList(county.context, { withWithdrawn: true }).items.map(({ title, withdrawnReason }) => [title, withdrawnReason])).toEqual([
      ['高温补助', '文件废止'],
      ['春节慰问金', '文件废止'],
    ]);
  });

  it('试算说明名单上谁不能发、为什么；查无此人的先改名单', () => {
    people.record(county.context, {
      kind: 'end',
      personId: county.scattered,
      validFrom: isoDate('2022-01-20'),
      reason: 'death',
      remark: null,
    });
    const listed = gift({ target: { kind: 'list', idNumbers: `${idNumberOf(1)} ${idNumberOf(2)}` } });
    expect(previewItem(county.context, listed)).toMatchObject({
      persons: 1,
      people: [{ name: '张集中', fen: 30_000, payee: '东山敬老院专户' }],
      refused: [{ name: '陈分散', refusal: '截止日不在供养期内' }],
    });
    expect(refusal(() => addItem(county.context, gift({ target: { kind: 'list', idNumbers: idNumberOf(9) } }))).code).toBe(
      'ITEM_PERSON_UNKNOWN',
    );
  });

  it('只在自己的月份编制；不存在的项目编不了', () => {
    const { scheme } = addItem(county.context, gift());
    expect(refusal(() => buildItem(scheme, '2022-02')).code).toBe('ITEM_OTHER_MONTH');
    expect(refusal(() => buildItem(itemScheme('0'.repeat(32)), '2022-01')).code).toBe('ITEM_NOT_FOUND');
  });
});
