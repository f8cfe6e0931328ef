/** What another standard, other rules, or both would cost over a year, beside what is in force today. Nothing of it is kept. */
import { z } from 'zod';
import { countyUsers, method } from './method.ts';
import { pickRules, prorations } from './payment-rules.ts';
import { protectionSchema } from './protection.ts';
import { areaTypeSchema, selfCareLevelSchema, standardKindSchema, supportModeSchema } from './terms.ts';
import { fenSchema, isoDateSchema, isoMonthSchema } from './values.ts';

/** A standard as it might be fixed; no document stands behind it yet. */
export const supposedStandardSchema = z
  .object({
    kind: standardKindSchema,
    areaType: areaTypeSchema.nullable(),
    mode: supportModeSchema.nullable(),
    level: selfCareLevelSchema.nullable(),
    amountFen: fenSchema.refine((amount) => amount > 0, '标准应大于零'),
    validFrom: isoDateSchema,
  })
  .refine(({ kind, level }) => (kind === 'careAllowance') === (level !== null), { path: ['level'], message: '照料护理标准需选择自理能力' })
  .refine(({ kind, areaType }) => (kind === 'careAllowance') === (areaType === null), { path: ['areaType'], message: '请选择城市或农村' })
  .refine(({ kind, mode }) => mode === null || kind === 'basicLiving', {
    path: ['mode'],
    message: '只有基本生活标准按供养方式区分',
  });
export type SupposedStandard = z.infer<typeof supposedStandardSchema>;

const idsOf = <Id extends string>(list: readonly { readonly id: Id }[]): [Id, ...Id[]] => list.map(({ id }) => id) as [Id, ...Id[]];

const multiple = z.number().positive('倍数应大于零').max(100, '倍数过大');

/** Null: as it is today. */
export const supposedRulesSchema = z.object({
  /** Days of a month in which something changed. */
  proration: z.enum(idsOf(prorations)).nullable(),
  /** Which standard a month takes that begins within it. */
  pickRule: z.enum(idsOf(pickRules)).nullable(),
  /** Funeral expenses, in basic living standards. */
  funeralMultiple: multiple.nullable(),
  /** Basic living standard as so many times the dibao standard of its area, rounded up to the yuan, from a day on. */
  basicMultiple: z.object({ multiple, validFrom: isoDateSchema }).nullable(),
});

export const whatIfInputSchema = z
  .object({
    year: z.number().int().min(2000, '年度有误').max(2100, '年度有误'),
    standards: z.array(supposedStandardSchema).max(30, '一次最多假设 30 项标准'),
    rules: supposedRulesSchema,
  })
  .refine(({ standards, rules }) => standards.length > 0 || Object.values(rules).some((rule) => rule !== null), {
    path: ['standards'],
    message: '请至少假设一项标准或一条规则',
  });
export type WhatIfInput = z.infer<typeof whatIfInputSchema>;

const cost = { todayFen: z.number(), newFen: z.number() };
const group = z.object({
  key: z.string(),
  name: z.string(),
  ...cost,
  /** Who is due anything there in the year, by either. */
  people: z.number(),
  /** Of them, whose amount would change. */
  affected: z.number(),
});
export type WhatIfGroup = z.infer<typeof group>;

export const whatIfSchema = z.object({
  year: z.number(),
  ...cost,
  people: z.number(),
  affected: z.number(),
  byType: z.array(group),
  byTown: z.array(group),
  /** What goes to each home, and what people receive themselves. */
  byHome: z.array(group),
  byMonth: z.array(z.object({ month: isoMonthSchema, ...cost, isLocked: z.boolean() })),
  /** Of the difference, what falls on months whose sheets are locked: it would come as corrections. */
  lockedDifferenceFen: z.number(),
  /** What was supposed, in words. */
  supposed: z.array(z.string()),
  /** What the figures rest on. */
  notes: z.array(z.string()),
});
export type WhatIf = z.infer<typeof whatIfSchema>;

export const whatIfMethods = {
  /** What the year is computed from today: the standards and rules in force, to begin with. */
  'whatIf.compute': method({
    title: '测算',
    access: countyUsers,
    reach: 'county',
    input: whatIfInputSchema,
    output: whatIfSchema,
    isJob: true,
  }),
  'whatIf.paper': method({
    title: '打印测算说明',
    access: countyUsers,
    reach: 'county',
    input: z.object({ input: whatIfInputSchema, purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array), pages: z.number() }),
    isJob: true,
  }),
  'whatIf.save': method({
    title: '保存测算说明',
    access: countyUsers,
    reach: 'county',
    input: z.object({ input: whatIfInputSchema, format: z.enum(['pdf', 'docx', 'xlsx']), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存测算说明', filterName: '测算说明', extensions: ['pdf', 'docx', 'xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
