/** Reading a PDF back with poppler's tools, and a payment sheet of invented people (ID region 370999 is assigned to nobody). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../database/documents/report-table.ts';

export function withFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function poppler(command: string, bytes: Uint8Array, options: readonly string[]): string {
  return execFileSync(command, [...options, '-', ...(command === 'pdftotext' ? ['-'] : [])], {
    input: bytes,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Text of each page, columns kept apart as they stand. */
export function pageTexts(bytes: Uint8Array): readonly string[] {
  return poppler('pdftotext', bytes, ['-layout']).split('\f').slice(0, -1);
}

/** Text in the order it was written. */
export function rawText(bytes: Uint8Array): string {
  return poppler('pdftotext', bytes, ['-raw']);
}

export type Word = {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Every word with its box, in points from the upper left. */
export function words(bytes: Uint8Array): readonly Word[] {
  let page = 0;
  const found: Word[] = [];
  for (const line of poppler('pdftotext', bytes, ['-bbox']).split('\n')) {
    if (line.includes('<page ')) page++;
    const match = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/.exec(line);
    if (match === null) continue;
    found.push({
      page,
      text: match[5] ?? '',
      left: Number(match[1]),
      top: Number(match[2]),
      right: Number(match[3]),
      bottom: Number(match[4]),
    });
  }
  return found;
}

/** The fonts of the file as pdffonts sees them. */
export function fontTable(bytes: Uint8Array): readonly { name: string; type: string; embedded: string; unicode: string }[] {
  return poppler('pdffonts', bytes, [])
    .split('\n')
    .slice(2)
    .flatMap((line) => {
      const match = /^(\S+) +(\S.*?) {2,}\S+ +(yes|no) +(?:yes|no) +(yes|no) /.exec(line);
      return match === null ? [] : [{ name: match[1] ?? '', type: match[2] ?? '', embedded: match[3] ?? '', unicode: match[4] ?? '' }];
    });
}

export function pdfInfo(bytes: Uint8Array): string {
  return poppler('pdfinfo', bytes, []);
}

export const paymentColumns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 9 },
  { title: '乡镇（街道）', kind: 'text', widthMm: 20 },
  { title: '村（社区）', kind: 'text', widthMm: 24 },
  { title: '姓名', kind: 'text', widthMm: 17 },
  { title: '身份证号', kind: 'code', widthMm: 34 },
  { title: '生活自理能力', kind: 'text', widthMm: 17 },
  { title: '金额', group: '供养金', kind: 'money', widthMm: 18, isSummed: true },
  { title: '收款人', group: '供养金', kind: 'text', widthMm: 16 },
  { title: '账号后四位', group: '供养金', kind: 'code', widthMm: 12 },
  { title: '金额', group: '护理费', kind: 'money', widthMm: 17, isSummed: true },
  { title: '收款人', group: '护理费', kind: 'text', widthMm: 16 },
  { title: '账号后四位', group: '护理费', kind: 'code', widthMm: 12 },
  { title: '合计', kind: 'money', widthMm: 19, isSummed: true },
  { title: '领取人签字', kind: 'text', widthMm: 19 },
  { title: '备注', kind: 'text', widthMm: 20 },
];

const familyNames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const givenNames = [...'秀英桂兰建国德福玉珍淑华志强永贵春梅长明'];
const towns = ['新城街道', '王瓜店街道', '潮泉镇', '桃园镇', '安驾庄镇'];
const villages = ['刘庄村村委会', '李家楼村村委会', '孙伯社区居民委员会', '墕头村'];

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Row `index` from 1: the same for the same index. */
export function paymentRow(index: number, name?: string): ReportRow {
  const given = `${at(givenNames, index * 7)}${index % 4 === 0 ? '' : at(givenNames, index * 3 + 1)}`;
  const person = name ?? at(familyNames, index * 11) + given;
  const idNumber = `370999${1935 + (index % 30)}0${1 + (index % 9)}${10 + (index % 18)}${String(index % 1000).padStart(3, '0')}${index % 11 === 10 ? 'X' : index % 10}`;
  const basic = index % 9 === 0 ? 126_300 : 66_300;
  const care = at([0, 16_200, 42_400, 88_300], index * 5);
  const account = String((index * 37) % 10_000).padStart(4, '0');
  const carePart = care === 0 ? [null, null, null] : [care, at(familyNames, index * 13) + at(givenNames, index), account];
  const place = [at(towns, index), at(villages, index * 3)];
  return [
    index,
    ...place,
    person,
    idNumber,
    at(['具备', '部分丧失', '完全丧失'], index),
    basic,
    person,
    account,
    ...carePart,
    basic + care,
    null,
    null,
  ];
}

export function paymentTable(rowCount: number, more: Partial<ReportTable> = {}): ReportTable {
  return {
    name: '新城街道',
    title: '肥城市2022年4月农村特困人员供养金、照料护理费发放表（分散供养）',
    lead: { left: '填报单位（盖章）：肥城市民政局', centre: '所属期：2022年4月', right: '单位：元' },
    columns: paymentColumns,
    rows: Array.from({ length: rowCount }, (_, index) => paymentRow(index + 1)),
    rowCount,
    wordsColumn: 12,
    hasTotals: true,
    signOff: ['制表人：', '审核人：', '分管领导：', '主要负责人：'],
    sealOf: '肥城市民政局',
    notes: ['注：收款账号只列后四位，完整账号见附表。'],
    ...more,
  };
}

export function paymentReport(tables: readonly ReportTable[], more: Partial<Report> = {}): Report {
  return { tables, paper: 'A4', watermark: null, fingerprint: null, footLine: '2022年4月8日 10:21　第1次打印', ...more };
}
