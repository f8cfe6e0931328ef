/** What the registers count of a period: for the quarterly report, the rates of deadlines and the list of today. */
import type { RegisterDefinition } from '../../../electron/contract/registers-shapes.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { definitions, requiredDefinition } from './library.ts';

export type RegisterPeriod = { readonly from: IsoDate; readonly to: IsoDate; readonly townCode: string | null };
export type RegisterFigures = {
  readonly code: string;
  readonly title: string;
  /** Begun in the period. */
  readonly began: number;
  /** Finished in the period. */
  readonly finished: number;
  /** Open at its end. */
  readonly open: number;
  /** Open at its end with a clock that had run out. */
  readonly overdue: number;
  /** By the state each stood in at the end of the period, whenever begun. */
  readonly byState: Readonly<Record<string, number>>;
  /** Sums over those begun in the period, by the field. */
  readonly totals: Readonly<Record<string, number>>;
};

type Stood = {
  readonly recordId: number;
  readonly happenedOn: IsoDate;
  readonly state: string;
  readonly stateOn: IsoDate;
  readonly valuesJson: string;
};

/** Every record as it stood at the end of the day: the last step done by then. */
function standing(reader: Reader, code: string, { to, townCode }: Pick<RegisterPeriod, 'to' | 'townCode'>, initialState: string): Stood[] {
  return rows(
    reader,
    `SELECT r.register_record_id AS recordId, r.happened_on AS happenedOn, r.values_json AS valuesJson,
       ifnull((SELECT s.to_state FROM register_step s WHERE s.register_record_id = r.register_record_id AND s.withdrawn_at IS NULL AND s.done_on <= @to
         ORDER BY s.register_step_id DESC LIMIT 1), @initialState) AS state,
       ifnull((SELECT s.done_on FROM register_step s WHERE s.register_record_id = r.register_record_id AND s.withdrawn_at IS NULL AND s.done_on <= @to
         ORDER BY s.register_step_id DESC LIMIT 1), r.happened_on) AS stateOn
     FROM register_record r WHERE r.code = @code AND r.withdrawn_at IS NULL AND r.happened_on <= @to AND (@townCode IS NULL OR r.town_code = @townCode)`,
    { code, to, townCode, initialState },
  );
}

function figuresOf(reader: Reader, definition: RegisterDefinition, period: RegisterPeriod): RegisterFigures {
  const { code, title, initialState, states, totals } = definition;
  const { from } = period;
  const found = standing(reader, code, period, initialState);
  const isFinal = (state: string): boolean => states.some((one) => one.id === state && one.isFinal);
  const began = found.filter(({ happenedOn }) => happenedOn >= from);
  const open = found.filter(({ state }) => !isFinal(state));
  const late = new Set(clockKeys(reader, { code, clock: null }, period).openOverdue);
  const sum = (field: string): number =>
    began.reduce((total, { valuesJson }) => {
      const value = (JSON.parse(valuesJson) as Record<string, unknown>)[field];
      return total + (typeof value === 'number' ? value : 0);
    }, 0);
  return {
    code,
    title,
    began: began.length,
    finished: found.filter(({ state, stateOn }) => isFinal(state) && stateOn >= from).length,
    open: open.length,
    overdue: open.filter(({ recordId }) => late.has(recordId)).length,
    byState: Object.fromEntries(states.map(({ id }) => [id, found.filter(({ state }) => state === id).length])),
    totals: Object.fromEntries(totals.map((field) => [field, sum(field)])),
  };
}

/** Registers kept elsewhere have none. */
export function registerFigures(reader: Reader, period: RegisterPeriod): RegisterFigures[] {
  return definitions()
    .filter(({ link }) => link === null)
    .map((definition) => figuresOf(reader, definition, period));
}

export type ClockKeys = { readonly onTime: number[]; readonly late: number[]; readonly openOverdue: number[] };
type ClockRow = { readonly recordId: number; readonly dueOn: IsoDate; readonly stoppedOn: IsoDate | null };

/** Records whose clock was met in the period, in time or not, and those open at its end past the day. @param clock null: any */
export function clockKeys(
  reader: Reader,
  { code, clock }: { readonly code: string; readonly clock: string | null },
  { from, to, townCode }: RegisterPeriod,
): ClockKeys {
  requiredDefinition(code);
  const found = rows<ClockRow>(
    reader,
    `SELECT c.register_record_id AS recordId, c.due_on AS dueOn, c.stopped_on AS stoppedOn
     FROM register_clock c JOIN register_record r ON r.register_record_id = c.register_record_id
     WHERE r.code = @code AND r.withdrawn_at IS NULL AND r.happened_on <= @to AND (@clock IS NULL OR c.clock = @clock) AND (@townCode IS NULL OR r.town_code = @townCode)`,
    { code, clock, to, townCode },
  );
  const keys: ClockKeys = { onTime: [], late: [], openOverdue: [] };
  for (const { recordId, dueOn, stoppedOn } of found) {
    if (stoppedOn !== null && stoppedOn <= to) {
      if (stoppedOn >= from) (stoppedOn <= dueOn ? keys.onTime : keys.late).push(recordId);
    } else if (dueOn <= to) keys.openOverdue.push(recordId);
  }
  return keys;
}
