/** What the window and the command line read of sheets. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { SheetCard, SheetDetail } from '../../../electron/contract/payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { destitute, type Scheme } from '../../../electron/contract/schemes.ts';
import { monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { scopeName, type ScopedReader } from '../users/scope.ts';
import {
  claimsOfSheet,
  countRows,
  groupsOfSheet,
  linesOfSheet,
  noFigures,
  ownFigures,
  rowsOfSheet,
  type RowFilter,
  type StoredLine,
} from './queries-lines.ts';
import {
  isOutdated,
  sheetCopies,
  sheetEvents,
  sheetHeader,
  sheetHeaders,
  userOf,
  type SheetEvent,
  type SheetHeader,
} from './queries-sheets.ts';
import { ownGroup } from './rules-scope.ts';
import { isLocked, nextMonth, permittedActions, sheetName } from './rules-states.ts';

/** @throws AppError SHEET_MONTH_NOT_FOUND */
export function requiredSheet(reader: Reader, month: IsoMonth, scheme: Scheme = destitute): SheetHeader {
  const header = sheetHeader(reader, month, scheme);
  if (!header) throw new AppError('SHEET_MONTH_NOT_FOUND', { month: sheetName({ month, scheme, title: null }) });
  return header;
}

export function cardOf(reader: Reader, header: SheetHeader): SheetCard {
  const {
    sheetId,
    scheme,
    title,
    documentNo,
    month,
    state,
    persons,
    lines,
    totalFen,
    toHomesFen,
    builtAt,
    builtBy,
    preparedBy,
    reviewedBy,
    approvedBy,
    fingerprint,
  } = header;
  return {
    sheetId,
    scheme,
    title,
    documentNo,
    month,
    state,
    persons,
    lines,
    totalFen,
    toHomesFen,
    builtAt,
    builtBy,
    preparedBy,
    reviewedBy,
    approvedBy,
    fingerprint,
    isStale: !isLocked(state) && isOutdated(reader, header),
  };
}

/** Headers with the figures of the scope. */
function scopedHeaders(reader: ScopedReader, headers: readonly SheetHeader[] = sheetHeaders(reader)): SheetHeader[] {
  const figures = ownFigures(
    reader,
    headers.map(({ sheetId }) => sheetId),
  );
  return headers.map((header) => (figures ? { ...header, ...(figures.get(header.sheetId) ?? noFigures) } : header));
}

/** Of the newest months, the oldest of them first. */
export function lastHeaders(reader: ScopedReader, months: number): SheetHeader[] {
  return scopedHeaders(reader, sheetHeaders(reader).slice(-months));
}

/** Newest month first. */
export function sheets(reader: ScopedReader, today: IsoDate, scheme: Scheme = destitute): OutputOf<'payments.sheets'> {
  const headers = scopedHeaders(reader, sheetHeaders(reader, scheme));
  const next = nextMonth(headers);
  const open = headers.find((header) => !isLocked(header.state))?.month;
  const thisMonth = monthOf(today);
  return {
    sheets: headers.map((header) => cardOf(reader, header)).reverse(),
    nextMonth: headers.length === 0 ? thisMonth : next,
    suggestedMonth: open ?? next ?? thisMonth,
  };
}

/** Who prepared the sheet as it stands; null for a draft that nobody has prepared since it was built or returned. */
export function preparerOf(events: readonly SheetEvent[]): number | null {
  const last = events.findLast((event) => event.action === 'prepare' || event.action === 'return');
  return last?.action === 'prepare' ? last.userId : null;
}

/** @param userId who asks: the actions are those this user may take */
export function sheetDetail(reader: ScopedReader, month: IsoMonth, userId: number, scheme: Scheme = destitute): SheetDetail {
  const header = requiredSheet(reader, month, scheme);
  const events = sheetEvents(reader, header.sheetId);
  const user = userOf(reader, userId);
  const isBound = reader.scope.kind !== 'county';
  const ownName = scopeName(reader);
  return {
    card: cardOf(reader, scopedHeaders(reader, [header])[0] ?? header),
    groups: groupsOfSheet(reader, header.sheetId),
    events: events.map(({ action, state, reason, isOverride, at, userName }) => ({
      action,
      state,
      // Reasons of the county may name people of other places.
      reason: isBound ? null : reason,
      isOverride: isOverride === 1,
      at,
      userName,
    })),
    copies: sheetCopies(reader, header.sheetId).filter((copy) => !isBound || copy.scope === ownName),
    actions: user ? permittedActions(header.state, user, preparerOf(events)) : [],
  };
}

export type RowsInput = RowFilter & {
  readonly month: IsoMonth;
  readonly scheme?: Scheme | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** @throws AppError SHEET_MONTH_NOT_FOUND, OUT_OF_SCOPE */
export function rowsPage(reader: ScopedReader, input: RowsInput): OutputOf<'payments.rows'> {
  const own = ownGroup(reader.scope);
  if (own !== null && input.groupKey !== null && input.groupKey !== own)
    throw new AppError('OUT_OF_SCOPE', { action: '查看发放表', place: scopeName(reader) });
  const { sheetId } = requiredSheet(reader, input.month, input.scheme);
  const filter = { ...input, groupKey: own ?? input.groupKey };
  return { ...countRows(reader, sheetId, filter), rows: rowsOfSheet(reader, sheetId, filter, input.offset, input.limit) };
}

export type ShownSheet = {
  readonly month: IsoMonth;
  readonly state: string;
  readonly totalFen: number;
  readonly toHomesFen: number;
  readonly persons: number;
  readonly lines: readonly Pick<StoredLine, 'idNumber' | 'month' | 'type' | 'of' | 'fen' | 'payee' | 'homeCode'>[];
  readonly recoveries: readonly { readonly idNumber: string; readonly month: IsoMonth; readonly of: string; readonly fen: number }[];
  readonly pending: readonly { readonly idNumber: string; readonly month: IsoMonth; readonly type: string; readonly fen: number }[];
};

/** A whole sheet as the command line prints it. */
export function showSheet(reader: Reader, month: IsoMonth, scheme: Scheme = destitute): ShownSheet {
  const { sheetId, state, totalFen, toHomesFen, persons } = requiredSheet(reader, month, scheme);
  const lines = linesOfSheet(reader, sheetId);
  return {
    month,
    state,
    totalFen,
    toHomesFen,
    persons,
    lines: lines.map((line) => ({
      idNumber: line.idNumber,
      month: line.month,
      type: line.type,
      of: line.of,
      fen: line.fen,
      payee: line.payee,
      homeCode: line.homeCode,
    })),
    recoveries: claimsOfSheet(reader, sheetId, 'sheet_recovery').map((claim) => ({
      idNumber: claim.idNumber,
      month: claim.month,
      of: claim.of,
      fen: claim.fen,
    })),
    pending: claimsOfSheet(reader, sheetId, 'sheet_pending').map((claim) => ({
      idNumber: claim.idNumber,
      month: claim.month,
      type: claim.of,
      fen: claim.fen,
    })),
  };
}
