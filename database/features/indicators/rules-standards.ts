/** Comparison of relief standards: ratio of town to village, growth over a year, multiple of dibao. Pure; whole fen, rounded for display only. */
import { mostShownDecimals } from '../../../electron/contract/indicators.ts';
import type { Fen } from '../../../electron/contract/values.ts';
import { isTargetMet, percentText } from './rules-rate.ts';

const hundredth = 100;

/** `1300, 1000, 2` → `1.30`, half up. */
export function quotientText(numerator: number, denominator: number, decimals: number): string {
  const factor = 10 ** decimals;
  const scaled = Math.floor((numerator * factor * 2 + denominator) / (denominator * 2));
  return `${Math.floor(scaled / factor)}.${String(scaled % factor).padStart(decimals, '0')}`;
}

/** Exact test of `numerator ÷ denominator ≤ most`; the limit has at most two decimals. */
export function isAtMost(numerator: number, denominator: number, most: number): boolean {
  return numerator * hundredth <= Math.round(most * hundredth) * denominator;
}

/** With as many decimals as it takes to stand on the side of the target it is on. */
function exactText(text: (decimals: number) => string, looksRight: (shown: string) => boolean): string {
  for (let decimals = 2; decimals < mostShownDecimals; decimals += 1) if (looksRight(text(decimals))) return `精确值${text(decimals)}`;
  return `精确值${text(mostShownDecimals)}`;
}

type Compared = { readonly shown: string; readonly met: boolean | null; readonly footnote: string | null };

/** 城乡低保标准之比: printed with two decimals, compared exactly. */
export function townToVillage(urban: Fen, rural: Fen, most: number | null): Compared {
  const shown = quotientText(urban, rural, 2);
  const met = most === null ? null : isAtMost(urban, rural, most);
  const looksMet = (text: string): boolean => most !== null && Number(text.replace(':1', '')) <= most;
  const exact = exactText(
    (decimals) => `${quotientText(urban, rural, decimals)}:1`,
    (text) => looksMet(text) === met,
  );
  return { shown: `${shown}:1`, met, footnote: met !== null && looksMet(shown) !== met ? exact : null };
}

/** 增长率 of a standard; below zero where it was lowered. */
export function growth(grown: number, before: Fen, least: number | null): Compared {
  const text = (decimals: number): string => `${grown < 0 ? '-' : ''}${percentText(Math.abs(grown), before, decimals) ?? '—'}`;
  const met = isTargetMet(grown, before, least);
  const looksMet = (shown: string): boolean => least !== null && Number(shown.replace('%', '')) >= least;
  const footnote = met !== null && looksMet(text(1)) !== met ? exactText(text, (shown) => looksMet(shown) === met) : null;
  return { shown: text(1), met, footnote };
}

/** 标准倍数, cut after two decimals as beside the standards: it never looks more than it is. */
export function multipleText(amount: Fen, dibao: Fen): string {
  const cut = Math.floor((amount * hundredth) / dibao);
  return `${Math.floor(cut / hundredth)}.${String(cut % hundredth).padStart(2, '0')}倍`;
}
