/** What is being filled in, by scale, and the input it stands for. */
import { z } from 'zod';
import { evaluate, type Evaluation, type Scale } from '../../../electron/contract/assessment-scale.ts';
import { assessmentInputSchema } from '../../../electron/contract/assessments.ts';

/** Answers to one scale; nothing stands in it until somebody answers. */
export type ScaleDraft = {
  readonly answers: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly changes: readonly string[];
  /** Another conclusion than the score's. */
  readonly override: string | null;
  readonly overrideReason: string;
};

export const emptyDraft: ScaleDraft = { answers: {}, notes: {}, changes: [], override: null, overrideReason: '' };

export function isTouched(draft: ScaleDraft): boolean {
  return Object.keys(draft.answers).length > 0 || Object.values(draft.notes).some((note) => note !== '') || draft.changes.length > 0;
}

export function resultOf(scale: Scale, draft: ScaleDraft): Evaluation {
  return evaluate(scale, draft.answers, draft.changes);
}

export function concludedOf(scale: Scale, draft: ScaleDraft): string | null {
  const { level } = resultOf(scale, draft);
  return level === null ? null : (draft.override ?? level);
}

const { kind, assessedOn, place, agency, assessors, witness, opinion } = assessmentInputSchema.shape;
export const headSchema = z.object({ kind, assessedOn, place, agency, assessors, witness, opinion });
export type Head = z.input<typeof headSchema>;

/** The same two people assess a whole village: their names stay for the next form, while the window is open. */
let lastSigners: Pick<Head, 'assessors' | 'agency'> | null = null;

export function rememberSigners(head: Head): void {
  lastSigners = { assessors: head.assessors, agency: head.agency };
}

export function emptyHead(assessorCount: number, today: Head['assessedOn'], given: Pick<Head, 'kind' | 'place'>): Head {
  const blank = Array.from({ length: assessorCount }, () => ({ name: '', unit: null }));
  return {
    ...given,
    assessedOn: today,
    agency: lastSigners?.agency ?? null,
    assessors: blank.map((empty, index) => lastSigners?.assessors[index] ?? empty),
    witness: null,
    opinion: null,
  };
}
