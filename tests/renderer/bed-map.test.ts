import { describe, expect, it } from 'vitest';
import type { MappedBed, MappedRoom } from '../../electron/contract/beds.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { actionsOf } from '../../renderer/features/beds/bed-actions.ts';
import { entryBed, nextBed, type BedPlace } from '../../renderer/features/beds/bed-grid.ts';
import {
  bedIndex,
  chosenBeds,
  doubtsOf,
  floorsOf,
  noBedFilter,
  targetOf,
  type Found,
  type Resident,
} from '../../renderer/features/beds/bed-map.ts';
import { floorsBetween, layOutText } from '../../renderer/features/beds/lay-out.ts';
import { placeEffect, previewOf } from '../../renderer/features/beds/place-effect.ts';
import { reconcileText } from '../../renderer/features/beds/reconcile.ts';

const wang: Resident = { personId: 1, name: '王桂兰', sex: 'female', age: 78, level: 'completeLoss' };
const li: Resident = { personId: 2, name: '李长贵', sex: 'male', age: 81, level: 'independent' };

let lastBed = 0;
function bed(change: Partial<MappedBed> = {}): MappedBed {
  lastBed += 1;
  return {
    bedId: lastBed,
    label: String(lastBed),
    bedType: 'normal',
    recognisedOn: null,
    basis: null,
    state: change.person ? 'occupied' : 'free',
    since: null,
    plannedUntil: null,
    person: null,
    bedStayId: null,
    absenceId: null,
    outageId: null,
    reserved: null,
    freeFrom: change.person ? null : isoDate('2022-03-20'),
    stockUntil: null,
    ...change,
  };
}
function room(name: string, beds: MappedBed[], change: Partial<MappedRoom> = {}): MappedRoom {
  return { roomId: Number(name), building: '1号楼', floor: 1, name, sex: 'any', level: null, beds, ...change };
}
const found = (inRoom: MappedRoom, index = 0): Found => ({ room: inRoom, bed: inRoom.beds[index] as MappedBed });
const move = (person: Resident, from: number | null) => ({ person, from, purpose: 'place' as const });

describe('the arrow keys', () => {
  // Two rooms of two by two beds beside each other, and one bed below the first.
  const at = (bedId: number, left: number, top: number): BedPlace => ({ bedId, left, top, width: 100, height: 40 });
  const places = [at(1, 0, 0), at(2, 104, 0), at(3, 0, 44), at(4, 104, 44), at(5, 300, 0), at(6, 404, 0), at(7, 300, 44), at(8, 0, 130)];

  it('go on in reading order to the side, and stop at the ends', () => {
    expect([nextBed(places, 1, 'ArrowRight'), nextBed(places, 4, 'ArrowRight'), nextBed(places, 5, 'ArrowLeft')]).toEqual([2, 5, 4]);
    expect([nextBed(places, 1, 'ArrowLeft'), nextBed(places, 8, 'ArrowRight')]).toEqual([null, null]);
  });

  it('go to the bed above or below, else to the nearest of that line', () => {
    expect([nextBed(places, 2, 'ArrowDown'), nextBed(places, 4, 'ArrowUp'), nextBed(places, 6, 'ArrowDown')]).toEqual([4, 2, 7]);
    expect([nextBed(places, 7, 'ArrowDown'), nextBed(places, 8, 'ArrowUp')]).toEqual([8, 3]);
    expect([nextBed(places, 1, 'ArrowUp'), nextBed(places, 8, 'ArrowDown')]).toEqual([null, null]);
  });

  it('enter another floor at the nearest bed of its first or last line', () => {
    expect(entryBed(places, 450, true)).toBe(6);
    expect(entryBed(places, 450, false)).toBe(8);
    expect(entryBed([], 0, true)).toBeNull();
  });
});

describe('the map', () => {
  it('stands by building, floor and number, not by text', () => {
    const rooms = [
      room('1001', [], { building: '2号楼', floor: 10 }),
      room('203', [], { floor: 2 }),
      room('12', []),
      room('3', []),
      room('901', [], { building: '10号楼', floor: 9 }),
    ];
    expect(floorsOf(rooms).map(({ building, floor, rooms: inside }) => [building, floor, inside.map(({ name }) => name)])).toEqual([
      ['1号楼', 1, ['3', '12']],
      ['1号楼', 2, ['203']],
      ['2号楼', 10, ['1001']],
      ['10号楼', 9, ['901']],
    ]);
  });

  it('filters by who lives there, else by what the room is for', () => {
    const hers = room('101', [bed({ person: wang }), bed()], { sex: 'female', level: 'completeLoss' });
    const his = room('102', [bed({ person: li, freeFrom: isoDate('2022-04-01') }), bed({ bedType: 'nursing' })], { sex: 'male' });
    const [a, b, c, d] = [...hers.beds, ...his.beds].map(({ bedId }) => bedId);
    const ids = (filter: Partial<typeof noBedFilter>) => [...(chosenBeds([hers, his], { ...noBedFilter, ...filter }) ?? [])];
    expect(chosenBeds([hers, his], noBedFilter)).toBeNull();
    expect(ids({ sex: 'female' })).toEqual([a, b]);
    expect(ids({ level: 'completeLoss' })).toEqual([a, b]);
    expect(ids({ level: 'independent' })).toEqual([c]);
    expect(ids({ bedType: 'nursing' })).toEqual([d]);
    expect(ids({ state: 'free', sex: 'male' })).toEqual([d]);
    expect(ids({ freeOn: '2022-03-31' })).toEqual([b, d]);
    expect(ids({ freeOn: '2022-04-01' })).toEqual([b, c, d]);
    expect(ids({ search: '桂' })).toEqual([a]);
    expect(ids({ search: '102' })).toEqual([c, d]);
  });

  it('says who may come where, and why not', () => {
    const here = room('101', [bed({ person: wang }), bed({ person: li }), bed(), bed({ state: 'repair' })]);
    const kept = { ...li, bedStayId: 9, fromOn: isoDate('2022-03-01'), plannedUntil: null };
    const reserved = room('102', [bed({ state: 'reserved', reserved: kept }), bed({ person: wang, freeFrom: isoDate('2022-04-01') })]);
    const from = here.beds[0]?.bedId ?? 0;
    expect(targetOf(found(here, 0), move(wang, from))).toEqual({ kind: 'none', reason: '就在这张床上' });
    expect(targetOf(found(here, 1), move(wang, from))).toEqual({ kind: 'swap' });
    expect(targetOf(found(here, 1), move(wang, null))).toEqual({ kind: 'none', reason: '李长贵在住' });
    expect(targetOf(found(here, 2), move(wang, from))).toEqual({ kind: 'free' });
    expect(targetOf(found(here, 3), move(wang, from))).toEqual({ kind: 'none', reason: '床位停用，不能安排' });
    expect(targetOf(found(reserved), move(wang, from))).toEqual({ kind: 'none', reason: '已预留给李长贵' });
    expect(targetOf(found(reserved), move(li, null))).toEqual({ kind: 'free' });
    // Behind somebody whose leaving is known a reservation may stand.
    expect(targetOf(found(reserved, 1), { person: li, from: null, purpose: 'reserve' })).toEqual({ kind: 'free' });
    expect(targetOf(found(here, 0), { person: li, from: null, purpose: 'reserve' }).kind).toBe('none');
  });

  it('warns of the wrong room without forbidding it', () => {
    const his = room('101', [bed()], { sex: 'male', level: 'independent' });
    expect(doubtsOf(found(his), wang)).toEqual([
      '101是男室，王桂兰是女性',
      '101按自理设置，王桂兰为全护理',
      '王桂兰为全护理，这是普通床位',
    ]);
    expect(doubtsOf(found(his), li)).toEqual([]);
    expect(doubtsOf(found(room('102', [bed(), bed({ person: wang })])), li)).toEqual(['同室住有王桂兰（女，78岁，全护理）']);
  });

  it('says what will be before it is done', () => {
    const here = room('101', [bed({ person: wang }), bed({ person: li }), bed()]);
    const [first, second, third] = [found(here, 0), found(here, 1), found(here, 2)];
    const [a, b, c] = here.beds.map(({ label }) => label);
    const moving = move(wang, first.bed.bedId);
    const said = (target: Found, from: Found | null) =>
      placeEffect({ move: from ? moving : move(wang, null), from, target, day: '2022-03-21', today: '2022-03-20' });
    expect(said(third, first)).toBe(
      `自3月21日起，王桂兰由1号楼 1层 101室 ${a}床换到1号楼 1层 101室 ${c}床；1号楼 1层 101室 ${a}床自当日起空出。`,
    );
    expect(said(second, first)).toContain(`李长贵住1号楼 1层 101室 ${a}床`);
    expect(said(third, null)).toBe(`自3月21日起，王桂兰住1号楼 1层 101室 ${c}床。`);
    expect(previewOf(moving, second)).toBe(`1号楼 1层 101室 ${b}床：王桂兰与李长贵互换`);
    expect(previewOf(moving, null)).toBe('为王桂兰选择床位');
    expect([...bedIndex([here]).keys()]).toEqual(here.beds.map(({ bedId }) => bedId));
  });
});

describe('what can be done with a bed', () => {
  it('follows its state and the role', () => {
    const lived = bed({ person: wang });
    expect(actionsOf(lived, 'home_manager', false)).toEqual(['move', 'leave', 'hospital', 'exit', 'change', 'room', 'withdrawStay']);
    expect(actionsOf(lived, 'county_clerk', false)).toContain('transfer');
    // Who lives in which home is the county's decision, done by it or by the home.
    for (const action of ['admit', 'transfer', 'exit'] as const)
      for (const one of [lived, bed()]) expect(actionsOf(one, 'town_clerk', false)).not.toContain(action);
    expect(actionsOf(lived, 'town_clerk', false)).toContain('leave');
    expect(actionsOf({ ...lived, state: 'hospital' }, 'home_manager', false)[0]).toBe('return');
    expect(actionsOf(bed({ state: 'repair' }), 'home_manager', false)).toContain('reopen');
    expect(actionsOf(bed(), 'home_manager', false)).not.toContain('admit');
    for (const [role, isReadOnly] of [
      ['auditor', false],
      ['county_approver', false],
      ['admin', true],
    ] as const)
      expect(actionsOf(lived, role, isReadOnly)).toEqual([]);
  });
});

describe('laying out', () => {
  it('says how many rooms and beds the form makes; there is no floor 0', () => {
    const draft = { building: '1号楼', fromFloor: 1, toFloor: 3, firstRoom: 1, lastRoom: 20, bedsPerRoom: 2 };
    expect(layOutText(draft)).toBe('将登记1号楼 101 至 320，共 60 间、120 张床位。');
    expect(layOutText({ ...draft, lastRoom: null })).toBe('');
    expect(layOutText({ ...draft, lastRoom: 0 })).toBe('');
    expect(layOutText({ ...draft, fromFloor: -1, toFloor: 1 })).toBe('将登记1号楼 B101 至 120，共 40 间、80 张床位。');
    expect(floorsBetween(-2, 1)).toEqual([-2, -1, 1]);
  });
});

describe('the sums', () => {
  const counts = {
    registered: 120,
    nursing: 80,
    drawn: 120,
    drawnNursing: 80,
    undrawn: 0,
    repair: 0,
    renovation: 0,
    available: 120,
    occupied: 95,
    leave: 1,
    hospital: 1,
    inHouse: 93,
    reserved: 0,
    held: 0,
    free: 25,
    withoutBed: 0,
  };
  it('say so where drawn and registered beds differ', () => {
    expect(reconcileText(counts)).toBe('');
    expect(reconcileText({ ...counts, drawn: 0, undrawn: 120 })).toBe('');
    expect(reconcileText({ ...counts, drawn: 110, undrawn: 10 })).toBe('核定 120 张，已登记房间的 110 张，还有 10 张没有登记到房间');
    expect(reconcileText({ ...counts, drawn: 124, undrawn: -4 })).toContain('多 4 张');
    expect(reconcileText({ ...counts, drawnNursing: 70 })).toBe('护理型核定 80 张，登记 70 张');
  });
});
