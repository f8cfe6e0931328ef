/** What is told of grading: score sheets, rounds, cases with their three scores, objections, decisions. */
import { z } from 'zod';
import { attachmentRowSchema } from './attachments.ts';
import { answerSchema, gradeProposalSchema, sheetBodySchema } from './grading-sheet.ts';
import {
  caseActionSchema,
  caseStateSchema,
  decisionKindSchema,
  objectionOutcomeSchema,
  roundKindSchema,
  roundStageSchema,
  scoreStageSchema,
  templateStateSchema,
} from './grading-terms.ts';
import { gradeCauseSchema, happinessGradeSchema, happinessStatusSchema } from './happiness-terms.ts';
import { isoDateSchema } from './values.ts';

export const templateRowSchema = z.object({
  templateId: z.number(),
  code: z.string(),
  version: z.number(),
  name: z.string(),
  state: templateStateSchema,
  documentNo: z.string().nullable(),
  items: z.number(),
  rounds: z.number(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  retiredAt: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type TemplateRow = z.infer<typeof templateRowSchema>;

export const sheetFaultSchema = z.object({ code: z.string(), text: z.string() });
export const templateSchema = z.object({ ...templateRowSchema.shape, body: sheetBodySchema, faults: z.array(sheetFaultSchema) });

/** Last day of each stage, and the notice from its first. */
const planFields = {
  startsOn: isoDateSchema,
  selfUntil: isoDateSchema,
  townUntil: isoDateSchema,
  countyUntil: isoDateSchema,
  noticeFrom: isoDateSchema,
  noticeUntil: isoDateSchema,
  reviewUntil: isoDateSchema,
  awardUntil: isoDateSchema,
} as const;
export const planSchema = z.object(planFields);
export type RoundPlan = z.infer<typeof planSchema>;

export const roundRowSchema = z.object({
  roundId: z.number(),
  kind: roundKindSchema,
  year: z.number(),
  name: z.string(),
  documentNo: z.string().nullable(),
  templateId: z.number(),
  templateName: z.string(),
  templateVersion: z.number(),
  ...planFields,
  cases: z.number(),
  /** How many cases stand in each state; states without a case are absent. */
  states: z.array(z.object({ state: caseStateSchema, cases: z.number() })),
  late: z.number(),
  isOver: z.boolean(),
});
export type RoundRow = z.infer<typeof roundRowSchema>;

export const caseRowSchema = z.object({
  caseId: z.number(),
  roundId: z.number(),
  happinessHomeId: z.number(),
  code: z.string(),
  name: z.string(),
  townCode: z.string(),
  townName: z.string(),
  villageName: z.string(),
  state: caseStateSchema,
  /** Final totals, tenths. */
  selfTotal: z.number().nullable(),
  townTotal: z.number().nullable(),
  countyTotal: z.number().nullable(),
  vetoCodes: z.array(z.string()),
  /** By the county's score and the vetoes; null before it is scored. */
  proposedGrade: happinessGradeSchema.nullable(),
  /** Published or awarded. */
  decidedGrade: happinessGradeSchema.nullable(),
  gradeBefore: happinessGradeSchema.nullable(),
  /** The stage it waits in and the last day of it; null when it is over. */
  stage: roundStageSchema.nullable(),
  dueOn: isoDateSchema.nullable(),
  /** Days past the last day; 0 or less while there is time. */
  daysLate: z.number().nullable(),
  noticeUntil: isoDateSchema.nullable(),
  evidence: z.number(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

export const scoreItemSchema = z.object({
  ...answerSchema.shape,
  /** Counted, tenths; null where an item is not answered yet. */
  counted: z.number().nullable(),
  isNotApplicable: z.boolean(),
});
export const scoreSchema = z.object({
  scoreId: z.number(),
  stage: scoreStageSchema,
  isFinal: z.boolean(),
  isReview: z.boolean(),
  total: z.number().nullable(),
  bonus: z.number(),
  groups: z.array(z.object({ code: z.string(), points: z.number(), max: z.number() })),
  items: z.array(scoreItemSchema),
  assessedOn: isoDateSchema,
  assessor: z.string(),
  secondAssessor: z.string().nullable(),
  thirdParty: z.string().nullable(),
  remark: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type CaseScore = z.infer<typeof scoreSchema>;

/** What the recorded months and master data say of an item; somebody takes it over or does not. */
export const proposalSchema = z.object({
  code: z.string(),
  points: z.number().nullable(),
  band: z.number().nullable(),
  isPassed: z.boolean().nullable(),
  notApplicable: z.string().nullable(),
  /** `年开放天数 268；依据2021年7月至2022年6月运营月报`. */
  text: z.string(),
});
export type ItemProposal = z.infer<typeof proposalSchema>;
export const vetoProposalSchema = z.object({ code: z.string(), occurredOn: isoDateSchema, text: z.string() });

export const vetoRowSchema = z.object({
  vetoId: z.number(),
  caseId: z.number().nullable(),
  code: z.string(),
  text: z.string(),
  occurredOn: isoDateSchema,
  foundOn: isoDateSchema,
  evidence: z.string(),
  documentNo: z.string().nullable(),
  /** From when it took the grade; null where none was in force. */
  suspendsFrom: isoDateSchema.nullable(),
  recoversYear: z.number().nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  withdrawnReason: z.string().nullable(),
});

export const objectionSchema = z.object({
  objectionId: z.number(),
  raisedOn: isoDateSchema,
  raisedBy: z.string(),
  phone: z.string().nullable(),
  content: z.string(),
  answerBy: isoDateSchema,
  outcome: objectionOutcomeSchema.nullable(),
  answer: z.string().nullable(),
  answeredOn: isoDateSchema.nullable(),
});

export const eventSchema = z.object({
  eventId: z.number(),
  fromState: caseStateSchema,
  action: caseActionSchema,
  toState: caseStateSchema,
  onDate: isoDateSchema,
  untilOn: isoDateSchema.nullable(),
  documentNo: z.string().nullable(),
  reason: z.string().nullable(),
  grade: happinessGradeSchema.nullable(),
  effectiveFrom: isoDateSchema.nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});

/** Everything for the three columns side by side. */
export const caseDetailSchema = z.object({
  ...caseRowSchema.shape,
  round: z.object({
    roundId: z.number(),
    kind: roundKindSchema,
    year: z.number(),
    name: z.string(),
    documentNo: z.string().nullable(),
    ...planFields,
  }),
  template: z.object({ templateId: z.number(), code: z.string(), name: z.string(), version: z.number(), body: sheetBodySchema }),
  home: z.object({
    builtYear: z.number().nullable(),
    floorAreaCenti: z.number().nullable(),
    restPlaces: z.number().nullable(),
    mealMode: z.string().nullable(),
    villageElders: z.number().nullable(),
    managerName: z.string().nullable(),
  }),
  /** The last final score of each stage, null before it. */
  self: scoreSchema.nullable(),
  town: scoreSchema.nullable(),
  county: scoreSchema.nullable(),
  /** Begun and not handed in, of the stage whose turn it is. */
  draft: scoreSchema.nullable(),
  /** Replaced ones too, oldest first, without their items. */
  scores: z.array(scoreSchema.omit({ items: true })),
  proposal: gradeProposalSchema.nullable(),
  /** The same in words: which threshold, which condition dropped it. */
  explanation: z.array(z.string()),
  facts: z.object({ from: z.string(), until: z.string(), items: z.array(proposalSchema), vetoes: z.array(vetoProposalSchema) }),
  vetoes: z.array(vetoRowSchema),
  objections: z.array(objectionSchema),
  events: z.array(eventSchema),
  evidenceFiles: z.array(z.object({ ...attachmentRowSchema.shape, itemCode: z.string().nullable() })),
  /** What the caller may do next. */
  actions: z.array(caseActionSchema),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

export const decisionSchema = z.object({
  decisionId: z.number(),
  kind: decisionKindSchema,
  decidedOn: isoDateSchema,
  effectiveFrom: isoDateSchema,
  grade: happinessGradeSchema.nullable(),
  rectifyBy: isoDateSchema.nullable(),
  reason: z.string(),
  documentNo: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});

/** What a home was graded in all its years: cases, decisions, vetoes and the grades they wrote. */
export const gradingHistorySchema = z.object({
  cases: z.array(
    z.object({ ...caseRowSchema.shape, year: z.number(), kind: roundKindSchema, roundName: z.string(), documentNo: z.string().nullable() }),
  ),
  decisions: z.array(decisionSchema),
  vetoes: z.array(vetoRowSchema),
  grades: z.array(
    z.object({
      gradeId: z.number(),
      grade: happinessGradeSchema,
      effectiveFrom: isoDateSchema,
      validTo: isoDateSchema.nullable(),
      documentNo: z.string().nullable(),
      cause: gradeCauseSchema,
      caseId: z.number().nullable(),
      isWithdrawn: z.boolean(),
    }),
  ),
  status: happinessStatusSchema.nullable(),
});

export const statisticsSchema = z.object({
  /** Decided grades by township; the last row of no township is the county. */
  distribution: z.array(
    z.object({
      townCode: z.string().nullable(),
      townName: z.string(),
      G1: z.number(),
      G2: z.number(),
      G3: z.number(),
      G0: z.number(),
      open: z.number(),
    }),
  ),
  /** Sums of the county's points, tenths, with how many homes: means are for display. */
  groups: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      max: z.number(),
      homes: z.number(),
      sum: z.number(),
      towns: z.array(z.object({ townCode: z.string(), townName: z.string(), homes: z.number(), sum: z.number() })),
    }),
  ),
  scored: z.number(),
});

export const clockSchema = z.object({
  kind: z.enum(['stage', 'notice', 'objection', 'rectify', 'expiry', 'recheck']),
  roundId: z.number().nullable(),
  caseId: z.number().nullable(),
  happinessHomeId: z.number().nullable(),
  /** Home, or round for a stage of many. */
  name: z.string(),
  stage: roundStageSchema.nullable(),
  homes: z.number(),
  dueOn: isoDateSchema,
  isLate: z.boolean(),
  text: z.string(),
});
export type GradingClock = z.infer<typeof clockSchema>;
