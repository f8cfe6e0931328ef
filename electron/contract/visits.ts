/** Visits of people supported at home (探访), the risks found there, and the yearly question for their wish (意愿询问). */
import { z } from 'zod';
import { everyRegistrar, method, scatteredReaders } from './method.ts';
import { protectionSchema } from './protection.ts';
import {
  exportedSchema,
  scatteredPersonSchema,
  scatteredPlaceSchema,
  tablePageSchema,
  withdrawReasonSchema,
  workbookFile,
} from './scattered-person.ts';
import { admissionWishSchema } from './terms.ts';
import { idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

export const visitMethods = [
  { id: 'home', label: '上门', wordings: [] },
  { id: 'phone', label: '电话', wordings: [] },
  { id: 'video', label: '视频', wordings: [] },
] as const;
export type VisitMethod = (typeof visitMethods)[number]['id'];
const visitMethodSchema = z.enum(['home', 'phone', 'video']);

export const visitResults = [
  { id: 'visited', label: '已访', wordings: [] },
  { id: 'notMet', label: '未遇', wordings: [] },
  { id: 'refused', label: '拒访', wordings: [] },
] as const;
export type VisitResult = (typeof visitResults)[number]['id'];
const visitResultSchema = z.enum(['visited', 'notMet', 'refused']);

export const visitRisks = [
  { id: 'none', label: '无', wordings: [] },
  { id: 'low', label: '低', wordings: [] },
  { id: 'middle', label: '中', wordings: [] },
  { id: 'high', label: '高', wordings: [] },
] as const;
export type VisitRisk = (typeof visitRisks)[number]['id'];
const visitRiskSchema = z.enum(['none', 'low', 'middle', 'high']);

/** 探访人身份. */
export const visitorRoles = ['村（社区）“两委”', '驻村干部', '照料人', '社会工作者', '志愿者', '亲邻', '乡镇民政办', '其他'] as const;

/** What a list shows of who is due; the words of the rules. */
export const visitStandings = [
  { id: 'never', label: '从未探访', wordings: [] },
  { id: 'overdue', label: '已逾期', wordings: [] },
  { id: 'thisWeek', label: '本周应访', wordings: [] },
  { id: 'later', label: '未到期', wordings: [] },
] as const;
const standingSchema = z.enum(['never', 'overdue', 'thisWeek', 'later']);
export type VisitStanding = z.infer<typeof standingSchema>;

/** Why somebody left the visit list during a month. */
export const visitRemovals = [
  { id: 'death', label: '本月去世', wordings: [] },
  { id: 'termination', label: '本月终止供养', wordings: [] },
  { id: 'centralised', label: '本月入住机构', wordings: [] },
] as const;
const removalSchema = z.enum(['death', 'termination', 'centralised']);

const visitSchema = z.object({
  visitId: z.number(),
  visitedOn: isoDateSchema,
  visitor: z.string(),
  visitorRole: z.string(),
  method: visitMethodSchema,
  result: visitResultSchema,
  findings: z.string().nullable(),
  risk: visitRiskSchema,
  action: z.string().nullable(),
  riskClosedOn: isoDateSchema.nullable(),
  riskClosedNote: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
});
export type Visit = z.infer<typeof visitSchema>;

export const personVisitsSchema = z.object({
  /** The latest ones, the newest first. */
  rows: z.array(visitSchema),
  /** Null for somebody who is not supported at home today. */
  standing: standingSchema.nullable(),
  dueOn: isoDateSchema.nullable(),
  everyDays: z.number(),
});

const optionalText = (longest: number) => z.string().trim().max(longest).nullable();

export const visitInputSchema = z
  .object({
    personId: idSchema,
    visitedOn: isoDateSchema,
    visitor: z.string().trim().min(1, '请填写探访人').max(40),
    visitorRole: z.string().trim().min(1, '请选择探访人身份').max(20),
    method: visitMethodSchema,
    result: visitResultSchema,
    findings: optionalText(300),
    risk: visitRiskSchema,
    action: optionalText(300),
  })
  .refine((visit) => visit.risk === 'none' || (visit.findings ?? '') !== '', { path: ['findings'], message: '发现风险时请写明情况' });
export type VisitInput = z.infer<typeof visitInputSchema>;

const visitFilterSchema = scatteredPlaceSchema.extend({ standing: standingSchema.nullable() });
export type VisitFilter = z.infer<typeof visitFilterSchema>;

const wishStandingSchema = z.enum(['never', 'due', 'valid']);
export const wishStandings = [
  { id: 'never', label: '从未询问', wordings: [] },
  { id: 'due', label: '应再询问', wordings: [] },
  { id: 'valid', label: '已询问', wordings: [] },
] as const;
export type WishStanding = z.infer<typeof wishStandingSchema>;

const monthFilterSchema = z.object({ month: isoMonthSchema, townCode: z.string().max(12).nullable() });

const counts = z.record(z.string(), z.number());

export const visitMethodsOfContract = {
  /** Who is due when; every person on the list stands in one of the four standings. */
  'visits.plan': method({
    title: '查看探访计划',
    access: scatteredReaders,
    reach: 'own',
    input: visitFilterSchema.extend(tablePageSchema),
    output: z.object({
      total: z.number(),
      rows: z.array(
        scatteredPersonSchema.extend({
          standing: standingSchema,
          dueOn: isoDateSchema,
          lastVisitedOn: isoDateSchema.nullable(),
          /** A later try that met nobody or was refused. */
          lastTry: z.object({ visitedOn: isoDateSchema, result: visitResultSchema }).nullable(),
          openRisk: visitRiskSchema.nullable(),
        }),
      ),
      counts,
      openRisks: z.number(),
      frequency: z.object({ completeLoss: z.number(), partialLoss: z.number(), independent: z.number() }),
    }),
  }),
  'visits.record': method({
    title: '登记探访',
    access: everyRegistrar,
    reach: 'own',
    input: z.object({ visits: z.array(visitInputSchema).min(1, '请至少填写一人').max(200) }),
    output: z.object({ recorded: z.number(), warnings: z.array(z.string()) }),
  }),
  'visits.withdraw': method({
    title: '撤回探访记录',
    access: everyRegistrar,
    reach: { record: 'visit', key: 'visitId' },
    input: z.object({ visitId: idSchema, reason: withdrawReasonSchema }),
    output: z.object({}),
  }),
  /** Risks found on visits; the open ones first. */
  'visits.risks': method({
    title: '查看探访风险',
    access: scatteredReaders,
    reach: 'own',
    input: scatteredPlaceSchema.extend({ isOpenOnly: z.boolean(), ...tablePageSchema }),
    output: z.object({
      total: z.number(),
      rows: z.array(scatteredPersonSchema.extend({ visit: visitSchema, openDays: z.number() })),
    }),
  }),
  'visits.closeRisk': method({
    title: '办结探访风险',
    access: everyRegistrar,
    reach: { record: 'visit', key: 'visitId' },
    input: z.object({ visitId: idSchema, closedOn: isoDateSchema, note: z.string().trim().min(1, '请写明处置结果').max(200) }),
    output: z.object({}),
  }),
  /** The rate of a month (IND12) and whom nobody visited. */
  'visits.month': method({
    title: '查看月度探访率',
    access: scatteredReaders,
    reach: 'own',
    input: monthFilterSchema.extend({ isMissedOnly: z.boolean(), ...tablePageSchema }),
    output: z.object({
      asOf: isoDateSchema,
      numerator: z.number(),
      denominator: z.number(),
      visits: z.number(),
      removed: z.number(),
      missed: z.number(),
      phoneCounts: z.boolean(),
      byTown: z.array(z.object({ townCode: z.string(), townName: z.string(), numerator: z.number(), denominator: z.number() })),
      total: z.number(),
      rows: z.array(
        scatteredPersonSchema.extend({ isVisited: z.boolean(), removal: removalSchema.nullable(), visits: z.number(), tries: z.number() }),
      ),
    }),
  }),
  'visits.exportMissed': method({
    title: '导出未探访名单',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ filter: monthFilterSchema, protection: protectionSchema }),
    output: exportedSchema,
    file: workbookFile('导出未探访名单'),
    isJob: true,
  }),
  'wishes.page': method({
    title: '查看意愿询问',
    access: scatteredReaders,
    reach: 'own',
    input: scatteredPlaceSchema.extend({ standing: wishStandingSchema.nullable(), ...tablePageSchema }),
    output: z.object({
      total: z.number(),
      rows: z.array(
        scatteredPersonSchema.extend({
          standing: wishStandingSchema,
          wish: admissionWishSchema.nullable(),
          askedOn: isoDateSchema.nullable(),
          witness: z.string().nullable(),
          dueOn: isoDateSchema.nullable(),
        }),
      ),
      counts,
      reaskMonths: z.number(),
    }),
  }),
  'wishes.record': method({
    title: '登记意愿询问',
    access: everyRegistrar,
    reach: 'own',
    input: z.object({
      askedOn: isoDateSchema,
      witness: z.string().trim().min(1, '请填写见证人').max(40),
      wishes: z
        .array(z.object({ personId: idSchema, wish: admissionWishSchema }))
        .min(1, '请至少选择一人的意愿')
        .max(200),
    }),
    output: z.object({ recorded: z.number() }),
  }),
} as const;
