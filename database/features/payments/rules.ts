/** What a person is due for a month, and who receives it. Any earlier month is computed anew by the same function. Pure. */
import { AppError } from '../../../electron/contract/result.ts';
import type { PayeeKind, RegularType } from '../../../electron/contract/payments.ts';
import type { AreaType, SelfCareLevel, SupportMode } from '../../../electron/contract/terms.ts';
import { firstDayOf, formatMonth, lastDayOf, type Fen, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { standardName, standardOn, type Standard, type StandardKey } from '../standards/rules.ts';
import {
  dayAfter,
  decidedBefore,
  isPlain,
  monthDaysOf,
  shareOut,
  standardDay,
  stretchesOf,
  wholeMonths,
  type MonthRules,
  type Shared,
} from './rules-days.ts';
import { before, circumstancesIn, periodIn, type Account, type PersonFacts, type Timeline } from './rules-facts.ts';

/** With whom a balance is kept: one home, or the person's own side (person and caregiver are one). */
export type Side = 'own' | `home:${number}`;

export type DueLine = {
  readonly type: RegularType;
  readonly fen: Fen;
  readonly side: Side;
  readonly payeeKind: PayeeKind;
  readonly homeId: number | null;
  readonly standardId: number | null;
  readonly residenceFactId: number;
  readonly levelFactId: number;
  readonly modeFactId: number;
  /** Whoever cared for the person strictly before this day; the first day of the month where left out. */
  readonly receiverDay?: IsoDate;
  /** Where the month has more than one payee or amount. */
  readonly share?: Share;
};

export type Share = Omit<Shared<Side>, 'key' | 'fen'>;

/** What is due to a person for a month under a scheme. */
export type DueIn = (facts: PersonFacts, month: IsoMonth) => readonly DueLine[];

export function homeOf(side: Side): number | null {
  return side === 'own' ? null : Number(side.slice('home:'.length));
}

/** The standards of a month, and the county's way of counting it. */
export type StandardBook = {
  /** @param day in force on; the first day of the month where left out */
  readonly basic: (areaType: AreaType, mode: SupportMode, month: IsoMonth, day?: IsoDate) => Standard;
  readonly care: (level: SelfCareLevel, month: IsoMonth, day?: IsoDate) => Standard;
  readonly rules: (month: IsoMonth) => MonthRules;
  /** Days after the first of the month on which a standard begins. */
  readonly beginsIn: (month: IsoMonth) => readonly IsoDate[];
};

/**
 * @param rules those of each month by the county's parameters
 * @throws AppError STANDARD_MISSING, from the functions of the book
 */
export function standardBook(standards: readonly Standard[], rules: (month: IsoMonth) => MonthRules = () => wholeMonths): StandardBook {
  const found = new Map<string, Standard>();
  const lookUp = (key: StandardKey, month: IsoMonth, day: IsoDate): Standard => {
    const name = `${day} ${key.areaType ?? key.level} ${key.mode}`;
    const known = found.get(name);
    if (known) return known;
    const standard = standardOn(standards, key, day);
    if (!standard) throw new AppError('STANDARD_MISSING', { month: formatMonth(month), standard: standardName(key) });
    found.set(name, standard);
    return standard;
  };
  const rulesOf = new Map<IsoMonth, MonthRules>();
  return {
    basic: (areaType, mode, month, day = firstDayOf(month)) => lookUp({ kind: 'basicLiving', areaType, mode, level: null }, month, day),
    care: (level, month, day = firstDayOf(month)) => lookUp({ kind: 'careAllowance', areaType: null, mode: null, level }, month, day),
    rules: (month) => {
      const known = rulesOf.get(month) ?? rules(month);
      rulesOf.set(month, known);
      return known;
    },
    beginsIn: (month) => {
      const days = standards.filter(({ kind }) => kind !== 'dibao').map(({ validFrom }) => validFrom);
      return [...new Set(days)].filter((day) => day > firstDayOf(month) && day <= lastDayOf(month)).sort();
    },
  };
}

/**
 * Basic living standard by area and mode, care allowance by self-care level, each in full for the month unless the county counts days.
 * Centralised: both to the home. Scattered: basic to the person, care to the caregiver, or to the person while no caregiver is recorded.
 * @throws AppError STANDARD_MISSING, PERSON_INCOMPLETE
 */
export function dueFor(facts: PersonFacts, standards: StandardBook, month: IsoMonth): readonly DueLine[] {
  const period = periodIn(facts, month);
  if (!period || (period.suspendedSince !== null && period.suspendedSince < firstDayOf(month))) return [];
  const rules = standards.rules(month);
  if (!isPlain(rules)) return dueByParts(facts, standards, month, rules);
  const { residence, level, stay } = circumstancesIn(facts, month);
  const { mode } = stay.value;
  const homeId = mode === 'centralised' ? stay.value.homeId : null;
  const decided = { side: sideOf(homeId), homeId, residenceFactId: residence.factId, levelFactId: level.factId, modeFactId: stay.factId };
  const basic = standards.basic(residence.value.areaType, mode, month);
  const care = standards.care(level.value, month);
  return [
    { type: 'BASIC', fen: basic.amountFen, payeeKind: homeId === null ? 'person' : 'home', standardId: basic.standardId, ...decided },
    {
      type: 'CARE',
      fen: care.amountFen,
      payeeKind: homeId === null ? careReceiver(facts, firstDayOf(month)) : 'home',
      standardId: care.standardId,
      ...decided,
    },
  ];
}

function sideOf(homeId: number | null): Side {
  return homeId === null ? 'own' : `home:${homeId}`;
}

/** The same month in stretches: one line for each side and type, the self-care level as the month began with it. */
function dueByParts(facts: PersonFacts, standards: StandardBook, month: IsoMonth, rules: MonthRules): DueLine[] {
  const stretches = stretchesOf(facts, month, rules, standards.beginsIn(month)).map((stretch) => {
    const known = circumstancesIn(facts, month, stretch);
    const { mode, homeId } = known.stay.value;
    const day = standardDay(month, rules, stretch.from);
    return {
      ...stretch,
      ...known,
      side: sideOf(mode === 'centralised' ? homeId : null),
      BASIC: standards.basic(known.residence.value.areaType, mode, month, day),
      CARE: standards.care(known.level.value, month, day),
    };
  });
  const isByDay = rules.proration !== 'FULL_MONTH';
  return (['BASIC', 'CARE'] as const).flatMap((type) => {
    const parts = stretches.map((stretch) => ({ from: stretch.from, days: stretch.days, standard: stretch[type], key: stretch.side }));
    const isWhole = parts.every((part) => part.key === parts[0]?.key && part.standard.amountFen === parts[0].standard.amountFen);
    return shareOut(parts, monthDaysOf(month, rules)).flatMap(({ key: side, fen: amount, ...share }): DueLine[] => {
      const first = stretches.find((stretch) => stretch.side === side);
      const last = stretches.findLast((stretch) => stretch.side === side);
      if (!first || !last || amount === 0) return [];
      const homeId = homeOf(side);
      const receiverDay = isByDay ? dayAfter(first.from) : decidedBefore(month, rules);
      const payeeKind = homeId !== null ? 'home' : type === 'CARE' ? careReceiver(facts, receiverDay) : 'person';
      return [
        {
          type,
          fen: amount,
          side,
          payeeKind,
          homeId,
          standardId: last[type].standardId,
          residenceFactId: last.residence.factId,
          levelFactId: last.level.factId,
          modeFactId: first.stay.factId,
          receiverDay,
          ...(isWhole ? {} : { share }),
        },
      ];
    });
  });
}

/** @param day known strictly before */
function careReceiver(facts: PersonFacts, day: IsoDate): PayeeKind {
  return before(facts.caregivers, day) ? 'caregiver' : 'person';
}

export type PaidHome = { readonly homeId: number; readonly code: string; readonly name: string; readonly account: Account | null };
export type Payee = { readonly name: string | null; readonly bank: string | null; readonly account: string | null };

const nobodyNamed: Payee = { name: null, bank: null, account: null };

/** Whom a bank would pay: the holder of the newest account known, else the name without an account. */
export function payeeOf(
  facts: PersonFacts,
  homes: ReadonlyMap<number, PaidHome>,
  to: { readonly payeeKind: PayeeKind; readonly homeId: number | null; readonly receiverDay?: IsoDate | undefined },
  month: IsoMonth,
): Payee {
  switch (to.payeeKind) {
    case 'home': {
      const home = homes.get(to.homeId ?? 0);
      return home ? paidTo(home.account, home.name) : nobodyNamed;
    }
    case 'person':
      return paidTo(facts.accounts.entries.at(-1)?.value ?? null, facts.name);
    case 'caregiver':
      return caregiverBefore(facts, to.receiverDay ?? firstDayOf(month));
    case 'handler':
      return nobodyNamed;
  }
}

function paidTo(account: Account | null, name: string): Payee {
  return account ? { name: account.holder, bank: account.bank, account: account.number } : { name, bank: null, account: null };
}

/** A caregiver is paid into an account recorded while he cared, never into the account of the one before or after him. */
export function caregiverBefore(facts: Pick<PersonFacts, 'caregivers' | 'caregiverAccounts'>, day: IsoDate): Payee {
  const caregiver = before(facts.caregivers, day);
  if (!caregiver) return nobodyNamed;
  const { entries } = facts.caregivers;
  const isOther = (entry: { readonly value: string }): boolean => entry.value !== caregiver.value;
  const from = entries.some((entry) => entry.validFrom < caregiver.validFrom && isOther(entry)) ? caregiver.validFrom : null;
  const until = entries.find((entry) => entry.validFrom > caregiver.validFrom && isOther(entry))?.validFrom ?? null;
  return paidTo(accountBetween(facts.caregiverAccounts, from, until), caregiver.value);
}

function accountBetween(accounts: Timeline<Account>, from: string | null, until: string | null): Account | null {
  return (
    accounts.entries.findLast(({ validFrom }) => (from === null || validFrom >= from) && (until === null || validFrom < until))?.value ??
    null
  );
}
