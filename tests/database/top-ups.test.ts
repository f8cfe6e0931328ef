/** The price-linked subsidy through the engine: own sheets, own document numbers, corrected when the truth comes late. */
import { beforeEach, describe, expect, it } from 'vitest';
import { finish } from '../../database/core/sql.ts';
import { brokenSheets, explain, prepareSheet, reviewSheet, sheets } from '../../database/features/payments/service.ts';
import { buildPriceSteps, pricesList, recordPrices, withdrawPrices } from '../../database/features/payments/service-prices.ts';
import * as people from '../../database/features/people/service.ts';
import type { SheetCard } from '../../electron/contract/payments.ts';
import { priceScheme } from '../../electron/contract/schemes.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { refusal, register, type SmallCounty } from './payments-county.ts';
import { lock, midYearCounty, shown } from './top-ups-county.ts';

let county: SmallCounty;
beforeEach(() => {
  county = midYearCounty();
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
    expect(shown(county, '2022-03', priceScheme)).toEqual(['张集中 PRICE 2022-03 23.87 → home', '陈分散 PRICE 2022-03 23.87 → person']);
    expect(sheets({ ...county.context, scope: everywhere }, isoDate('2022-04-20')).sheets).toEqual([]);
    lock(county, '2022-03', priceScheme);
    publish('2022-04', 3.4);
    expect(refusal(() => buildPrice('2022-04')).code).toBe('PRICE_TRIGGER_NOT_MET');
    expect(refusal(() => buildPrice('2022-04', true)).code).toBe('TOP_UP_NOTHING_TO_CORRECT');
    expect(refusal(() => buildPrice('2022-05')).code).toBe('CPI_MISSING');
    expect(brokenSheets(county.context)).toEqual([]);
  });

  it('迟到的死亡：机构多拨的抵扣，个人多领的追回；迟到的确认：补发', () => {
    publish('2022-03', 3.6);
    buildPrice('2022-03');
    lock(county, '2022-03', priceScheme);
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
    expect(shown(county, '2022-04', priceScheme)).toEqual(expected);
    lock(county, '2022-04', priceScheme);
    publish('2022-05', 4);
    buildPrice('2022-05');
    expect(shown(county, '2022-05', priceScheme)).toEqual(['王第四 PRICE 2022-05 26.52 → person']);
    expect(brokenSheets(county.context)).toEqual([]);
  });

  it('只有追回、没有发放的更正表也能编，退回再编仍是同一张', () => {
    publish('2022-03', 3.6);
    buildPrice('2022-03');
    lock(county, '2022-03', priceScheme);
    people.record(county.context, {
      kind: 'end',
      personId: county.scattered,
      validFrom: isoDate('2022-02-20'),
      reason: 'death',
      remark: null,
    });
    publish('2022-04', 3.4);
    expect(buildPrice('2022-04', true)).toMatchObject({ persons: 0, lines: 0, totalFen: 0 });
    expect(shown(county, '2022-04', priceScheme)).toEqual(['陈分散 追回 PRICE 2022-03 23.87']);
    expect(buildPrice('2022-04')).toMatchObject({ lines: 0 });
  });

  it('迟到公布的月份不另编，随下一张表补发；作废的指数由下一张表收回', () => {
    publish('2022-03', 3.6);
    buildPrice('2022-03');
    lock(county, '2022-03', priceScheme);
    const wrong = publish('2022-04', 3.5);
    buildPrice('2022-04');
    lock(county, '2022-04', priceScheme);
    withdrawPrices(county.context, { priceId: wrong, reason: '统计局更正为3.4%' });
    publish('2022-04', 3.4);
    publish('2022-05', 3.6);
    buildPrice('2022-05');
    expect(shown(county, '2022-05', priceScheme)).toEqual([
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
    lock(county, '2022-03', priceScheme);
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
    lock(county, '2022-03', priceScheme);
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
