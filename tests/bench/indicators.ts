/**
 * All indicators of a city of 100,000 people with 1,000,000 visits and 400,000 payment lines, beside the same numbers of people asked straight
 * from the tables by joins, in the same encrypted ledger and the same run; half a second warm as a limit of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDataKey } from '../../database/core/keys.ts';
import { closeConnection } from '../../database/core/open.ts';
import { row, type Reader } from '../../database/core/sql.ts';
import { indicatorsAt } from '../../database/features/indicators/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { bounded, compared, median, timed, type BenchResult } from './bench.ts';
import { cityPeople, openCity } from './big-city.ts';

const rounds = 5;
const mostMs = 500;
const asOf = isoDate('2022-12-31');

const standing = (alias: string): string =>
  `${alias}.valid_from <= @day AND NOT EXISTS (SELECT 1 FROM fact x WHERE x.cancels_fact_id = ${alias}.fact_id)`;
const newest = (
  kind: string,
): string => `(SELECT f.value FROM fact f WHERE f.person_id = p.person_id AND f.kind = '${kind}' AND ${standing('f')}
  ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1)`;
const naive = `WITH standing AS (
  SELECT p.person_id, ${newest('level')} AS level, ${newest('mode')} AS mode, ${newest('wish')} AS wish FROM person p
  WHERE EXISTS (SELECT 1 FROM fact c WHERE c.person_id = p.person_id AND c.kind = 'confirmation' AND ${standing('c')})
    AND NOT EXISTS (SELECT 1 FROM fact e WHERE e.person_id = p.person_id AND e.kind = 'end' AND ${standing('e')}))
  SELECT sum(s.level = 'completeLoss') AS IND01, count(*) AS IND02, sum(s.wish = 'willing') AS IND03,
    (SELECT count(DISTINCT v.person_id) FROM visit v JOIN standing t ON t.person_id = v.person_id
     WHERE t.mode = 'scattered' AND v.visited_on BETWEEN '2022-12-01' AND @day AND v.result = 'visited') AS IND12,
    (SELECT count(*) FROM standing t JOIN five_haves_check k ON k.person_id = t.person_id JOIN care_agreement a ON a.person_id = t.person_id
     WHERE t.mode = 'scattered' AND k.is_complete = 1 AND @day BETWEEN a.from_on AND a.until_on) AS IND13
  FROM standing s`;

function check(reader: Reader): void {
  const asked = row<Record<string, number>>(reader, naive, { day: asOf }) ?? {};
  for (const { code, numerator, denominator } of indicatorsAt(reader, asOf)) {
    const expected = asked[code];
    const found = code === 'IND12' || code === 'IND13' ? numerator : denominator;
    if (expected !== undefined && expected !== found) throw new Error(`${code}: ${found}, by joins ${expected}`);
  }
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'indicators-bench-'));
  const context = openCity(join(folder, 'bench.yiyang'), newDataKey());
  try {
    // The first look reads everybody's facts once.
    const first = await timed(() => indicatorsAt(context, asOf));
    check(context);
    const own: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round++) {
      bare.push(await timed(() => row(context, naive, { day: asOf })));
      own.push(await timed(() => indicatorsAt(context, asOf)));
    }
    const name = `${cityPeople} 人的全部指标`;
    return [
      compared(`${name} / 逐表联查其中五项`, own, bare, 0.5),
      bounded(name, median(own), mostMs),
      bounded(`${name}（打开后第一次）`, first, mostMs * 10),
    ];
  } finally {
    closeConnection(context.connection);
    rmSync(folder, { recursive: true, force: true });
  }
}
