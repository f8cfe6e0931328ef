/** A what-if as a memo to put before a meeting, and as a workbook with all its rows. */
import { changeShare } from '../../../electron/contract/change-share.ts';
import type { WhatIf, WhatIfGroup } from '../../../electron/contract/what-if.ts';
import { fen, formatDate, formatMonth, formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import { capitalAmount } from '../../documents/capital-amount.ts';
import { cell, formTable, heading, label, paragraph, row, sealPlace, sizes, space, title } from '../../documents/letter/build.ts';
import type { Letter, LetterBlock, LetterRow } from '../../documents/letter/letter.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../documents/report-table.ts';

export type WhatIfPaper = { readonly found: WhatIf; readonly region: string; readonly today: IsoDate };

const size = sizes.wuHao;

/** `增加 12,345.00 元（5.20%）`; in hundredths of a percent, rounded for the eye only. */
export function differenceText({ todayFen, newFen }: { readonly todayFen: number; readonly newFen: number }): string {
  const difference = newFen - todayFen;
  if (difference === 0) return '不变';
  const share = changeShare(todayFen, newFen);
  return `${difference > 0 ? '增加' : '减少'} ${formatYuan(Math.abs(difference))} 元${share === null ? '' : `（${share}）`}`;
}

export function whatIfLetter({ found, region, today }: WhatIfPaper, footLine: string): Letter {
  const difference = found.newFen - found.todayFen;
  return {
    name: `${found.year}年特困人员供养资金测算说明`,
    page: 'official',
    hasPageNumbers: true,
    footLine,
    blocks: [
      title(`${found.year}年特困人员供养资金测算说明`),
      heading('一、假设'),
      ...found.supposed.map((words, index) => paragraph(`${index + 1}. ${words}。`)),
      heading('二、结果'),
      paragraph(
        `按现行标准和规则，全年应发 ${formatYuan(found.todayFen)} 元；按假设，全年应发 ${formatYuan(found.newFen)} 元，${differenceText(found)}` +
          `${difference === 0 ? '' : `（大写：${capitalAmount(fen(difference))}）`}。全年涉及 ${found.people} 人，其中 ${found.affected} 人的金额有变化。`,
      ),
      ...(found.lockedDifferenceFen === 0
        ? []
        : [paragraph(`其中 ${formatYuan(found.lockedDifferenceFen)} 元属于发放表已经审批的月份，要在以后的发放表中补发或抵扣、追回。`)]),
      heading('三、分项目'),
      groupTable('项目', found.byType, found),
      heading('四、分乡镇（户籍地）'),
      groupTable('乡镇（街道）', found.byTown, found),
      heading('五、分机构'),
      groupTable('收款单位', found.byHome, found),
      heading('六、分月'),
      monthTable(found),
      heading('七、说明'),
      ...found.notes.map((words, index) => paragraph(`${index + 1}. ${words}`)),
      space(6),
      sealPlace(`${region}民政局`, formatDate(today)),
    ],
  };
}

const right = { size, alignment: 'right' } as const;
const head = (words: readonly string[]): LetterRow => ({
  ...row(
    words.map((word) => label(word, { size })),
    7,
  ),
  isHeader: true,
});

function amountCells({ todayFen, newFen }: { readonly todayFen: number; readonly newFen: number }): LetterRow['cells'] {
  return [cell(formatYuan(todayFen), right), cell(formatYuan(newFen), right), cell(formatYuan(newFen - todayFen), right)];
}

function groupTable(name: string, groups: readonly WhatIfGroup[], total: WhatIf): LetterBlock {
  const line = (title_: string, group: Omit<WhatIfGroup, 'key' | 'name'>): LetterRow =>
    row(
      [
        cell(title_, { size, alignment: 'left' }),
        ...amountCells(group),
        cell(String(group.people), { size }),
        cell(String(group.affected), { size }),
      ],
      7,
    );
  return formTable(
    [44, 33, 33, 30, 13, 13],
    [
      head([name, '现行（元）', '假设（元）', '增减（元）', '人数', '变化']),
      ...groups.map((group) => line(group.name, group)),
      line('合计', total),
    ],
  );
}

function monthTable(found: WhatIf): LetterBlock {
  return formTable(
    [44, 38, 38, 32],
    [
      head(['月份', '现行（元）', '假设（元）', '增减（元）']),
      ...found.byMonth.map((month) =>
        row(
          [cell(`${formatMonth(month.month)}${month.isLocked ? '（已审批）' : ''}`, { size, alignment: 'left' }), ...amountCells(month)],
          7,
        ),
      ),
      row([cell('合计', { size, alignment: 'left' }), ...amountCells(found)], 7),
    ],
  );
}

const money = (name: string): ReportColumn => ({ title: name, kind: 'money', widthMm: 32, isSummed: true });

export function whatIfReport({ found, region, today }: WhatIfPaper, footLine: string): Report {
  const lead = { left: region, centre: `${found.year}年　测算日期：${formatDate(today)}`, right: '单位：元' };
  const table = (name: string, column: string, rows: readonly ReportRow[], hasPeople: boolean): ReportTable => ({
    name,
    title: `${found.year}年特困人员供养资金测算（${name}）`,
    lead,
    columns: [
      { title: '序号', kind: 'index', widthMm: 10 },
      { title: column, kind: 'text', widthMm: 60 },
      money('现行'),
      money('假设'),
      money('增减'),
      // People move: somebody stands in every township and home he was due something in.
      ...(hasPeople
        ? ([
            { title: '人数', kind: 'integer', widthMm: 18 },
            { title: '金额变化人数', kind: 'integer', widthMm: 24 },
          ] as const)
        : []),
    ],
    rows,
    rowCount: rows.length,
    wordsColumn: null,
    hasTotals: true,
    signOff: ['测算人：', '审核人：'],
    sealOf: null,
    notes: [...found.supposed.map((words) => `假设：${words}`), ...found.notes],
  });
  const groups = (list: readonly WhatIfGroup[]): ReportRow[] =>
    list.map(({ name, todayFen, newFen, people, affected }, index) => [
      index + 1,
      name,
      todayFen,
      newFen,
      newFen - todayFen,
      people,
      affected,
    ]);
  const months = found.byMonth.map(({ month, todayFen, newFen, isLocked }, index): ReportRow => [
    index + 1,
    `${formatMonth(month)}${isLocked ? '（已审批）' : ''}`,
    todayFen,
    newFen,
    newFen - todayFen,
  ]);
  return {
    tables: [
      table('分项目', '项目', groups(found.byType), true),
      table('分乡镇', '乡镇（街道）', groups(found.byTown), true),
      table('分机构', '收款单位', groups(found.byHome), true),
      table('分月', '月份', months, false),
    ],
    paper: 'A4',
    watermark: null,
    fingerprint: null,
    footLine,
  };
}
