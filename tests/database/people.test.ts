import { beforeEach, describe, expect, it } from 'vitest';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import type { RegisterInput } from '../../electron/contract/people-inputs.ts';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { row, rows } from '../../database/core/sql.ts';
import * as homes from '../../database/features/homes/service.ts';
import { idCheckCharacter } from '../../database/features/people/id-number.ts';
import * as people from '../../database/features/people/service.ts';
import { trueFacts } from '../../database/features/people/store.ts';
import { project } from '../../database/features/people/facts.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

let context: TestLedger;
let village: string;
let town: string;

beforeEach(() => {
  context = memoryLedger();
  const found = row<{ code: string; parent: string }>(
    context,
    "SELECT code, parent_code AS parent FROM division WHERE level = 'village' ORDER BY code LIMIT 1",
  );
  village = found?.code ?? '';
  town = found?.parent ?? '';
});

function idNumber(birth: string, sequence: string): string {
  const digits = `370999${birth}${sequence}`;
  return digits + idCheckCharacter(digits);
}

function somebody(changes: Partial<RegisterInput> = {}): RegisterInput {
  return {
    name: '张三',
    sex: 'male',
    bornOn: isoDate('1945-03-12'),
    idNumber: idNumber('19450312', '001'),
    ethnicity: '汉族',
    villageCode: village,
    areaType: 'rural',
    address: null,
    category: 'elder',
    disability: { certificateNumber: null, kind: null, grade: null },
    level: 'partialLoss',
    assessedOn: isoDate('2021-06-08'),
    mode: 'scattered',
    homeId: null,
    caregiver: { name: '李四', idNumber: null, phone: '13800000000' },
    confirmedOn: isoDate('2020-02-03'),
    account: { bank: '样本农商银行', holder: '张三', number: '6228480000000000018' },
    caregiverAccount: null,
    phone: '13900000000',
    wish: 'willing',
    remark: null,
    ...changes,
  };
}

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

function found(search: string): string[] {
  return people
    .page(context, { filter: { ...noPeopleFilter, search }, sort: null, offset: 0, limit: 50 })
    .rows.map((person) => person.name);
}

function home(code = 'H1'): number {
  return homes.save(context, {
    homeId: null,
    code,
    name: '东山镇敬老院',
    homeLevel: 'town',
    townCode: town,
    bedsRegistered: 60,
    nursingBeds: 12,
    operationMode: 'public',
    openedOn: null,
    creditCode: null,
  }).homeId;
}

describe('registering by hand', () => {
  it('keeps what was typed as dated facts and shows it', () => {
    const { personId, warnings } = people.register(context, somebody());
    expect(warnings).toEqual([]);
    const { person, timeline } = people.get(context, personId, isoDate('2022-12-31'));
    expect(person).toMatchObject({
      name: '张三',
      status: 'active',
      level: 'partialLoss',
      mode: 'scattered',
      caregiverName: '李四',
      caregiverPhone: '13800000000',
      supportFrom: '2020-03',
      age: 77,
    });
    expect(timeline.map((entry) => entry.kind).sort()).toEqual([
      'account',
      'caregiver',
      'category',
      'confirmation',
      'contact',
      'identity',
      'level',
      'mode',
      'residence',
      'wish',
    ]);
    expect(timeline.find((entry) => entry.kind === 'level')).toMatchObject({
      validFrom: '2021-06-08',
      text: '评估为部分丧失生活自理能力',
      source: '手工登记',
      recordedBy: '管理员',
    });
    expect(verifyChain(context.connection).faults).toEqual([]);
  });

  it.each([
    ['a wrong check digit', { idNumber: '370999194503120011' }, { idNumber: '身份证号校验位不对，请逐位核对' }],
    ['seventeen digits', { idNumber: '37099919450312001' }, { idNumber: '身份证号应为18位（旧号15位）' }],
    ['another birth', { bornOn: isoDate('1945-03-13') }, { bornOn: '与身份证号中的出生日期 1945-03-12 不一致' }],
    ['another sex', { sex: 'female' as const }, { sex: '与身份证号不一致（身份证号表示男）' }],
    ['centralised without a home', { mode: 'centralised' as const }, { homeId: '集中供养需选择供养机构' }],
    ['an unknown village', { villageCode: '370999101001' }, { villageCode: '请选择区划表中的村（社区）' }],
    ['a day in the future', { assessedOn: isoDate('2023-01-01') }, { assessedOn: '不能晚于今天' }],
  ])('stops %s', (_, changes, fields) => {
    expect(refusal(() => people.register(context, somebody(changes))).fields).toEqual(fields);
    expect(row<{ n: number }>(context, 'SELECT count(*) AS n FROM person')?.n).toBe(0);
  });

  it('refuses somebody who is already there, with his name masked', () => {
    people.register(context, somebody());
    const error = refusal(() => people.register(context, somebody({ name: '张三丰' })));
    expect(error.message).toBe('重复：已存在 张*（370999********0016）。'.replace('0016', idNumber('19450312', '001').slice(-4)));
  });

  it('gives a temporary number to somebody without an ID number, and takes the real one later with all history', () => {
    const { personId, warnings } = people.register(context, somebody({ idNumber: null, name: '无名氏' }));
    expect(warnings).toContain('没有身份证号：已给临时编号，补录前不进入银行发放文件');
    const second = people.register(context, somebody({ idNumber: null, name: '某人' }));
    const numbers = rows<{ n: string }>(context, 'SELECT temporary_number AS n FROM person ORDER BY person_id').map((each) => each.n);
    expect(numbers).toEqual(['T370983221231001', 'T370983221231002']);
    expect(found('t3709832212')).toEqual(['无名氏', '某人']);
    people.record(context, {
      kind: 'identity',
      personId,
      validFrom: isoDate('2022-12-01'),
      reason: '补办户口',
      name: '无名氏',
      sex: 'male',
      bornOn: isoDate('1945-03-12'),
      ethnicity: null,
      idNumber: idNumber('19450312', '001'),
    });
    expect(people.get(context, personId, isoDate('2022-12-31')).timeline.filter((entry) => entry.kind === 'identity')).toHaveLength(2);
    expect(found(idNumber('19450312', '001'))).toEqual(['无名氏']);
    const waiting = people.page(context, { filter: { ...noPeopleFilter, isIdNumberMissing: true }, sort: null, offset: 0, limit: 50 });
    expect(waiting.rows.map((person) => person.name)).toEqual(['某人']);
    expect(second.personId).not.toBe(personId);
  });
});

describe('search', () => {
  beforeEach(() => {
    people.register(context, somebody());
    people.register(context, somebody({ name: '欧阳山杰', idNumber: idNumber('19340202', '301'), bornOn: isoDate('1934-02-02') }));
    people.register(
      context,
      somebody({ name: '蒋庆䶮', idNumber: idNumber('19350726', '758'), bornOn: isoDate('1935-07-26'), sex: 'female' }),
    );
    people.register(context, somebody({ name: '单于𬭚', idNumber: idNumber('19360101', '001'), bornOn: isoDate('1936-01-01') }));
  });

  it.each([
    ['zs', ['张三']],
    ['ZS', ['张三']],
    ['oysj', ['欧阳山杰']],
    ['三', ['张三']],
    ['阳山', ['欧阳山杰']],
    ['䶮', ['蒋庆䶮']],
    ['𬭚', ['单于𬭚']],
    ['cy', ['单于𬭚']],
    ['37099919340202', ['欧阳山杰']],
    ['李', []],
    ['" OR 1=1', []],
    ['*', []],
    ['张 3709', ['张三']],
  ])('%s', (typed, names) => {
    expect(found(typed)).toEqual(names);
  });

  it('finds by the last digits of the ID number and by village', () => {
    expect(found(idNumber('19340202', '301').slice(-4))).toContain('欧阳山杰');
    const name = row<{ name: string }>(context, 'SELECT name FROM division WHERE code = ?', village)?.name ?? '';
    expect(found(name)).toHaveLength(4);
  });
});

describe('changes by hand', () => {
  it('moves somebody to a home and back; the past stays answerable', () => {
    const { personId } = people.register(context, somebody());
    const homeId = home();
    people.record(context, { kind: 'mode', personId, validFrom: isoDate('2022-04-18'), mode: 'centralised', homeId, caregiver: null });
    expect(people.get(context, personId, isoDate('2022-12-31')).person).toMatchObject({
      mode: 'centralised',
      homeName: '东山镇敬老院',
      caregiverName: null,
    });
    people.record(context, { kind: 'mode', personId, validFrom: isoDate('2022-02-01'), mode: 'scattered', homeId: null, caregiver: null });
    expect(people.get(context, personId, isoDate('2022-12-31')).person.mode).toBe('centralised');
  });

  it('changes the category and keeps what the form does not show', () => {
    const { personId } = people.register(context, somebody());
    const disability = { certificateNumber: `${idNumber('19450312', '001')}42`, kind: 'physical', grade: '2' } as const;
    people.record(context, { kind: 'category', personId, validFrom: isoDate('2022-04-18'), category: 'disabled', disability });
    expect(people.get(context, personId, isoDate('2022-12-31')).person).toMatchObject({ category: 'disabled', disability });
    const text = people.get(context, personId, isoDate('2022-12-31')).timeline.find((entry) => entry.kind === 'category')?.text;
    expect(text).toContain('肢体残疾二级');
  });

  it('ends support at death, refuses what would come after, and takes the death back', () => {
    const { personId } = people.register(context, somebody());
    const { factId } = people.record(context, { kind: 'end', personId, validFrom: isoDate('2022-03-12'), reason: 'death', remark: null });
    expect(people.get(context, personId, isoDate('2022-12-31')).person).toMatchObject({
      status: 'ended',
      endReason: '死亡',
      supportUntil: '2022-03',
    });
    const error = refusal(() =>
      people.record(context, { kind: 'level', personId, validFrom: isoDate('2022-05-01'), level: 'completeLoss' }),
    );
    expect(error.message).toBe('张三 的供养已于 2022年3月12日 终止，不能再登记之后的变动。');
    expect(
      refusal(() => people.record(context, { kind: 'end', personId, validFrom: isoDate('2022-03-13'), reason: 'death', remark: null }))
        .code,
    ).toBe('FACT_CONFLICT');
    people.cancelFact(context, { factId, reason: '登记错人' });
    const { person, timeline } = people.get(context, personId, isoDate('2022-12-31'));
    expect(person.status).toBe('active');
    expect(timeline.find((entry) => entry.factId === factId)).toMatchObject({
      cancelReason: '登记错人',
      cancelledBy: '管理员',
      canCancel: false,
    });
    expect(refusal(() => people.cancelFact(context, { factId, reason: '再来' })).code).toBe('FACT_ALREADY_CANCELLED');
  });

  it('refuses what would leave somebody without place, level or mode, and an end before the beginning', () => {
    const { personId } = people.register(context, somebody());
    const residence = people.get(context, personId, isoDate('2022-12-31')).timeline.find((entry) => entry.kind === 'residence');
    expect(refusal(() => people.cancelFact(context, { factId: residence?.factId ?? 0, reason: '误' })).message).toContain(
      '唯一的户籍地记录',
    );
    expect(
      refusal(() => people.record(context, { kind: 'end', personId, validFrom: isoDate('1990-01-05'), reason: 'death', remark: null }))
        .message,
    ).toContain('早于确认日期');
    const emptied = {
      kind: 'identity',
      personId,
      validFrom: isoDate('2022-12-01'),
      reason: '误',
      name: '张三',
      sex: 'male',
      bornOn: isoDate('1945-03-12'),
      ethnicity: null,
      idNumber: null,
    } as const;
    expect(refusal(() => people.record(context, emptied)).fields).toEqual({ idNumber: '已登记身份证号，只能更正，不能清空' });
    expect(found('张\u0000三')).toEqual(['张三']);
  });

  it('keeps the row of every person equal to what his facts add up to', () => {
    const { personId } = people.register(context, somebody());
    people.record(context, { kind: 'level', personId, validFrom: isoDate('2022-05-18'), level: 'completeLoss' });
    people.record(context, { kind: 'suspension', personId, validFrom: isoDate('2022-06-01'), isSuspended: true, reason: '失联' });
    const state = project(trueFacts(context, personId));
    expect(
      row(
        context,
        'SELECT status, level, assessed_on AS assessedOn, mode, village_code AS villageCode FROM person WHERE person_id = ?',
        personId,
      ),
    ).toEqual({
      status: state.status,
      level: state.level,
      assessedOn: state.assessedOn,
      mode: state.mode,
      villageCode: state.villageCode,
    });
    expect(state.status).toBe('suspended');
  });
});
