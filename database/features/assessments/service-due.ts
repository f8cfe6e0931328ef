/** Who is to be assessed, by when, and the scales with what they decide. */
import type { DueRow } from '../../../electron/contract/assessment-due.ts';
import type { InputOf, OutputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { selfCareLevels } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { daysBetween } from '../calendar/days.ts';
import { workCalendar, workingDaysBetween } from '../calendar/service.ts';
import type { ScopedReader } from '../users/scope.ts';
import { abilityTiers, assessmentRules, decidingScale, tierKey } from './parameters.ts';
import { countDue, countInPlace, dueFacts, dueRows, homesOf, townsOf, type StoredDue } from './queries-due.ts';
import { validUntil } from './rules-due.ts';
import { allScales, elderAbility, scaleOn } from './scales.ts';

export function due(reader: ScopedReader, input: InputOf<'assessments.due'>, today: IsoDate): OutputOf<'assessments.due'> {
  const { state, offset, limit } = input;
  const facts = dueFacts(reader, today);
  const { validMonths } = assessmentRules(reader, today);
  const calendar = workCalendar(reader);
  const rowFor = (stored: StoredDue): DueRow => {
    const { conditionReportId, reportedOn, reporter, description, reportDueOn, ...person } = stored;
    const dueOn = reportDueOn ?? (stored.assessedOn ? validUntil(stored.assessedOn, validMonths) : null);
    return {
      ...person,
      dueOn,
      daysLeft: dueOn === null ? null : reportDueOn ? workingDaysBetween(calendar, today, dueOn) : daysBetween(today, dueOn),
      report:
        conditionReportId !== null && reportedOn !== null
          ? { conditionReportId, reportedOn, reporter: reporter ?? '', description: description ?? '' }
          : null,
    };
  };
  return {
    total: countInPlace(reader, state, facts, input),
    rows: dueRows(reader, state, facts, input, offset, limit).map(rowFor),
    counts: {
      reported: countDue(reader, 'reported', facts),
      reportedLate: countDue(reader, 'reported', facts, { sql: ' AND r.due_on < ?', values: [today] }),
      overdue: countDue(reader, 'overdue', facts),
      // Whoever is paid by a level nobody has confirmed in time stands in sight.
      overdueHigher: countDue(reader, 'overdue', facts, { sql: " AND p.level <> 'independent'", values: [] }),
      soon: countDue(reader, 'soon', facts),
      never: countDue(reader, 'never', facts),
    },
    towns: townsOf(reader, state, facts),
    homes: homesOf(reader, state, facts),
    today,
  };
}

/** For the first screen: whose assessment is over, and which reports wait. */
export function waitingAssessments(reader: ScopedReader, today: IsoDate): { overdue: number; reported: number; reportedLate: number } {
  const facts = dueFacts(reader, today);
  return {
    overdue: countDue(reader, 'overdue', facts),
    reported: countDue(reader, 'reported', facts),
    reportedLate: countDue(reader, 'reported', facts, { sql: ' AND r.due_on < ?', values: [today] }),
  };
}

export function scales(reader: Reader, today: IsoDate): OutputOf<'assessments.scales'> {
  const stored = allScales(reader);
  const deciding = decidingScale(reader, today);
  return {
    scales: stored.map(({ scaleId, scale }) => ({
      scaleId,
      scale,
      isDeciding: scale.code === deciding,
      isCurrent: scaleOn(stored, scale.code, today)?.scaleId === scaleId,
    })),
    rules: { ...assessmentRules(reader, today) },
    tiers: { ...abilityTiers(reader, today) },
    tiersDocumentNo:
      row<{ documentNo: string }>(
        reader,
        'SELECT document_no AS documentNo FROM parameter WHERE key = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1',
        tierKey,
        today,
      )?.documentNo ?? '',
  };
}

/**
 * Which care tier goes with which elder ability level, from a day on. A graver ability level never goes with a lighter tier.
 * @throws AppError TIERS_INCOMPLETE, TIERS_ORDER, TIERS_SAME_DAY
 */
export function saveTiers(context: WriteContext, { tiers, validFrom, documentNo }: InputOf<'assessments.saveTiers'>): void {
  transaction(context, (writer) => {
    const scale = allScales(writer).find((stored) => stored.scale.code === elderAbility)?.scale;
    const levels = scale?.levels ?? [];
    const ranks = levels.map(({ id }) => selfCareLevels.findIndex((level) => level.id === tiers[id]));
    if (ranks.includes(-1) || Object.keys(tiers).length !== levels.length) throw new AppError('TIERS_INCOMPLETE', { count: levels.length });
    if (ranks.some((rank, index) => index > 0 && rank < (ranks[index - 1] ?? 0))) throw new AppError('TIERS_ORDER');
    const same = row(writer, 'SELECT 1 FROM parameter WHERE key = ? AND valid_from = ?', tierKey, validFrom);
    if (same) throw new AppError('TIERS_SAME_DAY', { date: validFrom }, { validFrom: '这一天已有对应关系' });
    const before = abilityTiers(writer, validFrom);
    run(
      writer,
      'INSERT INTO parameter (uid, key, valid_from, value_json, document_no, document_title, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      newUid(),
      tierKey,
      validFrom,
      JSON.stringify(tiers),
      documentNo,
      '老年人能力等级与照料护理档次的对应',
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'assessment.saveTiers',
      entity: 'parameter',
      entityId: null,
      before: { tiers: Object.values(before).join('、') },
      after: { tiers: levels.map(({ id }) => tiers[id]).join('、'), validFrom, documentNo },
    });
  });
}
