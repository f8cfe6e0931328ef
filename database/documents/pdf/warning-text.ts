import type { PaperWarning } from './paper.ts';

/** What the paper engine had to do to a text, for whoever looks at the paper. */
export function paperWarningText(warning: PaperWarning): string {
  return warning.kind === 'missing-character' ? `字库中没有“${warning.character}”，以〓代替` : `“${warning.column}”文字较长，字号缩小`;
}
