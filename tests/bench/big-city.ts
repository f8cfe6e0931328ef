/** A city of 100,000 people in homes and at home, 1,000,000 visits, 400,000 payment lines and 1,600 happiness homes, in an encrypted ledger file. */
import { run, transaction, type WriteContext } from '../../database/core/sql.ts';
import { fillHappiness } from './happiness.ts';
import { lockMonths, openCounty } from './sheet-county.ts';

export const cityPeople = 100_000;
export const cityVisits = 1_000_000;

const series = (last: number): string =>
  `(WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < ${last}) SELECT value FROM n)`;
const scattered = `FROM person p WHERE EXISTS (SELECT 1 FROM fact f WHERE f.person_id = p.person_id AND f.kind = 'mode' AND f.value = 'scattered')`;

/** Ten visits each over ten months, a check of the five haves, an agreement of the year. */
export function openCity(file: string, key: Buffer): WriteContext {
  const context = openCounty(file, key, cityPeople);
  lockMonths(context, 2);
  fillHappiness(context);
  transaction(context, (writer) => {
    const recorded = { at: writer.at, by: writer.actor.userId };
    run(
      writer,
      `INSERT INTO visit (uid, person_id, town_code, visited_on, visitor, visitor_role, method, result, risk, recorded_at, recorded_by)
       SELECT randomblob(16), p.person_id, p.town_code, date('2022-12-31', '-' || (m.value * 33 + p.person_id % 28) || ' days'), '样', 'villager', 'home',
         CASE p.person_id % 50 WHEN 0 THEN 'notMet' ELSE 'visited' END, 'none', @at, @by
       FROM ${series(cityVisits / cityPeople - 1)} m CROSS JOIN person p ORDER BY m.value DESC, p.person_id`,
      recorded,
    );
    run(
      writer,
      `INSERT INTO five_haves_check (uid, person_id, checked_on, checked_by, items_json, is_complete, recorded_at, recorded_by)
       SELECT randomblob(16), p.person_id, '2022-11-15', '样', '[]', p.person_id % 40 <> 0, @at, @by ${scattered}`,
      recorded,
    );
    run(
      writer,
      `INSERT INTO care_agreement (uid, person_id, caregiver_name, entrusted_by, signed_on, from_on, until_on, content, frequency, detail_json, recorded_at, recorded_by)
       SELECT randomblob(16), p.person_id, '照料人', '样镇', '2022-01-01', '2022-01-01', '2022-12-31', '照料', '每日', '{}', @at, @by ${scattered}`,
      recorded,
    );
  });
  context.connection.exec('ANALYZE; DELETE FROM sqlite_stat4');
  return context;
}
