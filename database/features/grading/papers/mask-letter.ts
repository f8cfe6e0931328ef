/** The same letter with every number that leads to a person masked. */
import { maskText } from '../../../../electron/contract/masking.ts';
import type { Letter, LetterBlock, LetterText } from '../../../documents/letter/letter.ts';

function maskedText<Text extends LetterText>(text: Text, kept: string | null): Text {
  const masked = (words: string): string => (kept ? words.split(kept).map(maskText).join(kept) : maskText(words));
  return { ...text, runs: text.runs.map((run) => ({ ...run, text: masked(run.text) })) };
}

function maskedBlock(block: LetterBlock, kept: string | null): LetterBlock {
  if (block.kind === 'paragraph') return maskedText(block, kept);
  if (block.kind !== 'table') return block;
  return {
    ...block,
    rows: block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, texts: cell.texts.map((text) => maskedText(text, kept)) })),
    })),
  };
}

/** @param kept the office's own telephone, which the letter gives to whoever has something to say */
export function maskLetter(letter: Letter, kept: string | null): Letter {
  return { ...letter, blocks: letter.blocks.map((block) => maskedBlock(block, kept)) };
}
