/** Findings of a real sheet: kept with the preparation, in the way of the approval until a reason stands, frozen after it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { row, rows } from '../../database/core/sql.ts';
import { set } from '../../database/features/parameters/service.ts';
import { approveSheet, lockSheet, prepareSheet, returnSheet, reviewSheet } from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import { comparisonReport } from '../../database/features/payments/checks/report-comparison.ts';
import { accept, findings } from '../../database/features/payments/checks/service.ts';
import type { SheetFinding } from '../../electron/contract/sheet-checks.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { build, refusal, register, smallCounty, type SmallCounty } from './payments-county.ts';

const month = isoMonth('2022-01');
const all = { month, check: null, severity: null, offset: 0, limit: 100 };
let county: SmallCounty;
let approver: TestLedger;

beforeEach(() => {
  county = smallCounty();
  approver = asUser(county.context, '审批员', 'county_approver');
});

const died = (personId: number): void => {
  people.record(county.context, { kind: 'end', personId, reason: 'death', validFrom: isoDate('2021-12-20'), remark: null });
};
const red = (): SheetFinding[] => findings(county.context, { ...all, severity: 'red' }).rows;
/** Prepared by the administrator, a death learnt after it, reviewed by somebody else. */
function reviewedWithDeath(): void {
  build(county.context, month);
  prepareSheet(county.context, month);
  died(county.scattered);
  reviewSheet(approver, { month, reason: null });
}

describe('a death learnt after the sheet was prepared', () => {
  it('is found, with a masked name and the sum that should not go out', () => {
    reviewedWithDeath();
    expect(red()).toMatchObject([
      {
        key: `paidAfterDeath:p${county.scattered}`,
        name: '陈**',
        fen: 96300,
        text: '登记于2021年12月20日死亡，表上仍有2022年1月的发放 963.00 元。',
        documentNo: '民发〔2021〕43号',
        reason: null,
      },
    ]);
  });

  it('stops the approval until a reason stands', () => {
    reviewedWithDeath();
    expect(refusal(() => approveSheet(approver, { month, reason: null }))).toMatchObject({
      code: 'SHEET_FINDINGS_OPEN',
      params: { count: 1 },
    });
    expect(accept(approver, { month, keys: null, reason: '已通知银行止付，下月抵扣' })).toMatchObject({ red: 1, open: 0 });
    expect(approveSheet(approver, { month, reason: null }).state).toBe('approved');
    expect(red()[0]?.reason).toMatchObject({ text: '已通知银行止付，下月抵扣', userName: '审批员' });
  });

  it('two of them may be left for two reasons, each printed on the check list with who gave it', () => {
    reviewedWithDeath();
    died(county.resident);
    const [one, other] = red();
    accept(approver, { month, keys: [one?.key ?? ''], reason: '家属已退款' });
    const list = () => {
      const paper = { month, scheme: 'destitute', scope: null, kind: 'changes', purpose: 'print' } as never;
      const table = comparisonReport(county.context, paper, '').tables.find(({ name }) => name === '审批前检查清单');
      return {
        notes: table?.notes,
        rows: [...(table?.rows ?? [])].filter((line) => line[1] === '红色').map((line) => [line[3], line[7], line[8]]),
      };
    };
    expect(list().notes).toEqual(['还有 1 条红色疑点没有说明理由，说明后方可审批。']);
    accept(approver, { month, keys: [other?.key ?? ''], reason: '死亡日期待医院更正' });
    expect(list().rows.map(([, reason, by]) => [reason, by])).toEqual([
      ['家属已退款', '审批员'],
      ['死亡日期待医院更正', '审批员'],
    ]);
    // In full, as on the sheet.
    expect(String(list().rows[0]?.[0])).not.toContain('*');
    expect(approveSheet(approver, { month, reason: null }).state).toBe('approved');
    expect(list().rows).toHaveLength(2);
  });

  it('may be answered with the approval itself, and stands in the audit', () => {
    reviewedWithDeath();
    expect(approveSheet(approver, { month, reason: '家属已退款' }).state).toBe('approved');
    const line = row<{ after: string }>(county.context, "SELECT after_json AS after FROM audit WHERE action = 'sheet.acceptFindings'");
    expect(JSON.parse(line?.after ?? '')).toEqual({ month: '2022-01', findings: 1, checks: ['paidAfterDeath'], reason: '家属已退款' });
  });

  it('is gone after the sheet was returned and built anew', () => {
    reviewedWithDeath();
    returnSheet(approver, { month, reason: '有人死亡' });
    build(county.context, month);
    prepareSheet(county.context, month);
    expect(red()).toEqual([]);
    reviewSheet(approver, { month, reason: null });
    expect(approveSheet(approver, { month, reason: null }).state).toBe('approved');
  });

  it('needs a new reason when it says something else', () => {
    reviewedWithDeath();
    accept(approver, { month, keys: null, reason: '已通知银行止付' });
    died(county.resident);
    expect(findings(county.context, all).counts).toMatchObject({ red: 2, open: 1 });
    expect(refusal(() => approveSheet(approver, { month, reason: null })).code).toBe('SHEET_FINDINGS_OPEN');
  });
});

describe('the database itself', () => {
  const approve = (): void => {
    county.context.connection.prepare("UPDATE sheet SET state = 'approved', fingerprint = ?").run('0'.repeat(64));
  };
  it('refuses what nobody has checked or explained', () => {
    build(county.context, month);
    county.context.connection.exec("UPDATE sheet SET state = 'prepared'; UPDATE sheet SET state = 'reviewed';");
    expect(approve).toThrow('unchecked: sheet');
    expect(refusal(() => accept(approver, { month, keys: ['nothing'], reason: '无' })).code).toBe('FINDING_GONE');
  });
  it('refuses an open red finding', () => {
    set(county.context, {
      key: 'sheet.check.assessmentExpired',
      validFrom: isoDate('2021-12-01'),
      value: '"red"',
      documentNo: '样民发〔2021〕9号',
      documentTitle: '关于评估的通知',
    });
    register(county.context, { sequence: 5, assessedOn: isoDate('2019-01-01'), account: null });
    build(county.context, month);
    prepareSheet(county.context, month);
    reviewSheet(approver, { month, reason: null });
    expect(red()).toMatchObject([{ check: 'assessmentExpired', documentNo: '样民发〔2021〕9号' }]);
    expect(approve).toThrow('open findings: sheet');
  });
  it('freezes findings and reasons with the approval', () => {
    reviewedWithDeath();
    approveSheet(approver, { month, reason: '家属已退款' });
    const run = (sql: string) => (): void => void county.context.connection.exec(sql);
    const before = rows(county.context, 'SELECT * FROM sheet_finding');
    expect(run('DELETE FROM sheet_finding')).toThrow('never deleted');
    expect(run("UPDATE sheet_finding SET cleared_at = '2022-02-01T00:00:00.000Z'")).toThrow('locked: sheet_finding');
    expect(run("UPDATE sheet_finding_reason SET reason = '无'")).toThrow('append-only');
    expect(
      run(
        "INSERT INTO sheet_finding SELECT NULL, randomblob(16), sheet_id, 'x', check_code, severity, person_id, home_id, fen, text, document_no, document_title, found_at, NULL FROM sheet_finding LIMIT 1",
      ),
    ).toThrow('locked: sheet_finding');
    expect(rows(county.context, 'SELECT * FROM sheet_finding')).toEqual(before);
    // What is learnt later does not change what the sheet was approved with.
    died(county.resident);
    expect(findings(county.context, all)).toMatchObject({ isFrozen: true, counts: { red: 1, open: 0 } });
  });
});

describe('checks', () => {
  it('are switched off and changed by a dated parameter with its document', () => {
    const document = { documentNo: '样民发〔2022〕1号', documentTitle: '关于发放检查的通知' };
    set(county.context, { key: 'sheet.check.paidAfterDeath', validFrom: isoDate('2022-01-01'), value: '"off"', ...document });
    reviewedWithDeath();
    expect(red()).toEqual([]);
    const { checks } = findings(county.context, all);
    expect(checks.find(({ check }) => check === 'paidAfterDeath')).toMatchObject({
      severity: null,
      documentNo: '样民发〔2022〕1号',
      found: 0,
    });
    expect(approveSheet(approver, { month, reason: null }).state).toBe('approved');
  });

  it('of one sheet see the homes without an account and whoever came too late for it', () => {
    build(county.context, month);
    prepareSheet(county.context, month);
    register(county.context, { sequence: 6, mode: 'centralised', homeId: county.homeIds[1], caregiver: null });
    const found = findings(county.context, all).rows.map(({ check, severity }) => `${check} ${severity}`);
    expect(found).toContain('notOnSheet yellow');
    returnSheet(county.context, { month, reason: '补登人员' });
    build(county.context, month);
    expect(findings(county.context, { ...all, check: 'homeWithoutAccount' }).rows).toMatchObject([{ name: '西河敬老院', fen: 96300 }]);
  });

  it('are answered by the reason of a lock in one go', () => {
    set(county.context, {
      key: 'sheet.check.holderDiffers',
      validFrom: isoDate('2021-12-01'),
      value: '"red"',
      documentNo: '样民发〔2021〕9号',
      documentTitle: '关于账户的通知',
    });
    build(county.context, month);
    expect(findings(county.context, all).counts.open).toBeGreaterThan(0);
    expect(lockSheet(county.context, { month, reason: '年终集中办理' }).state).toBe('approved');
    expect(findings(county.context, all).counts.open).toBe(0);
  });

  it('take no reasons for a draft', () => {
    build(county.context, month);
    expect(refusal(() => accept(approver, { month, keys: null, reason: '无' })).code).toBe('SHEET_WRONG_STATE');
  });
});
