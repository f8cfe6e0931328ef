/** Papers of the sheets of other schemes: their own titles, columns, document numbers. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { finish } from '../../database/core/sql.ts';
import { lockSheet, paperBytesSteps, suggestedFileName } from '../../database/features/payments/service.ts';
import { postingReport } from '../../database/features/payments/report-posting.ts';
import { sheetReport } from '../../database/features/payments/report.ts';
import { addItem, buildItemSteps } from '../../database/features/payments/service-items.ts';
import { buildPriceSteps, recordPrices } from '../../database/features/payments/service-prices.ts';
import * as people from '../../database/features/people/service.ts';
import type { Report } from '../../database/documents/report-table.ts';
import { priceScheme, type Scheme } from '../../electron/contract/schemes.ts';
import { itemInputSchema } from '../../electron/contract/top-ups.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { register, smallCounty } from './payments-county.ts';

const march = isoMonth('2022-03');
const april = isoMonth('2022-04');
let reader: ReturnType<typeof smallCounty>['context'];
let item: Scheme;

function report(month: typeof march, scheme: Scheme): Report {
  return sheetReport(reader, { month, scheme, scope: null, paper: 'A4' }, '脚注');
}

beforeAll(() => {
  const county = smallCounty();
  reader = { ...county.context, clock: fixedClock(isoDate('2022-06-30')) };
  for (const [month, cpi, released] of [
    [march, 3.6, '2022-04-16'],
    [april, 3.4, '2022-05-16'],
  ] as const)
    recordPrices(reader, { month, cpi, food: null, releasedOn: isoDate(released), documentNo: '统计局月度公报' });
  const order = { documentNo: '样民发〔2022〕3号', documentTitle: null, isCorrection: false };
  finish(buildPriceSteps(reader, { ...order, month: march }));
  lockSheet(reader, { month: march, scheme: priceScheme, reason: '代办' });
  people.record(reader, { kind: 'end', personId: county.scattered, validFrom: isoDate('2022-02-20'), reason: 'death', remark: null });
  finish(buildPriceSteps(reader, { ...order, month: april, isCorrection: true }));
  register(reader, { sequence: 3 });
  const gift = itemInputSchema.parse({
    title: '春节慰问金',
    documentNo: '样民发〔2022〕1号',
    documentTitle: null,
    asOf: '2022-01-20',
    target: { kind: 'all' },
    amounts: { kind: 'same', fen: 30_000 },
    payee: 'person',
  });
  item = addItem(reader, gift).scheme;
  finish(buildItemSteps(reader, { scheme: item, month: isoMonth('2022-01'), isCorrection: false }));
});

describe('价格临时补贴的纸质表', () => {
  it('题名、一列金额、发放依据，不再有供养金和护理费', () => {
    const { tables } = report(march, priceScheme);
    const heads = tables.map(({ title, columns }) => [title, columns.filter(({ kind }) => kind === 'money').map((column) => column.title)]);
    expect(heads).toEqual([
      [expect.stringMatching(/2022年3月特困人员价格临时补贴发放表（集中供养）$/), ['价格临时补贴', '合计']],
      [expect.stringMatching(/2022年3月特困人员价格临时补贴发放表（分散供养）$/), ['金额', '合计']],
      [expect.stringMatching(/2022年3月特困人员价格临时补贴发放汇总表$/), ['价格临时补贴', '合计']],
      [expect.stringMatching(/发放表附表：收款账户$/), []],
    ]);
    for (const table of tables.slice(0, 3)) expect(table.notes.join('')).toContain('发放依据：样民发〔2022〕3号。');
    expect([...(tables[2]?.rows ?? [])].map((row) => row.slice(1, 6))).toEqual([
      ['东山敬老院', '集中供养', 1, 2387, 2387],
      [expect.any(String), '分散供养', 1, 2387, 2387],
    ]);
  });

  it('没有发放、只有追回的更正表也印得出来', () => {
    const { tables } = report(april, priceScheme);
    expect(tables.map(({ name }) => name)).toEqual(['汇总', '附表 追回']);
    expect([...(tables[1]?.rows ?? [])].map((row) => row.slice(4))).toEqual([['2022年3月', '价格临时补贴', 2387, '死亡（2022年2月20日）']]);
    expect(finish(paperBytesSteps(reader, { month: april, scheme: priceScheme, scope: null, paper: 'A4', purpose: 'preview' })).pages).toBe(
      2,
    );
  });

  it('公示表用自己的题名，文件名也是', () => {
    const posting = { from: isoDate('2022-05-05'), until: isoDate('2022-05-11'), phone: '0538-3212345' };
    const posted = postingReport(reader, { month: march, scheme: priceScheme, scope: null, paper: 'A4' }, posting, '');
    expect(posted.tables.map(({ title }) => title.slice(-22))).toEqual(Array(2).fill('2022年3月特困人员价格临时补贴发放公示表'.slice(-22)));
    expect(suggestedFileName(reader, { month: march, scheme: priceScheme, scope: null }, '2022-05-20', 'pdf')).toMatch(
      /民政局_价格临时补贴发放表_2022-03_2022-05-20\.pdf$/,
    );
  });
});

describe('一次性项目的纸质表', () => {
  it('以项目名称为题名；一律发给本人的，集中供养人员列在户籍乡镇', () => {
    const { tables } = report(isoMonth('2022-01'), item);
    expect(tables[0]?.title).toMatch(/2022年1月春节慰问金发放表（分散供养）$/);
    expect(tables[0]?.rowCount).toBe(3);
    expect(tables[1]?.columns.map(({ title }) => title)).toContain('补助金额');
  });
});
