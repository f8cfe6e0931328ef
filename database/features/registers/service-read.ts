/** Registers as they are looked at: what there is, a page of one, one record with its steps and clocks. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { Role } from '../../../electron/contract/method.ts';
import {
  isShown,
  type ClockStanding,
  type RegisterCounts,
  type RegisterDefinition,
  type RegisterFilter,
  type RegisterRow,
  type RegisterTransition,
  type RegisterValues,
} from '../../../electron/contract/registers-shapes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { addDays } from '../beds/days.ts';
import { policyNumber } from '../parameters/service.ts';
import type { ScopedReader } from '../users/scope.ts';
import { definitions, requiredDefinition } from './library.ts';
import * as queries from './queries.ts';
import { standingOf } from './rules-clocks.ts';

export const everything: RegisterFilter = { standing: 'all', state: null, townCode: null, search: '', from: null, until: null };

/** The furthest any clock of the register warns ahead. */
function warnUntil(reader: Reader, { clocks }: RegisterDefinition, today: IsoDate): IsoDate {
  return addDays(today, Math.max(0, ...clocks.map(({ warnParameter }) => policyNumber(reader, warnParameter, today))));
}

export function askedOf(reader: ScopedReader, definition: RegisterDefinition, today: IsoDate): queries.Asked {
  const { code } = definition;
  return { code, scopeTown: queries.scopeTown(reader.scope), today, warnUntil: warnUntil(reader, definition, today) };
}

function countsOf(reader: Reader, asked: queries.Asked, filter: RegisterFilter): RegisterCounts {
  const n = (standing: RegisterFilter['standing']): number => queries.count(reader, asked, { ...filter, standing });
  return { open: n('open'), due: n('due'), overdue: n('overdue'), closed: n('closed'), all: n('all') };
}

const isOfTowns = ({ level }: RegisterDefinition): boolean => level === 'town';

export function list(reader: ScopedReader, today: IsoDate): OutputOf<'registers.definitions'> {
  // A county's register says nothing to a township.
  const told = definitions().filter((definition) => reader.scope.kind === 'county' || isOfTowns(definition));
  return {
    registers: told.map((definition) => ({ definition, counts: countsOf(reader, askedOf(reader, definition, today), everything) })),
  };
}

function clocksOf(reader: Reader, definition: RegisterDefinition, recordId: number, today: IsoDate): ClockStanding[] {
  return queries.clocks(reader, recordId).flatMap((clock) => {
    const found = definition.clocks.find(({ id }) => id === clock.id);
    return found ? [standingOf({ ...clock, label: found.label }, today, policyNumber(reader, found.warnParameter, today))] : [];
  });
}

/** Names of those a record points at in the register of people. */
function peopleOf(reader: Reader, { fields, transitions }: RegisterDefinition, values: RegisterValues): RegisterRow['people'] {
  const people: Record<string, { personId: number; name: string }> = {};
  for (const { code, kind } of [...fields, ...transitions.flatMap((transition) => transition.fields)]) {
    const personId = values[code];
    if (kind !== 'person' || typeof personId !== 'number') continue;
    people[code] = { personId, name: queries.personName(reader, personId) ?? '' };
  }
  return people;
}

export function rowOf(reader: Reader, definition: RegisterDefinition, found: queries.RecordRow, today: IsoDate): RegisterRow {
  const { recordId, number: recordNo, state, townCode, townName, subject, values } = found;
  return {
    recordId,
    recordNo,
    state,
    townCode,
    townName,
    subject,
    values: { ...values },
    people: peopleOf(reader, definition, values),
    clocks: clocksOf(reader, definition, recordId, today),
  };
}

const percent = 100;

/** What was left of the years before and came this year, what was given of it. */
function balancesOf(reader: ScopedReader, { code, balance }: RegisterDefinition, today: IsoDate): OutputOf<'registers.page'>['balances'] {
  if (balance === null) return [];
  const { field, kindField, plus, minus, warnParameter } = balance;
  const since = isoDate(`${today.slice(0, 4)}-01-01`);
  const asked = { code, scopeTown: queries.scopeTown(reader.scope) };
  const entries = queries.amountsByTown(reader, asked, { field, kindField, since, until: today });
  const lowShare = policyNumber(reader, warnParameter, today);
  const towns = Map.groupBy(entries, ({ townCode }) => townCode);
  return [...towns].map(([townCode, ofTown]) => {
    const sum = (kinds: readonly string[], isEarlier: boolean): number =>
      ofTown
        .filter((entry) => kinds.includes(entry.kind) && (entry.isEarlier === 1) === isEarlier)
        .reduce((total, { fen }) => total + fen, 0);
    const plusFen = sum(plus, true) - sum(minus, true) + sum(plus, false);
    const minusFen = sum(minus, false);
    const fen = plusFen - minusFen;
    return { townCode, townName: ofTown[0]?.townName ?? townCode, plusFen, minusFen, fen, isLow: fen * percent < plusFen * lowShare };
  });
}

export function page(
  reader: ScopedReader,
  { code, filter, offset, limit }: ParsedInputOf<'registers.page'>,
  today: IsoDate,
): OutputOf<'registers.page'> {
  const definition = requiredDefinition(code);
  const asked = askedOf(reader, definition, today);
  return {
    total: queries.count(reader, asked, filter),
    counts: countsOf(reader, asked, { ...filter, state: null }),
    states: queries.stateCounts(reader, asked, filter),
    totals: Object.fromEntries(definition.totals.map((field) => [field, queries.total(reader, asked, filter, field)])),
    balances: balancesOf(reader, definition, today),
    rows: queries.records(reader, asked, filter, { offset, limit }).map((found) => rowOf(reader, definition, found, today)),
  };
}

/** @throws AppError REGISTER_RECORD_NOT_FOUND */
export function requiredRecord(
  reader: Reader,
  recordId: number,
): { readonly found: queries.RecordRow; readonly definition: RegisterDefinition } {
  const found = queries.record(reader, recordId);
  if (!found) throw new AppError('REGISTER_RECORD_NOT_FOUND');
  return { found, definition: requiredDefinition(found.code) };
}

/** Steps that lead on from where the record stands, for this role. */
export function stepsFor(
  { transitions }: RegisterDefinition,
  { state, values, withdrawnReason }: Pick<queries.RecordRow, 'state' | 'values' | 'withdrawnReason'>,
  role: Role,
): RegisterTransition[] {
  if (withdrawnReason !== null) return [];
  return transitions.filter(
    (transition) => transition.from.includes(state) && transition.access.some((one) => one === role) && isShown(transition, values),
  );
}

const editors: readonly Role[] = ['admin', 'county_clerk', 'town_clerk'];

/** Without its papers: they lie beside the ledger. */
type Got = Omit<OutputOf<'registers.get'>, 'papers' | 'limitBytes'>;

/** @throws AppError REGISTER_RECORD_NOT_FOUND */
export function get(reader: Reader, recordId: number, { role, today }: { readonly role: Role; readonly today: IsoDate }): Got {
  const { found, definition } = requiredRecord(reader, recordId);
  const steps = queries.steps(reader, recordId);
  return {
    ...rowOf(reader, definition, found, today),
    code: found.code,
    steps: steps.map(({ stepId, transition, from, to, doneOn, valuesJson, reason, recordedBy, recordedAt, withdrawnReason }) => ({
      stepId,
      transition,
      label: definition.transitions.find(({ id }) => id === transition)?.label ?? transition,
      from,
      to,
      doneOn,
      values: JSON.parse(valuesJson) as Record<string, never>,
      reason,
      recordedBy,
      recordedAt,
      withdrawnReason,
    })),
    next: stepsFor(definition, found, role).map(({ id }) => id),
    mayEdit: found.withdrawnReason === null && !found.isFinal && editors.includes(role),
    recordedBy: found.recordedBy,
    recordedAt: found.recordedAt,
    withdrawnReason: found.withdrawnReason,
  };
}
