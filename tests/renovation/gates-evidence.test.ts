/** A gate is its evidence: use, settlement and the start of the works are not entered with a number alone. */
import { describe, expect, it } from 'vitest';
import { rows, transaction } from '../../database/core/sql.ts';
import { putInUse, settle } from '../../database/features/renovation/service-handover.ts';
import { recordStageOf, withdrawStage } from '../../database/features/renovation/service-stages.ts';
import type { RenovationStage } from '../../electron/contract/renovation-terms.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { staysCounty, type StaysCounty } from '../database/stays-county.ts';
import { acceptIn, homeIn, refusalText } from './money-project.ts';
import { insertProject, insertStage } from './works-project.ts';

const day = isoDate;

/** Five people live in the home. */
function world(until: RenovationStage): StaysCounty & { projectId: number } {
  const county = staysCounty('2022-06-30', 5);
  const isAccepted = until === 'accepted' || until === 'inUse';
  const projectId = transaction(county.context, (writer) =>
    insertProject(writer, { homeId: county.h1, until: isAccepted ? 'completed' : until }),
  );
  if (isAccepted) {
    acceptIn(county.context, projectId, day('2022-01-14'));
    transaction(county.context, (writer) => insertStage(writer, projectId, 'accepted', '2022-01-14'));
  }
  return { ...county, projectId };
}

const enter = (context: TestLedger, projectId: number, stage: RenovationStage, on: string, given: { note?: string; why?: string } = {}) =>
  refusalText(() =>
    recordStageOf(context, {
      projectId,
      stage,
      happenedOn: day(on),
      documentNo: '样民字〔2022〕9号',
      note: given.note ?? null,
      exceptionReason: given.why ?? null,
    }),
  );
const open = (context: TestLedger, projectId: number) =>
  putInUse(context, {
    projectId,
    openedOn: day('2022-02-10'),
    documentNo: '样启〔2022〕1号',
    safetyAssessedOn: day('2022-02-01'),
    safetyDocumentNo: '样评〔2022〕1号',
    filingChangedOn: null,
    filingNo: null,
    note: null,
    exceptionReason: null,
  });
const audit = (context: TestLedger, projectId: number) =>
  settle(context, {
    projectId,
    settledOn: day('2022-05-10'),
    documentNo: '样审〔2022〕1号',
    auditor: '样本会计师事务所',
    auditedFen: fen(190_000_000),
    assetRegistrationNo: null,
    note: null,
    exceptionReason: null,
  });
const standing = (context: TestLedger, table: string): number =>
  rows<{ n: number }>(context, `SELECT count(*) AS n FROM ${table} WHERE withdrawn_at IS NULL`)[0]?.n ?? 0;

describe('投入使用、结算审计', () => {
  it('只有文号、没有入住安全评估或审定金额的，不能登记；审批人写明理由才可以', () => {
    const { context, projectId } = world('accepted');
    expect(enter(context, projectId, 'inUse', '2022-02-10')?.what).toBe('没有登记入住安全评估，不能登记“投入使用”。');
    const clerk = asUser(context, '经办甲', 'county_clerk');
    expect(enter(clerk, projectId, 'inUse', '2022-02-10', { why: '评估后补' })?.code).toBe('RENOVATION_EXCEPTION_ROLE');
    open(context, projectId);
    expect(enter(context, projectId, 'settled', '2022-05-10')?.what).toBe('没有登记审定金额，不能登记“结算审计”。');
    expect(enter(context, projectId, 'settled', '2022-05-10', { why: '审计报告后补' })).toBeNull();
  });

  it('撤销阶段，凭据随之撤销，不能再凭它登记', () => {
    const { context, projectId } = world('accepted');
    open(context, projectId);
    const { stageId } = audit(context, projectId);
    withdrawStage(context, { projectId, stageId, reason: '金额有误' });
    expect([standing(context, 'renovation_opening'), standing(context, 'renovation_settlement')]).toEqual([1, 0]);
    expect(enter(context, projectId, 'settled', '2022-05-10')?.code).toBe('RENOVATION_STAGE_EVIDENCE');
    expect(audit(context, projectId).stageId).toBeGreaterThan(stageId);
  });
});

describe('开工', () => {
  it('有老人住养的，写明安置方案；没有的不必写', () => {
    const { context, projectId } = world('contract');
    expect(enter(context, projectId, 'construction', '2021-06-10')?.what).toBe('该院住有5名老人，没有写明安置方案，不能登记“开工”。');
    expect(enter(context, projectId, 'construction', '2021-06-10', { note: '安置方案 样民安〔2021〕4号' })).toBeNull();
    const homeId = homeIn(context, 'H9');
    const empty = transaction(context, (writer) => insertProject(writer, { homeId, code: 'GZ-空', until: 'contract' }));
    expect(enter(context, empty, 'construction', '2021-06-10')).toBeNull();
  });
});
