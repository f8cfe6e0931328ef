/** Light registers of the invented county: duties with clocks, most done in time, some late, some waiting. */
import type { RegisterValue } from '../../../electron/contract/registers-shapes.ts';
import { daysBetween, isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { rows, transaction, type WriteContext } from '../../core/sql.ts';
import { save, step } from '../registers/service.ts';
import { policyProfileOf } from '../tasks/profile.ts';
import { chooseProfile } from '../tasks/service.ts';
import { addDays } from './calendar.ts';
import type { Random } from './random.ts';
import { aidTales, type Invent, type TaleStep, type Values } from './register-tales.ts';
import { watchTales } from './register-watch.ts';

export type RegisterLife = {
  readonly clerk: WriteContext;
  readonly random: Random;
  /** ID numbers that somebody has already. */
  readonly taken: Set<string>;
};

/** Days the registers have been kept; of the last of them more is still under way. */
const kept = 300;
const lately = 25;
const shareLately = 0.3;
/** A few of these days have been left lying before their last step. */
const lyingDays = 70;
const shareLying = 0.15;
const saturday = 6;

/** Nobody is at the counter at weekends. */
function atWork(day: IsoDate): IsoDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === saturday ? addDays(day, -1) : weekday === 0 ? addDays(day, -2) : day;
}

const later = (one: IsoDate, other: IsoDate): IsoDate => (one > other ? one : other);

/** The steps that have been taken by today; the rest is still to come. */
function live(clerk: WriteContext, recordId: number, begun: IsoDate, steps: readonly TaleStep[]): void {
  const today = clerk.clock.today();
  let day = begun;
  for (const { transition, after, values, reason } of steps) {
    const next = later(atWork(addDays(day, after)), day);
    if (next > today) return;
    const filled: Values = typeof values === 'function' ? values(next) : (values ?? {});
    step(clerk, { recordId, transition, doneOn: next, values: filled, reason: reason ?? null });
    day = next;
  }
}

type Town = { readonly code: string; readonly name: string };

/** Every township opens its reserve with the year and gives from it; one has nearly used it up. */
function keepReserves(clerk: WriteContext, random: Random, towns: readonly Town[]): void {
  const today = clerk.clock.today();
  const year = today.slice(0, 4);
  const yearDay = isoDate(`${year}-01-08`);
  const opened = yearDay <= today ? yearDay : isoDate(`${Number(year) - 1}-01-08`);
  const entry = (townCode: string, values: Readonly<Record<string, RegisterValue>>): void => {
    save(clerk, { code: 'reliefReserve', recordId: null, townCode, values });
  };
  for (const [at, { code, name }] of towns.entries()) {
    const openedFen = random.whole(4, 8) * 500_000;
    const voucher = (number: number): string => `${name.slice(0, 2)}备〔${opened.slice(0, 4)}〕${number}号`;
    entry(code, { kind: 'opening', matter: '年初拨入临时救助备用金', happenedOn: opened, fen: openedFen, voucher: voucher(1) });
    const lived = Math.max(1, daysBetween(opened, today));
    const uses = Math.min(6, 1 + Math.floor(lived / 45));
    // The first township has hardly anything left.
    const share = at === 0 ? 0.9 : 0.1 + random.fraction() * 0.6;
    for (let use = 0; use < uses; use += 1)
      entry(code, {
        kind: 'use',
        matter: random.pick(['突发疾病先行救助', '火灾急难救助', '交通事故急难救助', '流浪乞讨人员临时安置', '子女就学困难救助']),
        happenedOn: later(opened, atWork(addDays(opened, Math.max(0, Math.floor((lived * (use + 1)) / (uses + 1)) - random.whole(0, 12))))),
        fen: Math.floor((openedFen * share) / uses / 10_000) * 10_000,
        voucher: voucher(use + 2),
      });
  }
}

function peopleAtHome(clerk: WriteContext): { personId: number; townCode: string }[] {
  return rows(
    clerk,
    `SELECT person_id AS personId, town_code AS townCode FROM person WHERE status = 'active' AND mode = 'scattered' AND town_code IS NOT NULL
     ORDER BY person_id`,
  );
}

export function makeRegisters({ clerk, random, taken }: RegisterLife): void {
  if (policyProfileOf(clerk) === null) chooseProfile(clerk, 'TA-2021-17');
  const today = clerk.clock.today();
  const towns = rows<Town>(clerk, "SELECT code, name FROM division WHERE level = 'town' AND valid_to IS NULL ORDER BY code");
  const people = peopleAtHome(clerk);
  // One transaction for all of them, as for the rest of an invented life.
  transaction(clerk, () => {
    keepReserves(clerk, random, towns);
    const invent: Invent = { random, taken, towns, people };
    for (const { code, count, tell } of [...aidTales, ...watchTales]) {
      const ago = Array.from({ length: count }, () => (random.happens(shareLately) ? random.whole(1, lately) : random.whole(lately, kept)));
      // Numbered in the order they came.
      for (const [number, days] of ago.toSorted((one, other) => other - one).entries()) {
        const begun = atWork(addDays(today, -days));
        const { townCode, values, steps } = tell(invent, begun, number);
        const { recordId } = save(clerk, { code, recordId: null, townCode, values });
        const isLying = days <= lyingDays && random.happens(shareLying);
        live(clerk, recordId, begun, isLying ? steps.slice(0, -1) : steps);
      }
    }
  });
}
