/** Which renovation projects first (改造选择): the set that lifts the rate most under a budget. Nothing of it is kept but papers. */
import { z } from 'zod';
import { countyUsers, method } from './method.ts';
import { protectionSchema } from './protection.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';

/** How far somebody may be placed from where he lives; a home he wishes for is never too far. */
export const choiceReaches = [
  { id: 3, label: '全县' },
  { id: 2, label: '本乡镇和邻近乡镇' },
  { id: 1, label: '本乡镇' },
] as const;
export const choiceDecisions = [
  { id: 'open', label: '参选' },
  { id: 'fixed', label: '必选' },
  { id: 'out', label: '不选' },
] as const;

const beds = z.number().int('床位应为整数').min(-1000).max(1000);
const candidateSchema = z.object({
  /** Of a project of the ledger; null for one that is only tried. */
  projectId: idSchema.nullable(),
  code: z.string().trim().min(1, '请填写编号').max(40),
  name: z.string().trim().min(1, '请填写名称').max(100),
  /** The home it renovates; null for a new home in a township. */
  homeId: idSchema.nullable(),
  townCode: z.string().max(12).nullable(),
  /** Takes nothing from the budget: its contract is signed. */
  isCommitted: z.boolean(),
  costFen: fenSchema.refine((cost) => cost >= 0, '金额不能为负数').nullable(),
  /** Gained by it; below zero where beds are lost or turned into nursing beds. */
  nursing: beds,
  normal: beds,
  readyOn: isoDateSchema.nullable(),
  decision: z.enum(['open', 'fixed', 'out']),
});
export type ChoiceCandidate = z.infer<typeof candidateSchema>;

const questionSchema = z
  .object({
    asOf: isoDateSchema,
    /** In use by this day or not counted. */
    by: isoDateSchema,
    budgetFen: fenSchema.refine((budget) => budget >= 0, '预算不能为负数'),
    reach: z.literal([1, 2, 3]),
    /** Step of the curve of more money, and how many; 0 leaves it out. */
    stepFen: fenSchema.refine((step) => step > 0, '步长应大于零'),
    steps: z.number().int().min(0).max(20),
    candidates: z.array(candidateSchema).min(1, '没有候选项目').max(200),
  })
  .refine(({ candidates }) => new Set(candidates.map(({ code }) => code)).size === candidates.length, {
    path: ['candidates'],
    message: '项目编号重复',
  })
  .refine(({ candidates }) => candidates.every(({ homeId, townCode }) => homeId !== null || townCode !== null), {
    path: ['candidates'],
    message: '请选择敬老院或乡镇',
  });
export type ChoiceQuestion = z.output<typeof questionSchema>;

/** Beds a project takes away, in words; null where it takes none. */
export function lostBedsWords({ nursing, normal }: Pick<ChoiceCandidate, 'nursing' | 'normal'>): string | null {
  if (normal < 0 && nursing >= -normal) return `${-normal} 张普通床位改为护理型`;
  const lost = [normal < 0 ? `普通床位减少 ${-normal} 张` : '', nursing < 0 ? `护理型床位减少 ${-nursing} 张` : ''].filter(Boolean);
  return lost.length > 0 ? lost.join('，') : null;
}

/** What to say where nothing is left to choose: all that take part are fixed; null where some are open. */
export function allFixedWords(candidates: readonly Pick<ChoiceCandidate, 'decision' | 'isCommitted'>[]): string | null {
  const taking = candidates.filter(({ decision }) => decision !== 'out');
  return taking.length > 0 && taking.every(({ decision, isCommitted }) => isCommitted || decision === 'fixed')
    ? '参加测算的项目都已签合同或设为必选，没有可取舍的项目，结果就是这些项目全部建成。'
    : null;
}

const rateSchema = z.object({ placed: z.number(), shown: z.string(), met: z.boolean().nullable(), missing: z.number().nullable() });
/** Projects whose contract is signed go ahead with every set and are not named in it. */
const setSchema = rateSchema.extend({ codes: z.array(z.string()), costFen: z.number() });
export type ChoiceSet = z.infer<typeof setSchema>;

const answerSchema = z.object({
  scope: z.string(),
  target: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number(),
  shownNow: z.string(),
  /** Counted and not in a home: with a bed held already; who wish and wait; who do not. */
  held: z.number(),
  waiting: z.number(),
  /** Couples among them: each counts as two people, and two beds. */
  couples: z.number(),
  unwilling: z.number(),
  /** With the free beds and the fixed projects alone. */
  base: rateSchema,
  /** Were every project done. */
  most: rateSchema,
  best: setSchema.nullable(),
  second: setSchema.nullable(),
  greedy: setSchema.nullable(),
  isProven: z.boolean(),
  atMost: z.number(),
  candidates: z.array(
    z.object({
      code: z.string(),
      isChosen: z.boolean(),
      isInSecond: z.boolean(),
      isInGreedy: z.boolean(),
      alone: z.number().nullable(),
      why: z.string(),
    }),
  ),
  /** People of the best set by home, those on free beds among them. */
  homes: z.array(z.object({ name: z.string(), townName: z.string(), placed: z.number() })),
  curve: z.array(z.object({ budgetFen: z.number(), placed: z.number(), shown: z.string() })),
  nextFen: z.number().nullable(),
  milliseconds: z.number(),
});
export type ChoiceAnswer = z.infer<typeof answerSchema>;

const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const choiceMethods = {
  /** Projects before acceptance as candidates, homes and townships for those that are only tried, and where the rate stands. */
  'choice.candidates': method({
    title: '查看改造候选项目',
    access: countyUsers,
    reach: 'county',
    input: z.object({ asOf: isoDateSchema }),
    output: z.object({
      candidates: z.array(candidateSchema.extend({ homeName: z.string(), townName: z.string(), stageName: z.string() })),
      homes: z.array(z.object({ homeId: z.number(), name: z.string(), townName: z.string() })),
      towns: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  }),
  'choice.solve': method({
    title: '测算优先改造项目',
    access: countyUsers,
    reach: 'county',
    input: questionSchema,
    output: answerSchema,
    isJob: true,
  }),
  'choice.paper': method({
    title: '预览改造选择测算书',
    access: countyUsers,
    reach: 'county',
    input: z.object({ question: questionSchema, purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), warnings: z.array(z.string()) }),
    isJob: true,
  }),
  'choice.savePaper': method({
    title: '保存改造选择测算书',
    access: countyUsers,
    reach: 'county',
    input: z.object({ question: questionSchema, format: z.enum(['pdf', 'xlsx']), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存改造选择测算书', filterName: '文书', extensions: ['pdf', 'xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
