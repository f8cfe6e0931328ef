/** What is told of a home during its works: closed beds, relocated residents, monthly reports, acceptance, assets, settlement. */
import { z } from 'zod';
import { bedStateSchema, bedTypeSchema } from './beds.ts';
import { projectStateSchema, renovationStageSchema } from './renovation-terms.ts';
import {
  alertKindSchema,
  fireKindSchema,
  progressStatusSchema,
  relocationKindSchema,
  relocationStateSchema,
} from './renovation-works-terms.ts';
import { selfCareLevelSchema, sexSchema, supportModeSchema } from './terms.ts';
import { fenSchema, isoDateSchema, isoMonthSchema } from './values.ts';

const recorded = {
  recordedBy: z.string(),
  recordedAt: z.string(),
  withdrawnReason: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
};

const closureSchema = z.object({
  outageId: z.number(),
  bedId: z.number(),
  roomId: z.number(),
  place: z.string(),
  bedType: bedTypeSchema,
  fromOn: isoDateSchema,
  plannedUntil: isoDateSchema.nullable(),
  untilOn: isoDateSchema.nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});
export type Closure = z.infer<typeof closureSchema>;

const workRoomSchema = z.object({
  roomId: z.number(),
  building: z.string(),
  floor: z.number(),
  name: z.string(),
  beds: z.array(
    z.object({
      bedId: z.number(),
      label: z.string(),
      bedType: bedTypeSchema,
      place: z.string(),
      state: bedStateSchema,
      outageId: z.number().nullable(),
      person: z.object({ personId: z.number(), name: z.string() }).nullable(),
    }),
  ),
});

const workResidentSchema = z.object({
  personId: z.number(),
  name: z.string(),
  sex: sexSchema,
  level: selfCareLevelSchema.nullable(),
  bedId: z.number().nullable(),
  place: z.string().nullable(),
  since: isoDateSchema.nullable(),
  /** Of the relocation he is in. */
  relocationId: z.number().nullable(),
});

const relocationSchema = z.object({
  relocationId: z.number(),
  personId: z.number(),
  name: z.string(),
  kind: relocationKindSchema,
  fromOn: isoDateSchema,
  plannedReturn: isoDateSchema,
  returnedOn: isoDateSchema.nullable(),
  toHomeId: z.number().nullable(),
  toHomeName: z.string().nullable(),
  place: z.string().nullable(),
  fromBedId: z.number().nullable(),
  fromBed: z.string().nullable(),
  /** In stock, in use and nobody's today. */
  isFromBedFree: z.boolean(),
  toBed: z.string().nullable(),
  documentNo: z.string().nullable(),
  note: z.string().nullable(),
  state: relocationStateSchema,
  /** Days beyond the planned return. */
  daysLate: z.number(),
  /** As it is today; null for somebody whose support has ended. */
  mode: supportModeSchema.nullable(),
  ...recorded,
});
export type Relocation = z.infer<typeof relocationSchema>;

export const progressSchema = z.object({
  progressId: z.number(),
  month: isoMonthSchema,
  percent: z.number(),
  doneFen: fenSchema,
  work: z.string(),
  problems: z.string().nullable(),
  coordination: z.string().nullable(),
  nextSteps: z.string().nullable(),
  reportedOn: isoDateSchema,
  isLate: z.boolean(),
  /** The newest of its month that stands. */
  counts: z.boolean(),
  isFromFile: z.boolean(),
  ...recorded,
});
export type Progress = z.infer<typeof progressSchema>;

const checkedItemSchema = z.object({ code: z.string(), label: z.string(), isMet: z.boolean(), note: z.string().nullable() });
const acceptanceSchema = z.object({
  acceptanceId: z.number(),
  acceptedOn: isoDateSchema,
  documentNo: z.string().nullable(),
  panel: z.string(),
  opinion: z.string(),
  fireKind: fireKindSchema.nullable(),
  fireDocumentNo: z.string().nullable(),
  electricalNo: z.string().nullable(),
  checklist: z.array(checkedItemSchema),
  bedsAdded: z.number(),
  nursingAdded: z.number(),
  homeCapacityId: z.number().nullable(),
  isFromFile: z.boolean(),
  ...recorded,
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

const assetSchema = z.object({
  assetId: z.number(),
  name: z.string(),
  model: z.string().nullable(),
  quantity: z.number(),
  unitFen: fenSchema,
  totalFen: fenSchema,
  place: z.string().nullable(),
  handedOverOn: isoDateSchema,
  receiver: z.string(),
  ...recorded,
});
export type Asset = z.infer<typeof assetSchema>;

const openingSchema = z.object({
  openingId: z.number(),
  openedOn: isoDateSchema,
  safetyAssessedOn: isoDateSchema,
  safetyDocumentNo: z.string(),
  filingChangedOn: isoDateSchema.nullable(),
  filingNo: z.string().nullable(),
  note: z.string().nullable(),
  ...recorded,
});
export type Opening = z.infer<typeof openingSchema>;

const settlementSchema = z.object({
  settlementId: z.number(),
  settledOn: isoDateSchema,
  documentNo: z.string(),
  auditor: z.string(),
  auditedFen: fenSchema,
  assetRegistrationNo: z.string().nullable(),
  note: z.string().nullable(),
  /** 结算价超过批复投资的规定比例. */
  needsReapproval: z.boolean(),
  ...recorded,
});
export type Settlement = z.infer<typeof settlementSchema>;

export const worksSchema = z.object({
  projectId: z.number(),
  homeId: z.number(),
  homeName: z.string(),
  today: isoDateSchema,
  /** 转往他院 is the county's to decide. */
  canRelocateElsewhere: z.boolean(),
  capacity: z.object({ bedsRegistered: z.number(), nursingBeds: z.number() }),
  closures: z.array(closureSchema),
  rooms: z.array(workRoomSchema),
  residents: z.array(workResidentSchema),
  relocations: z.array(relocationSchema),
  /** Newest first, the replaced and withdrawn too. */
  progress: z.array(progressSchema),
  acceptance: acceptanceSchema.nullable(),
  withdrawnAcceptances: z.array(acceptanceSchema),
  checklistItems: z.array(z.object({ code: z.string(), label: z.string() })),
  /** What the fire document must be: by the floor area of the project. */
  fireKindNeeded: fireKindSchema,
  assets: z.array(assetSchema),
  /** Of those that stand. */
  assetsFen: fenSchema,
  opening: openingSchema.nullable(),
  settlement: settlementSchema.nullable(),
});
export type Works = z.infer<typeof worksSchema>;

export const progressRowSchema = z.object({
  projectId: z.number(),
  code: z.string(),
  name: z.string(),
  batchYear: z.number().nullable(),
  homeId: z.number(),
  homeName: z.string(),
  townCode: z.string(),
  townName: z.string(),
  stage: renovationStageSchema,
  state: projectStateSchema,
  approvedFen: fenSchema.nullable(),
  /** 本月完成投资; null without a report. */
  doneFen: fenSchema.nullable(),
  /** 累计完成投资 up to the month. */
  doneTotalFen: fenSchema,
  lastPercent: z.number().nullable(),
  percent: z.number().nullable(),
  work: z.string().nullable(),
  problems: z.string().nullable(),
  coordination: z.string().nullable(),
  nextSteps: z.string().nullable(),
  reportedOn: isoDateSchema.nullable(),
  reportedBy: z.string().nullable(),
  status: progressStatusSchema,
  /** Late or missing since. */
  daysLate: z.number(),
  photos: z.number(),
});
export type ProgressRow = z.infer<typeof progressRowSchema>;

export const progressMonthSchema = z.object({
  month: isoMonthSchema,
  cutOn: isoDateSchema,
  dueOn: isoDateSchema,
  rows: z.array(progressRowSchema),
  counts: z.object({ asked: z.number(), reported: z.number(), onTime: z.number(), late: z.number(), missing: z.number() }),
});
export type ProgressMonth = z.infer<typeof progressMonthSchema>;

export const renovationAlertSchema = z.object({
  kind: alertKindSchema,
  tone: z.enum(['todo', 'warn']),
  projectId: z.number(),
  projectName: z.string(),
  homeName: z.string(),
  text: z.string(),
  dueOn: isoDateSchema.nullable(),
  /** Beyond the day when above zero, until the day when below. */
  days: z.number().nullable(),
  fen: fenSchema.nullable(),
});
export type RenovationAlert = z.infer<typeof renovationAlertSchema>;
