/** Random lives of invented people: what happened, in which month it became known, and whether it was taken back. */
import { addMonths, isoMonth } from '../../electron/contract/values.ts';

export type Random = {
  readonly below: (limit: number) => number;
  readonly pick: <Item>(list: readonly Item[]) => Item;
  readonly chance: (share: number) => boolean;
};

/** Mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: <Item>(list: readonly Item[]): Item => list[below(list.length)] as Item,
    chance: (share) => next() < share,
  };
}

export const firstMonth = isoMonth('2022-01');
export const months: readonly string[] = Array.from({ length: 12 }, (_, index) => addMonths(firstMonth, index));
/** The last sheet is built when everything has been said, lifted and returned. */
const tellingMonths = months.slice(0, -1);

export type Said = {
  readonly kind: 'confirmation' | 'end' | 'suspension' | 'level' | 'mode' | 'caregiver';
  readonly day: string;
  readonly value: string;
  /** Known to the sheet of this month and to later ones. */
  readonly knownIn: string;
  readonly withdrawnIn: string | null;
};

export type Life = {
  /** Registered with these, dated before every sheet; never withdrawn. */
  readonly level: string;
  readonly mode: string;
  readonly confirmedOn: string;
  readonly registeredIn: string;
  readonly said: readonly Said[];
};
export type StandardSaid = { readonly day: string; readonly fen: number; readonly knownIn: string };

const levels = ['independent', 'partialLoss', 'completeLoss'];
const modes = ['scattered', 'home:1', 'home:2'];
const values: Readonly<Record<Said['kind'], readonly string[]>> = {
  confirmation: [''],
  end: ['death', 'voluntary', 'means'],
  suspension: ['on', 'off'],
  level: levels,
  mode: modes,
  caregiver: ['王照料', '李照料'],
};
const kinds: readonly Said['kind'][] = [
  'level',
  'level',
  'level',
  'mode',
  'mode',
  'mode',
  'end',
  'end',
  'suspension',
  'suspension',
  'confirmation',
  'caregiver',
];

function dayIn(random: Random, from: number, to: number): string {
  const month = addMonths(firstMonth, from + random.below(to - from + 1));
  return `${month}-${String(1 + random.below(28)).padStart(2, '0')}`;
}

/** No two turns of a life fall on one day: then nothing hangs on which of them was written down first. */
export function randomLife(random: Random): Life {
  const confirmedOn = dayIn(random, -12, 4);
  const registeredIn = random.chance(0.7)
    ? firstMonth
    : random.pick(tellingMonths.filter((month) => month >= confirmedOn.slice(0, 7)).concat(firstMonth));
  const taken = new Set([confirmedOn]);
  const said: Said[] = [];
  for (let count = random.below(9); count > 0; count--) {
    const kind = random.pick(kinds);
    const day = dayIn(random, -2, 10);
    // Before the confirmation nothing ends, and support is not given twice.
    if (taken.has(day) || ((kind === 'end' || kind === 'confirmation' || kind === 'suspension') && day < confirmedOn)) continue;
    taken.add(day);
    const possible = tellingMonths.filter((month) => month >= registeredIn);
    const knownIn = random.pick(possible);
    const withdrawnIn = random.chance(0.25) ? random.pick(possible.filter((month) => month >= knownIn)) : null;
    said.push({ kind, day, value: random.pick(values[kind]), knownIn, withdrawnIn });
  }
  const life: Life = { level: random.pick(levels), mode: random.pick(modes), confirmedOn, registeredIn, said };
  const confirmation: Said = { kind: 'confirmation', day: confirmedOn, value: '', knownIn: registeredIn, withdrawnIn: null };
  return { ...life, said: [confirmation, ...said] };
}

/** The same life, told in another order. */
export function retold(life: Life, random: Random): Life {
  const possible = tellingMonths.filter((month) => month >= life.registeredIn);
  return {
    ...life,
    said: life.said.map((entry, index) => {
      if (index === 0) return entry;
      const knownIn = random.pick(possible);
      return { ...entry, knownIn, withdrawnIn: entry.withdrawnIn && random.pick(possible.filter((month) => month >= knownIn)) };
    }),
  };
}

export function randomStandards(random: Random): StandardSaid[] {
  const days = new Set(Array.from({ length: random.below(3) }, () => dayIn(random, -2, 10)));
  return [
    { day: '2021-01-01', fen: 62_400, knownIn: firstMonth },
    ...[...days].map((day) => ({ day, fen: 60_000 + random.below(300) * 100, knownIn: random.pick(tellingMonths) })),
  ];
}
