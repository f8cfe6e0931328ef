import { z } from 'zod';
import { everybody, everyReporter, method } from './method.ts';
import { selfCareLevelSchema, sexSchema, type Term } from './terms.ts';
import { idSchema, isoDateSchema } from './values.ts';

/** Rooms and beds of a nursing home, and how every bed stands on a day. Intervals are half-open: free from the day somebody has left on. */
export const bedTypes = [
  { id: 'normal', label: '普通床位', wordings: [] },
  { id: 'nursing', label: '护理型床位', wordings: [] },
] as const satisfies readonly Term[];
export const roomSexes = [
  { id: 'male', label: '男', wordings: [] },
  { id: 'female', label: '女', wordings: [] },
  { id: 'couple', label: '夫妻', wordings: [] },
  { id: 'any', label: '不限', wordings: [] },
] as const satisfies readonly Term[];
export const bedStates = [
  { id: 'free', label: '空闲', wordings: [] },
  { id: 'reserved', label: '预留', wordings: [] },
  { id: 'occupied', label: '占用', wordings: [] },
  { id: 'leave', label: '占用-请假', wordings: [] },
  { id: 'hospital', label: '占用-住院', wordings: [] },
  { id: 'repair', label: '维修停用', wordings: [] },
  { id: 'renovation', label: '改造停用', wordings: [] },
] as const satisfies readonly Term[];
export type BedState = (typeof bedStates)[number]['id'];
export const outageKinds = [
  { id: 'repair', label: '维修停用', wordings: [] },
  { id: 'renovation', label: '改造停用', wordings: [] },
] as const satisfies readonly Term[];

export const bedTypeSchema = z.enum(['normal', 'nursing']);
const roomSexSchema = z.enum(['male', 'female', 'any', 'couple']);
export const bedStateSchema = z.enum(['free', 'reserved', 'occupied', 'leave', 'hospital', 'repair', 'renovation']);
const outageKindSchema = z.enum(['repair', 'renovation']);
const reasonSchema = z.string().trim().min(1, '请填写理由').max(200);

/** Somebody as far as a bed needs to know him. */
const lyingSchema = z.object({
  personId: z.number(),
  name: z.string(),
  sex: sexSchema,
  age: z.number(),
  level: selfCareLevelSchema.nullable(),
});

/**
 * 床位数 of a home on a day. `available` = registered − repair − renovation; `occupied` = everybody who lives there, in a bed or without one,
 * those away included, reservations excluded; `inHouse` = occupied − leave − hospital. Of the drawn beds: drawn = free + reserved + (occupied −
 * withoutBed) + repair + renovation. `undrawn` = registered − drawn, below zero when more beds are drawn than registered.
 */
export const bedCountsSchema = z.object({
  registered: z.number(),
  nursing: z.number(),
  drawn: z.number(),
  drawnNursing: z.number(),
  undrawn: z.number(),
  repair: z.number(),
  renovation: z.number(),
  available: z.number(),
  occupied: z.number(),
  leave: z.number(),
  hospital: z.number(),
  inHouse: z.number(),
  reserved: z.number(),
  /** Kept for somebody in all: beds reserved on the day or from a later one, and places promised where no beds are drawn. */
  held: z.number(),
  free: z.number(),
  withoutBed: z.number(),
});
export type BedCounts = z.infer<typeof bedCountsSchema>;

export const mappedBedSchema = z.object({
  bedId: z.number(),
  label: z.string(),
  bedType: bedTypeSchema,
  recognisedOn: isoDateSchema.nullable(),
  basis: z.string().nullable(),
  state: bedStateSchema,
  /** Day the state began; null for a free bed that was never used. */
  since: isoDateSchema.nullable(),
  /** Planned end of a reservation, an absence or an outage. */
  plannedUntil: isoDateSchema.nullable(),
  /** Who lives there, away or not. */
  person: lyingSchema.nullable(),
  /** Of the stay of `person`, or of the reservation that holds. */
  bedStayId: z.number().nullable(),
  /** Of the absence, while `person` is away. */
  absenceId: z.number().nullable(),
  outageId: z.number().nullable(),
  /** The reservation that holds, or the next one. */
  reserved: lyingSchema.extend({ bedStayId: z.number(), fromOn: isoDateSchema, plannedUntil: isoDateSchema.nullable() }).nullable(),
  /** First day it is free by what is known; the asked day for a free bed; null while nobody knows. */
  freeFrom: isoDateSchema.nullable(),
  /** Last day before it leaves the stock, when that is known. */
  stockUntil: isoDateSchema.nullable(),
});
export type MappedBed = z.infer<typeof mappedBedSchema>;

export const mappedRoomSchema = z.object({
  roomId: z.number(),
  building: z.string(),
  floor: z.number(),
  name: z.string(),
  sex: roomSexSchema,
  level: selfCareLevelSchema.nullable(),
  beds: z.array(mappedBedSchema),
});
export type MappedRoom = z.infer<typeof mappedRoomSchema>;

/** Somebody who lives in the home by his support, and no bed is recorded for him. */
export const withoutBedSchema = lyingSchema.extend({ since: isoDateSchema, away: z.enum(['leave', 'hospital']).nullable() });

export const bedMapSchema = z.object({
  homeId: z.number(),
  homeName: z.string(),
  day: isoDateSchema,
  counts: bedCountsSchema,
  rooms: z.array(mappedRoomSchema),
  withoutBed: z.array(withoutBedSchema),
});
export type BedMap = z.infer<typeof bedMapSchema>;

const fileSchema = z.object({ personId: z.number(), name: z.string(), kind: z.enum(['reserved', 'occupied']), fromOn: isoDateSchema });

const buildingSchema = z.string().trim().min(1, '请填写楼栋').max(30);
const floorSchema = z.number().int('楼层应为整数').min(-3).max(60);
const roomNameSchema = z.string().trim().min(1, '请填写房间号').max(20);
const labelSchema = z.string().trim().min(1, '请填写床位号').max(10);
const basisSchema = z.string().trim().max(200).nullable();

export const bedMethods = {
  /** One home on a day, everything a map needs. */
  'beds.map': method({
    title: '查看床位',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({ homeId: idSchema, day: isoDateSchema }),
    output: bedMapSchema,
  }),
  /** All homes of the scope in figures. */
  'beds.homes': method({
    title: '查看各院床位',
    access: everybody,
    reach: 'own',
    input: z.object({ day: isoDateSchema }),
    output: z.array(z.object({ homeId: z.number(), code: z.string(), homeName: z.string(), counts: bedCountsSchema })),
  }),
  /** Everything that was ever recorded of one bed, newest first; what was withdrawn with its reason. */
  'beds.history': method({
    title: '查看床位记录',
    access: everybody,
    reach: { record: 'bed', key: 'bedId' },
    input: z.object({ bedId: idSchema }),
    output: z.object({
      bedId: z.number(),
      place: z.string(),
      fromOn: isoDateSchema,
      untilOn: isoDateSchema.nullable(),
      stays: z.array(
        fileSchema.extend({
          bedStayId: z.number(),
          untilOn: isoDateSchema.nullable(),
          note: z.string().nullable(),
          recordedAt: z.string(),
          recordedBy: z.string(),
          withdrawnReason: z.string().nullable(),
        }),
      ),
      outages: z.array(
        z.object({
          outageId: z.number(),
          kind: outageKindSchema,
          fromOn: isoDateSchema,
          untilOn: isoDateSchema.nullable(),
          plannedUntil: isoDateSchema.nullable(),
          reason: z.string(),
          withdrawnReason: z.string().nullable(),
        }),
      ),
    }),
  }),
  /** Rooms of several floors at once: 2 floors × 10 rooms × 2 beds from one form. A room that is there already is refused, by name. */
  'beds.layOut': method({
    title: '批量登记房间床位',
    access: everyReporter,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({
      homeId: idSchema,
      building: buildingSchema,
      floors: z.array(floorSchema).min(1, '请选择楼层').max(40),
      /** Numbers of the rooms of a floor, put behind the floor: 1 to 12 on floor 3 gives 301 to 312. */
      firstRoom: z.number().int().min(1).max(99),
      lastRoom: z.number().int().min(1).max(99),
      bedsPerRoom: z.number().int().min(1, '每间至少一张床').max(12),
      sex: roomSexSchema,
      level: selfCareLevelSchema.nullable(),
      bedType: bedTypeSchema,
      fromOn: isoDateSchema,
    }),
    output: z.object({ rooms: z.number(), beds: z.number() }),
  }),
  /** A room, new with its beds when `roomId` is null. */
  'beds.saveRoom': method({
    title: '登记房间',
    access: everyReporter,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({
      homeId: idSchema,
      roomId: idSchema.nullable(),
      building: buildingSchema,
      floor: floorSchema,
      name: roomNameSchema,
      sex: roomSexSchema,
      level: selfCareLevelSchema.nullable(),
      /** Of a new room only. */
      beds: z.number().int().min(0).max(12),
      bedType: bedTypeSchema,
      fromOn: isoDateSchema,
    }),
    output: z.object({ roomId: z.number() }),
  }),
  /** A room without beds in stock. */
  'beds.removeRoom': method({
    title: '撤销房间',
    access: everyReporter,
    reach: { record: 'room', key: 'roomId' },
    input: z.object({ roomId: idSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
  'beds.add': method({
    title: '增加床位',
    access: everyReporter,
    reach: { record: 'room', key: 'roomId' },
    input: z.object({
      roomId: idSchema,
      /** Null: the next number. */
      label: labelSchema.nullable(),
      bedType: bedTypeSchema,
      recognisedOn: isoDateSchema.nullable(),
      basis: basisSchema,
      fromOn: isoDateSchema,
    }),
    output: z.object({ bedId: z.number() }),
  }),
  'beds.change': method({
    title: '修改床位',
    access: everyReporter,
    reach: { record: 'bed', key: 'bedId' },
    input: z.object({
      bedId: idSchema,
      label: labelSchema,
      bedType: bedTypeSchema,
      recognisedOn: isoDateSchema.nullable(),
      basis: basisSchema,
    }),
    output: z.object({}),
  }),
  /** Out of stock from a day; refused while somebody lies in it or has reserved it on or after that day. */
  'beds.retire': method({
    title: '撤减床位',
    access: everyReporter,
    reach: { record: 'bed', key: 'bedId' },
    input: z.object({ bedId: idSchema, onDate: isoDateSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
  /** 维修停用、改造停用 of one bed or of all beds of a room at once. */
  'beds.close': method({
    title: '停用床位',
    access: everyReporter,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({
      homeId: idSchema,
      bedIds: z.array(idSchema).min(1, '请选择床位').max(500),
      kind: outageKindSchema,
      fromOn: isoDateSchema,
      plannedUntil: isoDateSchema.nullable(),
      reason: reasonSchema,
    }),
    output: z.object({ closed: z.number() }),
  }),
  'beds.reopen': method({
    title: '恢复床位',
    access: everyReporter,
    reach: { record: 'bedOutage', key: 'outageId' },
    input: z.object({ outageId: idSchema, onDate: isoDateSchema }),
    output: z.object({}),
  }),
  /** An outage that was entered by mistake. */
  'beds.withdrawOutage': method({
    title: '撤销停用记录',
    access: everyReporter,
    reach: { record: 'bedOutage', key: 'outageId' },
    input: z.object({ outageId: idSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
} as const;
