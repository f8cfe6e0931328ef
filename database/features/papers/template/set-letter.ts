/** A template and what is known of somebody become a letter. What is not known prints as a place to fill in by hand. */
import { pointsPerMm } from '../../../documents/pdf/geometry.ts';
import * as build from '../../../documents/letter/build.ts';
import type { Letter, LetterBlock, LetterCell, LetterParagraph, LetterRun, LetterTable } from '../../../documents/letter/letter.ts';
import type { CellNode, Inline, ParagraphStyle, Template, TemplateNode, TemplateSettings } from './nodes.ts';
import { titleIndent } from './title-lines.ts';

/** How a field looks while nothing is known: so many characters to write on, or `年 月 日` with room for figures. */
export type FieldBlank = number | 'day';

export type Filling = {
  readonly valueOf: (field: string) => string | null;
  readonly blankOf: (field: string) => FieldBlank;
};

const emptyDay = '　　年　月　日';

function dayToFill(isBold: boolean): readonly LetterRun[] {
  const bold = isBold ? { isBold: true as const } : {};
  return [build.blank(3), { text: '年', ...bold }, build.blank(2), { text: '月', ...bold }, build.blank(2), { text: '日', ...bold }];
}

function oneLine(value: string): string {
  return value.replace(/\s*\n\s*/g, '；').trim();
}

/** @param isCell a cell is itself a place to write in: alone there, an unknown value leaves it empty */
function runsOf(inline: readonly Inline[], filling: Filling, isCell: boolean): readonly LetterRun[] {
  return inline.flatMap((part): readonly LetterRun[] => {
    if (part.kind === 'blank') return [build.blank(part.characters)];
    const bold = part.isBold ? { isBold: true as const } : {};
    if (part.kind === 'text') return [{ text: part.text, ...bold }];
    const value = oneLine(filling.valueOf(part.name) ?? '');
    if (value !== '') return [{ text: value, ...bold }];
    const blank = filling.blankOf(part.name);
    if (isCell) return blank === 'day' ? [{ text: emptyDay, ...bold }] : inline.length === 1 ? [] : [build.blank(part.characters ?? blank)];
    return blank === 'day' && part.characters === null
      ? dayToFill(part.isBold)
      : [build.blank(part.characters ?? (blank === 'day' ? 8 : blank))];
  });
}

/** 156 mm in characters of the title. */
const titleCapacity = (build.documentGrid.size * 28) / build.sizes.erHao;

function documentTitle(runs: readonly LetterRun[]): LetterParagraph {
  const title = build.title(runs);
  const indent = titleIndent(runs.map(({ text }) => text).join(''), titleCapacity);
  return indent === 0 ? title : { ...title, indent, rightIndent: indent };
}

/** A document has 22 lines of 28 characters on a page, whatever else stands there (GB/T 9704-2012, 5.2.4). */
function documentText(style: ParagraphStyle, runs: readonly LetterRun[]): LetterBlock | null {
  const { size, linePitch } = build.documentGrid;
  switch (style) {
    case 'title':
      return { ...documentTitle(runs), linePitch: linePitch * 1.25, after: linePitch };
    case 'heading':
      return { ...build.heading(runs, size), linePitch, before: 0 };
    case 'subheading':
      return { ...build.heading(runs, size), face: 'kai', linePitch, before: 0 };
    case 'body':
      return build.paragraph(runs, { size, linePitch });
    case 'flush':
      return build.paragraph(runs, { size, linePitch, firstIndent: 0, alignment: 'left' });
    case 'centre':
      return build.paragraph(runs, { size, linePitch, firstIndent: 0, alignment: 'centre' });
    case 'right':
      return build.paragraph(runs, { size, linePitch, firstIndent: 0, alignment: 'right' });
    case 'note':
      return null;
  }
}

function paragraphs(style: ParagraphStyle, runs: readonly LetterRun[], { page, size }: TemplateSettings): LetterBlock {
  const ofDocument = page === 'document' ? documentText(style, runs) : null;
  if (ofDocument !== null) return ofDocument;
  switch (style) {
    case 'title':
      return build.title(runs);
    case 'heading':
      return build.heading(runs, size);
    case 'subheading':
      return { ...build.heading(runs, size), face: 'kai' };
    case 'body':
      return build.paragraph(runs, { size });
    case 'flush':
      return build.paragraph(runs, { size, firstIndent: 0 });
    case 'centre':
      return build.paragraph(runs, { size, firstIndent: 0, alignment: 'centre' });
    case 'right':
      return build.paragraph(runs, { size, firstIndent: 0, alignment: 'right' });
    case 'note':
      return build.paragraph(runs, { size: build.sizes.wuHao, linePitch: build.sizes.wuHao * 1.5, firstIndent: 0, face: 'form' });
  }
}

/** Text of a form is a size smaller than that of a letter. */
const largestCellSize = build.sizes.xiaoSi;

function cellOf(node: CellNode, filling: Filling, size: number): LetterCell {
  return {
    columns: node.columns,
    rows: node.rows,
    vertical: node.vertical,
    texts: node.paragraphs.map(({ inline, alignment }) =>
      build.cellText(runsOf(inline, filling, true), {
        size: node.isSmall ? build.sizes.wuHao : Math.min(size, largestCellSize),
        alignment,
      }),
    ),
  };
}

function signaturesOf(lines: readonly (readonly (readonly Inline[])[])[], filling: Filling, { page, size }: TemplateSettings): LetterTable {
  const set = lines.map((line) => line.map((inline) => runsOf(inline, filling, false)));
  // A document keeps signatures on the page of its last words: nearer lines.
  return page === 'document' ? build.signatures(set, build.documentGrid.size, 9) : build.signatures(set, size);
}

function blocksOf(node: TemplateNode, filling: Filling, settings: TemplateSettings): readonly LetterBlock[] {
  const { size } = settings;
  switch (node.kind) {
    case 'paragraph':
      return [paragraphs(node.style, runsOf(node.inline, filling, false), settings)];
    case 'table': {
      const rows = node.rows.map((row) =>
        build.row(
          row.cells.map((cell) => cellOf(cell, filling, size)),
          row.minimumMm,
        ),
      );
      return [build.formTable(node.columnsMm, rows)];
    }
    case 'signatures':
      return [build.space(4), signaturesOf(node.lines, filling, settings)];
    case 'seal':
      return settings.page === 'document'
        ? build.signedBy(runsOf(node.unit, filling, false), runsOf(node.day, filling, false))
        : [build.sealPlace(runsOf(node.unit, filling, false), runsOf(node.day, filling, false), size)];
    case 'redHead':
      return build.redHead(runsOf(node.inline, filling, false));
    case 'redLine':
      // 4 mm under the number.
      return [{ kind: 'redLine', beforeMm: 4 }, build.space(build.documentGrid.linePitch / pointsPerMm)];
    case 'space':
      return [build.space(node.heightMm)];
    case 'pageBreak':
      return [build.pageBreak];
    case 'condition': {
      const isKnown = (filling.valueOf(node.field) ?? '') !== '';
      return (isKnown === node.isNegated ? node.otherwise : node.inside).flatMap((inner) => blocksOf(inner, filling, settings));
    }
  }
}

/** Signatures on a page without a word of what is signed would be worth nothing. */
function withSignatures(blocks: readonly LetterBlock[]): readonly LetterBlock[] {
  const signed = new Set<number>();
  for (const [index, block] of blocks.entries()) {
    if (!(block.kind === 'table' ? block.isTogether === true : block.kind === 'paragraph' && block.rightIndent !== undefined)) continue;
    let before = index - 1;
    while (blocks[before]?.kind === 'space') before--;
    signed.add(before);
  }
  return blocks.map((block, index) => (block.kind === 'paragraph' && signed.has(index) ? { ...block, keepsWithNext: true } : block));
}

export function setLetter(template: Template, name: string, filling: Filling, footLine: string | null): Letter {
  return {
    name,
    page: template.settings.page,
    hasPageNumbers: template.settings.hasPageNumbers,
    footLine,
    blocks: withSignatures(template.nodes.flatMap((node) => blocksOf(node, filling, template.settings))),
  };
}
