/** The closed lists of the renovation of nursing homes (敬老院改造提升). */
import { z } from 'zod';
import type { Term, TermId } from './terms.ts';

function ids<const List extends readonly Term[]>(list: List): [TermId<List>, ...TermId<List>[]] {
  return list.map((term) => term.id) as [TermId<List>, ...TermId<List>[]];
}

/** In the order a project goes through them. */
export const renovationStages = [
  { id: 'pipeline', label: '储备', wordings: ['储备库', '前期', '未开工'] },
  { id: 'approved', label: '立项', wordings: ['已立项', '批复', '立项批复'] },
  { id: 'design', label: '设计', wordings: ['设计阶段', '施工图设计'] },
  { id: 'procurement', label: '招采', wordings: ['招标', '招投标', '采购', '招标采购'] },
  { id: 'contract', label: '合同', wordings: ['签订合同', '合同签订', '已签合同'] },
  { id: 'construction', label: '开工', wordings: ['在建', '施工', '施工中', '已开工', '开工/在建'] },
  { id: 'completed', label: '完工', wordings: ['竣工', '已完工'] },
  { id: 'accepted', label: '竣工验收', wordings: ['验收', '已验收', '通过验收'] },
  { id: 'inUse', label: '投入使用', wordings: ['投用', '已投用', '已投入使用', '使用'] },
  { id: 'settled', label: '结算审计', wordings: ['结算', '审计', '决算', '结算审计/绩效评价', '已结算'] },
] as const satisfies readonly Term[];
export const renovationStageSchema = z.enum(ids(renovationStages));
export type RenovationStage = z.infer<typeof renovationStageSchema>;

/** Beside the stages: the project stands still, goes on, or ends. */
export const stageEvents = [
  { id: 'suspended', label: '暂停', wordings: ['停工', '缓建'] },
  { id: 'resumed', label: '恢复', wordings: ['复工'] },
  { id: 'cancelled', label: '取消', wordings: ['终止', '撤销'] },
] as const satisfies readonly Term[];
export const stageEntrySchema = z.enum([...ids(renovationStages), ...ids(stageEvents)]);
export type StageEntryKind = z.infer<typeof stageEntrySchema>;

/** 0 for the first; -1 for an event beside the stages. */
export function stageOrder(stage: StageEntryKind): number {
  return renovationStages.findIndex(({ id }) => id === stage);
}
export function isStage(entry: StageEntryKind): entry is RenovationStage {
  return stageOrder(entry) >= 0;
}

export const projectKinds = [
  { id: 'rebuild', label: '改扩建', wordings: ['改建', '扩建', '新建', '改建扩建'] },
  { id: 'repair', label: '维修', wordings: ['维修改造', '修缮', '维修加固'] },
  { id: 'equipment', label: '设备', wordings: ['设备购置', '设备更新'] },
  { id: 'fire', label: '消防专项', wordings: ['消防', '消防改造'] },
] as const satisfies readonly Term[];
export const projectKindSchema = z.enum(ids(projectKinds));
export type ProjectKind = z.infer<typeof projectKindSchema>;

export const projectStates = [
  { id: 'running', label: '进行', wordings: [] },
  { id: 'suspended', label: '暂停', wordings: [] },
  { id: 'cancelled', label: '取消', wordings: [] },
] as const satisfies readonly Term[];
export const projectStateSchema = z.enum(ids(projectStates));
export type ProjectState = z.infer<typeof projectStateSchema>;

export const planKindSchema = z.enum(['baseline', 'forecast']);

export const contractKinds = [
  { id: 'construction', label: '施工', wordings: ['施工合同', '施工单位'] },
  { id: 'supervision', label: '监理', wordings: ['监理合同', '监理单位'] },
  { id: 'design', label: '设计', wordings: ['设计合同', '设计单位', '勘察设计'] },
  { id: 'equipment', label: '设备采购', wordings: ['设备', '货物采购'] },
  { id: 'other', label: '其他', wordings: [] },
] as const satisfies readonly Term[];
export const contractKindSchema = z.enum(ids(contractKinds));
export type ContractKind = z.infer<typeof contractKindSchema>;

export const procurementKinds = [
  { id: 'open', label: '公开招标', wordings: [] },
  { id: 'invited', label: '邀请招标', wordings: [] },
  { id: 'negotiated', label: '竞争性谈判', wordings: [] },
  { id: 'consultation', label: '竞争性磋商', wordings: [] },
  { id: 'inquiry', label: '询价', wordings: [] },
  { id: 'single', label: '单一来源', wordings: [] },
  { id: 'direct', label: '直接发包', wordings: ['直接委托'] },
] as const satisfies readonly Term[];
export const procurementSchema = z.enum(ids(procurementKinds));

export const paymentBases = [
  { id: 'prepayment', label: '预付款', wordings: [] },
  { id: 'progress', label: '进度款', wordings: [] },
  { id: 'settlement', label: '结算款', wordings: [] },
  { id: 'retention', label: '质保金', wordings: [] },
] as const satisfies readonly Term[];
export const paymentBasisSchema = z.enum(ids(paymentBases));
export type PaymentBasis = z.infer<typeof paymentBasisSchema>;

export const fundKinds = [
  { id: 'planned', label: '计划（批复）', wordings: ['计划', '批复'] },
  { id: 'allocated', label: '下达', wordings: [] },
  { id: 'received', label: '到位', wordings: [] },
  { id: 'spent', label: '支出', wordings: [] },
] as const satisfies readonly Term[];
export const fundKindSchema = z.enum(ids(fundKinds));
export type FundKind = z.infer<typeof fundKindSchema>;

/** Which sources there are is a list of the office (renovation.sources); an id that has left the list still names what was recorded under it. */
export const fundSourceSchema = z.string().trim().min(1, '请选择资金来源').max(40);
export type FundSource = z.infer<typeof fundSourceSchema>;
/** Money of a file that does not say where it came from. */
export const unsplitSource = 'unsplit';

export const photoPurposes = [
  { id: 'before', label: '改造前', wordings: [] },
  { id: 'progress', label: '施工进度', wordings: [] },
  { id: 'after', label: '改造后', wordings: [] },
  { id: 'acceptance', label: '验收', wordings: [] },
  { id: 'document', label: '文件材料', wordings: [] },
] as const satisfies readonly Term[];
export const photoPurposeSchema = z.enum(ids(photoPurposes));
export type PhotoPurpose = z.infer<typeof photoPurposeSchema>;

export const lagToneSchema = z.enum(['none', 'yellow', 'red']);

/** Thousandths of a price that are the whole price. */
export const wholePermille = 1000;
