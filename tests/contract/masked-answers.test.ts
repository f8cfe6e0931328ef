/** What the window is told about a thousand known people: never an ID number, an account or a telephone in full, unless a method says so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idCheckCharacter } from '../../electron/contract/id-number.ts';
import { methods, type InputOf, type MethodName, type OutputOf } from '../../electron/contract/index.ts';
import type { MethodDefinition, Role } from '../../electron/contract/method.ts';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { finish, newUid, row, rows } from '../../database/core/sql.ts';
import * as homes from '../../database/features/homes/service.ts';
import { buildSheetSteps } from '../../database/features/payments/service.ts';
import { register } from '../../database/features/people/service.ts';
import { insertUser, noPlace } from '../../database/features/users/accounts.ts';
import { addStandards } from '../database/payments-county.ts';
import { memoryLedger, temporaryFolder, type TemporaryFolder, type TestLedger } from '../helpers/ledger.ts';

const peopleCount = 1000;
const month = isoMonth('2022-01');

let context: TestLedger;
let router: Router;
let folder: TemporaryFolder;
let auditorId = 0;
const secrets = new Set<string>();
const homeAccount = '6228480000009990018';

const pad = (value: number, length: number): string => String(value).padStart(length, '0');
const idNumberOf = (index: number): string => {
  const digits = `370999${1930 + (index % 40)}0${1 + (index % 9)}1${index % 10}${pad(index % 1000, 3)}`;
  return digits + idCheckCharacter(digits);
};
const secret = (value: string): string => {
  secrets.add(value);
  return value;
};

beforeAll(() => {
  context = memoryLedger({ clock: fixedClock(isoDate('2022-01-31')) });
  folder = temporaryFolder();
  addStandards(context);
  const village = row<{ code: string; town: string }>(
    context,
    "SELECT code, parent_code AS town FROM division WHERE level = 'village' ORDER BY code LIMIT 1",
  );
  const { homeId } = homes.save(context, {
    homeId: null,
    code: 'H01',
    name: '东山敬老院',
    homeLevel: 'town',
    townCode: village?.town ?? '',
    bedsRegistered: 600,
    nursingBeds: 20,
    operationMode: 'public',
    openedOn: null,
    creditCode: '123709830000000018',
  });
  homes.setAccount(context, {
    homeId,
    validFrom: isoDate('2021-01-01'),
    holder: '东山敬老院',
    bank: '农商银行',
    number: secret(homeAccount),
  });
  for (let index = 0; index < peopleCount; index += 1) {
    const idNumber = secret(idNumberOf(index));
    const isScattered = index % 2 === 0;
    register(context, {
      name: `甲${pad(index, 4)}`,
      sex: Number(idNumber.charAt(16)) % 2 === 1 ? 'male' : 'female',
      bornOn: isoDate(`${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`),
      idNumber,
      ethnicity: '汉族',
      villageCode: village?.code ?? '',
      areaType: 'rural',
      address: `东关村${index}号`,
      category: 'elder',
      disability: { certificateNumber: secret(`${idNumber}61`), kind: 'mental', grade: '1' },
      level: 'partialLoss',
      assessedOn: isoDate('2021-02-20'),
      mode: isScattered ? 'scattered' : 'centralised',
      homeId: isScattered ? null : homeId,
      caregiver: isScattered
        ? { name: `乙${pad(index, 4)}`, idNumber: secret(`37099919650101${pad(index, 3)}X`), phone: secret(`1390000${pad(index, 4)}`) }
        : null,
      confirmedOn: isoDate('2018-05-10'),
      // Some accounts are as short as passbooks have them.
      account: {
        bank: '样本农商银行',
        holder: `甲${pad(index, 4)}`,
        number: secret(index % 3 === 0 ? `1520${pad(index, 6)}` : `622848000${pad(index, 10)}`),
      },
      caregiverAccount: isScattered
        ? { bank: '样本农商银行', holder: `乙${pad(index, 4)}`, number: secret(`621700000${pad(index, 10)}`) }
        : null,
      phone: secret(`1380000${pad(index, 4)}`),
      wish: null,
      remark: `子女电话 ${secret(`1370000${pad(index, 4)}`)}`,
    });
  }
  finish(buildSheetSteps(context, month));
  auditorId = insertUser(context.connection, newUid(), '督查员', 'auditor', context.clock.now(), noPlace);
  router = createRouter({ profileFolder: folder.path, appVersion: '1', isDemo: false, clock: context.clock, emit: () => undefined });
}, 120_000);
afterAll(() => folder.remove());

function actAs(role: Role): void {
  const user = {
    userId: role === 'auditor' ? auditorId : context.actor.userId,
    name: role === 'auditor' ? '督查员' : context.actor.name,
    role,
    townCode: null,
    homeId: null,
    placeName: null,
    isPassphraseTemporary: false,
  };
  const ledger = { name: '测试台账', regionCode: '370983', regionName: '肥城市', file: ':memory:', isDemo: false };
  router.backend.state.ledger = {
    file: ':memory:',
    dataKey: Buffer.alloc(32),
    connection: context.connection,
    session: { ledger, user, lastLogin: { at: null, wrongTries: 0, lastWrongAt: null } },
  } as never;
}

async function ask<Name extends MethodName>(method: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const result = await router.handle({ method, input, path: null, jobId: null });
  if (!result.ok) throw new Error(`${method}: ${result.error.text.what}`);
  return result.value as OutputOf<Name>;
}

/** Every run of digits of an answer, so that a thousand people are looked for at once. */
function leaked(answer: unknown): string[] {
  const text = JSON.stringify(answer);
  return [...text.matchAll(/\d{10,}[X\d]*/g)].map(([digits]) => digits).filter((digits) => secrets.has(digits));
}

async function everything(): Promise<ReadonlyMap<string, unknown>> {
  const answers = new Map<string, unknown>();
  for (let offset = 0; offset < peopleCount; offset += 200)
    answers.set(`people.page ${offset}`, await ask('people.page', { filter: noPeopleFilter, sort: null, offset, limit: 200 }));
  for (const { personId } of rows<{ personId: number }>(context, 'SELECT person_id AS personId FROM person')) {
    answers.set(`people.get ${personId}`, await ask('people.get', { personId }));
    if (personId % 10 === 0) answers.set(`payments.explain ${personId}`, await ask('payments.explain', { month, personId }));
  }
  for (let index = 0; index < peopleCount; index += 50)
    answers.set(`people.find ${index}`, await ask('people.find', { search: idNumberOf(index), limit: 10 }));
  for (let offset = 0; offset < peopleCount; offset += 100)
    answers.set(
      `payments.rows ${offset}`,
      await ask('payments.rows', { month, groupKey: null, search: '', isMissingAccountOnly: false, offset, limit: 100 }),
    );
  const filter = { kind: null, userId: null, personId: null, from: null, to: null, search: '' };
  for (let offset = 0; offset < peopleCount; offset += 100)
    answers.set(`audit.page ${offset}`, await ask('audit.page', { ...filter, offset, limit: 100 }));
  answers.set('homes.list', await ask('homes.list', {}));
  answers.set('payments.sheets', await ask('payments.sheets', {}));
  answers.set('payments.sheet', await ask('payments.sheet', { month }));
  answers.set('today.summary', await ask('today.summary', {}));
  return answers;
}

describe('answers to the window', () => {
  it.each<Role>(['admin', 'auditor'])(
    'tell the %s no number in full',
    async (role) => {
      actAs(role);
      const answers = await everything();
      expect([...answers].flatMap(([name, answer]) => leaked(answer).map((number) => `${name} ${number}`))).toEqual([]);
      // What was looked through held the people all the same.
      const texts = JSON.stringify([...answers.values()]);
      expect(texts).toContain('"idNumber":"370999********');
      expect(texts).toContain('"number":"尾号');
      expect(texts).toContain('电话 138****');
      expect(texts.includes('东关村7号')).toBe(role === 'admin');
      // A unit's own code is public and goes back into its form.
      expect(texts).toContain('123709830000000018');
    },
    60_000,
  );

  it('find a person by his whole number', async () => {
    actAs('auditor');
    const { rows: found } = await ask('people.find', { search: idNumberOf(7), limit: 10 });
    expect(found.map(({ name, idNumber }) => [name, idNumber])).toEqual([['甲0007', `370999********${idNumberOf(7).slice(-4)}`]]);
  });

  it('reveal one person to an officer who says why, and keep that in the log', async () => {
    actAs('admin');
    const personId = row<{ id: number }>(context, 'SELECT person_id AS id FROM person WHERE id_number = ?', idNumberOf(0))?.id ?? 0;
    const revealed = await ask('people.reveal', { personId, reason: '核对收款账户' });
    expect(revealed).toMatchObject({
      idNumber: idNumberOf(0),
      phone: '13800000000',
      certificateNumber: `${idNumberOf(0)}61`,
      accountNumber: '1520000000',
      caregiverIdNumber: '37099919650101000X',
      caregiverPhone: '13900000000',
      caregiverAccountNumber: '6217000000000000000',
    });
    expect(revealed.timeline.map((entry) => entry.text).join()).toContain('子女电话 13700000000');
    const homeId = row<{ id: number }>(context, 'SELECT home_id AS id FROM home')?.id ?? 0;
    expect(await ask('homes.revealAccount', { homeId, reason: '核对收款账户' })).toEqual({ number: homeAccount });
    const lines = rows<{ action: string; after: string }>(
      context,
      "SELECT action, after_json AS after FROM audit WHERE action LIKE '%.reveal' ORDER BY seq",
    );
    expect(lines.map(({ action, after }) => [action, JSON.parse(after) as unknown])).toEqual([
      [
        'person.reveal',
        { reason: '核对收款账户', fields: '身份证号、联系电话、残疾证号、一卡通账号、照料人身份证号、照料人电话、照料人账号' },
      ],
      ['home.reveal', { name: '东山敬老院', reason: '核对收款账户' }],
    ]);
    const noReason = await router.handle({ method: 'people.reveal', input: { personId, reason: ' ' }, path: null, jobId: null });
    expect(noReason).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', fields: { reason: '请选择或填写理由' } } });
  });

  it('reveal nothing to an auditor', async () => {
    actAs('auditor');
    for (const method of ['people.reveal', 'homes.revealAccount'])
      expect(
        await router.handle({ method, input: { personId: 1, homeId: 1, reason: '核对身份信息' }, path: null, jobId: null }),
      ).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
  });

  it('are in full only where the method says so', () => {
    const inFull = Object.entries(methods).filter(([, definition]) => (definition as MethodDefinition).isInFull);
    expect(inFull.map(([name]) => name).toSorted()).toEqual([
      'happiness.revealAccount',
      'homes.revealAccount',
      'imports.rows',
      'people.reveal',
    ]);
  });
});

describe('masks that come back', () => {
  const personOf = (index: number): number =>
    row<{ id: number }>(context, 'SELECT person_id AS id FROM person WHERE id_number = ?', idNumberOf(index))?.id ?? 0;
  const record = (input: unknown) => router.handle({ method: 'people.record', input, path: null, jobId: null });
  const at = (kind: string, index: number) => ({ kind, personId: personOf(index), validFrom: '2022-01-31' });
  const masked = '请填写完整号码，带“*”的只是显示';

  it.each<[string, Record<string, unknown>, string, string]>([
    ['a telephone', { phone: '138****0000', address: null, remark: null }, 'phone', masked],
    [
      'a remark with a masked number in it',
      { remark: '子女电话 137****0010，常来' },
      'remark',
      '原文里的号码只显示了首尾几位，请改写成完整号码或删去',
    ],
  ])('%s in a contact', async (_, content, field, words) => {
    actAs('admin');
    expect(await record({ ...at('contact', 10), ...content })).toMatchObject({ ok: false, error: { fields: { [field]: words } } });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['caregiver', { caregiver: { name: '乙0010', idNumber: '370999********010X', phone: null } }, 'caregiver.idNumber', masked],
    [
      'category',
      { category: 'elder', disability: { certificateNumber: '370999**********1061', kind: 'mental', grade: '1' } },
      'disability.certificateNumber',
      masked,
    ],
    ['account', { account: { bank: '农商', holder: '甲', number: '尾号0010' } }, 'account.number', '账号应为8至30位数字'],
    [
      'identity',
      { reason: '更正', name: '甲0010', sex: 'male', bornOn: '1940-02-10', ethnicity: null, idNumber: '370999********0105' },
      'idNumber',
      masked,
    ],
  ])('a number of the kind %s', async (kind, content, field, words) => {
    actAs('admin');
    expect(await record({ ...at(kind, 10), ...content })).toMatchObject({ ok: false, error: { fields: { [field]: words } } });
  });

  it('nothing that is left out is lost', async () => {
    actAs('admin');
    const index = 20;
    for (const input of [
      { ...at('contact', index), remark: '搬家' },
      { ...at('caregiver', index), caregiver: { name: '乙0020' } },
      { ...at('account', index), account: { bank: '邮储银行', holder: '甲0020' } },
      { ...at('category', index), category: 'elder', disability: { kind: 'mental', grade: '2' } },
    ])
      expect(await record(input)).toMatchObject({ ok: true });
    const { person } = await ask('people.get', { personId: personOf(index) });
    expect(person).toMatchObject({ address: '东关村20号', remark: '搬家', account: { bank: '邮储银行' }, disability: { grade: '2' } });
    expect(await ask('people.reveal', { personId: personOf(index), reason: '核对身份信息' })).toMatchObject({
      idNumber: idNumberOf(index),
      phone: '13800000020',
      certificateNumber: `${idNumberOf(index)}61`,
      accountNumber: '6228480000000000020',
      caregiverIdNumber: '37099919650101020X',
      caregiverPhone: '13900000020',
    });
  });

  it('another caregiver has none of the numbers of the one before', async () => {
    actAs('admin');
    expect(await record({ ...at('caregiver', 30), caregiver: { name: '丙新来' } })).toMatchObject({ ok: true });
    expect(await ask('people.reveal', { personId: personOf(30), reason: '核对身份信息' })).toMatchObject({
      caregiverIdNumber: null,
      caregiverPhone: null,
    });
  });

  it('an identity corrected without its number keeps it, and is compared with it', async () => {
    actAs('admin');
    const { person } = await ask('people.get', { personId: personOf(40) });
    const identity = { reason: '更正', name: '甲四零', sex: person.sex, bornOn: person.bornOn, ethnicity: '汉族' };
    expect(await record({ ...at('identity', 40), ...identity })).toMatchObject({ ok: true });
    expect(await record({ ...at('identity', 40), ...identity, bornOn: '1941-01-01' })).toMatchObject({
      ok: false,
      error: { fields: { bornOn: `与身份证号中的出生日期 ${person.bornOn} 不一致` } },
    });
  });
});
