/** What each indicator of people counts: name, scope in words, who is in the denominator, who of them in the numerator. Pure. */
import type { IndicatorCode } from '../../../electron/contract/indicators.ts';
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import { daysInMonth, addMonths, firstDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { addDays } from '../beds/days.ts';
import { isCentralised, isScattered, wasScattered, type PersonOn, type PersonStock } from './rules-stock.ts';

/** What is known of the day beside the facts of a person. */
export type DayKnowledge = {
  readonly day: IsoDate;
  readonly assessmentMonths: number;
  readonly visited: ReadonlySet<number>;
  readonly fiveHaves: ReadonlySet<number>;
};

export type PeopleIndicator = {
  readonly code: IndicatorCode;
  readonly name: string;
  readonly scope: string;
  readonly numeratorTitle: string;
  readonly denominatorTitle: string;
  /** Key of the dated parameter with the target. */
  readonly targetKey: string | null;
  readonly isIn: (person: PersonOn, stock: PersonStock, known: DayKnowledge) => boolean;
  readonly isCounted: (person: PersonOn, known: DayKnowledge) => boolean;
  /** Stands beside the rate where the level decides. */
  readonly listsUnassessed?: true;
};

/** The same day so many months later; the last of the month where it has no such day. */
export function monthsLater(day: IsoDate, months: number): IsoDate {
  const month = addMonths(monthOf(day), months);
  return `${month}-${String(Math.min(Number(day.slice(8)), daysInMonth(month))).padStart(2, '0')}` as IsoDate;
}

/** Many people were assessed on one day. */
function rememberedMonthsLater(): typeof monthsLater {
  let of = Number.NaN;
  const known = new Map<IsoDate, IsoDate>();
  return (day, months) => {
    if (months !== of) known.clear();
    of = months;
    let found = known.get(day);
    if (found === undefined) known.set(day, (found = monthsLater(day, months)));
    return found;
  };
}

/** Was on the list of scattered people at some time of the month; of somebody who is not on it any more. */
function leftList(stock: PersonStock, day: IsoDate): boolean {
  const first = firstDayOf(monthOf(day));
  return stock.facts.some(({ validFrom }) => validFrom >= first && validFrom <= day) && wasScattered(stock, dayBefore(first), day);
}

export type IndicatorScope = 'COMPLETE_LOSS_ONLY' | 'PARTIAL_AND_COMPLETE';

const kept = '住院、请假的仍按集中供养计；城乡合计';

function dependentRate(code: IndicatorCode, scope: IndicatorScope, targetKey: string | null): PeopleIndicator {
  const levels: readonly SelfCareLevel[] = scope === 'COMPLETE_LOSS_ONLY' ? ['completeLoss'] : ['partialLoss', 'completeLoss'];
  const who = scope === 'COMPLETE_LOSS_ONLY' ? '完全丧失生活自理能力' : '部分丧失和完全丧失生活自理能力';
  const isDependent = (person: PersonOn): boolean => person.isInRegister && person.level !== null && levels.includes(person.level);
  return {
    code,
    name: `生活不能自理特困人员集中供养率${targetKey === null ? (scope === 'COMPLETE_LOSS_ONLY' ? '（只计完全丧失，参考）' : '（含部分丧失，参考）') : ''}`,
    scope: `按截至日前最近一次评估为${who}计；含暂停发放的；${kept}；未评估的另列，不计入分子和分母`,
    numeratorTitle: `${who}且集中供养`,
    denominatorTitle: `在册${who}`,
    targetKey,
    isIn: isDependent,
    isCounted: isCentralised,
    listsUnassessed: true,
  };
}

/** @param scope who counts as 生活不能自理; the other choice stands beside it for reference */
export function peopleIndicators(scope: IndicatorScope): readonly PeopleIndicator[] {
  const validUntil = rememberedMonthsLater();
  const [other, otherCode]: [IndicatorScope, IndicatorCode] =
    scope === 'COMPLETE_LOSS_ONLY' ? ['PARTIAL_AND_COMPLETE', 'IND01_S2'] : ['COMPLETE_LOSS_ONLY', 'IND01_S1'];
  return [
    dependentRate('IND01', scope, 'target.ind01'),
    dependentRate(otherCode, other, null),
    {
      code: 'IND02',
      name: '特困人员集中供养率',
      scope: `全部在册特困人员，含暂停发放的；${kept}`,
      numeratorTitle: '集中供养',
      denominatorTitle: '在册特困人员',
      targetKey: null,
      isIn: (person) => person.isInRegister,
      isCounted: isCentralised,
    },
    {
      code: 'IND03',
      name: '愿进全进落实率',
      scope: '最近一次登记意愿为“愿意”的在册人员，含已经集中供养的、暂停发放的',
      numeratorTitle: '愿意且已集中供养',
      denominatorTitle: '愿意集中供养',
      targetKey: 'target.ind03',
      isIn: (person) => person.isInRegister && person.wish === 'willing',
      isCounted: isCentralised,
    },
    {
      code: 'IND12',
      name: '分散供养人员探访率（本月）',
      scope: '截至日在册分散供养人员，加本月内离开名单的；一人多次只计一次，未见到、拒访的不计',
      numeratorTitle: '本月已探访',
      denominatorTitle: '本月应探访',
      targetKey: 'target.ind12',
      isIn: (person, stock, { day }) => isScattered(person) || leftList(stock, day),
      isCounted: ({ personId }, { visited }) => visited.has(personId),
    },
    {
      code: 'IND13',
      name: '照料服务“五有”落实率',
      scope: '截至日在册分散供养人员；最近一次检查五项齐全，且委托照料服务协议在有效期内',
      numeratorTitle: '五有齐全',
      denominatorTitle: '分散供养',
      targetKey: 'target.ind13',
      isIn: isScattered,
      isCounted: ({ personId }, { fiveHaves }) => fiveHaves.has(personId),
    },
    {
      code: 'IND20',
      name: '自理能力评估有效率',
      scope: '全部在册特困人员，含暂停发放的；最近一次评估在有效期内',
      numeratorTitle: '评估在有效期内',
      denominatorTitle: '在册特困人员',
      targetKey: null,
      isIn: (person) => person.isInRegister,
      isCounted: ({ assessedOn }, { day, assessmentMonths }) => assessedOn !== null && validUntil(assessedOn, assessmentMonths) >= day,
    },
  ];
}

export function dayBefore(day: IsoDate): IsoDate {
  return addDays(day, -1);
}

export type Sides = { readonly numerator: readonly number[]; readonly rest: readonly number[]; readonly unassessed: readonly number[] };

export function sidesOf(
  indicator: PeopleIndicator,
  people: readonly { readonly state: PersonOn; readonly stock: PersonStock }[],
  known: DayKnowledge,
): Sides {
  const numerator: number[] = [];
  const rest: number[] = [];
  const unassessed: number[] = [];
  for (const { state, stock } of people) {
    if (indicator.isIn(state, stock, known)) (indicator.isCounted(state, known) ? numerator : rest).push(state.personId);
    else if (indicator.listsUnassessed && state.isInRegister && state.level === null) unassessed.push(state.personId);
  }
  return { numerator, rest, unassessed };
}
