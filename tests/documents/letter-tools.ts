/** Reading letters back: the PDF by pdf.js, the Word file from its package. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { partText, readZip } from '../../database/documents/xlsx/zip-reader.ts';

/** Below this, in points from the lower edge, stand page number and foot line. */
const footTop = 60;

export type ReadPdf = { readonly pages: number; readonly body: string; readonly foot: string };

/** Text in the order it was drawn, without any space. */
export async function readPdf(bytes: Uint8Array, top = footTop): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, stopAtErrors: true, verbosity: 0 }).promise;
  let body = '';
  let foot = '';
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    for (const item of content.items) {
      if (!('str' in item)) continue;
      if ((item.transform as number[])[5]! < top) foot += item.str;
      else body += item.str;
    }
  }
  const pages = document.numPages;
  await document.destroy();
  return { pages, body: bare(body), foot: bare(foot) };
}

export function bare(text: string): string {
  return text.replace(/\s+/gu, '');
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

/** Words of a Word file's body and of its foot, without any space. */
export function readDocx(bytes: Uint8Array): { readonly body: string; readonly foot: string } {
  const parts = new Map(readZip(bytes).map((part) => [part.path, part]));
  const words = (path: string): string => {
    const part = parts.get(path);
    if (part === undefined) throw new Error(`no ${path} in the Word file`);
    return bare([...partText(part).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => unescape(match[1] ?? '')).join(''));
  };
  const foot = [...parts.keys()].find((path) => /^word\/footer\d*\.xml$/.test(path));
  return { body: words('word/document.xml'), foot: foot === undefined ? '' : words(foot) };
}
