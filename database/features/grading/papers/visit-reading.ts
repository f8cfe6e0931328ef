/** Reads a visit workbook that comes back: what stands in the cells to be filled in, and in plain words what is wrong with it. Pure. */
import { dayOfCell } from '../../imports/normalise.ts';
import type { CellGrid, WorkbookGrid } from '../../imports/reader-grid.ts';
import { readMark, visitColumns, visitEnd, type VisitMark } from './visit-workbook.ts';

/** With its place: sheet, row as the spreadsheet numbers it. */
export type VisitFault = { readonly sheet: string; readonly row: number | null; readonly message: string };

export type ReadItem = {
  readonly row: number;
  readonly code: string;
  /** Tenths; null where nothing was written. */
  readonly points: number | null;
  /** Code of the case in which it does not apply. */
  readonly notApplicable: string | null;
  readonly reason: string | null;
};
export type ReadVeto = {
  readonly row: number;
  readonly code: string;
  readonly isTrue: boolean | null;
  readonly occurredOn: string | null;
  readonly note: string | null;
};

export type ReadVisit = {
  readonly sheet: string;
  readonly mark: VisitMark;
  readonly items: readonly ReadItem[];
  readonly vetoes: readonly ReadVeto[];
  readonly assessors: readonly string[];
  readonly assessedOn: string | null;
};

export type VisitReading = { readonly visits: readonly ReadVisit[]; readonly faults: readonly VisitFault[] };

export type KnownItem = {
  /** Tenths. */
  readonly max: number;
  readonly canGive: (points: number) => boolean;
  readonly cases: readonly { readonly code: string; readonly text: string }[];
};
/** What a sheet may hold by the template it was made with. */
export type KnownTemplate = {
  readonly items: ReadonlyMap<string, KnownItem>;
  readonly groups: ReadonlySet<string>;
  readonly vetoes: ReadonlySet<string>;
};

/** The sheet a home was given is known by its marks, whatever it is called now. */
const rowsBeforeMarkEnds = 6;

function textOf(grid: CellGrid, row: number, column: number): string {
  return grid
    .textAt(row, column + 1)
    .normalize('NFKC')
    .trim();
}

/** Spaces and marks as they were typed: what somebody wrote is kept. */
function wordsOf(grid: CellGrid, row: number, column: number): string | null {
  const text = grid.textAt(row, column + 1).trim();
  return text === '' ? null : text;
}

function markOf(grid: CellGrid): VisitMark | null {
  for (let row = 1; row <= rowsBeforeMarkEnds; row++) {
    const mark = readMark(textOf(grid, row, 0));
    if (mark !== null) return mark;
  }
  return null;
}

type Fault = (row: number | null, message: string) => void;

/** `3.5` is 35 tenths; only halves are given. */
function pointsOf(grid: CellGrid, row: number, code: string, { max, canGive }: KnownItem, fault: Fault): number | null {
  const text = textOf(grid, row, visitColumns.county);
  if (text === '') return null;
  const value = Number(text.replace(/分$/, ''));
  const tenths = Math.round(value * 10);
  if (!Number.isFinite(value) || Math.abs(value * 10 - tenths) > 1e-6 || tenths < 0) {
    fault(row, `${code} 的评定分“${text}”不是分数，或者超过一位小数。请填写 0、0.5、1 这样的数。`);
    return null;
  }
  if (tenths > max) {
    fault(row, `${code} 的评定分 ${text} 超过满分 ${max / 10}。请改正。`);
    return null;
  }
  if (!canGive(tenths)) {
    fault(row, `${code} 按评分标准得不出 ${text} 分。请对照“评分标准”一栏填写。`);
    return null;
  }
  return tenths;
}

function itemOf(grid: CellGrid, row: number, code: string, known: KnownItem, fault: Fault): ReadItem {
  const words = wordsOf(grid, row, visitColumns.notApplicable);
  const said = words === null || ['—', '-', '否', '适用'].includes(words) ? null : words;
  const bare = (text: string): string => text.normalize('NFKC').replace(/[\s,，。；;]/g, '');
  const found =
    said === null
      ? undefined
      : (known.cases.find(({ text, code: key }) => bare(text) === bare(said) || key === said) ??
        (said === '是' && known.cases.length === 1 ? known.cases[0] : undefined));
  if (said !== null && !found)
    fault(
      row,
      known.cases.length === 0
        ? `${code} 没有不适用的情形，“不适用”写了“${said}”。请留空。`
        : `${code} 的“不适用”写了“${said}”。可以填：${known.cases.map(({ text }) => text).join('、')}；适用的留空。`,
    );
  const points = pointsOf(grid, row, code, known, fault);
  if (found && points !== null) fault(row, `${code} 选了不适用，又填了评定分。请只留一个。`);
  return { row, code, points, notApplicable: found?.code ?? null, reason: wordsOf(grid, row, visitColumns.reason) };
}

function vetoOf(grid: CellGrid, row: number, code: string, fault: Fault): ReadVeto {
  const word = textOf(grid, row, visitColumns.county);
  if (!['', '有', '无'].includes(word)) fault(row, `一票否决 ${code} 写了“${word}”。请填“有”或“无”，没有核查的留空。`);
  const occurredOn = dayOf(grid, row, visitColumns.notApplicable, `一票否决 ${code} 的发生日期`, fault);
  const isTrue = word === '有' ? true : word === '无' ? false : null;
  return { row, code, isTrue, occurredOn, note: wordsOf(grid, row, visitColumns.reason) };
}

function dayOf(grid: CellGrid, row: number, column: number, what: string, fault: Fault): string | null {
  const text = textOf(grid, row, column);
  if (text === '') return null;
  const day = dayOfCell({ kind: grid.kindAt(row, column + 1), text, number: grid.numberAt(row, column + 1) });
  if (day === null) fault(row, `${what}“${text}”不是实际存在的日期。请按 2022-09-14 的形式填写。`);
  return day;
}

function readSheet(name: string, grid: CellGrid, mark: VisitMark, known: KnownTemplate, faults: VisitFault[]): ReadVisit {
  const fault: Fault = (row, message) => faults.push({ sheet: name, row, message });
  const items: ReadItem[] = [];
  const vetoes: ReadVeto[] = [];
  const assessors: string[] = [];
  let assessedOn: string | null = null;
  let part: 'head' | 'items' | 'vetoes' = 'head';
  for (let row = 1; row <= grid.rowCount; row++) {
    const first = textOf(grid, row, 0);
    if (first === '') continue;
    if (first === '序号') part = textOf(grid, row, 1) === '一票否决情形' ? 'vetoes' : 'items';
    else if (part === 'head') continue;
    else if (first === visitEnd.first || first === visitEnd.second) {
      const who = wordsOf(grid, row, 1);
      if (who !== null) assessors.push(who);
    } else if (first === visitEnd.day) assessedOn = dayOf(grid, row, 1, visitEnd.day, fault);
    else if (part === 'vetoes') {
      if (known.vetoes.has(first)) vetoes.push(vetoOf(grid, row, first, fault));
      else fault(row, `评分标准里没有编号为“${first}”的一票否决情形。请使用原来导出的表。`);
    } else if (!known.groups.has(first)) {
      const item = known.items.get(first);
      if (item === undefined) fault(row, `评分标准里没有编号为“${first}”的项目。请使用原来导出的表。`);
      else items.push(itemOf(grid, row, first, item, fault));
    }
  }
  for (const list of [items, vetoes]) {
    const seen = new Set<string>();
    for (const { code, row } of list) {
      if (seen.has(code)) fault(row, `${code} 出现了两次。请使用原来导出的表。`);
      seen.add(code);
    }
  }
  const missing = [...known.items.keys()].filter((code) => !items.some((item) => item.code === code));
  if (missing.length > 0) fault(null, `缺少项目 ${missing.join('、')}。请使用原来导出的表。`);
  return { sheet: name, mark, items, vetoes, assessors, assessedOn };
}

/**
 * Hidden sheets are not read.
 * @param knownOf the template of a sheet by its marks, or in words why the sheet does not belong here
 */
export function readVisits(workbook: WorkbookGrid, knownOf: (mark: VisitMark) => KnownTemplate | string): VisitReading {
  const faults: VisitFault[] = [];
  const visits: ReadVisit[] = [];
  for (const { name, isHidden, rows } of workbook.sheets) {
    if (isHidden || rows.rowCount === 0) continue;
    const mark = markOf(rows);
    if (mark === null) {
      faults.push({ sheet: name, row: null, message: '这张表没有识别号：不是导出的现场评分表，或者第2行被改动。请重新导出。' });
      continue;
    }
    const known = knownOf(mark);
    if (typeof known === 'string') faults.push({ sheet: name, row: null, message: known });
    else visits.push(readSheet(name, rows, mark, known, faults));
  }
  for (const own of Map.groupBy(visits, ({ mark }) => mark.home).values())
    for (const { sheet } of own.slice(1))
      faults.push({ sheet, row: null, message: `与“${own[0]?.sheet ?? ''}”是同一处幸福院。一处只能有一张表。` });
  return { visits, faults };
}
