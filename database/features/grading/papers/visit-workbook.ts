/**
 * The visit without the program: a workbook with a sheet for each home, locked but for what the assessors write (points, not applicable, reasons,
 * vetoes, names, day). It carries marks by which it is known again when it comes back.
 */
import { columnLetters, yuanText } from '../../../documents/xlsx/cell-value.ts';
import { escapeXml } from '../../../documents/xlsx/cell-text.ts';
import { packageParts, sheetNames, sheetPartName } from '../../../documents/xlsx/package-parts.ts';
import { openMemoryFile } from '../../../documents/xlsx/partial-file.ts';
import { rowHeight, linesOf, capacity } from '../../../documents/xlsx/sheet-layout.ts';
import { mergeOf, numberCell, rowElement, spanCells, textCell } from '../../../documents/xlsx/sheet-text.ts';
import { addPart } from '../../../documents/xlsx/workbook.ts';
import { createZipWriter } from '../../../documents/xlsx/zip-writer.ts';
import type { ScoreSheetContent } from './content.ts';
import { versionText } from './template-view.ts';

/** Which round, template and home a sheet belongs to; uids as hex. */
export type VisitMark = { readonly round: string; readonly template: string; readonly home: string };
export type VisitSheet = { readonly mark: VisitMark; readonly content: ScoreSheetContent };

/** `DJPD|round|template|home`, in the second row of each sheet. */
export function markText({ round, template, home }: VisitMark): string {
  return `DJPD|${round}|${template}|${home}`;
}

export function readMark(text: string): VisitMark | null {
  const [sign, round, template, home, more] = text.trim().split('|');
  return sign === 'DJPD' && round && template && home && more === undefined ? { round, template, home } : null;
}

/** Zero-based, of a row of items. */
export const visitColumns = { code: 0, name: 1, rule: 2, max: 3, self: 4, town: 5, county: 6, notApplicable: 7, reason: 8 } as const;
export const visitTitles = ['序号', '评分项目', '评分标准', '满分', '自评分', '初审分', '评定分', '不适用', '差异说明'] as const;
/** In the first column of the three rows at the end. */
export const visitEnd = { first: '评定人一', second: '评定人二', day: '评定日期' } as const;
const widthsMm = [16, 50, 70, 13, 15, 15, 16, 24, 50] as const;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const all = { first: 0, last: widthsMm.length - 1 };

/** Tenths as a spreadsheet reads them: 35 is `3.5`. */
const points = (tenths: number): string => yuanText(tenths * 10);

function pointCell(column: number, row: number, value: number | null): string {
  return value === null ? textCell(column, row, 'decimal', '') : numberCell(column, row, 'decimal', points(value));
}

type Draft = { rows: string; merges: string[]; validations: string[]; row: number };

function add(draft: Draft, cells: (row: number) => string, height = 21): void {
  draft.rows += rowElement(draft.row, height, cells(draft.row));
  draft.row++;
}

function addAcross(draft: Draft, style: Parameters<typeof textCell>[2], text: string, height: number): void {
  const area = mergeOf(all, draft.row, draft.row);
  if (area !== null) draft.merges.push(area);
  add(draft, (row) => spanCells(all, row, style, text), height);
}

function validation(kind: 'points' | 'list', cell: string, value: string, title: string, message: string): string {
  const common = `allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="${escapeXml(title)}" error="${escapeXml(message)}" sqref="${cell}"`;
  return kind === 'points'
    ? `<dataValidation type="decimal" operator="between" ${common}><formula1>0</formula1><formula2>${value}</formula2></dataValidation>`
    : `<dataValidation type="list" ${common}><formula1>${escapeXml(`"${value}"`)}</formula1></dataValidation>`;
}

function addItems(draft: Draft, content: ScoreSheetContent): void {
  const { code: codeColumn, name, rule, max, self, town, county, notApplicable, reason } = visitColumns;
  for (const group of content.groups) {
    add(draft, (row) =>
      [
        textCell(codeColumn, row, 'group', group.code),
        textCell(name, row, 'group', group.name),
        textCell(rule, row, 'group', ''),
        pointCell(max, row, group.max),
        pointCell(self, row, group.points.self),
        pointCell(town, row, group.points.town),
        ...[county, notApplicable, reason].map((column) => textCell(column, row, 'group', '')),
      ].join(''),
    );
    for (const item of group.items) {
      const lines = Math.max(
        linesOf(item.name, capacity(widthsMm[name])),
        linesOf(item.rule, capacity(widthsMm[rule])),
        linesOf(item.countyReason ?? '', capacity(widthsMm[reason])),
      );
      const cell = `${columnLetters(county)}${draft.row}`;
      draft.validations.push(
        validation('points', cell, points(item.max), '评定分', `“${item.code}”的评定分应在0至${points(item.max)}之间`),
        ...(item.cases.length === 0
          ? []
          : [
              validation(
                'list',
                `${columnLetters(notApplicable)}${draft.row}`,
                item.cases.map(({ text }) => text.replaceAll(',', '，')).join(','),
                '不适用',
                '本项不适用的选出情形，适用的留空',
              ),
            ]),
      );
      add(
        draft,
        (row) =>
          [
            textCell(codeColumn, row, 'code', item.code),
            textCell(name, row, 'wideText', item.name),
            textCell(rule, row, 'wideText', item.rule),
            pointCell(max, row, item.max),
            pointCell(self, row, item.points.self),
            pointCell(town, row, item.points.town),
            item.points.county === null
              ? textCell(county, row, 'entryNumber', '')
              : numberCell(county, row, 'entryNumber', points(item.points.county)),
            item.cases.length === 0
              ? textCell(notApplicable, row, 'code', '—')
              : textCell(notApplicable, row, 'entryText', item.cases.find(({ code }) => code === item.notApplicable)?.text ?? ''),
            textCell(reason, row, 'entryText', item.countyReason ?? ''),
          ].join(''),
        Math.max(21, rowHeight(lines, 10)),
      );
    }
  }
}

function addVetoes(draft: Draft, content: ScoreSheetContent): void {
  const { county, notApplicable: day, reason } = visitColumns;
  const text = { first: 1, last: 5 };
  const merge = (span: { readonly first: number; readonly last: number }): void => {
    const area = mergeOf(span, draft.row, draft.row);
    if (area !== null) draft.merges.push(area);
  };
  merge(text);
  add(draft, (row) =>
    [
      textCell(0, row, 'header', '序号'),
      spanCells(text, row, 'header', '一票否决情形'),
      textCell(county, row, 'header', '有／无'),
      textCell(day, row, 'header', '发生日期'),
      textCell(reason, row, 'header', '事实和证据'),
    ].join(''),
  );
  for (const veto of content.vetoes) {
    merge(text);
    draft.validations.push(
      validation('list', `${columnLetters(county)}${draft.row}`, '有,无', '一票否决', `“${veto.code}”请选“有”或“无”；没有核查的留空`),
    );
    add(draft, (row) =>
      [
        textCell(0, row, 'code', veto.code),
        spanCells(text, row, 'wideText', veto.text),
        textCell(county, row, 'entryText', veto.isTrue === null ? '' : veto.isTrue ? '有' : '无'),
        textCell(day, row, 'entryText', veto.occurredOn ?? ''),
        textCell(reason, row, 'entryText', veto.note ?? ''),
      ].join(''),
    );
  }
  const entry = { first: 1, last: 2 };
  const rest = { first: 3, last: reason };
  const [first = '', second = ''] = content.assessors;
  for (const [title, value, hint] of [
    [visitEnd.first, first, '现场评定由两人以上进行'],
    [visitEnd.second, second, ''],
    [visitEnd.day, content.assessedOn ?? '', '按 2022-09-14 的形式填写'],
  ] as const) {
    merge(entry);
    merge(rest);
    add(draft, (row) =>
      [textCell(0, row, 'header', title), spanCells(entry, row, 'entryText', value), spanCells(rest, row, 'note', hint)].join(''),
    );
  }
}

/** Rows above the items: they stay in sight while the sheet is filled in. */
const frozen = 5;

function sheetXml({ mark, content }: VisitSheet, isFirst: boolean): string {
  const { home, region, roundName, templateName, templateVersion } = content;
  const draft: Draft = { rows: '', merges: [], validations: [], row: 1 };
  addAcross(draft, 'title', `${region}农村幸福院等级评定现场评分表`, 34);
  addAcross(draft, 'foot', markText(mark), 14);
  addAcross(
    draft,
    'leadLeft',
    `${home.townName}${home.villageName}　${home.name}（${home.code}）　　${roundName}　　评分标准：${versionText(templateName, templateVersion)}`,
    21,
  );
  addAcross(
    draft,
    'note',
    '只填写浅黄色的格子。评定分与初审分不同的写明差异说明；本项不适用的在“不适用”选出情形，评定分留空；有一票否决情形的写明发生日期和事实。第2行是识别号，请勿改动。',
    16,
  );
  add(draft, (row) => visitTitles.map((title, column) => textCell(column, row, 'header', title)).join(''), 22);
  addItems(draft, content);
  addVetoes(draft, content);
  const columns = widthsMm
    .map((mm, index) => `<col min="${index + 1}" max="${index + 1}" width="${Math.round((mm / 1.852) * 100) / 100}" customWidth="1"/>`)
    .join('');
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView showGridLines="0"${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` +
    `<selection pane="bottomLeft" activeCell="G7" sqref="G7"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="19" customHeight="1"/>` +
    `<cols>${columns}</cols><sheetData>${draft.rows}</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>` +
    `<mergeCells count="${draft.merges.length}">${draft.merges.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>` +
    `<dataValidations count="${draft.validations.length}">${draft.validations.join('')}</dataValidations>` +
    '<printOptions horizontalCentered="1"/><pageMargins left="0.394" right="0.394" top="0.5" bottom="0.5" header="0.276" footer="0.276"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    `<headerFooter><oddFooter>${escapeXml('&C&"宋体,常规"&9第 &P 页 共 &N 页')}</oddFooter></headerFooter></worksheet>`
  );
}

/** @param sheets at least one */
export function visitWorkbook(sheets: readonly VisitSheet[]): Uint8Array {
  const file = openMemoryFile('visit');
  const zip = createZipWriter(file);
  const names = sheetNames(sheets.map(({ content }) => content.home.name));
  for (const [name, content] of packageParts(names.map((name) => ({ name, titleRows: frozen })))) addPart(zip, name, content);
  for (const [index, sheet] of sheets.entries()) addPart(zip, sheetPartName(index), sheetXml(sheet, index === 0));
  zip.finish();
  file.commit();
  return file.bytes();
}
