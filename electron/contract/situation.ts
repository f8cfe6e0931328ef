/** 一图一表: where a county or a township stands against the hard targets, on one screen and on one page of A4. */
import { z } from 'zod';
import { indicatorCodeSchema } from './indicators.ts';
import { method, scatteredReaders } from './method.ts';
import { protectionSchema } from './protection.ts';
import { isoDateSchema, isoMonthSchema } from './values.ts';

/** `unknown`: the program does not know enough to count. `due`: open and near its deadline. `overdue`: the deadline has passed. */
export const situationStates = [
  { id: 'met', label: '已达标', tone: 'success' },
  { id: 'open', label: '推进中', tone: 'info' },
  { id: 'due', label: '临近期限', tone: 'warning' },
  { id: 'overdue', label: '逾期未达', tone: 'error' },
  { id: 'unknown', label: '缺资料', tone: 'default' },
] as const;
const situationStateSchema = z.enum(['met', 'open', 'due', 'overdue', 'unknown']);

const targetSchema = z.object({
  code: indicatorCodeSchema,
  name: z.string(),
  /** `60%以上`, `6处`, `1.3:1以内`. */
  bar: z.string(),
  /** Of the document, letter for letter. */
  words: z.string(),
  documentNo: z.string(),
  clause: z.string(),
  dueOn: isoDateSchema.nullable(),
  /** Days to the deadline, negative after it. */
  daysLeft: z.number().nullable(),
  shown: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** What numerator and denominator count; null where they are amounts. */
  counts: z.string().nullable(),
  /** Tenths of a percent done of the target, at most 1000: for a bar. */
  done: z.number().nullable(),
  /** `低3.2个百分点`; null once the target is met or nothing is counted. */
  gap: z.string().nullable(),
  /** How many more: `再集中供养8人`. */
  need: z.string().nullable(),
  state: situationStateSchema,
  /** The same number in its other scope, and who is on neither side of it: `含部分丧失 39.8%（193/485）`. */
  reference: z.string().nullable(),
  /** Page with the names behind the number. */
  link: z.string(),
});
export type SituationTarget = z.infer<typeof targetSchema>;

const rateSchema = z.object({
  code: indicatorCodeSchema,
  name: z.string(),
  shown: z.string(),
  numerator: z.number(),
  denominator: z.number(),
});

/** A township of the county, or a village of the township. */
const placeSchema = z.object({
  code: z.string(),
  name: z.string(),
  people: z.number(),
  centralised: z.number(),
  scattered: z.number(),
  dependent: z.number(),
  dependentCentralised: z.number(),
  rate: z.string(),
  waiting: z.number(),
  homes: z.number(),
  beds: z.number(),
  occupied: z.number(),
  happinessHomes: z.number(),
  lateProjects: z.number(),
});
export type SituationPlace = z.infer<typeof placeSchema>;

export const situationSchema = z.object({
  asOf: isoDateSchema,
  /** The county, or the township the sheet is of. */
  placeName: z.string(),
  townCode: z.string().nullable(),
  documentNo: z.string(),
  /** The county has chosen which document it follows. */
  isChosen: z.boolean(),
  targets: z.array(targetSchema),
  people: z.object({
    all: z.number(),
    centralised: z.number(),
    scattered: z.number(),
    completeLoss: z.number(),
    partialLoss: z.number(),
    unassessed: z.number(),
  }),
  rates: z.array(rateSchema),
  money: z.object({
    year: z.number(),
    /** Of the funds of the year; null for a township and where nothing is entered. */
    assignedFen: z.number().nullable(),
    spentFen: z.number(),
    executionRate: z.string().nullable(),
    months: z.array(z.object({ month: isoMonthSchema, totalFen: z.number(), persons: z.number() })),
  }),
  beds: z.object({
    homes: z.number(),
    registered: z.number(),
    nursing: z.number(),
    occupied: z.number(),
    free: z.number(),
    nursingFree: z.number(),
  }),
  waiting: z.object({ people: z.number(), dependent: z.number(), longestDays: z.number().nullable() }),
  grades: z.array(z.object({ label: z.string(), count: z.number(), share: z.string() })),
  projects: z.object({
    total: z.number(),
    done: z.number(),
    late: z.array(z.object({ projectId: z.number(), name: z.string(), townName: z.string(), stage: z.string(), days: z.number() })),
  }),
  trend: z.array(z.object({ asOf: isoDateSchema, numerator: z.number(), denominator: z.number(), target: z.number().nullable() })),
  /** Townships of the county; villages of a township. */
  places: z.array(placeSchema),
});
export type Situation = z.infer<typeof situationSchema>;

const of = {
  /** Null: the whole county; of a township user his own township. */
  townCode: z.string().max(12).nullable(),
  /** Today when absent. */
  asOf: isoDateSchema.nullable().optional(),
};
/** `each`: a page for the county and one for each township. */
const paperOf = { ...of, each: z.boolean().default(false) };
const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const situationMethods = {
  'situation.get': method({
    title: '查看单页情况表',
    access: scatteredReaders,
    reach: 'own',
    input: z.object(of),
    output: situationSchema.extend({
      towns: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  }),
  /** To look at, or to print (numbered and logged). */
  'situation.paper': method({
    title: '打印单页情况表',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ ...paperOf, purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), warnings: z.array(z.string()) }),
    isJob: true,
  }),
  'situation.save': method({
    title: '保存单页情况表',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ ...paperOf, protection: protectionSchema }),
    output: z.object({ file: z.string(), pages: z.number() }),
    file: { dialog: 'save', title: '保存单页情况表', filterName: 'PDF 文件', extensions: ['pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
