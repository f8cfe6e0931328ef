/** The sample county: its workbooks, the right answers, and a ledger that has taken them in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportKind } from '../../electron/contract/imports.ts';
import { finish, type WriteContext } from '../../database/core/sql.ts';
import { commitSteps, type Committed } from '../../database/features/imports/commit.ts';
import { makePreview, type JudgedPreview } from '../../database/features/imports/preview.ts';
import { samples } from './ledger.ts';

export type ExpectedSheet = {
  readonly lines: readonly { id: string; month: string; type: string; fen: number; payee: string; home: string | null }[];
  readonly totalFen: number;
  readonly toHomesFen: number;
  readonly persons: number;
};
export type Expected = {
  readonly county: string;
  readonly roster: { readonly file: string; readonly accepted: number; readonly rejected: readonly { row: number; code: string }[] };
  readonly corrected: number;
  readonly sheets: Readonly<Record<string, ExpectedSheet>>;
};

export const expected = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as Expected;

export function sampleFile(name: string): string {
  return join(samples, name);
}

export async function previewSample(context: WriteContext, kind: ImportKind | null, name: string): Promise<JudgedPreview> {
  return makePreview(context, { path: sampleFile(name), kind });
}

export async function importSample(context: WriteContext, kind: ImportKind, name: string, isSkippingInvalid = false): Promise<Committed> {
  return finish(commitSteps(context, { ...(await previewSample(context, kind, name)), isSkippingInvalid }));
}

/** Homes, standards, roster and its correction: 600 people. */
export async function takeInSampleCounty(context: WriteContext): Promise<void> {
  await importSample(context, 'homes', '敬老院名册.xlsx');
  await importSample(context, 'standards', '救助标准表.xlsx');
  await importSample(context, 'roster', '特困人员花名册.xlsx', true);
  await importSample(context, 'roster', '特困人员花名册_更正.xls');
}
