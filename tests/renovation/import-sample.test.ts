/** The sample county's projects against the right answers, through the command line as an acceptance test runs it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../helpers/command-line.ts';
import { samples, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';

const file = join(samples, '改造提升项目进度台账.xlsx');
const { renovation } = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as {
  renovation: Readonly<Record<string, readonly [number, number]>> & {
    fundsFen: Readonly<Record<'approved' | 'arrived' | 'spent', number>>;
  };
};

let folder: TemporaryFolder;
const run = (...words: string[]) => command([...words, '--db', join(folder.path, '肥城.yiyang')]);

beforeAll(async () => {
  folder = temporaryFolder();
  await run('init', '--region', '370983');
  await run('import', 'homes', join(samples, '敬老院名册.xlsx'));
});
afterAll(() => folder.remove());

describe('the projects of the sample county', { timeout: 60_000 }, () => {
  it('come in whole; a dry run writes nothing', async () => {
    const whole = { kind: 'projects', rows: 11, accepted: 11, unchanged: 0, rejected: [], warnings: [] };
    expect((await run('import', 'projects', file, '--dry-run')).json).toEqual({ ...whole, batchId: null });
    expect((await run('renovation', 'list')).json).toEqual([]);
    expect((await run('import', 'projects', file)).json).toEqual({ ...whole, batchId: 2 });
  });

  it('count by batch and day as they should', async () => {
    for (const [key, expected] of Object.entries(renovation)) {
      const [batchYear, asOf] = key.split('@');
      if (asOf === undefined) continue;
      const { json } = await run('indicators', '--as-of', asOf);
      const found = (json as { code: string; batchYear?: number; numerator: number; denominator: number }[]).find(
        (line) => line.code === 'IND07' && line.batchYear === Number(batchYear),
      );
      expect([key, [found?.numerator, found?.denominator]]).toEqual([key, expected]);
    }
  });

  it('add up to the fen', async () => {
    const { json } = await run('renovation', 'list', '--as-of', '2022-12-31');
    const list = json as readonly { approvedFen: number; receivedFen: number; spentFen: number }[];
    const sum = (key: 'approvedFen' | 'receivedFen' | 'spentFen') => list.reduce((total, line) => total + line[key], 0);
    expect({ approved: sum('approvedFen'), arrived: sum('receivedFen'), spent: sum('spentFen') }).toEqual(renovation.fundsFen);
  });

  it('change nothing the second time, and are taken back as a whole', async () => {
    const same = { rows: 11, accepted: 0, unchanged: 11, rejected: [], batchId: null };
    expect((await run('import', 'projects', file)).json).toMatchObject(same);
    expect((await run('import', 'undo', '--batch', '2')).json).toEqual({ undone: 11 });
    expect((await run('renovation', 'list')).json).toEqual([]);
    expect((await run('import', 'projects', file)).json).toMatchObject({ accepted: 11, batchId: 3 });
    expect((await run('import', 'projects', file)).json).toMatchObject(same);
    expect((await run('verify')).code).toBe(0);
  });
});
