/** Sheets of villages stand in the ledger beside those of people, and change nothing of what is said of people. */
import { expect, test } from 'vitest';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { finish, rows, type Steps } from '../../database/core/sql.ts';
import { renderPaper } from '../../database/documents/pdf/paper.ts';
import { renderWorkbookSteps } from '../../database/documents/xlsx/workbook.ts';
import { comparison } from '../../database/features/payments/checks/service-comparison.ts';
import { history } from '../../database/features/payments/service-history.ts';
import { explain } from '../../database/features/payments/service-explain.ts';
import { showSheet, sheets, sheetDetail } from '../../database/features/payments/service.ts';
import { subsidyReport, subsidyFinanceReport, subsidyTownsReport } from '../../database/features/payments/happiness/report.ts';
import * as people from '../../database/features/people/service.ts';
import { bankCounty } from '../bank/bank-county.ts';
import { build as buildSheet } from '../database/payments-county.ts';
import { lockSheet } from '../../database/features/payments/service.ts';
import { addHome, grade, locked, openDays, wholeYear } from './subsidy-county.ts';

test('人员的历史、比较、名册、依据在有运营奖补发放表时一字不变', () => {
  const county = bankCounty();
  const { context, scattered } = county;
  for (const month of ['2022-01', '2022-02']) {
    buildSheet(context, month);
    lockSheet(context, { month: isoMonth(month), reason: '测试' });
  }
  const month = isoMonth('2022-02');
  const told = (): string =>
    JSON.stringify([
      history(context, scattered),
      comparison(context, { month, groupKey: null, kind: null, search: '', offset: 0, limit: 50 } as never),
      explain(context, { month, personId: scattered }),
      showSheet(context, month),
      sheets(context, isoDate('2022-03-01')),
      sheetDetail(context, month, context.actor.userId),
      people.get(context, scattered, isoDate('2022-03-01')),
      rows(context, 'SELECT * FROM sheet_person'),
    ]);
  const before = told();
  const homeId = addHome(context, { code: 'F1' });
  grade(context, homeId, 'G1', '2021-01-01');
  openDays(context, homeId, 2022, wholeYear);
  locked(county, '2022-01', 2022, 'first');
  locked(county, '2022-02', 2022, 'second');
  expect(told()).toBe(before);
});

test('三种纸面都排得出来，合计、大写、分担都在', { timeout: 60_000 }, () => {
  const county = bankCounty();
  const { context } = county;
  for (let index = 0; index < 23; index += 1) {
    const homeId = addHome(context, { code: `F${String(index).padStart(3, '0')}`, village: index, hasAccount: index % 7 !== 0 });
    grade(context, homeId, index % 2 === 0 ? 'G1' : 'G2', '2021-01-01');
    openDays(context, homeId, 2022, wholeYear);
  }
  locked(county, '2022-01', 2022, 'first');
  const input = { month: isoMonth('2022-01'), scheme: 'happiness', scope: null, paper: 'A4' } as const;
  const [sheet] = subsidyReport(context, input, '').tables;
  expect(sheet?.title).toBe('肥城市农村幸福院运营奖补资金（2022年第一批）发放表');
  expect(sheet?.columns.map(({ title, group }) => (group === undefined ? title : `${group}${title}`))).toEqual([
    '序号',
    '乡镇',
    '村、幸福院名称',
    '统一社会信用代码或村集体代码',
    '等级',
    '年奖补标准',
    '计补月数',
    '应补金额',
    '已拨金额',
    '本次拨付',
    '其中市级',
    '其中县级',
    '其中乡级',
    '扣减金额',
    '扣减原因',
    '收款单位户名',
    '收款单位账号',
    '收款单位开户行',
    '备注',
  ]);
  expect(sheet?.signOff).toEqual(['制表人：', '审核人：', '分管领导：', '主要负责人：']);
  for (const report of [subsidyReport, subsidyFinanceReport, subsidyTownsReport]) {
    const { bytes, pages, warnings } = renderPaper(report(context, input, '测试'));
    expect(bytes.length).toBeGreaterThan(1000);
    expect(pages).toBeGreaterThan(0);
    expect(warnings.filter(({ kind }) => kind === 'missing-character')).toEqual([]);
    expect(finish(renderWorkbookSteps(report(context, input, '测试'), '发放表.xlsx') as Steps<{ rows: number }>).rows).toBeGreaterThan(0);
  }
});
