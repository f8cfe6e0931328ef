/** `npm run bench [-- name …]`: runs the benchmarks one after the other and prints a line for each. Exits 1 when a limit is passed. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchResult } from './bench.ts';

const notBenchmarks = new Set(['bench.ts', 'run.ts', 'many-people.ts', 'sheet-county.ts', 'sheet-office.ts', 'big-city.ts']);
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const files = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.ts') && !notBenchmarks.has(file) && (wanted.length === 0 || wanted.includes(file.slice(0, -3))),
);

function line(result: BenchResult): string {
  const figure = (value: number): string => (value >= 100 ? String(Math.round(value)) : String(Math.round(value * 1000) / 1000));
  const verdict = result.ratio <= result.limit ? 'ok  ' : 'OVER';
  return `${verdict} ${result.name}: ${figure(result.median)} ${result.unit} / ${figure(result.bare)} ${result.unit} = ${figure(result.ratio)}x (limit ${result.limit}x)`;
}

const results: BenchResult[] = [];
for (const file of files) {
  const { run } = (await import(join(import.meta.dirname, file))) as { run?: () => Promise<BenchResult[]> };
  if (!run) continue;
  for (const result of await run()) {
    results.push(result);
    process.stdout.write(`${line(result)}\n`);
  }
}
const report = process.env['BENCH_REPORT'];
if (report) writeFileSync(report, JSON.stringify(results, null, 2));
process.exitCode = results.every((result) => result.ratio <= result.limit) ? 0 : 1;
