/** The waiting list (等候名单): who waits for a place in a home, in the order of the rules, and the beds that would suit him. */
import { z } from 'zod';
import { bedTypeSchema } from './beds.ts';
import { everybody, everyClerk, method, officers } from './method.ts';
import { protectionSchema } from './protection.ts';
import { admissionWishSchema, selfCareLevelSchema, sexSchema } from './terms.ts';
import { idSchema, isoDateSchema } from './values.ts';

export const waitingCriterionCodes = ['completeLoss', 'partialLoss', 'willSigned', 'waitingDays', 'guardianNone', 'age'] as const;

/** Parameter `waiting.rules`: the criteria in their order. `step` makes classes of days or years: within a class the next criterion decides. */
export const waitingRulesSchema = z.array(
  z.object({ code: z.enum(waitingCriterionCodes), text: z.string().min(1), step: z.number().int().positive().optional() }),
);
export type WaitingRule = z.infer<typeof waitingRulesSchema>[number];

/** By hand before everybody, by the rules, by hand behind everybody. */
export const waitingPlaces = [
  { id: 'first', label: '置前' },
  { id: 'ruled', label: '按规则' },
  { id: 'last', label: '置后' },
] as const;
export type WaitingPlace = (typeof waitingPlaces)[number]['id'];
const waitingPlaceSchema = z.enum(['first', 'ruled', 'last']);

export const waitingRowSchema = z.object({
  rank: z.number(),
  personId: z.number(),
  name: z.string(),
  sex: sexSchema,
  bornOn: isoDateSchema,
  age: z.number(),
  level: selfCareLevelSchema.nullable(),
  wish: admissionWishSchema.nullable(),
  willingSince: isoDateSchema.nullable(),
  waitingSince: isoDateSchema,
  waitingDays: z.number(),
  hasGuardian: z.boolean().nullable(),
  applicationId: z.number().nullable(),
  applicationNumber: z.string().nullable(),
  appliedOn: isoDateSchema.nullable(),
  willSignedOn: isoDateSchema.nullable(),
  partnerPersonId: z.number().nullable(),
  partnerName: z.string().nullable(),
  wishedHomeId: z.number().nullable(),
  wishedHomeName: z.string().nullable(),
  townName: z.string().nullable(),
  villageName: z.string().nullable(),
  place: waitingPlaceSchema,
  moveReason: z.string().nullable(),
  movedBy: z.string().nullable(),
  movedAt: z.string().nullable(),
  reasons: z.array(z.string()),
  behind: z.string().nullable(),
  /** A bed is held for him; no `bedStayId` where it is a place promised in a home without a bed map. */
  reservation: z.object({ bedStayId: z.number().nullable(), homeName: z.string(), bed: z.string(), fromOn: isoDateSchema }).nullable(),
});
export type WaitingRow = z.infer<typeof waitingRowSchema>;

/** How far a home is from where the person comes from. */
export const distances = [
  { id: 'village', label: '本村' },
  { id: 'town', label: '本乡镇' },
  { id: 'neighbour', label: '邻近乡镇' },
  { id: 'county', label: '县内其他' },
] as const;
export type Distance = (typeof distances)[number]['id'];

export const fitBedSchema = z.object({
  bedId: z.number(),
  homeId: z.number(),
  homeName: z.string(),
  townName: z.string().nullable(),
  /** `1号楼 3层 305室 2床`. */
  place: z.string(),
  bedType: bedTypeSchema,
  roomSex: z.enum(['male', 'female', 'any', 'couple']),
  roomLevel: selfCareLevelSchema.nullable(),
  distance: z.enum(['village', 'town', 'neighbour', 'county']),
  isWished: z.boolean(),
  /** Held for him already. */
  isReserved: z.boolean(),
  /** The asked day, or a later one by what is known. */
  freeFrom: isoDateSchema,
  /** Free beds of the home that are like it, itself included; 1 where each is listed. */
  alike: z.number(),
  /** Why it does not suit him, in words; none when it does. */
  misfits: z.array(z.string()),
});
export type FitBed = z.infer<typeof fitBedSchema>;

const workbook = { dialog: 'save', title: '导出等候名单', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' } as const;
const paperFile = { dialog: 'save', title: '保存等候名单', filterName: 'PDF 文件', extensions: ['pdf'], encryptedAs: 'zip' } as const;

export const waitingMethods = {
  'placement.waiting': method({
    title: '查看等候名单',
    access: everybody,
    reach: 'own',
    input: z.object({
      asOf: isoDateSchema,
      search: z.string().max(60),
      level: selfCareLevelSchema.nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({
      /** Everybody who waits, and those the filter leaves. */
      all: z.number(),
      total: z.number(),
      /** Of all: a bed or a place is kept for them. */
      reserved: z.number(),
      rules: z.array(z.object({ code: z.string(), text: z.string() })),
      rows: z.array(waitingRowSchema),
    }),
  }),
  /** Before everybody, behind everybody, or back under the rules: with a reason that is kept. */
  'placement.move': method({
    title: '调整等候次序',
    access: everyClerk,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema, place: waitingPlaceSchema, reason: z.string().trim().min(2, '请填写理由').max(200) }),
    output: z.object({}),
  }),
  /** Free beds of the caller's homes for one person, those that suit him first. */
  'placement.beds': method({
    title: '查看合适床位',
    access: everybody,
    reach: 'own',
    input: z.object({
      personId: idSchema,
      asOf: isoDateSchema,
      isFittingOnly: z.boolean(),
      isGrouped: z.boolean(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ total: z.number(), fitting: z.number(), rows: z.array(fitBedSchema) }),
  }),
  'placement.paper': method({
    title: '打印等候名单',
    access: officers,
    reach: 'own',
    input: z.object({ asOf: isoDateSchema, purpose: z.enum(['preview', 'print']) }),
    output: z.object({
      pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
      pages: z.number(),
      warnings: z.array(z.string()),
    }),
    isJob: true,
  }),
  'placement.savePaper': method({
    title: '保存等候名单',
    access: everybody,
    reach: 'own',
    input: z.object({ asOf: isoDateSchema, protection: protectionSchema }),
    output: z.object({ file: z.string(), pages: z.number(), warnings: z.array(z.string()) }),
    file: paperFile,
    isJob: true,
  }),
  'placement.export': method({
    title: '导出等候名单',
    access: everybody,
    reach: 'own',
    input: z.object({ asOf: isoDateSchema, protection: protectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: workbook,
    isJob: true,
  }),
  /** The protections to look at before somebody is admitted: parameter `placement.safetyItems`. */
  'placement.safetyItems': method({
    title: '查看安全风险评估项目',
    access: everybody,
    reach: 'none',
    input: z.object({ day: isoDateSchema }),
    output: z.array(z.object({ code: z.string(), text: z.string() })),
  }),
} as const;
