/** The report of the sample county: every number in the letter is that of its indicator, a sealed report stays letter for letter. */
import { beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { row, transaction, type WriteContext } from '../../database/core/sql.ts';
import { letterPdf } from '../../database/documents/letter/letter-pdf.ts';
import { indicatorsAt } from '../../database/features/indicators/service.ts';
import { cancelFact } from '../../database/features/people/service.ts';
import { quarterLetter } from '../../database/features/quarter/letter.ts';
import { quarterPaper } from '../../database/features/quarter/service-copies.ts';
import { reportOf, saveText, seal, sealingOf } from '../../database/features/quarter/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { rawText } from '../documents/pdf-tools.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { importSample, takeInSampleCounty } from '../helpers/sample-county.ts';

const june = isoDate('2022-06-30');
const september = isoDate('2022-09-30');
const today = isoDate('2022-10-08');
const plain = (text: string): string => text.replaceAll(/\s/g, '');

let ledger: WriteContext;
beforeAll(async () => {
  ledger = memoryLedger({ clock: fixedClock(today) });
  await takeInSampleCounty(ledger);
  for (const month of ['02', '03', '04', '05', '06', '07', '08', '09'])
    await importSample(ledger, 'changes', `特困人员异动登记表_2022-${month}.xlsx`);
}, 60_000);

describe('the report of a quarter', () => {
  it('says of each indicator what the indicator says', () => {
    const { content } = reportOf(ledger, june, today);
    const words = content.lines.map(({ text }) => text).join('');
    const rows = indicatorsAt(ledger, june);
    const of = (code: string) => rows.find((found) => found.code === code);
    const [first, all, willing] = [of('IND01'), of('IND02'), of('IND03')];
    expect(words).toContain(`生活不能自理特困人员${first?.denominator}人，集中供养${first?.numerator}人，集中供养率${first?.shown}`);
    expect(words).toContain(`在册特困人员${all?.denominator}人，其中集中供养${all?.numerator}人`);
    expect(words).toContain(`待入住${(willing?.denominator ?? 0) - (willing?.numerator ?? 0)}人`);
    expect(words).not.toContain('{{');
    const [table] = content.tables;
    for (const line of table?.rows ?? []) {
      const row = rows.find(({ name }) => name === line[1]);
      expect([line[1], line[2], line[3], line[4]]).toEqual([row?.name, row?.numerator, row?.denominator, row?.shown]);
    }
    expect(table?.rows).toHaveLength(rows.filter(({ unit }) => unit === 'count').length);
  });

  it('adds up over the townships', () => {
    const table = reportOf(ledger, june, today).content.tables.find(({ name }) => name === '分乡镇');
    const [county, ...towns] = table?.rows ?? [];
    for (const [at, column] of (table?.columns ?? []).entries()) {
      if (column.kind !== 'integer' || column.title.includes('还差')) continue;
      expect([column.title, towns.reduce((sum, line) => sum + Number(line[at]), 0)]).toEqual([column.title, county?.[at]]);
    }
  });

  it('refuses a name no number is bound to, with its line', () => {
    expect(() => saveText(ledger, { end: june, recipients: '泰安市民政局', text: '一、情况\n{{IND99}}' })).toThrow(
      expect.objectContaining({ code: 'QUARTER_NAMES', params: { names: '第2行“IND99”' } }) as Error,
    );
  });

  it('stays letter for letter once sealed; the next one tells what is known better', () => {
    saveText(ledger, { end: june, recipients: '泰安市民政局', text: '一、情况\n在册{{IND02.分母}}人，集中供养率{{IND01}}。' });
    const dated = isoDate('2022-07-05');
    seal(ledger, { end: june, documentNo: '肥民报〔2022〕3号', dated, signer: '张某' });
    const print = () => rawText(quarterPaper(ledger, { end: june, kind: 'report', isMasked: false, purpose: 'preview' }).pdf);
    const before = print();
    const counted = indicatorsAt(ledger, june).find(({ code }) => code === 'IND02')?.denominator ?? 0;
    expect(plain(before)).toContain(`在册${counted}人`);
    const gone = row<{ factId: number }>(
      ledger,
      `SELECT fact_id AS factId FROM fact WHERE kind = 'end' AND valid_from BETWEEN '2022-05-01' AND '2022-05-31' LIMIT 1`,
    );
    cancelFact(ledger, { factId: gone?.factId ?? 0, reason: '登记有误' });
    expect(indicatorsAt(ledger, june).find(({ code }) => code === 'IND02')?.denominator).toBe(counted + 1);
    expect(print()).toBe(before);
    expect(() => saveText(ledger, { end: june, recipients: '甲', text: '乙' })).toThrow(
      expect.objectContaining({ code: 'QUARTER_SEALED' }) as Error,
    );
    const next = reportOf(ledger, september, today).content.tables.find(({ name }) => name === '更正说明');
    expect(next?.rows.flat().join('')).toContain(`截至2022年6月30日的特困人员集中供养率`);
    expect(() => transaction(ledger, (writer) => writer.connection.exec("UPDATE quarter_report SET dated = '2022-07-06'"))).toThrow(
      'append-only: quarter_report',
    );
  });

  it('is set in 22 lines of 28 characters between margins of 37 and 28 mm', () => {
    const { content, sealed } = reportOf(ledger, september, today);
    const long = { ...content, tables: [], lines: [{ kind: 'text' as const, text: '国'.repeat(28 * 60) }] };
    const { bytes, pages } = letterPdf([quarterLetter(long, sealingOf(sealed, today), null)]);
    expect(pages).toBeGreaterThan(3);
    const lines =
      rawText(bytes)
        .split('\f')[1]
        ?.split('\n')
        .filter((line) => /^国+$/.test(line)) ?? [];
    expect([lines.length, new Set(lines.map((line) => line.length))]).toEqual([22, new Set([28])]);
  });
});
