/** What the invented county pays besides the monthly support: the subsidy in months when prices rise, and one-off items. */
import { AppError } from '../../../electron/contract/result.ts';
import { priceScheme, type Scheme } from '../../../electron/contract/schemes.ts';
import { addMonths, fen, isoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Steps, WriteContext } from '../../core/sql.ts';
import { approveSheet, prepareSheet, reviewSheet } from '../payments/service.ts';
import { addItem, buildItemSteps } from '../payments/service-items.ts';
import { buildPriceSteps, pricesList, recordPrices } from '../payments/service-prices.ts';
import { firstMonth } from './calendar.ts';

/** Prices and food prices against the year before, in per cent, from the first month on. */
const published: readonly (readonly [cpi: number, food: number])[] = [
  [1.8, 2.2],
  [2.1, 2.9],
  [2.6, 4.1],
  [3.1, 5.2],
  [3.6, 6.4],
  [3.8, 7.1],
  [3.4, 5.8],
  [2.9, 4.4],
  [2.2, 3],
  [1.6, 1.9],
  [1.2, 0.8],
  [0.9, -0.4],
  [1.4, 1.1],
  [2.3, 6.2],
  [2.7, 5.1],
  [2.4, 3.9],
  [2.9, 4.6],
  [3.2, 5.3],
  [3.7, 6.1],
];
/** The office enters what was published for the month before last. */
const monthsLate = 2;

/** One-off items by the month whose sheet is made: paid for a day of the month before. */
const items: Readonly<Record<string, { readonly title: string; readonly day: number; readonly number: number; readonly fen: number }>> = {
  '2025-02': { title: '春节慰问金', day: 20, number: 2, fen: 30_000 },
  '2026-02': { title: '春节慰问金', day: 26, number: 4, fen: 40_000 },
};

type Office = { readonly clerk: WriteContext; readonly approver: WriteContext };

function sign({ clerk, approver }: Office, month: IsoMonth, scheme: Scheme): void {
  prepareSheet(clerk, month, scheme);
  reviewSheet(approver, { month, scheme, reason: null });
  approveSheet(approver, { month, scheme, reason: null });
}

function documentOf(month: IsoMonth): { readonly documentNo: string; readonly documentTitle: string } {
  const number = 20 + Number(month.slice(5));
  return {
    documentNo: `样民发〔${month.slice(0, 4)}〕${number}号`,
    documentTitle: '关于启动社会救助和保障标准与物价上涨挂钩联动机制的通知',
  };
}

/** After the sheet of a month: the prices that have been published since, and what is to be paid on them. */
export function* payTopUps(office: Office, month: IsoMonth): Steps<void> {
  yield* payItem(office, month);
  const priced = addMonths(month, -monthsLate);
  const index = published.findIndex((_, place) => addMonths(firstMonth, place) === priced);
  const [cpi, food] = published[index] ?? [];
  // The last month published is left for whoever looks at the window.
  if (cpi === undefined || food === undefined || index === published.length - 1) return;
  enterPrices(office.clerk, priced, cpi, food);
  const isPaid = pricesList(office.clerk, { withWithdrawn: false }).months[0]?.payBy !== null;
  const [cpiBefore] = published[index - 1] ?? [];
  if (!isPaid && (cpiBefore ?? 0) <= cpi) return;
  try {
    yield* buildPriceSteps(office.clerk, { ...documentOf(priced), month: priced, isCorrection: !isPaid });
  } catch (error) {
    // Prices fall again and nobody's death was learnt late.
    if (error instanceof AppError && error.code === 'TOP_UP_NOTHING_TO_CORRECT') return;
    throw error;
  }
  sign(office, priced, priceScheme);
}

function enterPrices(clerk: WriteContext, month: IsoMonth, cpi: number, food: number): void {
  const releasedOn = isoDate(`${addMonths(month, 1)}-14`);
  recordPrices(clerk, { month, cpi, food, releasedOn, documentNo: `省统计局${month.slice(0, 4)}年${Number(month.slice(5))}月公报` });
}

function* payItem(office: Office, month: IsoMonth): Steps<void> {
  const item = items[month];
  if (!item) return;
  const paid = addMonths(month, -1);
  const { scheme } = addItem(office.clerk, {
    title: item.title,
    documentNo: `样民发〔${paid.slice(0, 4)}〕${item.number}号`,
    documentTitle: '关于发放春节慰问金的通知',
    asOf: isoDate(`${paid}-${item.day}`),
    target: { kind: 'all' },
    amounts: { kind: 'same', fen: fen(item.fen) },
    payee: 'basic',
  });
  yield* buildItemSteps(office.clerk, { scheme, month: paid, isCorrection: false });
  sign(office, paid, scheme);
}

/** What lies on the desk: prices of the last month published, whose subsidy is a draft, and an item that has no sheet yet. */
export function* openTopUps(clerk: WriteContext): Steps<void> {
  const index = published.length - 1;
  const month = addMonths(firstMonth, index);
  const [cpi, food] = published[index] ?? [];
  if (cpi === undefined || food === undefined || addMonths(month, monthsLate) > clerk.clock.today().slice(0, 'YYYY-MM'.length)) return;
  enterPrices(clerk, month, cpi, food);
  yield* buildPriceSteps(clerk, { ...documentOf(month), month, isCorrection: false });
  addItem(clerk, {
    title: '高温季节生活补助',
    documentNo: `样民发〔${month.slice(0, 4)}〕33号`,
    documentTitle: null,
    asOf: isoDate(`${month}-20`),
    target: { kind: 'mode', mode: 'scattered' },
    amounts: { kind: 'byLevel', fen: { independent: fen(10_000), partialLoss: fen(15_000), completeLoss: fen(20_000) } },
    payee: 'basic',
  });
}
