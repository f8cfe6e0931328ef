/** Why an earlier month is corrected, in the few words a list has room for. Pure. */
import { terminationReasons, labelOf } from '../../../electron/contract/terms.ts';
import { firstDayOf, formatDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { CorrectedType } from './rules-corrections.ts';
import { before, periodIn, type Dated, type PersonFacts } from './rules-facts.ts';

export type CorrectionToName = {
  readonly forMonth: IsoMonth;
  readonly of: CorrectedType;
  readonly side: string;
  readonly fen: number;
  /** Nothing was paid to this side for the month before. */
  readonly isFirst: boolean;
};

/** Document of a standard whose amount alone has changed. */
export function standardReason(documentNo: string): string {
  return `标准调整（${documentNo}）`;
}

function dated(words: string, fact: Dated<unknown>): string {
  return `${words}（${formatDate(fact.validFrom)}）`;
}

/** @param facts as known when the sheet was built */
export function correctionReason(facts: PersonFacts, correction: CorrectionToName): string {
  const { forMonth, of, side } = correction;
  const period = periodIn(facts, forMonth);
  if (of === 'FUNERAL') return correction.fen < 0 ? '不应发丧葬费' : '丧葬费';
  if (!period) {
    const end = facts.periods.findLast((candidate) => candidate.lastMonth !== null && candidate.lastMonth < forMonth)?.end;
    if (!end) return '当月不在供养期内';
    return end.value === 'death' ? dated('死亡', end) : dated(`终止：${labelOf(terminationReasons, end.value)}`, end);
  }
  if (period.suspendedSince !== null && period.suspendedSince < firstDayOf(forMonth))
    return `暂停供养（${formatDate(period.suspendedSince)}）`;
  const stay = before(facts.stays, firstDayOf(forMonth));
  const level = before(facts.levels, firstDayOf(forMonth));
  const sideDue = stay?.value.mode === 'centralised' ? `home:${stay.value.homeId}` : 'own';
  if (sideDue !== side && stay) return dated('供养方式变更', stay);
  if (correction.isFirst && stay)
    return facts.stays.entries[0] === stay || facts.stays.initial === stay
      ? dated('确认', period.confirmation)
      : dated('供养方式变更', stay);
  return of === 'CARE' && level ? dated('自理能力变更', level) : '以前月份重新计算';
}
