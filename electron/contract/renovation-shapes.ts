/** What is told of renovation projects: rows, the whole of one, its money. Amounts in fen, areas in hundredths of a square metre. */
import { z } from 'zod';
import { attachmentRowSchema } from './attachments.ts';
import {
  contractKindSchema,
  fundKindSchema,
  fundSourceSchema,
  lagToneSchema,
  paymentBasisSchema,
  photoPurposeSchema,
  procurementSchema,
  projectKindSchema,
  projectStateSchema,
  renovationStageSchema,
  stageEntrySchema,
} from './renovation-terms.ts';
import { isoDateSchema } from './values.ts';

const day = isoDateSchema;
/** Who recorded it and, where it no longer stands, who took it back and why. */
const entryShape = {
  recordedBy: z.string(),
  recordedAt: z.string(),
  withdrawnReason: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
};

export const projectRowSchema = z.object({
  projectId: z.number(),
  code: z.string(),
  name: z.string(),
  /** Null: in the pipeline, of no year's task. */
  batchYear: z.number().nullable(),
  homeId: z.number(),
  homeName: z.string(),
  homeCode: z.string(),
  townCode: z.string(),
  townName: z.string(),
  kind: projectKindSchema,
  approvedFen: z.number().nullable(),
  estimateFen: z.number().nullable(),
  bedsBefore: z.number(),
  nursingBefore: z.number(),
  bedsAfter: z.number(),
  nursingAfter: z.number(),
  /** The furthest of the ten that was reached. */
  stage: renovationStageSchema,
  state: projectStateSchema,
  stageSince: day.nullable(),
  nextStage: renovationStageSchema.nullable(),
  /** By the baseline; by the forecast where there is none. */
  nextPlannedOn: day.nullable(),
  lagStage: renovationStageSchema.nullable(),
  lagDays: z.number(),
  tone: lagToneSchema,
  /** 形象进度: of the last monthly report, else of the work items by their budgets. */
  percent: z.number(),
  receivedFen: z.number(),
  /** Paid under contracts, and what a file told to be spent before. */
  paidFen: z.number(),
  isFromFile: z.boolean(),
});
export type ProjectRow = z.infer<typeof projectRowSchema>;

export const projectListSchema = z.object({
  rows: z.array(projectRowSchema),
  /** Without the filter. */
  total: z.number(),
  years: z.array(z.number()),
  byStage: z.array(z.object({ stage: renovationStageSchema, count: z.number() })),
});

export const planDaySchema = z.object({
  stage: renovationStageSchema,
  baselineOn: day.nullable(),
  baselineDocumentNo: z.string().nullable(),
  forecastOn: day.nullable(),
  forecastReason: z.string().nullable(),
  actualOn: day.nullable(),
  /** Actual, else forecast, against the baseline; below zero is early. */
  slipDays: z.number().nullable(),
});

export const projectDetailSchema = projectRowSchema.extend({
  content: z.string().nullable(),
  floorAreaCenti: z.number().nullable(),
  approvalNo: z.string().nullable(),
  approvedOn: day.nullable(),
  readyOn: day.nullable(),
  unit: z.string().nullable(),
  managerName: z.string().nullable(),
  managerPhone: z.string().nullable(),
  stages: z.array(
    z.object({
      stageId: z.number(),
      stage: stageEntrySchema,
      happenedOn: day,
      documentNo: z.string().nullable(),
      note: z.string().nullable(),
      exceptionReason: z.string().nullable(),
      exceptionBy: z.string().nullable(),
      isFromFile: z.boolean(),
      ...entryShape,
    }),
  ),
  /** The ten, in order. */
  plan: z.array(planDaySchema),
  next: z.object({
    stage: renovationStageSchema.nullable(),
    needsDocument: z.boolean(),
    /** Why the next stage cannot be entered today; null when its document is all it needs. */
    refusal: z.string().nullable(),
    /** Whether an approver's reason would open it. */
    canExcept: z.boolean(),
  }),
  workItems: z.array(
    z.object({
      workItemId: z.number(),
      position: z.number(),
      item: z.string(),
      content: z.string().nullable(),
      budgetFen: z.number().nullable(),
      percent: z.number(),
      plannedOn: day.nullable(),
    }),
  ),
  attachments: z.array(attachmentRowSchema.extend({ purpose: photoPurposeSchema, takenOn: day.nullable() })),
});

const fourAmounts = { plannedFen: z.number(), allocatedFen: z.number(), receivedFen: z.number(), spentFen: z.number() };

const paymentSchema = z.object({
  paymentId: z.number(),
  contractId: z.number(),
  contractNo: z.string().nullable(),
  contractor: z.string(),
  paymentNo: z.string(),
  paidOn: day,
  payee: z.string(),
  fen: z.number(),
  invoiceNo: z.string().nullable(),
  basis: paymentBasisSchema,
  note: z.string().nullable(),
  sources: z.array(z.object({ source: fundSourceSchema, sourceName: z.string(), fen: z.number() })),
  exceptionReason: z.string().nullable(),
  exceptionBy: z.string().nullable(),
  ...entryShape,
});

const contractSchema = z.object({
  contractId: z.number(),
  kind: contractKindSchema,
  contractNo: z.string().nullable(),
  contractor: z.string(),
  creditCode: z.string().nullable(),
  procurement: procurementSchema.nullable(),
  priceFen: z.number(),
  changesFen: z.number(),
  /** Price with its changes. */
  totalFen: z.number(),
  signedOn: day.nullable(),
  beginsOn: day.nullable(),
  /** With its changes. */
  endsOn: day.nullable(),
  retentionPermille: z.number(),
  retentionUntil: day.nullable(),
  insuredUntil: day.nullable(),
  paidFen: z.number(),
  /** Today, of the price with its changes. */
  capPermille: z.number(),
  /** `竣工验收前至多80%`. */
  capWords: z.string(),
  capFen: z.number(),
  possibleNowFen: z.number(),
  /** 质保金 as agreed. */
  retentionFen: z.number(),
  /** Kept back now: after the settlement audit, less what was returned. */
  retentionHeldFen: z.number(),
  retentionReturnedFen: z.number(),
  changes: z.array(
    z.object({
      changeId: z.number(),
      changedOn: day,
      deltaFen: z.number(),
      documentNo: z.string(),
      reason: z.string(),
      endsOn: day.nullable(),
      ...entryShape,
    }),
  ),
  isFromFile: z.boolean(),
  ...entryShape,
});

export const projectMoneySchema = z.object({
  projectId: z.number(),
  approvedFen: z.number().nullable(),
  /** 结算审定 of the whole project and what may still be paid of it; null before the audit. */
  auditedFen: z.number().nullable(),
  auditedLeftFen: z.number().nullable(),
  sources: z.array(z.object({ source: fundSourceSchema, sourceName: z.string(), ...fourAmounts, leftFen: z.number() })),
  totals: z.object({ ...fourAmounts, leftFen: z.number() }),
  /** Withdrawn ones too. */
  contracts: z.array(contractSchema),
  payments: z.array(paymentSchema),
  funds: z.array(
    z.object({
      fundId: z.number(),
      source: fundSourceSchema,
      sourceName: z.string(),
      kind: fundKindSchema,
      happenedOn: day,
      documentNo: z.string().nullable(),
      fen: z.number(),
      /** Of 支出: all that was spent up to the day, as a file told it. Payments of that time are part of it; later ones add. */
      toldFen: z.number().nullable(),
      isFromFile: z.boolean(),
      ...entryShape,
    }),
  ),
  /** 支出大于到位, 合同总额超过批复 and the like, as sentences. */
  warnings: z.array(z.string()),
});
export type ProjectMoney = z.infer<typeof projectMoneySchema>;
export type ContractMoney = z.infer<typeof contractSchema>;
