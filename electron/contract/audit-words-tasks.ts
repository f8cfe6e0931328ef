/** The log's words for policy tasks, the document library and supervision. */
import { supervisionActions, supervisionSources, supervisionTopics } from './supervision-shapes.ts';
import { taskStates } from './tasks-shapes.ts';
import { labelOf, type Term } from './terms.ts';

export const taskGroups: readonly Pick<Term, 'id' | 'label'>[] = [
  { id: 'task', label: '政策任务' },
  { id: 'document', label: '政策文件' },
  { id: 'supervision', label: '督查' },
];

export const taskActions: Readonly<Record<string, string>> = {
  'task.enter': '登记任务进展',
  'task.withdrawEntry': '撤销任务进展登记',
  'task.print': '打印政策任务台账',
  'task.export': '导出政策任务台账',
  'document.save': '登记政策文件',
  'document.withdraw': '撤下政策文件',
  'document.link': '关联条款',
  'document.unlink': '取消条款关联',
  'supervision.register': '登记督查问题',
  'supervision.withdraw': '撤销督查问题',
  'supervision.assign': '交办督查问题',
  'supervision.rectify': '登记整改情况',
  'supervision.pass': '核查通过',
  'supervision.fail': '核查退回',
  'supervision.close': '督查问题销号',
  'supervision.account': '登记问责',
  'supervision.withdrawStep': '撤销督查办理',
  'supervision.print': '打印督查台账',
  'supervision.export': '导出督查台账',
};

export const taskEntities: Readonly<Record<string, string>> = {
  policy_task_entry: '任务进展',
  policy_document: '政策文件',
  supervision: '督查问题',
};

export const taskFields: Readonly<Record<string, string>> = {
  owner: '牵头科室',
  partners: '配合单位',
  person: '责任人',
  progress: '进度（%）',
  remarks: '领导批示',
  documentId: '文件序号',
  linkId: '关联序号',
  topic: '类别',
  supervisionId: '督查序号',
  stepId: '步骤序号',
  filedUnder: '所属记录',
  taskCode: '任务编号',
  toldOn: '登记日期',
  taskOwner: '牵头科室',
  taskPartners: '配合单位',
  taskPerson: '责任人',
  beginOn: '开始日期',
  progressPercent: '进度（%）',
  taskState: '任务状态',
  leaderRemarks: '领导批示',
  issuer: '发文机关',
  textLength: '正文字数',
  clausePlace: '条款',
  linkedSubject: '关联内容',
  supervisionNo: '督查编号',
  supervisionTopic: '督查类别',
  supervisionSource: '督查来源',
  supervisionStep: '督查步骤',
  inspectedUnit: '被查单位',
  problem: '发现的问题',
  problemFoundOn: '发现日期',
  responsibleUnit: '责任单位',
  responsiblePerson: '责任人',
  stepText: '办理情况',
};

const listOfField: Readonly<Record<string, readonly Term[]>> = {
  taskState: taskStates,
  supervisionTopic: supervisionTopics,
  supervisionSource: supervisionSources,
  supervisionStep: supervisionActions,
};

/** Undefined where the value is none of these. */
export function taskValueText(field: string, value: string): string | undefined {
  const list = listOfField[field];
  return list?.some(({ id }) => id === value) ? labelOf(list, value) : undefined;
}
