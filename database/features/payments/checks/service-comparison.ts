/** A sheet beside the one of the month before, for the window and the papers. */
import type { OutputOf, ParsedInputOf } from '../../../../electron/contract/index.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { changeKinds, type SheetChange } from '../../../../electron/contract/sheet-checks.ts';
import type { Reader } from '../../../core/sql.ts';
import { sheetHeaders, type SheetHeader } from '../queries-sheets.ts';
import { ownGroup } from '../rules-scope.ts';
import { requiredSheet } from '../service-read.ts';
import { scopeName, type ScopedReader } from '../../users/scope.ts';
import { comparedSheet, groupsOfBoth, nothingCompared, wasPaidBefore } from './queries-comparison.ts';
import { factsAt, hasEnded, reasonsFor, type Why } from './reasons.ts';
import { changesBetween, changeSums, wholeOf, type Change, type ComparedSheet, type Group } from './rules-comparison.ts';

export type Comparison = {
  readonly previous: SheetHeader | null;
  readonly last: ComparedSheet;
  readonly now: ComparedSheet;
  readonly groups: readonly Group[];
  readonly changes: readonly Change[];
  readonly why: (change: Change) => Why;
};

/** @param groupKey keeps to one part of the sheet; null for the whole */
export function compare(reader: Reader, header: SheetHeader, groupKey: string | null): Comparison {
  const previous = sheetHeaders(reader, header.scheme).findLast(({ month }) => month < header.month) ?? null;
  const all = {
    last: previous ? comparedSheet(reader, previous.sheetId) : nothingCompared,
    now: comparedSheet(reader, header.sheetId),
  };
  const groups = groupsOfBoth(reader, previous?.sheetId ?? null, header.sheetId);
  const factsOf = factsAt(reader, header);
  const changes = changesBetween(
    all.last,
    all.now,
    groups.map(({ key }) => key),
    {
      wasPaidBefore: (personId) => previous !== null && wasPaidBefore(reader, header.scheme, personId, previous.month),
      hasEnded: (personId) => hasEnded(factsOf(personId), header),
    },
  );
  const why = lazily(() => reasonsFor({ reader, header, ...all, factsOf }));
  const isOwn = (key: string): boolean => groupKey === null || key === groupKey;
  const ofOwn = (sheet: ComparedSheet): ComparedSheet => ({ ...sheet, amounts: sheet.amounts.filter((amount) => isOwn(amount.groupKey)) });
  return {
    previous,
    last: ofOwn(all.last),
    now: ofOwn(all.now),
    groups: groups.filter(({ key }) => isOwn(key)),
    changes: changes.filter((change) => isOwn(change.groupKey)),
    why: (change) => why()(change),
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Changes with their names and reasons. */
export function shownChanges({ last, now, groups, why }: Comparison, changes: readonly Change[]): SheetChange[] {
  const names = new Map(groups.map(({ key, name }) => [key, name]));
  return changes.map((change) => {
    const { personId, groupKey, kind, lastFen, thisFen } = change;
    const person = now.people.get(personId) ?? last.people.get(personId);
    return {
      personId,
      name: person?.name ?? '',
      idNumber: person?.idNumber ?? '',
      groupKey,
      groupName: names.get(groupKey) ?? '',
      kind,
      ...why(change),
      lastFen,
      thisFen,
      differenceFen: thisFen - lastFen,
    };
  });
}

/** Of a township or a home its own part alone. @throws AppError SHEET_MONTH_NOT_FOUND, OUT_OF_SCOPE */
export function comparison(reader: ScopedReader, input: ParsedInputOf<'sheetChecks.comparison'>): OutputOf<'sheetChecks.comparison'> {
  const own = ownGroup(reader.scope);
  if (own !== null && input.groupKey !== null && input.groupKey !== own)
    throw new AppError('OUT_OF_SCOPE', { action: '查看发放表', place: scopeName(reader) });
  const compared = compare(reader, requiredSheet(reader, input.month, input.scheme), own);
  const sums = changeSums(compared.last, compared.now, compared.changes, compared.groups);
  const inGroup = compared.changes.filter(({ groupKey }) => input.groupKey === null || groupKey === input.groupKey);
  const chosen = inGroup.filter(({ kind }) => input.kind === null || kind === input.kind);
  const difference = (changes: readonly Change[]): number => changes.reduce((sum, { lastFen, thisFen }) => sum + thisFen - lastFen, 0);
  return {
    previousMonth: compared.previous?.month ?? null,
    sums,
    whole: wholeOf(sums, '合计'),
    kinds: changeKinds.flatMap(({ id }) => {
      const ofKind = inGroup.filter(({ kind }) => kind === id);
      return ofKind.length === 0 ? [] : [{ kind: id, rows: ofKind.length, differenceFen: difference(ofKind) }];
    }),
    total: chosen.length,
    differenceFen: difference(chosen),
    rows: shownChanges(compared, chosen.slice(input.offset, input.offset + input.limit)),
  };
}
