/** The log's words for grading. */
import { caseStates, objectionOutcomes, roundKinds, scoreStages, templateStates } from './grading-terms.ts';
import type { Term } from './terms.ts';

export const gradingGroups: readonly Pick<Term, 'id' | 'label'>[] = [
  { id: 'grading', label: '等级评定' },
  { id: 'gradingPaper', label: '等级评定文书' },
];

export const gradingActions: Readonly<Record<string, string>> = {
  'gradingPaper.print': '打印等级评定文书',
  'gradingPaper.export': '导出等级评定文书',
  'grading.shipped': '补入评分表',
  'grading.draft': '编制评分表',
  'grading.publishTemplate': '发布评分表',
  'grading.retireTemplate': '停用评分表',
  'grading.discardDraft': '删除评分表草稿',
  'grading.round': '建立评定批次',
  'grading.score': '填报评分',
  'grading.submitSelf': '提交自评',
  'grading.returnSelf': '退回自评',
  'grading.submitTown': '完成初审',
  'grading.returnTown': '退回初审',
  'grading.submitCounty': '完成评定',
  'grading.rescore': '重新评定',
  'grading.publish': '公示评定结果',
  'grading.object': '登记异议',
  'grading.answer': '答复异议',
  'grading.review': '复核异议',
  'grading.award': '发文授牌',
  'grading.refuseGrade': '认定不达标',
  'grading.decline': '登记拒评或不参评',
  'grading.withdraw': '撤出评定批次',
  'grading.veto': '登记一票否决',
  'grading.withdrawVeto': '撤销一票否决',
  'grading.suspend': '暂停等级限期整改',
  'grading.resume': '整改合格恢复等级',
  'grading.downgrade': '降低等级',
  'grading.remove': '摘牌',
  'grading.close': '停办注销',
};

export const gradingEntities: Readonly<Record<string, string>> = {
  grading_template: '评分表',
  grading_round: '评定批次',
  grading_case: '幸福院评定',
};

export const gradingFields: Readonly<Record<string, string>> = {
  templateId: '评分表序号',
  templateCode: '评分表编号',
  templateVersion: '版本',
  templateName: '评分表',
  templateState: '评分表状态',
  deleted: '已删除',
  items: '评分项数',
  roundId: '批次序号',
  roundKind: '评定类别',
  roundName: '评定批次',
  caseId: '评定序号',
  caseIds: '评定序号',
  caseState: '评定状态',
  scoreStage: '评分阶段',
  totalTenths: '总分（0.1分）',
  assessor: '评定人',
  secondAssessor: '第二评定人',
  thirdParty: '第三方机构',
  isFinal: '已提交',
  itemCode: '评分项',
  occurredOn: '发生日期',
  foundOn: '查实日期',
  evidence: '事实和证据',
  objectionOutcome: '复核结论',
  objectionId: '异议序号',
  answer: '答复',
  answeredOn: '答复日期',
  raisedOn: '提出日期',
  raisedBy: '异议人',
  decidedOn: '决定日期',
  vetoId: '否决序号',
  untilOn: '截止日期',
};

const lists: Readonly<Record<string, readonly Term[]>> = {
  roundKind: roundKinds,
  caseState: caseStates,
  templateState: templateStates,
  scoreStage: scoreStages,
  objectionOutcome: objectionOutcomes,
};

/** Values that are words of a list of grading; null when this is no such field. */
export function gradingValueText(field: string, value: string): string | null {
  return lists[field]?.find(({ id }) => id === value)?.label ?? null;
}
