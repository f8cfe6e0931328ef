/**
 * A PDF file written as it grows. pdfkit keeps the file's structure, subsets and embeds the fonts; what stands on a page is written here as
 * ready page content, because pdfkit's own text calls shape every string anew. pdfkit is a Node stream: its output is taken synchronously, page
 * by page, so that a long sheet neither waits for the event loop nor stays in memory.
 */
// oxlint-disable-next-line import/no-named-as-default -- the published types know the default export only
import PDFDocument from 'pdfkit';
import { readFontFile } from './font-files.ts';
import type { PictureFile } from './picture-file.ts';

/** The part of fontkit's font that is needed; pdfkit takes such an object in place of bytes. */
type FontkitFont = {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number };
};

/** pdfkit's font inside one document, not part of its published types. */
type EmbeddedFont = {
  readonly id: string;
  readonly font: FontkitFont;
  readonly subset: { includeGlyph(id: number): number };
  /** By position in the subset. */
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  ref(): unknown;
};

/** Parsed fonts live as long as the process: unpacking and parsing costs more than a short document. */
const parsedFonts = new Map<string, FontkitFont>();

export type Glyph = {
  /** Name of the font in the page's resources. */
  readonly font: string;
  /** Four hexadecimal digits, as they stand in a text operator. */
  readonly code: string;
  /** Thousandths of the font size. */
  readonly advance: number;
};

/** A picture in the file; its width and height are those of its points as they lie there. */
export type EmbeddedPicture = { readonly name: string; readonly orientation: number };

export type PdfFile = {
  /** The glyph of a character in one font file, embedded from now on; null when the file has none. */
  glyph(file: string, codePoint: number): Glyph | null;
  /** Puts a picture into the file at once; pages after it may show it. */
  picture(picture: PictureFile): EmbeddedPicture;
  /** Adds a page of ready content in points, origin at the lower left, and writes the page before it out. */
  addPage(content: string): void;
  /** A bookmark to the newest page. */
  addBookmark(title: string): void;
  /** Writes fonts and the table of contents; nothing may follow. */
  finish(): void;
};

export type PdfOptions = {
  readonly title: string;
  readonly widthPoints: number;
  readonly heightPoints: number;
};

/** Same input, same bytes: neither the time nor the user goes into the metadata. */
export function createPdfFile(options: PdfOptions, write: (bytes: Uint8Array) => void): PdfFile {
  const document = new PDFDocument({
    size: [options.widthPoints, options.heightPoints],
    margin: 0,
    autoFirstPage: false,
    // An empty name keeps Helvetica out of the file.
    font: '',
    // From 1.4 on pdfkit adds a second set of metadata with the time in it.
    pdfVersion: '1.3',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: options.title, Creator: '颐养台账', Producer: '颐养台账', CreationDate: new Date(0) },
  });
  // pdfkit needs the date but must not write it.
  Object.defineProperty(document.info, 'CreationDate', { enumerable: false });
  for (let head = document.read() as Uint8Array | null; head !== null; head = document.read() as Uint8Array | null) write(head);
  document.push = (bytes: Uint8Array | null): boolean => {
    if (bytes !== null) write(bytes);
    return true;
  };

  const fonts = new Map<string, EmbeddedFont>();
  const openFont = (file: string): EmbeddedFont => {
    const known = fonts.get(file);
    if (known !== undefined) return known;
    document.registerFont(file, (parsedFonts.get(file) ?? readFontFile(file)) as Buffer);
    document.font(file);
    const opened = Reflect.get(document, '_font') as EmbeddedFont;
    parsedFonts.set(file, opened.font);
    fonts.set(file, opened);
    return opened;
  };

  const pictures = new Map<string, unknown>();

  return {
    picture({ data, orientation, ...dictionary }) {
      const name = `P${pictures.size + 1}`;
      const object = document.ref({ Type: 'XObject', Subtype: 'Image', BitsPerComponent: 8, ...dictionary });
      object.end(data);
      pictures.set(name, object);
      return { name, orientation };
    },
    glyph(file, codePoint) {
      const embedded = openFont(file);
      if (!embedded.font.hasGlyphForCodePoint(codePoint)) return null;
      const { id, advanceWidth } = embedded.font.glyphForCodePoint(codePoint);
      const position = embedded.subset.includeGlyph(id);
      const advance = (advanceWidth * 1000) / embedded.font.unitsPerEm;
      embedded.widths[position] = advance;
      embedded.unicode[position] = [codePoint];
      return { font: embedded.id, code: position.toString(16).padStart(4, '0'), advance };
    },
    addPage(content) {
      document.addPage();
      const page = document.page as unknown as {
        readonly fonts: Record<string, unknown>;
        readonly xobjects: Record<string, unknown>;
        write(content: string): void;
      };
      for (const font of fonts.values()) page.fonts[font.id] = font.ref();
      for (const [name, object] of pictures) page.xobjects[name] = object;
      // pdfkit turned the page upside down when it began it; the second turn undoes that.
      page.write(`1 0 0 -1 0 ${options.heightPoints} cm\n${content}`);
    },
    addBookmark(title) {
      document.outline.addItem(title);
    },
    finish() {
      document.end();
    },
  };
}
