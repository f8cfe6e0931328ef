/** The policy documents that come with the program: full text, clauses, and every clause as a task (政策任务). */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isoDateSchema } from '../../../electron/contract/values.ts';
import { resourcePath } from '../../core/resources.ts';
import { clausesOf, type Clause } from './rules-clauses.ts';

const targetSchema = z.strictObject({
  /** Of the text, letter for letter. */
  words: z.string().min(2),
  /** Null where the words set no single number: a range, or a direction. */
  value: z.number().nullable(),
  unit: z.string().nullable(),
  dueOn: isoDateSchema.nullable(),
  /** Indicator that counts it. */
  indicator: z
    .string()
    .regex(/^IND\d{2}$/)
    .nullable(),
});

/** What of the program answers the clause. */
const capabilities = ['CP', 'RN', 'HH', 'ST', 'MT', 'VS', 'SA', 'RF', 'SR', 'QR', 'IN', 'PT'] as const;

const taskSchema = z.strictObject({
  /** `A-(五)7`. */
  code: z.string().regex(/^[AB]-/),
  /** The clause it stands in. */
  place: z.string(),
  content: z.string().min(4),
  words: z.string().min(8),
  capabilities: z.array(z.enum(capabilities)).min(1),
  targets: z.array(targetSchema),
  frequency: z.enum(['once', 'month', 'quarter', 'year', 'standing']),
});

const documentSchema = z.strictObject({
  id: z.enum(['TA-2021-17', 'QH-2022-47']),
  documentNo: z.string(),
  title: z.string(),
  issuer: z.string(),
  text: z.string(),
  tasks: z.array(taskSchema).min(1),
});

export type PolicyDocument = z.infer<typeof documentSchema> & { readonly clauses: readonly Clause[] };

const folder = 'features/tasks/data';
let shipped: readonly PolicyDocument[] | undefined;

export function policyDocuments(): readonly PolicyDocument[] {
  return (shipped ??= ['ta-2021-17', 'qh-2022-47'].map((name) => {
    const document = documentSchema.parse(JSON.parse(readFileSync(resourcePath(`${folder}/${name}.json`), 'utf8')));
    const text = readFileSync(resourcePath(`${folder}/${document.text}`), 'utf8');
    return { ...document, text, clauses: clausesOf(text) };
  }));
}
