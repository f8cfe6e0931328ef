/** `pay … --scheme` from the command line: the subsidy of the sample county paid to the fen in two batches, locked, shown, printed; other schemes by name. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatYuan } from '../../electron/contract/values.ts';
import { command } from '../helpers/command-line.ts';
import { samples, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';

type Expected = {
  readonly code: string;
  readonly entitlementFen: number;
  readonly firstBatchFen: number;
  readonly secondBatchFen: number;
  readonly splitFen: readonly number[];
};
const { happiness } = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as { happiness: readonly Expected[] };
const sum = (pick: (home: Expected) => number): number => happiness.reduce((total, home) => total + pick(home), 0);
const linesOf = (type: string, month: string, pick: (home: Expected) => number) =>
  happiness.filter((home) => pick(home) > 0).map((home) => ({ code: home.code, month, type, fen: pick(home) }));

let folder: TemporaryFolder;
const run = (...words: string[]) => command([...words, '--db', join(folder.path, '肥城.yiyang')]);
const batch = (name: string) => ['--year', '2022', '--batch', name, '--document', '样财社〔2022〕5号'];
const build = (month: string, name: string) => run('pay', 'build', '--scheme', 'happiness', '--month', month, ...batch(name));

beforeAll(async () => {
  folder = temporaryFolder();
  await run('init', '--region', '370983');
  await run('import', 'happiness', join(samples, '农村幸福院运营情况表.xlsx'));
}, 60_000);
afterAll(() => folder.remove());

describe('the subsidy of the sample county', { timeout: 60_000 }, () => {
  it('the first batch: built, built anew, locked, shown the same', async () => {
    const { code, json } = await build('2022-02', 'first');
    const first = { month: '2022-02', year: 2022, batch: 'first', totalFen: sum((home) => home.firstBatchFen), carriedFen: 0, scale: null };
    expect([code, json]).toMatchObject([0, { ...first, state: 'draft' }]);
    expect((json as { lines: unknown[] }).lines.toSorted(byCode)).toEqual(linesOf('SUBSIDY', '2022-01', (home) => home.firstBatchFen));
    // A draft needs no batch said again.
    expect((await run('pay', 'build', '--scheme', 'happiness', '--month', '2022-02')).json).toEqual(json);
    const locked = await run('pay', 'lock', '--scheme', 'happiness', '--month', '2022-02', '--reason', '验收');
    expect([locked.code, locked.json]).toEqual([0, { ...(json as object), state: 'approved' }]);
    expect((await run('pay', 'show', '--scheme', 'happiness', '--month', '2022-02')).json).toEqual(locked.json);
  });

  it('the second batch: the rest of each year to the fen; what was overpaid is carried, and both batches share as the year does', async () => {
    const { json: built } = await build('2022-12', 'second');
    const second = built as { lines: unknown[]; totalFen: number; carriedFen: number; splitFen: number[] };
    expect(second.lines.toSorted(byCode)).toEqual(linesOf('SUBSIDY', '2022-12', (home) => home.secondBatchFen));
    expect(second.carriedFen).toBe(0 - sum((home) => Math.min(0, home.secondBatchFen)));
    expect(second.carriedFen).toBeGreaterThan(0);
    expect(second.totalFen).toBe(sum((home) => Math.max(0, home.secondBatchFen)));
    await run('pay', 'lock', '--scheme', 'happiness', '--month', '2022-12', '--reason', '验收');
    const first = (await run('pay', 'show', '--scheme', 'happiness', '--month', '2022-02')).json as { splitFen: number[] };
    // Of homes that were not overpaid, both sheets together are the shares of the year.
    const overpaid = happiness.filter((home) => home.secondBatchFen < 0);
    const shares = (home: Expected): readonly number[] => home.splitFen;
    const paid = [0, 1, 2].map((share) => (first.splitFen[share] ?? 0) + (second.splitFen[share] ?? 0));
    const due = [0, 1, 2].map((share) => sum((home) => shares(home)[share] ?? 0));
    const extra = [0.3, 0.5, 0.2].map((share) => Math.round(overpaid.reduce((total, home) => total - home.secondBatchFen, 0) * share));
    for (const share of [0, 1, 2])
      expect(Math.abs((paid[share] ?? 0) - (due[share] ?? 0) - (extra[share] ?? 0))).toBeLessThanOrEqual(overpaid.length);
    expect(paid.reduce((total, fen) => total + fen, 0)).toBe(sum((home) => home.entitlementFen) + second.carriedFen);
    expect((await run('verify')).code).toBe(0);
  });

  it('the sheet as PDF and workbook', async () => {
    const pdf = join(folder.path, '发放表.pdf');
    expect((await run('pay', 'print', '--scheme', 'happiness', '--month', '2022-02', '--out', pdf)).json).toMatchObject({ file: pdf });
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    expect(text).toContain('农村幸福院运营奖补资金（2022年第一批）发放表');
    expect(text).toContain(formatYuan(sum((home) => home.firstBatchFen)));
    const workbook = join(folder.path, '发放表.xlsx');
    expect((await run('pay', 'export', '--scheme', 'happiness', '--month', '2022-02', '--out', workbook)).json).toEqual({
      file: workbook,
      rows: linesOf('SUBSIDY', '2022-01', (home) => home.firstBatchFen).length,
    });
  });

  it.each([
    [
      '一个没有的项目',
      ['pay', 'show', '--scheme', 'gift', '--month', '2022-02'],
      '发放项目为 price（价格临时补贴）、happiness（幸福院运营奖补）',
    ],
    ['没有编制的月份', ['pay', 'show', '--scheme', 'happiness', '--month', '2022-03'], '2022年3月农村幸福院运营奖补资金'],
    ['没有说明批次', ['pay', 'build', '--scheme', 'happiness', '--month', '2023-01'], '没有2023年1月的运营奖补发放表'],
    [
      '再编同一批',
      [
        'pay',
        'build',
        '--scheme',
        'happiness',
        '--month',
        '2023-01',
        '--year',
        '2022',
        '--batch',
        'first',
        '--document',
        '样财社〔2023〕1号',
      ],
      '每年每批只编制一次',
    ],
    [
      '没有这个批次名',
      [
        'pay',
        'build',
        '--scheme',
        'happiness',
        '--month',
        '2023-01',
        '--year',
        '2022',
        '--batch',
        'third',
        '--document',
        '样财社〔2023〕1号',
      ],
      '批次为 first、second 或 correction',
    ],
    ['没有登记的一次性项目', ['pay', 'build', '--scheme', `item:${'0'.repeat(32)}`, '--month', '2022-02'], ''],
    ['没有物价指数的价格补贴', ['pay', 'build', '--scheme', 'price', '--month', '2022-02'], ''],
  ])('%s：拒绝，什么也不写', async (_name, words, message) => {
    const { code, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stderr.trim()).not.toBe('');
    expect(stderr).toContain(message);
  });
});

function byCode(one: unknown, other: unknown): number {
  const code = (line: unknown): string => (line as { code: string }).code;
  return code(one) < code(other) ? -1 : 1;
}
