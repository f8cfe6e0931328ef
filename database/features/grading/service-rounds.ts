/** Rounds: the plan of a year, which homes take part, how far they are. */
import type { ParsedInputOf, OutputOf } from '../../../electron/contract/index.ts';
import type { RoundRow } from '../../../electron/contract/grading-shapes.ts';
import type { RoundKind } from '../../../electron/contract/grading-terms.ts';
import { happinessGrades } from '../../../electron/contract/happiness-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { daysBetween } from '../calendar/days.ts';
import { calendarWarning, workCalendar } from '../calendar/service.ts';
import { type HappinessHome, homesOf, standingGrades, standingStatuses } from '../happiness/service.ts';
import { gradeFactOn, gradeOn } from '../happiness/rules-entitlement.ts';
import { statusOn } from '../happiness/rules-status.ts';
import { wholeCounty, type ScopedReader } from '../users/scope.ts';
import { requiredRound, rowMaker } from './case-rows.ts';
import { planDays } from './policy.ts';
import { casesOfRound, openCases, roundRows, stateCounts } from './queries-cases.ts';
import { planFault, planOf } from './rules-plan.ts';
import { requiredTemplate } from './service-templates.ts';

const over: ReadonlySet<string> = new Set(['awarded', 'notGraded', 'withdrawn']);

export function rounds(reader: ScopedReader, today: IsoDate): RoundRow[] {
  const counts = Map.groupBy(stateCounts(reader, reader.scope), ({ roundId }) => roundId);
  const make = rowMaker(reader, today);
  const late = Map.groupBy(
    openCases(reader, reader.scope)
      .map(make)
      .filter(({ daysLate }) => (daysLate ?? 0) > 0),
    ({ roundId }) => roundId,
  );
  return roundRows(reader).map((round) => {
    const states = (counts.get(round.roundId) ?? []).map(({ state, cases }) => ({ state, cases }));
    return {
      ...round,
      states,
      cases: states.reduce((sum, { cases }) => sum + cases, 0),
      late: late.get(round.roundId)?.length ?? 0,
      isOver: states.every(({ state }) => over.has(state)),
    };
  });
}

/** Days as the parameters of that day give them. */
export function plan(reader: Reader, { startsOn, selfUntil }: ParsedInputOf<'grading.plan'>): OutputOf<'grading.plan'> {
  const made = planOf(workCalendar(reader), startsOn, selfUntil, planDays(reader, startsOn));
  return { plan: made.plan, warning: calendarWarning({ day: made.plan.awardUntil, unknownYears: made.unknownYears }) };
}

type Standing = { readonly isProposed: boolean; readonly why: string; readonly grade: string | null; readonly validTo: IsoDate | null };

/**
 * 等级评定 takes every home that is run; 年度复核 those with a grade in force; 期满复评 those whose grade ends within the year or has ended.
 */
function candidateOf(
  kind: RoundKind,
  year: number,
  facts: { readonly status: string; readonly grade: string | null; readonly validTo: IsoDate | null; readonly busy: string | null },
): Standing {
  const { status, grade, validTo, busy } = facts;
  const standing = { grade, validTo };
  if (busy !== null) return { ...standing, isProposed: false, why: `正在参加“${busy}”` };
  if (status === 'closed' || status === 'removed')
    return { ...standing, isProposed: false, why: status === 'closed' ? '已停办' : '已摘牌' };
  if (status === 'preparing') return { ...standing, isProposed: false, why: '筹备中，尚未运营' };
  if (kind === 'award') return { ...standing, isProposed: true, why: grade === null ? '未评定过等级' : '运营中' };
  if (kind === 'recheck')
    return grade === null || grade === 'G0'
      ? { ...standing, isProposed: false, why: '没有生效的等级，不用复核' }
      : { ...standing, isProposed: true, why: `现为${labelOf(happinessGrades, grade)}` };
  if (validTo === null) return { ...standing, isProposed: false, why: '等级没有到期日' };
  const isDue = validTo <= `${year}-12-31`;
  return { ...standing, isProposed: isDue, why: `有效期至${formatDate(validTo)}${isDue ? '，应复评' : ''}` };
}

function standings(reader: Reader, kind: RoundKind, year: number, today: IsoDate): (HappinessHome & Standing)[] {
  const grades = standingGrades(reader);
  const statuses = standingStatuses(reader);
  const names = new Map(roundRows(reader).map(({ roundId, name }) => [roundId, name]));
  const busy = new Map(openCases(reader, wholeCounty).map((found) => [found.happinessHomeId, names.get(found.roundId) ?? '']));
  return homesOf(reader, wholeCounty).map((home) => {
    const own = grades.get(home.happinessHomeId) ?? [];
    const facts = {
      status: statusOn(statuses.get(home.happinessHomeId) ?? [], today)?.status ?? 'operating',
      grade: gradeOn(own, today),
      validTo: gradeFactOn(own, today)?.validTo ?? null,
      busy: busy.get(home.happinessHomeId) ?? null,
    };
    return { ...home, ...candidateOf(kind, year, facts) };
  });
}

export function candidates(
  reader: Reader,
  { kind, year }: ParsedInputOf<'grading.candidates'>,
  today: IsoDate,
): OutputOf<'grading.candidates'> {
  return standings(reader, kind, year, today).map(
    ({ happinessHomeId, code, name, townName, villageName, grade, validTo, isProposed, why }) => ({
      happinessHomeId,
      code,
      name,
      townName,
      villageName,
      grade,
      validTo,
      isProposed,
      why,
    }),
  );
}

function takingPart(writer: Writer, input: ParsedInputOf<'grading.createRound'>, today: IsoDate): HappinessHome[] {
  const all = standings(writer, input.kind, input.year, today);
  if (input.happinessHomeIds === null) return all.filter(({ isProposed }) => isProposed);
  const byId = new Map(all.map((home) => [home.happinessHomeId, home]));
  const busy = new Map(openCases(writer, wholeCounty).map((found) => [found.happinessHomeId, found.roundId]));
  return [...new Set(input.happinessHomeIds)].map((id) => {
    const home = byId.get(id);
    if (!home) throw new AppError('HAPPINESS_NOT_FOUND');
    const roundId = busy.get(id);
    if (roundId !== undefined) throw new AppError('GRADING_ROUND_BUSY', { home: home.name, round: requiredRound(writer, roundId).name });
    return home;
  });
}

/** @throws AppError GRADING_ROUND_PLAN, GRADING_ROUND_NOTICE, GRADING_TEMPLATE_*, GRADING_ROUND_EXISTS, GRADING_ROUND_EMPTY, GRADING_ROUND_BUSY, HAPPINESS_NOT_FOUND */
export function createRound(context: WriteContext, input: ParsedInputOf<'grading.createRound'>): OutputOf<'grading.createRound'> {
  const { kind, year, name, templateId, documentNo } = input;
  const dates = input.plan;
  const fault = planFault(dates);
  if (fault !== null) throw new AppError('GRADING_ROUND_PLAN', { stage: fault });
  return transaction(context, (writer) => {
    const days = planDays(writer, dates.startsOn).notice;
    const planned = daysBetween(dates.noticeFrom, dates.noticeUntil) + 1;
    if (planned < days) throw new AppError('GRADING_ROUND_NOTICE', { planned, days });
    const sheet = requiredTemplate(writer, templateId);
    if (sheet.state !== 'published') throw new AppError('GRADING_TEMPLATE_NOT_PUBLISHED', { name: sheet.name, version: sheet.version });
    if (row(writer, 'SELECT 1 FROM grading_round WHERE year = ? AND name = ?', year, name))
      throw new AppError('GRADING_ROUND_EXISTS', { year, name });
    const homes = takingPart(writer, input, context.clock.today());
    if (homes.length === 0) throw new AppError('GRADING_ROUND_EMPTY');
    const roundId = run(
      writer,
      `INSERT INTO grading_round (uid, kind, year, name, grading_template_id, document_no, starts_on, self_until, town_until, county_until,
         notice_from, notice_until, review_until, award_until, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      kind,
      year,
      name,
      templateId,
      documentNo,
      dates.startsOn,
      dates.selfUntil,
      dates.townUntil,
      dates.countyUntil,
      dates.noticeFrom,
      dates.noticeUntil,
      dates.reviewUntil,
      dates.awardUntil,
      writer.at,
      writer.actor.userId,
    );
    for (const { happinessHomeId, townCode, villageCode } of homes)
      run(
        writer,
        `INSERT INTO grading_case (uid, grading_round_id, happiness_home_id, town_code, village_code, state, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, 'planned', ?, ?)`,
        newUid(),
        roundId,
        happinessHomeId,
        townCode,
        villageCode,
        writer.at,
        writer.actor.userId,
      );
    writer.audit({
      action: 'grading.round',
      entity: 'grading_round',
      entityId: roundId,
      after: {
        roundKind: kind,
        year,
        roundName: name,
        templateName: sheet.name,
        templateVersion: sheet.version,
        documentNo,
        homes: homes.length,
      },
    });
    return { roundId, cases: homes.length };
  });
}

/** Of a round, by code; only those the caller may see. @throws AppError GRADING_ROUND_NOT_FOUND */
export function cases(reader: ScopedReader, input: ParsedInputOf<'grading.cases'>, today: IsoDate): OutputOf<'grading.cases'> {
  requiredRound(reader, input.roundId);
  const { townCode, state, isLateOnly, search } = input;
  return casesOfRound(reader, reader.scope, input.roundId)
    .filter((found) => townCode === null || found.townCode === townCode)
    .filter((found) => state === null || found.state === state)
    .filter(
      ({ name, code, villageName }) => search === '' || name.includes(search) || code.includes(search) || villageName.includes(search),
    )
    .map(rowMaker(reader, today))
    .filter(({ daysLate }) => !isLateOnly || (daysLate ?? 0) > 0);
}
