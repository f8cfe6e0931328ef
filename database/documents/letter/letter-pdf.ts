/** Letters as a PDF, one after the other in one file; each begins a page and has a bookmark. */
import { pointsPerMm } from '../pdf/geometry.ts';
import { createContentWriter } from '../pdf/page-picture.ts';
import type { PaperProgress } from '../pdf/paper.ts';
import { createPdfFile } from '../pdf/pdf-file.ts';
import { createTypesetter, type MissingCharacter } from '../pdf/typesetter.ts';
import { letterPage, type Letter } from './letter.ts';
import { layoutLetter } from './letter-layout.ts';

export type LetterPdf = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters no bundled font has; 〓 stands in their place. */
  readonly missing: readonly MissingCharacter[];
};

/** One letter a step. `letters` are asked for one at a time. */
export function* letterPdfSteps(name: string, letters: Iterable<Letter>, total: number): Generator<PaperProgress, LetterPdf, void> {
  const chunks: Uint8Array[] = [];
  const size = { widthPoints: letterPage.widthMm * pointsPerMm, heightPoints: letterPage.heightMm * pointsPerMm };
  const file = createPdfFile({ title: name, ...size }, (bytes) => chunks.push(bytes));
  const typesetter = createTypesetter(file);
  const contentOf = createContentWriter(typesetter);
  let pages = 0;
  let done = 0;
  for (const letter of letters) {
    const laid = layoutLetter(letter, typesetter);
    for (const [index, part] of laid.pages.entries()) {
      file.addPage(contentOf({ width: laid.width, height: laid.height, watermark: null, parts: [part], bookmark: null }));
      if (index === 0) file.addBookmark(letter.name);
      pages++;
    }
    done++;
    yield { done, total };
  }
  if (pages === 0) throw new Error('no letter to print');
  file.finish();
  return { bytes: Buffer.concat(chunks), pages, missing: typesetter.missing() };
}

/** As `letterPdfSteps`, in one go. */
export function letterPdf(letters: readonly Letter[]): LetterPdf {
  const steps = letterPdfSteps(letters[0]?.name ?? '', letters, letters.length);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
