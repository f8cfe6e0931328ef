/** LibreOffice Calc with a workbook of the same people: standards on one sheet, everybody's state on the other, the amounts of the month as formulas. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plainZip } from '../../database/documents/plain-zip.ts';
import { addMonths, type IsoMonth } from '../../electron/contract/values.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

const levels = ['自理', '半护理', '全护理'];
const text = (reference: string, value: string): string => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (reference: string, value: number): string => `<c r="${reference}"><v>${value}</v></c>`;
const formula = (reference: string, content: string): string =>
  `<c r="${reference}"><f>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</f></c>`;

/**
 * The sheet as a clerk keeps it: who, where, whose account, since when; then the formulas: is he paid, basic, care, sum, to whom, into which
 * account; a total below.
 */
function peopleSheet(peopleCount: number, month: IsoMonth): string {
  const asNumber = (of: string): number => Number(of.replace('-', ''));
  const wanted = asNumber(month);
  const rows: string[] = [];
  for (let index = 0; index < peopleCount; index++) {
    const row = index + 1;
    const isLate = row % 20 === 7;
    const turn = Math.floor(index / 20) % 4;
    const hasDied = isLate && turn === 0;
    const isInHome = index % 3 === 0 || (isLate && turn === 1);
    const level = isLate && turn > 1 ? '全护理' : (levels[index % 3] ?? '');
    rows.push(
      [
        `<row r="${row}">`,
        number(`A${row}`, row),
        text(`B${row}`, `第${(index % 20) + 1}镇`),
        text(`C${row}`, `第${(index % 30) + 1}村村委会`),
        text(`D${row}`, `第${index}人`),
        text(`E${row}`, `370999${1930 + Math.floor(index / 10_000)}0506${String(index % 10_000).padStart(4, '0')}`),
        text(`F${row}`, index % 10 === 0 ? '城市' : '农村'),
        text(`G${row}`, isInHome ? '集中' : '分散'),
        text(`H${row}`, level),
        number(`I${row}`, 201_806),
        hasDied ? number(`J${row}`, asNumber(addMonths(month, -3))) : '',
        text(`K${row}`, '样本农商银行'),
        text(`L${row}`, `6228480${String(index).padStart(12, '0')}`),
        formula(`M${row}`, `IF(AND(I${row}<=${wanted},OR(J${row}="",J${row}>=${wanted})),1,0)`),
        formula(`N${row}`, `IF(M${row}=1,VLOOKUP(F${row},standards!$A$1:$B$2,2,0),0)`),
        formula(`O${row}`, `IF(M${row}=1,VLOOKUP(H${row},standards!$A$3:$B$5,2,0),0)`),
        formula(`P${row}`, `N${row}+O${row}`),
        formula(`Q${row}`, `IF(M${row}=0,"",IF(G${row}="集中","机构",D${row}))`),
        formula(`R${row}`, `IF(M${row}=0,"",IF(G${row}="集中","机构账户",L${row}))`),
        '</row>',
      ].join(''),
    );
  }
  const last = peopleCount + 1;
  rows.push(`<row r="${last}">${text(`A${last}`, '合计')}${formula(`P${last}`, `SUM(P1:P${peopleCount})`)}</row>`);
  return `${declaration}<worksheet xmlns="${spreadsheet}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function standardsSheet(): string {
  const rows = [
    ['农村', 624],
    ['城市', 832],
    ['自理', 180],
    ['半护理', 300],
    ['全护理', 600],
  ] as const;
  const cells = rows.map(
    ([name, amount], index) => `<row r="${index + 1}">${text(`A${index + 1}`, name)}${number(`B${index + 1}`, amount)}</row>`,
  );
  return `${declaration}<worksheet xmlns="${spreadsheet}"><sheetData>${cells.join('')}</sheetData></worksheet>`;
}

async function workbook(peopleCount: number, month: IsoMonth): Promise<Uint8Array> {
  const part = (name: string, content: string): { name: string; bytes: Uint8Array } => ({ name, bytes: new TextEncoder().encode(content) });
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return plainZip(
    [
      part(
        '[Content_Types].xml',
        `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${type}.worksheet+xml"/></Types>`,
      ),
      part(
        '_rels/.rels',
        `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      part(
        'xl/workbook.xml',
        `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${relations}"><sheets><sheet name="people" sheetId="1" r:id="rId1"/><sheet name="standards" sheetId="2" r:id="rId2"/></sheets></workbook>`,
      ),
      part(
        'xl/_rels/workbook.xml.rels',
        `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
      ),
      part('xl/worksheets/sheet1.xml', peopleSheet(peopleCount, month)),
      part('xl/worksheets/sheet2.xml', standardsSheet()),
    ],
    new Date('2022-01-01T00:00:00Z'),
  );
}

function convert(folder: string, format: 'xlsx' | 'csv'): number {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const args = [`-env:UserInstallation=${profile}`, '--headless', '--norestore', '--convert-to', format, '--outdir', join(folder, 'out')];
  const start = performance.now();
  execFileSync('soffice', [...args, join(folder, 'formulas.xlsx')], { stdio: 'pipe' });
  return performance.now() - start;
}

/**
 * Opens the workbook, computes it and saves it: the whole process, as a clerk waits for it.
 * @param wantedFen what the program says the lines of the month come to: both must have done the same work
 */
export async function officeRegularLines(
  folder: string,
  peopleCount: number,
  month: IsoMonth,
  wantedFen: number,
): Promise<readonly number[]> {
  mkdirSync(join(folder, 'out'), { recursive: true });
  writeFileSync(join(folder, 'formulas.xlsx'), await workbook(peopleCount, month));
  // The first run makes the profile.
  convert(folder, 'csv');
  const total =
    readFileSync(join(folder, 'out', 'formulas.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .at(-1)
      ?.split(',')
      .at(15) ?? '';
  if (Math.round(Number(total) * 100) !== wantedFen) throw new Error(`LibreOffice comes to ${total} yuan, the program to ${wantedFen} fen`);
  return [0, 1, 2].map(() => convert(folder, 'xlsx'));
}
