/** The page of a county and of its townships: the same people on both, one page of A4 each, refused to others. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finish } from '../../database/core/sql.ts';
import { list } from '../../database/features/indicators/service.ts';
import { situationCopySteps } from '../../database/features/situation/service-paper.ts';
import { situation, townsOn } from '../../database/features/situation/service.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { memoryLedger, temporaryFolder, type TemporaryFolder, type TestLedger } from '../helpers/ledger.ts';
import { importSample, takeInSampleCounty } from '../helpers/sample-county.ts';

let county: TestLedger;
let folder: TemporaryFolder;
const asOf = isoDate('2022-06-30');
beforeAll(async () => {
  folder = temporaryFolder();
  county = memoryLedger();
  await takeInSampleCounty(county);
  await importSample(county, 'projects', '改造提升项目进度台账.xlsx');
}, 60_000);
afterAll(() => folder.remove());

test('the townships add up to the county, and every number is the indicator', () => {
  const whole = situation(countyWide(county), { townCode: null, asOf });
  const towns = townsOn(county, asOf).map(({ code }) => situation(countyWide(county), { townCode: code, asOf }));
  const sum = (of: (page: (typeof towns)[number]) => number): number => towns.reduce((total, page) => total + of(page), 0);
  expect(sum(({ people }) => people.all)).toBe(whole.people.all);
  expect(sum(({ people }) => people.completeLoss)).toBe(whole.people.completeLoss);
  expect(sum(({ waiting }) => waiting.people)).toBe(whole.waiting.people);
  expect(sum(({ beds }) => beds.registered)).toBe(whole.beds.registered);
  expect(sum(({ projects }) => projects.total)).toBe(whole.projects.total);
  const rows = list(countyWide(county), { asOf }).rows;
  for (const { code, numerator, denominator } of whole.targets.filter(({ numerator: known }) => known !== null)) {
    const found = rows.filter((row) => row.code === code && (row.batchYear ?? 0) <= 2022).at(-1);
    expect([code, numerator, denominator]).toEqual([code, found?.numerator, found?.denominator]);
  }
  const rate = rows.find(({ code }) => code === 'IND01');
  expect(whole.places.reduce((total, place) => total + place.dependent, 0)).toBe(rate?.denominator);
  expect(whole.places.reduce((total, place) => total + place.dependentCentralised, 0)).toBe(rate?.numerator);
  for (const page of towns) {
    const own = whole.places.find(({ code }) => code === page.townCode);
    expect([page.people.all, page.waiting.people, page.beds.registered]).toEqual([own?.people, own?.waiting, own?.beds]);
    expect(page.places.reduce((total, { people }) => total + people, 0)).toBe(page.people.all);
  }
});

test('each point of the year’s course is the indicator of that day, for the county and for a township', async () => {
  for (const month of ['2022-02', '2022-03', '2022-04', '2022-05', '2022-06'])
    await importSample(county, 'changes', `特困人员异动登记表_${month}.xlsx`);
  const [town] = townsOn(county, asOf);
  for (const townCode of [null, town?.code ?? '']) {
    const scope = townCode === null ? ({ kind: 'county' } as const) : ({ kind: 'town', townCode } as const);
    const { trend } = situation(countyWide(county), { townCode, asOf });
    const counted = trend.map(({ asOf: on }) => {
      const rate = list({ ...countyWide(county), scope }, { asOf: on }).rows.find(({ code }) => code === 'IND01');
      return [on, rate?.numerator, rate?.denominator];
    });
    expect(trend.map(({ asOf: on, numerator, denominator }) => [on, numerator, denominator])).toEqual(counted);
    if (townCode === null) expect(new Set(trend.map(({ numerator }) => numerator)).size).toBeGreaterThan(1);
  }
}, 60_000);

test('each page is one page, with its figures in it as text; the copy is numbered and in the log', () => {
  const plain = { kind: 'plain', purpose: '本单位办公使用' } as const;
  const copy = finish(situationCopySteps(county, { townCode: null, asOf, each: true }, plain));
  expect(copy.pages).toBe(1 + townsOn(county, asOf).length);
  const file = join(folder.path, '单页.pdf');
  writeFileSync(file, copy.bytes);
  expect(existsSync(file)).toBe(true);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  const pages = text.split('\f').filter((page) => page.trim() !== '');
  expect(pages).toHaveLength(copy.pages);
  const whole = situation(countyWide(county), { townCode: null, asOf });
  expect(pages[0]).toContain('肥城市特困供养和养老服务情况表');
  for (const { shown } of whole.targets) expect(pages[0]).toContain(shown);
  expect(pages[0]).toContain(`${whole.people.all}人`);
  expect(text).toContain('第1次导出');
  expect(pages[0]).toMatch(new RegExp(`合计\\s+${whole.people.all}\\b`));
  expect(copy.entry).toMatchObject({ action: 'situation.export', after: { pages: copy.pages, copyNumber: 1 } });
});

test('a township user sees his own township and no other, an unknown one is refused', () => {
  const [own, other] = townsOn(county, asOf);
  const reader = { ...countyWide(county), scope: { kind: 'town' as const, townCode: own?.code ?? '' } };
  expect(situation(reader, { townCode: null, asOf }).placeName).toBe(own?.name);
  expect(() => situation(reader, { townCode: other?.code ?? '', asOf })).toThrow('超出了本用户的范围');
  expect(() => situation(countyWide(county), { townCode: '370983999', asOf })).toThrow('填写的内容有误');
});
