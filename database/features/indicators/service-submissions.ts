/** 季报按时率: townships whose report of the last period due was in by the end of its day. */
import type { IndicatorItem, IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { dueDays } from '../quarter/due.ts';
import { endsOf } from '../quarter/period.ts';
import type { TownState } from '../quarter/states.ts';
import { submissionsOf } from '../quarter/submissions.ts';
import type { ScopedReader } from '../users/scope.ts';
import { townsOn } from './queries-periods.ts';
import { rateOf } from './rules-rate.ts';
import type { ItemIndicator } from './service-renovation.ts';
import type { Horizon } from './stock-store.ts';

function itemOf({ townCode, townName, isOnTime, submittedOn, verdict }: TownState): IndicatorItem {
  return {
    key: townCode,
    name: townName,
    place: null,
    link: '/reports/quarter',
    numerator: isOnTime ? 1 : 0,
    denominator: 1,
    shown: submittedOn === null ? '未报' : verdict,
    note: submittedOn === null ? null : `${submittedOn} 报送`,
  };
}

/** Nothing before the first township has sent or drafted something: a county that does not collect reports here has no rate. */
export function submissionIndicator(
  reader: ScopedReader,
  { day, horizon }: { readonly day: IsoDate; readonly horizon: Horizon },
): ItemIndicator[] {
  const { scope } = reader;
  if (scope.kind === 'home') return [];
  const year = Number(day.slice(0, 'YYYY'.length));
  const due = dueDays(reader, day);
  const end = [...endsOf(year - 1, due), ...endsOf(year, due)].findLast((each) => each <= day);
  if (end === undefined) return [];
  const towns = townsOn(reader, end).filter(({ townCode }) => scope.kind !== 'town' || townCode === scope.townCode);
  const items = submissionsOf(reader, { end, towns, today: day, knownUntil: horizon }).map(itemOf);
  if (items.length === 0) return [];
  const onTime = items.filter(({ numerator }) => numerator === 1).length;
  const missing = items.filter(({ shown }) => shown === '未报').length;
  const row: IndicatorRow = {
    lists: 'items',
    unassessed: 0,
    unit: 'count',
    targetUnit: '%',
    isCeiling: false,
    batchYear: null,
    code: 'IND18',
    name: '季报按时率',
    scope: `应于 ${end} 报送季度报告的乡镇（街道）；当日24时以前报送且没有退回的为按时`,
    numeratorTitle: '按时报送',
    denominatorTitle: '应报送',
    ...rateOf(onTime, items.length, null),
    note: missing > 0 ? `缺 ${missing} 个乡镇（街道）` : null,
  };
  return [{ row, items }];
}
