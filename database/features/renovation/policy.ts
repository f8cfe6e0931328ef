/** The office's own numbers and lists for renovations, as they hold on a day. */
import { z } from 'zod';
import { unsplitSource, type ContractKind } from '../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyNumber, policyOf } from '../parameters/service.ts';

const percent = z.number().min(0).max(100);
const capsSchema = z.object({ prepayment: percent, beforeAcceptance: percent, settled: percent });
/** Of the price with its changes, in percent. */
export type PayCaps = z.infer<typeof capsSchema>;
const itemsSchema = z.array(z.object({ code: z.string(), text: z.string() }));
const tenderSchema = z.object({ works: z.number(), goods: z.number(), services: z.number() });

export const payCaps = (reader: Reader, day: IsoDate): PayCaps => policyOf(reader, 'renovation.payCaps', day, capsSchema);
/** In percent of the price. */
export const retentionMost = (reader: Reader, day: IsoDate): number => policyNumber(reader, 'renovation.retentionMost', day);
/** Later than this many days is red. */
export const redAfterDays = (reader: Reader, day: IsoDate): number => policyNumber(reader, 'renovation.lagColours', day);
/** From this price on, in 万元, works, goods and services must be tendered. */
export const tenderFrom = (reader: Reader, day: IsoDate): z.infer<typeof tenderSchema> =>
  policyOf(reader, 'renovation.tenderFrom', day, tenderSchema);

const texts = (reader: Reader, key: string, day: IsoDate): { id: string; label: string }[] =>
  policyOf(reader, key, day, itemsSchema).map(({ code, text }) => ({ id: code, label: text }));

export function workTemplate(reader: Reader, day: IsoDate): { items: string[] } {
  return { items: texts(reader, 'renovation.workItems', day).map(({ label }) => label) };
}

/** What may be chosen on a day. */
export function fundSources(reader: Reader, day: IsoDate): { id: string; label: string }[] {
  return texts(reader, 'renovation.sources', day);
}

/** Names of all sources; one that has left the list is named by its code. */
export function sourceNames(reader: Reader, day: IsoDate): (source: string) => string {
  const known = new Map([...fundSources(reader, day).map(({ id, label }): [string, string] => [id, label]), [unsplitSource, '未分来源']]);
  return (source) => known.get(source) ?? source;
}

/** Kinds of contracts whose payments the caps hold back. */
export function cappedContracts(reader: Reader, day: IsoDate): ReadonlySet<ContractKind> {
  return new Set(texts(reader, 'renovation.cappedContracts', day).map(({ id }) => id as ContractKind));
}
