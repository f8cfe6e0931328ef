/** One-off items through the engine: tried out before, paid once, corrected when the truth comes late. */
import { beforeEach, describe, expect, it } from 'vitest';
import { finish } from '../../database/core/sql.ts';
import { previewItem } from '../../database/features/payments/service-item-preview.ts';
import { addItem, buildItemSteps, itemsList, withdrawItem } from '../../database/features/payments/service-items.ts';
import * as people from '../../database/features/people/service.ts';
import type { SheetCard } from '../../electron/contract/payments.ts';
import { itemScheme, type Scheme } from '../../electron/contract/schemes.ts';
import { itemInputSchema, type ItemInput } from '../../electron/contract/top-ups.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { idNumberOf, refusal, register, type SmallCounty } from './payments-county.ts';
import { lock, midYearCounty, shown } from './top-ups-county.ts';

let county: SmallCounty;
beforeEach(() => {
  county = midYearCounty();
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
    expect(shown(county, '2022-01', scheme)).toEqual(expected);
    expect(preview).toMatchObject({ persons: card.persons, totalFen: card.totalFen, toHomesFen: card.toHomesFen });
    expect(card).toMatchObject({ title: '春节慰问金', documentNo: '样民发〔2022〕1号' });
  });

  it('一人不会领两次：同一项目同一月份数据库只收一行', () => {
    const { scheme } = addItem(county.context, gift());
    buildItem(scheme, '2022-01');
    const again = `INSERT INTO sheet_line (sheet_id, person_id, scheme, line_type, for_month, side, fen, payee_kind)
      SELECT sheet_id, person_id, scheme, line_type, for_month, 'own', 1, 'person' FROM sheet_line WHERE line_type = 'OTHER' LIMIT 1`;
    expect(() => county.context.connection.exec(again)).toThrow(/UNIQUE/);
    lock(county, '2022-01', scheme);
    expect(refusal(() => buildItem(scheme, '2022-01')).code).toBe('SHEET_NOT_DRAFT');
    expect(refusal(() => buildItem(scheme, '2022-02')).code).toBe('ITEM_ALREADY_PAID');
    expect(refusal(() => buildItem(scheme, '2022-02', true)).code).toBe('TOP_UP_NOTHING_TO_CORRECT');
  });

  it('迟到的死亡追回、迟到的确认补发，列入以后月份的更正表', () => {
    const { scheme } = addItem(county.context, gift());
    buildItem(scheme, '2022-01');
    lock(county, '2022-01', scheme);
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
    expect(shown(county, '2022-02', scheme)).toEqual(['王第四 BACKPAY OTHER 2022-01 300.00 → person', '陈分散 追回 OTHER 2022-01 300.00']);
  });

  it('撤销已发放的项目：更正表全部收回；没有发放的不能再编', () => {
    const paid = addItem(county.context, gift());
    const unpaid = addItem(county.context, gift({ title: '高温补助', asOf: '2022-07-10' }));
    buildItem(paid.scheme, '2022-01');
    lock(county, '2022-01', paid.scheme);
    for (const { scheme } of [paid, unpaid]) withdrawItem(county.context, { scheme, reason: '文件废止' });
    buildItem(paid.scheme, '2022-02', true);
    expect(shown(county, '2022-02', paid.scheme)).toEqual([
      '张集中 OFFSET OTHER 2022-01 -300.00 → home',
      '陈分散 追回 OTHER 2022-01 300.00',
    ]);
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
