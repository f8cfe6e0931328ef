/** A template after reading: what stands one below the other. */
import type { LetterCell } from '../../../documents/letter/letter.ts';

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly isBold: boolean }
  /** `characters`: room left where nothing is known; null for the room the field itself asks for. */
  | { readonly kind: 'field'; readonly name: string; readonly characters: number | null; readonly isBold: boolean }
  | { readonly kind: 'blank'; readonly characters: number };

export type CellNode = {
  readonly paragraphs: readonly { readonly inline: readonly Inline[]; readonly alignment: 'left' | 'centre' | 'right' }[];
  readonly columns: number;
  readonly rows: number;
  readonly vertical: NonNullable<LetterCell['vertical']>;
  readonly isSmall: boolean;
};
export type RowNode = { readonly cells: readonly CellNode[]; readonly minimumMm: number };

export type ParagraphStyle = 'title' | 'heading' | 'subheading' | 'body' | 'flush' | 'centre' | 'right' | 'note';

export type TemplateNode =
  | { readonly kind: 'paragraph'; readonly style: ParagraphStyle; readonly inline: readonly Inline[] }
  | { readonly kind: 'table'; readonly columnsMm: readonly number[]; readonly rows: readonly RowNode[] }
  | { readonly kind: 'signatures'; readonly lines: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'seal'; readonly unit: readonly Inline[]; readonly day: readonly Inline[] }
  | { readonly kind: 'redHead'; readonly inline: readonly Inline[] }
  | { readonly kind: 'redLine' }
  | { readonly kind: 'space'; readonly heightMm: number }
  | { readonly kind: 'pageBreak' }
  | {
      readonly kind: 'condition';
      readonly field: string;
      readonly isNegated: boolean;
      /** Printed when the condition holds, and else. */
      readonly inside: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

export type TemplateSettings = {
  readonly page: 'official' | 'document' | 'form';
  /** Points. */
  readonly size: number;
  readonly hasPageNumbers: boolean;
};

export type Template = { readonly settings: TemplateSettings; readonly nodes: readonly TemplateNode[] };

/** A fault with its place: line and column from 1, in characters as somebody counts them; offset and length in the text for an editor to mark. */
export type TemplateFault = {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  /** What may have been meant. */
  readonly suggestions: readonly string[];
};
