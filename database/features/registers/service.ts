/** Records of light registers: written, led through their steps, taken back. One transaction each. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { RegisterDefinition, RegisterField, RegisterTransition, RegisterValues } from '../../../electron/contract/registers-shapes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, isIsoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { addDays } from '../beds/days.ts';
import { dueAfter } from '../calendar/service.ts';
import { policyNumber } from '../parameters/service.ts';
import { policyProfileOf } from '../tasks/profile.ts';
import { actorOf, isInScope, scopeName, scopeOfActor, type ScopedReader } from '../users/scope.ts';
import { requiredDefinition } from './library.ts';
import * as queries from './queries.ts';
import { clocksOf, type StepDone } from './rules-clocks.ts';
import { limitFaults, readValues, withComputed, type Faults } from './rules-values.ts';
import { requiredRecord, stepsFor } from './service-read.ts';

type Place = { readonly townCode: string | null };

/** Words of the audit: labels of fields, not their codes. */
function told(fields: readonly RegisterField[], values: RegisterValues): string {
  return fields
    .filter(({ code }) => values[code] !== null && values[code] !== undefined)
    .map(({ code, label, options }) => `${label}：${options.find(({ id }) => id === values[code])?.label ?? String(values[code])}`)
    .join('；');
}

function saveClocks(writer: Writer, definition: RegisterDefinition, recordId: number, values: RegisterValues): void {
  const done: StepDone[] = queries.steps(writer, recordId).filter(({ withdrawnReason }) => withdrawnReason === null);
  const counting = {
    workingDays: (from: IsoDate, count: number): IsoDate => dueAfter(writer, from, count).day,
    calendarDays: addDays,
    number: (key: string, day: IsoDate): number => policyNumber(writer, key, day),
  };
  queries.saveClocks(writer, recordId, clocksOf(definition, { values, steps: done }, counting));
}

function refuse(faults: Faults): void {
  if (Object.keys(faults).length > 0) throw new AppError('INVALID_INPUT', {}, faults);
}

/** Of people a township names only its own. */
function refusePeople(reader: ScopedReader, fields: readonly RegisterField[], values: RegisterValues): void {
  for (const { code, kind } of fields) {
    const personId = values[code];
    if (kind !== 'person' || typeof personId !== 'number') continue;
    if (queries.personName(reader, personId) === undefined) throw new AppError('PERSON_NOT_FOUND');
    if (!isInScope(reader, 'person', personId)) throw new AppError('OUT_OF_SCOPE', { action: '登记', place: scopeName(reader) });
  }
}

/** @throws AppError OUT_OF_SCOPE, INVALID_INPUT */
function placeOf(reader: ScopedReader, { level, title }: RegisterDefinition, { townCode }: Place): string | null {
  const { scope } = reader;
  if (scope.kind !== 'county' && (level === 'county' || (scope.kind === 'town' && townCode !== scope.townCode) || scope.kind === 'home'))
    throw new AppError('OUT_OF_SCOPE', { action: `登记${title}`, place: scopeName(reader) });
  if (level === 'county') return null;
  if (townCode === null || !queries.isTown(reader, townCode)) throw new AppError('INVALID_INPUT', {}, { townCode: '请选择乡镇（街道）' });
  return townCode;
}

const subjectOf = (reader: Reader, { subjectField, fields }: RegisterDefinition, values: RegisterValues): string => {
  const value = values[subjectField];
  if (typeof value === 'number' && fields.some(({ code, kind }) => code === subjectField && kind === 'person'))
    return queries.personName(reader, value) ?? String(value);
  const option = fields.find(({ code }) => code === subjectField)?.options.find(({ id }) => id === value);
  return option?.label ?? String(value ?? '');
};

type Told = { readonly townCode: string | null; readonly values: Readonly<Record<string, unknown>> };
export type Checked = {
  readonly townCode: string | null;
  readonly values: RegisterValues;
  readonly day: IsoDate;
  readonly subject: string;
};

/** What would be recorded. @throws AppError INVALID_INPUT, OUT_OF_SCOPE, PERSON_NOT_FOUND */
export function check(
  reader: ScopedReader,
  definition: RegisterDefinition,
  told: Told,
  today: IsoDate,
  before: RegisterValues = {},
): Checked {
  if (definition.link !== null) throw new AppError('REGISTER_ELSEWHERE', { title: definition.title, place: definition.link.label });
  const townCode = placeOf(reader, definition, told);
  const { values: read, faults } = readValues(definition.fields, told.values, before);
  const values = withComputed(definition, read);
  const dayOf = values[definition.dayField];
  const day = typeof dayOf === 'string' && isIsoDate(dayOf) ? dayOf : null;
  if (day !== null && day > today) faults[`values.${definition.dayField}`] ??= '不能晚于今天';
  const number = (key: string): number => policyNumber(reader, key, day ?? today);
  refuse({ ...limitFaults(definition, values, { profile: policyProfileOf(reader), number }), ...faults });
  refusePeople(reader, definition.fields, values);
  if (day === null) throw new AppError('INVALID_INPUT', {}, { [`values.${definition.dayField}`]: '请填写日期' });
  return { townCode, values, day, subject: subjectOf(reader, definition, values) };
}

const scoped = (writer: Writer, context: WriteContext): ScopedReader => ({ connection: writer.connection, scope: scopeOfActor(context) });

/** Within a transaction: imports write many. */
export function insert(
  writer: Writer,
  definition: RegisterDefinition,
  checked: Checked,
  rowKey: string | null,
): { recordId: number; recordNo: string } {
  const { townCode, values, day, subject } = checked;
  const { code, title, initialState, states, fields } = definition;
  const number = queries.nextNumber(writer, code, day.slice(0, 4));
  const isFinal = states.some(({ id, isFinal: ends }) => id === initialState && ends);
  const recordId = queries.insertRecord(writer, {
    code,
    number,
    townCode,
    happenedOn: day,
    subject,
    values,
    state: initialState,
    isFinal,
    rowKey,
  });
  saveClocks(writer, definition, recordId, values);
  writer.audit({
    action: 'register.save',
    entity: 'register_record',
    entityId: recordId,
    after: { register: title, recordNo: number, registerContent: told(fields, values) },
  });
  return { recordId, recordNo: number };
}

/** @throws AppError REGISTER_UNKNOWN, REGISTER_RECORD_NOT_FOUND, REGISTER_FINISHED, and what `check` refuses */
export function save(context: WriteContext, { code, recordId, ...input }: ParsedInputOf<'registers.save'>): OutputOf<'registers.save'> {
  return transaction(context, (writer) => {
    const reader = scoped(writer, context);
    const today = context.clock.today();
    if (recordId === null) {
      const definition = requiredDefinition(code);
      return insert(writer, definition, check(reader, definition, input, today), null);
    }
    const { found, definition } = requiredRecord(writer, recordId);
    const isOwn = reader.scope.kind === 'county' || (reader.scope.kind === 'town' && found.townCode === reader.scope.townCode);
    if (!isOwn) throw new AppError('OUT_OF_SCOPE', { action: `登记${definition.title}`, place: scopeName(reader) });
    if (found.code !== code || found.withdrawnReason !== null) throw new AppError('REGISTER_RECORD_NOT_FOUND');
    if (found.isFinal) throw new AppError('REGISTER_FINISHED', { number: found.number });
    const { townCode, values, day, subject } = check(reader, definition, input, today, found.values);
    const steps = queries.steps(writer, recordId).filter(({ withdrawnReason }) => withdrawnReason === null);
    const first = steps[0]?.doneOn;
    if (first !== undefined && day > first)
      throw new AppError('INVALID_INPUT', {}, { [`values.${definition.dayField}`]: `不能晚于第一步办理的 ${formatDate(first)}` });
    const stateOn = steps.length === 0 ? day : found.stateOn;
    const { state, isFinal } = found;
    queries.updateRecord(writer, recordId, { townCode, happenedOn: day, subject, values, state, stateOn, isFinal });
    saveClocks(writer, definition, recordId, values);
    writer.audit({
      action: 'register.change',
      entity: 'register_record',
      entityId: recordId,
      before: { register: definition.title, recordNo: found.number, registerContent: told(definition.fields, found.values) },
      after: { registerContent: told(definition.fields, values) },
    });
    return { recordId, recordNo: found.number };
  });
}

/** A day before the state it leaves, or after today, is refused. */
function refuseDay(day: IsoDate, { stateOn }: Pick<queries.RecordRow, 'stateOn'>, today: IsoDate): void {
  if (day > today) throw new AppError('FACT_IN_FUTURE', { date: formatDate(day) }, { doneOn: '不能晚于今天' });
  if (day < stateOn)
    throw new AppError(
      'REGISTER_STEP_DAY',
      { date: formatDate(day), from: formatDate(stateOn) },
      { doneOn: `不能早于${formatDate(stateOn)}` },
    );
}

function chosenStep(definition: RegisterDefinition, found: queries.RecordRow, context: WriteContext, id: string): RegisterTransition {
  const { role } = actorOf(context);
  const transition = stepsFor(definition, found, role).find((one) => one.id === id);
  if (transition) return transition;
  const known = definition.transitions.find((one) => one.id === id);
  if (known && !known.access.some((one) => one === role)) throw new AppError('NOT_ALLOWED', { action: known.label });
  const state = definition.states.find((one) => one.id === found.state)?.label ?? found.state;
  throw new AppError('REGISTER_WRONG_STEP', { number: found.number, state, action: known?.label ?? id });
}

/** What days are counted from has happened by the day of the step. */
function lateStarts({ clocks }: RegisterDefinition, { fields }: RegisterTransition, values: RegisterValues, doneOn: IsoDate): Faults {
  const starts = clocks.filter(({ unit, from }) => unit !== 'field' && fields.some(({ code }) => code === from)).map(({ from }) => from);
  const late = starts.filter((code) => String(values[code] ?? '') > doneOn);
  return Object.fromEntries(late.map((code) => [`values.${code}`, `不能晚于办理日期${formatDate(doneOn)}`]));
}

/** @throws AppError REGISTER_RECORD_NOT_FOUND, REGISTER_WRONG_STEP, NOT_ALLOWED, REGISTER_STEP_DAY, FACT_IN_FUTURE, INVALID_INPUT */
export function step(context: WriteContext, input: ParsedInputOf<'registers.step'>): OutputOf<'registers.step'> {
  return transaction(context, (writer) => {
    const { recordId, doneOn } = input;
    const { found, definition } = requiredRecord(writer, recordId);
    const transition = chosenStep(definition, found, context, input.transition);
    refuseDay(doneOn, found, context.clock.today());
    const reason = input.reason === '' ? null : input.reason;
    const { values: filled, faults } = readValues(transition.fields, input.values, {});
    const values = withComputed(definition, { ...found.values, ...filled });
    const number = (key: string): number => policyNumber(writer, key, found.happenedOn);
    const limits = limitFaults({ limits: definition.limits, fields: transition.fields }, values, {
      profile: policyProfileOf(writer),
      number,
    });
    const ofStep = Object.fromEntries(
      Object.entries(limits).filter(([path]) => transition.fields.some(({ code }) => path === `values.${code}`)),
    );
    refuse({
      ...ofStep,
      ...lateStarts(definition, transition, filled, doneOn),
      ...faults,
      ...(transition.asksReason && reason === null ? { reason: '请填写理由' } : {}),
    });
    refusePeople(scoped(writer, context), transition.fields, filled);
    const state = (id: string): string => definition.states.find((one) => one.id === id)?.label ?? id;
    const stepId = queries.insertStep(writer, {
      recordId,
      transition: transition.id,
      from: found.state,
      to: transition.to,
      doneOn,
      reason,
      values: filled,
      before: found.values,
    });
    const isFinal = definition.states.some(({ id, isFinal: ends }) => id === transition.to && ends);
    queries.updateRecord(writer, recordId, { ...found, values, state: transition.to, stateOn: doneOn, isFinal });
    saveClocks(writer, definition, recordId, values);
    writer.audit({
      action: 'register.step',
      entity: 'register_step',
      entityId: stepId,
      before: { registerState: state(found.state) },
      after: {
        register: definition.title,
        recordNo: found.number,
        registerStep: transition.label,
        registerState: state(transition.to),
        doneOn,
        registerContent: told(transition.fields, filled),
        reason,
      },
    });
    return { state: transition.to };
  });
}

/** @throws AppError REGISTER_RECORD_NOT_FOUND, REGISTER_HAS_STEPS, REGISTER_NOT_LAST */
export function withdraw(context: WriteContext, { recordId, stepId, reason }: ParsedInputOf<'registers.withdraw'>): void {
  transaction(context, (writer) => {
    const { found, definition } = requiredRecord(writer, recordId);
    if (found.withdrawnReason !== null) throw new AppError('REGISTER_RECORD_NOT_FOUND');
    const standing = queries.steps(writer, recordId).filter(({ withdrawnReason }) => withdrawnReason === null);
    const last = standing.at(-1);
    const before = { register: definition.title, recordNo: found.number };
    if (stepId === null) {
      if (last) throw new AppError('REGISTER_HAS_STEPS', { number: found.number, count: standing.length });
      queries.withdraw(writer, 'register_record', recordId, reason);
      writer.audit({ action: 'register.withdraw', entity: 'register_record', entityId: recordId, before, after: { reason } });
      return;
    }
    if (!last || last.stepId !== stepId) throw new AppError('REGISTER_NOT_LAST', { number: found.number });
    queries.withdraw(writer, 'register_step', stepId, reason);
    // Only what the step filled in goes back: what was put right since then stays.
    const saidBefore = JSON.parse(last.beforeJson) as RegisterValues;
    const ofStep = definition.transitions.find(({ id }) => id === last.transition)?.fields ?? [];
    const values = withComputed(definition, {
      ...found.values,
      ...Object.fromEntries(ofStep.map(({ code }) => [code, saidBefore[code] ?? null])),
    });
    const stateOn = standing.at(-2)?.doneOn ?? found.happenedOn;
    queries.updateRecord(writer, recordId, { ...found, values, state: last.from, stateOn, isFinal: false });
    saveClocks(writer, definition, recordId, values);
    const label = definition.transitions.find(({ id }) => id === last.transition)?.label ?? last.transition;
    writer.audit({
      action: 'register.withdrawStep',
      entity: 'register_step',
      entityId: stepId,
      before: { ...before, registerStep: label },
      after: { reason },
    });
  });
}
