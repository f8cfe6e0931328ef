/** Who stands on the waiting list on which day, in a ledger whose facts come and go. */
import { beforeEach, expect, test } from 'vitest';
import { newUid, row, run, rows } from '../../database/core/sql.ts';
import { waitingList } from '../../database/features/placement/waiting.ts';
import { waitingPage } from '../../database/features/placement/waiting-page.ts';
import * as people from '../../database/features/people/service.ts';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { register, smallCounty, type SmallCounty } from './payments-county.ts';

let county: SmallCounty;
let context: TestLedger;

beforeEach(() => {
  county = smallCounty();
  context = { ...county.context, clock: fixedClock(isoDate('2022-06-30')) };
});

const namesOn = (day: string): string[] => waitingList(context, isoDate(day)).map(({ name }) => name);

function wish(personId: number, day: string, value: 'willing' | 'unwilling' = 'willing'): number {
  return people.record(context, { kind: 'wish', personId, validFrom: isoDate(day), wish: value }).factId;
}

function admit(personId: number, day: string): number {
  return people.record(context, {
    kind: 'mode',
    personId,
    validFrom: isoDate(day),
    mode: 'centralised',
    homeId: county.homeIds[0],
    caregiver: null,
  }).factId;
}

test('from the wish to the admission, and never somebody who lives in a home', () => {
  wish(county.scattered, '2022-02-01');
  wish(county.resident, '2022-02-01');
  expect(namesOn('2022-01-31')).toEqual([]);
  expect(namesOn('2022-02-01')).toEqual(['陈分散']);
  admit(county.scattered, '2022-04-18');
  expect(namesOn('2022-04-17')).toEqual(['陈分散']);
  expect(namesOn('2022-04-18')).toEqual([]);
  expect(waitingList(context, isoDate('2022-04-17'))[0]?.waitingDays).toBe(75);
});

test('an admission that is taken back puts him on the list again, with all his days', () => {
  wish(county.scattered, '2022-02-01');
  const factId = admit(county.scattered, '2022-04-18');
  people.cancelFact(context, { factId, reason: '没有入住' });
  expect(waitingList(context, isoDate('2022-06-30'))).toMatchObject([{ name: '陈分散', waitingSince: '2022-02-01', waitingDays: 149 }]);
});

test('who has died or changed his mind is off the list from that day, and stays on it for the days before', () => {
  wish(county.scattered, '2022-02-01');
  wish(county.scattered, '2022-05-01', 'unwilling');
  const second = register(context, { sequence: 3, name: '王第三' });
  wish(second, '2022-02-01');
  people.record(context, { kind: 'end', personId: second, validFrom: isoDate('2022-05-10'), reason: 'death', remark: null });
  expect(namesOn('2022-04-30')).toHaveLength(2);
  expect(namesOn('2022-05-01')).toEqual(['王第三']);
  expect(namesOn('2022-05-10')).toEqual([]);
});

function apply(
  personId: number,
  day: string,
  more: { wishedHomeId?: number; partnerPersonId?: number; willSignedOn?: string; closedOn?: string } = {},
): number {
  return run(
    { ...context, at: context.clock.now(), audit: () => undefined },
    `INSERT INTO application (uid, number, person_id, applied_on, wished_home_id, partner_person_id, will_signed_on, state, closed_on, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    `T-${personId}`,
    personId,
    day,
    more.wishedHomeId ?? null,
    more.partnerPersonId ?? null,
    more.willSignedOn ?? null,
    more.closedOn ? 'closed' : 'open',
    more.closedOn ?? null,
    context.clock.now(),
    context.actor.userId,
  );
}

test('an application waits too, with the home wished for; a couple knows of each other from either side', () => {
  const second = register(context, { sequence: 3, name: '王第三', sex: 'male' });
  wish(second, '2022-03-01');
  apply(county.scattered, '2022-02-01', { wishedHomeId: county.homeIds[1], partnerPersonId: second, willSignedOn: '2022-02-03' });
  expect(waitingList(context, isoDate('2022-06-30'))).toMatchObject([
    { name: '陈分散', wishedHomeName: '西河敬老院', partnerPersonId: second, willSignedOn: '2022-02-03', waitingDays: 149 },
    { name: '王第三', wishedHomeName: null, partnerPersonId: county.scattered, waitingDays: 121 },
  ]);
  expect(waitingList(context, isoDate('2022-02-02'))[0]?.willSignedOn).toBeNull();
});

test('a closed application counts until the day it was closed', () => {
  apply(county.scattered, '2022-02-01', { closedOn: '2022-03-01' });
  expect(namesOn('2022-02-28')).toEqual(['陈分散']);
  expect(namesOn('2022-03-01')).toEqual([]);
});

test('a township sees its own people, a home those who wish for it, a county everybody', () => {
  const [town, elsewhere] = rows<{ code: string }>(context, "SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 2");
  apply(county.scattered, '2022-02-01', { wishedHomeId: county.homeIds[1] });
  const seen = (reader: TestLedger): number => waitingList(reader, isoDate('2022-06-30')).length;
  const own = row<{ code: string }>(context, 'SELECT town_code AS code FROM person WHERE person_id = ?', county.scattered)?.code ?? '';
  expect([town?.code, elsewhere?.code]).toContain(own);
  expect(seen(context)).toBe(1);
  expect(seen(asUser(context, '本镇', 'town_clerk', { townCode: own, homeId: null }))).toBe(1);
  const other = own === town?.code ? elsewhere?.code : town?.code;
  expect(seen(asUser(context, '外镇', 'town_clerk', { townCode: other ?? '', homeId: null }))).toBe(0);
  expect(seen(asUser(context, '西河院长', 'home_manager', { townCode: null, homeId: county.homeIds[1] }))).toBe(1);
  expect(seen(asUser(context, '东山院长', 'home_manager', { townCode: null, homeId: county.homeIds[0] }))).toBe(0);
});

test('whoever is bound to a place reads the name of a partner from elsewhere masked', () => {
  const [home] = rows<{ code: string }>(context, 'SELECT town_code AS code FROM person WHERE person_id = ?', county.scattered);
  const elsewhere = row<{ code: string }>(
    context,
    "SELECT code FROM division WHERE level = 'village' AND parent_code <> ? AND valid_to IS NULL LIMIT 1",
    home?.code,
  );
  const partner = register(context, { sequence: 3, name: '王第三', villageCode: elsewhere?.code ?? '' });
  apply(county.scattered, '2022-02-01', { partnerPersonId: partner });
  const shown = (reader: TestLedger): (string | null)[] =>
    waitingPage(reader, { asOf: isoDate('2022-06-30'), search: '', level: null, offset: 0, limit: 9 }).rows.map(
      ({ partnerName }) => partnerName,
    );
  expect(shown(context)).toEqual(['王第三']);
  expect(shown(asUser(context, '本镇', 'town_clerk', { townCode: home?.code ?? '', homeId: null }))).toEqual(['王**']);
});

test('of several moves by hand the newest up to the day holds', () => {
  const second = register(context, { sequence: 3, name: '王第三', level: 'completeLoss' });
  wish(second, '2022-02-01');
  wish(county.scattered, '2022-02-01');
  const move = (place: string, day: IsoDate): number =>
    run(
      { ...context, at: `${day}T01:00:00.000Z`, audit: () => undefined },
      'INSERT INTO waiting_move (uid, person_id, place, reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)',
      newUid(),
      county.scattered,
      place,
      '房屋倒塌',
      `${day}T01:00:00.000Z`,
      context.actor.userId,
    );
  move('first', isoDate('2022-03-01'));
  move('ruled', isoDate('2022-04-01'));
  expect(namesOn('2022-02-28')).toEqual(['王第三', '陈分散']);
  expect(namesOn('2022-03-01')).toEqual(['陈分散', '王第三']);
  expect(waitingList(context, isoDate('2022-03-15'))[0]).toMatchObject({ moveReason: '房屋倒塌', movedBy: '管理员', place: 'first' });
  expect(namesOn('2022-04-01')).toEqual(['王第三', '陈分散']);
});
