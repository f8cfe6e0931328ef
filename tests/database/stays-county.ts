/** The fixture of the handbook as far as beds need it: 县中心敬老院 with 120 beds and 95 residents, 东山镇敬老院 with 60, everybody known by name. */
import { fixedClock, type Clock } from '../../database/core/clock.ts';
import { finish, row, rows } from '../../database/core/sql.ts';
import { layOutIn } from '../../database/features/beds/service-rooms.ts';
import * as stays from '../../database/features/beds/service-stays.ts';
import { bedMap } from '../../database/features/beds/map.ts';
import * as homes from '../../database/features/homes/service.ts';
import { commitSteps } from '../../database/features/imports/commit.ts';
import { judged, previewSteps } from '../../database/features/imports/preview.ts';
import { transaction } from '../../database/core/sql.ts';
import type { BedMap, MappedBed } from '../../electron/contract/beds.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { gridOf, type Cell } from '../imports/support.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { addStandards, idNumberOf, register } from './payments-county.ts';

export type StaysCounty = {
  readonly context: TestLedger;
  readonly setToday: (day: string) => void;
  readonly h1: number;
  readonly h2: number;
  /** In H1, room 305, bed 2. */
  readonly p1: number;
  /** Waits for H1. */
  readonly p7: number;
  readonly bed3052: number;
};

export const p1Number = idNumberOf(1);
export const p7Number = idNumberOf(7);

/** `office` false: without the standards and with 5 residents only, where neither money nor rates are asked for. */
export function staysCounty(day = '2022-03-20', residents = 95): StaysCounty {
  let today = isoDate(day);
  const clock: Clock = { today: () => today, now: () => `${today}T01:00:00.000Z` };
  const context: TestLedger = { ...memoryLedger({ clock: fixedClock(isoDate('2022-01-01')) }), clock };
  const town = row<{ code: string }>(context, "SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 1")?.code ?? '';
  const home = (code: string, name: string, bedsRegistered: number, nursingBeds: number): number =>
    homes.save(context, {
      homeId: null,
      code,
      name,
      homeLevel: 'county',
      townCode: town,
      bedsRegistered,
      nursingBeds,
      operationMode: 'public',
      openedOn: isoDate('2010-01-01'),
      creditCode: null,
    }).homeId;
  const [h1, h2] = [home('H1', '县中心敬老院', 120, 80), home('H2', '东山镇敬老院', 60, 12)];
  addStandards(context);
  const fromOn = isoDate('2015-01-01');
  transaction(context, (writer) => {
    const floors = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
    const room = { firstRoom: 1, lastRoom: 10, bedsPerRoom: 2, sex: 'any', level: null, bedType: 'nursing', fromOn } as const;
    layOutIn(writer, { ...room, homeId: h1, building: '主楼', floors: floors(6) });
    layOutIn(writer, { ...room, homeId: h2, building: '主楼', floors: floors(3) });
  });
  const living = (sequence: number, name: string, homeId: number): number =>
    register(context, { sequence, name, mode: 'centralised', homeId, caregiver: null, level: 'completeLoss' });
  const p1 = living(1, '诸葛长寿', h1);
  const p7 = register(context, { sequence: 7, name: '欧阳待安', level: 'completeLoss', caregiver: null });
  const beds = mapOf(context, h1, today).rooms.flatMap((each) =>
    each.beds.map(({ bedId, label }) => ({ bedId, place: `${each.name}-${label}` })),
  );
  const bed3052 = beds.find(({ place }) => place === '305-2')?.bedId ?? 0;
  stays.assign(context, { personId: p1, bedId: bed3052, fromOn: isoDate('2018-05-10'), note: null });
  const others = beds.filter(({ bedId }) => bedId !== bed3052);
  for (let number = 1; number < residents; number += 1) {
    const personId = living(100 + number, `住院${number}`, h1);
    const bed = others[number - 1];
    if (bed) stays.assign(context, { personId, bedId: bed.bedId, fromOn: isoDate('2018-05-10'), note: null });
  }
  return { context, setToday: (next) => (today = isoDate(next)), h1, h2, p1, p7, bed3052 };
}

export function mapOf(context: TestLedger, homeId: number, day: string): BedMap {
  return bedMap(context, { homeId, day: isoDate(day) });
}

export function bedIn(map: BedMap, bedId: number): MappedBed {
  const bed = map.rooms.flatMap(({ beds }) => beds).find((candidate) => candidate.bedId === bedId);
  if (!bed) throw new Error('the bed is not on the map');
  return bed;
}

/** Where somebody lies on a day, `305-2`; null for nowhere. */
export function whereIs(context: TestLedger, homeId: number, personId: number, day: string): string | null {
  for (const { name, beds } of mapOf(context, homeId, day).rooms)
    for (const { label, person } of beds) if (person?.personId === personId) return `${name}-${label}`;
  return null;
}

/** Free beds of a home, the first ones. */
export function freeBeds(context: TestLedger, homeId: number, day: string): number[] {
  return mapOf(context, homeId, day).rooms.flatMap(({ beds }) => beds.filter(({ state }) => state === 'free').map(({ bedId }) => bedId));
}

export function auditActions(context: TestLedger, personId: number): string[] {
  return rows<{ action: string }>(
    context,
    "SELECT action FROM audit WHERE person_id = @personId OR (entity = 'person' AND entity_id = @personId) ORDER BY seq",
    { personId },
  ).map(({ action }) => action);
}

const titles = [
  '序号',
  '变动类型',
  '乡镇（街道）',
  '村（社区）',
  '姓名',
  '身份证号',
  '变动日期',
  '变动前',
  '变动后',
  '供养机构',
  '原因',
] as const;
export type ChangeCells = Partial<Record<(typeof titles)[number], Cell>>;

/** Takes in a 异动登记表 as the window does. @returns its batch */
export function importChanges(context: TestLedger, ...changes: readonly ChangeCells[]): number {
  const grid = gridOf([['异动登记表'], [...titles], ...changes.map((change) => titles.map((title) => change[title] ?? null))]);
  const source = { path: '/异动.xlsx', fileName: '异动.xlsx', fileSha256: '00'.repeat(32), grid };
  const preview = finish(previewSteps(context, source, { kind: 'changes' }));
  const { batchId } = finish(commitSteps(context, { ...judged(preview), isSkippingInvalid: false }));
  if (batchId === null) throw new Error('nothing was taken in');
  return batchId;
}

export const day = (text: string): IsoDate => isoDate(text);
