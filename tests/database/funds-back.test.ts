/** Money that comes back: paid back after a recovery, returned by the bank. The books of funds say what has really left the county. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import * as XLSX from '@e965/xlsx';
import { finish, rows, run, transaction } from '../../database/core/sql.ts';
import { renderPaper } from '../../database/documents/pdf/paper.ts';
import { writeWorkbook } from '../../database/documents/xlsx/workbook.ts';
import { fundsReport } from '../../database/features/funds/report.ts';
import * as funds from '../../database/features/funds/service.ts';
import * as recoveries from '../../database/features/recoveries/service.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { pageTexts } from '../documents/pdf-tools.ts';
import { temporaryFolder } from '../helpers/ledger.ts';
import { cashOf, caseOf, die, lock, lockFrom, office, receive, verified, type Office } from '../recoveries/recoveries-county.ts';

const year = 2022;
const today = isoDate('2022-06-30');
const [central, county] = [1, 4] as const;

let at: Office;
beforeEach(() => {
  at = office();
  funds.saveRule(at.admin, {
    kind: 'percent',
    shares: [
      { sourceId: central, share: 6000 },
      { sourceId: county, share: 4000 },
    ],
    validFrom: isoDate('2022-01-01'),
    basis: 'received',
    documentNo: '样财社〔2022〕1号',
    documentTitle: '',
  });
  for (const [sourceId, yuan] of [
    [central, 12_000],
    [county, 8000],
  ] as const)
    funds.record(at.admin, {
      sourceId,
      kind: 'received',
      year,
      onDate: isoDate('2022-01-04'),
      documentNo: `样财社〔2022〕${sourceId}号`,
      amountFen: fen(yuan * 100),
      note: null,
    });
});

const yearNow = () => funds.yearOf(at.admin, year, today);
/** `来源 支出 追回及退回 余额` in yuan. */
const books = (): string[] =>
  yearNow()
    .sources.filter(({ spentFen }) => spentFen !== 0)
    .map(({ name, spentFen, backFen, balanceFen }) => [name, spentFen / 100, backFen / 100, balanceFen / 100].join(' '));
const leftTheCounty = (): number =>
  [at.scattered, at.resident].flatMap((personId) => [...cashOf(at, personId).values()]).reduce((sum, amount) => sum + amount, 0);

/** 1月至4月按时发放，5月发现1月28日去世：5月只发集中供养的一人 1,263.00。 */
function deadUnnoticed(): void {
  lockFrom(at, '2022-01', '2022-04');
  at.goTo('2022-04-20');
  die(at.clerk, at.scattered, '2022-01-28');
  at.goTo('2022-05-01');
  lock(at, '2022-05');
}

describe('追回的钱', () => {
  test('收回几元，就按当初支付的比例退给各来源；收款撤销，余额也退回去', () => {
    deadUnnoticed();
    const spent = yearNow().totals.spentFen;
    const before = books();
    const caseId = verified(at);
    at.goTo('2022-06-10');
    receive(at, caseId, 963, '0001');
    const { totals, sources, unassignedBackFen } = yearNow();
    expect(totals).toMatchObject({ spentFen: spent, backFen: 96_300 });
    expect(sources.filter(({ backFen }) => backFen !== 0).map(({ name, backFen }) => [name, backFen])).toEqual([
      ['中央财政资金', 57_780],
      ['县级财政资金', 38_520],
    ]);
    expect(unassignedBackFen).toBe(0);
    expect(totals.spentFen - totals.backFen).toBe(leftTheCounty());
    const receiptId = caseOf(at, caseId).receipts[0]?.receiptId ?? 0;
    recoveries.withdrawReceipt(at.clerk, { receiptId, reason: '票据登记错误' });
    expect(books()).toEqual(before);
  });

  test('全年测算扣除追回的钱', () => {
    deadUnnoticed();
    const caseId = verified(at);
    at.goTo('2022-06-10');
    const before = finish(funds.forecastSteps(at.admin, year, today));
    receive(at, caseId, 963, '0001');
    const after = finish(funds.forecastSteps(at.admin, year, today));
    expect(before.totalFen - after.totalFen).toBe(96_300);
    expect(after.months.filter(({ kind }) => kind === 'due')).toHaveLength(7);
    // Whoever is known to be dead costs nothing any more.
    expect(new Set(after.months.filter(({ kind }) => kind === 'due').map(({ fen: amount }) => amount))).toEqual(new Set([126_300]));
  });
});

describe('银行退回的钱', () => {
  test('退回时加回各来源，重新发放时再支付一次，前后相抵', () => {
    lockFrom(at, '2022-01', '2022-01');
    const [line] = rows<{ lineId: number; sheetId: number; fen: number }>(
      at.admin,
      "SELECT line_id AS lineId, sheet_id AS sheetId, fen FROM sheet_line WHERE person_id = ? AND line_type = 'BASIC'",
      at.scattered,
    );
    transaction(at.admin, (writer) => {
      run(writer, "UPDATE sheet SET state = 'sent' WHERE sheet_id = ?", line?.sheetId);
      run(
        writer,
        "INSERT INTO line_return (uid, line_id, returned_on, reason, recorded_at, recorded_by) VALUES (randomblob(16), ?, '2022-01-20', '账户已销户', ?, ?)",
        line?.lineId,
        writer.at,
        writer.actor.userId,
      );
    });
    expect(line?.fen).toBe(66_300);
    expect(yearNow().totals).toMatchObject({ spentFen: 222_600, backFen: 66_300 });
    expect(books()).toEqual(['中央财政资金 1335.6 397.8 11062.2', '县级财政资金 890.4 265.2 7374.8']);
  });
});

describe('年度资金台账', () => {
  test('纸面和工作簿的合计与台账一致，撤销的登记列出理由不计入', () => {
    deadUnnoticed();
    receive(at, verified(at), 963, '0001');
    const { entryId } = funds.record(at.admin, {
      sourceId: central,
      kind: 'allocated',
      year,
      onDate: isoDate('2022-03-01'),
      documentNo: '样财社〔2022〕9号',
      amountFen: fen(500_000),
      note: null,
    });
    funds.withdraw(at.admin, { entryId, reason: '金额登记错误' });
    const report = (): ReturnType<typeof fundsReport> => fundsReport(at.admin, { year, today, unit: '样本县', footLine: '导出' });
    const { totals } = yearNow();
    const yuan = (amount: number): string => (amount / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
    const text = pageTexts(renderPaper(report()).bytes).join('\n');
    for (const amount of [totals.receivedFen, totals.spentFen, totals.backFen, totals.balanceFen]) expect(text).toContain(yuan(amount));
    expect(text).toContain('金额登记错误');
    const folder = temporaryFolder();
    try {
      const file = `${folder.path}/台账.xlsx`;
      writeWorkbook(report(), file);
      const book = XLSX.read(readFileSync(file));
      expect(book.SheetNames).toEqual(['资金来源', '指标文件', '登记明细', '发放表支付明细']);
      const lines = (name: string): unknown[][] => XLSX.utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 });
      expect(lines('资金来源').find((cells) => cells[1] === '中央财政资金')).toEqual([
        1,
        '中央财政资金',
        0,
        0,
        12_000,
        (totals.spentFen * 0.6) / 100,
        577.8,
        expect.any(Number),
        '—',
        '—',
      ]);
      const drawn = lines('发放表支付明细').filter((cells) => typeof cells[0] === 'number');
      expect(drawn.reduce((sum, cells) => sum + Math.round(Number(cells[5]) * 100), 0)).toBe(totals.spentFen);
    } finally {
      folder.remove();
    }
  });
});
