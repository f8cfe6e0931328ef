/** The registers a home keeps: who lives there, who came and left, who was away, how full it was day by day. */
import { z } from 'zod';
import { bedTypeSchema } from './beds.ts';
import { everybody, method } from './method.ts';
import { absenceKindSchema, departureDetailSchema } from './stays-terms.ts';
import { selfCareLevelSchema, sexSchema } from './terms.ts';
import { idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

const periodSchema = z.object({ homeId: idSchema, from: isoDateSchema, until: isoDateSchema });
const whoSchema = z.object({ personId: z.number(), name: z.string(), sex: sexSchema, age: z.number(), idNumber: z.string().nullable() });

/** 集中供养人员花名册（机构）. */
export const residentRowSchema = whoSchema.extend({
  building: z.string().nullable(),
  floor: z.number().nullable(),
  room: z.string().nullable(),
  bed: z.string().nullable(),
  bedType: bedTypeSchema.nullable(),
  townName: z.string().nullable(),
  villageName: z.string().nullable(),
  level: selfCareLevelSchema.nullable(),
  admittedOn: isoDateSchema,
  phone: z.string().nullable(),
  illness: z.string().nullable(),
  state: z.enum(['inHouse', 'leave', 'hospital']),
  stateSince: isoDateSchema,
  remark: z.string().nullable(),
});
export type ResidentRow = z.infer<typeof residentRowSchema>;

/** 入住、转院、退出登记. */
export const movementRowSchema = whoSchema.extend({
  kind: z.enum(['admission', 'transferIn', 'transferOut', 'exit']),
  onDate: isoDateSchema,
  /** Bed that was given or freed. */
  place: z.string().nullable(),
  otherHomeName: z.string().nullable(),
  /** In words: `死亡`, `改造腾退`, `终止供养（自愿退出）`. */
  reason: z.string().nullable(),
  detail: departureDetailSchema.nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type MovementRow = z.infer<typeof movementRowSchema>;

/** 请假、住院登记. Nights within the asked days are those of [from, until). */
export const absenceRowSchema = whoSchema.extend({
  absenceId: z.number(),
  kind: absenceKindSchema,
  fromOn: isoDateSchema,
  plannedUntil: isoDateSchema.nullable(),
  untilOn: isoDateSchema.nullable(),
  /** Up to today while it lasts. */
  nights: z.number(),
  destination: z.string().nullable(),
  escort: z.string().nullable(),
  approvedBy: z.string().nullable(),
  note: z.string().nullable(),
  place: z.string().nullable(),
  isReminded: z.boolean(),
});
export type AbsenceRow = z.infer<typeof absenceRowSchema>;

export const occupancySchema = z.object({
  homeName: z.string(),
  days: z.array(
    z.object({
      day: isoDateSchema,
      registered: z.number(),
      available: z.number(),
      occupied: z.number(),
      inHouse: z.number(),
      leave: z.number(),
      hospital: z.number(),
      admitted: z.number(),
      left: z.number(),
    }),
  ),
  /** Σ occupied over the days. */
  personNights: z.number(),
  leaveNights: z.number(),
  hospitalNights: z.number(),
  /** Σ available: the denominator of the average occupancy of the month. */
  bedNights: z.number(),
});
export type Occupancy = z.infer<typeof occupancySchema>;

export const registerMethods = {
  'stays.residents': method({
    title: '查看在院花名册',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({ homeId: idSchema, day: isoDateSchema }),
    output: z.array(residentRowSchema),
  }),
  'stays.movements': method({
    title: '查看入住退出登记',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: periodSchema,
    output: z.array(movementRowSchema),
  }),
  'stays.absences': method({
    title: '查看请假住院登记',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: periodSchema,
    output: z.array(absenceRowSchema),
  }),
  /** Every day of a month up to today. */
  'stays.occupancy': method({
    title: '查看入住情况月报',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({ homeId: idSchema, month: isoMonthSchema }),
    output: occupancySchema,
  }),
} as const;
