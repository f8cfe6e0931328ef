/** Visits, checks and wishes in a ledger: who is on which list, what is refused, what a township may see. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isoDate, isoMonth, lastDayOf, type IsoMonth } from '../../electron/contract/values.ts';
import { row, rows } from '../../database/core/sql.ts';
import { recordAgreement } from '../../database/features/scattered/service-agreements.ts';
import { fiveHavesPage, fulfilledOn, recordCheck, withdrawCheck } from '../../database/features/scattered/service-five-haves.ts';
import { monthPage, visitMonthOf } from '../../database/features/scattered/service-month.ts';
import { supportOfPerson } from '../../database/features/scattered/service-person.ts';
import { closeRisk, recordVisits, risks, visitPlan, withdrawVisit } from '../../database/features/scattered/service-visits.ts';
import { recordWishes, wishPage } from '../../database/features/scattered/service-wishes.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { admit, agreement, die, home, ledgerOn, on, refusal, register, villages, visit, type Village } from './scattered-world.ts';

let context: TestLedger;
let village: Village;
let other: Village;
const everywhere = { townCode: null, villageCode: null, search: '', offset: 0, limit: 200 };
const june = isoMonth('2022-06');

beforeEach(() => {
  context = ledgerOn('2022-06-30');
  [village = { code: '', town: '' }, other = { code: '', town: '' }] = villages(context);
});

const many = (count: number, at: Village = village): number[] =>
  Array.from({ length: count }, (_, index) => register(context, at, { name: `赵${index}`, caregiver: null }));
const month = (reader: TestLedger = context, asked: IsoMonth = june) =>
  monthPage(reader, { month: asked, townCode: null, isMissedOnly: true, offset: 0, limit: 200 }, reader.clock.today());

describe('the month of visits', () => {
  it('a small J22: 100 due incl. the dead, 97 visited, the dead named as such; later changes leave the month as it was', () => {
    const people = many(100);
    const dead = people.slice(0, 2);
    recordVisits(context, { visits: people.slice(1, 98).map((personId) => visit(personId, '2022-06-10')) });
    recordVisits(context, { visits: people.slice(2, 40).map((personId) => visit(personId, '2022-06-20')) });
    for (const personId of dead) die(context, personId, '2022-06-15');
    const before = month();
    expect([before.numerator, before.denominator, before.visits, before.missed, before.removed]).toEqual([97, 100, 135, 3, 2]);
    expect(before.rows.map((one) => [one.personId, one.removal])).toEqual([
      [people[0], 'death'],
      [people[98], null],
      [people[99], null],
    ]);
    const later = on(context, '2022-08-01');
    const homeId = home(later, village.town);
    for (const personId of people.slice(50, 60)) admit(later, personId, homeId, '2022-07-05');
    recordVisits(later, { visits: [visit(people[99] ?? 0, '2022-07-03')] });
    expect(visitMonthOf(later, june, lastDayOf(june))).toEqual(visitMonthOf(context, june, lastDayOf(june)));
    expect(month(later, isoMonth('2022-07')).denominator).toBe(98);
  });

  it('a month still running is read up to today', () => {
    const people = many(4);
    const middle = on(context, '2022-06-10');
    recordVisits(middle, { visits: [visit(people[0] ?? 0, '2022-06-09')] });
    expect(month(middle)).toMatchObject({ asOf: '2022-06-10', numerator: 1, denominator: 4 });
  });
});

describe('recording visits', () => {
  it('all or none: one row that cannot be keeps back the others', () => {
    const [one = 0, two = 0] = many(2);
    die(context, two, '2022-06-05');
    const refused = refusal(() => recordVisits(context, { visits: [visit(one, '2022-06-10'), visit(two, '2022-06-10')] }));
    expect([refused.code, Object.keys(refused.fields ?? {})]).toEqual(['VISIT_NOT_AT_HOME', ['visits.1.visitedOn']]);
    expect(rows(context, 'SELECT 1 FROM visit')).toEqual([]);
    recordVisits(context, { visits: [visit(one, '2022-06-10'), visit(two, '2022-06-04')] });
    expect(refusal(() => recordVisits(context, { visits: [visit(one, '2022-06-10')] })).code).toBe('VISIT_EXISTS');
    expect(refusal(() => recordVisits(context, { visits: [visit(one, '2022-07-01')] })).code).toBe('FACT_IN_FUTURE');
  });

  it('a visit taken back counts no more; one by telephone does not count, and says so', () => {
    const [one = 0] = many(1);
    expect(recordVisits(context, { visits: [visit(one, '2022-06-10', { method: 'phone' })] }).warnings).toEqual([
      '电话、视频探访 1 人次不计入探访率',
    ]);
    expect(month().numerator).toBe(0);
    recordVisits(context, { visits: [visit(one, '2022-06-11')] });
    expect(month().numerator).toBe(1);
    const visitId = row<{ id: number }>(context, "SELECT visit_id AS id FROM visit WHERE method = 'home'")?.id ?? 0;
    withdrawVisit(context, { visitId, reason: '走错人家' });
    expect(month().numerator).toBe(0);
    expect(refusal(() => withdrawVisit(context, { visitId, reason: '再撤' })).code).toBe('RECORD_WITHDRAWN');
  });

  it('the plan: never visited, overdue by level, a try since shown; a risk stays open until it is closed', () => {
    const complete = register(context, village, { name: '全护理', level: 'completeLoss' });
    const independent = register(context, village, { name: '自理', level: 'independent' });
    const never = register(context, village, { name: '没去过' });
    recordVisits(context, {
      visits: [
        visit(complete, '2022-06-20'),
        visit(independent, '2022-06-20', { findings: '屋顶漏雨', risk: 'high', action: '已报镇' }),
        visit(complete, '2022-06-25', { result: 'notMet', visitor: '志愿者' }),
      ],
    });
    const plan = () => visitPlan(context, { ...everywhere, standing: null }, isoDate('2022-06-30'));
    expect(plan().rows.map((one) => [one.personId, one.standing, one.dueOn])).toEqual([
      [complete, 'overdue', '2022-06-27'],
      [independent, 'later', '2022-07-20'],
      [never, 'never', '2020-02-03'],
    ]);
    expect(plan().rows[0]?.lastTry).toEqual({ visitedOn: '2022-06-25', result: 'notMet' });
    expect([plan().rows[1]?.openRisk, plan().openRisks]).toEqual(['high', 1]);
    const [risk] = risks(context, { ...everywhere, isOpenOnly: true }, isoDate('2022-06-30')).rows;
    expect(risk?.openDays).toBe(10);
    const visitId = risk?.visit.visitId ?? 0;
    expect(refusal(() => closeRisk(context, { visitId, closedOn: isoDate('2022-06-19'), note: '已修' })).code).toBe('RISK_CLOSED_EARLY');
    closeRisk(context, { visitId, closedOn: isoDate('2022-06-28'), note: '村里已修好' });
    expect(refusal(() => closeRisk(context, { visitId, closedOn: isoDate('2022-06-28'), note: '再办' })).code).toBe('RISK_CLOSED');
    expect(plan().openRisks).toBe(0);
  });
});

const answers = (met: readonly boolean[]) =>
  ['caregiver', 'agreement', 'services', 'contact', 'supervision'].map((key, index) => ({ key, isMet: met[index] ?? true, note: null }));

describe('five haves', () => {
  it('every item is answered; answers against the ledger are told; who lacks what is listed', () => {
    const personId = register(context, village);
    const check = { personId, checkedOn: isoDate('2022-06-20'), checkedBy: '镇经办' };
    expect(refusal(() => recordCheck(context, { ...check, items: answers([]).slice(0, 4) })).code).toBe('FIVE_HAVES_ITEMS');
    const { isComplete, warnings, checkId } = recordCheck(context, { ...check, items: answers([]) });
    expect(isComplete).toBe(true);
    expect(warnings).toEqual([
      '“有照料服务协议”填写为已落实，而台账中没有生效的协议',
      '“有联系卡与定期探访记录”填写为已落实，而台账中没有探访记录',
    ]);
    // Whole on paper, but no agreement holds: not counted.
    expect(fulfilledOn(context, isoDate('2022-06-30'), [personId])).toEqual([]);
    recordAgreement(context, agreement(personId));
    expect(fulfilledOn(context, isoDate('2022-06-30'), [personId])).toEqual([personId]);
    expect(fulfilledOn(context, isoDate('2022-06-19'), [personId])).toEqual([]);
    expect(refusal(() => recordCheck(context, { ...check, items: answers([]) })).code).toBe('CHECK_EXISTS');
    const counted = fiveHavesPage(context, { ...everywhere, standing: null, missingKey: 'services' }, isoDate('2022-06-30'));
    // The rate stays that of the place, whatever the list is narrowed to.
    expect([counted.total, counted.fulfilled, counted.listed]).toEqual([0, 1, 1]);
    withdrawCheck(context, { checkId, reason: '误填' });
    recordCheck(context, { ...check, items: answers([true, true, false]) });
    const page = fiveHavesPage(context, { ...everywhere, standing: null, missingKey: 'services' }, isoDate('2022-06-30'));
    expect(page.rows.map((one) => [one.personId, one.standing])).toEqual([[personId, 'lacking']]);
    expect(page.missing).toMatchObject({ services: 1, agreement: 0 });
    expect([page.fulfilled, page.listed]).toEqual([0, 1]);
  });
});

describe('the wish asked again', () => {
  it('never asked, due after twelve months, recorded for several with a witness', () => {
    const [one = 0, two = 0] = many(2);
    const asked = on(context, '2021-06-30');
    recordWishes(asked, { askedOn: isoDate('2021-06-30'), witness: '村主任', wishes: [{ personId: one, wish: 'unwilling' }] });
    const page = () =>
      wishPage(context, { ...everywhere, standing: null }, isoDate('2022-06-30')).rows.map((row) => [row.personId, row.standing, row.wish]);
    expect(page()).toEqual([
      [one, 'due', 'unwilling'],
      [two, 'never', null],
    ]);
    recordWishes(context, {
      askedOn: isoDate('2022-06-30'),
      witness: '村主任',
      wishes: [
        { personId: one, wish: 'willing' },
        { personId: two, wish: 'undecided' },
      ],
    });
    expect(page()).toEqual([
      [one, 'valid', 'willing'],
      [two, 'valid', 'undecided'],
    ]);
    expect(supportOfPerson(context, one, isoDate('2022-06-30')).wish).toMatchObject({ witness: '村主任', isDue: false });
    expect(row<{ wish: string }>(context, 'SELECT wish FROM person WHERE person_id = ?', one)?.wish).toBe('willing');
  });
});

describe('a township', () => {
  it('sees and writes its own people only', () => {
    const [own = 0] = many(1);
    const [foreign = 0] = many(1, other);
    recordVisits(context, { visits: [visit(foreign, '2022-06-01', { findings: '独居', risk: 'low' })] });
    recordAgreement(context, agreement(foreign, { caregiverName: '外人' }));
    const clerk = asUser(context, '东山经办', 'town_clerk', { townCode: village.town, homeId: null });
    const today = isoDate('2022-06-30');
    expect(visitPlan(clerk, { ...everywhere, standing: null }, today).rows.map((one) => one.personId)).toEqual([own]);
    expect(visitPlan(clerk, { ...everywhere, townCode: other.town, standing: null }, today).rows).toEqual([]);
    expect(risks(clerk, { ...everywhere, isOpenOnly: false }, today).total).toBe(0);
    expect(month(clerk)).toMatchObject({ denominator: 1, byTown: [{ townCode: village.town, denominator: 1 }] });
    expect(wishPage(clerk, { ...everywhere, standing: null }, today).rows.map((one) => one.personId)).toEqual([own]);
    expect(fiveHavesPage(clerk, { ...everywhere, standing: null, missingKey: null }, today).rows.map((one) => one.personId)).toEqual([own]);
    const both = [visit(own, '2022-06-10'), visit(foreign, '2022-06-10')];
    expect(refusal(() => recordVisits(clerk, { visits: both })).code).toBe('OUT_OF_SCOPE');
    const wishes = [{ personId: foreign, wish: 'willing' as const }];
    expect(refusal(() => recordWishes(clerk, { askedOn: today, witness: '某人', wishes })).code).toBe('OUT_OF_SCOPE');
    expect(rows(context, 'SELECT 1 FROM visit')).toHaveLength(1);
    recordVisits(clerk, { visits: [visit(own, '2022-06-10')] });
  });
});
