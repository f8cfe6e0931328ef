/** 进度月报: told by homes and townships by the due day, the last row of a month counts; who is late is told by the first. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { everyClerk, type Role } from '../../../electron/contract/method.ts';
import type { Progress, ProgressMonth, ProgressRow } from '../../../electron/contract/renovation-works-shapes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { addFen, firstDayOf, formatMonth, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import { actorOf, type ScopedReader } from '../users/scope.ts';
import { photosIn, progressById, progressRows, progressUntil, type StoredProgress } from './queries-progress.ts';
import { requiredWorkProject, stagesByProject, stagesOf, workProjects, type WorkProject, type WorkStage } from './queries-works-project.ts';
import { daysOf, firstDayOfYear, monthDue, reportState, type ReportDays } from './rules-progress.ts';
import { isAtLeast, mustReport, standingOn } from './rules-standing.ts';

export function reportDays(reader: Reader, day: IsoDate): ReportDays {
  return { cutDay: policyNumber(reader, 'renovation.monthlyCutDay', day), dueDay: policyNumber(reader, 'renovation.monthlyDueDay', day) };
}

/** The last row of each month, by month. */
export function countedByMonth<Row extends Pick<StoredProgress, 'month'>>(told: readonly Row[]): Map<IsoMonth, Row> {
  return new Map(told.map((row) => [row.month, row]));
}

type Known = {
  readonly month: IsoMonth;
  readonly cutOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly today: IsoDate;
  readonly photos: ReadonlyMap<number, number>;
};

/** Null: the project does not belong in the report of the month. */
function rowOf(project: WorkProject, stages: readonly WorkStage[], told: readonly StoredProgress[], known: Known): ProgressRow | null {
  const { month, cutOn, dueOn, today } = known;
  const standing = standingOn(stages, cutOn);
  const ofMonth = told.filter((row) => row.month === month);
  if (ofMonth.length === 0) {
    const isOver = isAtLeast(standingOn(stages, firstDayOfYear(month)), 'accepted');
    if (!isAtLeast(standing, 'approved') || standing.state === 'cancelled' || isOver) return null;
  }
  const counted = countedByMonth(told);
  const own = counted.get(month);
  const earlier = [...counted.values()].filter((row) => row.month < month).toSorted((one, other) => (one.month < other.month ? -1 : 1));
  // What a file of the county says of a month is no report of the home.
  const first = ofMonth.flatMap(({ isFromFile, reportedOn }) => (isFromFile === 1 ? [] : [reportedOn])).toSorted()[0] ?? null;
  const { projectId, code, name, batchYear, homeId, homeName, townCode, townName, approvedFen } = project;
  return {
    projectId,
    code,
    name,
    batchYear,
    homeId,
    homeName,
    townCode,
    townName,
    stage: standing.stage ?? 'pipeline',
    state: standing.state,
    approvedFen,
    doneFen: own?.doneFen ?? null,
    doneTotalFen: addFen([...counted.values()].map(({ doneFen }) => doneFen)),
    lastPercent: earlier.at(-1)?.percent ?? null,
    percent: own?.percent ?? null,
    work: own?.work ?? null,
    problems: own?.problems ?? null,
    coordination: own?.coordination ?? null,
    nextSteps: own?.nextSteps ?? null,
    reportedOn: first,
    reportedBy: own?.recordedBy ?? null,
    ...reportState(first, mustReport(standing, standingOn(stages, firstDayOf(month))), dueOn, today),
    photos: known.photos.get(projectId) ?? 0,
  };
}

/** Every project of the scope that belongs in the report of a month; null for the month whose report is due. */
export function progressOf(reader: ScopedReader, asked: IsoMonth | null, today: IsoDate): ProgressMonth {
  const days = reportDays(reader, today);
  const month = asked ?? monthDue(today, days);
  const { cutOn, dueOn } = daysOf(month, days);
  const known = { month, cutOn, dueOn, today, photos: photosIn(reader, month) };
  const stages = stagesByProject(reader);
  const told = Map.groupBy(progressUntil(reader, month), ({ projectId }) => projectId);
  const rows = workProjects(reader).flatMap((project): ProgressRow[] => {
    const found = rowOf(project, stages.get(project.projectId) ?? [], told.get(project.projectId) ?? [], known);
    return found ? [found] : [];
  });
  const count = (...statuses: ProgressRow['status'][]): number => rows.filter(({ status }) => statuses.includes(status)).length;
  return {
    month,
    cutOn,
    dueOn,
    rows,
    counts: {
      asked: rows.length - count('notAsked'),
      reported: count('onTime', 'late'),
      onTime: count('onTime'),
      late: count('late'),
      missing: count('missing'),
    },
  };
}

/** Newest first, with which row of a month counts. */
export function progressOfProject(reader: Reader, projectId: number, today: IsoDate): Progress[] {
  const days = reportDays(reader, today);
  const stored = progressRows(reader, projectId);
  const counted = countedByMonth(stored.filter(({ isStanding }) => isStanding === 1).toReversed());
  return stored.map(({ isFromFile, isStanding: _, projectId: __, ...row }) => ({
    ...row,
    isFromFile: isFromFile === 1,
    isLate: row.reportedOn > daysOf(row.month, days).dueOn,
    counts: counted.get(row.month)?.progressId === row.progressId,
  }));
}

/** A home cannot make its own report of yesterday; a paper that came in time is entered by the county. */
function dayOfReport(writer: Writer, asked: IsoDate | null, today: IsoDate): IsoDate {
  if (asked === null || asked === today) return today;
  if (asked > today) throw new AppError('INVALID_INPUT', {}, { reportedOn: '不能晚于今天' });
  if (!(everyClerk as readonly Role[]).includes(actorOf(writer).role)) throw new AppError('NOT_ALLOWED', { action: '补录报送日期' });
  return asked;
}

/** @throws AppError RENOVATION_NOT_FOUND, PROGRESS_FUTURE, PROGRESS_NOT_APPROVED, PROGRESS_BACKWARDS, PROGRESS_BEFORE_MONTH */
export function saveProgress(context: WriteContext, input: ParsedInputOf<'renovation.saveProgress'>): OutputOf<'renovation.saveProgress'> {
  const today = context.clock.today();
  const { projectId, month, percent, doneFen, work, problems, coordination, nextSteps } = input;
  if (month > monthOf(today)) throw new AppError('PROGRESS_FUTURE', { month: formatMonth(month) });
  return transaction(context, (writer) => {
    const project = requiredWorkProject(writer, projectId);
    const reportedOn = dayOfReport(writer, input.reportedOn, today);
    if (monthOf(reportedOn) < month) throw new AppError('INVALID_INPUT', {}, { reportedOn: '不能早于所报月份' });
    const { cutOn, dueOn } = daysOf(month, reportDays(writer, today));
    if (!isAtLeast(standingOn(stagesOf(writer, projectId), cutOn > today ? today : cutOn), 'approved'))
      throw new AppError('PROGRESS_NOT_APPROVED', { name: project.name, month: formatMonth(month) });
    const told = progressRows(writer, projectId).filter(({ isStanding }) => isStanding === 1);
    const counted = [...countedByMonth(told.toReversed()).values()];
    const highest = counted.filter((row) => row.month < month).toSorted((one, other) => other.percent - one.percent)[0];
    if (highest && percent < highest.percent && problems === null)
      throw new AppError(
        'PROGRESS_BACKWARDS',
        { month: formatMonth(highest.month), before: highest.percent, percent },
        { problems: '进度低于以前，请写明原因' },
      );
    const before = counted.find((row) => row.month === month);
    const progressId = run(
      writer,
      `INSERT INTO renovation_progress (uid, renovation_project_id, month, percent, done_fen, work, problems, coordination, next_steps, reported_on,
         recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      projectId,
      month,
      percent,
      doneFen,
      work,
      problems,
      coordination,
      nextSteps,
      reportedOn,
      writer.at,
      writer.actor.userId,
    );
    const shown = { month, percent, doneFen, work, problems, coordination, nextSteps };
    writer.audit({
      action: 'renovation.progress',
      entity: 'renovation_project',
      entityId: projectId,
      before: before ? { month, percent: before.percent, doneFen: before.doneFen, work: before.work } : null,
      after: { projectName: project.name, ...shown, reportedOn },
    });
    const first = told.filter((row) => row.month === month && row.isFromFile === 0).map((row) => row.reportedOn);
    return { progressId, isLate: ([...first, reportedOn].toSorted()[0] ?? reportedOn) > dueOn };
  });
}

/** A wrong entry: what the month said before counts again. @throws AppError PROGRESS_NOT_FOUND, PROGRESS_NOT_OWN */
export function withdrawProgress(
  context: WriteContext,
  { projectId, progressId, reason }: ParsedInputOf<'renovation.withdrawProgress'>,
): void {
  transaction(context, (writer) => {
    const found = progressById(writer, projectId, progressId);
    if (!found || found.isStanding === 0) throw new AppError('PROGRESS_NOT_FOUND');
    run(
      writer,
      'UPDATE renovation_progress SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE renovation_progress_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      progressId,
    );
    writer.audit({
      action: 'renovation.withdrawProgress',
      entity: 'renovation_project',
      entityId: projectId,
      before: { month: found.month, percent: found.percent, doneFen: found.doneFen, reportedOn: found.reportedOn },
      after: { projectName: requiredWorkProject(writer, projectId).name, reason },
    });
  });
}
