/** The log's words for renovation projects: registration, stages, plans, contracts, payments, funds. */
import {
  contractKinds,
  fundKinds,
  paymentBases,
  photoPurposes,
  procurementKinds,
  projectKinds,
  renovationStages,
  stageEvents,
} from './renovation-terms.ts';
import type { Term } from './terms.ts';

export const renovationGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'renovation', label: '敬老院改造' }];

export const renovationActions: Readonly<Record<string, string>> = {
  'renovation.register': '登记改造项目',
  'renovation.change': '修改改造项目',
  'renovation.withdraw': '撤销改造项目',
  'renovation.stage': '登记改造项目阶段',
  'renovation.withdrawStage': '撤销改造项目阶段',
  'renovation.baseline': '编制改造项目基准计划',
  'renovation.forecast': '调整改造项目预计',
  'renovation.workItems': '登记工程内容',
  'renovation.contract': '登记改造合同',
  'renovation.contractTerms': '修改合同到期日期',
  'renovation.withdrawContract': '撤销改造合同',
  'renovation.contractChange': '登记合同变更',
  'renovation.withdrawChange': '撤销合同变更',
  'renovation.payment': '登记改造付款',
  'renovation.withdrawPayment': '撤销改造付款',
  'renovation.fund': '登记改造资金',
  'renovation.withdrawFund': '撤销改造资金',
};

export const renovationEntities: Readonly<Record<string, string>> = { renovation_project: '改造项目' };

export const renovationFields: Readonly<Record<string, string>> = {
  projectId: '改造项目序号',
  projectIds: '改造项目序号',
  projectKind: '改造类型',
  batchYear: '年度任务批次',
  content: '内容',
  bedsBefore: '改造前床位',
  nursingBefore: '改造前护理型床位',
  bedsAfter: '改造后床位',
  nursingAfter: '改造后护理型床位',
  approvalNo: '批复文号',
  approvedOn: '批复日期',
  approvedFen: '批复投资',
  estimateFen: '估算投资',
  readyOn: '预计投用',
  unit: '责任单位',
  managerPhone: '联系电话',
  enteredOn: '列入储备日期',
  needDocumentNo: '需求说明文号',
  renovationStage: '阶段',
  stage: '阶段',
  stageId: '阶段登记序号',
  stageDays: '各阶段日期',
  happenedOn: '日期',
  exceptionReason: '例外理由',
  plannedOn: '计划日期',
  workItems: '工程内容',
  item: '工程内容',
  budgetFen: '预算',
  percent: '形象进度（%）',
  photoPurpose: '照片用途',
  takenOn: '拍摄日期',
  contractId: '合同序号',
  contractKind: '合同类别',
  contractNo: '合同编号',
  contractor: '承包单位',
  procurement: '采购方式',
  priceFen: '合同价',
  signedOn: '签订日期',
  beginsOn: '计划开工',
  endsOn: '计划完工',
  retentionPermille: '质保金比例（‰）',
  retentionUntil: '质保到期',
  insuredUntil: '保险到期',
  changeId: '变更序号',
  changedOn: '变更日期',
  deltaFen: '增减金额',
  paymentId: '付款序号',
  paymentNo: '付款凭证号',
  paidOn: '付款日期',
  payee: '收款单位',
  invoiceNo: '发票号',
  paymentBasis: '款项',
  basis: '款项',
  sources: '资金来源',
  source: '资金来源',
  fundSource: '资金来源',
  fundShares: '资金来源',
  renovationFundKind: '资金类别',
  fundId: '资金登记序号',
};

const lists: Readonly<Record<string, readonly Pick<Term, 'id' | 'label'>[]>> = {
  projectKind: projectKinds,
  renovationStage: [...renovationStages, ...stageEvents],
  photoPurpose: photoPurposes,
  contractKind: contractKinds,
  procurement: procurementKinds,
  paymentBasis: paymentBases,
  renovationFundKind: fundKinds,
};

/** Values that are words of a list of renovations; null when this is no such field. */
export function renovationValueText(field: string, value: string): string | null {
  return lists[field]?.find(({ id }) => id === value)?.label ?? null;
}
