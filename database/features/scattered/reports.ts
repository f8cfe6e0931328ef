/** Workbooks of support at home: register of agreements, who lacks which of the five haves, whom nobody visited in a month. */
import { fiveHavesStandings, type FiveHavesFilter } from '../../../electron/contract/five-haves.ts';
import { agreementStandings, allAgreementEnds, type AgreementFilter } from '../../../electron/contract/scattered.ts';
import { visitRemovals } from '../../../electron/contract/visits.ts';
import { careTierLabels, labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, formatMonth, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import { row } from '../../core/sql.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import { fiveHavesItems } from './policy.ts';
import { agreementRegister } from './service-agreement-list.ts';
import { fiveHavesRows, wantedRows } from './service-five-haves.ts';
import { monthRows } from './service-month.ts';

const text = (title: string, widthMm: number): ReportColumn => ({ title, kind: 'text', widthMm });
const date = (title: string): ReportColumn => ({ title, kind: 'date', widthMm: 20 });
const code = (title: string, widthMm: number): ReportColumn => ({ title, kind: 'code', widthMm });
const who: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 10 },
  text('乡镇（街道）', 20),
  text('村（社区）', 24),
  text('姓名', 18),
  code('身份证号', 36),
  text('自理能力', 14),
];

type Person = {
  readonly townName: string | null;
  readonly villageName: string | null;
  readonly name: string;
  readonly idNumber: string | null;
  readonly level: keyof typeof careTierLabels | null;
};
const whoCells = (person: Person, index: number): ReportRow => [
  index + 1,
  person.townName,
  person.villageName,
  person.name,
  person.idNumber,
  person.level && careTierLabels[person.level],
];

/** Heads of the lists: the county, the reader's own township, or the one that was chosen. */
function placeName(reader: ScopedReader, townCode: string | null): string | null {
  const own = scopeName(reader);
  if (own !== null || townCode === null) return own;
  return (
    row<{ name: string }>(reader, 'SELECT name FROM division WHERE code = ? ORDER BY valid_to IS NOT NULL LIMIT 1', townCode)?.name ?? null
  );
}

function report(
  { unit, place, today, footLine }: { unit: string; place: string | null; today: IsoDate; footLine: string },
  {
    name,
    columns,
    rows,
    notes,
  }: { name: string; columns: readonly ReportColumn[]; rows: readonly ReportRow[]; notes: ReportTable['notes'] },
): Report {
  return {
    paper: 'A3',
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        name,
        title: `${unit}${place ?? ''}${name}`,
        lead: { left: `填报单位：${place ?? `${unit}民政局`}`, centre: `截止日期：${formatDate(today)}`, right: '' },
        columns,
        rows,
        rowCount: rows.length,
        wordsColumn: null,
        hasTotals: false,
        signOff: ['填表人：', '负责人：'],
        sealOf: null,
        notes,
      },
    ],
  };
}

export type Made = { readonly unit: string; readonly today: IsoDate; readonly footLine: string };

export function agreementReport(reader: ScopedReader, filter: AgreementFilter, made: Made): Report {
  const columns = [
    ...who,
    text('协议编号', 26),
    text('照料人', 18),
    code('照料人身份证号', 36),
    code('照料人电话', 24),
    text('关系', 16),
    text('委托方', 34),
    date('起始日期'),
    date('截止日期'),
    text('照料频次', 34),
    { title: '照料费（元/月）', kind: 'money', widthMm: 20 } as const,
    text('状态', 16),
    date('终止日期'),
    text('终止原因', 22),
  ];
  const rows = agreementRegister(reader, filter, made.today).map((person, index): ReportRow => {
    const { agreement } = person;
    return [
      ...whoCells(person, index),
      ...(agreement === null
        ? [null, person.caregiverOnRecord, null, null, null, null, null, null, null, null]
        : [
            agreement.agreementNumber,
            agreement.caregiverName,
            agreement.caregiverIdNumber,
            agreement.caregiverPhone,
            agreement.relation,
            agreement.entrustedBy,
            agreement.fromOn,
            agreement.untilOn,
            agreement.frequency,
            agreement.feeFen,
          ]),
      labelOf(agreementStandings, person.standing),
      agreement?.endedOn ?? null,
      agreement?.endReason ? labelOf(allAgreementEnds, agreement.endReason) : null,
    ];
  });
  return report({ ...made, place: placeName(reader, filter.townCode) }, { name: '分散供养照料服务协议登记表', columns, rows, notes: [] });
}

export function fiveHavesReport(reader: ScopedReader, filter: FiveHavesFilter, made: Made): Report {
  const items = fiveHavesItems(reader, made.today);
  const columns = [
    ...who,
    text('照料人', 18),
    text('落实情况', 18),
    ...items.map((item) => text(item.text, 24)),
    date('检查日期'),
    text('检查人', 18),
  ];
  const rows = wantedRows(fiveHavesRows(reader, filter, made.today), filter).map((person, index): ReportRow => {
    const { check } = person;
    const answer = (key: string): string | null => {
      const found = check?.items.find((item) => item.key === key);
      return found ? (found.isMet ? '是' : `否${found.note ? `（${found.note}）` : ''}`) : null;
    };
    return [
      ...whoCells(person, index),
      person.caregiverOnRecord,
      labelOf(fiveHavesStandings, person.standing),
      ...items.map(({ key }) => answer(key)),
      check?.checkedOn ?? null,
      check?.checkedBy ?? null,
    ];
  });
  return report(
    { ...made, place: placeName(reader, filter.townCode) },
    { name: '分散供养照料服务“五有”落实清单', columns, rows, notes: [] },
  );
}

export function missedReport(
  reader: ScopedReader,
  filter: { readonly month: IsoMonth; readonly townCode: string | null },
  made: Made,
): Report {
  const { rows: all, month } = monthRows(reader, filter, made.today);
  const columns = [...who, text('照料人', 18), { title: '未遇、拒访等（次）', kind: 'integer', widthMm: 22 } as const, text('说明', 26)];
  const rows = all
    .filter((person) => !person.isVisited)
    .map((person, index): ReportRow => [
      ...whoCells(person, index),
      person.caregiverOnRecord,
      person.tries,
      person.removal && labelOf(visitRemovals, person.removal),
    ]);
  return report(
    { ...made, place: placeName(reader, filter.townCode) },
    {
      name: `${formatMonth(filter.month)}未探访名单`,
      columns,
      rows,
      notes: [
        `应访 ${month.denominator} 人（含本月离开名单的人员），已访 ${month.numerator} 人，未访 ${month.denominator - month.numerator} 人。`,
      ],
    },
  );
}
