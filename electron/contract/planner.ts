/** The placement planner (安置方案): a proposal for everybody who waits, decided line by line by the clerk; what more beds would bring. */
import { z } from 'zod';
import { bedTypeSchema } from './beds.ts';
import { countyUsers, everyClerk, method } from './method.ts';
import { selfCareLevelSchema, sexSchema } from './terms.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';

export const planDistances = [
  { id: 0, label: '本村' },
  { id: 1, label: '本乡镇' },
  { id: 2, label: '邻近乡镇' },
  { id: 3, label: '县内其他' },
] as const;

const planHomeSchema = z.object({
  homeId: z.number(),
  name: z.string(),
  townName: z.string(),
  registered: z.number(),
  residents: z.number(),
  free: z.number(),
  freeNursing: z.number(),
  /** Beds drawn one by one; else registered less residents counts as free. */
  isDrawn: z.boolean(),
  /** Only the beds the operator's contract keeps for destitute people count. */
  isGuaranteed: z.boolean(),
  placed: z.number(),
  placedNursing: z.number(),
});
export type PlanHomeRow = z.infer<typeof planHomeSchema>;

const classSchema = z.object({
  label: z.string(),
  waiting: z.number(),
  placed: z.number(),
  /** By going down the list. */
  greedy: z.number(),
});

const totalsSchema = z.object({
  classes: z.array(classSchema),
  placed: z.number(),
  greedyPlaced: z.number(),
  wishes: z.number(),
  greedyWishes: z.number(),
  wishing: z.number(),
  /** People by distance: village, township, neighbouring township, elsewhere. */
  distances: z.array(z.number()),
  greedyDistances: z.array(z.number()),
  /** Nursing beds given to people who need none. */
  spared: z.number(),
  greedySpared: z.number(),
  /** People the county approved for one home, who go there or nowhere; those it refused, who go nowhere. */
  approved: z.number(),
  approvedPlaced: z.number(),
  refused: z.number(),
  couples: z.number(),
  couplesPlaced: z.number(),
  isProven: z.boolean(),
  /** Whether there can be anything better, in plain words. */
  proof: z.string(),
});
export type PlanTotals = z.infer<typeof totalsSchema>;

export const planLineSchema = z.object({
  lineId: z.number(),
  personId: z.number(),
  name: z.string(),
  sex: sexSchema,
  age: z.number(),
  level: selfCareLevelSchema.nullable(),
  rank: z.number(),
  waitingDays: z.number(),
  townName: z.string().nullable(),
  villageName: z.string().nullable(),
  homeId: z.number().nullable(),
  homeName: z.string().nullable(),
  bedType: bedTypeSchema.nullable(),
  isCoupleRoom: z.boolean(),
  distance: z.number().nullable(),
  isWished: z.boolean(),
  wishedHomeName: z.string().nullable(),
  /** The home of the county's approval; he is planned into no other. */
  approvedHomeName: z.string().nullable(),
  partnerName: z.string().nullable(),
  why: z.string(),
  whyNotWished: z.string().nullable(),
  whyNotNearer: z.string().nullable(),
  /** Where the greedy list would have placed him. */
  greedyHomeName: z.string().nullable(),
  decision: z.enum(['accepted', 'declined']).nullable(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** The bed that is held; null for a place in a home without a bed map, or once the reservation was taken back. */
  bed: z.string().nullable(),
  bedStayId: z.number().nullable(),
  /** Why a promised place was given back; null while it stands, and for beds. */
  releasedReason: z.string().nullable(),
});
export type PlanLine = z.infer<typeof planLineSchema>;

const planViewSchema = totalsSchema.extend({
  planId: z.number(),
  asOf: isoDateSchema,
  recordedAt: z.string(),
  recordedBy: z.string(),
  /** The list or the beds are no longer what the proposal was made from. */
  isOutdated: z.boolean(),
  waiting: z.number(),
  reserved: z.number(),
  milliseconds: z.number(),
  homes: z.array(planHomeSchema),
  lines: z.array(planLineSchema),
});
export type PlanView = z.infer<typeof planViewSchema>;

const bedChangeSchema = z.object({
  homeId: idSchema,
  nursing: z.number().int('床位应为整数').min(0).max(1000),
  normal: z.number().int('床位应为整数').min(0).max(1000),
  /** Nothing more of it may be filled. */
  isClosed: z.boolean(),
});

export const plannerMethods = {
  'planner.facts': method({
    title: '查看安置条件',
    access: countyUsers,
    reach: 'county',
    input: z.object({ asOf: isoDateSchema }),
    output: z.object({
      asOf: isoDateSchema,
      waiting: z.number(),
      /** On the list, but a bed or place is kept for them. */
      reserved: z.number(),
      /** Beds and places kept in all, for people who do not wait too. */
      held: z.number(),
      classes: z.array(z.object({ label: z.string(), waiting: z.number() })),
      homes: z.array(planHomeSchema),
      /** What one more nursing bed costs by parameter; null while nobody has laid it down. */
      bedCostFen: fenSchema.nullable(),
    }),
  }),
  'planner.make': method({
    title: '编制安置方案',
    access: everyClerk,
    reach: 'county',
    input: z.object({ asOf: isoDateSchema }),
    output: z.object({ planId: z.number() }),
    isJob: true,
  }),
  /** The newest proposal, or the one asked for; null while there is none. */
  'planner.plan': method({
    title: '查看安置方案',
    access: countyUsers,
    reach: 'county',
    input: z.object({ planId: idSchema.nullable() }),
    output: z.object({
      plan: planViewSchema.nullable(),
      history: z.array(z.object({ planId: z.number(), asOf: isoDateSchema, recordedAt: z.string(), recordedBy: z.string() })),
    }),
  }),
  /** Accepting holds a bed; declining needs a reason. Lines of a couple are decided together. Each line stands or falls alone. */
  'planner.decide': method({
    title: '决定安置方案',
    access: everyClerk,
    reach: 'county',
    input: z
      .object({
        lineIds: z.array(idSchema).min(1).max(2000),
        decision: z.enum(['accepted', 'declined']),
        reason: z.string().trim().max(200).nullable(),
      })
      .refine(({ decision, reason }) => decision === 'accepted' || (reason ?? '') !== '', { path: ['reason'], message: '请填写理由' }),
    output: z.object({
      decided: z.number(),
      refused: z.array(z.object({ lineId: z.number(), name: z.string(), text: z.string() })),
    }),
  }),
  'planner.whatIf': method({
    title: '测算增减床位',
    access: countyUsers,
    reach: 'county',
    input: z.object({ asOf: isoDateSchema, changes: z.array(bedChangeSchema).min(1).max(200) }),
    output: z.object({
      before: totalsSchema,
      after: totalsSchema,
      homes: z.array(z.object({ homeId: z.number(), name: z.string(), before: z.number(), after: z.number() })),
    }),
    isJob: true,
  }),
  /** The fewest more nursing beds with which the rate of centralised support reaches its target. */
  'planner.reach': method({
    title: '测算达标床位',
    access: countyUsers,
    reach: 'county',
    input: z.object({ asOf: isoDateSchema, target: z.number().min(0).max(100).nullable(), bedCostFen: fenSchema.nullable() }),
    output: z.object({
      scope: z.string(),
      target: z.number().nullable(),
      numerator: z.number(),
      denominator: z.number(),
      shown: z.string(),
      missing: z.number(),
      /** Of those missing, placed by the proposal with the beds there are, or with a bed held for them already. */
      placedNow: z.number(),
      beds: z.number(),
      homes: z.array(z.object({ homeId: z.number(), name: z.string(), townName: z.string(), beds: z.number() })),
      /** Missing even with all these beds: nobody else of the scope waits. */
      shortOf: z.number(),
      shownAfter: z.string(),
      bedCostFen: fenSchema.nullable(),
      costFen: fenSchema.nullable(),
    }),
    isJob: true,
  }),
} as const;
