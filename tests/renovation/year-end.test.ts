/** J13, the end of a renovation year: six projects, five accepted in time, the sixth completed without its fire acceptance. */
import { describe, expect, it } from 'vitest';
import { row, transaction } from '../../database/core/sql.ts';
import { itemsBehind, list } from '../../database/features/indicators/service.ts';
import { accept } from '../../database/features/renovation/service-acceptance.ts';
import { projectsOf } from '../../database/features/renovation/service-list.ts';
import { recordStageOf } from '../../database/features/renovation/service-stages.ts';
import { addToBatch, batchesView, lockYear, removeFromBatch, saveBatch } from '../../database/features/renovation/service-targets.ts';
import { setPlan } from '../../database/features/renovation/service-plan.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { refusal } from '../database/payments-county.ts';
import { staysCounty, type StaysCounty } from '../database/stays-county.ts';
import { onDay } from './money-project.ts';
import { acceptance, insertProject } from './works-project.ts';

const day = isoDate;
const task = '样民发〔2021〕3号';
type YearEnd = StaysCounty & { readonly projects: readonly number[]; readonly sixth: number };

/** All but the sixth are accepted on 20 November; the sixth was planned for 31 October and completed on 20 December. */
function yearEnd(): YearEnd {
  const county = staysCounty('2022-01-31', 5);
  const { context, h1 } = county;
  const projects = [1, 2, 3, 4, 5, 6].map((number) =>
    transaction(context, (writer) =>
      insertProject(writer, {
        homeId: h1,
        code: `GZ-${number}`,
        name: `第${number}个改造项目`,
        until: 'completed',
        ...(number === 6 ? {} : { days: { completed: '2021-10-20' } }),
      }),
    ),
  );
  const sixth = projects[5] ?? 0;
  setPlan(context, {
    projectId: sixth,
    kind: 'baseline',
    reason: null,
    documentNo: null,
    rows: [{ stage: 'accepted', plannedOn: day('2021-10-31') }],
  });
  for (const projectId of projects.slice(0, 5)) accepted(county, projectId, '2021-11-20');
  saveBatch(context, { year: 2021, targetCount: 6, documentNo: task, issuedOn: day('2021-02-01'), note: null });
  addToBatch(context, { year: 2021, projectIds: projects, documentNo: task, addedOn: day('2021-02-01') });
  return { ...county, projects, sixth };
}

function accepted({ context }: StaysCounty, projectId: number, on: string, fireDocumentNo: string | null = '样消验〔2021〕7号'): void {
  accept(context, {
    ...acceptance,
    checklist: [...acceptance.checklist],
    rooms: [],
    nursingBedIds: [],
    retiredBedIds: [],
    acceptedOn: day(on),
    projectId,
    fireDocumentNo,
  });
}

const rateOn = ({ context }: StaysCounty, on: string, year = 2021) => {
  const { rows } = list(countyWide(context), { asOf: day(on) });
  return rows.find(({ code, batchYear }) => code === 'IND07' && batchYear === year);
};
const taskOn = ({ context }: StaysCounty, on: string, year = 2021) =>
  batchesView(countyWide(context), day(on), day('2022-01-31')).years.find((candidate) => candidate.year === year);

describe('J13 年底的改造完成率', () => {
  it('第六个没有消防验收，不能验收；五处完成，83.3%，未达标，滞后为红色', () => {
    const county = yearEnd();
    expect(refusal(() => accepted(county, county.sixth, '2021-12-28', null)).code).toBe('ACCEPTANCE_NO_FIRE');
    expect(rateOn(county, '2021-12-31')).toMatchObject({
      numerator: 5,
      denominator: 6,
      shown: '83.3%',
      target: 6,
      targetUnit: '处',
      met: false,
      missing: 1,
    });
    const late = projectsOf(countyWide(county.context), day('2021-12-31')).find(({ projectId }) => projectId === county.sixth);
    expect(late).toMatchObject({ stage: 'completed', lagStage: 'accepted', lagDays: 61, tone: 'red' });
  });

  it('名单与数字一致：五个已完成，一个说明为什么没有计入', () => {
    const county = yearEnd();
    const items = itemsBehind(countyWide(county.context), { asOf: day('2021-12-31'), code: 'IND07', batchYear: 2021 });
    expect(items.map(({ numerator }) => numerator)).toEqual([1, 1, 1, 1, 1, 0]);
    expect(items.at(-1)).toMatchObject({ name: '第6个改造项目', shown: '未完成', note: '已完工，未竣工验收' });
  });

  it('次年1月14日验收后累计6/6；锁定的2021年仍是83.3%', () => {
    const county = yearEnd();
    expect(lockYear(county.context, { year: 2021, asOf: null })).toEqual({ numerator: 5, denominator: 6 });
    accepted(county, county.sixth, '2022-01-14');
    expect(rateOn(county, '2022-01-31')).toMatchObject({ numerator: 6, denominator: 6, met: true });
    const locked = { asOf: '2021-12-31', numerator: 5, denominator: 6, shown: '83.3%', met: false };
    expect(taskOn(county, '2022-01-31')).toMatchObject({
      numerator: 6,
      denominator: 6,
      shown: '100.0%',
      met: true,
      canLock: false,
      locked,
    });
    expect(taskOn(county, '2022-01-31')?.locked?.projects.at(-1)).toMatchObject({ isDone: false, why: '已完工，未竣工验收' });
  });

  it('锁定之后不再锁定，也不再改动任务；表里的值改不了', () => {
    const { context, sixth } = yearEnd();
    lockYear(context, { year: 2021, asOf: null });
    expect(refusal(() => lockYear(context, { year: 2021, asOf: day('2022-01-20') })).code).toBe('RENOVATION_YEAR_LOCKED');
    const removal = { year: 2021, projectId: sixth, documentNo: task, removedOn: day('2021-12-30'), reason: '调整任务' };
    expect(refusal(() => removeFromBatch(context, removal)).code).toBe('RENOVATION_YEAR_LOCKED');
    expect(() => context.connection.exec('UPDATE renovation_year_value SET numerator = 6')).toThrow(/append-only/);
  });

  it('年度没有结束不能锁定，没有项目的年度没有值可锁定', () => {
    const { context } = yearEnd();
    expect(refusal(() => lockYear(onDay(context, '2021-12-30'), { year: 2021, asOf: null })).code).toBe('RENOVATION_YEAR_EARLY');
    expect(refusal(() => lockYear(context, { year: 2021, asOf: day('2021-11-30') })).code).toBe('RENOVATION_YEAR_EARLY');
    expect(refusal(() => lockYear(context, { year: 2020, asOf: null })).code).toBe('RENOVATION_YEAR_EMPTY');
  });
});

describe('年度任务的分母', () => {
  it('取消的项目仍在分母里，审批人凭文件调出后才出去，调出之前的日子不变', () => {
    const county = yearEnd();
    const { context, sixth } = county;
    recordStageOf(context, {
      projectId: sixth,
      stage: 'cancelled',
      happenedOn: day('2021-12-25'),
      documentNo: '样发改〔2021〕40号',
      note: '用地调整',
      exceptionReason: null,
    });
    expect(rateOn(county, '2021-12-31')).toMatchObject({ numerator: 5, denominator: 6 });
    expect(taskOn(county, '2021-12-31')?.projects.at(-1)?.why).toBe('已取消');
    const removal = { year: 2021, projectId: sixth, documentNo: '样民发〔2021〕40号', removedOn: day('2021-12-28'), reason: '经批准调出' };
    removeFromBatch(context, removal);
    expect(rateOn(county, '2021-12-31')).toMatchObject({ numerator: 5, denominator: 5, target: 6, met: false });
    expect(rateOn(county, '2021-12-27')).toMatchObject({ numerator: 5, denominator: 6 });
    expect(taskOn(county, '2021-12-31')?.projects.at(-1)?.removed).toMatchObject({ on: '2021-12-28', documentNo: '样民发〔2021〕40号' });
    expect(refusal(() => removeFromBatch(context, removal)).code).toBe('RENOVATION_NOT_IN_TASK');
  });

  it('一个项目只在一个年度；还没有登记列入的按项目的年度计', () => {
    const county = yearEnd();
    const { context, h1, sixth } = county;
    const again = { projectIds: [sixth], documentNo: task, addedOn: day('2021-03-01') };
    expect(refusal(() => addToBatch(context, { ...again, year: 2021 })).code).toBe('RENOVATION_IN_TASK');
    expect(refusal(() => addToBatch(context, { ...again, year: 2022 })).code).toBe('RENOVATION_IN_OTHER_TASK');
    const seventh = transaction(context, (writer) =>
      insertProject(writer, { homeId: h1, code: 'GZ-7', batchYear: 2022, until: 'approved' }),
    );
    expect(rateOn(county, '2021-12-31', 2022)).toMatchObject({ numerator: 0, denominator: 1, target: null, met: null });
    addToBatch(context, { projectIds: [seventh], documentNo: task, addedOn: day('2022-01-10'), year: 2022 });
    expect(rateOn(county, '2021-12-31', 2022)).toMatchObject({ numerator: 0, denominator: 1 });
    expect(row(context, 'SELECT count(*) AS count FROM renovation_batch_project WHERE year = 2022')).toEqual({ count: 1 });
  });

  it('任务数以登记的文件为准，没有文件的按参数', () => {
    const county = yearEnd();
    saveBatch(county.context, { year: 2021, targetCount: 5, documentNo: '样民发〔2021〕9号', issuedOn: null, note: null });
    expect(rateOn(county, '2021-12-31')).toMatchObject({ target: 5, met: true });
    expect(taskOn(county, '2021-12-31')).toMatchObject({ targetCount: 5, documentNo: '样民发〔2021〕9号' });
  });
});
