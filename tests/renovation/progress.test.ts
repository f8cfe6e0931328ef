/** 进度月报: cut on the 25th, due on the 28th; the last row of a month counts, the first tells whether it came in time. */
import { describe, expect, it } from 'vitest';
import { newUid, transaction } from '../../database/core/sql.ts';
import { accept } from '../../database/features/renovation/service-acceptance.ts';
import { progressOf, saveProgress, withdrawProgress } from '../../database/features/renovation/service-progress.ts';
import { works } from '../../database/features/renovation/service-works.ts';
import { insertUser } from '../../database/features/users/accounts.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { fen, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { refusal } from '../database/payments-county.ts';
import { staysCounty, type StaysCounty } from '../database/stays-county.ts';
import { acceptance, insertProject, insertStage } from './works-project.ts';

const day = isoDate;
const june = isoMonth('2022-06');

function county(today: string): StaysCounty & { projectId: number } {
  const made = staysCounty(today, 1);
  const projectId = transaction(made.context, (writer) =>
    insertProject(writer, { homeId: made.h1, until: 'construction', days: { construction: '2022-03-01' } }),
  );
  return { ...made, projectId };
}

const report = {
  month: june,
  percent: 40,
  doneFen: fen(3_000_000),
  work: '主体施工',
  problems: null,
  coordination: null,
  nextSteps: null,
  reportedOn: null,
};
const monthOf = ({ context }: StaysCounty, month: string | null, on: string) =>
  progressOf(countyWide(context), month === null ? null : isoMonth(month), day(on));
const statusOf = (made: StaysCounty, on: string) => {
  const { rows } = monthOf(made, '2022-06', on);
  return rows.map(({ status, daysLate }) => `${status} ${daysLate}`);
};

describe('哪个月、按时还是迟报', () => {
  it('截至25日、28日报送：到期前待报，过期未报逐日计，迟报按第一次报送算', () => {
    const made = county('2022-06-30');
    expect(monthOf(made, null, '2022-06-24')).toMatchObject({ month: '2022-05', cutOn: '2022-05-25', dueOn: '2022-05-28' });
    expect(monthOf(made, null, '2022-06-25')).toMatchObject({ month: '2022-06', cutOn: '2022-06-25', dueOn: '2022-06-28' });
    expect(statusOf(made, '2022-06-28')).toEqual(['waiting 0']);
    expect(statusOf(made, '2022-06-30')).toEqual(['missing 2']);
    expect(monthOf(made, '2022-06', '2022-06-30').counts).toEqual({ asked: 1, reported: 0, onTime: 0, late: 0, missing: 1 });
    expect(saveProgress(made.context, { ...report, projectId: made.projectId })).toMatchObject({ isLate: true });
    expect(statusOf(made, '2022-07-15')).toEqual(['late 2']);
  });

  it('月内再报以最后一次为准，是否迟报看第一次；撤销后恢复上一次', () => {
    const made = county('2022-06-27');
    const { context, projectId } = made;
    saveProgress(context, { ...report, projectId });
    made.setToday('2022-07-02');
    const { progressId, isLate } = saveProgress(context, { ...report, projectId, percent: 45, doneFen: fen(3_500_000) });
    expect(isLate).toBe(false);
    expect(monthOf(made, '2022-06', '2022-07-02').rows).toMatchObject([
      { status: 'onTime', percent: 45, doneFen: 3_500_000, doneTotalFen: 3_500_000, reportedOn: '2022-06-27', lastPercent: null },
    ]);
    withdrawProgress(context, { projectId, progressId, reason: '多报' });
    expect(monthOf(made, '2022-06', '2022-07-02').rows).toMatchObject([{ percent: 40, doneFen: 3_000_000 }]);
    const told = works(countyWide(context), projectId, { role: 'county_clerk', today: day('2022-07-02') });
    expect(told.progress.map(({ percent, counts, withdrawnReason }) => [percent, counts, withdrawnReason])).toEqual([
      [45, false, '多报'],
      [40, true, null],
    ]);
    expect(refusal(() => withdrawProgress(context, { projectId, progressId, reason: '再撤' })).code).toBe('PROGRESS_NOT_FOUND');
  });

  it('累计完成投资逐月相加，上月进度并列；进度倒退须写原因，未到的月份和立项前的月份不收', () => {
    const made = county('2022-07-20');
    const { context, projectId } = made;
    saveProgress(context, { ...report, projectId });
    made.setToday('2022-07-26');
    const july = { ...report, projectId, month: isoMonth('2022-07'), doneFen: fen(1_250_050) };
    expect(refusal(() => saveProgress(context, { ...july, percent: 39 }))).toMatchObject({
      code: 'PROGRESS_BACKWARDS',
      params: { before: 40 },
    });
    saveProgress(context, { ...july, percent: 39, problems: '墙体返工' });
    expect(monthOf(made, '2022-07', '2022-07-26').rows).toMatchObject([{ lastPercent: 40, percent: 39, doneTotalFen: 4_250_050 }]);
    expect(monthOf(made, '2022-06', '2022-07-26').rows).toMatchObject([{ doneTotalFen: 3_000_000 }]);
    expect(refusal(() => saveProgress(context, { ...july, month: isoMonth('2022-08') })).code).toBe('PROGRESS_FUTURE');
    expect(refusal(() => saveProgress(context, { ...july, month: isoMonth('2021-01') })).code).toBe('PROGRESS_NOT_APPROVED');
  });

  it('补录报送日期只有县级可以；敬老院自己报的以当天为准', () => {
    const made = county('2022-07-05');
    const { context, projectId, h1 } = made;
    const userId = insertUser(context.connection, newUid(), '院长', 'home_manager', context.clock.now(), { townCode: null, homeId: h1 });
    const manager = { ...context, actor: { userId, name: '院长' } };
    const early = { ...report, projectId, reportedOn: day('2022-06-27') };
    expect(refusal(() => saveProgress(manager, early)).code).toBe('NOT_ALLOWED');
    expect(saveProgress(manager, { ...early, reportedOn: null }).isLate).toBe(true);
    expect(saveProgress(context, early).isLate).toBe(false);
    expect(refusal(() => saveProgress(context, { ...early, reportedOn: day('2022-07-06') })).code).toBe('INVALID_INPUT');
  });

  it('竣工验收的当月还要报，以后不再催报；下一年退出月报', () => {
    const made = county('2023-02-28');
    transaction(made.context, (writer) => void insertStage(writer, made.projectId, 'completed', '2022-06-20'));
    accept(made.context, { ...acceptance, projectId: made.projectId, acceptedOn: day('2022-07-10') } as never);
    const status = (month: string): unknown => monthOf(made, month, '2023-02-28').rows.map((row) => row.status);
    expect(status('2022-07')).toEqual(['missing']);
    expect(status('2022-08')).toEqual(['notAsked']);
    expect(status('2023-01')).toEqual([]);
  });

  it('暂停的不催报，取消的不再列', () => {
    const made = county('2022-08-31');
    const { context, projectId } = made;
    transaction(context, (writer) => void insertStage(writer, projectId, 'suspended', '2022-06-10'));
    expect(statusOf(made, '2022-08-31')).toEqual(['notAsked 0']);
    transaction(context, (writer) => void insertStage(writer, projectId, 'cancelled', '2022-07-01'));
    expect(statusOf(made, '2022-08-31')).toEqual(['notAsked 0']);
    expect(monthOf(made, '2022-07', '2022-08-31').rows).toEqual([]);
  });
});
