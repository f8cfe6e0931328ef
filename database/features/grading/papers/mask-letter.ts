/** The same letter with every number that leads to a person masked. */
import { maskText } from '../../../../electron/contract/masking.ts';
import type { Letter, LetterBlock, LetterText } from '../../../documents/letter/letter.ts';

function maskedText<Text extends LetterText>(text: Text): Text {
  return { ...text, runs: text.runs.map((run) => ({ ...run, text: maskText(run.text) })) };
}

function maskedBlock(block: LetterBlock): LetterBlock {
  if (block.kind === 'paragraph') return maskedText(block);
  if (block.kind !== 'table') return block;
  return {
    ...block,
    rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, texts: cell.texts.map(maskedText) })) })),
  };
}

export function maskLetter(letter: Letter): Letter {
  return { ...letter, blocks: letter.blocks.map(maskedBlock) };
}
