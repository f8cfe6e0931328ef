/** Indicators of duties with clocks: reviews of dibao decided in time, doubts of matching settled. */
import type { IndicatorItem, IndicatorRow } from '../../../electron/contract/indicators.ts';
import { addMonths, firstDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { clockKeys, type ClockKeys } from '../registers/service-figures.ts';
import type { ScopedReader } from '../users/scope.ts';
import { rateOf } from './rules-rate.ts';
import type { ItemIndicator } from './service-renovation.ts';

const monthsPerQuarter = 3;

/** The quarter the day lies in, up to the day. */
function quarterStart(day: IsoDate): IsoDate {
  const month = monthOf(day);
  return firstDayOf(addMonths(month, -((Number(month.slice('YYYY-'.length)) - 1) % monthsPerQuarter)));
}

const words = { lists: 'items', unassessed: 0, unit: 'count', targetUnit: '%', isCeiling: false, batchYear: null } as const;

type Clocked = Pick<IndicatorRow, 'name' | 'scope' | 'numeratorTitle' | 'denominatorTitle'> & {
  readonly code: 'IND17' | 'IND19';
  readonly register: string;
  readonly clock: string;
  readonly done: string;
  readonly doneLate: string;
  readonly open: string;
  /** Who was done after the deadline counts as done. */
  readonly countsLate: boolean;
};

const clocked: readonly Clocked[] = [
  {
    code: 'IND17',
    name: '低保审核确认按时办结率（本季）',
    scope: '截至日所在季度内作出决定的低保审核确认，加截至日已超过办理时限还没有决定的；时限按工作日计算，受理当日不计入',
    numeratorTitle: '按时办结',
    denominatorTitle: '已决定和超期未决定',
    register: 'dibaoReview',
    clock: 'decide',
    done: '按时办结',
    doneLate: '超期办结',
    open: '超期未办',
    countsLate: false,
  },
  {
    code: 'IND19',
    name: '比对疑点办结率（本季）',
    scope: '截至日所在季度内办结的信息比对疑点，加截至日已超过处理时限还没有办结的',
    numeratorTitle: '已办结',
    denominatorTitle: '已办结和超期未办结',
    register: 'doubt',
    clock: 'settle',
    done: '已办结',
    doneLate: '超期办结',
    open: '超期未办',
    countsLate: true,
  },
];

type Named = { readonly recordId: number; readonly number: string; readonly subject: string; readonly townName: string | null };

function namesOf(reader: Reader, recordIds: readonly number[]): ReadonlyMap<number, Named> {
  const found = rows<Named>(
    reader,
    `SELECT r.register_record_id AS recordId, r.number, r.subject,
       (SELECT d.name FROM division d WHERE d.code = r.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1) AS townName
     FROM json_each(?) j JOIN register_record r ON r.register_record_id = j.value`,
    JSON.stringify(recordIds),
  );
  return new Map(found.map((named) => [named.recordId, named]));
}

/** Nothing where the register was never used: what nobody keeps has no rate. */
function isKept(reader: Reader, register: string): boolean {
  return rows(reader, 'SELECT 1 FROM register_record WHERE code = ? LIMIT 1', register).length > 0;
}

function itemsOf(reader: Reader, indicator: Clocked, { onTime, late, openOverdue }: ClockKeys): IndicatorItem[] {
  const names = namesOf(reader, [...onTime, ...late, ...openOverdue]);
  const item = (recordId: number, shown: string, counts: boolean): IndicatorItem => ({
    key: String(recordId),
    name: names.get(recordId)?.subject ?? String(recordId),
    place: names.get(recordId)?.townName ?? null,
    link: `/registers/${indicator.register}/${recordId}`,
    numerator: counts ? 1 : 0,
    denominator: 1,
    shown,
    note: names.get(recordId)?.number ?? null,
  });
  return [
    ...openOverdue.map((id) => item(id, indicator.open, false)),
    ...late.map((id) => item(id, indicator.doneLate, indicator.countsLate)),
    ...onTime.map((id) => item(id, indicator.done, true)),
  ];
}

export function registerIndicators(reader: ScopedReader, { day }: { readonly day: IsoDate }): ItemIndicator[] {
  const { scope } = reader;
  if (scope.kind === 'home') return [];
  const period = { from: quarterStart(day), to: day, townCode: scope.kind === 'town' ? scope.townCode : null };
  return clocked
    .filter(({ register }) => isKept(reader, register))
    .map((indicator) => {
      const { code, name, scope: wording, numeratorTitle, denominatorTitle, register, clock } = indicator;
      const items = itemsOf(reader, indicator, clockKeys(reader, { code: register, clock }, period));
      const done = items.filter(({ numerator }) => numerator === 1).length;
      const overdue = items.filter(({ shown }) => shown === indicator.open).length;
      const row: IndicatorRow = {
        ...words,
        code,
        name,
        scope: wording,
        numeratorTitle,
        denominatorTitle,
        ...rateOf(done, items.length, null),
        note: overdue > 0 ? `超期未办 ${overdue} 件` : null,
      };
      return { row, items };
    });
}
