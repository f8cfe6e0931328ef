/** The facts, days and parameters a line rests on. */
import type { Explained } from '../../../electron/contract/payments-explain.ts';
import { firstDayOf, formatDate, formatMonth, monthOf, type IsoMonth } from '../../../electron/contract/values.ts';
import * as parameters from '../parameters/service.ts';
import { factTitle, reasonOfEnd } from '../people/timeline.ts';
import { parameterKnown, type ExplainedRow } from './queries-explain.ts';
import type { CorrectedType } from './rules-corrections.ts';
import { before, circumstancesIn, onDay, periodIn, type PersonFacts, type SupportPeriod, type Timeline } from './rules-facts.ts';
import { deathOf } from './rules-funeral.ts';
import type { Basis } from './explain-basis.ts';
import { dueOf } from './service-explain-steps.ts';
import { itemOf } from './rules-explain.ts';

/** The support a month belongs to, or the last one before it. */
function periodOf(facts: PersonFacts, month: IsoMonth): SupportPeriod | undefined {
  return periodIn(facts, month) ?? facts.periods.findLast((candidate) => candidate.firstMonth <= month) ?? facts.periods[0];
}

/** Confirmation and end, then what decides the amount and who receives it. */
export function decidingFacts(basis: Basis, row: ExplainedRow): Explained['facts'] {
  return decidingKeys(basis, row).flatMap((factId) =>
    basis.timeline
      .filter((entry) => entry.factId === factId)
      .map(({ kind, text, validFrom, source, recordedAt }) => ({ title: factTitle(kind), text, validFrom, source, recordedAt })),
  );
}

function decidingKeys(basis: Basis, row: ExplainedRow): number[] {
  const { facts } = basis;
  const { month, payee } = row;
  const of = itemOf(row);
  const period = periodOf(facts, month);
  const support = period ? [period.confirmation.factId, ...(period.end ? [period.end.factId] : [])] : [];
  const { residence, level, stay } = circumstancesIn(facts, month);
  if (of === 'FUNERAL') {
    const death = deathOf(facts);
    return [...support, residence.factId, (death ? onDay(facts.stays, death.validFrom) : stay)?.factId ?? stay.factId];
  }
  const [due] = dueOf(basis, row);
  const receiver =
    payee === 'caregiver'
      ? keysOf(before(facts.caregivers, due?.receiverDay ?? firstDayOf(month)))
      : payee === 'person'
        ? keysOf(newest(facts.accounts))
        : [];
  const amount = of === 'CARE' ? (due?.levelFactId ?? level.factId) : (due?.residenceFactId ?? residence.factId);
  // Where days are counted, whatever ended the stretch is as telling as what began it.
  const within = due?.share ? facts.stays.entries.filter((entry) => monthOf(entry.validFrom) === month).map((entry) => entry.factId) : [];
  return [...new Set([...support, amount, due?.modeFactId ?? stay.factId, ...within, ...receiver])];
}

function newest<Value>(timeline: Timeline<Value>): { readonly factId: number } | null {
  return timeline.entries.at(-1) ?? null;
}

function keysOf(fact: { readonly factId: number } | null): number[] {
  return fact ? [fact.factId] : [];
}

/** From when until when, and by the state of which day. */
export function datesOf({ facts }: Basis, month: IsoMonth, of: CorrectedType): string[] {
  const period = periodOf(facts, month);
  if (!period) return [];
  const { confirmation, end, firstMonth, lastMonth } = period;
  const from = `供养自${formatMonth(firstMonth)}起（${formatDate(confirmation.validFrom)}确认的下月）`;
  const until =
    end && lastMonth
      ? `，发至${formatMonth(lastMonth)}（${formatDate(end.validFrom)}${end.value === 'death' ? '死亡' : `终止：${reasonOfEnd(end.value)}`}）`
      : '';
  if (of === 'FUNERAL') {
    const death = deathOf(facts);
    return death
      ? [`${formatDate(death.validFrom)}死亡，标准取${formatDate(firstDayOf(monthOf(death.validFrom)))}执行的数额`]
      : [`${from}${until}`];
  }
  return [`${from}${until}`, `${formatMonth(month)}的情况和标准按${formatDate(firstDayOf(month))}执行的发放规则取定，见“参数”`];
}

const countyRules = ['pay.proration', 'standard.pickRule', 'pay.snapshotRule', 'pay.cutoffDay'] as const;
const parameterOf: Readonly<Record<CorrectedType, readonly string[]>> = {
  BASIC: countyRules,
  CARE: countyRules,
  FUNERAL: ['funeral.multiple'],
  PRICE: ['cpi.trigger', 'cpi.foodTrigger', 'price.formula'],
  OTHER: [],
};

/** In force on the first day of the month, as far as they were recorded by then. */
export function parametersOf({ reader, horizon }: Basis, month: IsoMonth, of: CorrectedType): Explained['parameters'] {
  if (parameterOf[of].length === 0) return [];
  const listed = parameters.list(reader);
  return parameterOf[of].flatMap((key) => {
    const found = parameterKnown(reader, key, firstDayOf(month), horizon.parameter);
    const row = listed.find((candidate) => candidate.key === key);
    if (!found || !row) return [];
    return [{ title: row.title, value: valueText(found.value, row), validFrom: found.validFrom, documentNo: found.documentNo }];
  });
}

function valueText(json: string, { shape, unit }: ReturnType<typeof parameters.list>[number]): string {
  const value = JSON.parse(json) as unknown;
  if (value === null) return '不设';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (shape.kind === 'choice') return shape.options.find(({ id }) => id === value)?.label ?? text;
  return `${text}${unit === '' ? '' : ` ${unit}`}`;
}
