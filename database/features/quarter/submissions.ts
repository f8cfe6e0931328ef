/** What townships have sent in of a period, as it was known at an instant: for the rate of reports in time. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { eventsOf } from './queries.ts';
import { townState, type TownState } from './states.ts';

type Asked = {
  readonly end: IsoDate;
  readonly towns: readonly { readonly townCode: string; readonly townName: string }[];
  readonly today: IsoDate;
  /** UTC instant. */
  readonly knownUntil: string;
};

/** None before the first township has drafted or sent something. */
export function submissionsOf(reader: Reader, { end, towns, today, knownUntil }: Asked): TownState[] {
  const events = eventsOf(reader, end).filter(({ at }) => at <= knownUntil);
  if (events.length === 0) return [];
  return towns.map(({ townCode, townName }) => townState({ code: townCode, name: townName }, events, { dueOn: end, today }));
}
