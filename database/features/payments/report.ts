/** A payment sheet as a report: homes, townships, summary, annexes; or one home or township of it. */
import type { PaperInput } from '../../../electron/contract/payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { destitute, happinessScheme, type Scheme } from '../../../electron/contract/schemes.ts';
import { formatMonth, formatYuan, type IsoMonth } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import type { Report, ReportTable } from '../../documents/report-table.ts';
import { claimsOfSheet, type StoredClaim } from './queries-lines.ts';
import { homesOnSheet, regionName } from './queries-paper.ts';
import type { SheetHeader } from './queries-sheets.ts';
import { accountsAnnex, claimsAnnex, correctionsAnnex } from './report-annex.ts';
import { paperGroups, type PaperSheet } from './report-groups.ts';
import { groupTable, summaryTable } from './report-tables.ts';
import { keyOfPart as keyOf, type PaperPart } from './rules-scope.ts';
import { isLocked } from './rules-states.ts';
import { requiredSheet } from './service-read.ts';

/**
 * Tables of a sheet or of one home or township.
 * @throws AppError SHEET_MONTH_NOT_FOUND, HOME_OR_TOWN_NOT_IN_SHEET
 */
export function sheetReport(reader: Reader, input: PaperInput, footLine: string): Report {
  const header = requiredSheet(reader, input.month, input.scheme);
  const all = paperGroups(reader, header.sheetId);
  const groups = input.scope === null ? all : all.filter((group) => group.key === keyOf(input.scope as Exclude<PaperPart, null>));
  if (groups.length === 0 && input.scope !== null)
    throw new AppError('HOME_OR_TOWN_NOT_IN_SHEET', { month: formatMonth(input.month), place: scopeName(reader, input.scope) });
  const sheet: PaperSheet = {
    month: input.month,
    scheme: header.scheme,
    title: header.title,
    documentNo: header.documentNo,
    region: regionName(reader),
    persons: header.persons,
    lines: header.lines,
    groups,
  };
  return {
    paper: input.paper,
    watermark: isLocked(header.state) ? null : '草稿',
    fingerprint: header.fingerprint?.slice(0, 8) ?? null,
    footLine,
    tables: input.scope === null ? wholeSheet(reader, sheet, header) : partOfSheet(reader, sheet, header, keyOf(input.scope)),
  };
}

/** Name of the home or township a copy is limited to. */
export function scopeName(reader: Reader, scope: PaperPart): string {
  if (scope === null) return '全部';
  const sql =
    'homeId' in scope
      ? 'SELECT name FROM home WHERE home_id = ?'
      : 'SELECT name FROM division WHERE code = ? ORDER BY valid_to IS NOT NULL LIMIT 1';
  const key = 'homeId' in scope ? scope.homeId : scope.townCode;
  return row<{ name: string }>(reader, sql, key)?.name ?? String(key);
}

function present(tables: readonly (ReportTable | null)[]): ReportTable[] {
  return tables.filter((table) => table !== null);
}

function wholeSheet(reader: Reader, sheet: PaperSheet, header: SheetHeader): ReportTable[] {
  const recoveries = claimsOfSheet(reader, header.sheetId, 'sheet_recovery');
  const pending = claimsOfSheet(reader, header.sheetId, 'sheet_pending');
  return present([
    ...sheet.groups.map((group) => groupTable(sheet, group)),
    summaryTable(sheet, summaryNotes(sheet, recoveries, pending)),
    accountsAnnex(sheet),
    correctionsAnnex(reader, sheet, header),
    claimsAnnex(reader, sheet, header, { kind: 'recovery', claims: recoveries }),
    claimsAnnex(reader, sheet, header, { kind: 'pending', claims: pending }),
  ]);
}

/** What is claimed back or waits belongs to the side that was or would be paid. */
function partOfSheet(reader: Reader, sheet: PaperSheet, header: SheetHeader, key: string): ReportTable[] {
  const ofPart = (claims: readonly StoredClaim[]): StoredClaim[] =>
    claims.filter((claim) => (key.startsWith('home:') ? claim.side === key : claim.side === 'own' && `town:${claim.townCode}` === key));
  return present([
    ...sheet.groups.map((group) => groupTable(sheet, group)),
    accountsAnnex(sheet),
    correctionsAnnex(reader, sheet, header),
    claimsAnnex(reader, sheet, header, { kind: 'recovery', claims: ofPart(claimsOfSheet(reader, header.sheetId, 'sheet_recovery')) }),
    claimsAnnex(reader, sheet, header, { kind: 'pending', claims: ofPart(claimsOfSheet(reader, header.sheetId, 'sheet_pending')) }),
  ]);
}

function summaryNotes(sheet: PaperSheet, recoveries: readonly StoredClaim[], pending: readonly StoredClaim[]): string[] {
  const sum = (claims: readonly StoredClaim[]): string => formatYuan(claims.reduce((total, claim) => total + claim.fen, 0));
  const inGroups = sheet.groups.reduce((total, group) => total + group.entries.length, 0);
  return [
    `本月发放 ${sheet.persons} 人，${sheet.lines} 笔${inGroups === sheet.persons ? '' : '；人数按收款分组统计，同一人收款分属两处的各计一次'}。`,
    ...(recoveries.length > 0 ? [`另行追回 ${recoveries.length} 笔，${sum(recoveries)} 元，不计入合计，见附表。`] : []),
    ...(pending.length > 0 ? [`供养已终止、补发待决定 ${pending.length} 笔，${sum(pending)} 元，不计入合计，见附表。`] : []),
  ];
}

/** Finds a home by its code, or a township by its code or name, on a sheet. @throws AppError HOME_OR_TOWN_NOT_IN_SHEET, SHEET_MONTH_NOT_FOUND */
export function scopeByCode(
  reader: Reader,
  month: IsoMonth,
  place: { readonly home: string } | { readonly town: string },
  scheme: Scheme = destitute,
): Exclude<PaperPart, null> {
  const header = requiredSheet(reader, month, scheme);
  if ('home' in place) {
    const home = homesOnSheet(reader, header.sheetId).find((candidate) => candidate.code === place.home || candidate.name === place.home);
    if (home) return { homeId: home.homeId };
    throw new AppError('HOME_OR_TOWN_NOT_IN_SHEET', { month: formatMonth(month), place: place.home });
  }
  const table = scheme === happinessScheme ? 'sheet_happiness_home' : 'sheet_person';
  const sql = `SELECT town_code AS townCode FROM ${table} WHERE sheet_id = ? AND (town_code = ? OR town_name = ?) LIMIT 1`;
  const town = row<{ townCode: string }>(reader, sql, header.sheetId, place.town, place.town);
  if (town) return town;
  throw new AppError('HOME_OR_TOWN_NOT_IN_SHEET', { month: formatMonth(month), place: place.town });
}

function withoutForbidden(name: string): string {
  return name.replace(/[\\/:*?"<>|]/g, '');
}

/** `肥城市民政局_特困人员供养金发放表_2022-01_2022-02-01.xlsx`; `place` names the home or township of a part. */
export function sheetFileName(
  unit: string,
  title: string | null,
  month: IsoMonth,
  place: string | null,
  today: string,
  extension: 'pdf' | 'xlsx',
): string {
  const part = place === null ? '' : `（${withoutForbidden(place)}）`;
  const name = title === null ? '特困人员供养金' : withoutForbidden(title);
  return `${unit}民政局_${name}发放表${part}_${month}_${today}.${extension}`;
}
