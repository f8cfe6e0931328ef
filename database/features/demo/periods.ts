/** The last two quarters of the invented county are closed; after each a few wishes were entered late, so each report has something to correct. */
import { addMonths, lastDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { peopleBehind } from '../indicators/service-names.ts';
import { closePeriod } from '../indicators/service-periods.ts';
import { record } from '../people/service.ts';
import { countyWide } from '../users/scope.ts';
import { addDays } from './calendar.ts';

const quarter = 3;
const lateWishes = 2;
const daysBefore = 20;

/** Ends of the quarters that were over on a day, newest first. */
function quarterEnds(today: IsoDate, count: number): IsoDate[] {
  const month = monthOf(today);
  const intoQuarter = (Number(month.slice('YYYY-'.length)) - 1) % quarter;
  return Array.from({ length: count }, (_, index) => lastDayOf(addMonths(month, -intoQuarter - 1 - index * quarter)));
}

/** Scattered people who had not wished to be admitted said so before the end of the quarter; it was entered afterwards. */
function enterLate(clerk: WriteContext, end: IsoDate): void {
  const asked = { asOf: end, code: 'IND02', side: 'rest' } as const;
  const { rows } = peopleBehind(countyWide(clerk), asked, { offset: 0, limit: 200 });
  const others = rows.filter(({ wish }) => wish !== 'willing').slice(0, lateWishes);
  for (const { personId } of others) record(clerk, { kind: 'wish', personId, validFrom: addDays(end, -daysBefore), wish: 'willing' });
}

export function closeQuarters({ clerk, approver }: { readonly clerk: WriteContext; readonly approver: WriteContext }): void {
  for (const end of quarterEnds(clerk.clock.today(), 2).toReversed()) {
    transaction(approver, (writer) => closePeriod(writer, { end }));
    enterLate(clerk, end);
  }
}
