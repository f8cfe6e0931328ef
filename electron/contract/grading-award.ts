/** From the scored sheet to the grade: veto, public notice, objection, review, award; what is decided between rounds; what a county looks at. */
import { z } from 'zod';
import { gradingDocument, gradingReason } from './grading.ts';
import { clockSchema, gradingHistorySchema, statisticsSchema, vetoRowSchema } from './grading-shapes.ts';
import { answerSchema } from './grading-sheet.ts';
import { caseStateSchema, objectionOutcomeSchema } from './grading-terms.ts';
import { happinessGradeSchema } from './happiness-terms.ts';
import { approvers, everyClerk, everyRegistrar, method, scatteredReaders } from './method.ts';
import { idSchema, isoDateSchema } from './values.ts';

const ofCase = { record: 'gradingCase', key: 'caseId' } as const;
const ofHome = { record: 'happinessHome', key: 'happinessHomeId' } as const;
const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((value) => (value === '' ? null : value));
const decided = z.object({ decisionId: z.number(), effectiveFrom: isoDateSchema });
const caseIds = z.array(idSchema).min(1, '请选择幸福院').max(5000);

export const gradingAwardMethods = {
  /** Found true for a home, in a case or between rounds. A grade in force ends with the first day of the quarter after it happened. */
  'grading.addVeto': method({
    title: '登记一票否决',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      happinessHomeId: idSchema,
      caseId: idSchema.nullable(),
      code: z.string().trim().min(1, '请选择否决事项').max(12),
      occurredOn: isoDateSchema,
      foundOn: isoDateSchema,
      evidence: z.string().trim().min(4, '请写明事实和证据').max(500),
      documentNo: optional(60),
    }),
    output: z.object({
      vetoId: z.number(),
      suspendsFrom: isoDateSchema.nullable(),
      recoversYear: z.number().nullable(),
      /** First days of grades that were awarded although it lay in their period: from there on the home is 不达标 too. */
      struckFrom: z.array(isoDateSchema),
    }),
  }),
  'grading.withdrawVeto': method({
    title: '撤销一票否决',
    access: approvers,
    reach: 'county',
    input: z.object({ vetoId: idSchema, reason: gradingReason }),
    output: z.object({}),
  }),
  /** Many homes at once; the last day is computed from the days of a notice. */
  'grading.publish': method({
    title: '公示评定结果',
    access: everyClerk,
    reach: 'county',
    input: z.object({ caseIds, fromOn: isoDateSchema }),
    output: z.object({ published: z.number(), untilOn: isoDateSchema }),
  }),
  'grading.object': method({
    title: '登记异议',
    access: everyRegistrar,
    reach: ofCase,
    input: z.object({
      caseId: idSchema,
      raisedOn: isoDateSchema,
      raisedBy: z.string().trim().min(2, '请填写异议人').max(30),
      phone: optional(20),
      content: z.string().trim().min(4, '请写明异议内容').max(500),
    }),
    output: z.object({ objectionId: z.number(), answerBy: isoDateSchema, warning: z.string().nullable() }),
  }),
  /** Answers every open objection; points may change with a reason, the earlier score stays. */
  'grading.review': method({
    title: '复核异议',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      caseId: idSchema,
      answeredOn: isoDateSchema,
      answers: z
        .array(
          z.object({ objectionId: idSchema, outcome: objectionOutcomeSchema, answer: z.string().trim().min(2, '请填写答复').max(500) }),
        )
        .min(1)
        .max(50),
      /** Null: the score stays. */
      score: z
        .object({
          answers: z.array(answerSchema).max(300),
          assessor: z.string().trim().min(2, '请填写评定人').max(30),
          secondAssessor: z.string().trim().max(30),
          thirdParty: optional(60),
          remark: optional(500),
        })
        .nullable(),
    }),
    output: z.object({ state: caseStateSchema, total: z.number().nullable() }),
  }),
  /** Writes the grades: those that reach none or have a veto end as not graded. Everything or nothing. */
  'grading.award': method({
    title: '发文授牌',
    access: approvers,
    reach: 'county',
    input: z.object({
      caseIds,
      onDate: isoDateSchema,
      documentNo: gradingDocument,
      /** First day of a quarter; null: the first of the next one. */
      effectiveFrom: isoDateSchema.nullable(),
    }),
    output: z.object({ awarded: z.number(), notGraded: z.number(), effectiveFrom: isoDateSchema, validTo: isoDateSchema }),
  }),
  'grading.suspend': method({
    title: '暂停等级限期整改',
    access: approvers,
    reach: 'county',
    input: z.object({
      happinessHomeId: idSchema,
      decidedOn: isoDateSchema,
      /** At most as many days away as the parameter allows. */
      rectifyBy: isoDateSchema,
      reason: gradingReason,
      documentNo: gradingDocument,
    }),
    output: decided,
  }),
  'grading.resume': method({
    title: '整改合格恢复等级',
    access: approvers,
    reach: 'county',
    input: z.object({ happinessHomeId: idSchema, decidedOn: isoDateSchema, reason: gradingReason, documentNo: gradingDocument }),
    output: decided,
  }),
  'grading.downgrade': method({
    title: '降低等级',
    access: approvers,
    reach: 'county',
    input: z.object({
      happinessHomeId: idSchema,
      decidedOn: isoDateSchema,
      grade: happinessGradeSchema,
      reason: gradingReason,
      documentNo: gradingDocument,
    }),
    output: decided,
  }),
  /** 摘牌, or 停办注销. */
  'grading.remove': method({
    title: '摘牌或停办',
    access: approvers,
    reach: 'county',
    input: z.object({
      happinessHomeId: idSchema,
      kind: z.enum(['remove', 'close']),
      decidedOn: isoDateSchema,
      reason: gradingReason,
      documentNo: gradingDocument,
    }),
    output: decided,
  }),
  'grading.history': method({
    title: '查看幸福院评定历史',
    access: scatteredReaders,
    reach: ofHome,
    input: z.object({ happinessHomeId: idSchema }),
    output: gradingHistorySchema,
  }),
  'grading.vetoes': method({
    title: '查看一票否决事项',
    access: scatteredReaders,
    reach: ofHome,
    input: z.object({ happinessHomeId: idSchema }),
    output: z.object({
      /** What can be found true, of the sheet that was published last. */
      known: z.array(z.object({ code: z.string(), text: z.string() })),
      rows: z.array(vetoRowSchema),
    }),
  }),
  'grading.statistics': method({
    title: '查看等级评定统计',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ roundId: idSchema }),
    output: statisticsSchema,
  }),
  /** What is due or late: stages, notices, objections, rectification, validity, the yearly recheck. */
  'grading.clocks': method({
    title: '查看评定期限',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({}),
    output: z.array(clockSchema),
  }),
} as const;
