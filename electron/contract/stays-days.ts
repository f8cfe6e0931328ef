import { z } from 'zod';
import { bedCountsSchema } from './beds.ts';
import { everybody, everyReporter, method } from './method.ts';
import { absenceKindSchema, idsOf, incidentKinds, rollFindingSchema, severities } from './stays-terms.ts';
import { selfCareLevelSchema, sexSchema } from './terms.ts';
import { idSchema, isoDateSchema } from './values.ts';

/** A manager's day: what waits, the roll call, what happened in the home. */
const reasonSchema = z.string().trim().min(1, '请填写理由').max(200);
const noteSchema = z.string().trim().max(200).nullable();
const instantSchema = z.string().regex(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/, '时间应形如 2022-03-12 08:30');

/** How a home stands in roll calls, absences and incidents on a day: the manager's first look. */
const managerDaySchema = z.object({
  homeId: z.number(),
  homeName: z.string(),
  day: isoDateSchema,
  counts: bedCountsSchema,
  rollCall: z
    .object({ rollCallId: z.number(), expected: z.number(), present: z.number(), recordedAt: z.string(), recordedBy: z.string() })
    .nullable(),
  /** People away longer than `leave.remindDays`, or beyond the planned day. */
  overdue: z.array(
    z.object({
      absenceId: z.number(),
      personId: z.number(),
      name: z.string(),
      kind: absenceKindSchema,
      fromOn: isoDateSchema,
      plannedUntil: isoDateSchema.nullable(),
      days: z.number(),
      why: z.enum(['tooLong', 'beyondPlan']),
    }),
  ),
  openIncidents: z.number(),
  unreportedIncidents: z.number(),
});
export type ManagerDay = z.infer<typeof managerDaySchema>;

const rollPersonSchema = z.object({
  personId: z.number(),
  name: z.string(),
  sex: sexSchema,
  age: z.number(),
  level: selfCareLevelSchema.nullable(),
  /** `1号楼 3层 305室 2床`; null without a bed. */
  place: z.string().nullable(),
  /** Away by what is recorded: stands ticked as such, is not expected. */
  away: absenceKindSchema.nullable(),
  /** 改造期间临时安置: the place where he lives for the time being; counts as away. */
  relocatedTo: z.string().nullable(),
});

export const dayMethods = {
  /** For every home of the scope what waits on the day. */
  'stays.day': method({
    title: '查看在院情况',
    access: everybody,
    reach: 'own',
    input: z.object({ day: isoDateSchema }),
    output: z.array(managerDaySchema),
  }),
  /** Everybody of the home on a day, in the order of the beds, for the roll call. */
  'stays.rollSheet': method({
    title: '查看点名',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({ homeId: idSchema, day: isoDateSchema }),
    output: z.object({
      people: z.array(rollPersonSchema),
      taken: z
        .object({
          rollCallId: z.number(),
          expected: z.number(),
          present: z.number(),
          note: z.string().nullable(),
          recordedAt: z.string(),
          recordedBy: z.string(),
          absent: z.array(z.object({ personId: z.number(), name: z.string(), finding: rollFindingSchema, note: z.string().nullable() })),
        })
        .nullable(),
    }),
  }),
  /** 每日点名: who is not named is present. Taken again on the same day the newest counts. */
  'stays.rollCall': method({
    title: '登记点名',
    access: everyReporter,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({
      homeId: idSchema,
      day: isoDateSchema,
      absent: z.array(z.object({ personId: idSchema, finding: rollFindingSchema, note: noteSchema })).max(2000),
      note: noteSchema,
    }),
    output: z.object({ rollCallId: z.number(), expected: z.number(), present: z.number() }),
  }),
  'stays.incidents': method({
    title: '查看事故记录',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({ homeId: idSchema, from: isoDateSchema, until: isoDateSchema }),
    output: z.array(
      z.object({
        incidentId: z.number(),
        personId: z.number().nullable(),
        name: z.string().nullable(),
        kind: z.string(),
        severity: z.enum(idsOf(severities)),
        happenedAt: z.string(),
        reportedAt: z.string().nullable(),
        description: z.string(),
        measures: z.string().nullable(),
        closedOn: isoDateSchema.nullable(),
        recordedBy: z.string(),
        /** Reported later than `incident.reportHours` after it happened, or not yet and that time is over. */
        isLate: z.boolean(),
      }),
    ),
  }),
  'stays.saveIncident': method({
    title: '登记事故',
    access: everyReporter,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({
      homeId: idSchema,
      incidentId: idSchema.nullable(),
      personId: idSchema.nullable(),
      kind: z.enum(idsOf(incidentKinds)),
      severity: z.enum(idsOf(severities)),
      happenedAt: instantSchema,
      reportedAt: instantSchema.nullable(),
      description: z.string().trim().min(1, '请填写经过').max(1000),
      measures: z.string().trim().max(1000).nullable(),
    }),
    output: z.object({ incidentId: z.number() }),
  }),
  'stays.closeIncident': method({
    title: '销号事故',
    access: everyReporter,
    reach: { record: 'incident', key: 'incidentId' },
    input: z.object({ incidentId: idSchema, onDate: isoDateSchema, measures: z.string().trim().min(1, '请填写处理措施').max(1000) }),
    output: z.object({}),
  }),
  'stays.withdrawIncident': method({
    title: '撤销事故记录',
    access: everyReporter,
    reach: { record: 'incident', key: 'incidentId' },
    input: z.object({ incidentId: idSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
} as const;
