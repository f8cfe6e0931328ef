/** Small Word files of paragraphs, as tests need them. */
import { deflateRawSync, crc32 } from 'node:zlib';
import { packZip } from '../../database/documents/docx/zip-pack.ts';

const part = (path: string, text: string) => {
  const plain = Buffer.from(text, 'utf8');
  return { name: Buffer.from(path), isUtf8: true, method: 8, crc: crc32(plain), plain: plain.length, bytes: deflateRawSync(plain) };
};

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const header = 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml';
const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
export const paragraph = (...runs: readonly string[]): string => `<w:p>${runs.map(run).join('')}</w:p>`;
export const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((text) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`).join('')}</w:tr>`;
export const table = (...rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:top w:val="single"/><w:bottom w:val="single"/><w:insideH w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid/>${rows.join('')}</w:tbl>`;

/** @param body paragraphs as text, or ready XML where it begins with `<` */
export function wordFile(body: readonly string[], head: string | null = null): Uint8Array {
  const content = body.map((text) => (text.startsWith('<') ? text : paragraph(text))).join('');
  const section = `<w:sectPr>${head === null ? '' : '<w:headerReference w:type="default" r:id="rId1"/>'}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`;
  return packZip([
    part(
      '[Content_Types].xml',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/>${head === null ? '' : `<Override PartName="/word/header1.xml" ContentType="${header}"/>`}</Types>`,
    ),
    part(
      '_rels/.rels',
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    part(
      'word/document.xml',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${names}><w:body>${content}${section}</w:body></w:document>`,
    ),
    ...(head === null
      ? []
      : [
          part('word/header1.xml', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr ${names}>${paragraph(head)}</w:hdr>`),
          part(
            'word/_rels/document.xml.rels',
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>',
          ),
        ]),
  ]);
}
