/** The log as a workbook for an auditor: the lines with their seals, and how the seals are made. */
import { auditKindOf, auditKinds, type AuditFilter } from '../../../electron/contract/audit.ts';
import { actionText, auditDetails } from '../../../electron/contract/audit-words.ts';
import { formatInstantExact } from '../../../electron/contract/instant.ts';
import { maskText } from '../../../electron/contract/masking.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';
import type { SearchReader } from '../users/scope.ts';
import { countLines, linesAfter, type StoredLine } from './queries.ts';

const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'integer', widthMm: 16 },
  { title: '时间', kind: 'text', widthMm: 34 },
  { title: '用户', kind: 'text', widthMm: 20 },
  { title: '类别', kind: 'text', widthMm: 16 },
  { title: '操作', kind: 'text', widthMm: 30 },
  { title: '涉及人员', kind: 'text', widthMm: 20 },
  { title: '原来', kind: 'text', widthMm: 80 },
  { title: '现在', kind: 'text', widthMm: 110 },
  { title: '封存值（SHA-256）', kind: 'code', widthMm: 62 },
];

const batch = 1_000;

function words(json: string | null): string | null {
  if (json === null) return null;
  return auditDetails(maskText(json))
    .filter((detail) => detail.value !== '—')
    .map((detail) => `${detail.field}：${detail.value}`)
    .join('；');
}

function rowOf(line: StoredLine): ReportRow {
  return [
    line.seq,
    formatInstantExact(line.at),
    line.userName,
    auditKinds.find((kind) => kind.id === auditKindOf(line.action))?.label ?? null,
    actionText(line.action),
    line.personName,
    words(line.before),
    words(line.after),
    line.hash.toString('hex'),
  ];
}

function* listed(reader: SearchReader, filter: AuditFilter, last: number): Generator<ReportRow> {
  for (let seq = 0; ;) {
    const lines = linesAfter(reader, filter, seq, batch);
    for (const line of lines) {
      if (line.seq > last) return;
      yield rowOf(line);
    }
    if (lines.length < batch) return;
    seq = lines.at(-1)?.seq ?? last;
  }
}

const explanation: readonly (readonly [string, string])[] = [
  ['这份文件', '按所选条件从台账的审计日志导出，一行是一条日志，按写入顺序排列。身份证号、账号、电话等已掩码，台账内的日志没有掩码。'],
  [
    '日志怎样写入',
    '每一次写入、登录、被拒绝的操作、查看明文、导出、打印和设置变更，在同一个事务里写入一条日志，只能增加，不能修改或删除。',
  ],
  [
    '封存值怎样算出',
    '每条日志的封存值是 SHA-256，输入依次为：上一条的封存值（32 字节，第一条之前为 32 个零字节）、序号、时间（UTC）、用户序号、用户名、操作代码、对象、对象序号、原来（JSON）、现在（JSON）；有涉及人员序号的，末尾再加这一项。各项用字符 U+001F 隔开，按 UTF-8 编码，空项为空字符串。',
  ],
  ['为什么改不了', '封存值环环相扣：改动、删除、插入或调换任何一条，它和后面各条就对不上，核验时会指出是第几条。'],
  [
    '台账外的存证',
    '登录、备份和关闭时，最后一条的序号和封存值另存在台账旁的 .anchor 文件里。即使有人把改动之后的全部封存值重新计算，或截去末尾，也会与存证不符。',
  ],
  ['怎样核验', '在程序“审计日志”页点“核验完整性”；或由信息人员执行命令 verify，两者用的是同一套算法。'],
  [
    '怎样核对这份文件',
    '在程序里按序号找到同一条，比较封存值：相同，则从第一条到这一条自导出以来都没有变过。建议督查人员自行留存本文件或末行的封存值，日后可随时比对。',
  ],
];

function explained(extra: readonly (readonly [string, string])[]): ReportTable {
  const lines = [...extra, ...explanation];
  return {
    name: '核验说明',
    title: '审计日志核验说明',
    lead: { left: '', centre: '', right: '' },
    columns: [
      { title: '项目', kind: 'text', widthMm: 36 },
      { title: '说明', kind: 'text', widthMm: 220 },
    ],
    rows: lines.map(([title, text]) => [title, text]),
    rowCount: lines.length,
    wordsColumn: null,
    hasTotals: false,
    signOff: [],
    sealOf: null,
    notes: [],
  };
}

/** @param last number of the newest line that belongs to the export */
export function auditReport(
  reader: SearchReader,
  filter: AuditFilter,
  { ledgerName, last, purpose }: { readonly ledgerName: string; readonly last: number; readonly purpose: string },
  footLine: string,
): Report {
  return {
    paper: 'A3',
    watermark: null,
    fingerprint: null,
    footLine,
    tables: [
      {
        name: '审计日志',
        title: `${ledgerName}审计日志`,
        lead: { left: '', centre: periodText(filter), right: '' },
        columns,
        rows: listed(reader, filter, last),
        rowCount: countLines(reader, filter),
        wordsColumn: null,
        hasTotals: false,
        signOff: [],
        sealOf: null,
        notes: [],
      },
      explained([
        ['台账', ledgerName],
        ['导出用途', purpose],
        ['导出时日志条数', String(last)],
      ]),
    ],
  };
}

function periodText({ from, to }: AuditFilter): string {
  if (from === null && to === null) return '';
  return `${from ?? '建账'} 至 ${to ?? '今'}`;
}
