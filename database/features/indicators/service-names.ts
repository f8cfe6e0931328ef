/** The names behind a number, page by page, and the homes behind one. */
import type { IndicatorHome, IndicatorNamesInput, IndicatorPerson } from '../../../electron/contract/indicators.ts';
import { ageOn, daysBetween, firstDayOf, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import type { ScopedReader } from '../users/scope.ts';
import { inRosterOrder, namesOf } from './queries.ts';
import { freeBeds, homeIndicator, missingWorkers, ratioText } from './rules-homes.ts';
import { percentText } from './rules-rate.ts';
import { isWaiting, waitingSince } from './rules-stock.ts';
import { staffRatio, type Standing } from './service-base.ts';
import { find } from './service.ts';

export type NamesAsked = Pick<IndicatorNamesInput, 'asOf' | 'knownOn' | 'code' | 'side'>;

/** Everybody on one side in the order shown: who waits longest first where the list is one of waiting, else by township and village. */
function listed(
  reader: ScopedReader,
  asked: NamesAsked,
): { readonly ids: readonly number[]; readonly people: ReadonlyMap<number, Standing> } {
  const { found, people } = find(reader, asked, asked.code);
  const sides = found?.sides;
  const byId = new Map(people.map((person) => [person.state.personId, person]));
  if (!sides) return { ids: [], people: byId };
  const ids = inRosterOrder(reader, sides[asked.side]);
  if (asked.code !== 'IND03' || asked.side !== 'rest') return { ids, people: byId };
  const since = new Map(ids.map((id) => [id, sinceOf(byId.get(id), asked.asOf) ?? asked.asOf]));
  return { ids: ids.toSorted((one, other) => (since.get(one) ?? '').localeCompare(since.get(other) ?? '')), people: byId };
}

function sinceOf(person: Standing | undefined, day: IsoDate): IsoDate | null {
  return person && isWaiting(person.state) ? waitingSince(person.stock, day) : null;
}

/** Why somebody stands on a list although he is not in the register any more. */
function noteOf({ state }: Standing, day: IsoDate): string | null {
  if (state.isInRegister) return null;
  const isThisMonth = state.endedOn !== null && state.endedOn >= firstDayOf(monthOf(day));
  return state.endReason === 'death' && isThisMonth ? '本月去世' : '本月终止';
}

export function peopleBehind(
  reader: ScopedReader,
  asked: NamesAsked,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { total: number; rows: IndicatorPerson[] } {
  const { ids, people } = listed(reader, asked);
  const page = ids.slice(offset, offset + limit);
  const named = new Map(namesOf(reader, page).map((person) => [person.personId, person]));
  const homeNames = new Map(
    rows<{ homeId: number; name: string }>(reader, 'SELECT home_id AS homeId, name FROM home').map(({ homeId, name }) => [homeId, name]),
  );
  const shown = page.flatMap((id): IndicatorPerson[] => {
    const person = named.get(id);
    const standing = people.get(id);
    if (!person || !standing) return [];
    const { bornOn, ...identity } = person;
    const { level, assessedOn, mode, homeId, wish } = standing.state;
    const since = sinceOf(standing, asked.asOf);
    return [
      {
        ...identity,
        age: ageOn(bornOn, asked.asOf),
        level,
        assessedOn,
        mode,
        homeName: homeId === null ? null : (homeNames.get(homeId) ?? null),
        wish,
        waitingDays: since === null ? null : daysBetween(since, asked.asOf),
        note: noteOf(standing, asked.asOf),
      },
    ];
  });
  return { total: ids.length, rows: shown };
}

/** The homes behind a rate of homes, each with its own figures. */
export function homesBehind(reader: ScopedReader, asked: Omit<NamesAsked, 'side'>): IndicatorHome[] {
  const indicator = homeIndicator(asked.code);
  const { found } = find(reader, asked, asked.code);
  if (!indicator || !found?.homes) return [];
  const ratio = staffRatio(reader, asked.asOf);
  return found.homes.map((home) => {
    const numerator = indicator.numerator(home);
    const denominator = indicator.denominator(home);
    const missing = missingWorkers(home, ratio);
    const { free, nursing } = freeBeds(home);
    return {
      homeId: home.homeId,
      name: home.name,
      townName: home.townName,
      numerator,
      denominator,
      shown:
        asked.code === 'IND22'
          ? home.entrusted === null
            ? '未托管'
            : '托管'
          : asked.code === 'IND21'
            ? ratioText(numerator, denominator)
            : (percentText(numerator, denominator, 1) ?? '—'),
      note:
        asked.code === 'IND22'
          ? home.entrusted === 'roster'
            ? '只有名册登记，没有托管合同'
            : null
          : asked.code === 'IND21'
            ? missing !== null && missing > 0
              ? `缺 ${missing} 人`
              : null
            : asked.code === 'IND05'
              ? home.occupied > home.available
                ? `超出 ${home.occupied - home.available} 人`
                : `空余 ${free} 张，其中护理型 ${nursing} 张`
              : null,
    };
  });
}

export function indicatorName(
  reader: Reader & ScopedReader,
  asked: NamesAsked,
): { readonly name: string; readonly scope: string; readonly title: string } | null {
  const { found } = find(reader, asked, asked.code);
  if (!found) return null;
  const { name, scope, numeratorTitle, denominatorTitle } = found.row;
  const title = asked.side === 'numerator' ? numeratorTitle : asked.side === 'rest' ? `${denominatorTitle}中未计入分子` : '未评估';
  return { name, scope, title };
}
