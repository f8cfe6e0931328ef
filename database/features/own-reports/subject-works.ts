/** 改造提升项目, 探访 and 奖补资金支出. */
import { maskPhones } from '../../../electron/contract/masking.ts';
import { everybody, scatteredReaders } from '../../../electron/contract/method.ts';
import { spendingPurposes } from '../../../electron/contract/happiness-terms.ts';
import { projectKinds, renovationStages, stageEvents } from '../../../electron/contract/renovation-terms.ts';
import { visitMethods, visitResults, visitRisks } from '../../../electron/contract/visits.ts';
import { placeName, type Subject } from './shape.ts';

const fund = (kind: string): string =>
  `ifnull((SELECT sum(f.fen) FROM renovation_fund f WHERE f.renovation_project_id = p.renovation_project_id AND f.withdrawn_at IS NULL AND f.kind = '${kind}' AND f.happened_on <= @asOf), 0)`;
const reached = (stage: string): string =>
  `(SELECT max(s.happened_on) FROM renovation_stage s WHERE s.renovation_project_id = p.renovation_project_id AND s.withdrawn_at IS NULL AND s.stage = '${stage}' AND s.happened_on <= @asOf)`;

export const projects: Subject = {
  id: 'projects',
  title: '改造提升项目',
  hint: '一项目一行：批次、床位、投资、资金到位和各环节日期，按截止日期的情况',
  unit: '个',
  readers: everybody,
  isDated: true,
  from: 'renovation_project p JOIN home h ON h.home_id = p.home_id',
  where: 'p.withdrawn_at IS NULL',
  town: 'h.town_code',
  home: 'h.home_id',
  columns: [
    { id: 'town', title: '乡镇（街道）', section: '项目', kind: 'choice', sql: 'h.town_code', widthMm: 24 },
    { id: 'code', title: '项目编号', section: '项目', kind: 'text', sql: 'p.code', widthMm: 30, canGroup: false },
    { id: 'name', title: '项目名称', section: '项目', kind: 'text', sql: 'p.name', widthMm: 50, canGroup: false },
    { id: 'home', title: '敬老院', section: '项目', kind: 'choice', sql: 'p.home_id', widthMm: 38 },
    { id: 'batch', title: '年度批次', section: '项目', kind: 'integer', sql: 'p.batch_year', widthMm: 16 },
    { id: 'kind', title: '改造类型', section: '项目', kind: 'choice', sql: 'p.kind', widthMm: 18, options: projectKinds },
    { id: 'content', title: '主要建设内容', section: '项目', kind: 'text', sql: 'p.content', widthMm: 50, canGroup: false },
    { id: 'bedsBefore', title: '改造前床位', section: '床位', kind: 'integer', sql: 'p.beds_before', widthMm: 18, isSummed: true },
    { id: 'nursingBefore', title: '改造前护理型', section: '床位', kind: 'integer', sql: 'p.nursing_before', widthMm: 20, isSummed: true },
    { id: 'bedsAfter', title: '改造后床位', section: '床位', kind: 'integer', sql: 'p.beds_after', widthMm: 18, isSummed: true },
    { id: 'nursingAfter', title: '改造后护理型', section: '床位', kind: 'integer', sql: 'p.nursing_after', widthMm: 20, isSummed: true },
    { id: 'approvalNo', title: '批复文号', section: '资金', kind: 'text', sql: 'p.approval_no', widthMm: 38 },
    { id: 'approvedFen', title: '批复投资', section: '资金', kind: 'money', sql: 'p.approved_fen', widthMm: 28, isSummed: true },
    { id: 'receivedFen', title: '资金到位', section: '资金', kind: 'money', sql: fund('received'), widthMm: 28, isSummed: true },
    {
      id: 'stage',
      title: '当前阶段',
      section: '进度',
      kind: 'choice',
      sql: `(SELECT s.stage FROM renovation_stage s WHERE s.renovation_project_id = p.renovation_project_id AND s.withdrawn_at IS NULL AND s.happened_on <= @asOf
        ORDER BY s.happened_on DESC, s.renovation_stage_id DESC LIMIT 1)`,
      widthMm: 22,
      options: [...renovationStages, ...stageEvents],
    },
    { id: 'startedOn', title: '开工日期', section: '进度', kind: 'date', sql: reached('construction'), widthMm: 22 },
    { id: 'completedOn', title: '完工日期', section: '进度', kind: 'date', sql: reached('completed'), widthMm: 22 },
    {
      id: 'acceptedOn',
      title: '验收日期',
      section: '进度',
      kind: 'date',
      sql: '(SELECT max(a.accepted_on) FROM renovation_acceptance a WHERE a.renovation_project_id = p.renovation_project_id AND a.withdrawn_at IS NULL AND a.accepted_on <= @asOf)',
      widthMm: 22,
    },
    { id: 'unit', title: '责任单位', section: '责任', kind: 'text', sql: 'p.unit', widthMm: 38 },
    { id: 'manager', title: '责任人', section: '责任', kind: 'text', sql: 'p.manager_name', widthMm: 18, canGroup: false },
    { id: 'phone', title: '联系电话', section: '责任', kind: 'number', sql: 'p.manager_phone', widthMm: 26, mask: maskPhones },
  ],
  link: `'/renovation/project/' || p.renovation_project_id`,
  order: 'p.batch_year, p.code',
  start: { columns: ['town', 'name', 'batch', 'kind', 'bedsAfter', 'nursingAfter', 'approvedFen', 'receivedFen', 'stage'] },
};

export const visits: Subject = {
  id: 'visits',
  title: '探访记录',
  hint: '一次一行：探访日期、探访人、结果、风险和处置',
  unit: '次',
  readers: scatteredReaders,
  isDated: false,
  from: 'visit v JOIN person p ON p.person_id = v.person_id',
  where: 'v.withdrawn_at IS NULL',
  town: 'v.town_code',
  home: null,
  columns: [
    { id: 'town', title: '乡镇（街道）', section: '探访', kind: 'choice', sql: 'v.town_code', widthMm: 24 },
    { id: 'village', title: '村（社区）', section: '探访', kind: 'text', sql: placeName('p.village_code'), widthMm: 28 },
    { id: 'name', title: '姓名', section: '探访', kind: 'text', sql: 'p.name', widthMm: 18 },
    { id: 'visitedOn', title: '探访日期', section: '探访', kind: 'date', sql: 'v.visited_on', widthMm: 22 },
    { id: 'visitor', title: '探访人', section: '探访', kind: 'text', sql: 'v.visitor', widthMm: 20 },
    { id: 'role', title: '探访人身份', section: '探访', kind: 'text', sql: 'v.visitor_role', widthMm: 30 },
    { id: 'method', title: '方式', section: '探访', kind: 'choice', sql: 'v.method', widthMm: 16, options: visitMethods },
    { id: 'result', title: '结果', section: '探访', kind: 'choice', sql: 'v.result', widthMm: 16, options: visitResults },
    { id: 'risk', title: '风险', section: '风险', kind: 'choice', sql: 'v.risk', widthMm: 16, options: visitRisks },
    { id: 'findings', title: '发现的问题', section: '风险', kind: 'text', sql: 'v.findings', widthMm: 50, canGroup: false },
    { id: 'action', title: '处置', section: '风险', kind: 'text', sql: 'v.action', widthMm: 46, canGroup: false },
    { id: 'closedOn', title: '风险办结日期', section: '风险', kind: 'date', sql: 'v.risk_closed_on', widthMm: 24 },
  ],
  link: `'/people/' || v.person_id`,
  order: 'v.visited_on DESC, v.visit_id DESC',
  start: {
    columns: ['town', 'village', 'name', 'visitedOn', 'visitor', 'role', 'method', 'result', 'risk'],
    filters: [{ column: 'visitedOn', is: 'period', values: ['thisMonth'] }],
  },
};

export const spendings: Subject = {
  id: 'spendings',
  title: '奖补资金支出',
  hint: '一笔一行：农村幸福院运营奖补资金的支出、票据、经手、证明和审批',
  unit: '笔',
  readers: scatteredReaders,
  isDated: false,
  from: 'happiness_spending x JOIN happiness_home h ON h.happiness_home_id = x.happiness_home_id',
  where: 'x.withdrawn_at IS NULL',
  town: 'h.town_code',
  home: null,
  columns: [
    { id: 'town', title: '乡镇（街道）', section: '支出', kind: 'choice', sql: 'h.town_code', widthMm: 24 },
    { id: 'name', title: '幸福院名称', section: '支出', kind: 'text', sql: 'h.name', widthMm: 46 },
    { id: 'spentOn', title: '支出日期', section: '支出', kind: 'date', sql: 'x.spent_on', widthMm: 22 },
    { id: 'purpose', title: '用途', section: '支出', kind: 'choice', sql: 'x.purpose', widthMm: 26, options: spendingPurposes },
    { id: 'fen', title: '金额', section: '支出', kind: 'money', sql: 'x.fen', widthMm: 24, isSummed: true },
    { id: 'voucherNo', title: '票据号', section: '手续', kind: 'text', sql: 'x.voucher_no', widthMm: 28, canGroup: false },
    { id: 'handledBy', title: '经手人', section: '手续', kind: 'text', sql: 'x.handled_by', widthMm: 18 },
    { id: 'witnessedBy', title: '证明人', section: '手续', kind: 'text', sql: 'x.witnessed_by', widthMm: 18 },
    { id: 'approvedBy', title: '审批人', section: '手续', kind: 'text', sql: 'x.approved_by', widthMm: 18 },
    { id: 'publishedOn', title: '公示日期', section: '手续', kind: 'date', sql: 'x.published_on', widthMm: 22 },
    { id: 'note', title: '备注', section: '手续', kind: 'text', sql: 'x.note', widthMm: 34, canGroup: false },
  ],
  link: `'/happiness/' || x.happiness_home_id`,
  order: 'x.spent_on, x.happiness_spending_id',
  start: { columns: ['town', 'name', 'spentOn', 'purpose', 'fen', 'voucherNo', 'handledBy', 'witnessedBy', 'approvedBy', 'publishedOn'] },
};
