import { beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { saveContract } from '../../database/features/homes/contracts.ts';
import { register, operatorsOf } from '../../database/features/operators/register.ts';
import * as contracts from '../../database/features/operators/service-contracts.ts';
import * as tenders from '../../database/features/operators/service-tenders.ts';
import { checkInputSchema } from '../../electron/contract/operators-shapes.ts';
import { AppError } from '../../electron/contract/result.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { addHome } from '../indicators/county.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

const today = isoDate('2022-06-15');
const noDetail = { brand: null, scope: null, performance: null, assets: null, exitPlan: null, checkedOn: null, checkResult: null } as const;
let ledger: TestLedger;
let homeId: number;
beforeEach(() => {
  ledger = memoryLedger({ clock: fixedClock(today) });
  homeId = addHome(ledger, 'H1', 60, 20);
});

const refusalOf = (work: () => unknown): string | null => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return null;
};
const life = (contractId: number) =>
  operatorsOf(ledger, homeId, today).contracts.find(({ contract }) => contract.contractId === contractId);
const tender = {
  tenderId: null,
  tenderNo: '样托选〔2020〕1号',
  method: 'open' as const,
  announcedOn: isoDate('2020-10-01'),
  closesOn: isoDate('2020-10-31'),
  guaranteedBeds: 40,
  requirement: null,
};

/** An operating contract of 2021 and 2022. */
function operating(guaranteedBeds = 40): number {
  return saveContract(ledger, {
    homeId,
    contractId: null,
    operator: '样康养老服务公司',
    state: 'operating',
    signedOn: isoDate('2020-12-15'),
    fromOn: isoDate('2021-01-01'),
    untilOn: isoDate('2022-12-31'),
    guaranteedBeds,
    feeFen: fen(12_000_000),
    depositFen: fen(5_000_000),
    detail: noDetail,
  }).contractId;
}

const leaving = {
  kind: 'agreed' as const,
  decidedOn: isoDate('2022-06-01'),
  leavesOn: isoDate('2022-06-30'),
  reason: '协商解除',
  residentsPlan: '由镇政府接管',
  assetsPlan: null,
  documentNo: null,
};
const check = {
  checkedOn: isoDate('2022-01-20'),
  score: 88.5,
  result: 'passed' as const,
  findings: null,
  rectifyBy: null,
  documentNo: null,
};

describe('a tender', () => {
  it('ends with one of those who answered, who gets a contract with the beds that were asked for', () => {
    const { tenderId } = tenders.saveTender(ledger, { homeId, ...tender });
    expect(register(ledger, today).rows[0]).toMatchObject({ stage: '招选中', operator: null });
    expect(refusalOf(() => tenders.saveTender(ledger, { homeId, ...tender, tenderNo: '样托选〔2020〕2号' }))).toBe('TENDER_OPEN');
    const bidders = [81, 90.5].map(
      (score) =>
        tenders.addBidder(ledger, { homeId, tenderId, name: `甲${score}`, creditCode: null, feeFen: null, score, note: null }).bidderId,
    );
    const decided = { homeId, tenderId, bidderId: bidders[1] ?? 0, documentNo: '样民〔2020〕9号' };
    expect(refusalOf(() => tenders.decideTender(ledger, { ...decided, decidedOn: isoDate('2020-09-30') }))).toBe('INVALID_INPUT');
    const { contractId } = tenders.decideTender(ledger, { ...decided, decidedOn: isoDate('2020-11-05') });
    expect(life(contractId)?.contract).toMatchObject({ operator: '甲90.5', state: 'selecting', guaranteedBeds: 40 });
    expect(operatorsOf(ledger, homeId, today).tenders[0]).toMatchObject({
      contractId,
      bidders: [{ isChosen: true, scoreTenths: 905 }, { isChosen: false }],
    });
    for (const again of [
      () => tenders.decideTender(ledger, { ...decided, decidedOn: isoDate('2020-11-06') }),
      () => tenders.withdrawTender(ledger, { homeId, tenderId, reason: '登记有误' }),
      () => tenders.addBidder(ledger, { homeId, tenderId, name: '乙', creditCode: null, feeFen: null, score: null, note: null }),
    ])
      expect(refusalOf(again)).toBe('TENDER_DECIDED');
  });
});

describe('a contract', () => {
  it('goes on by a renewal and back when that was a mistake, the last one first', () => {
    const contractId = operating();
    const renewal = { homeId, contractId, renewedOn: isoDate('2022-06-10'), guaranteedBeds: 45, feeFen: null, note: null };
    expect(refusalOf(() => contracts.renew(ledger, { ...renewal, untilOn: isoDate('2022-12-31'), documentNo: '一' }))).toBe(
      'INVALID_INPUT',
    );
    const first = contracts.renew(ledger, { ...renewal, untilOn: isoDate('2024-12-31'), documentNo: '样民〔2022〕1号' });
    const second = contracts.renew(ledger, {
      ...renewal,
      untilOn: isoDate('2026-12-31'),
      guaranteedBeds: 30,
      documentNo: '样民〔2022〕2号',
    });
    expect(life(contractId)?.contract).toMatchObject({ untilOn: '2026-12-31', guaranteedBeds: 30, feeFen: null });
    expect(refusalOf(() => contracts.withdrawRenewal(ledger, { homeId, renewalId: first.renewalId, reason: '有误' }))).toBe(
      'RENEWAL_NOT_LAST',
    );
    contracts.withdrawRenewal(ledger, { homeId, renewalId: second.renewalId, reason: '有误' });
    contracts.withdrawRenewal(ledger, { homeId, renewalId: first.renewalId, reason: '有误' });
    expect(life(contractId)?.contract).toMatchObject({ untilOn: '2022-12-31', guaranteedBeds: 40, feeFen: 12_000_000 });
    expect(life(contractId)?.renewals).toEqual([]);
  });

  it('is checked once a year, within its years; what is not done by its day is called for', () => {
    const contractId = operating();
    const texts = (day = today) =>
      operatorsOf(ledger, homeId, day)
        .warnings.map(({ text }) => text)
        .join('；');
    expect(texts()).toContain('2021 年度考核还没有登记');
    const { checkId } = contracts.addCheck(ledger, { homeId, contractId, year: 2021, ...check });
    expect(texts()).not.toContain('考核还没有登记');
    expect(refusalOf(() => contracts.addCheck(ledger, { homeId, contractId, year: 2021, ...check }))).toBe('CHECK_EXISTS');
    expect(refusalOf(() => contracts.addCheck(ledger, { homeId, contractId, year: 2020, ...check }))).toBe('CHECK_OUTSIDE');
    contracts.withdrawCheck(ledger, { homeId, checkId, reason: '有误' });
    const rectify = { ...check, score: 70, result: 'rectify' as const, rectifyBy: isoDate('2022-04-30') };
    contracts.addCheck(ledger, { homeId, contractId, year: 2021, ...rectify });
    expect(register(ledger, today).rows[0]).toMatchObject({
      stage: '考核整改',
      checkYear: 2021,
      checkScoreTenths: 700,
      checkResult: '限期整改',
    });
    expect(texts()).toContain('整改期限 2022-04-30 已过');
    expect(checkInputSchema.safeParse({ homeId, contractId, year: 2021, ...check, result: 'rectify' }).success).toBe(false);
    expect(checkInputSchema.safeParse({ homeId, contractId, year: 2021, ...check, score: 88.55 }).success).toBe(false);
  });

  it('ends with a hand-back: planned first, with where the residents go', () => {
    const contractId = operating();
    const back = { homeId, contractId, handedBackOn: isoDate('2022-06-14'), handoverNote: '清点完毕', depositReturnedFen: fen(5_000_000) };
    expect(refusalOf(() => contracts.handBack(ledger, back))).toBe('EXIT_NOT_FOUND');
    contracts.planExit(ledger, { homeId, contractId, ...leaving });
    expect(refusalOf(() => contracts.planExit(ledger, { homeId, contractId, ...leaving }))).toBe('EXIT_EXISTS');
    expect(register(ledger, today).rows[0]).toMatchObject({ stage: '拟退出' });
    contracts.withdrawExit(ledger, { homeId, contractId, reason: '继续托管' });
    contracts.planExit(ledger, { homeId, contractId, ...leaving });
    expect(refusalOf(() => contracts.handBack(ledger, { ...back, handedBackOn: isoDate('2022-06-16') }))).toBe('INVALID_INPUT');
    expect(refusalOf(() => contracts.handBack(ledger, { ...back, depositReturnedFen: fen(5_000_001) }))).toBe('INVALID_INPUT');
    const before = register(ledger, today).rate.numerator;
    contracts.handBack(ledger, back);
    expect(life(contractId)?.contract).toMatchObject({ state: 'ended', untilOn: '2022-06-14' });
    expect([before, register(ledger, today).rate.numerator]).toEqual([1, 0]);
    expect(refusalOf(() => contracts.withdrawExit(ledger, { homeId, contractId, reason: '有误' }))).toBe('EXIT_HANDED_BACK');
    expect(refusalOf(() => contracts.addCheck(ledger, { homeId, contractId, year: 2021, ...check }))).toBeNull();
  });
});

it('beds promised and not there are counted against the beds of the home', () => {
  operating(75);
  expect(register(ledger, today).rows[0]).toMatchObject({ guaranteedBeds: 75, living: 0, free: 60, missingBeds: 15 });
});
