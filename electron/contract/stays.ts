import { z } from 'zod';
import { admitters, everybody, everyClerk, everyReporter, method } from './method.ts';
import { caregiverSchema } from './people-inputs.ts';
import { protectionSchema } from './protection.ts';
import { heldMethods } from './stays-held.ts';
import { dayMethods } from './stays-days.ts';
import { registerMethods } from './stays-registers.ts';
import { absenceKindSchema, departureDetailSchema, exitReasons, idsOf, transferReasons } from './stays-terms.ts';
import { terminationReasonSchema } from './terms.ts';
import { idSchema, isoDateSchema } from './values.ts';

export type { ManagerDay } from './stays-days.ts';

/** Who lies where from when to when, who is away, who came and left; roll calls and incidents. Every method keeps to the caller's own home. */
const reasonSchema = z.string().trim().min(1, '请填写理由').max(200);
const noteSchema = z.string().trim().max(200).nullable();

const staySchema = z.object({ bedStayId: z.number() });
const absenceFieldsSchema = z.object({
  fromOn: isoDateSchema,
  plannedUntil: isoDateSchema.nullable(),
  destination: noteSchema,
  escort: noteSchema,
  approvedBy: noteSchema,
  note: noteSchema,
});

const registerCopySchema = z.object({
  homeId: idSchema,
  register: z.enum(['residents', 'movements', 'absences', 'occupancy', 'incidents']),
  /** Of the residents: the day is `until`. Of the occupancy: the month of `until`. */
  from: isoDateSchema,
  until: isoDateSchema,
  protection: protectionSchema,
});

export const stayMethods = {
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
    access: everyClerk,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema, homeId: idSchema, bedId: idSchema.nullable(), onDate: isoDateSchema, note: noteSchema }),
    output: z.object({ factId: z.number(), bedStayId: z.number().nullable() }),
  }),
  /** 转院 in one step: leaves one home and lives in the other from the same day. */
  'stays.transfer': method({
    title: '办理转院',
    access: everyClerk,
    reach: { record: 'person', key: 'personId' },
    input: z.object({
      personId: idSchema,
      homeId: idSchema,
      bedId: idSchema.nullable(),
      onDate: isoDateSchema,
      reason: z.enum(idsOf(transferReasons)),
      detail: departureDetailSchema,
    }),
    output: z.object({ factId: z.number(), bedStayId: z.number().nullable(), departureId: z.number() }),
  }),
  /** 退出. A death may be told by the home; whatever else ends the stay is decided by the county. A township reports a death as a change of the person. */
  'stays.exit': method({
    title: '办理退出',
    access: admitters,
    reach: { record: 'person', key: 'personId' },
    input: z.object({
      personId: idSchema,
      onDate: isoDateSchema,
      reason: z.enum(idsOf(exitReasons)),
      /** Of 终止供养 only. */
      terminationReason: terminationReasonSchema.nullable(),
      /** Of 转分散 only. */
      caregiver: caregiverSchema.nullable(),
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
  ...dayMethods,
  ...heldMethods,
  ...registerMethods,
  /** Each register as a workbook: masked, sealed or plain. */
  'stays.export': method({
    title: '导出在院登记册',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: registerCopySchema,
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出在院登记册', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
  /** The same as paper, in the layout of the office's own form with the places for signatures and the seal. */
  'stays.savePaper': method({
    title: '保存在院登记册',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: registerCopySchema,
    output: z.object({ file: z.string(), pages: z.number(), warnings: z.array(z.string()) }),
    file: { dialog: 'save', title: '保存在院登记册', filterName: 'PDF 文件', extensions: ['pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
