/** The audit log in plain words: actions, tables and fields are stored by their English identifiers. */
import { attachmentKinds, attachmentMediaTypes } from './attachments.ts';
import { factKinds, personStatuses } from './people.ts';
import { importKinds } from './imports.ts';
import { roles } from './method.ts';
import { allAgreementEnds } from './scattered.ts';
import { visitMethods, visitResults, visitRisks } from './visits.ts';
import { lineTypes, payeeKindLabels, sheetStates } from './payments.ts';
import { sheetChecks } from './sheet-checks.ts';
import {
  admissionWishes,
  areaTypes,
  changeTypes,
  disabilityGrades,
  disabilityKinds,
  homeLevels,
  operationModes,
  personCategories,
  selfCareLevels,
  sexes,
  standardKinds,
  supportModes,
  terminationReasons,
} from './terms.ts';
import { homeActions, homeValueText } from './audit-words-homes.ts';
import { backupKinds, officeActions } from './audit-words-office.ts';
import { bedActions, bedEntities, bedGroups, bedValueText } from './audit-words-beds.ts';
import { careActions, careGroups } from './audit-words-care.ts';
import { bankActions, bankEntities, bankGroups } from './audit-words-bank.ts';
import { gradingActions, gradingEntities, gradingGroups, gradingValueText } from './audit-words-grading.ts';
import { happinessActions, happinessEntities, happinessGroups, happinessValueText } from './audit-words-happiness.ts';
import { fundActions, fundEntities, fundGroups, fundValueText } from './audit-words-funds.ts';
import { moneyActions, moneyGroups } from './audit-words-money.ts';
import { overlapActions, overlapEntities, overlapGroups } from './audit-words-overlaps.ts';
import { recoveryEntities, recoveryGroups, recoveryLogActions, recoveryValueText } from './audit-words-recoveries.ts';
import { projectActions, projectEntities, projectGroups, projectValueText } from './audit-words-projects.ts';
import { formatYuan } from './values.ts';
import { topUpActions, topUpEntities, topUpGroups } from './audit-words-top-ups.ts';
import { fieldText } from './audit-field-words.ts';
import { formatInstant } from './instant.ts';

const nothing = '—';

type Labelled = { readonly id: string; readonly label: string };

/** First part of an action, and the choice in the filter. */
export const actionGroups: readonly Labelled[] = [
  { id: 'session', label: '登录' },
  { id: 'ledger', label: '台账' },
  { id: 'user', label: '用户' },
  { id: 'person', label: '人员' },
  { id: 'people', label: '人员名单' },
  { id: 'home', label: '机构' },
  { id: 'standard', label: '救助标准' },
  { id: 'import', label: '导入' },
  { id: 'sheet', label: '发放表' },
  { id: 'attachment', label: '附件' },
  ...bedGroups,
  ...careGroups,
  ...fundGroups,
  ...gradingGroups,
  ...happinessGroups,
  ...bankGroups,
  ...overlapGroups,
  ...moneyGroups,
  ...recoveryGroups,
  ...projectGroups,
  ...topUpGroups,
  { id: 'parameter', label: '参数' },
  { id: 'audit', label: '审计日志' },
  { id: 'access', label: '权限' },
  { id: 'backup', label: '备份' },
  { id: 'anchor', label: '审计存证' },
  { id: 'setting', label: '设置' },
  { id: 'logs', label: '日志包' },
];

const factActions = Object.fromEntries(factKinds.map((kind) => [`person.${kind.id}`, `登记${kind.label}`]));
const changeActions = Object.fromEntries(changeTypes.map((type) => [`person.${type.id}`, `异动：${type.label}`]));
const importActions = Object.fromEntries(importKinds.map((kind) => [`import.${kind.id}`, `导入${kind.label}`]));

const actions: Readonly<Record<string, string>> = {
  ...changeActions,
  ...factActions,
  ...importActions,
  ...bedActions,
  ...careActions,
  ...fundActions,
  ...gradingActions,
  ...happinessActions,
  ...bankActions,
  ...overlapActions,
  ...moneyActions,
  ...recoveryLogActions,
  ...projectActions,
  'parameter.default': '补充默认参数',
  ...officeActions,
  'person.register': '登记人员',
  'person.change': '更新人员信息',
  'person.cancelFact': '撤销记录',
  'people.export': '导出人员名单',
  'indicator.export': '导出指标名单',
  'parameter.set': '登记参数',
  'person.reveal': '查看完整号码',
  ...homeActions,
  'standard.add': '登记标准',
  'standard.void': '作废标准',
  'import.undo': '撤销导入',
  'import.undoPerson': '撤销导入的人员内容',
  'import.mapping': '调整导入列对应',
  'import.saveErrors': '保存错误清单',
  ...topUpActions,
};

/** An action of a later version is named by its group. */
export function actionText(action: string): string {
  const known = actions[action];
  if (known) return known;
  const group = actionGroups.find((candidate) => action.startsWith(`${candidate.id}.`));
  return group ? `${group.label}：其他操作` : '其他操作';
}

/** Lists whose identifiers mean the same wherever they stand; grades are digits and go by their field. */
const valueWords = new Map<string, string>(
  [
    sexes,
    areaTypes,
    personCategories,
    selfCareLevels,
    supportModes,
    admissionWishes,
    homeLevels,
    operationModes,
    disabilityKinds,
    changeTypes,
    terminationReasons,
    standardKinds,
    personStatuses,
    factKinds,
    importKinds,
    sheetStates,
    sheetChecks,
    lineTypes,
    roles,
    attachmentKinds,
    attachmentMediaTypes,
    allAgreementEnds,
    visitMethods,
    visitResults,
    visitRisks,
  ].flatMap((list: readonly Labelled[]) => list.map((term) => [term.id, term.label] as const)),
);
for (const [id, label] of Object.entries(payeeKindLabels)) valueWords.set(id, label);

const moreValues: Readonly<Record<string, string>> = {
  user: '本人口令',
  recovery: '恢复密钥',
  unknown: '不存在的用户名',
  death: '死亡',
  pdf: 'PDF 文件',
  xlsx: 'Excel 工作簿',
  docx: 'Word 文件',
  preview: '预览',
  print: '打印',
  none: '无',
  NOT_ALLOWED: '没有权限',
  OUT_OF_SCOPE: '不在管辖范围',
  SHEET_LOCKED: '发放表已审批锁定',
  SHEET_NOT_DRAFT: '发放表不是草稿',
  agrees: '一致',
  missing: '没有',
  damaged: '已损坏',
  behind: '不一致',
  outdated: '旧的',
  copy: '取自备份',
  masked: '脱敏',
  encrypted: '加密',
  plain: '不加密',
};

/** Tables whose name is not that of a group of actions. */
const entityWords: Readonly<Record<string, string>> = {
  ...bedEntities,
  ...fundEntities,
  ...happinessEntities,
  ...projectEntities,
  ...gradingEntities,
  ...bankEntities,
  ...overlapEntities,
  ...recoveryEntities,
  ...topUpEntities,
  user_account: '用户',
  care_agreement: '照料协议',
  paper_template: '文书模板',
  placement_plan: '安置方案',
  placement_line: '安置安排',
  five_haves_check: '五有检查',
  import_batch: '导入批次',
  import_mapping: '导入列对应',
  condition_report: '变化报告',
  method: '功能',
  indicator: '指标',
  parameter: '参数',
};

function valueText(field: string, value: string | number | boolean | null): string {
  if (value === null || value === '') return nothing;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return field.endsWith('Fen') ? `${formatYuan(value)} 元` : String(value);
  if (field === 'grade') return disabilityGrades.find((grade) => grade.id === value)?.label ?? value;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return formatInstant(value);
  // A name that happens to be spelt like an identifier stays a name.
  if (field === 'name' || field === 'fileName' || field === 'text') return value;
  if (field === 'action') return actions[value] ?? moreValues[value] ?? value;
  if (field === 'entity') return actionGroups.find((group) => group.id === value)?.label ?? entityWords[value] ?? value;
  if (field === 'backupKind') return backupKinds[value] ?? value;
  if (field === 'code') return moreValues[value] ?? value;
  return (
    bedValueText(field, value) ??
    homeValueText(field, value) ??
    fundValueText(field, value) ??
    happinessValueText(field, value) ??
    projectValueText(field, value) ??
    gradingValueText(field, value) ??
    recoveryValueText(field, value) ??
    valueWords.get(value) ??
    moreValues[value] ??
    value
  );
}

export type AuditDetail = { readonly field: string; readonly value: string };

function collect(value: unknown, path: readonly string[], key: string, details: AuditDetail[]): void {
  if (typeof value === 'string' && /^[[{]/.test(value)) {
    // Facts keep their detail as JSON inside the JSON.
    const inner = parse(value);
    if (inner !== null) {
      collect(inner, path, key, details);
      return;
    }
  }
  if (Array.isArray(value))
    value.forEach((entry, index) => collect(entry, [...path.slice(0, -1), `${path.at(-1) ?? ''}${index + 1}`], key, details));
  else if (typeof value === 'object' && value !== null) {
    const nameWord = 'sex' in value || 'idNumber' in value ? '姓名' : 'role' in value ? '用户名' : fieldText('name');
    for (const [name, entry] of Object.entries(value))
      collect(entry, [...path, name === 'name' ? nameWord : fieldText(name)], name, details);
  } else if (value !== undefined)
    details.push({ field: path.join(' · ') || fieldText(key), value: valueText(key, value as string | number | boolean | null) });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}

/** The content of a line, one entry a value, nested fields joined by `·`. */
export function auditDetails(json: string | null): readonly AuditDetail[] {
  if (json === null) return [];
  const content = parse(json);
  // Said to have been nothing.
  if (content === null) return [];
  const details: AuditDetail[] = [];
  collect(content, [], '', details);
  return details;
}

/** Row numbers and the like say nothing in one line. */
const tooDull = new Set(
  ['personId', 'homeId', 'standardId', 'factId', 'batchId', 'userId', 'entityId', 'entity', 'hash', 'kind', 'sha256', 'source'].map(
    fieldText,
  ),
);

/** Whom or what it is about stands first, then what it was for. */
function rank({ field }: AuditDetail): number {
  return /名称$|姓名$|用户名$/.test(field) ? 0 : /用途$|理由$/.test(field) ? 1 : 2;
}

/** A filter that was not set. */
function isUnsetFilter({ field, value }: AuditDetail): boolean {
  return field.startsWith(fieldText('filter')) && value === valueText('', false);
}

/** The first few values in one line of the table. */
export function auditSummary(json: string | null): string {
  const texts = auditDetails(json)
    .filter((detail) => detail.value !== nothing && !isUnsetFilter(detail) && !tooDull.has(detail.field.split(' · ').at(-1) ?? ''))
    .toSorted((one, other) => rank(one) - rank(other))
    .map((detail) => `${detail.field.split(' · ').at(-1) ?? ''} ${detail.value}`);
  return [...new Set(texts)].slice(0, 4).join('，');
}
