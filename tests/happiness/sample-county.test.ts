/** The sample county's operation table against the right answers, through the command line as an acceptance test runs it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../helpers/command-line.ts';
import { samples, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';

const file = join(samples, '农村幸福院运营情况表.xlsx');
const { happiness } = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as {
  happiness: readonly { readonly code: string; readonly entitlementFen: number }[];
};

let folder: TemporaryFolder;
const run = (...words: string[]) => command([...words, '--db', join(folder.path, '肥城.yiyang')]);

beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

describe('the operation table of the sample county', { timeout: 60_000 }, () => {
  it('comes out to the fen for every home', async () => {
    await run('init', '--region', '370983');
    const checked = await run('import', 'happiness', file, '--dry-run');
    expect(checked.json).toMatchObject({ kind: 'happiness', rows: 40, accepted: 40, unchanged: 0, rejected: [], batchId: null });
    expect((await run('happiness', 'schedule', '--year', '2022')).json).toEqual([]);
    expect((await run('import', 'happiness', file)).json).toMatchObject({ rows: 40, accepted: 40, rejected: [], batchId: 1 });
    const { json } = await run('happiness', 'schedule', '--year', '2022');
    expect(happiness.length).toBe(40);
    expect(json).toEqual(happiness);
  });

  it('changes nothing the second time, and is taken back as a whole', async () => {
    expect((await run('import', 'happiness', file)).json).toMatchObject({
      rows: 40,
      accepted: 0,
      unchanged: 40,
      rejected: [],
      batchId: null,
    });
    expect((await run('import', 'undo', '--batch', '1')).json).toEqual({ undone: 40 });
    expect((await run('happiness', 'schedule', '--year', '2022')).json).toEqual([]);
    expect((await run('import', 'happiness', file)).json).toMatchObject({ accepted: 40, batchId: 2 });
    expect((await run('happiness', 'schedule', '--year', '2022')).json).toEqual(happiness);
    expect((await run('verify')).code).toBe(0);
  });

  it('refuses a year that is none', async () => {
    const wrong = await run('happiness', 'schedule', '--year', '22');
    expect([wrong.code, wrong.stderr.trim()]).toEqual([2, expect.stringContaining('年份应形如 2022。')]);
  });
});
