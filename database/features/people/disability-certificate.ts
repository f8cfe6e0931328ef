/** 残疾人证号: the ID number, the kind of disability, its grade, and after a reissue the letter B with a count. */
import type { DisabilityGrade, DisabilityKind } from '../../../electron/contract/terms.ts';
import { normaliseIdNumber } from './id-number.ts';

const kinds: readonly DisabilityKind[] = ['visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple'];
const grades: readonly DisabilityGrade[] = ['1', '2', '3', '4'];

export type DisabilityCertificate = {
  readonly idNumber: string;
  readonly kind: DisabilityKind;
  readonly grade: DisabilityGrade;
  readonly reissue: string | null;
};

export function normaliseCertificate(text: string): string {
  return normaliseIdNumber(text);
}

/** The parts of a number of the second generation (20 characters), or null; older ones of 17 to 19 characters are on the ID of fifteen digits. */
export function readDisabilityCertificate(normalised: string): DisabilityCertificate | null {
  const match = /^(\d{17}[\dX])([1-7])([1-4])(B\d{1,2})?$/.exec(normalised);
  const kind = kinds[Number(match?.[2]) - 1];
  const grade = grades[Number(match?.[3]) - 1];
  if (!match?.[1] || !kind || !grade) return null;
  return { idNumber: match[1], kind, grade, reissue: match[4] ?? null };
}
