/** The gates of the stages as a table, exceptions by two people, the plan beside what happened, how late a project is. */
import { describe, expect, it } from 'vitest';
import { list, projectOf } from '../../database/features/renovation/service-list.ts';
import { saveContract } from '../../database/features/renovation/service-contracts.ts';
import { history } from '../../database/features/renovation/service-history.ts';
import { saveWorkItems, setPlan } from '../../database/features/renovation/service-plan.ts';
import { save, withdrawProject } from '../../database/features/renovation/service-projects.ts';
import { recordStageOf, withdrawStage } from '../../database/features/renovation/service-stages.ts';
import { addToBatch, removeFromBatch } from '../../database/features/renovation/service-targets.ts';
import { planDays } from '../../database/features/renovation/project-rows.ts';
import { plansOf } from '../../database/features/renovation/queries-projects.ts';
import { lagOf } from '../../database/features/renovation/rules-stages.ts';
import type { RenovationStage, StageEntryKind } from '../../electron/contract/renovation-terms.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { asUser, memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { contractInput, homeIn, onDay, projectInput, reach, refusalText, yuan } from './money-project.ts';

function world() {
  const ledger = memoryLedger();
  const homeId = homeIn(ledger, '370983H01');
  const { projectId } = save(ledger, projectInput(homeId, '370983R202101', '2021-01-10'));
  return { ledger, homeId, projectId };
}
type Entry = {
  readonly stage: StageEntryKind;
  readonly on: string;
  readonly no?: string | null;
  readonly note?: string;
  readonly why?: string;
};
const record = (context: TestLedger, projectId: number, { stage, on, no = '样文1号', note, why }: Entry): ReturnType<typeof refusalText> =>
  refusalText(() =>
    recordStageOf(context, {
      projectId,
      stage,
      happenedOn: isoDate(on),
      documentNo: no,
      note: note ?? null,
      exceptionReason: why ?? null,
      ...(stage === 'approved' ? { approvedFen: yuan('2000000') } : {}),
    }),
  );

describe('gates', () => {
  it('open in order, each with its document and its day', () => {
    const { ledger, projectId } = world();
    const course = (
      [
        { stage: 'design', on: '2021-03-10' },
        { stage: 'approved', on: '2021-01-09' },
        { stage: 'approved', on: '2023-01-09' },
        { stage: 'approved', on: '2021-02-10', no: null },
        { stage: 'approved', on: '2021-02-10' },
        { stage: 'approved', on: '2021-02-11' },
        { stage: 'resumed', on: '2021-02-12' },
        { stage: 'suspended', on: '2021-02-12' },
        { stage: 'suspended', on: '2021-02-12', note: '资金未落实' },
        { stage: 'design', on: '2021-03-10' },
        { stage: 'suspended', on: '2021-03-10', note: '再停' },
        { stage: 'resumed', on: '2021-03-01', no: null },
        { stage: 'design', on: '2021-03-10' },
        { stage: 'procurement', on: '2021-04-10' },
        { stage: 'contract', on: '2021-05-10' },
        { stage: 'cancelled', on: '2021-05-11', note: '撤并' },
        { stage: 'resumed', on: '2021-05-12' },
      ] as const satisfies readonly Entry[]
    ).map((entry) => `${entry.on} ${entry.stage}: ${record(ledger, projectId, entry)?.what ?? '已登记'}`);
    expect(course.join('\n')).toBe(`2021-03-10 design: 还没有登记“立项”，不能登记“设计”。
2021-01-09 approved: “立项”的日期（2021年1月9日）早于“储备”（2021年1月10日）。
2023-01-09 approved: 日期 2023-01-09 晚于今天。
2021-02-10 approved: 登记“立项”没有文号。
2021-02-10 approved: 已登记
2021-02-11 approved: “立项”已于2021年2月10日登记。
2021-02-12 resumed: 项目没有暂停，不能登记“恢复”。
2021-02-12 suspended: 登记“暂停”没有写明原因。
2021-02-12 suspended: 已登记
2021-03-10 design: 项目正在暂停，不能登记“设计”。
2021-03-10 suspended: 项目正在暂停，不能登记“暂停”。
2021-03-01 resumed: 已登记
2021-03-10 design: 已登记
2021-04-10 procurement: 已登记
2021-05-10 contract: 到2021年5月10日还没有签订的合同，不能登记“合同”。
2021-05-11 cancelled: 已登记
2021-05-12 resumed: 项目已取消，不能再登记“恢复”。`);
    expect(projectOf(ledger, projectId, isoDate('2021-05-11'))).toMatchObject({
      stage: 'procurement',
      state: 'cancelled',
      nextStage: null,
    });
    expect(projectOf(ledger, projectId, isoDate('2021-02-20'))).toMatchObject({
      stage: 'approved',
      state: 'suspended',
      approvedFen: 200_000_000,
    });
  });

  it('are passed over by an approver only, who did not record the step before', () => {
    const { ledger, projectId } = world();
    const clerk = asUser(ledger, '经办甲', 'county_clerk');
    const approver = asUser(ledger, '审批乙', 'county_approver');
    const skip = { stage: 'procurement', on: '2021-04-10', why: '应急抢修，先行采购' } as const;
    record(clerk, projectId, { stage: 'approved', on: '2021-02-10' });
    expect(record(clerk, projectId, skip)?.code).toBe('RENOVATION_EXCEPTION_ROLE');
    expect(record(approver, projectId, skip)).toBeNull();
    const own = { stage: 'construction', on: '2021-06-10', why: '继续' } as const;
    expect(record(approver, projectId, own)?.what).toBe('上一步是本人（审批乙）登记的，不能再由本人批准例外。');
    expect(record(ledger, projectId, own)).toBeNull();
    // What was skipped may come later, between its neighbours.
    expect(record(clerk, projectId, { stage: 'design', on: '2021-04-10' })?.code).toBe('RENOVATION_STAGE_LATE');
    expect(record(clerk, projectId, { stage: 'design', on: '2021-03-10' })).toBeNull();
    expect(projectOf(ledger, projectId, isoDate('2021-07-01')).stage).toBe('construction');
    // No reason turns the days round, or lets a project be accepted without its fire document.
    expect(record(ledger, projectId, { stage: 'completed', on: '2021-06-09', why: '补登' })?.code).toBe('RENOVATION_STAGE_ORDER');
    record(ledger, projectId, { stage: 'completed', on: '2021-12-20' });
    expect(record(ledger, projectId, { stage: 'accepted', on: '2021-12-30', why: '消防文书后补' })?.code).toBe('ACCEPTANCE_MISSING');
  });

  it('are closed again from the last backwards', () => {
    const { ledger, projectId } = world();
    const approved = reach(ledger, projectId, 'approved', '2021-02-10', yuan('2000000'));
    const design = reach(ledger, projectId, 'design', '2021-03-10');
    const back = (stageId: number) => refusalText(() => withdrawStage(ledger, { projectId, stageId, reason: '登记有误' }));
    expect(back(approved)?.what).toBe('“立项”之后还有“设计”的登记，不能先撤销它。');
    expect(back(design)).toBeNull();
    expect(back(design)?.code).toBe('RENOVATION_ENTRY_WITHDRAWN');
    expect(back(approved)).toBeNull();
    expect(history(ledger, projectId).rows.map(({ action, text }) => `${action} ${text}`.split('，').slice(0, 2).join('，'))).toEqual([
      expect.stringMatching(/^撤销改造项目阶段 /),
      expect.stringMatching(/^撤销改造项目阶段 /),
      '登记改造项目阶段 阶段 设计，日期 2021-03-10',
      '登记改造项目阶段 阶段 立项，日期 2021-02-10',
      expect.stringMatching(/^修改改造项目 /),
      '登记改造项目阶段 阶段 储备，日期 2021-01-10',
      expect.stringMatching(/^登记改造项目 /),
    ]);
  });
});

describe('the plan', () => {
  const days = (given: Partial<Record<RenovationStage, string>>) =>
    Object.entries(given).map(([stage, day]) => ({ stage: stage as RenovationStage, plannedOn: isoDate(day) }));

  it('has a baseline that is set once, and again only by an approver with a document', () => {
    const { ledger, projectId } = world();
    const clerk = asUser(ledger, '经办甲', 'county_clerk');
    const set = (context: TestLedger, kind: 'baseline' | 'forecast', given: Partial<Record<RenovationStage, string>>, more: object = {}) =>
      refusalText(() => setPlan(context, { projectId, kind, reason: null, documentNo: null, rows: days(given), ...more }));
    expect(set(clerk, 'baseline', { completed: '2021-10-31', construction: '2021-11-01' })?.code).toBe('RENOVATION_PLAN_ORDER');
    expect(set(clerk, 'baseline', { construction: '2021-06-01', completed: '2021-10-31' })).toBeNull();
    expect(set(clerk, 'baseline', { accepted: '2021-12-15' })).toBeNull();
    expect(set(clerk, 'baseline', { completed: '2021-11-30' })?.code).toBe('RENOVATION_BASELINE_SET');
    const again = { reason: '设计变更', documentNo: '样民发〔2021〕40号' };
    expect(set(clerk, 'baseline', { completed: '2021-11-30' }, again)?.code).toBe('RENOVATION_EXCEPTION_ROLE');
    expect(set(asUser(ledger, '审批乙', 'county_approver'), 'baseline', { completed: '2021-11-30' }, again)).toBeNull();
    expect(set(clerk, 'forecast', { completed: '2021-12-20' })?.code).toBe('RENOVATION_PLAN_REASON');
    expect(set(clerk, 'forecast', { completed: '2021-12-20' }, { reason: '雨季停工' })).toBeNull();
    const shown = planDays(plansOf(ledger, projectId), new Map([['construction', isoDate('2021-06-10')]]));
    expect(
      shown
        .filter(({ baselineOn }) => baselineOn !== null)
        .map(({ stage, baselineOn, forecastOn, slipDays }) => [stage, baselineOn, forecastOn, slipDays]),
    ).toEqual([
      ['construction', '2021-06-01', null, 9],
      ['completed', '2021-11-30', '2021-12-20', 20],
      ['accepted', '2021-12-15', null, null],
    ]);
  });

  it.each([
    ['not yet due', 'construction', 'running', '2021-10-31', 'none', 0],
    ['a day after', 'construction', 'running', '2021-11-01', 'yellow', 1],
    ['fifteen days', 'construction', 'running', '2021-11-15', 'yellow', 15],
    ['sixteen days', 'construction', 'running', '2021-11-16', 'red', 16],
    ['J13: completed, not accepted', 'completed', 'running', '2021-12-31', 'red', 61],
    ['accepted', 'accepted', 'running', '2022-01-31', 'none', 0],
    ['cancelled', 'construction', 'cancelled', '2021-12-31', 'none', 0],
    ['suspended', 'construction', 'suspended', '2021-12-31', 'none', 0],
  ] as const)('tells how late a project is: %s', (_, stage, state, asOf, tone, late) => {
    const plan = [
      { stage: 'construction', baselineOn: isoDate('2021-06-01'), forecastOn: null },
      { stage: 'completed', baselineOn: isoDate('2021-10-31'), forecastOn: isoDate('2021-12-31') },
      { stage: 'accepted', baselineOn: isoDate('2021-10-31'), forecastOn: null },
    ] as const;
    expect(lagOf({ stage, state, plan }, isoDate(asOf), 15)).toMatchObject({ tone, days: late });
  });

  it('has work items that tell how far it is', () => {
    const { ledger, projectId } = world();
    const item = (name: string, budgetFen: number | null, percent: number) => ({
      item: name,
      content: null,
      budgetFen: budgetFen === null ? null : fen(budgetFen),
      percent,
      plannedOn: null,
    });
    const percent = () => projectOf(ledger, projectId, isoDate('2021-06-01')).percent;
    saveWorkItems(ledger, { projectId, items: [item('消防', 300, 100), item('电气', 100, 0)] });
    expect(percent()).toBe(75);
    saveWorkItems(ledger, { projectId, items: [item('电气', null, 50), item('消防', 300, 100), item('卫浴', 1, 0)] });
    expect(percent()).toBe(50);
    expect(refusalText(() => saveWorkItems(ledger, { projectId, items: [item('电气', 1, 1), item('电气', 2, 2)] }))?.code).toBe(
      'RENOVATION_ITEM_TWICE',
    );
    saveWorkItems(ledger, { projectId, items: [] });
    expect(percent()).toBe(0);
  });
});

describe('projects', () => {
  it('are found by name, code, home and initials, and counted by their stage', () => {
    const { ledger, homeId, projectId } = world();
    const other = save(ledger, {
      ...projectInput(homeId, '370983R202202', '2022-01-10'),
      name: '石横镇敬老院消防改造',
      batchYear: 2022,
      kind: 'fire',
    });
    reach(ledger, other.projectId, 'approved', '2022-02-10', yuan('500000'));
    const none = { search: '', townCode: null, homeId: null, batchYear: null, stage: null, kind: null, asOf: null };
    const found = (given: object) => list(ledger, { ...none, ...given }, isoDate('2022-12-31')).rows.map((project) => project.projectId);
    expect(found({})).toEqual([other.projectId, projectId]);
    for (const search of ['石横', 'R202202', 'shz']) expect(found({ search })).toEqual([other.projectId]);
    expect(found({ stage: 'pipeline' })).toEqual([projectId]);
    expect(found({ batchYear: 2022, kind: 'fire' })).toEqual([other.projectId]);
    expect(found({ asOf: isoDate('2022-01-31'), stage: 'approved' })).toEqual([]);
    const { byStage, total, years } = list(ledger, { ...none, batchYear: 2021 }, isoDate('2022-12-31'));
    expect([byStage.filter(({ count }) => count > 0), total, years]).toEqual([[{ stage: 'pipeline', count: 1 }], 2, [2022, 2021]]);
    withdrawProject(ledger, { projectId, reason: '重复登记' });
    expect(found({})).toEqual([other.projectId]);
    // Its code is free again.
    expect(refusalText(() => save(ledger, projectInput(homeId, '370983R202101', '2021-01-10')))).toBeNull();
  });

  it('have contracts that stay as they were signed', () => {
    const { ledger, projectId } = world();
    const { contractId } = saveContract(ledger, contractInput(projectId));
    const again = (given: object) =>
      refusalText(() => saveContract(onDay(ledger, '2022-01-01'), { ...contractInput(projectId), contractId, ...given }));
    expect(again({ priceFen: fen(1) })?.what).toBe('合同登记后，合同价不能修改。');
    expect(again({ retentionUntil: isoDate('2024-01-01'), insuredUntil: isoDate('2022-12-31') })).toBeNull();
    expect(refusalText(() => saveContract(ledger, contractInput(projectId)))?.code).toBe('CONTRACT_NUMBER_EXISTS');
    expect(refusalText(() => saveContract(ledger, contractInput(projectId, { contractNo: '2', retentionPermille: 50 })))?.what).toBe(
      '质保金比例 5% 超过规定的 3%。',
    );
  });
});

describe('projects of a year’s task', () => {
  it('leave it by a document only: neither another year nor a withdrawal takes them out', () => {
    const { ledger, homeId, projectId } = world();
    addToBatch(ledger, { year: 2021, projectIds: [projectId], documentNo: '样民发〔2021〕2号', addedOn: isoDate('2021-02-01') });
    const { enteredOn: _day, ...same } = projectInput(homeId, '370983R202101', '2021-01-10');
    expect(refusalText(() => save(ledger, { ...same, projectId, batchYear: 2022 }))?.code).toBe('RENOVATION_IN_OTHER_TASK');
    expect(refusalText(() => save(ledger, { ...same, projectId, name: '改名' }))).toBeNull();
    expect(refusalText(() => withdrawProject(ledger, { projectId, reason: '重复登记' }))?.what).toBe(
      '“改名”在 2021 年度任务中，不能撤销。',
    );
    removeFromBatch(ledger, { year: 2021, projectId, documentNo: '样民发〔2021〕9号', removedOn: isoDate('2021-03-01'), reason: '撤并' });
    expect(refusalText(() => withdrawProject(ledger, { projectId, reason: '重复登记' }))).toBeNull();
  });
});
