/** 发放明细: the lines of locked sheets, as they were paid. */
import { maskAccountNumber, maskIdNumber } from '../../../electron/contract/masking.ts';
import { scatteredReaders } from '../../../electron/contract/method.ts';
import { lineTypes, payeeKindLabels, sheetStates } from '../../../electron/contract/payments.ts';
import { areaTypes, selfCareLevels, supportModes } from '../../../electron/contract/terms.ts';
import type { Subject } from './shape.ts';

export const payments: Subject = {
  id: 'payments',
  title: '发放明细',
  hint: '一笔一行：已审批锁定的发放表里每人每月的基本生活标准、照料护理费、补发、抵扣、丧葬费和补贴',
  unit: '笔',
  readers: scatteredReaders,
  isDated: false,
  from: `sheet_line l JOIN sheet h ON h.sheet_id = l.sheet_id JOIN sheet_person q ON q.sheet_id = l.sheet_id AND q.person_id = l.person_id
    LEFT JOIN home m ON m.home_id = l.payee_home_id`,
  where: `h.state IN ('approved', 'sent', 'paid', 'archived')`,
  town: 'q.town_code',
  home: null,
  columns: [
    { id: 'month', title: '发放月份', section: '发放', kind: 'month', sql: 'h.month', widthMm: 22 },
    { id: 'forMonth', title: '所属月份', section: '发放', kind: 'month', sql: 'l.for_month', widthMm: 22 },
    { id: 'type', title: '项目', section: '发放', kind: 'choice', sql: 'l.line_type', widthMm: 26, options: lineTypes },
    { id: 'ofType', title: '补扣项目', section: '发放', kind: 'choice', sql: 'l.of_type', widthMm: 26, options: lineTypes },
    { id: 'fen', title: '金额', section: '发放', kind: 'money', sql: 'l.fen', widthMm: 26, isSummed: true },
    {
      id: 'state',
      title: '发放表状态',
      section: '发放',
      kind: 'choice',
      sql: 'h.state',
      widthMm: 20,
      options: sheetStates,
    },
    {
      id: 'scheme',
      title: '发放表种类',
      section: '发放',
      kind: 'choice',
      sql: `CASE WHEN h.scheme LIKE 'item:%' THEN 'item' ELSE h.scheme END`,
      widthMm: 28,
      options: [
        { id: 'destitute', label: '特困供养金' },
        { id: 'price', label: '价格临时补贴' },
        { id: 'item', label: '一次性补助' },
      ],
    },
    { id: 'town', title: '乡镇（街道）', section: '人员', kind: 'choice', sql: 'q.town_code', widthMm: 24 },
    { id: 'village', title: '村（社区）', section: '人员', kind: 'text', sql: 'q.village_name', widthMm: 28 },
    { id: 'name', title: '姓名', section: '人员', kind: 'text', sql: 'q.name', widthMm: 18 },
    { id: 'idNumber', title: '身份证号', section: '人员', kind: 'number', sql: 'q.id_number', widthMm: 38, mask: maskIdNumber },
    { id: 'area', title: '户籍类型', section: '人员', kind: 'choice', sql: 'q.area_type', widthMm: 16, options: areaTypes },
    { id: 'mode', title: '供养方式', section: '人员', kind: 'choice', sql: 'q.mode', widthMm: 18, options: supportModes },
    { id: 'level', title: '生活自理能力', section: '人员', kind: 'choice', sql: 'q.level', widthMm: 34, options: selfCareLevels },
    {
      id: 'payeeKind',
      title: '收款方',
      section: '收款',
      kind: 'choice',
      sql: 'l.payee_kind',
      widthMm: 16,
      options: Object.entries(payeeKindLabels).map(([id, label]) => ({ id, label })),
    },
    { id: 'home', title: '收款机构', section: '收款', kind: 'choice', sql: 'l.payee_home_id', widthMm: 38 },
    { id: 'payee', title: '收款人', section: '收款', kind: 'text', sql: 'ifnull(l.payee_name, m.name)', widthMm: 26 },
    { id: 'bank', title: '开户行', section: '收款', kind: 'text', sql: 'l.payee_bank', widthMm: 34 },
    {
      id: 'account',
      title: '账号',
      section: '收款',
      kind: 'number',
      sql: 'l.payee_account',
      widthMm: 40,
      mask: maskAccountNumber,
    },
    {
      id: 'returned',
      title: '退汇日期',
      section: '收款',
      kind: 'date',
      sql: '(SELECT r.returned_on FROM line_return r WHERE r.line_id = l.line_id)',
      widthMm: 22,
    },
  ],
  link: `'/people/' || l.person_id || '/money'`,
  order: 'h.month, q.town_code, q.village_code, l.person_id, l.line_id',
  start: {
    columns: ['month', 'town', 'village', 'name', 'idNumber', 'type', 'fen', 'payee'],
    filters: [{ column: 'month', is: 'period', values: ['thisMonth'] }],
  },
};
