/** Money for the invented county: allocated at the beginning of a year and in its middle, received quarter by quarter. */
import { wholeShare } from '../../../electron/contract/funds-plan.ts';
import { divideFen, fen, isoDate, type Fen, type IsoMonth } from '../../../electron/contract/values.ts';
import type { WriteContext } from '../../core/sql.ts';
import * as funds from '../funds/service.ts';

const monthsOfYear = 12;
const tenThousandYuan = 1_000_000;
/** Of what a year needs by its first sheet, in hundredths; a little more than all of it. */
const allocatedIn: Readonly<Record<string, number>> = { '01': 70, '07': 48 };
const receivedIn: Readonly<Record<string, number>> = { '01': 36, '04': 28, '07': 28, '10': 26 };
const documents = ['中财社', '省财社', '市财社', '县财社'] as const;
/** In ten thousandths, by year. */
const rules: Readonly<Record<string, readonly number[]>> = { '2025': [5500, 1500, 800, 2200], '2026': [5800, 1400, 800, 2000] };

type Sheet = { readonly month: IsoMonth; readonly totalFen: number };

function rounded(amount: number): Fen {
  return fen(Math.ceil(amount / tenThousandYuan) * tenThousandYuan);
}

/** Enters what has come by the month of a sheet; call when it is built and not yet approved. */
export function provideFunds(clerk: WriteContext, { month, totalFen }: Sheet, yearNeeds: Map<number, Fen>): void {
  const year = Number(month.slice(0, 4));
  const shares = rules[String(year)] ?? rules['2026'] ?? [];
  if (!yearNeeds.has(year)) {
    beginYear(clerk, year, shares);
    yearNeeds.set(year, fen(totalFen * monthsOfYear));
  }
  const need = yearNeeds.get(year) ?? fen(0);
  const quarter = month.slice(5);
  shares.forEach((share, index) => {
    const part = divideFen(need, share, wholeShare);
    const document = documents[index] ?? '';
    const enter = (kind: 'allocated' | 'received', hundredths: number | undefined, documentNo: string): void => {
      if (hundredths === undefined) return;
      const amountFen = rounded((part * hundredths) / 100);
      const onDate = clerk.clock.today();
      funds.record(clerk, { sourceId: index + 1, kind, year, onDate, documentNo, amountFen, note: null });
    };
    enter('allocated', allocatedIn[quarter], `${document}〔${year}〕${quarter === '01' ? 3 : 41}号`);
    enter('received', receivedIn[quarter], `${document}〔${year}〕${quarter >= '07' ? 41 : 3}号`);
  });
}

/** The rule of the year, and what is left of the one before. */
function beginYear(clerk: WriteContext, year: number, shares: readonly number[]): void {
  const onDate = clerk.clock.today();
  funds.saveRule(clerk, {
    kind: 'percent',
    shares: shares.map((share, index) => ({ sourceId: index + 1, share })),
    validFrom: isoDate(`${year}-01-01`),
    basis: 'received',
    documentNo: `县财社〔${year}〕1号`,
    documentTitle: `关于${year}年困难群众救助补助资金分担办法的通知`,
  });
  for (const { sourceId, balanceFen } of funds.yearOf(clerk, year - 1, onDate).sources)
    if (balanceFen > 0)
      funds.record(clerk, {
        sourceId,
        kind: 'carried',
        year,
        onDate,
        documentNo: `县财社〔${year}〕2号`,
        amountFen: fen(balanceFen),
        note: `${year - 1}年结余结转`,
      });
}
