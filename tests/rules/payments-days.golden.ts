/** Months in parts: what a clerk reads. Standards as in the fixture county: 663 a month, care 180, 300, 600; 2021: 624. */
import type { MonthRules } from '../../database/features/payments/rules-days.ts';
import type { Story } from './payments-cases.ts';

export type PartCase = {
  readonly name: string;
  readonly rules: Partial<MonthRules>;
  readonly story: Story;
  /** A new rural standard beside the fixture's. */
  readonly raised?: readonly [yuan: number, from: string];
  readonly month: string;
  /** `BASIC 213.87 → home:1 10/31`; without days where the month is whole. */
  readonly due: readonly string[];
};

const since = '2021-01-01';
const complete: Story = { levels: [`${since} completeLoss`], stays: [`${since} home:1`] };
const moved: Story = { ...complete, stays: [`${since} home:1`, '2022-07-11 home:2'] };
const home: Story = { levels: [`${since} partialLoss`], stays: [`${since} scattered`], caregivers: [`${since} 王照料`] };

export const partCases: readonly PartCase[] = [
  {
    name: 'J8 按月：七月全在H1，八月才是H2',
    rules: {},
    story: moved,
    month: '2022-07',
    due: ['BASIC 663.00 → home:1', 'CARE 600.00 → home:1'],
  },
  {
    name: 'J8 按月：八月全在H2',
    rules: {},
    story: moved,
    month: '2022-08',
    due: ['BASIC 663.00 → home:2', 'CARE 600.00 → home:2'],
  },
  {
    name: 'J8 按实际天数：H1十天407.42，H2二十一天855.58',
    rules: { proration: 'CALENDAR_DAY' },
    story: moved,
    month: '2022-07',
    due: ['BASIC 213.87 → home:1 10/31', 'BASIC 449.13 → home:2 21/31', 'CARE 193.55 → home:1 10/31', 'CARE 406.45 → home:2 21/31'],
  },
  {
    name: '按三十天：H1十天421.00，H2二十天842.00',
    rules: { proration: 'DAY_30' },
    story: moved,
    month: '2022-07',
    due: ['BASIC 221.00 → home:1 10/30', 'BASIC 442.00 → home:2 20/30', 'CARE 200.00 → home:1 10/30', 'CARE 400.00 → home:2 20/30'],
  },
  {
    name: '按三十天：31日转院，当月没有一天算给新机构',
    rules: { proration: 'DAY_30' },
    story: { ...complete, stays: [`${since} home:1`, '2022-07-31 home:2'] },
    month: '2022-07',
    due: ['BASIC 663.00 → home:1', 'CARE 600.00 → home:1'],
  },
  {
    name: '按三十天：二月二十八天，最后一段补足三十天',
    rules: { proration: 'DAY_30' },
    story: { ...complete, stays: [`${since} home:1`, '2022-02-16 home:2'] },
    month: '2022-02',
    due: ['BASIC 331.50 → home:1 15/30', 'BASIC 331.50 → home:2 15/30', 'CARE 300.00 → home:1 15/30', 'CARE 300.00 → home:2 15/30'],
  },
  {
    name: '按天：1日转院的当月全归新机构',
    rules: { proration: 'CALENDAR_DAY' },
    story: { ...complete, stays: [`${since} home:1`, '2022-07-01 home:2'] },
    month: '2022-07',
    due: ['BASIC 663.00 → home:2', 'CARE 600.00 → home:2'],
  },
  {
    name: '按天：转出又转回，两段合为一行',
    rules: { proration: 'CALENDAR_DAY' },
    story: { ...complete, stays: [`${since} home:1`, '2022-04-11 home:2', '2022-04-21 home:1'] },
    month: '2022-04',
    due: ['BASIC 442.00 → home:1 20/30', 'BASIC 221.00 → home:2 10/30', 'CARE 400.00 → home:1 20/30', 'CARE 200.00 → home:2 10/30'],
  },
  {
    name: '按天：月中由分散转集中，前一段基本生活归本人、护理费归照料人',
    rules: { proration: 'CALENDAR_DAY' },
    story: { ...home, stays: [`${since} scattered`, '2022-04-18 home:1'] },
    month: '2022-04',
    due: ['BASIC 375.70 → person 17/30', 'BASIC 287.30 → home:1 13/30', 'CARE 170.00 → caregiver 17/30', 'CARE 130.00 → home:1 13/30'],
  },
  {
    name: '按天：月中由集中转分散，照料人自转出之日起',
    rules: { proration: 'CALENDAR_DAY' },
    story: { ...home, stays: [`${since} home:1`, '2022-04-16 scattered'], caregivers: ['2022-04-16 王照料'] },
    month: '2022-04',
    due: ['BASIC 331.50 → home:1 15/30', 'BASIC 331.50 → person 15/30', 'CARE 150.00 → home:1 15/30', 'CARE 150.00 → caregiver 15/30'],
  },
  {
    name: '按天：自理能力月中变更的从下月起（评估结论次月执行）',
    rules: { proration: 'CALENDAR_DAY' },
    story: { ...home, levels: [`${since} partialLoss`, '2022-04-16 completeLoss'] },
    month: '2022-04',
    due: ['BASIC 663.00 → person', 'CARE 300.00 → caregiver'],
  },
  {
    name: '按天：死亡当月仍发整月',
    rules: { proration: 'CALENDAR_DAY' },
    story: { ...home, ends: ['2022-04-10 death'] },
    month: '2022-04',
    due: ['BASIC 663.00 → person', 'CARE 300.00 → caregiver'],
  },
  {
    name: '标准月中调整，按1日：六月仍按旧标准',
    rules: { pickRule: 'FIRST_DAY' },
    story: home,
    raised: [700, '2022-06-13'],
    month: '2022-06',
    due: ['BASIC 663.00 → person', 'CARE 300.00 → caregiver'],
  },
  {
    name: '标准月中调整，次月起：六月仍按旧标准',
    rules: { pickRule: 'NEXT_MONTH' },
    story: home,
    raised: [700, '2022-06-01'],
    month: '2022-06',
    due: ['BASIC 663.00 → person', 'CARE 300.00 → caregiver'],
  },
  {
    name: '标准1日执行而规定次月起：七月按新标准',
    rules: { pickRule: 'NEXT_MONTH' },
    story: home,
    raised: [700, '2022-06-01'],
    month: '2022-07',
    due: ['BASIC 700.00 → person', 'CARE 300.00 → caregiver'],
  },
  {
    name: '标准月中调整，当月整月：六月整月按新标准',
    rules: { pickRule: 'SAME_MONTH_FULL' },
    story: home,
    raised: [700, '2022-06-13'],
    month: '2022-06',
    due: ['BASIC 700.00 → person', 'CARE 300.00 → caregiver'],
  },
  {
    name: '标准月中调整，按天：12天663加18天700，合685.20',
    rules: { pickRule: 'DAY_PRORATE' },
    story: home,
    raised: [700, '2022-06-13'],
    month: '2022-06',
    due: ['BASIC 685.20 → person 30/30', 'CARE 300.00 → caregiver'],
  },
  {
    name: '标准按天、供养也按天：16日转院、20日提标，合计与各段一致',
    rules: { pickRule: 'DAY_PRORATE', proration: 'CALENDAR_DAY' },
    story: { ...complete, stays: [`${since} home:1`, '2022-07-16 home:2'] },
    raised: [700, '2022-07-20'],
    month: '2022-07',
    due: ['BASIC 320.81 → home:1 15/31', 'BASIC 356.51 → home:2 16/31', 'CARE 290.32 → home:1 15/31', 'CARE 309.68 → home:2 16/31'],
  },
  {
    name: '以1日及以前的记录为准：1日的评估当月起',
    rules: { snapshot: 'onFirstDay' },
    story: { ...home, levels: [`${since} partialLoss`, '2022-04-01 completeLoss'] },
    month: '2022-04',
    due: ['BASIC 663.00 → person', 'CARE 600.00 → caregiver'],
  },
  {
    name: '以1日之前的记录为准：1日的评估下月起',
    rules: {},
    story: { ...home, levels: [`${since} partialLoss`, '2022-04-01 completeLoss'] },
    month: '2022-04',
    due: ['BASIC 663.00 → person', 'CARE 300.00 → caregiver'],
  },
];

/** Sheets month by month with a cut-off day of the 15th: what each sheet has of a person. */
export type CutoffCase = {
  readonly name: string;
  readonly story: Story;
  readonly sheets: Readonly<Record<string, readonly string[]>>;
};

export const cutoffCases: readonly CutoffCase[] = [
  {
    name: '3月20日确认：四月的表没有，五月的表补发四月',
    story: { confirmed: ['2022-03-20'], levels: [`${since} independent`], stays: [`${since} scattered`] },
    sheets: {
      '2022-04': [],
      '2022-05': [
        'BASIC 2022-05 663.00 → person',
        'CARE 2022-05 180.00 → person',
        'BACKPAY 2022-04 BASIC 663.00 → person',
        'BACKPAY 2022-04 CARE 180.00 → person',
      ],
      '2022-06': ['BASIC 2022-06 663.00 → person', 'CARE 2022-06 180.00 → person'],
    },
  },
  {
    name: '3月15日确认：赶上四月的表',
    story: { confirmed: ['2022-03-15'], levels: [`${since} independent`], stays: [`${since} scattered`] },
    sheets: {
      '2022-04': ['BASIC 2022-04 663.00 → person', 'CARE 2022-04 180.00 → person'],
      '2022-05': ['BASIC 2022-05 663.00 → person', 'CARE 2022-05 180.00 → person'],
    },
  },
  {
    name: '3月18日评估加重：四月仍按旧档，五月补差',
    story: { levels: [`${since} partialLoss`, '2022-03-18 completeLoss'], stays: [`${since} scattered`] },
    sheets: {
      '2022-04': ['BASIC 2022-04 663.00 → person', 'CARE 2022-04 300.00 → person'],
      '2022-05': ['BASIC 2022-05 663.00 → person', 'CARE 2022-05 600.00 → person', 'BACKPAY 2022-04 CARE 300.00 → person'],
    },
  },
  {
    name: '3月18日转院：四月仍拨原机构，五月抵扣并补给新机构',
    story: { levels: [`${since} partialLoss`], stays: [`${since} home:1`, '2022-03-18 home:2'] },
    sheets: {
      '2022-04': ['BASIC 2022-04 663.00 → home:1', 'CARE 2022-04 300.00 → home:1'],
      '2022-05': [
        'BASIC 2022-05 663.00 → home:2',
        'CARE 2022-05 300.00 → home:2',
        'OFFSET 2022-04 BASIC -663.00 → home:1',
        'BACKPAY 2022-04 BASIC 663.00 → home:2',
        'OFFSET 2022-04 CARE -300.00 → home:1',
        'BACKPAY 2022-04 CARE 300.00 → home:2',
      ],
    },
  },
  {
    name: '3月20日死亡：不等结算日，四月就不再发，丧葬费照列',
    story: { levels: [`${since} independent`], stays: [`${since} scattered`], ends: ['2022-03-20 death'] },
    sheets: { '2022-04': ['FUNERAL 2022-03 3978.00 → handler'], '2022-05': [] },
  },
];
