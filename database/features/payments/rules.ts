/** What a person is due for a month, and who receives it. Any earlier month is computed anew by the same function. Pure. */
import { AppError } from '../../../electron/contract/result.ts';
import type { PayeeKind, RegularType } from '../../../electron/contract/payments.ts';
import type { AreaType, SelfCareLevel, SupportMode } from '../../../electron/contract/terms.ts';
import { firstDayOf, formatMonth, type Fen, type IsoMonth } from '../../../electron/contract/values.ts';
import { standardName, standardOn, type Standard, type StandardKey } from '../standards/rules.ts';
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
};

/** What is due to a person for a month under a scheme. */
export type DueIn = (facts: PersonFacts, month: IsoMonth) => readonly DueLine[];

export function homeOf(side: Side): number | null {
  return side === 'own' ? null : Number(side.slice('home:'.length));
}

/** The standards in force on the first day of a month. */
export type StandardBook = {
  readonly basic: (areaType: AreaType, mode: SupportMode, month: IsoMonth) => Standard;
  readonly care: (level: SelfCareLevel, month: IsoMonth) => Standard;
};

/** @throws AppError STANDARD_MISSING, from the functions of the book */
export function standardBook(standards: readonly Standard[]): StandardBook {
  const found = new Map<string, Standard>();
  const lookUp = (key: StandardKey, month: IsoMonth): Standard => {
    const name = `${month} ${key.areaType ?? key.level} ${key.mode}`;
    const known = found.get(name);
    if (known) return known;
    const standard = standardOn(standards, key, firstDayOf(month));
    if (!standard) throw new AppError('STANDARD_MISSING', { month: formatMonth(month), standard: standardName(key) });
    found.set(name, standard);
    return standard;
  };
  return {
    basic: (areaType, mode, month) => lookUp({ kind: 'basicLiving', areaType, mode, level: null }, month),
    care: (level, month) => lookUp({ kind: 'careAllowance', areaType: null, mode: null, level }, month),
  };
}

/**
 * Basic living standard by area and mode, care allowance by self-care level, each in full for the month.
 * Centralised: both to the home. Scattered: basic to the person, care to the caregiver, or to the person while no caregiver is recorded.
 * @throws AppError STANDARD_MISSING, PERSON_INCOMPLETE
 */
export function dueFor(facts: PersonFacts, standards: StandardBook, month: IsoMonth): readonly DueLine[] {
  const period = periodIn(facts, month);
  if (!period || (period.suspendedSince !== null && period.suspendedSince < firstDayOf(month))) return [];
  const { residence, level, stay } = circumstancesIn(facts, month);
  const { mode } = stay.value;
  const homeId = mode === 'centralised' ? stay.value.homeId : null;
  const side: Side = homeId === null ? 'own' : `home:${homeId}`;
  const decided = { side, homeId, residenceFactId: residence.factId, levelFactId: level.factId, modeFactId: stay.factId };
  const basic = standards.basic(residence.value.areaType, mode, month);
  const care = standards.care(level.value, month);
  return [
    { type: 'BASIC', fen: basic.amountFen, payeeKind: homeId === null ? 'person' : 'home', standardId: basic.standardId, ...decided },
    {
      type: 'CARE',
      fen: care.amountFen,
      payeeKind: homeId === null ? careReceiver(facts, month) : 'home',
      standardId: care.standardId,
      ...decided,
    },
  ];
}

function careReceiver(facts: PersonFacts, month: IsoMonth): PayeeKind {
  return before(facts.caregivers, firstDayOf(month)) ? 'caregiver' : 'person';
}

export type PaidHome = { readonly homeId: number; readonly code: string; readonly name: string; readonly account: Account | null };
export type Payee = { readonly name: string | null; readonly bank: string | null; readonly account: string | null };

const nobodyNamed: Payee = { name: null, bank: null, account: null };

/** Whom a bank would pay: the holder of the newest account known, else the name without an account. */
export function payeeOf(
  facts: PersonFacts,
  homes: ReadonlyMap<number, PaidHome>,
  to: { readonly payeeKind: PayeeKind; readonly homeId: number | null },
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
      return caregiverIn(facts, month);
    case 'handler':
      return nobodyNamed;
  }
}

function paidTo(account: Account | null, name: string): Payee {
  return account ? { name: account.holder, bank: account.bank, account: account.number } : { name, bank: null, account: null };
}

/** A caregiver is paid into an account recorded while he cared, never into the account of the one before or after him. */
function caregiverIn(facts: PersonFacts, month: IsoMonth): Payee {
  const caregiver = before(facts.caregivers, firstDayOf(month));
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
