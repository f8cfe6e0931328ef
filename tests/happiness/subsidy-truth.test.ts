/** Combinations in which a sheet of the subsidy once paid, or could never pay, a wrong sum. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fen, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { rows } from '../../database/core/sql.ts';
import { addRefund, withdrawRefund } from '../../database/features/happiness/service-spending.ts';
import { subsidyHistory } from '../../database/features/payments/happiness/service-explain.ts';
import { issuedOf, sheetRows } from '../../database/features/payments/happiness/service-read.ts';
import { wholeCounty } from '../../database/features/users/scope.ts';
import { refusal } from '../database/payments-county.ts';
import {
  addAccount,
  addHome,
  build,
  grade,
  linesOf,
  locked,
  on,
  openDays,
  refund,
  subsidyCounty,
  wholeYear,
  type SubsidyCounty,
} from './subsidy-county.ts';

let county: SubsidyCounty;
beforeEach(() => {
  county = subsidyCounty();
});

const veto = { cause: 'veto', veto_code: 'V1' };

function homeOf(code: string, value: 'G1' | 'G2' = 'G1', from = '2021-01-01'): number {
  const homeId = addHome(county.context, { code });
  grade(county.context, homeId, value, from);
  openDays(county.context, homeId, 2022, wholeYear);
  return homeId;
}

const asRefund = (happinessHomeId: number, amountFen: number, receiptNo: string, forYear = 2022) => ({
  happinessHomeId,
  forYear,
  refundedOn: isoDate('2022-05-20'),
  amountFen: fen(amountFen),
  receiptNo,
  note: '',
});

describe('money a village gave back', () => {
  it('before the second batch is not paid out once more by a correction for somebody else', () => {
    const homeId = homeOf('F1');
    locked(county, '2022-01', 2022, 'first');
    // A fire in February: 4,200.00 of the 7,200.00 come back in May.
    grade(county.context, homeId, 'G0', '2022-04-01', veto);
    refund(county.context, homeId, 2022, 420_000, 'TH-1');
    homeOf('F2', 'G2');
    expect(linesOf(county.context, locked(county, '2022-06', 2022, 'correction'))).toEqual([
      { code: 'F2', type: 'BACKPAY', month: '2022-01', fen: 480_000 },
    ]);
    expect(linesOf(county.context, locked(county, '2022-12', 2022, 'second'))).toEqual([
      { code: 'F2', type: 'SUBSIDY', month: '2022-12', fen: 320_000 },
    ]);
    expect(subsidyHistory(county.context, homeId).years).toMatchObject([{ dueFen: 300_000, refundedFen: 420_000, balanceFen: 0 }]);
  });

  it('by mistake is settled with the second batch', () => {
    const homeId = homeOf('F1');
    locked(county, '2022-01', 2022, 'first');
    refund(county.context, homeId, 2022, 100_000, 'TH-1');
    expect(linesOf(county.context, locked(county, '2022-12', 2022, 'second'))).toEqual([
      { code: 'F1', type: 'SUBSIDY', month: '2022-12', fen: 580_000 },
    ]);
  });

  it('is not more than the village has: a slip of the pen would come back as a payment', () => {
    const homeId = homeOf('F1');
    locked(county, '2022-01', 2022, 'first');
    expect(refusal(() => addRefund(county.context, asRefund(homeId, 4_200_000, 'TH-1')))).toMatchObject({
      code: 'HAPPINESS_REFUND_ABOVE',
      params: { issued: '7,200.00', amount: '42,000.00', year: 2022 },
    });
    const { refundId } = addRefund(county.context, asRefund(homeId, 420_000, 'TH-1'));
    expect(refusal(() => addRefund(county.context, asRefund(homeId, 300_001, 'TH-2'))).code).toBe('HAPPINESS_REFUND_ABOVE');
    withdrawRefund(county.context, { refundId, reason: '登记有误' });
    addRefund(county.context, asRefund(homeId, 720_000, 'TH-3'));
    // Years the ledger has no sheet of were paid before it.
    addRefund(county.context, asRefund(homeId, 900_000, 'TH-4', 2020));
  });
});

describe('a year that is taken back whole', () => {
  it('is not paid its first batch when that is known before; what was paid before comes back whole', () => {
    const [known, learnt] = [homeOf('F1'), homeOf('F2')];
    grade(county.context, known, 'G0', '2022-04-01', { cause: 'veto', veto_code: 'V3', recovers_year: 2022 });
    expect(linesOf(county.context, locked(county, '2022-02', 2022, 'first'))).toEqual([
      { code: 'F2', type: 'SUBSIDY', month: '2022-01', fen: 720_000 },
    ]);
    grade(county.context, learnt, 'G0', '2022-07-01', { cause: 'veto', veto_code: 'V3', recovers_year: 2022 });
    const second = locked(county, '2022-12', 2022, 'second');
    expect(linesOf(county.context, second)).toEqual([]);
    expect(
      rows(
        county.context,
        'SELECT happiness_home_id AS homeId, carried_fen AS carriedFen FROM sheet_happiness_home WHERE sheet_id = ?',
        second,
      ),
    ).toEqual([{ homeId: learnt, carriedFen: 720_000 }]);
    grade(county.context, known, 'G2', '2023-01-01');
    openDays(county.context, known, 2023, wholeYear);
    const next = locked(county, '2023-01', 2023, 'first');
    expect(linesOf(county.context, next)).toEqual([{ code: 'F1', type: 'SUBSIDY', month: '2023-01', fen: 480_000 }]);
  });
});

describe('a year in which every grade began after New Year', () => {
  it('has no first batch, and is paid with the second', () => {
    homeOf('F1', 'G1', '2022-10-01');
    expect(refusal(() => build(county.clerk, '2022-01', 2022, 'first')).code).toBe('SUBSIDY_NOTHING_DUE');
    const second = locked(county, '2022-12', 2022, 'second');
    expect(linesOf(county.context, second)).toEqual([{ code: 'F1', type: 'SUBSIDY', month: '2022-12', fen: 300_000 }]);
    expect(refusal(() => build(county.clerk, '2023-01', 2022, 'first')).code).toBe('SUBSIDY_FIRST_AFTER_SECOND');
  });

  it('with a single home that has one, the first batch still comes first', () => {
    homeOf('F1', 'G1', '2022-10-01');
    homeOf('F2');
    expect(refusal(() => build(county.clerk, '2022-12', 2022, 'second')).code).toBe('SUBSIDY_SECOND_BEFORE_FIRST');
  });
});

describe('the account', () => {
  it('is the one that has begun, not one of next year', () => {
    const homeId = homeOf('F1');
    addAccount(county.context, homeId, '9999000011112222', '2022-03-01');
    addAccount(county.context, homeId, '9999000011113333', '2023-01-01');
    const early = { ...county, clerk: on(county.clerk, '2022-01-20'), context: on(county.context, '2022-01-20') };
    const sheetId = locked(early, '2022-01', 2022, 'first');
    const account = (id: number): unknown =>
      rows(county.context, 'SELECT account_number AS number FROM sheet_happiness_home WHERE sheet_id = ?', id);
    expect(account(sheetId)).toEqual([{ number: `9${String(homeId).padStart(15, '0')}` }]);
    const late = { ...county, clerk: on(county.clerk, '2022-12-20'), context: on(county.context, '2022-12-20') };
    expect(account(locked(late, '2022-12', 2022, 'second'))).toEqual([{ number: '9999000011112222' }]);
  });
});

describe('a veto and another grade of the same day', () => {
  it('the veto holds, whichever was learnt first', () => {
    const [first, last] = [addHome(county.context, { code: 'F1' }), addHome(county.context, { code: 'F2' })];
    for (const homeId of [first, last]) openDays(county.context, homeId, 2022, wholeYear);
    grade(county.context, first, 'G0', '2022-01-01', veto);
    grade(county.context, first, 'G1', '2022-01-01');
    grade(county.context, last, 'G1', '2022-01-01');
    grade(county.context, last, 'G0', '2022-01-01', veto);
    expect(refusal(() => build(county.clerk, '2022-01', 2022, 'first')).code).toBe('SUBSIDY_NOTHING_DUE');
  });
});

describe('what was kept back for an older year', () => {
  it('is said beside what counts as paid: less than that was transferred', () => {
    const homeId = homeOf('F1');
    locked(county, '2022-01', 2022, 'first');
    grade(county.context, homeId, 'G0', '2022-04-01', veto);
    locked(county, '2022-12', 2022, 'second');
    grade(county.context, homeId, 'G2', '2023-01-01');
    openDays(county.context, homeId, 2023, wholeYear);
    locked(county, '2023-01', 2023, 'first');
    const whole = { ...county.context, scope: wholeCounty };
    expect(issuedOf(whole, 2023)).toEqual([{ happinessHomeId: homeId, issuedFen: 480_000, withheldFen: 420_000 }]);
    expect(issuedOf(whole, 2022)).toEqual([{ happinessHomeId: homeId, issuedFen: 300_000, withheldFen: 0 }]);
  });
});

describe('months of a first batch', () => {
  it('are still to come: the sheet says nothing of them, the second says how many', () => {
    homeOf('F1');
    locked(county, '2022-01', 2022, 'first');
    locked(county, '2022-12', 2022, 'second');
    const months = (month: string): unknown =>
      sheetRows(county.context, {
        month: isoMonth(month),
        townCode: null,
        search: '',
        isMissingAccountOnly: false,
        offset: 0,
        limit: 10,
      }).rows.map(({ countedMonths }) => countedMonths);
    expect(months('2022-01')).toEqual([null]);
    expect(months('2022-12')).toEqual([12]);
  });
});
