/** What the window reads of the checks of a sheet, and the reasons given for what they found. */
import type { OutputOf, ParsedInputOf } from '../../../../electron/contract/index.ts';
import { maskName } from '../../../../electron/contract/masking.ts';
import type { FindingCounts, SheetFinding } from '../../../../electron/contract/sheet-checks.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { transaction, type Reader, type WriteContext } from '../../../core/sql.ts';
import { isLocked, sheetName, stateLabel } from '../rules-states.ts';
import type { SheetHeader } from '../queries-sheets.ts';
import { requiredSheet } from '../service-read.ts';
import { findingsNow, settingsFor } from './findings.ts';
import { lastCheckedAt, namesOfHomes, namesOfPeople, storedFindings, type Finding, type Setting, type StoredFinding } from './queries.ts';
import { acceptFindings, countsOf, recordCheck } from './record.ts';

type Shown = Finding & Pick<StoredFinding, 'reasonText' | 'reasonBy' | 'reasonAt'>;

/** An open sheet is checked as it is asked for; a locked one shows what it was approved with. @throws AppError SHEET_MONTH_NOT_FOUND */
export function findings(reader: Reader, input: ParsedInputOf<'sheetChecks.findings'>): OutputOf<'sheetChecks.findings'> {
  const sheet = requiredSheet(reader, input.month, input.scheme);
  const { isFrozen, all } = shownOf(reader, sheet);
  const settings = settingsFor(reader, input.month);
  const chosen = all.filter(
    ({ check, severity }) => (input.check === null || check === input.check) && (input.severity === null || severity === input.severity),
  );
  return {
    state: sheet.state,
    checkedAt: lastCheckedAt(reader, sheet.sheetId),
    isFrozen,
    counts: countsOf(all),
    checks: settings.map((setting) => summaryOf(setting, all)),
    total: chosen.length,
    rows: named(reader, sheet.sheetId, chosen.slice(input.offset, input.offset + input.limit)),
  };
}

function shownOf(reader: Reader, sheet: SheetHeader): { readonly isFrozen: boolean; readonly all: readonly Shown[] } {
  const isFrozen = isLocked(sheet.state);
  const stored = storedFindings(reader, sheet.sheetId);
  return { isFrozen, all: isFrozen ? stored : withReasons(findingsNow(reader, sheet), stored) };
}

/** All of them as the paper names them, in full like the sheet itself. */
export function findingsOnPaper(reader: Reader, sheet: SheetHeader): { readonly rows: readonly SheetFinding[]; readonly open: number } {
  const { all } = shownOf(reader, sheet);
  return { rows: named(reader, sheet.sheetId, all, (name) => name), open: countsOf(all).open };
}

function summaryOf(setting: Setting, all: readonly Shown[]): OutputOf<'sheetChecks.findings'>['checks'][number] {
  const own = all.filter(({ check }) => check === setting.check);
  return { ...setting, found: own.length, open: countsOf(own).open };
}

/** The reason of a finding holds as long as the finding says the same. */
function withReasons(found: readonly Finding[], stored: readonly StoredFinding[]): Shown[] {
  const known = new Map(stored.map((finding) => [finding.key, finding]));
  return found.map((finding) => {
    const before = known.get(finding.key);
    const isKept = before !== undefined && before.text === finding.text && before.severity === finding.severity;
    return isKept
      ? { ...finding, reasonText: before.reasonText, reasonBy: before.reasonBy, reasonAt: before.reasonAt }
      : { ...finding, reasonText: null, reasonBy: null, reasonAt: null };
  });
}

function named(reader: Reader, sheetId: number, page: readonly Shown[], nameOf: (name: string) => string = maskName): SheetFinding[] {
  const people = namesOfPeople(
    reader,
    sheetId,
    page.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  );
  const homes = namesOfHomes(
    reader,
    page.flatMap(({ homeId }) => (homeId === null ? [] : [homeId])),
  );
  return page.map((finding) => {
    const { key, check, severity, personId, homeId, fen, text, documentNo, documentTitle, reasonText, reasonBy, reasonAt } = finding;
    const person = personId === null ? undefined : people.get(personId);
    return {
      key,
      check,
      severity,
      personId,
      homeId,
      name: person ? nameOf(person.name) : homeId === null ? null : (homes.get(homeId) ?? null),
      idNumber: person?.idNumber ?? null,
      placeName: person?.placeName ?? null,
      fen,
      text,
      documentNo,
      documentTitle,
      reason: reasonText === null ? null : { text: reasonText, userName: reasonBy ?? '', at: reasonAt ?? '' },
    };
  });
}

/**
 * Why a sheet may be approved although findings stand: per finding, or one reason for every red one still open.
 * @throws AppError SHEET_MONTH_NOT_FOUND, SHEET_LOCKED, SHEET_WRONG_STATE while it is a draft, FINDING_GONE
 */
export function accept(context: WriteContext, input: ParsedInputOf<'sheetChecks.accept'>): FindingCounts {
  return transaction(context, (writer) => {
    const sheet = requiredSheet(writer, input.month, input.scheme);
    const month = sheetName(sheet);
    if (isLocked(sheet.state)) throw new AppError('SHEET_LOCKED', { month });
    // A draft may be built anew: a reason is given for what the preparer has signed.
    if (sheet.state === 'draft') throw new AppError('SHEET_WRONG_STATE', { month, state: stateLabel('draft'), action: '说明理由' });
    const standing = recordCheck(writer, sheet);
    const wanted = input.keys === null ? null : new Set(input.keys);
    const chosen = standing.filter(({ key, severity }) => (wanted === null ? severity === 'red' : wanted.has(key)));
    if (wanted !== null && chosen.length < wanted.size) throw new AppError('FINDING_GONE', { month });
    acceptFindings(writer, sheet, chosen, input.reason);
    return countsOf(storedFindings(writer, sheet.sheetId));
  });
}
