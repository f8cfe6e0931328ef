/** Papers of the grading of happiness homes, and the visit workbook that comes back. */
import { z } from 'zod';
import { everyClerk, method, scatteredReaders } from './method.ts';
import { protectionSchema } from './protection.ts';
import type { Term } from './terms.ts';
import { idSchema, isoDateSchema } from './values.ts';

const townCode = z.string().max(12).nullable();
const phone = z
  .string()
  .trim()
  .regex(/^[\d-]{7,20}$/, '请填写电话号码');
const line = (longest: number) => z.string().trim().max(longest, `不超过${longest}个字`);
const orNull = (longest: number) =>
  line(longest)
    .nullable()
    .transform((value) => (value === '' ? null : value));

export const homeLetters = [
  { id: 'gradingRecheck', label: '年度复核通知书', wordings: [] },
  { id: 'gradingRectify', label: '限期整改通知书', wordings: [] },
  { id: 'gradingSuspend', label: '暂停奖补通知书', wordings: [] },
  { id: 'gradingRemove', label: '取消等级决定书', wordings: [] },
] as const satisfies readonly Term[];
const letterIds = ['gradingRecheck', 'gradingRectify', 'gradingSuspend', 'gradingRemove'] as const;

/** `townCode` null: the whole county. What is null in a letter is taken from the records, else left to be filled in by hand. */
export const gradingPaperSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('score'), caseId: idSchema, isForVisit: z.boolean() }),
  z.object({ kind: z.literal('scores'), roundId: idSchema, townCode, isForVisit: z.boolean() }),
  z.object({ kind: z.literal('summary'), roundId: idSchema, townCode, size: z.enum(['A4', 'A3']) }),
  z.object({ kind: z.literal('posting'), roundId: idSchema, townCode, phone, address: orNull(60) }),
  z.object({ kind: z.literal('notice'), roundId: idSchema, phone, address: orNull(60) }),
  z.object({
    kind: z.literal('award'),
    roundId: idSchema,
    documentNo: orNull(40),
    documentDay: isoDateSchema.nullable(),
    recipients: line(100).min(2, '请填写主送机关'),
  }),
  z.object({ kind: z.literal('spending'), year: z.number().int().min(2000).max(2100), happinessHomeId: idSchema.nullable(), townCode }),
  z.object({
    kind: z.literal('letter'),
    letter: z.enum(letterIds),
    happinessHomeId: idSchema,
    documentNo: orNull(40),
    documentDay: isoDateSchema.nullable(),
    reason: orNull(300),
    vetoText: orNull(100),
    rectifyBy: isoDateSchema.nullable(),
    effectiveFrom: isoDateSchema.nullable(),
    recheckOn: isoDateSchema.nullable(),
    phone: phone.nullable(),
  }),
  z.object({ kind: z.literal('visit'), roundId: idSchema, townCode }),
]);
export type GradingPaper = z.infer<typeof gradingPaperSchema>;
export type GradingPaperKind = GradingPaper['kind'];

export const gradingPaperFormats = ['pdf', 'xlsx', 'docx'] as const;
export type GradingPaperFormat = (typeof gradingPaperFormats)[number];
/** What a paper can be saved as; `pdf` also means it can be looked at and printed. */
export const formatsOfPaper: Readonly<Record<GradingPaperKind, readonly GradingPaperFormat[]>> = {
  score: ['pdf', 'docx', 'xlsx'],
  scores: ['pdf'],
  summary: ['pdf', 'xlsx'],
  posting: ['pdf', 'xlsx'],
  notice: ['pdf', 'docx'],
  award: ['pdf', 'docx'],
  spending: ['pdf', 'xlsx'],
  letter: ['pdf', 'docx'],
  visit: ['xlsx'],
};
export const gradingPaperNames: Readonly<Record<GradingPaperKind, string>> = {
  score: '等级评定评分表',
  scores: '等级评定评分表',
  summary: '等级评定汇总表',
  posting: '评定结果公示表',
  notice: '评定结果公示',
  award: '评定结果通知',
  spending: '奖补资金使用备案表',
  letter: '幸福院通知书',
  visit: '现场评分表',
};

const readItemSchema = z.object({
  code: z.string().max(20),
  /** Integer tenths. */
  points: z.number().int().min(0).max(10_000).nullable(),
  /** Code of the case in which the item does not apply. */
  notApplicable: z.string().max(12).nullable(),
  reason: z.string().max(500).nullable(),
});
const readVetoSchema = z.object({
  code: z.string().max(20),
  isTrue: z.boolean().nullable(),
  occurredOn: isoDateSchema.nullable(),
  note: z.string().max(500).nullable(),
});
/** What one sheet of the workbook says; sent back as it came to be recorded. */
export const visitScoreSchema = z.object({
  caseId: idSchema,
  items: z.array(readItemSchema).max(200),
  vetoes: z.array(readVetoSchema).max(40),
  assessors: z.array(z.string().max(30)).max(4),
  assessedOn: isoDateSchema.nullable(),
});
export type VisitScore = z.infer<typeof visitScoreSchema>;

const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const gradingPaperMethods = {
  /** To look at, or to print (numbered and logged). */
  'grading.paper': method({
    title: '预览等级评定文书',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ paper: gradingPaperSchema, purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), warnings: z.array(z.string()) }),
    isJob: true,
  }),
  'grading.savePaper': method({
    title: '保存等级评定文书',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ paper: gradingPaperSchema, format: z.enum(gradingPaperFormats), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存等级评定文书', filterName: '文书', extensions: ['pdf', 'xlsx', 'docx'], encryptedAs: 'zip' },
    isJob: true,
  }),
  /** A visit workbook looked at: nothing is recorded. */
  'grading.readVisit': method({
    title: '读取现场评分表',
    access: everyClerk,
    reach: 'county',
    input: z.object({ roundId: idSchema }),
    output: z.object({
      homes: z.array(
        z.object({
          sheet: z.string(),
          name: z.string(),
          /** Items against what the county has recorded; `missing` neither here nor recorded. */
          changed: z.number(),
          unchanged: z.number(),
          missing: z.number(),
          /** What is found true, in words: what becomes of each. */
          vetoes: z.array(z.string()),
          score: visitScoreSchema,
        }),
      ),
      /** Any fault refuses the whole file. */
      faults: z.array(z.object({ sheet: z.string(), row: z.number().nullable(), message: z.string() })),
    }),
    file: { dialog: 'open', title: '选择现场评分表', filterName: 'Excel 工作簿', extensions: ['xlsx', 'xls'] },
  }),
} as const;

export const gradingVisitMethods = {
  /** All or nothing; `isFinal` hands the scores in, else they are kept as begun. a home whose sheet says what is recorded is left alone. */
  'grading.commitVisit': method({
    title: '导入现场评分表',
    access: everyClerk,
    reach: 'county',
    input: z.object({ roundId: idSchema, scores: z.array(visitScoreSchema).min(1, '没有可以导入的评分').max(2000), isFinal: z.boolean() }),
    output: z.object({ homes: z.number(), unchanged: z.number(), vetoes: z.number() }),
  }),
} as const;
