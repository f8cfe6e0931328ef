/** The operating subsidy of the invented county: last year's two batches and this year's first are locked, the rest of this year is on the desk. */
import type { HappinessBatch } from '../../../electron/contract/happiness-sheets.ts';
import { happinessScheme } from '../../../electron/contract/schemes.ts';
import { isoMonth, monthOf, type IsoMonth } from '../../../electron/contract/values.ts';
import type { WriteContext } from '../../core/sql.ts';
import { buildHappinessSheet } from '../payments/happiness/service-build.ts';
import { firstMonth } from './calendar.ts';
import { approveSheet, prepareSheet, reviewSheet } from '../payments/service.ts';

type Office = { readonly clerk: WriteContext; readonly approver: WriteContext };

export function paySubsidies({ clerk, approver }: Office): void {
  const today = monthOf(clerk.clock.today());
  const year = Number(today.slice(0, 4));
  const build = (month: IsoMonth, ofYear: number, batch: HappinessBatch): void => {
    buildHappinessSheet(clerk, {
      month,
      year: ofYear,
      batch,
      documentNo: `样财社〔${ofYear}〕${batch === 'first' ? 4 : 31}号`,
      documentTitle: `关于下达${ofYear}年农村幸福院运营奖补资金的通知`,
    });
  };
  const locked = (month: IsoMonth, ofYear: number, batch: HappinessBatch): void => {
    build(month, ofYear, batch);
    const reason = '暂停、停办之前的月份照常计补';
    prepareSheet(clerk, month, happinessScheme);
    reviewSheet(approver, { month, scheme: happinessScheme, reason });
    approveSheet(approver, { month, scheme: happinessScheme, reason });
  };
  // A short life has no year before this one.
  if (isoMonth(`${year - 1}-01`) >= firstMonth) {
    locked(isoMonth(`${year - 1}-02`), year - 1, 'first');
    locked(isoMonth(`${year - 1}-12`), year - 1, 'second');
  }
  const first = isoMonth(`${year}-02`);
  // The months of a year that has just begun are not told yet.
  if (today <= first) return;
  locked(first, year, 'first');
  // The rest of a year is paid after its recheck in autumn: before, most homes have not earned their first batch yet.
  if (today >= isoMonth(`${year}-10`)) build(today, year, 'second');
}
