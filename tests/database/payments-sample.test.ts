/** The sample county against the right answers, line by line and fen by fen. */
import { beforeAll, describe, expect, test } from 'vitest';
import { finish } from '../../database/core/sql.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { lockSheet } from '../../database/features/payments/service-advance.ts';
import { buildSheetSteps } from '../../database/features/payments/service-build.ts';
import { sheetDetail, showSheet } from '../../database/features/payments/service-read.ts';
import { brokenSheets } from '../../database/features/payments/fingerprint.ts';
import { addMonths, isoMonth } from '../../electron/contract/values.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { expected, importSample, takeInSampleCounty } from '../helpers/sample-county.ts';

type ExpectedLine = { id: string; month: string; type: string; of?: string | null; fen: number; payee: string; home: string | null };
type ExpectedClaim = { id: string; month: string; of?: string; type?: string; fen: number };
type ExpectedSheet = {
  lines: ExpectedLine[];
  recoveries: ExpectedClaim[];
  pending: ExpectedClaim[];
  totalFen: number;
  toHomesFen: number;
  persons: number;
};

const lineText = (line: ExpectedLine): string =>
  `${line.id} ${line.month} ${line.type} ${line.of ?? '-'} ${line.fen} ${line.payee} ${line.home ?? '-'}`;
const claimText = (claim: ExpectedClaim): string => `${claim.id} ${claim.month} ${claim.of ?? claim.type} ${claim.fen}`;

function asExpected(context: TestLedger, month: string): unknown {
  const shown = showSheet(context, isoMonth(month));
  return {
    lines: shown.lines.map((line) => lineText({ id: line.idNumber, home: line.homeCode, ...line })).sort(),
    recoveries: shown.recoveries.map((claim) => claimText({ id: claim.idNumber, ...claim })).sort(),
    pending: shown.pending.map((claim) => claimText({ id: claim.idNumber, ...claim })).sort(),
    totals: [shown.totalFen, shown.toHomesFen, shown.persons],
  };
}

function answerOf(month: string): unknown {
  const sheet = expected.sheets[month] as unknown as ExpectedSheet;
  return {
    lines: sheet.lines.map(lineText).sort(),
    recoveries: sheet.recoveries.map(claimText).sort(),
    pending: sheet.pending.map(claimText).sort(),
    totals: [sheet.totalFen, sheet.toHomesFen, sheet.persons],
  };
}

describe('肥城样本', () => {
  let context: TestLedger;

  beforeAll(async () => {
    context = memoryLedger();
    await takeInSampleCounty(context);
  });

  test('2022年1月：600人1200行，逐行到分', () => {
    const card = finish(buildSheetSteps(context, isoMonth('2022-01')));
    expect(card).toMatchObject({
      month: '2022-01',
      state: 'draft',
      persons: 600,
      lines: 1200,
      totalFen: 58321500,
      toHomesFen: 20218500,
      isStale: false,
    });
    expect(asExpected(context, '2022-01')).toEqual(answerOf('2022-01'));
    const { groups } = sheetDetail(context, isoMonth('2022-01'), context.actor.userId);
    expect(groups.reduce((sum, group) => sum + group.totalFen, 0)).toBe(58321500);
    expect(groups.filter((group) => group.kind === 'home').reduce((sum, group) => sum + group.totalFen, 0)).toBe(20218500);
    expect(groups.reduce((sum, group) => sum + group.persons, 0)).toBe(600);
  });

  test('2月至9月：每月先登记异动，补发、抵扣、追回、待定、丧葬费都对', { timeout: 60_000 }, async () => {
    lockSheet(context, { month: isoMonth('2022-01'), reason: '样本核对' });
    for (let month = isoMonth('2022-02'); month <= '2022-09'; month = addMonths(month, 1)) {
      await importSample(context, 'changes', `特困人员异动登记表_${month}.xlsx`);
      if (month === '2022-09') await importSample(context, 'standards', '救助标准表_2022年9月调整.xlsx');
      finish(buildSheetSteps(context, month));
      expect({ month, ...(asExpected(context, month) as object) }).toEqual({ month, ...(answerOf(month) as object) });
      lockSheet(context, { month, reason: '样本核对' });
    }
    expect(brokenSheets(context)).toEqual([]);
    expect(verifyChain(context.connection).faults).toEqual([]);
  });
});
