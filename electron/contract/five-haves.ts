/** The five-haves checklist (照料服务“五有”): items as data, checks by hand, what the ledger itself knows of them. */
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
import { idSchema, isoDateSchema } from './values.ts';

export const fiveHavesItemSchema = z.object({ key: z.string().min(1).max(40), text: z.string() });
export type FiveHavesItem = z.infer<typeof fiveHavesItemSchema>;
const answeredSchema = fiveHavesItemSchema.extend({ isMet: z.boolean(), note: z.string().nullable() });
/** What the ledger itself knows of an item, to be compared with the answer. */
export const fiveHavesHintSchema = z.object({ key: z.string(), isMet: z.boolean(), text: z.string() });
export type FiveHavesHint = z.infer<typeof fiveHavesHintSchema>;
export const fiveHavesCheckSchema = z.object({
  checkId: z.number(),
  checkedOn: isoDateSchema,
  checkedBy: z.string(),
  items: z.array(answeredSchema),
  isComplete: z.boolean(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
});
export type FiveHavesCheck = z.infer<typeof fiveHavesCheckSchema>;

export const fiveHavesStandings = [
  { id: 'never', label: '从未检查', wordings: [] },
  { id: 'lacking', label: '未落实', wordings: [] },
  { id: 'due', label: '应复查', wordings: [] },
  { id: 'complete', label: '已落实', wordings: [] },
] as const;
export const fiveHavesStandingSchema = z.enum(['never', 'lacking', 'due', 'complete']);
export type FiveHavesStanding = z.infer<typeof fiveHavesStandingSchema>;

const fiveHavesFilterSchema = scatteredPlaceSchema.extend({
  standing: fiveHavesStandingSchema.nullable(),
  /** Only people who lack this item. */
  missingKey: z.string().max(40).nullable(),
});
export type FiveHavesFilter = z.infer<typeof fiveHavesFilterSchema>;

export const fiveHavesInputSchema = z.object({
  personId: idSchema,
  checkedOn: isoDateSchema,
  checkedBy: z.string().trim().min(1, '请填写检查人').max(40),
  /** Each item of the checklist once; none is answered beforehand. */
  items: z.array(z.object({ key: z.string().min(1).max(40), isMet: z.boolean(), note: z.string().trim().max(120).nullable() })).max(20),
});
export type FiveHavesInput = z.infer<typeof fiveHavesInputSchema>;

export const fiveHavesMethods = {
  'fiveHaves.page': method({
    title: '查看五有落实',
    access: scatteredReaders,
    reach: 'own',
    input: fiveHavesFilterSchema.extend(tablePageSchema),
    output: z.object({
      total: z.number(),
      rows: z.array(
        scatteredPersonSchema.extend({
          standing: fiveHavesStandingSchema,
          dueOn: isoDateSchema.nullable(),
          check: fiveHavesCheckSchema.nullable(),
          /** What the ledger says of the items it knows. */
          hints: z.array(fiveHavesHintSchema),
        }),
      ),
      items: z.array(fiveHavesItemSchema),
      counts: z.record(z.string(), z.number()),
      /** Of the people of the place: those the indicator counts, and all of them. */
      fulfilled: z.number(),
      listed: z.number(),
      /** People who lack an item, by its key; of those who were checked. */
      missing: z.record(z.string(), z.number()),
    }),
  }),
  'fiveHaves.record': method({
    title: '登记五有检查',
    access: everyRegistrar,
    reach: { record: 'person', key: 'personId' },
    input: fiveHavesInputSchema,
    output: z.object({ checkId: z.number(), isComplete: z.boolean(), warnings: z.array(z.string()) }),
  }),
  'fiveHaves.withdraw': method({
    title: '撤回五有检查',
    access: everyRegistrar,
    reach: { record: 'fiveHavesCheck', key: 'checkId' },
    input: z.object({ checkId: idSchema, reason: withdrawReasonSchema }),
    output: z.object({}),
  }),
  'fiveHaves.export': method({
    title: '导出五有落实清单',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ filter: fiveHavesFilterSchema, protection: protectionSchema }),
    output: exportedSchema,
    file: workbookFile('导出五有落实清单'),
    isJob: true,
  }),
} as const;
