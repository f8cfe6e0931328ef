/** A printed payment sheet read back: its pages, rows and sums, by pdftotext and not by the program. */
import { execFileSync } from 'node:child_process';

export type SheetPageText = {
  readonly kind: 'main' | 'summary' | 'annex';
  readonly text: string;
  /** Total of each row of the page in fen. */
  readonly rows: readonly number[];
  /** Last sum of the line 本页小计, in fen. */
  readonly subtotal: number | null;
  /** Last sum of the line 合计; only the last page of a part has it. */
  readonly total: number | null;
};

const amount = /-?[\d,]+\.\d\d/g;

function fen(text: string): number {
  return Number(text.replaceAll(/[,.]/g, ''));
}

/** The last amount of the line that begins with a word. */
function sumOf(text: string, word: string): number | null {
  const last = new RegExp(`^\\s*${word}\\s.*$`, 'm').exec(text)?.[0].match(amount)?.at(-1);
  return last === undefined ? null : fen(last);
}

function read(text: string): SheetPageText {
  const kind = text.includes('汇总表') ? 'summary' : text.includes('附表：收款账户') ? 'annex' : 'main';
  const lines = text.split('\n').filter((line) => /370999\d{11}[\dX]/.test(line));
  return {
    kind,
    text,
    rows: kind === 'main' ? lines.map((line) => fen(line.match(amount)?.at(-1) ?? '')) : [],
    subtotal: sumOf(text, '本页小计'),
    total: sumOf(text, '合计'),
  };
}

export function readSheetPaper(file: string): readonly SheetPageText[] {
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return text.split('\f').slice(0, -1).map(read);
}
