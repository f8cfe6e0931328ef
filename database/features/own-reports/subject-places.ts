/** 敬老院 and 农村幸福院 as they stand on a day. */
import { maskPhones } from '../../../electron/contract/masking.ts';
import { everybody, scatteredReaders } from '../../../electron/contract/method.ts';
import { happinessGrades, happinessStatuses, mealModes } from '../../../electron/contract/happiness-terms.ts';
import { homeLevels, operationModes } from '../../../electron/contract/terms.ts';
import type { Subject } from './shape.ts';
import { placeName } from './shape.ts';
import { stockJson } from './subject-people.ts';

const capacity = (column: string): string =>
  `ifnull((SELECT c.${column} FROM home_capacity c WHERE c.home_id = h.home_id AND c.valid_from <= @asOf ORDER BY c.valid_from DESC, c.home_capacity_id DESC LIMIT 1), h.${column})`;
const livingWith = (level: string): string => `sum(value ->> 4 = '${level}')`;
const staff = (condition: string): string =>
  `(SELECT count(*) FROM home_staff w WHERE w.home_id = h.home_id AND w.withdrawn_at IS NULL AND w.from_on <= @asOf AND ifnull(w.until_on, '9999') > @asOf AND ${condition})`;
const tenths = 1000;

export const homes: Subject = {
  id: 'homes',
  title: '敬老院',
  hint: '一院一行：床位、在院人数、护理员和空床，按截止日期的情况',
  unit: '所',
  readers: everybody,
  isDated: true,
  from: `home h LEFT JOIN (SELECT value ->> 8 AS home_id, count(*) AS residents, ${livingWith('completeLoss')} AS complete, ${livingWith('partialLoss')} AS partial,
      ${livingWith('independent')} AS independent FROM json_each(@stock) WHERE value ->> 1 = 1 AND value ->> 6 = 'centralised' GROUP BY 1) r ON r.home_id = h.home_id`,
  where: 'h.withdrawn_at IS NULL',
  town: 'h.town_code',
  home: 'h.home_id',
  columns: [
    { id: 'town', title: '乡镇（街道）', section: '机构', kind: 'choice', sql: 'h.town_code', widthMm: 24 },
    { id: 'code', title: '机构编号', section: '机构', kind: 'text', sql: 'h.code', widthMm: 22, canGroup: false },
    { id: 'name', title: '机构名称', section: '机构', kind: 'text', sql: 'h.name', widthMm: 46, canGroup: false },
    { id: 'level', title: '级别', section: '机构', kind: 'choice', sql: 'h.home_level', widthMm: 18, options: homeLevels },
    { id: 'operation', title: '运营方式', section: '机构', kind: 'choice', sql: 'h.operation_mode', widthMm: 20, options: operationModes },
    { id: 'creditCode', title: '统一社会信用代码', section: '机构', kind: 'text', sql: 'h.credit_code', widthMm: 40, canGroup: false },
    { id: 'openedOn', title: '启用日期', section: '机构', kind: 'date', sql: 'h.opened_on', widthMm: 22 },
    { id: 'beds', title: '登记床位', section: '床位', kind: 'integer', sql: capacity('beds_registered'), widthMm: 16, isSummed: true },
    { id: 'nursing', title: '护理型床位', section: '床位', kind: 'integer', sql: capacity('nursing_beds'), widthMm: 18, isSummed: true },
    {
      id: 'free',
      title: '登记床位余数',
      section: '床位',
      kind: 'integer',
      sql: `(${capacity('beds_registered')} - ifnull(r.residents, 0))`,
      widthMm: 20,
      isSummed: true,
    },
    {
      id: 'occupancy',
      title: '入住率（‰）',
      section: '床位',
      kind: 'integer',
      sql: `CASE WHEN ${capacity('beds_registered')} > 0 THEN CAST(round(ifnull(r.residents, 0) * ${tenths}.0 / ${capacity('beds_registered')}) AS INTEGER) END`,
      widthMm: 18,
    },
    { id: 'residents', title: '供养人数', section: '在院', kind: 'integer', sql: 'ifnull(r.residents, 0)', widthMm: 16, isSummed: true },
    { id: 'complete', title: '全护理', section: '在院', kind: 'integer', sql: 'ifnull(r.complete, 0)', widthMm: 14, isSummed: true },
    { id: 'partial', title: '半护理', section: '在院', kind: 'integer', sql: 'ifnull(r.partial, 0)', widthMm: 14, isSummed: true },
    { id: 'independent', title: '自理', section: '在院', kind: 'integer', sql: 'ifnull(r.independent, 0)', widthMm: 14, isSummed: true },
    { id: 'staff', title: '工作人员', section: '人员', kind: 'integer', sql: staff('1'), widthMm: 16, isSummed: true },
    {
      id: 'careWorkers',
      title: '护理员',
      section: '人员',
      kind: 'integer',
      sql: staff('w.is_care_worker = 1'),
      widthMm: 14,
      isSummed: true,
    },
  ],
  link: `'/homes/' || h.home_id`,
  order: 'h.code',
  // Residents come from every township: whose home it is decides, not where they are from.
  bindings: (reader, asOf) => ({ stock: stockJson({ ...reader, scope: { kind: 'county' } }, asOf) }),
  start: { columns: ['town', 'name', 'level', 'operation', 'beds', 'nursing', 'residents', 'free', 'careWorkers'] },
};

const grade = (column: string): string =>
  `(SELECT g.${column} FROM happiness_grade g WHERE g.happiness_home_id = h.happiness_home_id AND g.withdrawn_at IS NULL AND g.effective_from <= @asOf
     AND ifnull(g.valid_to, '9999') >= @asOf ORDER BY g.effective_from DESC, g.happiness_grade_id DESC LIMIT 1)`;
const yearOf = 'substr(@asOf, 1, 4)';
const ofMonths = (expression: string): string =>
  `ifnull((SELECT ${expression} FROM happiness_month o WHERE o.happiness_home_id = h.happiness_home_id AND o.withdrawn_at IS NULL AND substr(o.month, 1, 4) = ${yearOf} AND o.month <= substr(@asOf, 1, 7)), 0)`;

export const happiness: Subject = {
  id: 'happiness',
  title: '农村幸福院',
  hint: '一院一行：等级、运营天数、服务老人、奖补拨付和支出，按截止日期的情况',
  unit: '处',
  readers: scatteredReaders,
  isDated: true,
  from: 'happiness_home h',
  where: 'h.withdrawn_at IS NULL',
  town: 'h.town_code',
  home: null,
  columns: [
    { id: 'town', title: '乡镇（街道）', section: '幸福院', kind: 'choice', sql: 'h.town_code', widthMm: 24 },
    { id: 'village', title: '村（社区）', section: '幸福院', kind: 'text', sql: placeName('h.village_code'), widthMm: 28, canGroup: false },
    { id: 'code', title: '编号', section: '幸福院', kind: 'text', sql: 'h.code', widthMm: 22, canGroup: false },
    { id: 'name', title: '幸福院名称', section: '幸福院', kind: 'text', sql: 'h.name', widthMm: 46, canGroup: false },
    {
      id: 'status',
      title: '运营状态',
      section: '幸福院',
      kind: 'choice',
      sql: `(SELECT s.status FROM happiness_status s WHERE s.happiness_home_id = h.happiness_home_id AND s.withdrawn_at IS NULL AND s.valid_from <= @asOf
        ORDER BY s.valid_from DESC, s.happiness_status_id DESC LIMIT 1)`,
      widthMm: 18,
      options: happinessStatuses,
    },
    { id: 'builtYear', title: '建成年份', section: '幸福院', kind: 'integer', sql: 'h.built_year', widthMm: 16 },
    { id: 'openedOn', title: '启用日期', section: '幸福院', kind: 'date', sql: 'h.opened_on', widthMm: 22 },
    { id: 'rest', title: '床位（躺椅）', section: '幸福院', kind: 'integer', sql: 'h.rest_places', widthMm: 18, isSummed: true },
    { id: 'meal', title: '助餐方式', section: '幸福院', kind: 'choice', sql: 'h.meal_mode', widthMm: 18, options: mealModes },
    { id: 'elders', title: '村内老年人', section: '幸福院', kind: 'integer', sql: 'h.village_elders', widthMm: 18, isSummed: true },
    { id: 'manager', title: '负责人', section: '幸福院', kind: 'text', sql: 'h.manager_name', widthMm: 18, canGroup: false },
    { id: 'phone', title: '联系电话', section: '幸福院', kind: 'number', sql: 'h.manager_phone', widthMm: 26, mask: maskPhones },
    { id: 'grade', title: '等级', section: '等级', kind: 'choice', sql: grade('grade'), widthMm: 16, options: happinessGrades },
    { id: 'gradeFrom', title: '等级起始', section: '等级', kind: 'date', sql: grade('effective_from'), widthMm: 22 },
    { id: 'document', title: '等级文号', section: '等级', kind: 'text', sql: grade('document_no'), widthMm: 36 },
    {
      id: 'openDays',
      title: '本年运营天数',
      section: '运营',
      kind: 'integer',
      sql: ofMonths('sum(o.open_days)'),
      widthMm: 20,
      isSummed: true,
    },
    {
      id: 'months',
      title: '本年运营月数',
      section: '运营',
      kind: 'integer',
      sql: ofMonths('sum(o.open_days > 0)'),
      widthMm: 20,
      isSummed: true,
    },
    { id: 'meals', title: '本年助餐人次', section: '运营', kind: 'integer', sql: ofMonths('sum(o.meals)'), widthMm: 20, isSummed: true },
    {
      id: 'paidFen',
      title: '本年奖补已拨付',
      section: '奖补',
      kind: 'money',
      sql: `ifnull((SELECT sum(l.fen) FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id WHERE l.happiness_home_id = h.happiness_home_id
        AND s.state IN ('approved', 'sent', 'paid', 'archived') AND substr(s.month, 1, 4) = ${yearOf} AND s.month <= substr(@asOf, 1, 7)), 0)`,
      widthMm: 26,
      isSummed: true,
    },
    {
      id: 'spentFen',
      title: '本年奖补已支出',
      section: '奖补',
      kind: 'money',
      sql: `ifnull((SELECT sum(x.fen) FROM happiness_spending x WHERE x.happiness_home_id = h.happiness_home_id AND x.withdrawn_at IS NULL
        AND substr(x.spent_on, 1, 4) = ${yearOf} AND x.spent_on <= @asOf), 0)`,
      widthMm: 26,
      isSummed: true,
    },
  ],
  link: `'/happiness/' || h.happiness_home_id`,
  order: 'h.town_code, h.code',
  start: { columns: ['town', 'village', 'name', 'status', 'grade', 'openDays', 'months', 'paidFen', 'spentFen'] },
};
