/**
 * A year by other standards, other rules, or both, beside what is in force today. It only reads: nothing is written, not even to the log, until
 * somebody prints or saves the figures.
 */
import type { SupposedStandard, WhatIf, WhatIfInput } from '../../../electron/contract/what-if.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { pickRules, prorations } from '../../../electron/contract/payment-rules.ts';
import { areaTypes, type AreaType } from '../../../electron/contract/terms.ts';
import { formatDate, formatYuan, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader, Steps } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import { standardName, standardOn, type Standard } from '../standards/rules.ts';
import { standardsInForce } from '../standards/service.ts';
import { placeNames } from './queries-basis.ts';
import { cancelledFacts, everything, factsOfPeople, personRanges } from './queries-facts.ts';
import { homeNames } from './queries-history.ts';
import { lockedMonths } from './queries-what-if.ts';
import { itemLabel } from './rules-explain.ts';
import { destituteRules, type SchemeRules } from './rules-schemes.ts';
import { basicOfDibao, costOfYear } from './rules-what-if.ts';
import { wholeMonths } from './rules-days.ts';
import type { PersonFacts } from './rules-facts.ts';
import { dueFor, standardBook, type StandardBook } from './rules.ts';
import { monthRules } from './service-rules.ts';

const peoplePerStep = 500;

/** @throws AppError STANDARD_MISSING, PERSON_INCOMPLETE, PARAMETER_MISSING, WHAT_IF_NO_DIBAO, WHAT_IF_STANDARD_TWICE */
export function* whatIfSteps(reader: Reader, input: WhatIfInput, today: IsoDate): Steps<WhatIf> {
  const standards = standardsInForce(reader);
  const supposed = supposedStandards(standards, input);
  const cost = costOfYear(input.year, rulesOf(reader, standards, null), rulesOf(reader, [...supposed, ...standards], input));
  const cancelled = cancelledFacts(reader, everything);
  const ranges = personRanges(reader, peoplePerStep);
  const total = ranges.reduce((sum, range) => sum + range.people, 0);
  let done = 0;
  for (const { first, last, people } of ranges) {
    for (const facts of factsOfPeople(reader, first, last, cancelled, everything)) cost.add(facts);
    done += people;
    yield { done, total, phase: '正在测算' };
  }
  const places = placeNames(reader);
  const homes = homeNames(reader);
  const locked = lockedMonths(reader);
  return {
    ...cost.result({
      typeName: itemLabel,
      townName: (code) => places.get(code) ?? code,
      homeName: (homeId) => homes.get(homeId) ?? '机构',
      isLocked: (month) => locked.has(month),
    }),
    supposed: supposedWords(input, supposed),
    notes: notes(input, today, [...locked].sort()),
  };
}

/** As if they were recorded: what is supposed for a day goes before what is recorded for the same day. */
function supposedStandards(standards: readonly Standard[], { standards: given, rules }: WhatIfInput): Standard[] {
  const names = new Set<string>();
  for (const standard of given) {
    const name = `${standardName(standard)} ${standard.validFrom}`;
    if (names.has(name)) throw new AppError('WHAT_IF_STANDARD_TWICE', { standard: standardName(standard), date: standard.validFrom });
    names.add(name);
  }
  const typed = given.map((standard, index) => asRecorded(standard, -1 - index));
  if (rules.basicMultiple === null) return typed;
  const { multiple, validFrom } = rules.basicMultiple;
  const known = [...typed, ...standards];
  const computed = areaTypes.flatMap(({ id: areaType }) => {
    const key = { kind: 'dibao', areaType, mode: null, level: null } as const;
    if (typed.some((standard) => standard.kind === 'basicLiving' && standard.areaType === areaType)) return [];
    return [validFrom, ...laterChanges(known, areaType, validFrom)].flatMap((day) => {
      const dibao = standardOn(known, key, day);
      if (!dibao) return [];
      const amountFen = basicOfDibao(dibao.amountFen, multiple);
      // For both modes alike, whatever differs today.
      return [null, 'centralised' as const, 'scattered' as const].map((mode) => ({
        kind: 'basicLiving' as const,
        areaType,
        mode,
        level: null,
        amountFen,
        validFrom: day,
      }));
    });
  });
  if (computed.length === 0) throw new AppError('WHAT_IF_NO_DIBAO', { date: validFrom });
  return [...computed.map((standard, index) => asRecorded(standard, -1000 - index)), ...typed];
}

/** Days after which dibao or the basic living standard of an area changes again: the multiple holds from there too. */
function laterChanges(known: readonly Standard[], areaType: AreaType, after: IsoDate): IsoDate[] {
  const days = known
    .filter((standard) => standard.areaType === areaType && standard.kind !== 'careAllowance' && standard.validFrom > after)
    .map((standard) => standard.validFrom);
  return [...new Set(days)].sort();
}

function asRecorded(standard: SupposedStandard, standardId: number): Standard {
  return { ...standard, standardId, documentNo: '测算' };
}

function rulesOf(reader: Reader, standards: readonly Standard[], input: WhatIfInput | null): SchemeRules {
  const multiple = input?.rules.funeralMultiple ?? null;
  const { proration = null, pickRule = null } = input?.rules ?? {};
  const book = standardBook(standards, (month) => {
    const rules = monthRules(reader, month);
    return { ...rules, proration: proration ?? rules.proration, pickRule: pickRule ?? rules.pickRule };
  });
  const multipleOn = multiple === null ? multiplesOf(reader) : () => multiple;
  return withoutNeedlessDays(destituteRules(book, multipleOn), book, standards);
}

/**
 * Most months of most people hold no change at all: what days would make of them is the whole month, which is far cheaper to say. Months in
 * which something begins, for the person or for everybody, are counted as the rules say.
 */
function withoutNeedlessDays(exact: SchemeRules, book: StandardBook, standards: readonly Standard[]): SchemeRules {
  const whole = standardBook(standards, () => wholeMonths);
  const plainMonths = new Map<IsoMonth, boolean>();
  const isPlainMonth = (month: IsoMonth): boolean => {
    const known = plainMonths.get(month);
    if (known !== undefined) return known;
    const { snapshot, pickRule } = book.rules(month);
    const isPlain = snapshot === 'firstDay' && pickRule !== 'NEXT_MONTH' && (pickRule === 'FIRST_DAY' || book.beginsIn(month).length === 0);
    plainMonths.set(month, isPlain);
    return isPlain;
  };
  const changesIn = ({ stays, residences }: PersonFacts, month: IsoMonth): boolean =>
    [stays, residences].some(({ entries }) => entries.some(({ validFrom }) => validFrom.startsWith(month)));
  return {
    ...exact,
    dueIn: (facts, month) => (isPlainMonth(month) && !changesIn(facts, month) ? dueFor(facts, whole, month) : exact.dueIn(facts, month)),
  };
}

/** One look-up per day, not one per person who died. */
function multiplesOf(reader: Reader): (day: IsoDate) => number {
  const known = new Map<IsoDate, number>();
  return (day) => {
    const found = known.get(day) ?? policyNumber(reader, 'funeral.multiple', day);
    known.set(day, found);
    return found;
  };
}

function supposedWords({ rules }: WhatIfInput, supposed: readonly Standard[]): string[] {
  return [
    ...(rules.basicMultiple ? [`基本生活标准按低保标准的 ${rules.basicMultiple.multiple} 倍确定，不足一元的进到元`] : []),
    ...supposed.map(
      (standard) => `${standardName(standard)} ${formatYuan(standard.amountFen)} 元/月，自${formatDate(standard.validFrom)}起`,
    ),
    ...(rules.proration === null ? [] : [`月中变动：${ruleLabel(prorations, rules.proration)}`]),
    ...(rules.pickRule === null ? [] : [`标准取定：${ruleLabel(pickRules, rules.pickRule)}`]),
    ...(rules.funeralMultiple === null ? [] : [`丧葬费按基本生活标准的 ${rules.funeralMultiple} 倍`]),
  ];
}

function ruleLabel(list: readonly { readonly id: string; readonly label: string }[], id: string): string {
  return list.find((rule) => rule.id === id)?.label ?? id;
}

function notes({ year }: WhatIfInput, today: IsoDate, locked: readonly IsoMonth[]): string[] {
  return [
    `以${formatDate(today)}掌握的人员情况计算${year}年1月至12月应发的金额；以后月份按现有人员不变估算，不含今后新确认、死亡和终止的变化。`,
    '“现行”按现在执行和已经登记的标准、规则计算；“假设”只换掉所列的标准和规则，其他不变。',
    '假设的标准执行到已经登记的下一次调整为止；不含价格临时补贴和一次性项目；暂停供养期间不计。',
    ...(locked.some((month) => month.startsWith(String(year)))
      ? ['发放表已经审批的月份如按假设执行，差额要在以后的发放表中补发或抵扣、追回。']
      : []),
  ];
}
