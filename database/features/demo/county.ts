/** The invented county: its homes, and the standards of three years with their documents. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  areaTypeSchema,
  homeLevelSchema,
  operationModeSchema,
  selfCareLevelSchema,
  standardKindSchema,
} from '../../../electron/contract/terms.ts';
import { fen, isoDateSchema, type Fen } from '../../../electron/contract/values.ts';
import { resourcePath } from '../../core/resources.ts';

const homeSchema = z.object({
  code: z.string(),
  name: z.string(),
  level: homeLevelSchema,
  town: z.string(),
  beds: z.number().int(),
  nursingBeds: z.number().int(),
  operationMode: operationModeSchema,
  openedOn: isoDateSchema,
});
export type CountyHome = z.infer<typeof homeSchema>;

const amountSchema = z.object({
  kind: standardKindSchema,
  areaType: areaTypeSchema.nullable(),
  level: selfCareLevelSchema.nullable(),
  yuan: z.number().int(),
});
const noticeSchema = z.object({
  documentNo: z.string(),
  documentTitle: z.string(),
  validFrom: isoDateSchema,
  /** The day it reached the office. */
  recordedOn: isoDateSchema,
  amounts: z.array(amountSchema),
});
export type StandardAmount = z.infer<typeof amountSchema>;
export type StandardNotice = z.infer<typeof noticeSchema>;

export type County = {
  readonly regionCode: string;
  readonly homes: readonly CountyHome[];
  /** Oldest first; the first one holds when the ledger begins. */
  readonly notices: readonly StandardNotice[];
};

function read<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(resourcePath(`features/demo/data/${name}`), 'utf8')));
}

export function demoCounty(): County {
  return { regionCode: '370983', homes: read('homes.json', z.array(homeSchema)), notices: read('standards.json', z.array(noticeSchema)) };
}

export function fenOf(amount: StandardAmount): Fen {
  return fen(amount.yuan * 100);
}
