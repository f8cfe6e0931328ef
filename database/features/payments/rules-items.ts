/** One-off items (一次性项目): an amount for those supported on a day whom the document names. Pure. */
import type { SelfCareLevel, SupportMode } from '../../../electron/contract/terms.ts';
import { monthOf, type Fen, type IsoDate } from '../../../electron/contract/values.ts';
import { onDay, type Circumstances, type PersonFacts, type SupportPeriod } from './rules-facts.ts';
import type { SchemeRules } from './rules-schemes.ts';
import type { DueLine } from './rules.ts';

export type ItemTarget =
  | { readonly kind: 'all' }
  | { readonly kind: 'mode'; readonly mode: SupportMode }
  | { readonly kind: 'level'; readonly level: SelfCareLevel }
  | { readonly kind: 'home'; readonly homeId: number }
  | { readonly kind: 'list'; readonly people: ReadonlySet<number> };

export type ItemTerms = {
  readonly asOf: IsoDate;
  readonly target: ItemTarget;
  /** For everybody, or by self-care level; a level without an amount receives nothing. */
  readonly amounts: { readonly everybody: Fen } | { readonly byLevel: ReadonlyMap<SelfCareLevel, Fen> };
  readonly payee: 'basic' | 'person';
};

/** The support that stands at the end of a day: who is confirmed that day is in, who died or was terminated that day is out. */
export function supportOn(facts: PersonFacts, day: IsoDate): SupportPeriod | null {
  return facts.periods.find(({ confirmation, end }) => confirmation.validFrom <= day && (end === null || end.validFrom > day)) ?? null;
}

/** Why somebody gets nothing: not supported that day, suspended, not meant by the document, no amount for his level. */
export type ItemRefusal = 'notSupported' | 'suspended' | 'notMeant' | 'noAmount' | 'incomplete';
export type ItemDecision = { readonly fen: Fen; readonly at: Circumstances } | { readonly refusal: ItemRefusal };

export function decideItem(facts: PersonFacts, terms: ItemTerms): ItemDecision {
  if (terms.target.kind === 'list' && !terms.target.people.has(facts.personId)) return { refusal: 'notMeant' };
  const period = supportOn(facts, terms.asOf);
  if (!period) return { refusal: 'notSupported' };
  if (period.suspendedSince !== null && period.suspendedSince <= terms.asOf) return { refusal: 'suspended' };
  const residence = onDay(facts.residences, terms.asOf);
  const level = onDay(facts.levels, terms.asOf);
  const stay = onDay(facts.stays, terms.asOf);
  if (!residence || !level || !stay) return { refusal: 'incomplete' };
  const at = { residence, level, stay };
  if (!isMeant(terms.target, at)) return { refusal: 'notMeant' };
  const fen = 'everybody' in terms.amounts ? terms.amounts.everybody : terms.amounts.byLevel.get(level.value);
  return fen === undefined ? { refusal: 'noAmount' } : { fen, at };
}

function isMeant(target: ItemTarget, { level, stay }: Circumstances): boolean {
  switch (target.kind) {
    case 'all':
    case 'list':
      return true;
    case 'mode':
      return stay.value.mode === target.mode;
    case 'level':
      return level.value === target.level;
    case 'home':
      return stay.value.mode === 'centralised' && stay.value.homeId === target.homeId;
  }
}

/** A single line, in the month of the day that counts. */
export function itemRules(terms: ItemTerms): SchemeRules {
  const itemMonth = monthOf(terms.asOf);
  return { dueIn: (facts, month) => (month === itemMonth ? itemDue(facts, terms) : []), funeralOf: null };
}

function itemDue(facts: PersonFacts, terms: ItemTerms): DueLine[] {
  const decision = decideItem(facts, terms);
  if ('refusal' in decision) return [];
  const { residence, level, stay } = decision.at;
  const homeId = terms.payee === 'basic' && stay.value.mode === 'centralised' ? stay.value.homeId : null;
  return [
    {
      type: 'OTHER',
      fen: decision.fen,
      side: homeId === null ? 'own' : `home:${homeId}`,
      payeeKind: homeId === null ? 'person' : 'home',
      homeId,
      standardId: null,
      residenceFactId: residence.factId,
      levelFactId: level.factId,
      modeFactId: stay.factId,
    },
  ];
}
