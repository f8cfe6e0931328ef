/**
 * Random lives in a real ledger: learnt in any order, late, taken back; sheets locked in between; payments held back; lines sent back by the
 * bank. `YIYANG_LONG=1`: ten thousand of them; `YIYANG_RUNS=500`: that many; `YIYANG_SEED`: the lives of that seed.
 */
import { expect, it } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { fingerprintOf } from '../../database/features/payments/fingerprint.ts';
import { cancelledFacts, everything, factsOfPeople } from '../../database/features/payments/queries-facts.ts';
import { wholeMonths, type MonthRules } from '../../database/features/payments/rules-days.ts';
import { dueFor } from '../../database/features/payments/rules.ts';
import { paymentBook } from '../../database/features/payments/service-rules.ts';
import { isoMonth } from '../../electron/contract/values.ts';
import { live, textOf, type Lived } from './histories-county.ts';
import { diedSupported, dueOf } from './histories-oracle.ts';
import { months, randomLife, randomOf, randomStandards, retold, type Life, type StandardSaid } from './histories.ts';

const isLong = process.env['YIYANG_LONG'] === '1';
const wanted = Number(process.env['YIYANG_RUNS'] ?? (isLong ? 10_000 : 240));
const seed = Number(process.env['YIYANG_SEED'] ?? (isLong ? Date.now() % 1_000_000 : 27));
const perCounty = 80;

const otherRules: readonly Partial<MonthRules>[] = [
  { proration: 'CALENDAR_DAY' },
  { proration: 'DAY_30', pickRule: 'DAY_PRORATE' },
  { cutoffDay: 15 },
  { pickRule: 'SAME_MONTH_FULL', snapshot: 'onFirstDay' },
  { pickRule: 'NEXT_MONTH', proration: 'CALENDAR_DAY', cutoffDay: 20 },
];

/**
 * What all sheets together come to, by person: issued + offset − recoveries + pending, less what came back. Of a back pay that settled what
 * was still claimed only the rest went out, so only the rest came back.
 */
const netSql = `
  SELECT person_id AS personId, month || ' ' || type || ' ' || side AS key, sum(fen) AS fen FROM (
    SELECT person_id, for_month AS month, coalesce(of_type, line_type) AS type, side, fen FROM sheet_line
    UNION ALL SELECT person_id, for_month, of_type, side, -fen FROM sheet_recovery
    UNION ALL SELECT person_id, for_month, of_type, side, fen FROM sheet_pending
    UNION ALL SELECT l.person_id, l.for_month, coalesce(l.of_type, l.line_type), l.side,
      (SELECT ifnull(sum(e.fen), 0) FROM claim_entry e WHERE e.line_id = l.line_id) - l.fen FROM line_return r JOIN sheet_line l ON l.line_id = r.line_id)
  GROUP BY 1, 2 HAVING sum(fen) <> 0`;

type Net = ReadonlyMap<string, number>;

/** By index of the life; homes by their number. */
function netOf({ context, personIds, homeIds }: Lived): Net[] {
  const byPerson = Map.groupBy(rows<{ personId: number; key: string; fen: number }>(context, netSql), ({ personId }) => personId);
  return personIds.map(
    (personId) =>
      new Map(
        (byPerson.get(personId) ?? []).map(({ key, fen }) => [
          key.replace(/home:(\d+)$/, (_, id: string) => `home:${homeIds.indexOf(Number(id)) + 1}`),
          fen,
        ]),
      ),
  );
}

/** Months that are settled: the last sheet of a county with a cut-off day leaves late changes to the next. */
function settled(amounts: Net, rules: MonthRules): Record<string, number> {
  const until = rules.cutoffDay === null ? '9999' : (months.at(-1) ?? '');
  return Object.fromEntries(
    [...amounts].filter(([key]) => !key.includes('FUNERAL') && key < until).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function funeralFen(net: Net): number {
  return [...net].filter(([key]) => key.includes('FUNERAL')).reduce((sum, [, fen]) => sum + fen, 0);
}

/** By the program's own rules for a month, from all that was said in the end: for counties that count days or cut off. */
function dueByProgram({ context, personIds, homeIds }: Lived, index: number): Net {
  const personId = personIds[index] ?? 0;
  const [facts] = factsOfPeople(context, personId, personId, cancelledFacts(context, everything), everything);
  const book = paymentBook(context);
  const due = new Map<string, number>();
  for (const month of months)
    for (const line of facts ? dueFor(facts, book, isoMonth(month)) : []) {
      const side = line.homeId === null ? 'own' : `home:${homeIds.indexOf(line.homeId) + 1}`;
      due.set(`${month} ${line.type} ${side}`, line.fen);
    }
  return due;
}

function expectWhole(lived: Lived): void {
  const { context, locked, unequal } = lived;
  expect(unequal, '只算有变动的人与全部重算不一致').toEqual([]);
  for (const [month, text] of locked) expect(textOf(context, month), `${month}锁定后有改动`).toBe(text);
  for (const sheet of rows<{ sheetId: number; fingerprint: string }>(context, 'SELECT sheet_id AS sheetId, fingerprint FROM sheet'))
    expect(fingerprintOf(context, sheet.sheetId)).toBe(sheet.fingerprint);
  const twice = (columns: string, condition: string): unknown[] =>
    rows(context, `SELECT ${columns} FROM sheet_line WHERE ${condition} GROUP BY ${columns} HAVING count(*) > 1`);
  expect(twice('person_id, for_month, line_type, side', "line_type IN ('BASIC', 'CARE')")).toEqual([]);
  expect(twice('person_id', "line_type = 'FUNERAL'")).toEqual([]);
  expect(twice('sheet_id, person_id, for_month, of_type, side', 'of_type IS NOT NULL')).toEqual([]);
}

function story(life: Life, standards: readonly StandardSaid[]): string {
  return JSON.stringify({ life, standards }, null, 1);
}

it(`${wanted} 段随机经历：守恒、不重不漏、锁定不变、与先后次序无关、只算变动的等于全部重算`, { timeout: 7_200_000 }, () => {
  for (let done = 0, county = 0; done < wanted; done += perCounty, county++) {
    const random = randomOf(seed + county * 7919);
    const rules: MonthRules = { ...wholeMonths, ...(county % 3 === 2 ? otherRules[Math.floor(county / 3) % otherRules.length] : {}) };
    const isDefault = county % 3 !== 2;
    const lives = Array.from({ length: Math.min(perCounty, wanted - done) }, () => randomLife(random));
    const standards = randomStandards(random);
    const lived = live(lives, standards, rules, random);
    expectWhole(lived);
    const other = live(
      lives.map((life) => retold(life, random)),
      standards,
      rules,
      random,
    );
    expectWhole(other);
    const [nets, otherNets] = [netOf(lived), netOf(other)];
    lives.forEach((life, index) => {
      const net = nets[index] ?? new Map<string, number>();
      const told = `种子 ${seed}，第 ${county} 个县，第 ${index} 人：${story(life, standards)}`;
      const due = settled(isDefault ? dueOf(life, standards, months) : dueByProgram(lived, index), rules);
      const otherNet = otherNets[index] ?? new Map<string, number>();
      const isFuneralPaid = diedSupported(life);
      expect({ told, net: settled(net, rules), funeral: funeralFen(net) > 0 }).toEqual({ told, net: due, funeral: isFuneralPaid });
      expect({ told, net: settled(otherNet, rules), funeral: funeralFen(otherNet) > 0 }).toEqual({
        told,
        net: due,
        funeral: isFuneralPaid,
      });
    });
  }
});
