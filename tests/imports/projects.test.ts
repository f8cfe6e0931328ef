import { describe, expect, it } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import { checkFile, recogniseFile } from '../../database/features/imports/check.ts';
import type { KnownHome } from '../../database/features/imports/known-ledger.ts';
import { rejectionsOf, warningsOf } from '../../database/features/imports/verdicts.ts';
import { type Cell, countyLedger, gridOf, sampleGrid, today } from './support.ts';

const title = '肥城市敬老院改造提升项目进度台账';
const lead = '截至 2022年6月30日    单位：万元';
const home: KnownHome = {
  code: '370983H08',
  name: '湖屯镇敬老院',
  level: 'town',
  townCode: countyLedger().findTown('湖屯镇').status === 'found' ? (countyLedger().findTown('湖屯镇') as { code: string }).code : '',
  bedsRegistered: 100,
  nursingBeds: 40,
  operationMode: 'public',
  openedOn: null,
  account: null,
};
const known = countyLedger({ homes: [home] });

/** The columns of the sample. */
const short =
  '项目编号 年度任务批次 乡镇 敬老院名称 改造类型 建筑面积㎡ 改造前床位 改造前护理型 改造后床位 改造后护理型 批复投资(万元) 省级(万元) 资金到位(万元) 资金支出(万元) 计划完工 实际完工 验收日期 消防验收文号 当前阶段'.split(
    ' ',
  );
const project: Cell[] = [
  'GZ01',
  2021,
  '湖屯镇',
  '湖屯镇敬老院',
  '设备',
  2256,
  100,
  40,
  110,
  60,
  314,
  314,
  314,
  157,
  '2021-09-30',
  '2021-10-08',
  '2021.10.28',
  '样消验〔2021〕1号',
  '竣工验收',
];
const vary = (changes: Readonly<Record<string, Cell>>): Cell[] =>
  project.map((cell, index) => {
    const name = short[index] ?? '';
    return name in changes ? (changes[name] ?? null) : cell;
  });
const check = (rows: readonly (readonly Cell[])[], header: readonly Cell[] = short) =>
  checkFile(gridOf([[title], [lead], [...header], ...rows]), 'projects', { today, known });
const reasons = (changes: Readonly<Record<string, Cell>>) =>
  rejectionsOf(check([vary(changes)])).map(({ column, code }) => `${column} ${code}`);

describe('the ledger of renovation projects', () => {
  it('is known by its header among all kinds', async () => {
    expect(recogniseFile(await sampleGrid('改造提升项目进度台账.xlsx'))).toBe('projects');
    expect(recogniseFile(await sampleGrid('敬老院名册.xlsx'))).toBe('homes');
    expect(recogniseFile(await sampleGrid('农村幸福院运营情况表.xlsx'))).toBe('happiness');
  });

  it('reads the columns of the sample, amounts in 万元 to the fen', () => {
    const [verdict] = check([vary({ '资金支出(万元)': 174.96, '建筑面积㎡': 655.5 })]).verdicts;
    expect(verdict?.issues).toEqual([]);
    expect(verdict?.record?.asOf).toBe('2022-06-30');
    expect(verdict?.record?.line).toMatchObject({
      code: 'GZ01',
      name: '湖屯镇敬老院设备改造项目',
      batchYear: 2021,
      homeCode: '370983H08',
      kind: 'equipment',
      floorAreaCenti: 65_550,
      bedsAfter: 110,
      nursingAfter: 60,
      approvedFen: 314_000_000,
      provinceFen: 314_000_000,
      spentFen: 174_960_000,
      completedOn: '2021-10-08',
      acceptedOn: '2021-10-28',
      fireDocumentNo: '样消验〔2021〕1号',
      stage: 'accepted',
    });
  });

  it('reads the long official header: two rows, groups, both numbers of beds in one cell, amounts in yuan where the title says so', () => {
    const upper =
      '序号 项目编号 年度任务批次 县(市、区) 乡镇 敬老院名称 级别 改造类型 主要建设内容 建筑面积㎡ 改造前床位/其中护理型 改造后床位 改造后床位 批复文号 批复投资(元) 其中 其中 其中 其中 其中 资金到位 资金支出 支付率% 施工单位 监理单位 合同价 计划开工 实际开工 计划完工 实际完工 验收日期 消防验收/备案文号 当前阶段 形象进度% 滞后天数 存在问题 下步措施及时限 责任单位 责任人 电话 照片数 更新时间'.split(
        ' ',
      );
    const lower = upper.map((name, index) =>
      name === '改造后床位'
        ? index === 11
          ? '合计'
          : '其中护理型'
        : name === '其中'
          ? (['中央', '省', '市', '县', '其他'][index - 15] ?? '')
          : null,
    );
    const row: Cell[] = [
      1,
      'GZ02',
      '2022年度',
      '肥城市',
      '湖屯镇',
      '湖屯镇敬老院',
      '乡镇',
      '改扩建',
      '失能照护单元改造，消防',
      '1,600㎡',
      '100/40',
      110,
      60,
      '样发改〔2022〕10号',
      '2,060,000.50',
      10,
      82.4,
      61.8,
      51.8,
      0.00005,
      164.8,
      164.8,
      100,
      '样例建设有限公司',
      '样例监理有限公司',
      188.5,
      '2022-03-01',
      '2022年3月5日',
      '2022-11-30',
      null,
      null,
      null,
      '在建',
      '65%',
      0,
      '无',
      '无',
      '湖屯镇民政办',
      '王工',
      '0538-1234567',
      3,
      '2022-06-25',
    ];
    const grid = gridOf([[title], [lead], upper, lower, row]);
    const { verdicts, table } = checkFile(grid, 'projects', { today, known });
    expect(table.unmapped).toEqual([]);
    expect(verdicts[0]?.issues).toEqual([]);
    expect(verdicts[0]?.record?.line).toMatchObject({
      content: '失能照护单元改造，消防',
      floorAreaCenti: 160_000,
      bedsBefore: 100,
      nursingBefore: 40,
      bedsAfter: 110,
      nursingAfter: 60,
      approvedFen: 206_000_050,
      centralFen: 10_000_000,
      provinceFen: 82_400_000,
      cityFen: 61_800_000,
      countyFen: 51_800_000,
      otherFen: 50,
      contractor: '样例建设有限公司',
      supervisor: '样例监理有限公司',
      contractFen: 188_500_000,
      plannedStartOn: '2022-03-01',
      startedOn: '2022-03-05',
      stage: 'construction',
      percent: 65,
      problems: null,
      unit: '湖屯镇民政办',
      managerName: '王工',
      managerPhone: '0538-1234567',
    });
  });

  it.each<[string, Readonly<Record<string, Cell>>, readonly string[]]>([
    ['no day of acceptance', { 验收日期: null }, ['验收日期 REQUIRED_MISSING']],
    ['accepted on a day to come', { 验收日期: '2023-01-05' }, ['验收日期 BAD_DATE']],
    ['accepted before it was completed', { 验收日期: '2021-09-28' }, ['验收日期 BAD_DATE']],
    ['a stage before its days', { 当前阶段: '在建' }, ['当前阶段 CONFLICT']],
    ['an unknown stage', { 当前阶段: '推进中' }, ['当前阶段 BAD_ENUM']],
    ['an unknown kind', { 改造类型: '绿化' }, ['改造类型 BAD_ENUM']],
    ['an unknown home', { 敬老院名称: '李庄敬老院' }, ['敬老院名称 UNKNOWN_HOME']],
    ['another township', { 乡镇: '桃园镇' }, ['乡镇 CONFLICT']],
    ['an unknown township', { 乡镇: '李庄镇' }, ['乡镇 UNKNOWN_DIVISION']],
    ['more nursing beds than beds', { 改造后护理型: 120 }, ['改造后护理型 BAD_AMOUNT']],
    ['no beds', { 改造前床位: null }, ['改造前床位 REQUIRED_MISSING']],
    ['no amount', { '批复投资(万元)': '若干' }, ['批复投资(万元) BAD_AMOUNT']],
    ['no year', { 年度任务批次: '上半年' }, ['年度任务批次 BAD_DATE']],
    ['no number', { 项目编号: null }, ['项目编号 REQUIRED_MISSING']],
  ])('refuses %s', (_, changes, expected) => {
    expect(reasons(changes)).toEqual(expected);
  });

  it('takes a number once; the first stands', () => {
    const checked = check([project, vary({ 年度任务批次: 2022 })]);
    expect([checked.counts.new, rejectionsOf(checked).map(({ row, code }) => [row, code])]).toEqual([1, [[5, 'DUPLICATE_IN_FILE']]]);
  });

  it('only warns of what is doubtful', () => {
    const doubts = (changes: Readonly<Record<string, Cell>>) => warningsOf(check([vary(changes)])).map(({ code }) => code);
    expect(doubts({})).toEqual([]);
    expect(doubts({ 消防验收文号: null })).toEqual(['FIRE_DOCUMENT']);
    expect(doubts({ '资金支出(万元)': 315 })).toEqual(['FUNDS_ORDER']);
    expect(doubts({ '省级(万元)': 300 })).toEqual(['SOURCES_SUM']);
  });

  it('leaves totals, the seal and the line of our own export aside', () => {
    const checked = check([
      project,
      ['合计', null, null, null, null, null, 100],
      ['肥城市民政局（盖章）'],
      ['导出：2022-06-30 09:30 经办员 第2次导出 用途：上报'],
    ]);
    expect([checked.rows, checked.counts.new]).toEqual([1, 1]);
  });

  it('a project under construction has no day of its own: the day of the file is not taken for one', () => {
    const [verdict] = checkFile(
      gridOf([[title], ['截至 2022年6月30日'], short, vary({ 实际完工: null, 验收日期: null, 消防验收文号: null, 当前阶段: '在建' })]),
      'projects',
      { today: isoDate('2022-05-01'), known },
    ).verdicts;
    expect(verdict?.record?.line).toMatchObject({ stage: 'construction', startedOn: null });
    expect(verdict?.record?.asOf).toBe('2022-05-01');
  });
});
