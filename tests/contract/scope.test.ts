/** What a township clerk and a home manager see and may record: figures, tasks, sheets and papers of their own place, and the words of a refusal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import type { InputOf, MethodName, OutputOf } from '../../electron/contract/index.ts';
import { roles, type Role } from '../../electron/contract/method.ts';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import type { RecordInput } from '../../electron/contract/people-inputs.ts';
import type { WireError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { transaction } from '../../database/core/sql.ts';
import { nameInitials } from '../../database/features/people/pinyin.ts';
import * as people from '../../database/features/people/service.ts';
import { insertCancellation, refreshPerson, trueFacts } from '../../database/features/people/store.ts';
import { approveSheet, prepareSheet, reviewSheet } from '../../database/features/payments/service.ts';
import { rawText } from '../documents/pdf-tools.ts';
import { inputs } from './role-matrix.inputs.ts';
import { openWorld, worldMonth, type World } from './role-world.ts';

const day = isoDate('2022-01-20');
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.restore());
afterAll(() => world.close());

async function ask<Name extends MethodName>(role: Role, name: Name, input: InputOf<Name>, path?: string): Promise<OutputOf<Name>> {
  const result = await world.call(role, name, input, path ?? null);
  if (!result.ok) throw new Error(`${name}: ${result.error.text.what}`);
  return result.value as OutputOf<Name>;
}

async function refused<Name extends MethodName>(role: Role, name: Name, input: InputOf<Name>): Promise<WireError> {
  const result = await world.call(role, name, input);
  return result.ok ? expect.fail(`${name} was not refused`) : result.error;
}

const everyone = { filter: noPeopleFilter, sort: null, offset: 0, limit: 50 } as const;
const namesOf = (page: OutputOf<'people.page'>): string[] => page.rows.map(({ name }) => name).toSorted();

describe('名单、查找与今日', () => {
  it('乡镇看户籍在本乡镇的人，敬老院看住在本院的人，县里看全部', async () => {
    expect(namesOf(await ask('town_clerk', 'people.page', everyone))).toEqual(['上官南飞', '欧阳东升', '皇甫中和']);
    expect(namesOf(await ask('home_manager', 'people.page', everyone))).toEqual(['上官南飞', '令狐远山']);
    expect((await ask('county_clerk', 'people.page', everyone)).total).toBe(6);
    expect((await ask('town_clerk', 'people.find', { search: '司马', limit: 10 })).rows).toEqual([]);
    const other = { ...noPeopleFilter, townCode: world.other('town_clerk').townCode };
    expect((await ask('town_clerk', 'people.page', { ...everyone, filter: other })).total).toBe(0);
  });

  it('导出的名单只有本处的人，以本处的名义', async () => {
    const path = join(world.folder, '名单.xlsx');
    await ask('town_clerk', 'people.export', { filter: noPeopleFilter, protection: { kind: 'plain', purpose: '本单位办公使用' } }, path);
    const text = JSON.stringify(XLSX.read(readFileSync(path)).Sheets);
    for (const { name, townCode } of world.people)
      expect([name, text.includes(name)]).toEqual([name, townCode === world.own('town_clerk').townCode]);
    expect(text).toMatch(/肥城市新城街道特困人员花名册/);
    expect(text).toContain('填报单位：新城街道');
  });

  it('迁走的人归迁入地，原来的乡镇不再看到', async () => {
    const { person } = world.own('town_clerk');
    const { villageCode } = world.other('town_clerk');
    people.record(world.admin(), { kind: 'residence', personId: person.personId, validFrom: day, villageCode, areaType: 'rural' });
    expect(namesOf(await ask('town_clerk', 'people.page', everyone))).not.toContain(person.name);
    expect((await refused('town_clerk', 'people.get', { personId: person.personId })).code).toBe('OUT_OF_SCOPE');
  });

  it('今日的数字、机构和待办都是本处的', async () => {
    const town = await ask('town_clerk', 'today.summary', {});
    expect(town.people).toEqual({ active: 3, suspended: 0, suspendedCentralised: 0, centralised: 2, scattered: 1 });
    expect(town.homes).toEqual([expect.objectContaining({ name: '东山敬老院', residents: 2 })]);
    expect(town.months).toEqual([expect.objectContaining({ persons: 1, toHomesFen: 0 })]);
    // A bed of its own home, kept too long for somebody of another township: told, without his name.
    expect(town.tasks).toEqual([
      expect.objectContaining({ id: 'held', detail: expect.stringMatching(/^.{1,2}\*+（东山敬老院，/) as string }),
    ]);
    const home = await ask('home_manager', 'today.summary', {});
    expect(home.people).toEqual({ active: 2, suspended: 0, suspendedCentralised: 0, centralised: 2, scattered: 0 });
    expect(home.months[0]?.toHomesFen).toBe(home.months[0]?.totalFen);
    expect((await ask('auditor', 'today.summary', {})).tasks).toEqual([]);
    expect((await ask('county_clerk', 'today.summary', {})).tasks.length).toBeGreaterThan(0);
  });
});

describe('登记', () => {
  const newcomer = (villageCode: string): InputOf<'people.register'> =>
    inputs['people.register'].ask({ ...world.own('town_clerk'), villageCode }, world, '');

  it('乡镇只登记到本乡镇，说明在哪一栏', async () => {
    const error = await refused('town_clerk', 'people.register', newcomer(world.other('town_clerk').villageCode));
    expect(error.code).toBe('OUT_OF_SCOPE');
    expect(error.fields?.['villageCode']).toMatch(/^只能选择.+的村（社区）/);
    const elsewhere = {
      ...newcomer(world.own('town_clerk').villageCode),
      mode: 'centralised' as const,
      homeId: world.other('home_manager').homeId,
    };
    expect((await refused('town_clerk', 'people.register', elsewhere)).fields?.['mode']).toMatch(/^入住机构由县级审批/);
  });

  it('身份证号在外地已有登记时，不说出是谁', async () => {
    const { person } = world.other('town_clerk');
    const error = await refused('town_clerk', 'people.register', {
      ...newcomer(world.own('town_clerk').villageCode),
      idNumber: person.idNumber,
    });
    expect([error.code, error.params]).toEqual(['DUPLICATE_ELSEWHERE', {}]);
    const own = await refused('town_clerk', 'people.register', {
      ...newcomer(world.own('town_clerk').villageCode),
      idNumber: world.own('town_clerk').person.idNumber,
    });
    expect(own.code).toBe('DUPLICATE_EXISTING');
  });

  it('导入被撤销的人，由原登记的乡镇或县里重新登记，别的乡镇不能', async () => {
    const again = (idNumber: string): InputOf<'people.register'> => ({ ...newcomer(world.own('town_clerk').villageCode), idNumber });
    const [own, other] = [world.own('town_clerk').person, world.other('town_clerk').person];
    transaction(world.admin(), (writer) => {
      for (const { personId } of [own, other]) {
        for (const fact of trueFacts(writer, personId)) insertCancellation(writer, personId, fact.factId, fact.validFrom, '导入撤销', null);
        expect(refreshPerson(writer, personId, nameInitials)).toMatchObject({ status: 'void', townCode: null });
      }
    });
    const error = await refused('town_clerk', 'people.register', again(other.idNumber));
    expect([error.code, error.params]).toEqual(['DUPLICATE_ELSEWHERE', {}]);
    expect((await ask('town_clerk', 'people.register', again(own.idNumber))).personId).toBe(own.personId);
    expect((await ask('county_clerk', 'people.register', again(other.idNumber))).personId).toBe(other.personId);
  });

  it('各人能登记的变动，其余一概拒绝且不写', async () => {
    const account = { bank: '农商', holder: '某人', number: '6228480000000000018' };
    const caregiver = { name: '李四', idNumber: null, phone: null };
    const changes = (personId: number, villageCode: string): RecordInput[] => [
      { kind: 'contact', personId, validFrom: day, phone: '13800000000', address: null, remark: null },
      { kind: 'wish', personId, validFrom: day, wish: 'willing' },
      { kind: 'caregiver', personId, validFrom: day, caregiver },
      { kind: 'residence', personId, validFrom: day, villageCode, areaType: 'rural' },
      { kind: 'end', personId, validFrom: day, reason: 'death', remark: null },
      { kind: 'end', personId, validFrom: day, reason: 'voluntary', remark: null },
      { kind: 'suspension', personId, validFrom: day, isSuspended: true, reason: '失联' },
      { kind: 'account', personId, validFrom: day, account },
      { kind: 'caregiverAccount', personId, validFrom: day, account },
      { kind: 'level', personId, validFrom: day, level: 'completeLoss' },
      { kind: 'mode', personId, validFrom: day, mode: 'scattered', homeId: null, caregiver: null },
      {
        kind: 'category',
        personId,
        validFrom: day,
        category: 'disabled',
        disability: { certificateNumber: null, kind: null, grade: null },
      },
    ];
    const allowed: Partial<Record<Role, string[]>> = {};
    for (const { id } of roles) {
      const { person, villageCode } = world.own(id);
      allowed[id] = [];
      for (const change of changes(person.personId, villageCode)) {
        world.actAs(id);
        const before = world.fingerprint();
        const result = await world.call(id, 'people.record', change);
        if (result.ok) allowed[id].push(change.kind === 'end' ? `end ${change.reason}` : change.kind);
        else expect([result.error.code, world.fingerprint() === before]).toEqual(['NOT_ALLOWED', true]);
        world.restore();
      }
    }
    const all = [
      'contact',
      'wish',
      'caregiver',
      'residence',
      'end death',
      'end voluntary',
      'suspension',
      'account',
      'caregiverAccount',
      'level',
      'mode',
      'category',
    ];
    expect(allowed).toEqual({
      admin: all,
      county_clerk: all,
      county_approver: [],
      town_clerk: ['contact', 'wish', 'caregiver', 'residence', 'end death'],
      home_manager: ['contact', 'wish', 'end death'],
      auditor: [],
    });
  });

  it('乡镇改户籍地只在本乡镇之内，城乡类型不改', async () => {
    const { person, villageCode } = world.own('town_clerk');
    const move = { kind: 'residence', personId: person.personId, validFrom: day } as const;
    const away = await refused('town_clerk', 'people.record', {
      ...move,
      villageCode: world.other('town_clerk').villageCode,
      areaType: 'rural',
    });
    expect([away.code, Object.keys(away.fields ?? {})]).toEqual(['OUT_OF_SCOPE', ['villageCode']]);
    const urban = await refused('town_clerk', 'people.record', { ...move, villageCode, areaType: 'urban' });
    expect([urban.code, Object.keys(urban.fields ?? {})]).toEqual(['OUT_OF_SCOPE', ['areaType']]);
  });
});

describe('发放表', () => {
  const paper = { month: worldMonth, scope: null, paper: 'A4', purpose: 'print' } as const;

  it('合计、分组、份数是本处的；不选分组就是本处', async () => {
    const whole = await ask('county_clerk', 'payments.sheet', { month: worldMonth });
    await ask('county_clerk', 'payments.paper', paper);
    for (const role of ['town_clerk', 'home_manager'] as const) {
      const { groupKey } = world.own(role);
      const own = whole.groups.find((group) => group.key === groupKey);
      const seen = await ask(role, 'payments.sheet', { month: worldMonth });
      expect(seen.groups).toEqual([own]);
      expect([seen.card.totalFen, seen.card.persons, seen.copies, seen.actions]).toEqual([own?.totalFen, own?.persons, [], []]);
      expect((await ask(role, 'payments.sheets', {})).sheets[0]).toMatchObject({ totalFen: own?.totalFen, persons: own?.persons });
      const rows = { month: worldMonth, groupKey: null, search: '', isMissingAccountOnly: false, offset: 0, limit: 50 };
      expect(await ask(role, 'payments.rows', rows)).toMatchObject({ total: own?.persons, totalFen: own?.totalFen });
      const text = rawText((await ask(role, 'payments.paper', paper)).pdf);
      expect(text).toContain(world.own(role).person.name);
      expect((await ask(role, 'payments.sheet', { month: worldMonth })).copies.map(({ scope }) => scope)).toEqual([own?.name]);
    }
  });

  it('乡镇、敬老院、督查不能签、不能退；县里退回的理由也不外传', async () => {
    prepareSheet(world.admin(), worldMonth);
    for (const role of ['town_clerk', 'home_manager', 'auditor'] as const) {
      expect((await ask(role, 'payments.sheet', { month: worldMonth })).actions).toEqual([]);
      for (const method of ['payments.review', 'payments.approve', 'payments.return'] as const)
        expect((await refused(role, method, { month: worldMonth, reason: '代办' })).code).toBe('NOT_ALLOWED');
      expect((await refused(role, 'payments.prepare', { month: worldMonth })).code).toBe('NOT_ALLOWED');
    }
    await ask('county_clerk', 'payments.return', { month: worldMonth, reason: '司马西成算错了' });
    expect(JSON.stringify(await ask('town_clerk', 'payments.sheet', { month: worldMonth }))).not.toContain('司马西成');
  });

  it('一人不能又制表又审核审批；管理员代办要有理由', async () => {
    prepareSheet(world.admin(), worldMonth);
    const review = { month: worldMonth, reason: null };
    expect((await refused('admin', 'payments.review', review)).code).toBe('SHEET_SAME_PERSON');
    expect((await refused('admin', 'payments.review', { ...review, reason: '  ' })).code).toBe('SHEET_SAME_PERSON');
    await ask('county_approver', 'payments.review', review);
    expect((await refused('admin', 'payments.approve', review)).code).toBe('SHEET_SAME_PERSON');
    await ask('admin', 'payments.approve', { month: worldMonth, reason: '分管领导出差' });
    const { events } = await ask('admin', 'payments.sheet', { month: worldMonth });
    expect(events.at(-1)).toMatchObject({ action: 'approve', isOverride: true, reason: '分管领导出差' });
  });

  it('服务本身也不认无权的人，不只是门口', () => {
    const as = (role: Role) => ({ ...world.admin(), actor: { userId: world.userIds[role], name: role } });
    for (const role of ['town_clerk', 'home_manager', 'auditor', 'county_approver'] as const)
      expect(() => prepareSheet(as(role), worldMonth)).toThrow('没有权限');
    prepareSheet(as('county_clerk'), worldMonth);
    for (const role of ['town_clerk', 'home_manager', 'auditor', 'county_clerk'] as const)
      expect(() => reviewSheet(as(role), { month: worldMonth, reason: '代办' })).toThrow('没有权限');
    reviewSheet(as('county_approver'), { month: worldMonth, reason: null });
    for (const role of ['town_clerk', 'home_manager', 'auditor', 'county_clerk'] as const)
      expect(() => approveSheet(as(role), { month: worldMonth, reason: '代办' })).toThrow('没有权限');
  });
});
