/** Names of people: how they are written the same way and compared. */
import { plainText } from './plain-text.ts';

/** Marks that stand for the dot between the parts of a name; the Chinese one is U+00B7. */
const dots = /[•‧∙⋅・･．｡•]/g;

/** As it is stored: without blanks (two-character names are often spaced out), the dot always `·`. Letters keep one blank between words. */
export function normaliseName(text: string): string {
  const plain = plainText(text.replace(dots, '·'));
  return /[A-Za-z]\s+[A-Za-z]/.test(plain) ? plain.replace(/\s+/g, ' ') : plain.replace(/\s+/g, '');
}

/** The same name apart from blanks and the kind of dot, which banks write differently. */
export function isSameName(one: string, other: string): boolean {
  const bare = (name: string): string =>
    normaliseName(name)
      .replace(/[·.\s]/g, '')
      .toUpperCase();
  return bare(one) === bare(other);
}
