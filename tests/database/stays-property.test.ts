/**
 * Random work on beds by many hands, some of it late, some of it taken back, against a model of plain day lists: whatever the model allows is
 * done, whatever it refuses is refused, and both stand alike afterwards. `YIYANG_LONG=1`: a million operations; `YIYANG_RUNS=5000`: that many.
 */
import { expect, it } from 'vitest';
import { row, rows, type Writer } from '../../database/core/sql.ts';
import { AppError } from '../../electron/contract/result.ts';
import * as model from './stays-model.ts';
import { kinds, makeCounty, text, type County } from './stays-operations.ts';

const isLong = process.env['YIYANG_LONG'] === '1';
const operations = Number(process.env['YIYANG_RUNS'] ?? (isLong ? 1_000_000 : 4000));
/** A county lives so long before another takes its place: a bed does not see ten thousand people. */
const perCounty = 10_000;
/** Tries it in the ledger; a refusal leaves nothing behind. @returns the code of the refusal, null for done */
function tried(writer: Writer, work: () => void): string | null {
  writer.connection.exec('SAVEPOINT one');
  try {
    work();
    writer.connection.exec('RELEASE one');
    return null;
  } catch (error) {
    writer.connection.exec('ROLLBACK TO one; RELEASE one');
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** Everything that holds at least a day, as the ledger has it and as the model has it. */
function stand({ writer, known, bedIds, personIds }: County): { ledger: string[]; wanted: string[] } {
  const end = (until: number): string => (until === model.forever ? '' : text(until));
  const ledger = rows<{ line: string }>(
    writer,
    `SELECT kind || ' ' || bed_id || ' ' || person_id || ' ' || from_on || ' ' || ifnull(until_on, '') AS line FROM bed_stay WHERE withdrawn_at IS NULL AND from_on IS NOT until_on
     UNION ALL SELECT 'away 0 ' || person_id || ' ' || from_on || ' ' || ifnull(until_on, '') FROM absence WHERE withdrawn_at IS NULL AND from_on IS NOT until_on
     UNION ALL SELECT 'out ' || bed_id || ' 0 ' || from_on || ' ' || ifnull(until_on, '') FROM bed_outage WHERE from_on IS NOT until_on`,
  ).map(({ line }) => line);
  const held = known.held
    .filter((one) => !one.isWithdrawn && one.until !== one.from)
    .map((one) => `${one.kind} ${one.bed < 0 ? 0 : bedIds[one.bed]} ${personIds[one.person]} ${text(one.from)} ${end(one.until)}`);
  const out = known.outages.flatMap((list, bed) =>
    list.filter(({ from, until }) => from !== until).map(({ from, until }) => `out ${bedIds[bed]} 0 ${text(from)} ${end(until)}`),
  );
  return { ledger: ledger.toSorted(), wanted: [...held, ...out].toSorted() };
}

const overlapsSql = `SELECT count(*) AS n FROM bed_stay a JOIN bed_stay b ON a.bed_stay_id < b.bed_stay_id AND (a.bed_id = b.bed_id OR (a.person_id = b.person_id AND a.kind = b.kind))
  WHERE a.withdrawn_at IS NULL AND b.withdrawn_at IS NULL AND a.from_on IS NOT a.until_on AND b.from_on IS NOT b.until_on
    AND a.from_on < ifnull(b.until_on, '9999') AND b.from_on < ifnull(a.until_on, '9999')`;

it(`${operations} 次随机床位操作：没有重叠，没有错拒`, { timeout: 3_600_000 }, () => {
  const seed = isLong ? Date.now() % 1_000_000 : 305;
  let [done, refused, overlaps] = [0, 0, 0];
  const wrong: string[] = [];
  const codes = new Set<string>();
  for (let first = 0; first < operations; first += perCounty) {
    const county = makeCounty(seed + first);
    county.writer.connection.exec('BEGIN');
    const count = Math.min(perCounty, operations - first);
    for (let index = 0; index < count; index += 1) {
      if (county.random.happens(0.3)) county.today += 1;
      // Some have nothing to work on yet: another one is tried.
      let one = county.random.weighted(kinds)(county);
      while (!one) one = county.random.weighted(kinds)(county);
      const code = tried(county.writer, one.work);
      if ((code === null) !== one.mayBe)
        wrong.push(`${seed + first}/${index} ${one.what}: ${code ?? '做了'}，应当${one.mayBe ? '可以' : '拒绝'}`);
      if (wrong.length > 0) break;
      if (code === null) one.after();
      else codes.add(code);
      if (code === null) done += 1;
      else refused += 1;
      if (index % 1000 === 999 || index === count - 1) {
        const { ledger, wanted } = stand(county);
        expect(ledger, `${seed + first}/${index}`).toEqual(wanted);
      }
    }
    expect(wrong).toEqual([]);
    overlaps += row<{ n: number }>(county.writer, overlapsSql)?.n ?? 0;
    county.writer.connection.exec('ROLLBACK');
    county.writer.connection.close();
  }
  expect(overlaps).toBe(0);
  // Both ways are well trodden, and refused for many reasons.
  expect(done).toBeGreaterThan(operations * 0.2);
  expect(refused).toBeGreaterThan(operations * 0.1);
  expect(codes.size).toBeGreaterThan(10);
  // What the long way is asked for.
  if (isLong)
    process.stdout.write(
      `${done} done, ${refused} refused, ${overlaps} overlaps, 0 wrong, seed ${seed}\n${[...codes].toSorted((a, b) => (a < b ? -1 : 1)).join(' ')}\n`,
    );
});
