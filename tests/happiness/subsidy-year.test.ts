import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoMonth } from '../../electron/contract/values.ts';
import { rows, run, type Writer } from '../../database/core/sql.ts';
import * as bank from '../../database/features/bank/service.ts';
import { fundingOf } from '../../database/features/funds/service-sheet.ts';
import { brokenSheets } from '../../database/features/payments/fingerprint.ts';
import { subsidyHistory } from '../../database/features/payments/happiness/service-explain.ts';
import { issuedOf } from '../../database/features/payments/happiness/service-read.ts';
import { findings } from '../../database/features/payments/checks/service.ts';
import { approveSheet, prepareSheet, reviewSheet } from '../../database/features/payments/service.ts';
import { make, resultFile, sentRows, step, take } from '../bank/bank-county.ts';
import { refusal } from '../database/payments-county.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import {
  addAccount,
  addHome,
  approve,
  build,
  grade,
  linesOf,
  on,
  openDays,
  refund,
  subsidyCounty,
  wholeYear,
  type SubsidyCounty,
} from './subsidy-county.ts';

let folder: TemporaryFolder;
let county: SubsidyCounty;
beforeEach(() => {
  folder = temporaryFolder();
  county = subsidyCounty();
});
afterEach(() => folder.remove());

function allocate(source: string, fen: number, year = 2022): void {
  run(
    { ...county.context, at: '' } as unknown as Writer,
    `INSERT INTO fund_entry (uid, fund_source_id, kind, year, on_date, document_no, fen, recorded_at, recorded_by)
     SELECT randomblob(16), fund_source_id, 'received', ?, ?, '样财〔2022〕3号', ?, '2022-01-01T00:00:00.000Z', 1 FROM fund_source WHERE name = ?`,
    year,
    `${year}-01-05`,
    fen,
    source,
  );
}

describe('a year of the subsidy, from the first batch to the archive', () => {
  it('到账、退票、补发、退回、归档，每一分都有去处', async () => {
    const { context, clerk, approver } = county;
    for (const [source, fen] of [
      ['市级财政资金', 3_000_000],
      ['县级财政资金', 5_000_000],
      ['乡镇财政资金', 2_000_000],
    ] as const)
      allocate(source, fen);
    const [one, two, three] = [
      addHome(context, { code: 'F1' }),
      addHome(context, { code: 'F2', village: 20 }),
      addHome(context, { code: 'F3', hasAccount: false }),
    ];
    for (const homeId of [one, two, three]) {
      grade(context, homeId, 'G1', '2021-01-01');
      openDays(context, homeId, 2022, wholeYear);
    }
    build(clerk, '2022-01', 2022, 'first');
    expect(
      findings(context, { month: isoMonth('2022-01'), scheme: 'happiness', check: null, severity: null, offset: 0, limit: 20 }).rows.map(
        ({ check, text }) => [check, text],
      ),
    ).toEqual([['villageWithoutAccount', 'F3村幸福院本次拨付 7,200.00 元，没有登记村级账户。']]);
    const first = approve(county, '2022-01');
    expect(fundingOf(context, first)).toMatchObject({
      isFixed: true,
      by: 'scheme',
      rows: [
        { sourceName: '市级财政资金', fen: 648_000 },
        { sourceName: '县级财政资金', fen: 1_080_000 },
        { sourceName: '乡镇财政资金', fen: 432_000 },
      ],
    });
    const { bankFileId } = make(clerk, first);
    const sent = sentRows(context, bankFileId);
    expect(sent.map(({ name, fen }) => [name, fen])).toEqual([
      ['某村经济合作社', 720_000],
      ['某村经济合作社', 720_000],
    ]);
    expect(rows(context, 'SELECT DISTINCT payee_kind AS kind, person_id AS person FROM bank_file_row')).toEqual([
      { kind: 'village', person: null },
    ]);
    step(clerk, first, 'send');
    // F2's account is closed; F3 has none.
    await take(
      clerk,
      resultFile(
        folder.path,
        '回盘.csv',
        sent.map((row, index) => (index === 1 ? { ...row, outcome: '失败', reason: '账户已销户' } : { ...row, outcome: '成功' })),
      ),
    );
    expect(refusal(() => step(approver, first, 'pay')).code).toBe('SHEET_STEP_OPEN_LINES');
    bank.putBack(clerk, { sheetId: first, happenedOn: clerk.clock.today() });
    step(approver, first, 'pay');
    step(clerk, first, 'archive');
    expect(bank.bankSheet(context, first, context.actor.userId)).toMatchObject({
      state: 'archived',
      paidFen: 720_000,
      returnedFen: 1_440_000,
      restLines: 0,
    });
    const paging = { offset: 0, limit: 20 };
    expect(bank.returns(context, { sheetId: first, standing: null, ...paging }).rows).toMatchObject([
      { personName: 'F3村幸福院', standing: 'waiting', personId: null },
      { personName: 'F2村幸福院', reason: '账户已销户', standing: 'waiting', type: 'SUBSIDY' },
    ]);
    addAccount(context, two, '9999000011112222', '2022-03-01');
    addAccount(context, three, '9999000011113333', '2022-03-01');
    expect(bank.returns(context, { sheetId: first, standing: 'ready', ...paging }).total).toBe(2);

    // What came back comes again; F1 loses its grade from July.
    grade(context, one, 'G0', '2022-07-01', { cause: 'veto', veto_code: 'V2' });
    build(clerk, '2022-12', 2022, 'second');
    expect(
      findings(context, { month: isoMonth('2022-12'), scheme: 'happiness', check: null, severity: null, offset: 0, limit: 20 }).rows.map(
        ({ check }) => check,
      ),
    ).toEqual(['villageAccountChanged']);
    prepareSheet(clerk, isoMonth('2022-12'), 'happiness');
    reviewSheet(approver, { month: isoMonth('2022-12'), scheme: 'happiness', reason: null });
    const second = approveSheet(approver, { month: isoMonth('2022-12'), scheme: 'happiness', reason: null }).sheetId;
    expect(linesOf(context, second)).toEqual([
      { code: 'F2', type: 'BACKPAY', month: '2022-01', fen: 720_000 },
      { code: 'F2', type: 'SUBSIDY', month: '2022-12', fen: 480_000 },
      { code: 'F3', type: 'BACKPAY', month: '2022-01', fen: 720_000 },
      { code: 'F3', type: 'SUBSIDY', month: '2022-12', fen: 480_000 },
    ]);
    expect(bank.returns(context, { sheetId: first, standing: 'reissued', ...paging }).total).toBe(2);
    make(clerk, second);
    step(clerk, second, 'send');
    refund(context, one, 2022, 120_000, 'TH-2022-1');
    expect(subsidyHistory(context, one)).toMatchObject({
      years: [{ year: 2022, dueFen: 600_000, issuedFen: 720_000, offsetFen: 0, returnedFen: 0, refundedFen: 120_000, balanceFen: 0 }],
    });
    expect(subsidyHistory(context, two).years).toMatchObject([
      { dueFen: 1_200_000, issuedFen: 1_920_000, returnedFen: 720_000, balanceFen: 0 },
    ]);
    for (const homeId of [one, two, three])
      for (const year of subsidyHistory(context, homeId).years)
        expect(year.issuedFen - year.offsetFen - year.returnedFen - year.refundedFen + year.balanceFen).toBe(year.dueFen);
    expect(issuedOf(context, 2022)).toEqual([
      { happinessHomeId: one, issuedFen: 600_000, withheldFen: 0 },
      { happinessHomeId: two, issuedFen: 1_200_000, withheldFen: 0 },
      { happinessHomeId: three, issuedFen: 1_200_000, withheldFen: 0 },
    ]);
    expect(brokenSheets(context)).toEqual([]);
  });

  it('抵扣后为零的幸福院没有款可付，不进代发文件，也不拦归档', () => {
    const { context, clerk, approver } = county;
    const homeId = addHome(context, { code: 'F1' });
    const other = addHome(context, { code: 'F2' });
    for (const [home, value] of [
      [homeId, 'G1'],
      [other, 'G2'],
    ] as const) {
      grade(context, home, value, '2021-01-01');
      openDays(context, home, 2022, wholeYear);
      openDays(context, home, 2023, wholeYear);
    }
    build(clerk, '2022-01', 2022, 'first');
    approve(county, '2022-01');
    // 3,000.00 due, 7,200.00 issued, 1,200.00 refunded: the first batch of the next year is exactly what is left overpaid.
    grade(context, homeId, 'G0', '2022-04-01', { cause: 'veto', veto_code: 'V1' });
    build(clerk, '2022-12', 2022, 'second');
    approve(county, '2022-12');
    refund(context, homeId, 2022, 120_000, 'TH-1');
    grade(context, homeId, 'G3', '2023-01-01', { cause: 'recheck' });
    const next = build(clerk, '2023-01', 2023, 'first').sheetId;
    approve(county, '2023-01');
    expect(linesOf(context, next).filter(({ code }) => code === 'F1')).toEqual([
      { code: 'F1', type: 'SUBSIDY', month: '2023-01', fen: 300_000 },
      { code: 'F1', type: 'OFFSET', month: '2022-12', fen: -300_000 },
    ]);
    const { bankFileId } = make(clerk, next);
    expect(sentRows(context, bankFileId)).toHaveLength(1);
    step(clerk, next, 'send');
    step(on(approver, '2024-12-31'), next, 'pay', { note: '银行未回盘，已电话核实' });
    expect(bank.bankSheet(context, next, context.actor.userId)).toMatchObject({ restLines: 0, openFen: 480_000 });
  });
});
