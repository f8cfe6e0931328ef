/** Letters from the county's own Word files: kept by version, made for people, homes, villages and projects, within the scope of who asks. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finish, rows } from '../../database/core/sql.ts';
import { partText, readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { candidates, oneFileSteps, packSteps } from '../../database/features/letters/making.ts';
import { letterFields } from '../../database/features/letters/fields.ts';
import { sampleFile } from '../../database/features/letters/samples.ts';
import * as letters from '../../database/features/letters/service.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { letterSamples, letterSubjects, type LetterSelection, type LetterSubject } from '../../electron/contract/word-templates.ts';
import { memoryLedger, temporaryFolder, type TemporaryFolder, type TestLedger } from '../helpers/ledger.ts';
import { importSample, takeInSampleCounty } from '../helpers/sample-county.ts';
import { row, table, wordFile } from './word-file.ts';

let county: TestLedger;
let folder: TemporaryFolder;
beforeAll(async () => {
  folder = temporaryFolder();
  county = memoryLedger();
  await takeInSampleCounty(county);
  await importSample(county, 'happiness', '农村幸福院运营情况表.xlsx');
  await importSample(county, 'projects', '改造提升项目进度台账.xlsx');
}, 60_000);
afterAll(() => folder.remove());

const plain = { kind: 'plain', purpose: '本单位办公使用' } as const;
function readIn(subject: LetterSubject, name: string, body: readonly string[], templateId: number | null = null) {
  const path = join(folder.path, `${name}.docx`);
  writeFileSync(path, wordFile(body));
  return letters.readIn(county, { templateId, subject, name: null, note: null }, path);
}
const wordsOf = (bytes: Uint8Array): string =>
  readZip(bytes)
    .filter(({ path }) => path === 'word/document.xml')
    .map((part) =>
      partText(part)
        .replace(/<[^>]+>/g, '|')
        .replace(/\|+/g, '|'),
    )
    .join('');
const made = (templateId: number, selection: LetterSelection) =>
  finish(packSteps(county, countyWide(county), { templateId, selection }, plain)).files;

test('a template is kept by version, withdrawn with a reason; a faulty one leaves nothing', () => {
  expect(readIn('person', '错误的', ['{{姓明}}']).faults.map(({ message }) => message)).toEqual(['没有名为“姓明”的字段']);
  expect(letters.list(county).templates).toEqual([]);
  const { templateId } = readIn('person', '探访通知', ['{{姓名}}同志：']);
  expect(() => readIn('person', '探访通知', ['另一个'])).toThrow('已经有名为');
  expect(() => readIn('person', '探访通知', ['{{姓名}}同志：'], templateId)).toThrow('完全相同');
  expect(readIn('person', '探访通知', ['{{姓名}}（{{户籍村}}）：'], templateId).version).toBe(2);
  expect(letters.list(county).templates).toMatchObject([{ name: '探访通知', version: 2, fields: ['姓名', '户籍村'] }]);
  letters.withdraw(county, { templateId: templateId ?? 0, reason: '不再使用' });
  expect(letters.list(county).templates).toEqual([]);
  expect(() => made(templateId ?? 0, { subject: 'person', people: { personIds: [1] } })).toThrow('已经停用');
});

test('every field of every subject can be filled, none prints its braces', () => {
  for (const { id } of letterSubjects) {
    const plainNames = letterFields(id).map(({ name }) => name);
    const list = plainNames.filter((name) => name.startsWith('名单.'));
    const body = plainNames.filter((name) => !list.includes(name)).map((name) => `${name}：{{${name}}}`);
    const { templateId, faults } = readIn(id, `全部字段${id}`, [
      ...body,
      ...(list.length > 0 ? [table(row(...list.map((name) => `{{${name}}}`)))] : []),
    ]);
    expect(faults).toEqual([]);
    const own = id === 'person' ? [] : candidates(countyWide(county), id, county.clock.today());
    const [first] = own;
    const selection: LetterSelection =
      id === 'person'
        ? { subject: 'person', people: { personIds: [1] } }
        : id === 'home'
          ? { subject: 'home', homeIds: [Number(first?.key)] }
          : id === 'village'
            ? { subject: 'village', codes: [first?.key ?? ''] }
            : { subject: 'project', projectIds: [Number(first?.key)] };
    const [file] = made(templateId ?? 0, selection);
    const words = wordsOf(file?.bytes ?? new Uint8Array());
    expect(words).not.toMatch(/\{\{|\}\}/);
    if (first) expect(words).toContain(first.name);
  }
});

test('a letter for each home, numbered in their order, with the people who live there', () => {
  const { templateId } = readIn('home', '入住核对函', [
    '{{机构名称}}：现有{{入住人数}}人。',
    table(row('{{名单.序号}}', '{{名单.姓名}}', '{{名单.身份证号}}')),
  ]);
  const homes = candidates(countyWide(county), 'home', county.clock.today());
  const files = made(templateId ?? 0, { subject: 'home', homeIds: homes.map(({ key }) => Number(key)) });
  expect(files.map(({ name }) => name)[0]).toBe(`01_${homes[0]?.name}_入住核对函.docx`);
  expect(new Set(files.map(({ name }) => name)).size).toBe(homes.length);
  const residents = rows<{ name: string }>(
    county,
    "SELECT name FROM person WHERE home_id = ? AND mode = 'centralised' AND status = 'active'",
    Number(homes[0]?.key),
  );
  for (const { name } of residents) expect(wordsOf(files[0]?.bytes ?? new Uint8Array())).toContain(`|${name}|`);
  expect(wordsOf(files[0]?.bytes ?? new Uint8Array())).toContain(`现有|${residents.length}|人`.replaceAll('|', ''));
});

test('hundreds in one file, entered in the log; a place of others is refused', () => {
  const { templateId } = readIn('village', '致村委会的函', ['{{村名}}：贵村现有特困人员{{在册人数}}人。']);
  const villages = candidates(countyWide(county), 'village', county.clock.today());
  const codes = villages.map(({ key }) => key);
  const copy = finish(
    oneFileSteps(county, countyWide(county), { templateId: templateId ?? 0, selection: { subject: 'village', codes } }, plain),
  );
  expect(copy.letters).toBe(villages.length);
  const words = wordsOf(copy.bytes);
  for (const { name, note } of villages.slice(0, 20)) expect(words).toContain(`${name}：贵村现有特困人员${note.replace(/\D/g, '')}人。`);
  expect(copy.entry).toMatchObject({ action: 'letter.export', after: { title: '致村委会的函', letters: villages.length } });
  const bound = { ...countyWide(county), scope: { kind: 'town' as const, townCode: '370983101' } };
  expect(candidates(bound, 'village', county.clock.today()).length).toBeLessThan(villages.length);
  expect(() => finish(packSteps(county, bound, { templateId: templateId ?? 0, selection: { subject: 'village', codes } }, plain))).toThrow(
    '超出了本用户的范围',
  );
});

test('the samples of the program read without a fault, each for its subject', () => {
  for (const { id, subject, label } of letterSamples)
    expect(letters.keep(county, { templateId: null, subject, name: label, note: null }, `${label}.docx`, sampleFile(id))).toMatchObject({
      faults: [],
      version: 1,
    });
});

test('the program’s own papers can be begun with as Word files, and read in again as they are', async () => {
  for (const kind of ['wish', 'application', 'careAgreement'] as const) {
    const path = join(folder.path, `${kind}.docx`);
    writeFileSync(path, await letters.beginning(county, kind));
    const { faults, fields } = letters.readIn(county, { templateId: null, subject: 'person', name: kind, note: null }, path);
    expect([kind, faults, fields.includes('姓名')]).toEqual([kind, [], true]);
  }
});
