/** What happens to the people of a project while its works go on, and what a figure says in between. */
import { describe, expect, it } from 'vitest';
import { rows, transaction } from '../../database/core/sql.ts';
import * as homes from '../../database/features/beds/service-homes.ts';
import { homesInScope } from '../../database/features/indicators/service-base.ts';
import { accept } from '../../database/features/renovation/service-acceptance.ts';
import { withdrawAcceptance } from '../../database/features/renovation/service-acceptance-undo.ts';
import { closeRooms, reopenRooms } from '../../database/features/renovation/service-closures.ts';
import { withdrawProject } from '../../database/features/renovation/service-projects.ts';
import { bringBack, relocate } from '../../database/features/renovation/service-relocations.ts';
import { works } from '../../database/features/renovation/service-works.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { noDepartureDetail } from '../../electron/contract/stays-terms.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { refusal } from '../database/payments-county.ts';
import { bedIn, mapOf, staysCounty, whereIs } from '../database/stays-county.ts';
import { acceptance, insertProject } from './works-project.ts';

const day = isoDate;
function completed() {
  const county = staysCounty('2022-01-31', 5);
  const { context, h1 } = county;
  const projectId = transaction(context, (writer) => insertProject(writer, { homeId: h1, until: 'completed' }));
  const room = mapOf(context, h1, '2022-01-31').rooms.find(({ name }) => name === '401')?.roomId ?? 0;
  closeRooms(context, {
    projectId,
    roomIds: [room],
    bedIds: [],
    fromOn: day('2021-07-01'),
    plannedUntil: day('2021-12-31'),
    reason: '改造施工',
  });
  return { ...county, projectId, room };
}
const input = (projectId: number, acceptedOn = '2022-01-14'): Parameters<typeof accept>[1] =>
  ({
    ...acceptance,
    checklist: [...acceptance.checklist],
    rooms: [{ building: '新楼', floor: 1, name: '101', sex: 'any', level: 'completeLoss', bedType: 'nursing', beds: 4 }],
    bedsAdded: 4,
    nursingAdded: 4,
    nursingBedIds: [],
    retiredBedIds: [],
    acceptedOn: day(acceptedOn),
    projectId,
  }) as never;
const figures = ({ context, h1 }: ReturnType<typeof completed>, on: string) => {
  const found = homesInScope(countyWide(context), day(on)).find(({ homeId }) => homeId === h1);
  return found && [found.bedsRegistered, found.nursingBeds, found.bedsOut];
};

describe('验收', () => {
  it('撤销后再验收，床位只加一次；验收前后每一天都对', () => {
    const county = completed();
    const { context, projectId } = county;
    expect(figures(county, '2022-01-13')).toEqual([120, 80, 2]);
    accept(context, input(projectId));
    expect(refusal(() => accept(context, input(projectId))).code).toBeTruthy();
    expect(figures(county, '2022-01-13')).toEqual([120, 80, 2]);
    expect(figures(county, '2022-01-14')).toEqual([124, 84, 0]);
    withdrawAcceptance(context, { projectId, reason: '日期有误' });
    expect(figures(county, '2022-01-20')).toEqual([120, 80, 2]);
    accept(context, input(projectId, '2022-01-20'));
    expect(figures(county, '2022-01-14')).toEqual([120, 80, 2]);
    expect(figures(county, '2022-01-20')).toEqual([124, 84, 0]);
    expect(
      rows(
        context,
        'SELECT 1 FROM bed b JOIN room r ON r.room_id = b.room_id WHERE r.building = ? AND r.withdrawn_at IS NULL AND (b.until_on IS NULL OR b.until_on > b.from_on)',
        '新楼',
      ),
    ).toHaveLength(4);
  });
  it('重新开放后再停用的房间，验收照样开放', () => {
    const county = completed();
    const { context, projectId, room } = county;
    const [first] = rows<{ id: number }>(context, 'SELECT bed_outage_id AS id FROM bed_outage WHERE until_on IS NULL ORDER BY 1');
    reopenRooms(context, { projectId, outageIds: [first?.id ?? 0], onDate: day('2021-09-01') });
    expect(figures(county, '2021-09-01')?.[2]).toBe(1);
    closeRooms(context, {
      projectId,
      roomIds: [room],
      bedIds: [],
      fromOn: day('2021-10-01'),
      plannedUntil: day('2021-12-31'),
      reason: '改造施工',
    });
    expect([figures(county, '2021-09-30')?.[2], figures(county, '2021-10-01')?.[2]]).toEqual([1, 2]);
    accept(context, input(projectId));
    expect(figures(county, '2022-01-14')?.[2]).toBe(0);
  });
});

describe('安置期间', () => {
  const begun = () => {
    const county = staysCounty('2022-04-30', 5);
    const projectId = transaction(county.context, (writer) =>
      insertProject(writer, { homeId: county.h1, until: 'construction', days: { construction: '2022-04-01' } }),
    );
    relocate(county.context, {
      projectId,
      kind: 'temporary',
      fromOn: day('2022-04-10'),
      plannedReturn: day('2022-06-30'),
      toHomeId: null,
      place: '镇中学',
      documentNo: null,
      note: null,
      people: [{ personId: county.p1, bedId: null }],
    });
    return { ...county, projectId };
  };
  const shown = ({ context, projectId }: ReturnType<typeof begun>) =>
    works(countyWide(context), projectId, { role: 'admin', today: day('2022-04-30') }).relocations[0];

  it('搬到别的机构的人回迁时只结束安置，不再占原院床位', () => {
    const county = begun();
    const { context, h1, h2, p1, projectId, bed3052 } = county;
    homes.transfer(context, {
      personId: p1,
      homeId: h2,
      bedId: null,
      onDate: day('2022-04-20'),
      reason: 'family',
      detail: noDepartureDetail,
    } as never);
    const relocationId = shown(county)?.relocationId ?? 0;
    bringBack(context, { projectId, returnedOn: day('2022-04-25'), people: [{ relocationId, bedId: bed3052 }] });
    expect(whereIs(context, h1, p1, '2022-04-26')).toBeNull();
    expect(bedIn(mapOf(context, h1, '2022-04-26'), bed3052).state).toBe('free');
  });
});

it('有停用床位、安置或验收的项目不能整个撤销，撤掉它们以后可以', () => {
  const county = completed();
  const { context, projectId } = county;
  const gone = () => refusal(() => withdrawProject(context, { projectId, reason: '登记有误' })).code;
  expect(gone()).toBe('RENOVATION_IN_WORKS');
  accept(context, input(projectId));
  expect(gone()).toBe('RENOVATION_IN_WORKS');
  withdrawAcceptance(context, { projectId, reason: '登记有误' });
  const outageIds = rows<{ id: number }>(
    context,
    'SELECT bed_outage_id AS id FROM bed_outage WHERE until_on IS NULL AND withdrawn_at IS NULL',
  ).map(({ id }) => id);
  reopenRooms(context, { projectId, outageIds, onDate: day('2022-01-20') });
  withdrawProject(context, { projectId, reason: '登记有误' });
  expect(rows(context, 'SELECT 1 FROM renovation_project WHERE withdrawn_at IS NULL')).toEqual([]);
});
