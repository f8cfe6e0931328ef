/** A quarterly report as plain data: what the letter, the workbook and the window show, and what a sealed report keeps letter for letter. */
import { z } from 'zod';
import { maskIdNumber, maskName } from '../../../electron/contract/masking.ts';
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import { formatDate } from '../../../electron/contract/values.ts';
import { missingToTarget } from '../indicators/rules-rate.ts';
import type { QuarterFigures, TownValues, Value } from './figures.ts';
import { periodName } from './period.ts';
import type { TownState } from './states.ts';
import { filledLines } from './text.ts';
import { amountText, namedValues, nothingCounted, shortChange, shortTarget } from './values.ts';

const columnSchema = z.object({ title: z.string(), kind: z.enum(['index', 'text', 'code', 'integer']), widthMm: z.number() });
const tableSchema = z.object({
  name: z.string(),
  title: z.string(),
  columns: z.array(columnSchema),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  notes: z.array(z.string()),
});
export const quarterContentSchema = z.object({
  end: z.string(),
  unit: z.string(),
  recipients: z.string(),
  /** Lines as they are centred. */
  title: z.array(z.string()),
  lines: z.array(z.object({ kind: z.enum(['heading', 'subheading', 'text']), text: z.string() })),
  tables: z.array(tableSchema),
});
export type QuarterTable = z.infer<typeof tableSchema>;
export type QuarterContent = z.infer<typeof quarterContentSchema>;
type Column = z.infer<typeof columnSchema>;
type Cell = string | number | null;

const column = (title: string, kind: Column['kind'], widthMm: number): Column => ({ title, kind, widthMm });
const index = column('序号', 'index', 12);

function metText({ met }: Value): string {
  return met === null ? nothingCounted : met ? '达标' : '未达标';
}

function indicatorTable({ indicators, end, before, yearAgo }: QuarterFigures): QuarterTable {
  const shown = indicators.filter(({ now }) => now.unit === 'count');
  return {
    name: '主要指标',
    title: `${periodName(end)}主要指标完成情况表`,
    columns: [
      index,
      column('指标', 'text', 36),
      column('分子', 'integer', 13),
      column('分母', 'integer', 14),
      column('完成值', 'text', 17),
      column('目标', 'text', 17),
      column('评价', 'text', 17),
      column('上期', 'text', 18),
      column('比上期', 'text', 15),
      column('上年同期', 'text', 18),
      column('比上年', 'text', 15),
    ],
    rows: shown.map(({ now, before: last, yearAgo: year }, at): Cell[] => [
      at + 1,
      now.name,
      now.numerator,
      now.denominator,
      now.shown,
      shortTarget(now),
      metText(now),
      last?.shown ?? nothingCounted,
      shortChange(now, last),
      year?.shown ?? nothingCounted,
      shortChange(now, year),
    ]),
    notes: [
      `截至${formatDate(end)}；上期截至${formatDate(before)}，上年同期截至${formatDate(yearAgo)}。比上期、比上年为百分点。分母为零的不计算，以“${nothingCounted}”表示。`,
      ...shown.flatMap(({ now }) => (now.footnote === null ? [] : [`${now.name}：${now.footnote}。`])),
    ],
  };
}

function amountsTable({ indicators, end }: QuarterFigures): QuarterTable | null {
  const shown = indicators.filter(({ now }) => now.unit === 'fen' && now.denominator > 0);
  if (shown.length === 0) return null;
  return {
    name: '标准和资金指标',
    title: `${periodName(end)}标准和资金指标表`,
    columns: [
      index,
      column('指标', 'text', 50),
      column('分子（元）', 'text', 28),
      column('分母（元）', 'text', 28),
      column('完成值', 'text', 20),
      column('目标', 'text', 27),
      column('评价', 'text', 16),
    ],
    rows: shown.map(({ now }, at): Cell[] => [
      at + 1,
      now.name,
      amountText(now.numerator, now),
      amountText(now.denominator, now),
      now.shown,
      shortTarget(now),
      metText(now),
    ]),
    notes: [],
  };
}

type Of = { readonly code: Value['code']; readonly titles: readonly [string, string, string] };
const townColumns: readonly Of[] = [
  { code: 'IND02', titles: ['在册特困', '集中供养', '集中供养率'] },
  { code: 'IND01', titles: ['不能自理', '其中集中', '不能自理集中供养率'] },
  { code: 'IND03', titles: ['愿进', '已进', '愿进全进率'] },
  { code: 'IND13', titles: ['分散供养', '五有落实', '五有落实率'] },
];

function townCells({ values }: TownValues): Cell[] {
  const cells = townColumns.flatMap(({ code }): Cell[] => {
    const found = values.find((value) => value.code === code);
    return [found?.denominator ?? 0, found?.numerator ?? 0, found?.shown ?? nothingCounted];
  });
  const first = values.find(({ code }) => code === 'IND01');
  return [...cells, first ? missingToTarget(first.numerator, first.denominator, first.target) : null];
}

function townTable({ towns, indicators, end }: QuarterFigures): QuarterTable {
  const county: TownValues = { code: '', name: '合计', values: indicators.map(({ now }) => now) };
  return {
    name: '分乡镇',
    title: `${periodName(end)}分乡镇（街道）情况表`,
    columns: [
      column('乡镇', 'text', 27),
      ...townColumns.flatMap(({ titles }) => [
        column(titles[0], 'integer', 12),
        column(titles[1], 'integer', 12),
        column(titles[2], 'text', 16),
      ]),
      column('不能自理还差', 'integer', 13),
    ],
    rows: [county, ...towns].map((town): Cell[] => [town.name, ...townCells(town)]),
    notes: ['“不能自理还差”为该乡镇（街道）达到目标还需集中供养的人数；全县所差按全县合计计算，不是各乡镇之和。'],
  };
}

function correctionTable({ corrections, end }: QuarterFigures): QuarterTable | null {
  if (corrections.length === 0) return null;
  return {
    name: '更正说明',
    title: `${periodName(end)}对以前各期数据的更正说明`,
    columns: [index, column('更正内容', 'text', 150)],
    rows: corrections.map(({ text }, at): Cell[] => [at + 1, text]),
    notes: ['已封存的各期数据不改动，以后查明的情况在本期一次更正。'],
  };
}

const levelWords: Readonly<Record<SelfCareLevel, string>> = { independent: '自理', partialLoss: '部分丧失', completeLoss: '完全丧失' };

function waitingTable({ waiting, end }: QuarterFigures): QuarterTable | null {
  if (waiting.length === 0) return null;
  return {
    name: '待入住名单',
    title: '愿意集中供养待入住特困人员名单',
    columns: [
      index,
      column('姓名', 'text', 22),
      column('身份证号', 'code', 44),
      column('年龄', 'integer', 12),
      column('乡镇', 'text', 27),
      column('村（居）', 'text', 36),
      column('自理能力', 'text', 20),
      column('等候天数', 'integer', 18),
    ],
    rows: waiting.map(({ name, idNumber, age, townName, villageName, level, waitingDays }, at): Cell[] => [
      at + 1,
      name,
      idNumber,
      age,
      townName,
      villageName,
      level === null ? '未评估' : levelWords[level],
      waitingDays,
    ]),
    notes: [`截至${formatDate(end)}。`],
  };
}

function townStateTable(states: readonly TownState[], end: QuarterFigures['end']): QuarterTable | null {
  if (states.length === 0) return null;
  return {
    name: '乡镇报送',
    title: `${periodName(end)}乡镇（街道）报送情况表`,
    columns: [
      index,
      column('乡镇', 'text', 40),
      column('报送期限', 'text', 32),
      column('状态', 'text', 22),
      column('报送日期', 'text', 32),
      column('评价', 'text', 24),
    ],
    rows: states.map(({ townName, dueOn, label, submittedOn, verdict }, at): Cell[] => [
      at + 1,
      townName,
      dueOn === null ? nothingCounted : formatDate(dueOn),
      label,
      submittedOn === null ? nothingCounted : formatDate(submittedOn),
      verdict,
    ]),
    notes: [],
  };
}

export type QuarterWords = {
  readonly text: string;
  readonly recipients: string;
  /** Where nothing was ever sent in, no table tells of it. */
  readonly towns: readonly TownState[];
};

export function quarterContent(figures: QuarterFigures, { text, recipients, towns }: QuarterWords): QuarterContent {
  const tables = [
    indicatorTable(figures),
    amountsTable(figures),
    townTable(figures),
    townStateTable(towns, figures.end),
    correctionTable(figures),
    waitingTable(figures),
  ];
  return {
    end: figures.end,
    unit: `${figures.regionName}民政局`,
    recipients,
    title: [`关于${periodName(figures.end)}特困人员救助供养`, '和农村养老服务工作情况的报告'],
    lines: filledLines(text, namedValues(figures)),
    tables: tables.filter((table) => table !== null),
  };
}

const masks: Readonly<Record<string, (value: string) => string>> = { 姓名: maskName, 身份证号: maskIdNumber };

/** For whoever is to know how many and not who. */
export function maskedContent(content: QuarterContent): QuarterContent {
  return {
    ...content,
    tables: content.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) =>
        row.map((value, at) => {
          const mask = masks[table.columns[at]?.title ?? ''];
          return mask && typeof value === 'string' ? mask(value) : value;
        }),
      ),
    })),
  };
}
