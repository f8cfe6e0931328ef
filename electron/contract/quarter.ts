/** 季度报送: what townships send in, and the county's report made of it. */
import { z } from 'zod';
import { countyUsers, everyClerk, everyRegistrar, approvers, method, scatteredReaders } from './method.ts';
import { protectionSchema } from './protection.ts';
import { submissionActionIds, submissionStateIds } from './quarter-terms.ts';
import { isoDateSchema } from './values.ts';

const submissionStateSchema = z.enum(submissionStateIds);
const verdictSchema = z.enum(['按时', '逾期报送', '逾期未报', '未到期', '尚未开始报送']);

const townStateSchema = z.object({
  townCode: z.string(),
  townName: z.string(),
  state: submissionStateSchema,
  dueOn: isoDateSchema.nullable(),
  submittedOn: isoDateSchema.nullable(),
  returns: z.number(),
  verdict: verdictSchema,
});
export type QuarterTown = z.infer<typeof townStateSchema>;

const sealedSchema = z.object({
  documentNo: z.string(),
  dated: isoDateSchema,
  signer: z.string().nullable(),
  at: z.string(),
  by: z.string(),
});

const periodSchema = z.object({
  end: isoDateSchema,
  name: z.string(),
  sealed: sealedSchema.nullable(),
  /** Townships of the caller whose submission is in, and all of them. */
  submitted: z.number(),
  towns: z.number(),
  late: z.number(),
});
export type QuarterPeriod = z.infer<typeof periodSchema>;

const cellSchema = z.union([z.string(), z.number(), z.null()]);
const reportSchema = z.object({
  recipients: z.string(),
  /** With the names of the numbers, as it is edited. */
  text: z.string(),
  lines: z.array(z.object({ kind: z.enum(['heading', 'subheading', 'text']), text: z.string() })),
  /** People's names and numbers masked. */
  tables: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      columns: z.array(z.object({ title: z.string(), kind: z.enum(['index', 'text', 'code', 'integer']), widthMm: z.number() })),
      rows: z.array(z.array(cellSchema)),
      notes: z.array(z.string()),
    }),
  ),
  versions: z.array(z.object({ at: z.string(), by: z.string() })),
});
export type QuarterReport = z.infer<typeof reportSchema>;

const sectionSchema = z.object({
  title: z.string(),
  items: z.array(z.object({ label: z.string(), value: z.string() })),
  fields: z.array(z.object({ key: z.string(), label: z.string(), kind: z.enum(['number', 'text']) })),
});
export type QuarterSection = z.infer<typeof sectionSchema>;

const longestText = 20_000;
const longestAnswer = 4000;
const mostAnswers = 40;
const answersSchema = z
  .record(z.string().max(40), z.string().max(longestAnswer))
  .refine((answers) => Object.keys(answers).length <= mostAnswers);
export type QuarterAnswers = z.infer<typeof answersSchema>;

const ofTown = { end: isoDateSchema, townCode: z.string().max(12) };
const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const ok = z.object({});

export const quarterMethods = {
  /** The reports due up to now and the next one, newest first. */
  'quarter.list': method({
    title: '查看季度报送',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({}),
    output: z.object({ periods: z.array(periodSchema), current: isoDateSchema }),
  }),
  /** The report itself is the county's: a township sees its own submission only. */
  'quarter.get': method({
    title: '查看季度报送',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ end: isoDateSchema }),
    output: z.object({
      period: periodSchema,
      towns: z.array(townStateSchema),
      report: reportSchema.nullable(),
      corrections: z.number(),
    }),
  }),
  'quarter.submission': method({
    title: '查看乡镇季报',
    access: scatteredReaders,
    reach: 'own',
    input: z.object(ofTown),
    output: z.object({
      town: townStateSchema,
      /** What was sent stays as it was sent. */
      sections: z.array(sectionSchema),
      answers: answersSchema,
      events: z.array(z.object({ action: z.enum(submissionActionIds), at: z.string(), by: z.string(), reason: z.string().nullable() })),
      mayEdit: z.boolean(),
    }),
  }),
  'quarter.save': method({
    title: '填报乡镇季报',
    access: everyRegistrar,
    reach: 'own',
    input: z.object({ ...ofTown, answers: answersSchema, isSubmit: z.boolean() }),
    output: ok,
  }),
  'quarter.answer': method({
    title: '接收或退回乡镇季报',
    access: everyClerk,
    reach: 'county',
    input: z.object({ ...ofTown, isReceived: z.boolean(), reason: z.string().trim().max(200).nullable() }),
    output: ok,
  }),
  'quarter.saveText': method({
    title: '修改季度报告文字',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      end: isoDateSchema,
      recipients: z.string().trim().min(1, '请填写主送机关').max(60),
      text: z.string().trim().min(1, '请填写正文').max(longestText),
    }),
    output: ok,
  }),
  'quarter.seal': method({
    title: '封存季度报告',
    access: approvers,
    reach: 'county',
    input: z.object({
      end: isoDateSchema,
      documentNo: z.string().trim().min(2, '请填写发文字号').max(60),
      dated: isoDateSchema,
      signer: z.string().trim().max(20).nullable(),
    }),
    output: ok,
  }),
  /** `reminder`: which townships have not sent in. */
  'quarter.paper': method({
    title: '打印季度报告',
    access: countyUsers,
    reach: 'county',
    input: z.object({
      end: isoDateSchema,
      kind: z.enum(['report', 'reminder']),
      isMasked: z.boolean(),
      purpose: z.enum(['preview', 'print']),
    }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), warnings: z.array(z.string()) }),
  }),
  'quarter.export': method({
    title: '保存季度报告',
    access: countyUsers,
    reach: 'county',
    input: z.object({ end: isoDateSchema, format: z.enum(['pdf', 'docx', 'xlsx']), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存季度报告', filterName: '季度报告', extensions: ['pdf', 'docx', 'xlsx'], encryptedAs: 'zip' },
  }),
} as const;
