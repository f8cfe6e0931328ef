/** `report quarter` on the sample county: the three files opened again, every number of the letter beside its indicator. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { percentText } from '../../database/features/indicators/rules-rate.ts';
import { command } from '../helpers/command-line.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';
import { libreOfficeTimeout, readByLibreOffice } from '../documents/libre-office.ts';
import { bare, readDocx, readPdf } from '../documents/letter-tools.ts';

let folder: TemporaryFolder;
let db: string;
const run = (...words: string[]) => command([...words, '--db', db]);

beforeAll(async () => {
  folder = temporaryFolder();
  db = join(folder.path, '肥城.yiyang');
  await run('init', '--region', '370983');
  await run('import', 'homes', sampleFile('敬老院名册.xlsx'));
  await run('import', 'standards', sampleFile('救助标准表.xlsx'));
  await run('import', 'roster', sampleFile('特困人员花名册.xlsx'), '--skip-invalid');
}, 60_000);
afterAll(() => folder.remove());

type Figure = { readonly code: string; readonly name: string; readonly numerator: number; readonly denominator: number };

it('writes letter and workbook that say what the indicators say', { timeout: libreOfficeTimeout }, async () => {
  const end = '2022-06-30';
  const out = join(folder.path, '季报');
  const done = await run('report', 'quarter', '--end', end, '--document', '肥民报〔2022〕7号', '--out', out);
  const { files } = done.json as { files: string[] };
  expect([done.code, files.map((file) => basename(file))]).toEqual([
    0,
    ['xlsx', 'docx', 'pdf'].map((format) => `肥城市民政局_季度报告_2022年第二季度.${format}`),
  ]);
  const figures = (await run('indicators', '--as-of', end)).json as Figure[];
  const of = (code: string): Figure => figures.find((found) => found.code === code) as Figure;
  const rate = ({ numerator, denominator }: Figure): string => percentText(numerator, denominator, 1) ?? '—';
  const [first, all, willing, nursing] = [of('IND01'), of('IND02'), of('IND03'), of('IND04')];
  const words = [
    '肥城市民政局文件',
    '肥民报〔2022〕7号',
    '泰安市民政局：',
    `在册特困人员${all.denominator}人，其中集中供养${all.numerator}人、分散供养${all.denominator - all.numerator}人，集中供养率${rate(all)}。`,
    `生活不能自理特困人员${first.denominator}人，集中供养${first.numerator}人，集中供养率${rate(first)}，`,
    `意愿的特困人员${willing.denominator}人，已入住${willing.numerator}人，“愿进全进”落实率${rate(willing)}；待入住${willing.denominator - willing.numerator}人`,
    `敬老院核定床位${nursing.denominator}张，其中护理型床位${nursing.numerator}张，占${rate(nursing)}`,
  ].map(bare);
  const [book = '', word = '', pdf = ''] = files;
  const letters = { word: readDocx(readFileSync(word)).body, pdf: (await readPdf(readFileSync(pdf))).body };
  for (const text of words) {
    expect(letters.word).toContain(text);
    expect(letters.pdf).toContain(text);
  }
  // Every line of the annex, whatever it counts; the names are those of the command.
  const lines = (readByLibreOffice(book).get('主要指标') ?? []).filter(([position]) => /^\d+$/.test(position?.text ?? ''));
  expect(lines.length).toBeGreaterThan(10);
  for (const [, name, numerator, denominator, shown] of lines) {
    const found = figures.find((figure) => figure.name === name?.text);
    expect([name?.text, numerator?.text, denominator?.text]).toEqual([found?.name, String(found?.numerator), String(found?.denominator)]);
    if (found && shown?.text.endsWith('%')) expect([found.name, shown.text]).toEqual([found.name, rate(found)]);
  }
  expect((await run('report', 'quarter', '--end', '2022-06-31', '--out', out)).code).toBe(2);
});
