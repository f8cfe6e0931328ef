/** Random courses of works: whatever is closed, moved, brought back, accepted and taken back, nobody loses his support and every number of the map agrees. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rows, transaction } from '../../database/core/sql.ts';
import { figures } from '../../database/features/indicators/service.ts';
import { accept } from '../../database/features/renovation/service-acceptance.ts';
import { withdrawAcceptance } from '../../database/features/renovation/service-acceptance-undo.ts';
import { closeRooms, reopenRooms } from '../../database/features/renovation/service-closures.ts';
import { withdrawRelocation } from '../../database/features/renovation/service-relocation-changes.ts';
import { bringBack, relocate } from '../../database/features/renovation/service-relocations.ts';
import { works } from '../../database/features/renovation/service-works.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { mapOf, staysCounty, type StaysCounty } from '../database/stays-county.ts';
import { acceptance, insertProject } from './works-project.ts';

type Course = StaysCounty & { readonly projectId: number; readonly today: IsoDate };
type Step = {
  readonly kind: 'close' | 'reopen' | 'same' | 'other' | 'temporary' | 'back' | 'withdraw' | 'accept' | 'undo';
  readonly pick: number;
};

const step = fc.record({
  kind: fc.constantFrom<Step['kind'][]>(
    'close',
    'close',
    'reopen',
    'same',
    'same',
    'other',
    'other',
    'temporary',
    'back',
    'back',
    'back',
    'withdraw',
    'accept',
    'undo',
  ),
  pick: fc.nat(1000),
});
const one = <Item>(list: readonly Item[], pick: number): Item | undefined => list[pick % Math.max(list.length, 1)];
const plannedReturn = isoDate('2022-12-31');

function take({ context, projectId, h1, h2, today }: Course, { kind, pick }: Step): void {
  const told = works(countyWide(context), projectId, { role: 'county_clerk', today });
  const free = (homeId: number): number[] =>
    mapOf(context, homeId, today).rooms.flatMap(({ beds }) => beds.filter(({ state }) => state === 'free').map(({ bedId }) => bedId));
  const away = told.relocations.filter(({ state }) => state === 'away' || state === 'late');
  const person = one(told.residents, pick);
  const to = { projectId, fromOn: today, plannedReturn, toHomeId: null, place: null, documentNo: null, note: null };
  const people = (bedId: number | null) => (person ? [{ personId: person.personId, bedId }] : []);
  const relocation = one(away, pick);
  if (kind === 'close') {
    const roomId = one(told.rooms, pick)?.roomId ?? 0;
    closeRooms(context, { projectId, roomIds: [roomId], bedIds: [], fromOn: today, plannedUntil: null, reason: '施工' });
  } else if (kind === 'reopen') {
    const outage = one(
      told.closures.filter(({ untilOn }) => untilOn === null),
      pick,
    );
    reopenRooms(context, { projectId, outageIds: [outage?.outageId ?? 0], onDate: today });
  } else if (kind === 'same') relocate(context, { ...to, kind: 'sameHome', people: people(one(free(h1), pick) ?? null) });
  else if (kind === 'other')
    relocate(context, { ...to, kind: 'otherHome', toHomeId: h2, people: people(pick % 2 === 0 ? null : (one(free(h2), pick) ?? null)) });
  else if (kind === 'temporary') relocate(context, { ...to, kind: 'temporary', place: '镇中学', people: people(null) });
  else if (kind === 'back') {
    const bedId = pick % 3 === 0 ? null : (relocation?.fromBedId ?? null);
    bringBack(context, { projectId, returnedOn: today, people: [{ relocationId: relocation?.relocationId ?? 0, bedId }] });
  } else if (kind === 'withdraw')
    withdrawRelocation(context, { projectId, relocationId: relocation?.relocationId ?? 0, reason: '登记有误' });
  else if (kind === 'undo') withdrawAcceptance(context, { projectId, reason: '登记有误' });
  else {
    const retired = pick % 2 === 0 ? free(h1).slice(0, 2) : [];
    const rooms = [{ building: '新楼', floor: 1, name: '101', sex: 'any', level: null, bedType: 'nursing', beds: 4 } as const];
    const more = { bedsAdded: 4 - retired.length, nursingAdded: 4 - retired.length, rooms, nursingBedIds: [], retiredBedIds: retired };
    accept(context, { ...acceptance, checklist: [...acceptance.checklist], acceptedOn: today, projectId, ...more });
  }
}

const rate = ({ context, today }: Course): [number, number] | undefined => {
  const found = figures(countyWide(context), { asOf: today }).find(({ code }) => code === 'IND01');
  return found && [found.numerator, found.denominator];
};

/** What holds on every day whatever was done. */
function check(course: Course, before: [number, number] | undefined): void {
  const { context, h1, h2, today, projectId } = course;
  expect(rate(course)).toEqual(before);
  const lying: number[] = [];
  for (const homeId of [h1, h2]) {
    const map = mapOf(context, homeId, today);
    const { drawn, free, reserved, occupied, withoutBed, repair, renovation, available, registered, undrawn } = map.counts;
    expect(drawn).toBe(free + reserved + (occupied - withoutBed) + repair + renovation);
    expect(available).toBe(registered - repair - renovation);
    expect(undrawn).toBe(registered - drawn);
    lying.push(...map.rooms.flatMap(({ beds }) => beds.flatMap(({ person }) => (person ? [person.personId] : []))));
    lying.push(...map.withoutBed.map(({ personId }) => personId));
  }
  // Everybody lives in exactly one of the homes.
  expect(lying.toSorted((a, b) => a - b)).toEqual([...new Set(lying)].toSorted((a, b) => a - b));
  expect(lying.length).toBe(before?.[0]);
  const told = works(countyWide(context), projectId, { role: 'county_clerk', today });
  for (const { state, mode } of told.relocations) if (state === 'away' || state === 'late') expect(mode).toBe('centralised');
  const isAccepted = rows(context, "SELECT 1 FROM renovation_stage WHERE stage = 'accepted' AND withdrawn_at IS NULL").length === 1;
  expect(told.acceptance !== null).toBe(isAccepted);
  if (isAccepted) expect(told.closures.filter(({ untilOn }) => untilOn === null)).toEqual([]);
}

describe('随机的改造过程', () => {
  it('每一步之后：率不变、床位数对得上、每人恰在一处，验收与阶段同进退', { timeout: 120_000 }, () => {
    let done = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 8, maxLength: 24 }), (steps) => {
        const county = staysCounty('2022-03-01', 6);
        const projectId = transaction(county.context, (writer) =>
          insertProject(writer, { homeId: county.h1, until: 'completed', days: { completed: '2022-02-20' } }),
        );
        let course: Course = { ...county, projectId, today: isoDate('2022-03-01') };
        const before = rate(course);
        steps.forEach((each, index) => {
          course = { ...course, today: isoDate(`2022-03-${String(index + 1).padStart(2, '0')}`) };
          county.setToday(course.today);
          try {
            take(course, each);
            done += 1;
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
          }
          check(course, before);
        });
      }),
      { numRuns: 25 },
    );
    // Not all of them were refused.
    expect(done).toBeGreaterThan(120);
  });
});
