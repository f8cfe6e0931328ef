/** Everything a person was ever due, paid, offset, claimed back or still waits for: one page that adds up. */
import { z } from 'zod';
import { everybody, method, officers } from './method.ts';
import { protectionSchema } from './protection.ts';
import { sheetStateSchema } from './payments.ts';
import { idSchema, isoMonthSchema } from './values.ts';

/** Due = issued − offset − recovered + pending + difference, for every item, every month and in total. All in fen, none below zero but the difference. */
const amounts = {
  /** By what is known now. */
  dueFen: z.number(),
  /** Regular lines, back pay and funeral expenses of locked sheets, less what the bank sent back. */
  issuedFen: z.number(),
  offsetFen: z.number(),
  recoveredFen: z.number(),
  pendingFen: z.number(),
  /** Due but on no locked sheet; below zero: too much was paid and no locked sheet says so yet. */
  differenceFen: z.number(),
};
export type HistoryAmounts = { readonly [Name in keyof typeof amounts]: number };

const itemSchema = z.object({ scheme: z.string(), title: z.string(), ...amounts, reason: z.string().nullable() });
const monthSchema = z.object({ month: isoMonthSchema, items: z.array(itemSchema), ...amounts });

const entrySchema = z.object({
  title: z.string(),
  forMonth: isoMonthSchema,
  fen: z.number(),
  payee: z.string(),
  /** How it reached the payee, once that is known. */
  paidBy: z.string().nullable(),
});
const sheetSchema = z.object({
  scheme: z.string(),
  title: z.string(),
  month: isoMonthSchema,
  state: sheetStateSchema,
  isLocked: z.boolean(),
  /** Paid lines above zero, offsets below, recoveries below, pending above, returned by the bank below: as the sheet and the bank hold them. */
  entries: z.array(entrySchema),
  issuedFen: z.number(),
  offsetFen: z.number(),
  recoveredFen: z.number(),
  pendingFen: z.number(),
});

export const moneyHistorySchema = z.object({
  personId: z.number(),
  name: z.string(),
  idNumber: z.string(),
  /** Months of the ledger's sheets that the person was or is due something for, oldest first. */
  months: z.array(monthSchema),
  /** In the order they were made. */
  sheets: z.array(sheetSchema),
  totals: z.object(amounts),
  ledgerStart: isoMonthSchema.nullable(),
});
export type MoneyHistory = z.infer<typeof moneyHistorySchema>;
export type HistoryMonth = MoneyHistory['months'][number];
export type HistorySheet = MoneyHistory['sheets'][number];

const person = z.object({ personId: idSchema });
const ofPerson = { record: 'person', key: 'personId' } as const;

export const paymentHistoryMethods = {
  'payments.history': method({ title: '查看发放明细', access: everybody, reach: ofPerson, input: person, output: moneyHistorySchema }),
  'payments.historyPaper': method({
    title: '预览发放明细',
    access: officers,
    reach: ofPerson,
    input: person.extend({ purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array), pages: z.number() }),
  }),
  'payments.saveHistory': method({
    title: '保存发放明细',
    access: officers,
    reach: ofPerson,
    input: person.extend({ format: z.enum(['pdf', 'xlsx']), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: {
      dialog: 'save',
      title: '保存发放明细',
      filterName: 'PDF 文件或 Excel 工作簿',
      extensions: ['pdf', 'xlsx'],
      encryptedAs: 'zip',
    },
  }),
} as const;
