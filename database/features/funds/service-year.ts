/** A year of funds: per source, per document, per sheet. */
import type { FundDocument, FundedSheet, FundSourceYear } from '../../../electron/contract/funds-shapes.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { addFen, fen, firstDayOf, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { percentText } from '../indicators/rules-rate.ts';
import { backTo, balanceOf, moneyOf, spentBy, type YearMoney } from './balances.ts';
import { allSources, knownYears, ruleOn, sheetsOf, type Source } from './queries.ts';
import { spendingOfDocuments, sumOf, type Entry } from './rules.ts';
import { lastMonthOf } from './rules-forecast.ts';

export type FundYear = OutputOf<'funds.year'>;
type Totals = FundYear['totals'];

const rateDecimals = 1;

/** Above 100 % is said as it is: money was paid that had not been allocated. */
function rate(part: number, whole: number): string {
  return whole > 0 ? (percentText(Math.max(part, 0), whole, rateDecimals) ?? '—') : '—';
}

function withRates(amounts: Omit<Totals, 'receiptRate' | 'executionRate'>): Totals {
  const { carriedFen, allocatedFen, receivedFen, spentFen, backFen } = amounts;
  const assigned = carriedFen + allocatedFen;
  return {
    ...amounts,
    receiptRate: rate(carriedFen + receivedFen, assigned),
    executionRate: rate(spentFen - backFen, assigned),
  };
}

function sumOfKind(entries: readonly Entry[], sourceId: number, kind: Entry['kind']): number {
  return addFen(entries.filter((entry) => entry.sourceId === sourceId && entry.kind === kind).map((entry) => entry.fen));
}

function sourceYear(money: YearMoney, { sourceId, name, isStopped }: Source, basis: FundYear['basis']): FundSourceYear {
  const { entries } = money;
  return {
    sourceId,
    name,
    isStopped,
    ...withRates({
      carriedFen: sumOfKind(entries, sourceId, 'carried'),
      allocatedFen: sumOfKind(entries, sourceId, 'allocated'),
      receivedFen: sumOfKind(entries, sourceId, 'received'),
      spentFen: spentBy(money, sourceId),
      backFen: backTo(money, sourceId),
      balanceFen: balanceOf(money, sourceId, basis),
    }),
  };
}

function documentsOf(money: YearMoney, { sourceId, name }: Source): FundDocument[] {
  const spent = fen(spentBy(money, sourceId) - backTo(money, sourceId));
  const own = money.entries.filter((entry) => entry.sourceId === sourceId);
  return spendingOfDocuments(own, spent).map((document) => ({ ...document, sourceName: name }));
}

/** @param asked null: the year of today */
export function yearOf(reader: Reader, asked: number | null, today: IsoDate): FundYear {
  const year = asked ?? Number(today.slice(0, 4));
  const money = moneyOf(reader, year);
  const sources = allSources(reader);
  const basis = basisIn(reader, year);
  const rows = sources
    .map((source) => sourceYear(money, source, basis))
    .filter((row) => !row.isStopped || row.carriedFen + row.allocatedFen + row.receivedFen + row.spentFen !== 0);
  const sum = (key: 'carriedFen' | 'allocatedFen' | 'receivedFen' | 'spentFen' | 'backFen' | 'balanceFen'): number =>
    rows.reduce((total, row) => total + row[key], 0);
  const sheets = sheetsOf(reader, year);
  const funded = new Set(money.shares.map(({ sheetId }) => sheetId));
  const unfunded = sheets.filter((sheet) => sheet.isApproved === 1 && !funded.has(sheet.sheetId)).map(({ totalFen }) => totalFen);
  return {
    year,
    years: [...new Set([...knownYears(reader), year])].toSorted((one, other) => other - one),
    basis,
    sources: rows,
    totals: withRates({
      carriedFen: sum('carriedFen'),
      allocatedFen: sum('allocatedFen'),
      receivedFen: sum('receivedFen'),
      spentFen: sum('spentFen'),
      backFen: sum('backFen'),
      balanceFen: sum('balanceFen'),
    }),
    documents: sources.flatMap((source) => documentsOf(money, source)),
    sheets: sheets.map(({ sheetId, month, scheme, title, state, totalFen }): FundedSheet => ({
      sheetId,
      month,
      scheme,
      title,
      state,
      totalFen,
      shares: money.shares
        .filter((share) => share.sheetId === sheetId)
        .map(({ sourceId, sourceName, fen: paid }) => ({ sourceId, sourceName, fen: paid })),
    })),
    unfundedFen: addFen([...unfunded, money.orders.unassignedFen]),
    unassignedBackFen: money.back.unassignedFen,
  };
}

/** By the rule that holds at the end of the year: later rules of a year do not change what earlier sheets were checked against. */
export function basisIn(reader: Reader, year: number): FundYear['basis'] {
  return ruleOn(reader, firstDayOf(lastMonthOf(year)))?.basis ?? 'received';
}

/** Entered for a year and standing. */
export function assignedIn(reader: Reader, year: number): { readonly allocatedFen: number; readonly receivedFen: number } {
  const { entries } = moneyOf(reader, year);
  return { allocatedFen: sumOf(entries, null, 'allocated'), receivedFen: sumOf(entries, null, 'received') };
}
