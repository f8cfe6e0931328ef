/** 特困人员 on a day: as the facts dated on or before it say, the same people the indicators count. */
import { maskAccountNumber, maskAddress, maskCertificateNumber, maskIdNumber, maskPhones } from '../../../electron/contract/masking.ts';
import { everybody } from '../../../electron/contract/method.ts';
import {
  admissionWishes,
  areaTypes,
  disabilityGrades,
  disabilityKinds,
  personCategories,
  selfCareLevels,
  sexes,
  supportModes,
} from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { standingPeople } from '../indicators/service-base.ts';
import { everythingKnown, peopleStock } from '../indicators/stock-store.ts';
import type { ScopedReader } from '../users/scope.ts';
import { placeName, type Column, type Subject } from './shape.ts';

const fact = (kind: string, expression: string): string =>
  `(SELECT ${expression} FROM fact f WHERE f.person_id = p.person_id AND f.kind = '${kind}' AND f.valid_from <= @asOf
     AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.valid_from DESC, f.fact_id DESC LIMIT 1)`;
const detail = (kind: string, key: string): string => fact(kind, `f.detail ->> '$.${key}'`);
const known = (position: number): string => `(s.value ->> ${position})`;

/** Position of each known thing in the rows that `bindings` hands over. */
const [personId, isIn, confirmedOn, endedOn, level, assessedOn, mode, modeFrom, homeId, wish, townCode] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
];
const isInRegister = `${known(isIn)} = 1`;
const area = detail('residence', 'areaType');
const age = `(CAST(substr(@asOf, 1, 4) AS INTEGER) - CAST(substr(p.born_on, 1, 4) AS INTEGER) - (substr(@asOf, 6) < substr(p.born_on, 6)))`;

/** Of the day; none for somebody whose support has ended. A standard without a mode holds for both. */
const standard = (kind: string, condition: string): string =>
  `(SELECT t.amount_fen FROM standard t WHERE ${isInRegister} AND t.kind = '${kind}' AND t.valid_from <= @asOf AND ${condition}
     AND NOT EXISTS (SELECT 1 FROM standard_void v WHERE v.standard_id = t.standard_id)
     ORDER BY t.valid_from DESC, t.mode IS NULL, t.standard_id DESC LIMIT 1)`;
const basic = standard('basicLiving', `t.area_type = ${area} AND (t.mode IS NULL OR t.mode = ${known(mode)})`);
const care = standard('careAllowance', `t.level = ${known(level)}`);
const paid = (condition: string): string =>
  `ifnull((SELECT sum(l.fen) FROM sheet_line l JOIN sheet h ON h.sheet_id = l.sheet_id WHERE l.person_id = p.person_id
     AND h.state IN ('approved', 'sent', 'paid', 'archived') AND h.month <= substr(@asOf, 1, 7) AND ${condition}), 0)`;

export const personColumns: readonly Column[] = [
  { id: 'town', title: '乡镇（街道）', section: '基本情况', kind: 'choice', sql: known(townCode), widthMm: 24 },
  { id: 'village', title: '村（社区）', section: '基本情况', kind: 'text', sql: placeName(fact('residence', 'f.value')), widthMm: 28 },
  { id: 'name', title: '姓名', section: '基本情况', kind: 'text', sql: 'p.name', widthMm: 18, canGroup: false },
  { id: 'sex', title: '性别', section: '基本情况', kind: 'choice', sql: 'p.sex', widthMm: 11, options: sexes },
  { id: 'ethnicity', title: '民族', section: '基本情况', kind: 'text', sql: 'p.ethnicity', widthMm: 14 },
  { id: 'bornOn', title: '出生日期', section: '基本情况', kind: 'date', sql: 'p.born_on', widthMm: 22 },
  { id: 'age', title: '年龄', section: '基本情况', kind: 'integer', sql: age, widthMm: 11 },
  {
    id: 'ageBand',
    title: '年龄段',
    section: '基本情况',
    kind: 'choice',
    sql: `CASE WHEN ${age} < 16 THEN 'minor' WHEN ${age} < 60 THEN 'adult' WHEN ${age} < 80 THEN 'elder' ELSE 'old' END`,
    widthMm: 22,
    options: [
      { id: 'minor', label: '16岁以下' },
      { id: 'adult', label: '16至59岁' },
      { id: 'elder', label: '60至79岁' },
      { id: 'old', label: '80岁以上' },
    ],
  },
  {
    id: 'idNumber',
    title: '身份证号',
    section: '基本情况',
    kind: 'number',
    sql: 'ifnull(p.id_number, p.temporary_number)',
    widthMm: 38,
    mask: (value) => (value.startsWith('T') ? value : maskIdNumber(value)),
  },
  { id: 'area', title: '户籍类型', section: '基本情况', kind: 'choice', sql: area, widthMm: 16, options: areaTypes },
  { id: 'address', title: '住址', section: '基本情况', kind: 'number', sql: detail('contact', 'address'), widthMm: 44, mask: maskAddress },
  { id: 'phone', title: '联系电话', section: '基本情况', kind: 'number', sql: detail('contact', 'phone'), widthMm: 26, mask: maskPhones },
  { id: 'remark', title: '备注', section: '基本情况', kind: 'text', sql: detail('contact', 'remark'), widthMm: 34, canGroup: false },
  {
    id: 'status',
    title: '状态',
    section: '供养情况',
    kind: 'choice',
    sql: `CASE WHEN ${known(isIn)} = 0 THEN 'ended' WHEN ${fact('suspension', 'f.value')} = 'on' THEN 'suspended' ELSE 'active' END`,
    widthMm: 14,
    options: [
      { id: 'active', label: '在册' },
      { id: 'suspended', label: '暂停' },
      { id: 'ended', label: '终止' },
    ],
  },
  { id: 'confirmedOn', title: '确认日期', section: '供养情况', kind: 'date', sql: known(confirmedOn), widthMm: 22 },
  {
    id: 'firstMonth',
    title: '最初享受月份',
    section: '供养情况',
    kind: 'month',
    sql: `strftime('%Y-%m', ${known(confirmedOn)}, 'start of month', '+1 month')`,
    widthMm: 22,
  },
  { id: 'endedOn', title: '终止日期', section: '供养情况', kind: 'date', sql: known(endedOn), widthMm: 22 },
  {
    id: 'category',
    title: '人员类别',
    section: '供养情况',
    kind: 'choice',
    sql: fact('category', 'f.value'),
    widthMm: 18,
    options: personCategories,
  },
  { id: 'mode', title: '供养方式', section: '供养情况', kind: 'choice', sql: known(mode), widthMm: 18, options: supportModes },
  { id: 'modeFrom', title: '供养方式起始', section: '供养情况', kind: 'date', sql: known(modeFrom), widthMm: 22 },
  { id: 'home', title: '供养机构', section: '供养情况', kind: 'choice', sql: known(homeId), widthMm: 38 },
  { id: 'wish', title: '集中供养意愿', section: '供养情况', kind: 'choice', sql: known(wish), widthMm: 18, options: admissionWishes },
  { id: 'level', title: '生活自理能力', section: '自理与照料', kind: 'choice', sql: known(level), widthMm: 34, options: selfCareLevels },
  { id: 'assessedOn', title: '评估日期', section: '自理与照料', kind: 'date', sql: known(assessedOn), widthMm: 22 },
  {
    id: 'caregiver',
    title: '照料人姓名',
    section: '自理与照料',
    kind: 'text',
    sql: detail('caregiver', 'name'),
    widthMm: 20,
    canGroup: false,
  },
  {
    id: 'caregiverIdNumber',
    title: '照料人身份证号',
    section: '自理与照料',
    kind: 'number',
    sql: detail('caregiver', 'idNumber'),
    widthMm: 38,
    mask: maskIdNumber,
  },
  {
    id: 'caregiverPhone',
    title: '照料人电话',
    section: '自理与照料',
    kind: 'number',
    sql: detail('caregiver', 'phone'),
    widthMm: 26,
    mask: maskPhones,
  },
  {
    id: 'certificate',
    title: '残疾证号',
    section: '健康与残疾',
    kind: 'number',
    sql: detail('category', 'certificateNumber'),
    widthMm: 42,
    mask: maskCertificateNumber,
  },
  {
    id: 'disabilityKind',
    title: '残疾类别',
    section: '健康与残疾',
    kind: 'choice',
    sql: detail('category', 'kind'),
    widthMm: 16,
    options: disabilityKinds,
  },
  {
    id: 'disabilityGrade',
    title: '残疾等级',
    section: '健康与残疾',
    kind: 'choice',
    sql: detail('category', 'grade'),
    widthMm: 16,
    options: disabilityGrades,
  },
  { id: 'illness', title: '健康状况', section: '健康与残疾', kind: 'text', sql: detail('category', 'illness'), widthMm: 30 },
  { id: 'basicFen', title: '基本生活标准', section: '标准与发放', kind: 'money', sql: basic, widthMm: 24, isSummed: true },
  { id: 'careFen', title: '照料护理费', section: '标准与发放', kind: 'money', sql: care, widthMm: 24, isSummed: true },
  {
    id: 'standardFen',
    title: '月标准合计',
    section: '标准与发放',
    kind: 'money',
    sql: `(ifnull(${basic}, 0) + ifnull(${care}, 0))`,
    widthMm: 24,
    isSummed: true,
  },
  {
    id: 'paidYearFen',
    title: '本年已发放',
    section: '标准与发放',
    kind: 'money',
    sql: paid('substr(h.month, 1, 4) = substr(@asOf, 1, 4)'),
    widthMm: 26,
    isSummed: true,
  },
  { id: 'paidFen', title: '累计已发放', section: '标准与发放', kind: 'money', sql: paid('1'), widthMm: 26, isSummed: true },
  { id: 'bank', title: '开户银行', section: '收款账户', kind: 'text', sql: detail('account', 'bank'), widthMm: 34 },
  { id: 'holder', title: '账户名', section: '收款账户', kind: 'text', sql: detail('account', 'holder'), widthMm: 20, canGroup: false },
  {
    id: 'account',
    title: '一卡通账号',
    section: '收款账户',
    kind: 'number',
    sql: detail('account', 'number'),
    widthMm: 40,
    mask: maskAccountNumber,
  },
];

/** Everybody confirmed on or before the day, as he stood at its end. */
export function stockJson(reader: ScopedReader, asOf: IsoDate): string {
  const found = standingPeople(peopleStock(reader, everythingKnown), reader.scope, asOf);
  return JSON.stringify(
    found
      .filter(({ state }) => state.confirmedOn !== null)
      .map(({ state }) => [
        state.personId,
        state.isInRegister ? 1 : 0,
        state.confirmedOn,
        state.endedOn,
        state.level,
        state.assessedOn,
        state.mode,
        state.modeFrom,
        state.homeId,
        state.wish,
        state.townCode,
      ]),
  );
}

export const people: Subject = {
  id: 'people',
  title: '特困人员',
  hint: '一人一行：身份、供养方式、自理能力、照料人、标准和账户，按截止日期的情况',
  unit: '人',
  readers: everybody,
  isDated: true,
  from: `json_each(@stock) s JOIN person p ON p.person_id = ${known(personId)}`,
  where: '1',
  town: known(townCode),
  home: known(homeId),
  columns: personColumns,
  link: `'/people/' || p.person_id`,
  order: `${known(townCode)}, ${fact('residence', 'f.value')}, p.person_id`,
  bindings: (reader, asOf) => ({ stock: stockJson(reader, asOf) }),
  start: {
    columns: ['town', 'village', 'name', 'sex', 'age', 'idNumber', 'level', 'mode', 'home'],
    filters: [{ column: 'status', is: 'in', values: ['active', 'suspended'] }],
  },
};
