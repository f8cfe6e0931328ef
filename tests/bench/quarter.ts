/** The quarterly report of a city of 100,000 people, as workbook, Word file and PDF: ten seconds at most, all three together. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDataKey } from '../../database/core/keys.ts';
import { closeConnection } from '../../database/core/open.ts';
import { quarterCopy } from '../../database/features/quarter/service-copies.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { bounded, timed, type BenchResult } from './bench.ts';
import { cityPeople, openCity } from './big-city.ts';

const mostMs = 10_000;
const end = isoDate('2022-12-31');

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quarter-bench-'));
  const context = openCity(join(folder, 'bench.yiyang'), newDataKey());
  try {
    const results: BenchResult[] = [];
    let total = 0;
    for (const format of ['xlsx', 'docx', 'pdf'] as const) {
      const ms = await timed(() => quarterCopy(context, { end, format }, { kind: 'plain', purpose: '报上级民政部门' }));
      total += ms;
      results.push(bounded(`${cityPeople} 人的季度报告 ${format}`, ms, mostMs));
    }
    return [...results, bounded(`${cityPeople} 人的季度报告三种文件`, total, mostMs)];
  } finally {
    closeConnection(context.connection);
    rmSync(folder, { recursive: true, force: true });
  }
}
