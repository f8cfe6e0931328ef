/** What the papers beside the sheet itself share: lines with their people, and columns by the kinds of amounts that occur. */
import type { PaperInput } from '../../../electron/contract/payments.ts';
import type { Reader } from '../../core/sql.ts';
import type { Report, ReportColumn, ReportTable } from '../../documents/report-table.ts';
import { linesOnSheet, peopleOnSheet, regionName, type PaperLine, type PaperPerson } from './queries-paper.ts';
import type { SheetHeader } from './queries-sheets.ts';
import { keyOfPart } from './rules-scope.ts';
import { isLocked } from './rules-states.ts';

/** As the columns of the papers are called, in their order. */
export const amountTitles: readonly (readonly [type: string, title: string])[] = [
  ['BASIC', '供养金'],
  ['CARE', '护理费'],
  ['PRICE', '价格临时补贴'],
  ['OTHER', '一次性补助'],
  ['BACKPAY', '补发'],
  ['OFFSET', '抵扣'],
  ['FUNERAL', '丧葬费'],
];

export type PaidLine = PaperLine & { readonly person: PaperPerson };

/** Lines of a sheet, or of the part a paper is limited to, each with its person; people in the order of a list. */
export function paidLines(reader: Reader, sheetId: number, part: PaperInput['scope']): PaidLine[] {
  const key = part === null ? null : keyOfPart(part);
  const lines = Map.groupBy(linesOnSheet(reader, sheetId), (line) => line.personId);
  return peopleOnSheet(reader, sheetId).flatMap((person) =>
    (lines.get(person.personId) ?? [])
      .filter((line) => key === null || key === (line.homeId === null ? `town:${person.townCode}` : `home:${line.homeId}`))
      .map((line) => ({ ...line, person })),
  );
}

export function typesIn(lines: readonly { readonly type: string }[]): readonly (readonly [type: string, title: string])[] {
  const found = new Set(lines.map(({ type }) => type));
  return amountTitles.filter(([type]) => found.has(type));
}

export function sumFen(lines: readonly { readonly fen: number }[]): number {
  return lines.reduce((sum, { fen }) => sum + fen, 0);
}

export function moneyColumn(title: string, widthMm: number, group?: string): ReportColumn {
  return { title, kind: 'money', widthMm, isSummed: true, ...(group === undefined ? {} : { group }) };
}

/** What the sheet pays, as titles name it. */
export function subjectOf({ scheme, title }: Pick<SheetHeader, 'scheme' | 'title'>): string {
  return scheme === 'destitute' ? '特困人员救助供养资金' : (title ?? '特困人员补贴资金');
}

/** The frame of a paper of one sheet: 草稿 until the lock, the fingerprint after it. */
export function paperOf(header: SheetHeader, input: PaperInput, footLine: string, tables: readonly ReportTable[]): Report {
  return {
    paper: input.paper,
    watermark: isLocked(header.state) ? null : '草稿',
    fingerprint: header.fingerprint?.slice(0, 8) ?? null,
    footLine,
    tables,
  };
}

export function unitOf(reader: Reader): { readonly region: string; readonly bureau: string } {
  const region = regionName(reader);
  return { region, bureau: `${region}民政局` };
}
