/** Truths that arrive late: what was known when, and the sheet that puts it right. */
import { countyStandards, standardsOf, type Learnt, type Story } from './payments-cases.ts';

export type LateCase = {
  readonly name: string;
  readonly clause: string;
  readonly first: string;
  readonly last: string;
  readonly knownAt: (month: string) => Learnt;
  /** Lines of the sheets named; what is not named is not compared. */
  readonly sheets: Readonly<Record<string, readonly string[]>>;
};

const scattered: Story = { levels: ['2021-02-20 partialLoss'], stays: ['2021-12-31 scattered'], caregivers: ['2021-12-31 王照料'] };
const inHome2: Story = { levels: ['2021-02-20 partialLoss'], stays: ['2021-12-31 home:2'] };
const known = (story: Story): Learnt => ({ story });
const from =
  (month: string, before: Story, after: Story) =>
  (asked: string): Learnt =>
    known(asked < month ? before : after);

const oldStandards = standardsOf([
  ['农村', 624, '2021-01-01'],
  ['自理', 180, '2021-01-01'],
  ['半护理', 300, '2021-01-01'],
  ['全护理', 600, '2021-01-01'],
]);
const newStandards = [...oldStandards, ...standardsOf([['农村', 663, '2022-01-01']]).map((standard) => ({ ...standard, standardId: 9 }))];
const raisedInJuly =
  (story: Story) =>
  (asked: string): Learnt => ({ story, standards: asked < '2022-07' ? oldStandards : newStandards });

export const lateCases: readonly LateCase[] = [
  {
    name: 'J1 12日死亡：4月表不再有供养金，丧葬费一笔给机构，3月不动',
    clause: '国发〔2016〕14号；6 × 死亡当月标准',
    first: '2022-01',
    last: '2022-05',
    knownAt: from(
      '2022-04',
      { levels: ['2021-02-20 completeLoss'], stays: ['2021-12-31 home:1'] },
      { levels: ['2021-02-20 completeLoss'], stays: ['2021-12-31 home:1'], ends: ['2022-03-12 death'] },
    ),
    sheets: {
      '2022-03': ['BASIC 2022-03 663.00 → home:1', 'CARE 2022-03 600.00 → home:1'],
      '2022-04': ['FUNERAL 2022-03 3978.00 → home:1'],
      '2022-05': [],
    },
  },
  {
    name: 'J2 1月28日死亡4月才知：5月表抵扣2、3、4月共2,889.00，丧葬费另列',
    clause: '多拨给机构的在该机构的表上抵扣',
    first: '2022-01',
    last: '2022-06',
    knownAt: from('2022-05', inHome2, { ...inHome2, ends: ['2022-01-28 death'] }),
    sheets: {
      '2022-05': [
        'FUNERAL 2022-01 3978.00 → home:2',
        'OFFSET 2022-02 BASIC -663.00 → home:2',
        'OFFSET 2022-02 CARE -300.00 → home:2',
        'OFFSET 2022-03 BASIC -663.00 → home:2',
        'OFFSET 2022-03 CARE -300.00 → home:2',
        'OFFSET 2022-04 BASIC -663.00 → home:2',
        'OFFSET 2022-04 CARE -300.00 → home:2',
      ],
      '2022-06': [],
    },
  },
  {
    name: 'J3 3月31日确认4月8日登记：5月表补发4月843.00',
    clause: '民发〔2021〕43号：确认之日下月起',
    first: '2022-04',
    last: '2022-06',
    knownAt: from(
      '2022-05',
      { levels: ['2022-03-31 independent'], stays: ['2022-03-31 scattered'], confirmed: [] },
      { levels: ['2022-03-31 independent'], stays: ['2022-03-31 scattered'], caregivers: ['2022-03-31 李照料'], confirmed: ['2022-03-31'] },
    ),
    sheets: {
      '2022-04': [],
      '2022-05': [
        'BASIC 2022-05 663.00 → person',
        'CARE 2022-05 180.00 → caregiver',
        'BACKPAY 2022-04 BASIC 663.00 → person',
        'BACKPAY 2022-04 CARE 180.00 → caregiver',
      ],
      '2022-06': ['BASIC 2022-06 663.00 → person', 'CARE 2022-06 180.00 → caregiver'],
    },
  },
  {
    name: 'J4 标准追溯提高：7月表补发1至6月各39.00，共234.00',
    clause: '标准自批准文件所定之日起',
    first: '2022-01',
    last: '2022-08',
    knownAt: raisedInJuly(scattered),
    sheets: {
      '2022-07': [
        'BASIC 2022-07 663.00 → person',
        'CARE 2022-07 300.00 → caregiver',
        ...['01', '02', '03', '04', '05', '06'].map((month) => `BACKPAY 2022-${month} BASIC 39.00 → person`),
      ],
      '2022-08': ['BASIC 2022-08 663.00 → person', 'CARE 2022-08 300.00 → caregiver'],
    },
  },
  {
    name: 'J4 标准追溯提高：3月20日确认的补4至6月117.00',
    clause: '标准自批准文件所定之日起',
    first: '2022-01',
    last: '2022-07',
    knownAt: raisedInJuly({ ...scattered, confirmed: ['2022-03-20'] }),
    sheets: {
      '2022-07': [
        'BASIC 2022-07 663.00 → person',
        'CARE 2022-07 300.00 → caregiver',
        ...['04', '05', '06'].map((month) => `BACKPAY 2022-${month} BASIC 39.00 → person`),
      ],
    },
  },
  {
    name: 'J4 标准追溯提高：4月18日入院的，1至4月156.00给本人，5至6月78.00给机构',
    clause: '补发给当月的收款人',
    first: '2022-01',
    last: '2022-07',
    knownAt: raisedInJuly({ ...scattered, stays: ['2021-12-31 scattered', '2022-04-18 home:1'] }),
    sheets: {
      '2022-07': [
        'BASIC 2022-07 663.00 → home:1',
        'CARE 2022-07 300.00 → home:1',
        ...['01', '02', '03', '04'].map((month) => `BACKPAY 2022-${month} BASIC 39.00 → person`),
        'BACKPAY 2022-05 BASIC 39.00 → home:1',
        'BACKPAY 2022-06 BASIC 39.00 → home:1',
      ],
    },
  },
  {
    name: 'J4 标准追溯提高：2月12日死亡的78.00列为待定，丧葬费不重算',
    clause: '补发-已终止人员；丧葬费不因新标准重算',
    first: '2022-01',
    last: '2022-08',
    knownAt: (asked) => ({
      story: asked < '2022-03' ? scattered : { ...scattered, ends: ['2022-02-12 death'] },
      standards: asked < '2022-07' ? oldStandards : newStandards,
    }),
    sheets: {
      '2022-03': ['FUNERAL 2022-02 3744.00 → handler'],
      '2022-07': ['待定 2022-01 BASIC 39.00 own', '待定 2022-02 BASIC 39.00 own'],
      '2022-08': [],
    },
  },
  {
    name: '分散供养者死亡迟报：不从活人扣，另行追回',
    clause: '多发给个人的另行追回',
    first: '2022-01',
    last: '2022-04',
    knownAt: from('2022-04', scattered, { ...scattered, ends: ['2022-02-19 death'] }),
    sheets: { '2022-04': ['FUNERAL 2022-02 3978.00 → handler', '追回 2022-03 BASIC 663.00 own', '追回 2022-03 CARE 300.00 own'] },
  },
  {
    name: '转院迟报：原机构抵扣，新机构补发',
    clause: '负数按已付的一方，正数按应付的一方',
    first: '2022-01',
    last: '2022-04',
    knownAt: from('2022-04', inHome2, { ...inHome2, stays: ['2021-12-31 home:2', '2022-02-10 home:1'] }),
    sheets: {
      '2022-04': [
        'BASIC 2022-04 663.00 → home:1',
        'CARE 2022-04 300.00 → home:1',
        'BACKPAY 2022-03 BASIC 663.00 → home:1',
        'OFFSET 2022-03 BASIC -663.00 → home:2',
        'BACKPAY 2022-03 CARE 300.00 → home:1',
        'OFFSET 2022-03 CARE -300.00 → home:2',
      ],
    },
  },
  {
    name: '死亡撤销：已抵扣的补回机构，丧葬费收回',
    clause: '死亡撤销收回丧葬费',
    first: '2022-01',
    last: '2022-05',
    knownAt: (asked) =>
      known(asked < '2022-04' ? inHome2 : { ...inHome2, ends: [asked < '2022-05' ? '2022-02-19 death' : '撤销 2022-02-19 death'] }),
    sheets: {
      '2022-04': ['FUNERAL 2022-02 3978.00 → home:2', 'OFFSET 2022-03 BASIC -663.00 → home:2', 'OFFSET 2022-03 CARE -300.00 → home:2'],
      '2022-05': [
        'BASIC 2022-05 663.00 → home:2',
        'CARE 2022-05 300.00 → home:2',
        'BACKPAY 2022-03 BASIC 663.00 → home:2',
        'BACKPAY 2022-03 CARE 300.00 → home:2',
        'BACKPAY 2022-04 BASIC 663.00 → home:2',
        'BACKPAY 2022-04 CARE 300.00 → home:2',
        'OFFSET 2022-02 FUNERAL -3978.00 → home:2',
      ],
    },
  },
  {
    name: '死亡日期更正：丧葬费不重算',
    clause: '丧葬费一人一次',
    first: '2022-01',
    last: '2022-05',
    knownAt: (asked) =>
      known(
        asked < '2022-03'
          ? scattered
          : { ...scattered, ends: asked < '2022-05' ? ['2022-02-19 death'] : ['撤销 2022-02-19 death', '2022-03-03 death'] },
      ),
    sheets: {
      '2022-03': ['FUNERAL 2022-02 3978.00 → handler'],
      '2022-05': ['待定 2022-03 BASIC 663.00 own', '待定 2022-03 CARE 300.00 own'],
    },
  },
  {
    name: '已终止供养者去世：没有丧葬费',
    clause: '终止之后死亡不发丧葬费',
    first: '2022-01',
    last: '2022-04',
    knownAt: from('2022-03', scattered, { ...scattered, ends: ['2022-02-10 voluntary', '2022-02-25 death'] }),
    sheets: { '2022-03': [], '2022-04': [] },
  },
  {
    name: '迟知早已终止：收回丧葬费，另行追回',
    clause: '终止之后死亡不发丧葬费',
    first: '2022-01',
    last: '2022-04',
    knownAt: (asked) =>
      known(
        asked < '2022-03'
          ? scattered
          : { ...scattered, ends: asked < '2022-04' ? ['2022-02-25 death'] : ['2022-02-25 death', '2022-01-10 voluntary'] },
      ),
    sheets: {
      '2022-03': ['FUNERAL 2022-02 3978.00 → handler'],
      '2022-04': ['追回 2022-02 BASIC 663.00 own', '追回 2022-02 CARE 300.00 own', '追回 2022-02 FUNERAL 3978.00 own'],
    },
  },
  {
    name: '死亡当天住在机构：丧葬费给机构，哪怕当月仍按分散发放',
    clause: '死亡当日所住机构',
    first: '2022-01',
    last: '2022-03',
    knownAt: from('2022-03', scattered, { ...scattered, stays: ['2021-12-31 scattered', '2022-02-08 home:1'], ends: ['2022-02-19 death'] }),
    sheets: { '2022-03': ['FUNERAL 2022-02 3978.00 → home:1'] },
  },
  {
    name: '首月之前死亡、首月得知：只有丧葬费，按死亡当月标准',
    clause: '知道之后的第一张表',
    first: '2022-01',
    last: '2022-02',
    knownAt: () => known({ ...scattered, ends: ['2021-12-20 death'] }),
    sheets: { '2022-01': ['FUNERAL 2021-12 3744.00 → handler'], '2022-02': [] },
  },
  {
    name: '恢复供养：暂停的月份在下一张表补发',
    clause: '暂停供养',
    first: '2022-01',
    last: '2022-06',
    knownAt: (asked) =>
      known(
        asked < '2022-04'
          ? scattered
          : { ...scattered, suspensions: asked < '2022-06' ? ['2022-03-10 on'] : ['2022-03-10 on', '2022-05-20 off'] },
      ),
    sheets: {
      '2022-04': [],
      '2022-05': [],
      '2022-06': [
        'BASIC 2022-06 663.00 → person',
        'CARE 2022-06 300.00 → caregiver',
        'BACKPAY 2022-04 BASIC 663.00 → person',
        'BACKPAY 2022-04 CARE 300.00 → caregiver',
        'BACKPAY 2022-05 BASIC 663.00 → person',
        'BACKPAY 2022-05 CARE 300.00 → caregiver',
      ],
    },
  },
  {
    name: '追回之后又知应发：补发，不再追回',
    clause: '已列过的不重复列',
    first: '2022-01',
    last: '2022-05',
    knownAt: (asked) =>
      known({
        ...scattered,
        levels:
          asked < '2022-03'
            ? ['2021-02-20 partialLoss']
            : asked < '2022-04'
              ? ['2021-02-20 partialLoss', '2022-01-20 independent']
              : ['2021-02-20 partialLoss', '撤销 2022-01-20 independent'],
      }),
    sheets: {
      '2022-03': ['BASIC 2022-03 663.00 → person', 'CARE 2022-03 180.00 → caregiver', '追回 2022-02 CARE 120.00 own'],
      '2022-04': [
        'BASIC 2022-04 663.00 → person',
        'CARE 2022-04 300.00 → caregiver',
        'BACKPAY 2022-02 CARE 120.00 → caregiver',
        'BACKPAY 2022-03 CARE 120.00 → caregiver',
      ],
      '2022-05': ['BASIC 2022-05 663.00 → person', 'CARE 2022-05 300.00 → caregiver'],
    },
  },
  {
    name: '标准作废改低：集中供养在机构抵扣',
    clause: '多拨给机构的在该机构的表上抵扣',
    first: '2022-01',
    last: '2022-03',
    knownAt: (asked) => ({
      story: inHome2,
      standards:
        asked < '2022-03'
          ? countyStandards
          : countyStandards.filter((standard) => standard.areaType !== 'rural' || standard.validFrom < '2022'),
    }),
    sheets: {
      '2022-03': [
        'BASIC 2022-03 624.00 → home:2',
        'CARE 2022-03 300.00 → home:2',
        'OFFSET 2022-01 BASIC -39.00 → home:2',
        'OFFSET 2022-02 BASIC -39.00 → home:2',
      ],
    },
  },
];
