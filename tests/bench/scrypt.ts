/** What one try at a stolen key file costs: the derivation alone, on one core. Not less than 0.3 s; the limit turns the figure round. */
import { randomBytes, scryptSync } from 'node:crypto';
import { availableParallelism, cpus } from 'node:os';
import { scryptCost } from '../../database/core/keys.ts';
import { bounded, median, type BenchResult } from './bench.ts';

const tries = 12;
/** Seconds a try must at least take on the computer that measures it. */
const leastSeconds = 0.3;

export function run(): Promise<BenchResult[]> {
  const times: number[] = [];
  for (let index = 0; index < tries; index += 1) {
    // Processor time, not time on the clock: a busy computer must not make a try look dearer than it is.
    const before = process.cpuUsage();
    scryptSync(`口令 ${index}`, randomBytes(16), 32, { ...scryptCost, maxmem: 256 * 1024 * 1024 });
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  const milliseconds = median(times);
  const memory = (128 * scryptCost.N * scryptCost.r) / 2 ** 20;
  process.stdout.write(
    `     scrypt N=${scryptCost.N} r=${scryptCost.r} p=${scryptCost.p}: ${Math.round(milliseconds)} ms and ${memory} MiB a try (${cpus()[0]?.model ?? '?'}, ${availableParallelism()} cores)\n`,
  );
  return Promise.resolve([bounded('least time of a try at a passphrase, against the measured one', leastSeconds * 1000, milliseconds)]);
}
