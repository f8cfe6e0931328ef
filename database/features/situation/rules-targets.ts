/** The hard targets of the document in force beside where the county stands: how far, how long, how many more. Pure. */
import type { IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { SituationTarget } from '../../../electron/contract/situation.ts';
import { daysBetween, type IsoDate } from '../../../electron/contract/values.ts';

/** A target as the document states it. */
export type StatedTarget = {
  readonly words: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly dueOn: IsoDate | null;
  readonly indicator: string | null;
  readonly clause: string;
};

/** Targets are compared to the hundredth. */
const hundredths = (value: number): number => Math.round(value * 100);
const ceilDiv = (above: number, below: number): number => Math.ceil(above / below);

/** Of the deadlines of one number the next to come, else the last. */
function inForce(stated: readonly StatedTarget[], asOf: IsoDate): StatedTarget[] {
  const byNumber = new Map<string, StatedTarget[]>();
  for (const target of stated)
    if (target.indicator !== null && target.value !== null)
      byNumber.set(target.indicator, [...(byNumber.get(target.indicator) ?? []), target]);
  return [...byNumber.values()].flatMap((targets) => {
    const sorted = targets.toSorted((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''));
    const found = sorted.find(({ dueOn }) => dueOn === null || dueOn >= asOf) ?? sorted.at(-1);
    return found ? [found] : [];
  });
}

/** The rate of centralised support leads, the others follow by their deadlines. */
const rank = ({ indicator, dueOn }: StatedTarget): string => `${indicator === 'IND01' ? 0 : 1} ${dueOn ?? ''}`;

/** Those with a deadline first, filled up with the other numbers of the document. */
export function hardTargets(stated: readonly StatedTarget[], asOf: IsoDate, most: number): StatedTarget[] {
  const targets = inForce(stated, asOf);
  const dated = targets.filter(({ dueOn }) => dueOn !== null).toSorted((one, other) => rank(one).localeCompare(rank(other)));
  const others = targets.filter(({ dueOn }) => dueOn === null);
  return [...dated, ...others].slice(0, Math.max(most, dated.length));
}

/** Of a task of a year the newest one by the day; every other number has one row. */
export function rowOf(rows: readonly IndicatorRow[], { indicator }: StatedTarget, asOf: IsoDate): IndicatorRow | null {
  const year = Number(asOf.slice(0, 'YYYY'.length));
  const own = rows.filter(({ code, batchYear }) => code === indicator && (batchYear === null || batchYear <= year));
  return own.toSorted((one, other) => (other.batchYear ?? 0) - (one.batchYear ?? 0))[0] ?? null;
}

type Bar = { readonly value: number; readonly unit: string; readonly text: string; readonly dueOn: IsoDate | null };

/** What is asked of this place: the county's own share of a task where one was set, its projects where a township has none of its own. */
function barOf(target: StatedTarget, row: IndicatorRow | null): Bar {
  const { value, unit, dueOn } = target;
  if (row?.code === 'IND07' && row.batchYear !== null) {
    const share = row.target ?? row.denominator;
    return { value: share, unit: '处', text: `${share}处`, dueOn: `${row.batchYear}-12-31` as IsoDate };
  }
  const known = { value: value ?? 0, unit: unit ?? '', dueOn };
  if (target.indicator === 'IND06') return { ...known, text: '每县1处' };
  if (unit === ':1') return { ...known, text: `${value}:1以内` };
  if (unit === '%') return { ...known, text: value === 100 ? '100%' : `${value}%以上` };
  if (unit === '倍') return { ...known, text: `${value}倍以上` };
  if (unit === '处') return { ...known, text: `${value}处` };
  if (unit === '个工作日') return { ...known, text: `${value}个工作日内办结` };
  if (unit === '次') return { ...known, text: `每年${value}次` };
  return { ...known, text: target.words };
}

type Compared = { readonly met: boolean | null; readonly gap: string | null; readonly need: string | null; readonly done: number | null };

const nothing: Compared = { met: null, gap: null, need: null, done: null };
/** Of the bar, in tenths of a percent. */
const whole = 10 * 100;

const needWords: Readonly<Record<string, readonly [before: string, after: string]>> = {
  IND01: ['再集中供养', '人'],
  IND02: ['再集中供养', '人'],
  IND03: ['再安排入住', '人'],
  IND13: ['再落实', '人'],
  IND07: ['再竣工验收', '处'],
  IND06: ['再建成', '处'],
};

function needText(code: string, missing: number): string | null {
  const words = needWords[code];
  return words === undefined || missing <= 0 ? null : `${words[0]}${missing}${words[1]}`;
}

function yuanText(fen: number): string {
  const jiao = Math.ceil(fen / 10);
  return jiao % 10 === 0 ? `${jiao / 10}元` : `${Math.floor(jiao / 10)}.${jiao % 10}元`;
}

const decimal = (scaled: number, scale: number): string => String(scaled / scale);

/** At least so many of a hundred, or so many times: 100 × numerator against the value × denominator, as whole numbers. */
function atLeast(row: IndicatorRow, { value, unit }: Bar): Compared {
  const { numerator, denominator, code } = row;
  const isPercent = unit === '%';
  const above = numerator * 100 * (isPercent ? 100 : 1);
  const wanted = hundredths(value) * denominator;
  const met = above >= wanted;
  const missing = ceilDiv(wanted, 100 * (isPercent ? 100 : 1)) - numerator;
  const points = isPercent
    ? `低${decimal(ceilDiv(wanted - above, denominator * 10), 10)}个百分点`
    : `低${decimal(ceilDiv(wanted - above, denominator), 100)}倍`;
  const amount = code === 'IND15' ? '农村低保标准' : '特困标准';
  return {
    met,
    gap: met ? null : points,
    need: met ? null : row.unit === 'fen' ? `${amount}每月再提高${yuanText(missing)}` : needText(code, missing),
    done: wanted <= 0 ? whole : Math.max(0, Math.min(whole, Math.floor((above * whole) / wanted))),
  };
}

/** At most so many times: urban × 100 against the value × rural. */
function atMost({ numerator, denominator }: IndicatorRow, { value }: Bar): Compared {
  const above = numerator * 100;
  const most = hundredths(value) * denominator;
  const met = above <= most;
  return {
    met,
    gap: met ? null : `高${decimal(ceilDiv(above - most, denominator), 100)}`,
    need: met ? null : `农村低保标准每月再提高${yuanText(ceilDiv(above, hundredths(value)) - denominator)}`,
    done: above <= 0 ? null : Math.min(whole, Math.floor((most * whole) / above)),
  };
}

function compare(row: IndicatorRow | null, bar: Bar): Compared {
  if (row === null || row.denominator === 0) return nothing;
  if (row.code === 'IND07' || row.code === 'IND06') {
    const wanted = row.code === 'IND06' ? row.denominator : bar.value;
    const missing = Math.max(wanted - row.numerator, 0);
    return {
      met: missing === 0,
      gap: missing === 0 ? null : `差${missing}处`,
      need: needText(row.code, missing),
      done: wanted === 0 ? whole : Math.min(whole, Math.floor((row.numerator * whole) / wanted)),
    };
  }
  if (bar.unit === ':1') return atMost(row, bar);
  if (bar.unit === '%' || bar.unit === '倍') return atLeast(row, bar);
  return { ...nothing, met: row.met };
}

function stateOf(met: boolean | null, daysLeft: number | null, warnDays: number): SituationTarget['state'] {
  if (met === null) return 'unknown';
  if (met) return 'met';
  if (daysLeft === null) return 'open';
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= warnDays ? 'due' : 'open';
}

const shortNames: Readonly<Record<string, string>> = {
  IND01: '生活不能自理特困人员集中供养率',
  IND03: '愿进全进落实率',
  IND06: '县级敬老院',
  IND07: '敬老院改造提升',
  IND13: '照料服务“五有”落实率',
  IND14: '城乡低保标准之比',
  IND15: '农村低保标准提高幅度',
  IND16: '特困标准与低保标准倍数',
};

/** Who cannot care for himself is a choice of the county: the other choice always stands beside it, and so do those never assessed. */
function referenceOf(row: IndicatorRow | null, rows: readonly IndicatorRow[]): string | null {
  if (row?.code !== 'IND01') return null;
  const other = rows.find(({ code }) => code === 'IND01_S1' || code === 'IND01_S2');
  const words = other
    ? [`${other.code === 'IND01_S2' ? '含部分丧失' : '只计完全丧失'}${other.shown}（${other.numerator}/${other.denominator}）`]
    : [];
  if (row.footnote !== null) words.unshift(row.footnote);
  if (row.unassessed > 0) words.push(`未评估${row.unassessed}人另列`);
  return words.length === 0 ? null : words.join('，');
}

/** @param warnDays days before a deadline from which an open target is due */
export function standingOf(
  target: StatedTarget,
  rows: readonly IndicatorRow[],
  { asOf, warnDays, documentNo }: { readonly asOf: IsoDate; readonly warnDays: number; readonly documentNo: string },
): SituationTarget {
  const row = rowOf(rows, target, asOf);
  const bar = barOf(target, row);
  const compared = compare(row, bar);
  const daysLeft = bar.dueOn === null ? null : daysBetween(asOf, bar.dueOn);
  const code = (target.indicator ?? '') as SituationTarget['code'];
  const isKnown = row !== null && row.denominator > 0;
  const isTask = row?.code === 'IND07';
  return {
    code,
    name: isTask ? `${row.batchYear}年${shortNames['IND07']}` : (shortNames[code] ?? row?.name ?? target.words),
    bar: bar.text,
    words: target.words,
    documentNo,
    clause: target.clause,
    dueOn: bar.dueOn,
    daysLeft,
    shown: !isKnown ? '—' : isTask ? `${row.numerator}处` : row.shown,
    numerator: isKnown ? row.numerator : null,
    denominator: isKnown ? row.denominator : null,
    counts: !isKnown || isTask || row.unit === 'fen' ? null : row.lists === 'people' ? '人' : '处',
    done: compared.done,
    gap: compared.gap,
    need: compared.need,
    state: stateOf(compared.met, daysLeft, warnDays),
    reference: referenceOf(row, rows),
    link: `/indicators?code=${code}`,
  };
}
