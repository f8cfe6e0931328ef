/** Why this amount: every line of a person with its rule, standard, facts and arithmetic, as all was known when the sheet was built. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { ExplainedLine } from '../../../electron/contract/payments.ts';
import type { TimelineEntry } from '../../../electron/contract/people.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Scheme } from '../../../electron/contract/schemes.ts';
import { firstDayOf, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import * as people from '../people/service.ts';
import { factTitle } from '../people/timeline.ts';
import { standardName } from '../standards/rules.ts';
import {
  multipleKnown,
  personByIdNumber,
  personOnSheet,
  settledEntries,
  standardsKnown,
  type DocumentedStandard,
  type SettledEntry,
} from './queries-explain.ts';
import { cancelledFacts, factsOfPeople } from './queries-facts.ts';
import { linesOfPerson, type StoredLine } from './queries-lines.ts';
import { knownOf, type Known } from './queries-sheets.ts';
import { correctionArithmetic, funeralArithmetic, lineTitle, regularArithmetic, ruleWords } from './rules-explain.ts';
import { before, circumstancesIn, onDay, periodIn, type PersonFacts, type Timeline } from './rules-facts.ts';
import { deathOf } from './rules-funeral.ts';
import { dueFor, standardBook, type StandardBook } from './rules.ts';
import { requiredSheet } from './service-read.ts';

/** A sheet by its month; of destitute support when no scheme is named. */
type SheetKey = { readonly month: IsoMonth; readonly scheme?: Scheme | undefined };

type Basis = {
  readonly reader: Reader;
  readonly facts: PersonFacts;
  readonly known: Known;
  readonly standards: readonly DocumentedStandard[];
  readonly book: StandardBook;
  readonly settled: readonly SettledEntry[];
  /** Every fact ever recorded of the person, in words. */
  readonly timeline: readonly TimelineEntry[];
};

/** @throws AppError SHEET_MONTH_NOT_FOUND, PERSON_NOT_FOUND when the person is not on the sheet */
export function explain(reader: Reader, input: SheetKey & { readonly personId: number }): OutputOf<'payments.explain'> {
  const header = requiredSheet(reader, input.month, input.scheme);
  const person = personOnSheet(reader, header.sheetId, input.personId);
  const known = knownOf(header);
  const [facts] = factsOfPeople(reader, input.personId, input.personId, cancelledFacts(reader, known.fact), known.fact);
  if (!person || !facts) throw new AppError('PERSON_NOT_FOUND');
  const standards = standardsKnown(reader, known, header.builtAt);
  const { timeline } = people.get(reader, input.personId, firstDayOf(input.month));
  const settled = settledEntries(reader, input.personId, input.month, header.scheme);
  const basis: Basis = { reader, facts, known, standards, book: standardBook(standards), settled, timeline };
  return { ...person, lines: linesOfPerson(reader, header.sheetId, input.personId).map((line) => explained(basis, line)) };
}

/** For the command line. @throws AppError UNKNOWN_PERSON when nobody on the sheet has the number */
export function explainByIdNumber(reader: Reader, input: SheetKey & { readonly idNumber: string }): OutputOf<'payments.explain'> {
  const personId = personByIdNumber(reader, requiredSheet(reader, input.month, input.scheme).sheetId, input.idNumber);
  if (personId === undefined) throw new AppError('UNKNOWN_PERSON', { idNumber: input.idNumber });
  return explain(reader, { month: input.month, scheme: input.scheme, personId });
}

function explained(basis: Basis, line: StoredLine): ExplainedLine {
  const standard = basis.standards.find((candidate) => candidate.standardId === line.standardId) ?? null;
  return {
    type: line.type,
    title: lineTitle(line),
    forMonth: line.month,
    of: line.of,
    fen: line.fen,
    payee: line.payee,
    payeeName: line.payeeName,
    payeeAccount: line.payeeAccount,
    rule: ruleWords(line),
    standard: standard && {
      name: standardName(standard),
      amountFen: standard.amountFen,
      validFrom: standard.validFrom,
      documentNo: standard.documentNo,
      documentTitle: standard.documentTitle,
    },
    facts: decidingFacts(basis, line).flatMap((factId) =>
      basis.timeline
        .filter((entry) => entry.factId === factId)
        .map(({ kind, text, validFrom, source }) => ({ title: factTitle(kind), text, validFrom, source })),
    ),
    arithmetic: arithmetic(basis, line, standard),
  };
}

/** Keys of the facts a line rests on: confirmation and end, then what decides the amount and who receives it. */
function decidingFacts({ facts }: Basis, line: StoredLine): number[] {
  const month = line.month;
  const period = periodIn(facts, month) ?? facts.periods.findLast((candidate) => candidate.firstMonth <= month) ?? facts.periods[0];
  const support = period ? [period.confirmation.factId, ...(period.end ? [period.end.factId] : [])] : [];
  const { residence, level, stay } = circumstancesIn(facts, month);
  if (line.type === 'FUNERAL' || line.of === 'FUNERAL') {
    const death = deathOf(facts);
    return [...support, residence.factId, (death ? onDay(facts.stays, death.validFrom) : stay)?.factId ?? stay.factId];
  }
  const isCare = line.type === 'CARE' || line.of === 'CARE';
  const receiver =
    line.payee === 'caregiver'
      ? keysOf(before(facts.caregivers, firstDayOf(month)))
      : line.payee === 'person'
        ? keysOf(newest(facts.accounts))
        : [];
  return [...support, isCare ? level.factId : residence.factId, stay.factId, ...receiver];
}

function newest<Value>(timeline: Timeline<Value>): { readonly factId: number } | null {
  return timeline.entries.at(-1) ?? null;
}

function keysOf(fact: { readonly factId: number } | null): number[] {
  return fact ? [fact.factId] : [];
}

function arithmetic(basis: Basis, line: StoredLine, standard: DocumentedStandard | null): string {
  if (line.type === 'BASIC' || line.type === 'CARE') return regularArithmetic(standard?.amountFen ?? line.fen);
  if (line.type === 'FUNERAL')
    return funeralArithmetic(standard?.amountFen ?? 0, multipleKnown(basis.reader, firstDayOf(line.month), basis.known) ?? 0, line.fen);
  const settled = basis.settled.filter((entry) => entry.forMonth === line.month && entry.of === line.of && entry.side === line.side);
  const sum = settled.reduce((total, entry) => total + entry.fen, 0);
  const due = line.of === 'FUNERAL' ? line.fen + sum : dueNow(basis, line);
  return correctionArithmetic(due, settled, line.fen);
}

/** What was due to this side for the month by what was known when the sheet was built. */
function dueNow({ facts, book }: Basis, line: StoredLine): number {
  return dueFor(facts, book, line.month).find((due) => due.type === line.of && due.side === line.side)?.fen ?? 0;
}
