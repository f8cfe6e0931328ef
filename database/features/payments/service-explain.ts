/**
 * Why this amount: every line, recovery and pending amount of a person on a sheet with its rules, standard, facts, reckoning and payee, and
 * of corrections what they correct and what was learnt; all as it was known when the sheet was built.
 */
import type { Explained, Explanation } from '../../../electron/contract/payments-explain.ts';
import { sheetStates } from '../../../electron/contract/payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { destitute, type Scheme } from '../../../electron/contract/schemes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { firstDayOf, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import * as people from '../people/service.ts';
import { standardName } from '../standards/rules.ts';
import {
  explainedRows,
  heldEntries,
  personByIdNumber,
  personOnSheet,
  standardOf,
  type ExplainedRow,
  type Horizon,
} from './queries-explain.ts';
import { knowledgeBefore } from './queries-causes.ts';
import { paidLine } from './queries-paid.ts';
import { knownOf, type SheetHeader } from './queries-sheets.ts';
import { claimTitle, itemOf, lineTitle } from './rules-explain.ts';
import { clauseOfPayee, clausesOfItem, correctionClauses, funeralRevoked, sentence } from './rules-explain-clauses.ts';
import { paidWords } from './rules-paid.ts';
import { sheetName } from './rules-states.ts';
import { homeOf, type Side } from './rules.ts';
import type { Basis } from './explain-basis.ts';
import { causesOf } from './service-causes.ts';
import { datesOf, decidingFacts, parametersOf } from './service-explain-facts.ts';
import { reckoned } from './service-explain-steps.ts';
import { factsKnown, rulesKnown } from './service-known.ts';
import { requiredSheet } from './service-read.ts';

/** A sheet by its month; of destitute support when no scheme is named. */
type SheetKey = { readonly month: IsoMonth; readonly scheme?: Scheme | undefined };

function horizonOf(header: SheetHeader): Horizon {
  const { fact, standard, parameter, returns } = knownOf(header);
  return { fact, standard, parameter, returns, at: header.builtAt };
}

/** @throws AppError SHEET_MONTH_NOT_FOUND, PERSON_NOT_FOUND when the person is not on the sheet */
export function explain(reader: Reader, input: SheetKey & { readonly personId: number }): Explanation {
  const { personId, month } = input;
  const header = requiredSheet(reader, month, input.scheme);
  const person = personOnSheet(reader, header.sheetId, personId);
  if (!person) throw new AppError('PERSON_NOT_FOUND');
  const horizon = horizonOf(header);
  const rows = explainedRows(reader, header.sheetId, personId);
  const basis: Basis = {
    reader,
    header,
    personId,
    horizon,
    rows,
    facts: factsKnown(reader, personId, horizon),
    rules: rulesKnown(reader, header.scheme, horizon),
    held: heldEntries(reader, { personId, month, scheme: header.scheme, returns: horizon.returns }),
    timeline: people.get(reader, personId, firstDayOf(month)).timeline,
  };
  const all = rows.map((row) => explained(basis, row));
  return {
    ...person,
    sheetTitle: `${sheetName(header)}${header.scheme === destitute ? '特困人员供养金' : ''}发放表`,
    stateLabel: labelOf(sheetStates, header.state),
    builtAt: header.builtAt,
    fingerprint: header.fingerprint,
    lines: all.filter(({ kind }) => kind === 'line'),
    claims: all.filter(({ kind }) => kind !== 'line'),
  };
}

/** For the command line. @throws AppError UNKNOWN_PERSON when nobody on the sheet has the number */
export function explainByIdNumber(reader: Reader, input: SheetKey & { readonly idNumber: string }): Explanation {
  const personId = personByIdNumber(reader, requiredSheet(reader, input.month, input.scheme).sheetId, input.idNumber);
  if (personId === undefined) throw new AppError('UNKNOWN_PERSON', { idNumber: input.idNumber });
  return explain(reader, { month: input.month, scheme: input.scheme, personId });
}

function correctionOf({ kind, type }: ExplainedRow): keyof typeof correctionClauses | null {
  if (kind !== 'line') return kind;
  return type === 'BACKPAY' || type === 'OFFSET' ? type : null;
}

function explained(basis: Basis, row: ExplainedRow): Explained {
  const { reader } = basis;
  const of = itemOf(row);
  const correction = correctionOf(row);
  const reckoning = reckoned(basis, row, correction !== null);
  const standard = reckoning.standardId === null ? undefined : standardOf(reader, reckoning.standardId);
  const clauses = [
    ...(correction ? [correctionClauses[correction]] : []),
    ...(correction && of === 'FUNERAL' && row.type !== 'BACKPAY' ? [funeralRevoked] : clausesOfItem(of)),
  ];
  const payee = row.payee === null ? null : clauseOfPayee(row.payee, of);
  return {
    key: `${row.kind}:${row.id}`,
    kind: row.kind,
    type: row.type,
    title:
      row.type === null
        ? claimTitle(row.kind === 'recovery' ? 'recovery' : 'pending', of, row.month)
        : lineTitle({ ...row, type: row.type }),
    forMonth: row.month,
    of: row.of,
    fen: row.fen,
    payee: row.payee,
    payeeName: row.payeeName,
    payeeAccount: row.payeeAccount,
    payeeReason: payee?.text ?? claimSide(basis, row),
    paid: paid(basis, row),
    rule: sentence(payee ? [...clauses, payee] : clauses),
    clauses: payee ? [...clauses, payee] : clauses,
    standard: standard
      ? {
          name: standardName(standard),
          amountFen: standard.amountFen,
          validFrom: standard.validFrom,
          documentNo: standard.documentNo,
          documentTitle: standard.documentTitle,
        }
      : null,
    parameters: parametersOf(basis, row.month, of),
    facts: decidingFacts(basis, row),
    dates: datesOf(basis, row.month, of),
    days: row.days === null || row.monthDays === null ? null : { days: row.days, monthDays: row.monthDays },
    arithmetic: reckoning.steps.at(-1) ?? '',
    steps: reckoning.steps,
    corrects: correction === null ? null : { ...reckoning.corrects, causes: causes(basis, row) },
  };
}

/** Unlike all else not as of the day of the sheet, but as of now: money moves after the sheet is locked. */
function paid({ reader, header }: Basis, { kind, id, fen, payee, payeeAccount }: ExplainedRow): string[] {
  const line = kind === 'line' ? paidLine(reader, id) : undefined;
  return line ? paidWords(line, fen, header.state, payee === null || payeeAccount !== null) : [];
}

/** From whom it is claimed back, or who waits. */
function claimSide(_: Basis, { kind, side }: ExplainedRow): string {
  if (kind === 'pending') return '作出决定以前不发放';
  return homeOf(side as Side) === null ? '向当月领取的本人或照料人追回' : '向当月领取的机构追回';
}

/** What was learnt between the sheet before and this one. */
function causes({ reader, header, personId, horizon, timeline }: Basis, row: ExplainedRow) {
  const before = knowledgeBefore(reader, header.scheme, header.month);
  if (!before) return [];
  const { fact = 0, standard = 0, parameter = 0, returns = 0 } = JSON.parse(before.knownUntil) as Partial<Horizon>;
  const previous: Horizon = { fact, standard, parameter, returns, at: before.builtAt };
  const { month, side } = row;
  return causesOf({ reader, scheme: header.scheme, personId, month, of: itemOf(row), side, timeline }, previous, horizon);
}
