import { z } from 'zod';
import { bedCountsSchema } from './beds.ts';
import { everybody, everyRegistrar, everyReporter, method } from './method.ts';
import { protectionSchema } from './protection.ts';
import { registerMethods } from './stays-registers.ts';
import {
  departureDetailSchema,
  exitReasons,
  incidentKinds,
  severities,
  transferReasons,
  absenceKindSchema,
  rollFindingSchema,
} from './stays-terms.ts';
import { selfCareLevelSchema, sexSchema, terminationReasonSchema } from './terms.ts';
import { idSchema, isoDateSchema } from './values.ts';

/** Who lies where from when to when, who is away, who came and left; roll calls and incidents. Every method keeps to the caller's own home. */
const reasonSchema = z.string().trim().min(1, '请填写理由').max(200);
const noteSchema = z.string().trim().max(200).nullable();
const ids = <const Id extends string>(list: readonly { readonly id: Id }[]): [Id, ...Id[]] => list.map(({ id }) => id) as [Id, ...Id[]];
const caregiverSchema = z
  .object({
    name: z.string().trim().min(1, '请填写照料人姓名').max(40),
    phone: z.string().trim().max(60).nullable(),
    idNumber: z.string().trim().max(18).nullable(),
  })
  .nullable();
const instantSchema = z.string().regex(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/, '时间应形如 2022-03-12 08:30');

const staySchema = z.object({ bedStayId: z.number() });
const absenceFieldsSchema = z.object({
  fromOn: isoDateSchema,
  plannedUntil: isoDateSchema.nullable(),
  destination: noteSchema,
  escort: noteSchema,
  approvedBy: noteSchema,
  note: noteSchema,
});

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
});

export const stayMethods = {
  /** For every home of the scope what waits on the day. */
  'stays.day': method({
    title: '查看在院情况',
    access: everybody,
    reach: 'own',
    input: z.object({ day: isoDateSchema }),
    output: z.array(managerDaySchema),
  }),
  /** Stays, absences and departures of one person, newest first. */
  'stays.ofPerson': method({
    title: '查看入住经历',
    access: everybody,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema }),
    output: z.array(
      z.object({
        kind: z.enum(['reserved', 'occupied', 'leave', 'hospital', 'transfer', 'exit']),
        key: z.number(),
        homeId: z.number(),
        homeName: z.string(),
        place: z.string().nullable(),
        fromOn: isoDateSchema,
        untilOn: isoDateSchema.nullable(),
        note: z.string().nullable(),
        withdrawnReason: z.string().nullable(),
      }),
    ),
  }),
  /** Gives a bed to somebody who lives in the home without one. */
  'stays.assign': method({
    title: '安排床位',
    access: everyReporter,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema, bedId: idSchema, fromOn: isoDateSchema, note: noteSchema }),
    output: staySchema,
  }),
  'stays.move': method({
    title: '调换床位',
    access: everyReporter,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema, bedId: idSchema, onDate: isoDateSchema, note: noteSchema }),
    output: staySchema,
  }),
  'stays.swap': method({
    title: '互换床位',
    access: everyReporter,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema, otherPersonId: idSchema, onDate: isoDateSchema }),
    output: z.object({}),
  }),
  'stays.reserve': method({
    title: '预留床位',
    access: everyReporter,
    reach: { record: 'bed', key: 'bedId' },
    input: z.object({
      personId: idSchema,
      bedId: idSchema,
      fromOn: isoDateSchema,
      plannedUntil: isoDateSchema.nullable(),
      note: noteSchema,
    }),
    output: staySchema,
  }),
  'stays.cancelReservation': method({
    title: '取消预留',
    access: everyReporter,
    reach: { record: 'bedStay', key: 'bedStayId' },
    input: z.object({ bedStayId: idSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
  /** 入住: the person lives in the home from this day, in this bed when one is named. */
  'stays.admit': method({
    title: '办理入住',
    access: everyRegistrar,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema, homeId: idSchema, bedId: idSchema.nullable(), onDate: isoDateSchema, note: noteSchema }),
    output: z.object({ factId: z.number(), bedStayId: z.number().nullable() }),
  }),
  /** 转院 in one step: leaves one home and lives in the other from the same day. */
  'stays.transfer': method({
    title: '办理转院',
    access: everyRegistrar,
    reach: { record: 'person', key: 'personId' },
    input: z.object({
      personId: idSchema,
      homeId: idSchema,
      bedId: idSchema.nullable(),
      onDate: isoDateSchema,
      reason: z.enum(ids(transferReasons)),
      detail: departureDetailSchema,
    }),
    output: z.object({ factId: z.number(), bedStayId: z.number().nullable(), departureId: z.number() }),
  }),
  /** 退出. A death may be told by the home; whatever else ends the stay is decided by the county. */
  'stays.exit': method({
    title: '办理退出',
    access: everyReporter,
    reach: { record: 'person', key: 'personId' },
    input: z.object({
      personId: idSchema,
      onDate: isoDateSchema,
      reason: z.enum(ids(exitReasons)),
      /** Of 终止供养 only. */
      terminationReason: terminationReasonSchema.nullable(),
      /** Of 转分散 only. */
      caregiver: caregiverSchema,
      detail: departureDetailSchema,
    }),
    output: z.object({ factId: z.number(), departureId: z.number() }),
  }),
  /** 请假外出、住院: the bed stays his. */
  'stays.startAbsence': method({
    title: '登记请假住院',
    access: everyReporter,
    reach: { record: 'person', key: 'personId' },
    /** `untilOn` of one entered afterwards: the day he came back. */
    input: absenceFieldsSchema.extend({ personId: idSchema, kind: absenceKindSchema, untilOn: isoDateSchema.nullable().optional() }),
    output: z.object({ absenceId: z.number() }),
  }),
  'stays.changeAbsence': method({
    title: '修改请假住院',
    access: everyReporter,
    reach: { record: 'absence', key: 'absenceId' },
    input: absenceFieldsSchema.omit({ fromOn: true }).extend({ absenceId: idSchema }),
    output: z.object({}),
  }),
  /** Back in the home on this day: the night before was the last one away. */
  'stays.endAbsence': method({
    title: '登记返院',
    access: everyReporter,
    reach: { record: 'absence', key: 'absenceId' },
    input: z.object({ absenceId: idSchema, onDate: isoDateSchema }),
    output: z.object({ nights: z.number() }),
  }),
  /** A wrong entry; it stays to be read, with the reason. */
  'stays.withdraw': method({
    title: '撤销床位记录',
    access: everyReporter,
    reach: { record: 'bedStay', key: 'bedStayId' },
    input: z.object({ bedStayId: idSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
  'stays.withdrawAbsence': method({
    title: '撤销请假住院记录',
    access: everyReporter,
    reach: { record: 'absence', key: 'absenceId' },
    input: z.object({ absenceId: idSchema, reason: reasonSchema }),
    output: z.object({}),
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
        severity: z.enum(ids(severities)),
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
      kind: z.enum(ids(incidentKinds)),
      severity: z.enum(ids(severities)),
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
  ...registerMethods,
  /** Each register as a workbook: masked, sealed or plain. */
  'stays.export': method({
    title: '导出在院登记册',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({
      homeId: idSchema,
      register: z.enum(['residents', 'movements', 'absences', 'occupancy', 'incidents']),
      /** Of the residents: the day is `until`. Of the occupancy: the month of `until`. */
      from: isoDateSchema,
      until: isoDateSchema,
      protection: protectionSchema,
    }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出在院登记册', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
