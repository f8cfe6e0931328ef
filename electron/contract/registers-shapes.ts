/**
 * What a light register is (登记簿): fields, states, steps and clocks as data. One engine keeps, checks, lists, prints and exchanges all of them;
 * a register more is a definition more.
 */
import { z } from 'zod';
import { isoDateSchema } from './values.ts';

/** Characters of a line, of a longer text; the largest number and amount a form takes. */
export const longestRegisterText = 100;
export const longestRegisterWords = 1000;
export const mostRegisterNumber = 1_000_000_000;
export const registerPhone = /^[\d-]{7,20}$/;
export const mostRegisterFen = 1_000_000_000_000;

const code = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
const words = z.string().min(1);

export const registerFieldKinds = [
  'text',
  'longText',
  'integer',
  'fen',
  'date',
  'month',
  'choice',
  'yesNo',
  'person',
  'idNumber',
  'phone',
] as const;

const optionSchema = z.object({ id: code, label: words });
const whenSchema = z.object({ field: code, equals: z.array(z.union([z.string(), z.boolean()])).min(1) });

export const registerFieldSchema = z.object({
  /** `idNumber` and `phone` are called so: by these names numbers are masked wherever they are told. */
  code,
  label: words,
  kind: z.enum(registerFieldKinds),
  isRequired: z.boolean(),
  /** Reckoned from the others and shown, never typed. */
  isComputed: z.boolean(),
  unit: z.string().nullable(),
  hint: z.string().nullable(),
  /** Part of the form it stands in. */
  group: z.string().nullable(),
  options: z.array(optionSchema),
  shownWhen: whenSchema.nullable(),
  /** What a new record begins with. */
  initial: z.union([z.string(), z.number(), z.boolean()]).nullable(),
});
export type RegisterField = z.infer<typeof registerFieldSchema>;

export const registerStateSchema = z.object({
  id: code,
  label: words,
  tone: z.enum(['neutral', 'info', 'success', 'warning', 'error']),
  /** Nothing more is to be done. */
  isFinal: z.boolean(),
});

export const registerTransitionSchema = z.object({
  id: code,
  /** On the button. */
  label: words,
  from: z.array(code).min(1),
  to: code,
  access: z.array(z.enum(['admin', 'county_clerk', 'county_approver', 'town_clerk'])).min(1),
  /** Filled in with the step. */
  fields: z.array(registerFieldSchema),
  asksReason: z.boolean(),
  shownWhen: whenSchema.nullable(),
  tone: z.enum(['main', 'plain', 'danger']),
});
export type RegisterTransition = z.infer<typeof registerTransitionSchema>;

/** Runs while the record is in one of `runsIn`, from the day in `from`; how long is a dated parameter, or the day itself is a field. */
export const registerClockSchema = z.object({
  id: code,
  label: words,
  from: code,
  unit: z.enum(['working', 'calendar', 'field']),
  /** Null where the field is the day it ends. By the value of a choice where it differs: `{ field, parameters }`. */
  parameter: z.union([z.string(), z.object({ field: code, parameters: z.record(z.string(), z.string()) })]).nullable(),
  runsIn: z.array(code).min(1),
  warnParameter: z.string(),
});
export type RegisterClock = z.infer<typeof registerClockSchema>;

const computedSchema = z.discriminatedUnion('kind', [
  /** The month after the one of the day. */
  z.object({ field: code, kind: z.literal('monthAfter'), of: code }),
  /** The last of so many months from the month on. */
  z.object({ field: code, kind: z.literal('lastMonth'), of: code, count: code }),
  z.object({ field: code, kind: z.literal('lastDay'), of: code }),
]);
/** Least, most or the only value a number may have: parameters, for the policy document the county follows. */
const limitSchema = z.object({
  field: code,
  profile: z.string().nullable(),
  when: whenSchema.nullable(),
  least: z.string().nullable(),
  most: z.string().nullable(),
});

export const registerDefinitionSchema = z.object({
  code,
  title: words,
  group: words,
  /** What it is for, in one sentence. */
  purpose: words,
  basis: z.array(z.object({ documentNo: words, place: words })),
  /** Whose records these are: a township's, which sees its own, or the county's. */
  level: z.enum(['town', 'county']),
  /** Names a record in lists and sentences. */
  subjectField: code,
  /** The day a record belongs to. */
  dayField: code,
  fields: z.array(registerFieldSchema).min(2),
  states: z.array(registerStateSchema).min(1),
  initialState: code,
  transitions: z.array(registerTransitionSchema),
  clocks: z.array(registerClockSchema),
  computed: z.array(computedSchema),
  limits: z.array(limitSchema),
  /** Codes of fields, and `$number`, `$town`, `$state`, `$due`. */
  columns: z.array(z.string()).min(2),
  totals: z.array(code),
  /** What is left of an amount for each township: entries that add, entries that take. */
  balance: z
    .object({ label: words, field: code, kindField: code, plus: z.array(code), minus: z.array(code), warnParameter: z.string() })
    .nullable(),
  /** Where the register is kept that this one would double; it has no records here. */
  link: z.object({ path: words, label: words }).nullable(),
});
export type RegisterDefinition = z.infer<typeof registerDefinitionSchema>;

export const registerStandings = ['open', 'due', 'overdue', 'closed', 'all'] as const;
const standingSchema = z.enum(registerStandings);
export const registerFilterSchema = z.object({
  standing: standingSchema,
  state: z.string().max(40).nullable(),
  townCode: z.string().max(12).nullable(),
  search: z.string().trim().max(40),
  from: isoDateSchema.nullable(),
  until: isoDateSchema.nullable(),
});
export type RegisterFilter = z.infer<typeof registerFilterSchema>;

export const registerCountsSchema = z.object({
  open: z.number(),
  due: z.number(),
  overdue: z.number(),
  closed: z.number(),
  all: z.number(),
});
export type RegisterCounts = z.infer<typeof registerCountsSchema>;

export const registerValueSchema = z.union([z.string(), z.number(), z.boolean()]).nullable();
export type RegisterValue = z.infer<typeof registerValueSchema>;
export type RegisterValues = Readonly<Record<string, RegisterValue>>;

export const clockStandingSchema = z.object({
  id: z.string(),
  label: z.string(),
  dueOn: isoDateSchema,
  /** The day it was met; null while it runs. */
  stoppedOn: isoDateSchema.nullable(),
  /** To the end, negative after it; of a stopped clock as of the day it stopped. */
  daysLeft: z.number(),
  standing: z.enum(['running', 'due', 'overdue', 'done', 'late']),
});
export type ClockStanding = z.infer<typeof clockStandingSchema>;

export const registerRowSchema = z.object({
  recordId: z.number(),
  /** `2022-0017`. */
  recordNo: z.string(),
  state: z.string(),
  townCode: z.string().nullable(),
  townName: z.string().nullable(),
  subject: z.string(),
  values: z.record(z.string(), registerValueSchema),
  /** Of fields that point at somebody of the register of people. */
  people: z.record(z.string(), z.object({ personId: z.number(), name: z.string() })),
  clocks: z.array(clockStandingSchema),
});
export type RegisterRow = z.infer<typeof registerRowSchema>;

export const registerStepSchema = z.object({
  stepId: z.number(),
  transition: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  doneOn: isoDateSchema,
  values: z.record(z.string(), registerValueSchema),
  reason: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  withdrawnReason: z.string().nullable(),
});
export type RegisterStep = z.infer<typeof registerStepSchema>;

/** Whether a field or a step belongs to what is filled in so far. */
export function isShown({ shownWhen }: Pick<RegisterField, 'shownWhen'>, values: RegisterValues): boolean {
  if (shownWhen === null) return true;
  const value = values[shownWhen.field] ?? null;
  return value !== null && typeof value !== 'number' && shownWhen.equals.includes(value);
}
