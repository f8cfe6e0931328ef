/**
 * LibreOffice Calc with a workbook of the same people. Both start from dated facts: the program never has everybody's state ready made, it
 * finds for each person and kind what holds on the first of the month, and so must the formulas, or they would be spared most of the work.
 * Written as a good clerk would: facts and standards sorted by day, every look-up a binary search on numbers, nothing looked up twice.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plainZip } from '../../database/documents/plain-zip.ts';
import { firstDayOf, type IsoMonth } from '../../electron/contract/values.ts';
import { factKinds, type FactKind, type OfficeCounty } from './sheet-office-facts.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

const text = (reference: string, value: string): string => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (reference: string, value: number): string => `<c r="${reference}"><v>${value}</v></c>`;
const formula = (reference: string, content: string): string =>
  `<c r="${reference}"><f>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</f></c>`;
const cell = (reference: string, value: string | number | null): string =>
  value === null || value === '' ? '' : typeof value === 'number' ? number(reference, value) : text(reference, value);

function sheetOf(rows: readonly (readonly string[])[]): string {
  const data = rows.map((cells, index) => `<row r="${index + 1}">${cells.join('')}</row>`).join('');
  return `${declaration}<worksheet xmlns="${spreadsheet}"><sheetData>${data}</sheetData></worksheet>`;
}

const numberOfDay = (day: string): number => Number(day.replaceAll('-', ''));
/** Person, kind and day in one number: a sorted column of numbers is what a spreadsheet looks up fastest. */
const personStep = 1_000_000_000;
const keyOf = (kind: FactKind, day: number): number => (factKinds.indexOf(kind) + 1) * 100_000_000 + day;
const lastDay = 99_999_999;

function factsSheet({ facts }: OfficeCounty): string {
  return sheetOf(
    facts.map(({ personId, kind, day, value, more }, index) => [
      number(`A${index + 1}`, personId * personStep + keyOf(kind, numberOfDay(day))),
      cell(`B${index + 1}`, value),
      cell(`C${index + 1}`, more),
    ]),
  );
}

/** Days down, names across; the row in force on the first of the month is found once for everybody (H1). */
function standardsSheet({ standards }: OfficeCounty, first: number): string {
  const names = [...new Set(standards.map(({ name }) => name))];
  const days = [...new Set(standards.map(({ day }) => day))].sort();
  const column = (index: number): string => String.fromCodePoint(66 + index);
  const amountOn = (name: string, day: string): number =>
    (standards.findLast((one) => one.name === name && one.day <= day)?.fen ?? 0) / 100;
  return sheetOf([
    [...names.map((name, index) => text(`${column(index)}1`, name)), formula('H1', `MATCH(${first},$A$2:$A$${days.length + 1},1)`)],
    ...days.map((day, index) => [
      number(`A${index + 2}`, numberOfDay(day)),
      ...names.map((name, place) => number(`${column(place)}${index + 2}`, amountOn(name, day))),
    ]),
  ]);
}

function homesSheet({ homes }: OfficeCounty): string {
  return sheetOf(
    homes.map(({ homeId, holder, account }, index) => [
      number(`A${index + 1}`, homeId),
      text(`B${index + 1}`, holder),
      text(`C${index + 1}`, account),
    ]),
  );
}

/**
 * Who he is; then the formulas, each looked up once: paid this month, area, level, mode and home, caregiver; then basic, care, sum, and for
 * both the payee and the account. What does not hold for everybody is looked up only where it is needed.
 */
function peopleSheet({ people, facts, homes }: OfficeCounty, first: number): string {
  const keys = `facts!$A$1:$A$${facts.length}`;
  const table = `facts!$A$1:$C$${facts.length}`;
  const homeTable = `homes!$A$1:$C$${homes.length}`;
  // Strictly before the first of the month, as the program does it.
  const before = first - 0.5;
  const standard = (name: string): string => `INDEX(standards!$B$2:$F$100,standards!$H$1,MATCH(${name},standards!$B$1:$F$1,0))`;
  const rows = people.map(({ personId, name, idNumber }, index) => {
    const at = index + 1;
    const own = `$A${at}*${personStep}`;
    const find = (kind: FactKind, day: number): string => `MATCH(${own}+${keyOf(kind, day)},${keys},1)`;
    const valueOf = (kind: FactKind, day: number, column: 2 | 3 = 2): string => `VLOOKUP(${own}+${keyOf(kind, day)},${table},${column},1)`;
    const key = (place: string): string => `INDEX(${keys},${place}${at})`;
    return [
      number(`A${at}`, personId),
      text(`B${at}`, name),
      text(`C${at}`, idNumber),
      // The last of his confirmation and of his ends before this month; an end stands behind the confirmation.
      formula(`D${at}`, `LOOKUP(${own}+${keyOf('end', before)},${keys})-${own}`),
      formula(`E${at}`, `IF(AND(D${at}>=${keyOf('confirmation', 0)},D${at}<${keyOf('confirmation', first)}),1,0)`),
      formula(`F${at}`, valueOf('residence', before)),
      formula(`G${at}`, valueOf('level', before)),
      formula(`H${at}`, find('mode', before)),
      formula(`I${at}`, `IF(INDEX(facts!$B$1:$B$${facts.length},H${at})="centralised",INDEX(facts!$C$1:$C$${facts.length},H${at}),0)`),
      formula(`J${at}`, `IF(I${at}=0,${find('caregiver', before)},0)`),
      formula(`K${at}`, `IF(J${at}=0,0,IF(${key('J')}>=${own}+${keyOf('caregiver', 0)},1,0))`),
      formula(`L${at}`, `IF(E${at}=1,${standard(`F${at}`)},0)`),
      formula(`M${at}`, `IF(E${at}=1,${standard(`G${at}`)},0)`),
      formula(`N${at}`, `L${at}+M${at}`),
      formula(`O${at}`, `IF(E${at}=0,"",IF(I${at}>0,VLOOKUP(I${at},${homeTable},2,1),B${at}))`),
      formula(`P${at}`, `IF(E${at}=0,"",IF(I${at}>0,VLOOKUP(I${at},${homeTable},3,1),${valueOf('account', lastDay)}))`),
      formula(`Q${at}`, `IF(K${at}=0,O${at},${valueOf('caregiverAccount', lastDay, 3)})`),
      formula(`R${at}`, `IF(K${at}=0,P${at},${valueOf('caregiverAccount', lastDay)})`),
    ];
  });
  const last = people.length + 1;
  return sheetOf([...rows, [text(`A${last}`, '合计'), formula(`N${last}`, `SUM(N1:N${people.length})`)]]);
}

async function workbook(county: OfficeCounty, month: IsoMonth): Promise<Uint8Array> {
  const part = (name: string, content: string): { name: string; bytes: Uint8Array } => ({ name, bytes: new TextEncoder().encode(content) });
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const first = numberOfDay(firstDayOf(month));
  const sheets = [
    ['people', peopleSheet(county, first)],
    ['facts', factsSheet(county)],
    ['standards', standardsSheet(county, first)],
    ['homes', homesSheet(county)],
  ] as const;
  const each = (entry: (name: string, place: number) => string): string => sheets.map(([name], index) => entry(name, index + 1)).join('');
  return plainZip(
    [
      part(
        '[Content_Types].xml',
        `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${each((_, place) => `<Override PartName="/xl/worksheets/sheet${place}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
      ),
      part(
        '_rels/.rels',
        `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      part(
        'xl/workbook.xml',
        `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${relations}"><sheets>${each((name, place) => `<sheet name="${name}" sheetId="${place}" r:id="rId${place}"/>`)}</sheets></workbook>`,
      ),
      part(
        'xl/_rels/workbook.xml.rels',
        `${declaration}<Relationships xmlns="${packageRelations}">${each((_, place) => `<Relationship Id="rId${place}" Type="${relations}/worksheet" Target="worksheets/sheet${place}.xml"/>`)}</Relationships>`,
      ),
      ...sheets.map(([, content], index) => part(`xl/worksheets/sheet${index + 1}.xml`, content)),
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
  county: OfficeCounty,
  month: IsoMonth,
  wantedFen: number,
): Promise<readonly number[]> {
  mkdirSync(join(folder, 'out'), { recursive: true });
  writeFileSync(join(folder, 'formulas.xlsx'), await workbook(county, month));
  // The first run makes the profile.
  convert(folder, 'csv');
  const total =
    readFileSync(join(folder, 'out', 'formulas.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .at(-1)
      ?.split(',')
      .at(13) ?? '';
  if (Math.round(Number(total) * 100) !== wantedFen) throw new Error(`LibreOffice comes to ${total} yuan, the program to ${wantedFen} fen`);
  return [0, 1, 2].map(() => convert(folder, 'xlsx'));
}
