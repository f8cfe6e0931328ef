/** Each check of a sheet on the smallest case that sets it off, and on the nearest one that does not. */
import { describe, expect, it } from 'vitest';
import type { CheckBasis, CheckedLine, CheckedPerson } from '../../database/features/payments/checks/rules-basis.ts';
import { checks } from '../../database/features/payments/checks/rules-checks.ts';
import { sheetCheckIds, type SheetCheckId } from '../../electron/contract/sheet-checks.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';

const month = isoMonth('2022-04');
const person = (personId: number, more: Partial<CheckedPerson> = {}): CheckedPerson => ({
  personId,
  name: `王第${personId}`,
  bornOn: isoDate('1945-03-12'),
  category: 'elder',
  diedOn: null,
  assessedOn: isoDate('2021-10-01'),
  ...more,
});
const basic = (personId: number, more: Partial<CheckedLine> = {}): CheckedLine => ({
  personId,
  type: 'BASIC',
  forMonth: month,
  side: 'own',
  fen: 66300,
  payeeKind: 'person',
  homeId: null,
  payeeName: `王第${personId}`,
  payeeAccount: `62284800000000000${personId}8`,
  standardFen: 66300,
  standardName: '农村特困基本生活标准',
  days: null,
  ...more,
});
const care = (personId: number, more: Partial<CheckedLine> = {}): CheckedLine =>
  basic(personId, {
    type: 'CARE',
    fen: 30000,
    payeeKind: 'caregiver',
    payeeName: '李照料',
    payeeAccount: '6217000000000000020',
    standardFen: 30000,
    standardName: '照料护理标准（半护理）',
    ...more,
  });
const toHome = { side: 'home:1', payeeKind: 'home', homeId: 1, payeeName: '东山敬老院', payeeAccount: '37090000000000001' } as const;

function basisOf(given: Partial<CheckBasis>): CheckBasis {
  const lines = given.lines ?? [];
  return {
    month,
    people: new Map([...new Set(lines.map(({ personId }) => personId))].map((id) => [id, person(id)])),
    lines,
    homes: [{ homeId: 1, name: '东山敬老院', holder: '东山敬老院', account: '37090000000000001' }],
    absent: [],
    villages: [],
    caregiversOf: () => ['李照料'],
    elderAge: 60,
    adultAge: 18,
    highTotalMultiple: 3,
    oldestAssessment: isoDate('2021-04-01'),
    overspent: [],
    ...given,
  };
}

const found = (check: SheetCheckId, given: Partial<CheckBasis>): string[] =>
  [...checks[check](basisOf(given))].map(({ personId, homeId, fen, text }) => `${personId ?? `院${homeId}`} ${fen ?? '-'} ${text}`);
const withPeople = (...people: CheckedPerson[]): Pick<CheckBasis, 'people'> => ({
  people: new Map(people.map((one) => [one.personId, one])),
});

describe('a clean sheet', () => {
  it.each(sheetCheckIds)('%s finds nothing', (check) => {
    expect(found(check, { lines: [basic(1), care(1), basic(2, toHome), care(2, toHome)] })).toEqual([]);
  });
});

describe('paid after death', () => {
  const dead = withPeople(person(1, { diedOn: isoDate('2022-03-31') }));
  it('names the months and the sum, back pay included', () => {
    expect(found('paidAfterDeath', { ...dead, lines: [basic(1), care(1)] })).toEqual([
      '1 96300 登记于2022年3月31日死亡，表上仍有2022年4月的发放 963.00 元。',
    ]);
  });
  it('leaves the month of death, the funeral and what is taken back', () => {
    const lines = [
      basic(1, { forMonth: isoMonth('2022-03') }),
      basic(1, { type: 'FUNERAL', fen: 397800 }),
      basic(1, { type: 'OFFSET', fen: -66300 }),
    ];
    expect(found('paidAfterDeath', { ...dead, lines })).toEqual([]);
  });
});

describe('two modes at once', () => {
  it('is a month on two sides', () => {
    expect(found('bothSides', { lines: [basic(1), care(1, toHome)] })).toEqual([
      '1 - 2022年4月的供养金、护理费分别列在机构和本人（照料人）名下。',
    ]);
  });
  it('is not parts of a month counted by days', () => {
    expect(found('bothSides', { lines: [basic(1, { days: 10 }), basic(1, { ...toHome, days: 20 })] })).toEqual([]);
  });
});

describe('shared accounts', () => {
  const account = '6228480000000000018';
  it('are two people on one account, never more of it than its end', () => {
    expect(found('sharedAccount', { lines: [basic(1, { payeeAccount: account }), basic(2, { payeeAccount: account })] })).toEqual([
      '1 - 本人的账号（尾号0018）另有 1 个收款人在用。',
      '2 - 本人的账号（尾号0018）另有 1 个收款人在用。',
    ]);
  });
  it('are not one caregiver of two people, nor a caregiver who is himself supported, nor the account of the dead', () => {
    expect(found('sharedAccount', { lines: [care(1), care(2)] })).toEqual([]);
    expect(
      found('sharedAccount', { lines: [basic(1, { payeeAccount: account }), care(2, { payeeName: '王第1', payeeAccount: account })] }),
    ).toEqual([]);
    const dead = withPeople(person(1, { diedOn: isoDate('2022-03-31') }), person(2));
    expect(found('sharedAccount', { ...dead, lines: [basic(1, { payeeAccount: account }), basic(2, { payeeAccount: account })] })).toEqual(
      [],
    );
  });
});

describe('the holder of an account', () => {
  it('may be written with blanks and another dot', () => {
    const people = withPeople(person(1, { name: '买买提·依明' }));
    expect(found('holderDiffers', { ...people, lines: [basic(1, { payeeName: '买买提 ． 依明' })] })).toEqual([]);
    expect(found('holderDiffers', { ...people, lines: [basic(1, { payeeName: '买买提江' })] })).toHaveLength(1);
  });
  it('is the caregiver, or one of those before him', () => {
    expect(found('holderDiffers', { lines: [care(1)], caregiversOf: () => ['赵某', '李照料'] })).toEqual([]);
    expect(found('holderDiffers', { lines: [care(1)], caregiversOf: () => ['赵某'] })).toEqual([
      '1 - 照料人账户（尾号0020）的户名不是照料人姓名。',
    ]);
  });
  it('is the home', () => {
    const homes = [{ homeId: 1, name: '东山敬老院', holder: '东山镇财政所', account: '37090000000000001' }];
    expect(found('holderDiffers', { homes })).toEqual(['院1 - 账户名“东山镇财政所”与机构名称不符。']);
  });
});

describe('age and category', () => {
  it.each([
    ['elder', '1962-04-02', ['1 - 人员类别为老年人，2022年4月1日年龄为 59 周岁。']],
    ['elder', '1962-04-01', []],
    ['minor', '2004-04-01', ['1 - 人员类别为未成年人，2022年4月1日年龄为 18 周岁。']],
    ['minor', '2004-04-02', []],
    ['disabled', '1990-01-01', []],
  ] as const)('%s born %s', (category, bornOn, expected) => {
    expect(found('ageAndCategory', { ...withPeople(person(1, { category, bornOn: isoDate(bornOn) })), lines: [basic(1)] })).toEqual(
      expected,
    );
  });
});

describe('amounts', () => {
  it('of a whole month are those of the standard; of a part never more', () => {
    expect(found('notStandard', { lines: [basic(1, { fen: 66200 })] })).toEqual([
      '1 66200 2022年4月发放 662.00 元，农村特困基本生活标准为 663.00 元。',
    ]);
    expect(found('notStandard', { lines: [basic(1, { fen: 22100, days: 10 })] })).toEqual([]);
  });
  it('of a person are high beyond the multiple, not at it; the funeral does not count', () => {
    const back = (fen: number): CheckedLine => basic(1, { type: 'BACKPAY', forMonth: isoMonth('2022-01'), fen });
    expect(found('highTotal', { lines: [basic(1), back(132600), basic(1, { type: 'FUNERAL', fen: 397800 })] })).toEqual([]);
    expect(found('highTotal', { lines: [basic(1), back(132601)] })).toEqual(['1 198901 合计 1,989.01 元，超过当月应发 663.00 元的 3 倍。']);
  });
  it('without a standard that holds are named with their month', () => {
    expect(found('standardMissing', { lines: [care(1, { standardFen: null })] })).toEqual([
      '1 30000 2022年4月的护理费没有有效的标准：标准已作废或没有登记。',
    ]);
  });
});

describe('the rest', () => {
  it('assessments that are missing or too old', () => {
    expect(found('neverAssessed', { ...withPeople(person(1, { assessedOn: null })), lines: [care(1)] })).toHaveLength(1);
    expect(found('assessmentExpired', { ...withPeople(person(1, { assessedOn: isoDate('2021-03-31') })), lines: [care(1)] })).toEqual([
      '1 - 最近一次评估为2021年3月31日，已过有效期。',
    ]);
    expect(found('assessmentExpired', { ...withPeople(person(1, { assessedOn: isoDate('2021-04-01') })), lines: [care(1)] })).toEqual([]);
  });
  it('a home without an account that is owed money', () => {
    const homes = [{ homeId: 1, name: '东山敬老院', holder: null, account: null }];
    expect(found('homeWithoutAccount', { homes, lines: [basic(1, { ...toHome, payeeAccount: null })] })).toEqual([
      '院1 66300 应拨付 663.00 元，账号待补，不能进入银行代发文件。',
    ]);
    expect(found('homeWithoutAccount', { homes, lines: [basic(1)] })).toEqual([]);
  });
  it('people who should be on the sheet', () => {
    expect(found('notOnSheet', { absent: [{ personId: 9, since: isoDate('2022-03-20') }] })).toEqual([
      '9 - 2022年3月20日确认，2022年4月应发而表上没有，也没有登记暂停、暂缓或终止。',
    ]);
  });
  it('money that is not there', () => {
    expect(found('overBudget', { overspent: [{ name: '县级财政资金', fen: 5000, leftFen: 100000 }] })).toEqual([
      '院null 5000 县级财政资金可用余额 1,000.00 元，不足 50.00 元。',
    ]);
  });
});
