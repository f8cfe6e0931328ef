import { z } from 'zod';
import { everybody, method } from './method.ts';
import { selfCareLevelSchema, sexSchema, supportModeSchema, admissionWishSchema } from './terms.ts';
import { protectionSchema } from './protection.ts';
import { isoDateSchema } from './values.ts';

/** Indicators as of a day, with the names behind each number. */
/** Decimals a ratio is shown with at most, where fewer would put it on the wrong side of its target. */
export const mostShownDecimals = 6;
export const indicatorCodes = [
  'IND01',
  'IND01_S1',
  'IND01_S2',
  'IND02',
  'IND03',
  'IND04',
  'IND05',
  'IND06',
  'IND07',
  'IND08',
  'IND08_RECEIVED',
  'IND08_PAID',
  'IND09_G1',
  'IND09_G2',
  'IND09_G3',
  'IND09_G0',
  'IND09_NONE',
  'IND10',
  'IND11',
  'IND11_SPENT',
  'IND12',
  'IND13',
  'IND14',
  'IND15',
  'IND16',
  'IND16_URBAN',
  'IND17',
  'IND18',
  'IND19',
  'IND20',
  'IND21',
  'IND22',
] as const;
export const indicatorCodeSchema = z.enum(indicatorCodes);
export type IndicatorCode = z.infer<typeof indicatorCodeSchema>;

export const indicatorRowSchema = z.object({
  code: indicatorCodeSchema,
  name: z.string(),
  /** 口径, in words. */
  scope: z.string(),
  numeratorTitle: z.string(),
  denominatorTitle: z.string(),
  /** Year of the task a renovation rate is of: one row for each. */
  batchYear: z.number().nullable(),
  /** People are listed by name, homes by their figures; items are projects, counties, happiness homes or standards. */
  lists: z.enum(['people', 'homes', 'items']),
  /** What numerator and denominator count; amounts in fen. */
  unit: z.enum(['count', 'fen']),
  numerator: z.number(),
  denominator: z.number(),
  shown: z.string(),
  footnote: z.string().nullable(),
  target: z.number().nullable(),
  /** A task is told in projects. */
  targetUnit: z.enum(['%', '处', '倍']),
  /** The target is the most it may be, not the least. */
  isCeiling: z.boolean(),
  met: z.boolean().nullable(),
  /** People, beds or projects missing to the target. */
  missing: z.number().nullable(),
  /** In the register and never assessed: beside the rate, on neither side of it. */
  unassessed: z.number(),
  /** What else must be said beside the number. */
  note: z.string().nullable(),
});
export type IndicatorRow = z.infer<typeof indicatorRowSchema>;

/** `numerator`: who counts; `rest`: in the denominator and not in the numerator; `unassessed`: beside both. */
export const indicatorSides = ['numerator', 'rest', 'unassessed'] as const;
export type IndicatorSide = (typeof indicatorSides)[number];

export const indicatorPersonSchema = z.object({
  personId: z.number(),
  name: z.string(),
  idNumber: z.string().nullable(),
  sex: sexSchema,
  age: z.number(),
  townName: z.string().nullable(),
  villageName: z.string().nullable(),
  level: selfCareLevelSchema.nullable(),
  assessedOn: isoDateSchema.nullable(),
  mode: supportModeSchema.nullable(),
  homeName: z.string().nullable(),
  wish: admissionWishSchema.nullable(),
  /** Days since he waits for a place; null for who does not. */
  waitingDays: z.number().nullable(),
  /** `本月去世` and the like. */
  note: z.string().nullable(),
});
export type IndicatorPerson = z.infer<typeof indicatorPersonSchema>;

export const indicatorHomeSchema = z.object({
  homeId: z.number(),
  name: z.string(),
  townName: z.string(),
  numerator: z.number(),
  denominator: z.number(),
  shown: z.string(),
  note: z.string().nullable(),
});
export type IndicatorHome = z.infer<typeof indicatorHomeSchema>;

/** A project, a county, a happiness home or a standard behind a rate. */
export const indicatorItemSchema = z.object({
  key: z.string(),
  name: z.string(),
  place: z.string().nullable(),
  /** Page of it. */
  link: z.string(),
  numerator: z.number(),
  denominator: z.number(),
  shown: z.string(),
  note: z.string().nullable(),
});
export type IndicatorItem = z.infer<typeof indicatorItemSchema>;

const asOf = {
  asOf: isoDateSchema,
  /** Only what the ledger knew at the end of this day; all it knows when absent. */
  knownOn: isoDateSchema.nullable().optional(),
};
const longestPage = 200;
const namesInput = z.object({ ...asOf, code: indicatorCodeSchema, side: z.enum(indicatorSides) });
export type IndicatorNamesInput = z.infer<typeof namesInput>;

const longestTrend = 60;
const oneOf = z.object({ ...asOf, code: indicatorCodeSchema, batchYear: z.number().int().nullable() });
const shownSchema = indicatorRowSchema.pick({ numerator: true, denominator: true, shown: true });
const pointSchema = shownSchema.extend({
  asOf: isoDateSchema,
  target: z.number().nullable(),
  met: z.boolean().nullable(),
  /** What the report of this period told. */
  closed: shownSchema.nullable(),
});
export type IndicatorPoint = z.infer<typeof pointSchema>;
const placeSchema = shownSchema.extend({ key: z.string(), name: z.string(), met: z.boolean().nullable() });
export type IndicatorPlace = z.infer<typeof placeSchema>;

const rateSchema = z.object({
  numerator: z.number(),
  denominator: z.number(),
  shown: z.string(),
  footnote: z.string().nullable(),
  target: z.number().nullable(),
  met: z.boolean().nullable(),
  missing: z.number().nullable(),
});

export const indicatorMethods = {
  'indicators.list': method({
    title: '查看指标',
    access: everybody,
    reach: 'own',
    input: z.object(asOf),
    output: z.object({
      asOf: isoDateSchema,
      /** Of a user bound to a place; null for the whole county. */
      placeName: z.string().nullable(),
      rows: z.array(indicatorRowSchema),
    }),
  }),
  /** The first screen: both scopes of the rate of centralised support, where it came from, who waits, where there is room. */
  'indicators.headline': method({
    title: '查看指标',
    access: everybody,
    reach: 'own',
    input: z.object({}),
    output: z.object({
      asOf: isoDateSchema,
      placeName: z.string().nullable(),
      main: rateSchema.extend({ code: indicatorCodeSchema, name: z.string(), scope: z.string() }),
      other: rateSchema.extend({ code: indicatorCodeSchema, name: z.string(), scope: z.string() }),
      unassessed: z.number(),
      /** `跌破60%，还差1人`; null while the target is met or there is none. */
      alert: z.string().nullable(),
      trend: z.array(
        z.object({ asOf: isoDateSchema, numerator: z.number(), denominator: z.number(), shown: z.string(), target: z.number().nullable() }),
      ),
      waiting: z.object({ people: z.number(), ofScope: z.number(), longestDays: z.number().nullable() }),
      /** Residents without a bed of record are taken off the free beds. */
      beds: z.object({ free: z.number(), nursing: z.number(), withoutBed: z.number() }),
    }),
  }),
  'indicators.people': method({
    title: '查看指标名单',
    access: everybody,
    reach: 'own',
    input: namesInput.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(longestPage) }),
    output: z.object({ total: z.number(), rows: z.array(indicatorPersonSchema) }),
  }),
  'indicators.homes': method({
    title: '查看指标名单',
    access: everybody,
    reach: 'own',
    input: z.object({ ...asOf, code: indicatorCodeSchema }),
    output: z.array(indicatorHomeSchema),
  }),
  'indicators.items': method({
    title: '查看指标名单',
    access: everybody,
    reach: 'own',
    input: z.object({ ...asOf, code: indicatorCodeSchema, batchYear: z.number().int().nullable() }),
    output: z.array(indicatorItemSchema),
  }),
  /** One indicator at the ends of the months before, and on the day; beside it what was closed then. */
  'indicators.trend': method({
    title: '查看指标走势',
    access: everybody,
    reach: 'own',
    input: oneOf.extend({ months: z.number().int().min(1).max(longestTrend) }),
    output: z.array(pointSchema),
  }),
  /** One indicator by township, and by home where people live in one. */
  'indicators.places': method({
    title: '查看分乡镇指标',
    access: everybody,
    reach: 'own',
    input: oneOf,
    output: z.object({ towns: z.array(placeSchema), homes: z.array(placeSchema) }),
  }),
  'indicators.export': method({
    title: '导出指标名单',
    access: everybody,
    reach: 'own',
    input: namesInput.extend({ protection: protectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出指标名单', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
