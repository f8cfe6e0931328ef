/** The small parts around the worksheets (ECMA-376 part 2, and SpreadsheetML of part 1). */
import { escapeXml, withoutIllegal } from './cell-text.ts';
import { stylesXml } from './styles.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What Excel does not take in a sheet name, as the full-width character that looks like it. */
const lookAlikes: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  ':': '：',
  '*': '＊',
  '?': '？',
  '/': '／',
  '\\': '＼',
  "'": '’',
};
const longestName = 31;

function cut(text: string, length: number): string {
  const isSplit = text.length > length && /[\ud800-\udbff]/.test(text.charAt(length - 1));
  return text.slice(0, isSplit ? length - 1 : length);
}

/** Valid sheet names in the order given: at most 31 UTF-16 units, none of []:*?/\', unique without regard to case. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const clean = withoutIllegal(name)
      .replace(/[[\]:*?/\\']/g, (character) => lookAlikes[character] ?? '')
      .replace(/[\t\n\r]+/g, ' ')
      .trim();
    const base = clean === '' ? `表${index + 1}` : clean;
    let unique = cut(base, longestName);
    for (let number = 2; taken.has(unique.toLowerCase()); number++) {
      const suffix = `（${number}）`;
      unique = cut(base, longestName - suffix.length) + suffix;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

export type SheetPart = {
  readonly name: string;
  /** Rows 1 to this repeat on every printed page; 0 for none. */
  readonly titleRows: number;
};

export function sheetPartName(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** Name and content of every part but the worksheets. */
export function packageParts(sheets: readonly SheetPart[]): readonly (readonly [string, string])[] {
  const numbers = sheets.map((_, index) => index + 1);
  const overrides = numbers
    .map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}.worksheet+xml"/>`)
    .join('');
  const titles = sheets.map(({ name, titleRows }, index) =>
    titleRows === 0
      ? ''
      : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(`'${name}'!$1:$${titleRows}`)}</definedName>`,
  );
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${overrides}</Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="${packageNamespace}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>` +
        `${sheets.map(({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets>` +
        `${titles.join('') === '' ? '' : `<definedNames>${titles.join('')}</definedNames>`}</workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="${packageNamespace}/relationships">` +
        numbers
          .map((number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)
          .join('') +
        `<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', stylesXml()],
  ];
}
