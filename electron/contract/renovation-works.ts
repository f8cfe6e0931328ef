/** The works of a renovation: rooms closed, residents relocated and brought back, acceptance with its fire document, assets, use, settlement. */
import { z } from 'zod';
import { bedTypeSchema } from './beds.ts';
import { approvers, everybody, everyClerk, everyReporter, method } from './method.ts';
import { worksSchema } from './renovation-works-shapes.ts';
import { fireKindSchema, relocationKindSchema } from './renovation-works-terms.ts';
import { selfCareLevelSchema } from './terms.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';

const ofProject = { record: 'project', key: 'projectId' } as const;
const reasonSchema = z.string().trim().min(2, '请填写理由').max(200, '理由不超过200个字');
const documentSchema = z.string().trim().min(2, '请填写文号').max(60, '文号不超过60个字');
const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `不超过${longest}个字`)
    .nullable()
    .transform((value) => (value === '' ? null : value));
const most = 300;
/** An approver may let a stage pass without its gate, with the reason. */
const exceptionSchema = optional(200);

export const renovationWorksMethods = {
  'renovation.works': method({
    title: '查看改造期间安置与验收',
    access: everybody,
    reach: ofProject,
    input: z.object({ projectId: idSchema }),
    output: worksSchema,
  }),
  /** 改造停用 of the beds of rooms, or of single beds. Whoever lies in one is relocated first. */
  'renovation.closeRooms': method({
    title: '改造停用房间',
    access: everyReporter,
    reach: ofProject,
    input: z.object({
      projectId: idSchema,
      roomIds: z.array(idSchema).max(most),
      bedIds: z.array(idSchema).max(most),
      fromOn: isoDateSchema,
      plannedUntil: isoDateSchema.nullable(),
      reason: reasonSchema,
    }),
    output: z.object({ closed: z.number() }),
  }),
  'renovation.reopenRooms': method({
    title: '恢复改造停用的床位',
    access: everyReporter,
    reach: ofProject,
    input: z.object({ projectId: idSchema, outageIds: z.array(idSchema).min(1, '请选择床位').max(most), onDate: isoDateSchema }),
    output: z.object({ reopened: z.number() }),
  }),
  /** All of them or none. In the home a bed each; into another home a 转院, which the county records; to a place for the time being they leave their bed and stay residents of the home. */
  'renovation.relocate': method({
    title: '登记改造安置',
    access: everyReporter,
    reach: ofProject,
    input: z.object({
      projectId: idSchema,
      kind: relocationKindSchema,
      fromOn: isoDateSchema,
      plannedReturn: isoDateSchema,
      toHomeId: idSchema.nullable(),
      place: optional(60),
      documentNo: optional(60),
      note: optional(200),
      people: z
        .array(z.object({ personId: idSchema, bedId: idSchema.nullable() }))
        .min(1, '请选择老人')
        .max(most),
    }),
    output: z.object({ relocated: z.number() }),
  }),
  /** Back again in one step: the transfer back, the bed, the end of the relocation. No bed named: who moved within the home keeps his bed, others come back without one. */
  'renovation.bringBack': method({
    title: '登记回迁',
    access: everyReporter,
    reach: ofProject,
    input: z.object({
      projectId: idSchema,
      returnedOn: isoDateSchema,
      people: z
        .array(z.object({ relocationId: idSchema, bedId: idSchema.nullable() }))
        .min(1, '请选择老人')
        .max(most),
    }),
    output: z.object({ returned: z.number() }),
  }),
  'renovation.changeReturn': method({
    title: '调整预计回迁日期',
    access: everyReporter,
    reach: ofProject,
    input: z.object({ projectId: idSchema, relocationId: idSchema, plannedReturn: isoDateSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
  /** A wrong entry: he is where he was before. */
  'renovation.withdrawRelocation': method({
    title: '撤销改造安置',
    access: everyReporter,
    reach: ofProject,
    input: z.object({ projectId: idSchema, relocationId: idSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
  /** 竣工验收 and the beds of each type it adds, in one step: the stage, the figures of the home, rooms and beds on the map, closed beds in use again. */
  'renovation.accept': method({
    title: '登记竣工验收',
    access: everyClerk,
    reach: ofProject,
    input: z.object({
      projectId: idSchema,
      acceptedOn: isoDateSchema,
      documentNo: documentSchema,
      panel: z.string().trim().min(2, '请填写验收组成员').max(300),
      opinion: z.string().trim().min(2, '请填写验收意见').max(500),
      fireKind: fireKindSchema.nullable(),
      fireDocumentNo: optional(60),
      electricalNo: optional(60),
      checklist: z.array(z.object({ code: z.string().max(20), isMet: z.boolean(), note: optional(200) })).max(60),
      /** Below zero where rooms for three have become rooms for two. */
      bedsAdded: z.number().int().min(-2000).max(2000),
      nursingAdded: z.number().int().min(-2000).max(2000),
      /** New rooms with their beds; none when the map is drawn later. */
      rooms: z
        .array(
          z.object({
            building: z.string().trim().min(1, '请填写楼栋').max(30),
            floor: z.number().int('楼层应为整数').min(-3).max(60),
            name: z.string().trim().min(1, '请填写房间号').max(20),
            sex: z.enum(['male', 'female', 'any', 'couple']),
            level: selfCareLevelSchema.nullable(),
            bedType: bedTypeSchema,
            beds: z.number().int().min(1, '每间至少一张床').max(12),
          }),
        )
        .max(most),
      /** Beds that are of the nursing type from now on. */
      nursingBedIds: z.array(idSchema).max(1000),
      /** Beds that are no more. */
      retiredBedIds: z.array(idSchema).max(1000),
      exceptionReason: exceptionSchema,
    }),
    output: z.object({
      acceptanceId: z.number(),
      stageId: z.number(),
      bedsRegistered: z.number(),
      nursingBeds: z.number(),
      /** Closed beds in use again. */
      reopened: z.number(),
    }),
  }),
  /** A wrong entry: all it did is taken back; refused once something rests on it. */
  'renovation.withdrawAcceptance': method({
    title: '撤销竣工验收',
    access: approvers,
    reach: ofProject,
    input: z.object({ projectId: idSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
  'renovation.addAssets': method({
    title: '登记资产移交',
    access: everyClerk,
    reach: ofProject,
    input: z.object({
      projectId: idSchema,
      handedOverOn: isoDateSchema,
      receiver: z.string().trim().min(2, '请填写接收人').max(60),
      rows: z
        .array(
          z.object({
            name: z.string().trim().min(1, '请填写资产名称').max(60),
            model: optional(60),
            quantity: z.number().int('数量应为整数').min(1, '数量至少为1').max(100_000),
            unitFen: fenSchema.refine((value) => value >= 0, '单价不能为负'),
            place: optional(60),
          }),
        )
        .min(1, '请填写资产')
        .max(most),
    }),
    output: z.object({ added: z.number() }),
  }),
  'renovation.withdrawAsset': method({
    title: '撤销资产移交',
    access: everyClerk,
    reach: ofProject,
    input: z.object({ projectId: idSchema, assetId: idSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
  /** 投入使用 with its evidence: 入住安全评估, 养老机构备案变更. */
  'renovation.putInUse': method({
    title: '登记投入使用',
    access: everyClerk,
    reach: ofProject,
    input: z.object({
      projectId: idSchema,
      openedOn: isoDateSchema,
      documentNo: documentSchema,
      safetyAssessedOn: isoDateSchema,
      safetyDocumentNo: z.string().trim().min(2, '请填写入住安全评估报告编号').max(60),
      filingChangedOn: isoDateSchema.nullable(),
      filingNo: optional(60),
      note: optional(200),
      exceptionReason: exceptionSchema,
    }),
    output: z.object({ openingId: z.number(), stageId: z.number() }),
  }),
  /** 结算审计. */
  'renovation.settle': method({
    title: '登记结算审计',
    access: everyClerk,
    reach: ofProject,
    input: z.object({
      projectId: idSchema,
      settledOn: isoDateSchema,
      documentNo: documentSchema,
      auditor: z.string().trim().min(2, '请填写审计单位').max(60),
      auditedFen: fenSchema.refine((value) => value >= 0, '审定金额不能为负'),
      assetRegistrationNo: optional(60),
      note: optional(200),
      exceptionReason: exceptionSchema,
    }),
    output: z.object({ settlementId: z.number(), stageId: z.number(), needsReapproval: z.boolean() }),
  }),
} as const;
