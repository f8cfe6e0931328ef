/** What a person is due for a month: facts, month, the amounts in yuan, and the rule each case stands for. */
import type { Story } from './payments-cases.ts';

export type DueCase = {
  readonly name: string;
  /** Document or paragraph the case stands for. */
  readonly clause: string;
  readonly story: Story;
  readonly month: string;
  /** `BASIC 663.00 → person`; none for nothing due. */
  readonly due: readonly string[];
};

const scattered: Story = { levels: ['2021-02-20 partialLoss'], stays: ['2021-12-31 scattered'], caregivers: ['2021-12-31 王照料'] };
const centralised: Story = { levels: ['2021-02-20 completeLoss'], stays: ['2021-12-31 home:1'] };
const paidScattered = ['BASIC 663.00 → person', 'CARE 300.00 → caregiver'];
const paidCentralised = ['BASIC 663.00 → home:1', 'CARE 600.00 → home:1'];

export const dueCases: readonly DueCase[] = [
  { name: '分散供养：供养金给本人，护理费给照料人', clause: '民发〔2019〕124号', story: scattered, month: '2022-01', due: paidScattered },
  {
    name: '没有照料人：护理费也给本人',
    clause: '收款人',
    story: { ...scattered, caregivers: [] },
    month: '2022-01',
    due: ['BASIC 663.00 → person', 'CARE 300.00 → person'],
  },
  {
    name: '照料人记录被撤销：护理费给本人',
    clause: '收款人',
    story: { ...scattered, caregivers: ['撤销 2021-12-31 王照料'] },
    month: '2022-01',
    due: ['BASIC 663.00 → person', 'CARE 300.00 → person'],
  },
  { name: '集中供养：两项都拨给机构', clause: '收款人', story: centralised, month: '2022-01', due: paidCentralised },
  {
    name: '城市户籍住敬老院：按户籍标准',
    clause: '标准随户籍',
    story: { ...centralised, area: 'urban' },
    month: '2022-01',
    due: ['BASIC 858.00 → home:1', 'CARE 600.00 → home:1'],
  },
  {
    name: '上年12月按上年标准',
    clause: '每月1日执行的标准',
    story: { ...scattered, stays: ['2021-10-31 scattered'] },
    month: '2021-12',
    due: ['BASIC 624.00 → person', 'CARE 300.00 → caregiver'],
  },

  {
    name: '3月31日确认：3月没有',
    clause: '民发〔2021〕43号：确认之日下月起',
    story: { ...scattered, confirmed: ['2022-03-31'] },
    month: '2022-03',
    due: [],
  },
  {
    name: '3月31日确认：4月起发',
    clause: '民发〔2021〕43号：确认之日下月起',
    story: { ...scattered, confirmed: ['2022-03-31'] },
    month: '2022-04',
    due: paidScattered,
  },
  {
    name: '4月1日确认：4月没有',
    clause: '民发〔2021〕43号：确认之日下月起',
    story: { ...scattered, confirmed: ['2022-04-01'] },
    month: '2022-04',
    due: [],
  },
  {
    name: '4月1日确认：5月起发',
    clause: '民发〔2021〕43号：确认之日下月起',
    story: { ...scattered, confirmed: ['2022-04-01'] },
    month: '2022-05',
    due: paidScattered,
  },
  {
    name: '12月确认：次年1月起发',
    clause: '民发〔2021〕43号：确认之日下月起',
    story: { ...scattered, confirmed: ['2021-12-31'] },
    month: '2022-01',
    due: paidScattered,
  },
  {
    name: '确认被撤销：没有',
    clause: '撤销的记录不算',
    story: { ...scattered, confirmed: ['撤销 2021-05-10'] },
    month: '2022-01',
    due: [],
  },

  {
    name: '12日死亡：当月照发',
    clause: '死亡当月止（含）',
    story: { ...centralised, ends: ['2022-03-12 death'] },
    month: '2022-03',
    due: paidCentralised,
  },
  {
    name: '12日死亡：次月没有',
    clause: '死亡当月止（含）',
    story: { ...centralised, ends: ['2022-03-12 death'] },
    month: '2022-04',
    due: [],
  },
  {
    name: '1日死亡：当月照发',
    clause: '死亡当月止（含）',
    story: { ...centralised, ends: ['2022-03-01 death'] },
    month: '2022-03',
    due: paidCentralised,
  },
  {
    name: '月底死亡：次月没有',
    clause: '死亡当月止（含）',
    story: { ...centralised, ends: ['2022-02-28 death'] },
    month: '2022-03',
    due: [],
  },
  {
    name: '终止决定：决定当月照发',
    clause: '民发〔2021〕43号：终止决定下月起停发',
    story: { ...scattered, ends: ['2022-04-06 voluntary'] },
    month: '2022-04',
    due: paidScattered,
  },
  {
    name: '终止决定：下月停发',
    clause: '民发〔2021〕43号：终止决定下月起停发',
    story: { ...scattered, ends: ['2022-04-06 voluntary'] },
    month: '2022-05',
    due: [],
  },
  {
    name: '先终止后死亡：以终止为准',
    clause: '最早的终止事由',
    story: { ...scattered, ends: ['2022-05-20 death', '2022-04-06 voluntary'] },
    month: '2022-05',
    due: [],
  },
  {
    name: '终止后重新确认：再次确认的下月起发',
    clause: '民发〔2021〕43号',
    story: { ...scattered, confirmed: ['2018-05-10', '2022-06-15'], ends: ['2022-04-06 voluntary'] },
    month: '2022-07',
    due: paidScattered,
  },
  {
    name: '终止后重新确认：其间没有',
    clause: '民发〔2021〕43号',
    story: { ...scattered, confirmed: ['2018-05-10', '2022-06-15'], ends: ['2022-04-06 voluntary'] },
    month: '2022-06',
    due: [],
  },
  {
    name: '死亡撤销：照发',
    clause: '撤销的记录不算',
    story: { ...scattered, ends: ['撤销 2022-03-12 death'] },
    month: '2022-04',
    due: paidScattered,
  },
  {
    name: '确认之前已死亡：没有',
    clause: '死亡当月止（含）',
    story: { ...scattered, confirmed: ['2022-03-20'], ends: ['2022-02-11 death'] },
    month: '2022-04',
    due: [],
  },

  {
    name: '5月18日评估为完全丧失：5月不变',
    clause: '每月1日之前的评估',
    story: { ...scattered, levels: ['2021-02-20 partialLoss', '2022-05-18 completeLoss'] },
    month: '2022-05',
    due: paidScattered,
  },
  {
    name: '5月18日评估为完全丧失：6月起600元',
    clause: '每月1日之前的评估',
    story: { ...scattered, levels: ['2021-02-20 partialLoss', '2022-05-18 completeLoss'] },
    month: '2022-06',
    due: ['BASIC 663.00 → person', 'CARE 600.00 → caregiver'],
  },
  {
    name: '1日评估：当月不变',
    clause: '1日当天的变化下月起算',
    story: { ...scattered, levels: ['2021-02-20 partialLoss', '2022-06-01 completeLoss'] },
    month: '2022-06',
    due: paidScattered,
  },
  {
    name: '1日评估：下月起变',
    clause: '1日当天的变化下月起算',
    story: { ...scattered, levels: ['2021-02-20 partialLoss', '2022-06-01 completeLoss'] },
    month: '2022-07',
    due: ['BASIC 663.00 → person', 'CARE 600.00 → caregiver'],
  },
  {
    name: '同一天两次评估：以最后登记的为准',
    clause: '同日以最后登记为准',
    story: { ...scattered, levels: ['2021-02-20 completeLoss', '2021-02-20 independent'] },
    month: '2022-01',
    due: ['BASIC 663.00 → person', 'CARE 180.00 → caregiver'],
  },
  {
    name: '评估撤销：按前一次',
    clause: '撤销的记录不算',
    story: { ...scattered, levels: ['2021-02-20 partialLoss', '撤销 2022-01-05 completeLoss'] },
    month: '2022-03',
    due: paidScattered,
  },
  {
    name: '后登记的早日期评估不盖过更近的评估',
    clause: '按评估日期排列',
    story: { ...scattered, levels: ['2021-12-20 partialLoss', '2021-06-01 completeLoss'] },
    month: '2022-01',
    due: paidScattered,
  },

  {
    name: '4月18日入院：4月仍按分散',
    clause: '每月1日之前的供养方式',
    story: { ...scattered, stays: ['2021-12-31 scattered', '2022-04-18 home:1'] },
    month: '2022-04',
    due: paidScattered,
  },
  {
    name: '4月18日入院：5月起拨给机构',
    clause: '每月1日之前的供养方式',
    story: { ...scattered, stays: ['2021-12-31 scattered', '2022-04-18 home:1'] },
    month: '2022-05',
    due: ['BASIC 663.00 → home:1', 'CARE 300.00 → home:1'],
  },
  {
    name: '1日入院：当月仍按分散',
    clause: '1日当天的变化下月起算',
    story: { ...scattered, stays: ['2021-12-31 scattered', '2022-04-01 home:1'] },
    month: '2022-04',
    due: paidScattered,
  },
  {
    name: '7月11日转院：7月归原机构',
    clause: '整月发给月初所在机构',
    story: { ...centralised, stays: ['2021-12-31 home:1', '2022-07-11 home:2'] },
    month: '2022-07',
    due: paidCentralised,
  },
  {
    name: '7月11日转院：8月归新机构',
    clause: '整月发给月初所在机构',
    story: { ...centralised, stays: ['2021-12-31 home:1', '2022-07-11 home:2'] },
    month: '2022-08',
    due: ['BASIC 663.00 → home:2', 'CARE 600.00 → home:2'],
  },
  {
    name: '退出改分散：下月起给本人和新照料人',
    clause: '每月1日之前的供养方式',
    story: { ...centralised, stays: ['2021-12-31 home:1', '2022-05-31 scattered'], caregivers: ['2022-05-31 万照料'] },
    month: '2022-06',
    due: ['BASIC 663.00 → person', 'CARE 600.00 → caregiver'],
  },

  {
    name: '名册日期晚于所属月：名册所载同样适用',
    clause: '台账从名册开始',
    story: { ...scattered, levels: ['2022-03-10 partialLoss'], stays: ['2022-03-10 scattered'], caregivers: ['2022-03-10 王照料'] },
    month: '2022-01',
    due: paidScattered,
  },
  {
    name: '名册日期之前另有变化：名册所载仍适用于变化之前',
    clause: '台账从名册开始',
    story: { ...scattered, stays: ['2026-11-01 scattered', '2022-04-18 home:1'] },
    month: '2022-02',
    due: paidScattered,
  },
  {
    name: '名册那一条被撤销：以最早的一条为准',
    clause: '台账从名册开始',
    story: { ...scattered, levels: ['撤销 2022-03-10 completeLoss', '2022-06-01 independent', '2022-03-12 partialLoss'] },
    month: '2022-01',
    due: paidScattered,
  },

  {
    name: '3月10日暂停：3月照发',
    clause: '暂停供养',
    story: { ...scattered, suspensions: ['2022-03-10 on'] },
    month: '2022-03',
    due: paidScattered,
  },
  { name: '3月10日暂停：4月暂缓', clause: '暂停供养', story: { ...scattered, suspensions: ['2022-03-10 on'] }, month: '2022-04', due: [] },
  {
    name: '恢复之后：暂停的月份应发',
    clause: '暂停供养',
    story: { ...scattered, suspensions: ['2022-03-10 on', '2022-06-02 off'] },
    month: '2022-04',
    due: paidScattered,
  },
  {
    name: '暂停中因故终止：暂停的月份不发',
    clause: '暂停供养',
    story: { ...scattered, suspensions: ['2022-03-10 on'], ends: ['2022-06-20 means'] },
    month: '2022-04',
    due: [],
  },
  {
    name: '因故终止之后才恢复：仍不发',
    clause: '暂停供养',
    story: { ...scattered, suspensions: ['2022-03-10 on', '2022-07-05 off'], ends: ['2022-06-20 means'] },
    month: '2022-04',
    due: [],
  },
  {
    name: '死亡之后恢复：应发',
    clause: '暂停供养',
    story: { ...scattered, suspensions: ['2022-03-10 on', '2022-07-05 off'], ends: ['2022-06-20 death'] },
    month: '2022-04',
    due: paidScattered,
  },
  {
    name: '先恢复后终止：暂停的月份应发',
    clause: '暂停供养',
    story: { ...scattered, suspensions: ['2022-03-10 on', '2022-05-05 off'], ends: ['2022-06-20 means'] },
    month: '2022-04',
    due: paidScattered,
  },
  {
    name: '重新确认不受上一次暂停影响',
    clause: '暂停供养',
    story: { ...scattered, confirmed: ['2018-05-10', '2022-08-15'], suspensions: ['2022-03-10 on'], ends: ['2022-06-20 means'] },
    month: '2022-09',
    due: paidScattered,
  },
];
