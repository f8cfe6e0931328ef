/** What stood behind a closed value beside what stands there now. Pure. */
import type { IndicatorRow } from '../../../electron/contract/indicators.ts';
import { formatDate, formatYuan, type IsoDate } from '../../../electron/contract/values.ts';

/** People by key; homes and items with what each adds to both sides. */
export type Behind =
  | { readonly kind: 'people'; readonly numerator: readonly number[]; readonly rest: readonly number[] }
  | { readonly kind: 'items'; readonly items: readonly (readonly [key: string, name: string, numerator: number, denominator: number])[] };

/** `came` and `went`: into and out of the denominator; `gained` and `lost`: in it both times, in the numerator once. `changed`: other figures. */
export type Difference = {
  readonly came: readonly string[];
  readonly went: readonly string[];
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly changed: readonly string[];
  /** Of homes and items; people are named by the register. */
  readonly names: Readonly<Record<string, string>>;
};

const nobody: Difference = { came: [], went: [], gained: [], lost: [], changed: [], names: {} };

export function difference(closed: Behind, now: Behind): Difference {
  if (closed.kind === 'people' && now.kind === 'people') {
    const counted = [new Set(closed.numerator), new Set(now.numerator)] as const;
    const all = [new Set([...closed.numerator, ...closed.rest]), new Set([...now.numerator, ...now.rest])] as const;
    const both = [...all[1]].filter((id) => all[0].has(id));
    return {
      ...nobody,
      came: [...all[1]].filter((id) => !all[0].has(id)).map(String),
      went: [...all[0]].filter((id) => !all[1].has(id)).map(String),
      gained: both.filter((id) => counted[1].has(id) && !counted[0].has(id)).map(String),
      lost: both.filter((id) => counted[0].has(id) && !counted[1].has(id)).map(String),
    };
  }
  if (closed.kind !== 'items' || now.kind !== 'items') return nobody;
  const [before, after] = [closed, now].map(({ items }) => new Map(items.map((item) => [item[0], item])));
  if (!before || !after) return nobody;
  return {
    ...nobody,
    came: [...after.keys()].filter((key) => !before.has(key)),
    went: [...before.keys()].filter((key) => !after.has(key)),
    changed: [...after].filter(([key, item]) => isOther(before.get(key), item)).map(([key]) => key),
    names: Object.fromEntries([...before.values(), ...after.values()].map(([key, name]) => [key, name])),
  };
}

type Item = readonly [key: string, name: string, numerator: number, denominator: number];

function isOther(before: Item | undefined, after: Item): boolean {
  if (!before) return false;
  const [, , numerator, denominator] = before;
  const [, , numeratorNow, denominatorNow] = after;
  return numerator !== numeratorNow || denominator !== denominatorNow;
}

/** What the report of a period tells of a row. */
export type Told = Pick<IndicatorRow, 'numerator' | 'denominator' | 'shown' | 'target' | 'met'>;
type Named = Pick<IndicatorRow, 'code' | 'name' | 'lists' | 'unit' | 'numeratorTitle' | 'denominatorTitle'>;

export function isSame(closed: Told, now: Told | null): boolean {
  if (now === null) return false;
  return (
    closed.numerator === now.numerator &&
    closed.denominator === now.denominator &&
    closed.shown === now.shown &&
    closed.target === now.target &&
    closed.met === now.met
  );
}

const verdict = (met: boolean | null): string => (met === null ? '' : met ? '，达标' : '，未达标');

/** `在册特困人员多报1人`: what the earlier report had too much or too little of. */
function deviation(title: string, was: number, is: number, { lists, unit }: Named): string[] {
  if (was === is) return [];
  const amount = Math.abs(was - is);
  const figure = unit === 'fen' ? `${formatYuan(amount)}元` : `${amount}${lists === 'people' ? '人' : ''}`;
  return [`${title}${was > is ? '多报' : '少报'}${figure}`];
}

function told({ numerator, denominator, shown }: Told, { unit }: Named): string {
  const text = (value: number): string => (unit === 'fen' ? formatYuan(value) : String(value));
  return `${text(numerator)}/${text(denominator)}（${shown}）`;
}

/** One sentence of a correction note; it names nobody. */
export function correctionText(end: IsoDate, row: Named, closed: Told, now: Told | null, parameters: readonly string[]): string {
  const head = `截至${formatDate(end)}的${row.name}，原报${told(closed, row)}${verdict(closed.met)}`;
  if (now === null) return `${head}，现已不再统计。`;
  const deviations = [
    ...deviation(row.denominatorTitle, closed.denominator, now.denominator, row),
    ...deviation(row.numeratorTitle, closed.numerator, now.numerator, row),
  ];
  const why = parameters.length === 0 ? '' : `；统计参数“${parameters.join('”“')}”有更改`;
  const which = deviations.length === 0 ? '' : `：${deviations.join('，')}`;
  return `${head}，更正为${told(now, row)}${verdict(now.met)}${which}${why}。`;
}
