/** Why a line, a recovery or a pending amount stands on a sheet, to the fen: for the screen, and printed for an audit file. */
import { z } from 'zod';
import { everybody, method, officers } from './method.ts';
import { lineTypeSchema, payeeKindSchema } from './payments.ts';
import { protectionSchema } from './protection.ts';
import { optionalScheme } from './schemes.ts';
import { idSchema, isoMonthSchema } from './values.ts';

export const clauseSchema = z.object({
  text: z.string(),
  /** The document it stands in; null for the arithmetic of the program itself. */
  documentNo: z.string().nullable(),
  documentTitle: z.string().nullable(),
  /** Chapter or section of the document. */
  part: z.string().nullable(),
});
export type Clause = z.infer<typeof clauseSchema>;

const factSchema = z.object({ title: z.string(), text: z.string(), validFrom: z.string(), source: z.string(), recordedAt: z.string() });

export const explainedSchema = z.object({
  /** `line:12`, `recovery:3`, `pending:7`: what a print of one of them asks for. */
  key: z.string(),
  kind: z.enum(['line', 'recovery', 'pending']),
  /** Null for recoveries and pending amounts. */
  type: lineTypeSchema.nullable(),
  title: z.string(),
  forMonth: isoMonthSchema,
  of: z.string().nullable(),
  fen: z.number(),
  /** Null where nobody is paid by this sheet. */
  payee: payeeKindSchema.nullable(),
  payeeName: z.string().nullable(),
  payeeAccount: z.string().nullable(),
  payeeReason: z.string(),
  /** How it was paid, as it stands now: batch and the bank's answer, another way, returned, issued again. Empty for what no sheet pays. */
  paid: z.array(z.string()),
  /** Rule in plain words with its source. */
  rule: z.string(),
  clauses: z.array(clauseSchema),
  standard: z
    .object({
      name: z.string(),
      amountFen: z.number(),
      validFrom: z.string(),
      documentNo: z.string(),
      documentTitle: z.string().nullable(),
    })
    .nullable(),
  /** Dated parameters that decided, with their documents. */
  parameters: z.array(z.object({ title: z.string(), value: z.string(), validFrom: z.string(), documentNo: z.string() })),
  /** Facts that decided, each with its day, its source and when it was recorded. */
  facts: z.array(factSchema),
  /** From when until when support runs, and the day whose state counts. */
  dates: z.array(z.string()),
  /** Part of a month, where days are counted. */
  days: z.object({ days: z.number(), monthDays: z.number() }).nullable(),
  /** The last line of the reckoning. */
  arithmetic: z.string(),
  /** The whole reckoning, as a clerk would write it. */
  steps: z.array(z.string()),
  /** Of corrections: what earlier sheets hold for the same month, and what has been learnt since. */
  corrects: z
    .object({
      dueFen: z.number(),
      heldFen: z.number(),
      entries: z.array(z.object({ sheetMonth: isoMonthSchema, what: z.string(), fen: z.number(), payeeName: z.string().nullable() })),
      causes: z.array(factSchema.extend({ dueBeforeFen: z.number(), dueAfterFen: z.number() })),
    })
    .nullable(),
});
export type Explained = z.infer<typeof explainedSchema>;

export const explanationSchema = z.object({
  name: z.string(),
  idNumber: z.string(),
  /** What the sheet is called: 2022年3月特困人员供养金发放表. */
  sheetTitle: z.string(),
  /** Its state in words, and when it was built: everything is as it was known then. */
  stateLabel: z.string(),
  builtAt: z.string(),
  fingerprint: z.string().nullable(),
  lines: z.array(explainedSchema),
  /** Recoveries and pending amounts of the same sheet. */
  claims: z.array(explainedSchema),
});
export type Explanation = z.infer<typeof explanationSchema>;

const ofPerson = { record: 'person', key: 'personId' } as const;
const asked = z.object({ month: isoMonthSchema, ...optionalScheme, personId: idSchema });
/** One line, or null for all of the person's. */
const printed = asked.extend({ key: z.string().max(40).nullable() });

export const paymentExplainMethods = {
  'payments.explain': method({ title: '查看依据', access: everybody, reach: ofPerson, input: asked, output: explanationSchema }),
  'payments.explainPaper': method({
    title: '打印发放依据',
    access: officers,
    reach: ofPerson,
    input: printed.extend({ purpose: z.enum(['preview', 'print']) }),
    output: z.object({
      pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
      pages: z.number(),
      warnings: z.array(z.string()),
    }),
  }),
  'payments.saveExplanation': method({
    title: '保存发放依据',
    access: officers,
    reach: ofPerson,
    input: printed.extend({ format: z.enum(['pdf', 'docx']), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存发放依据说明', filterName: '发放依据说明', extensions: ['pdf', 'docx'], encryptedAs: 'zip' },
  }),
} as const;
