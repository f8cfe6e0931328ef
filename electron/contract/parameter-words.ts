/** Chinese words of the parts of parameters: choices, fields, areas. */
import { sheetCheckIds } from './sheet-checks.ts';
import { pickRules, prorations, snapshotRules } from './payment-rules.ts';
import { changeEffects, shortfallRules } from './happiness-terms.ts';
import { careTierLabels, selfCareLevels } from './terms.ts';

type Option = { readonly id: string; readonly label: string };

const checkSettings: readonly Option[] = [
  { id: 'red', label: '红色：不说明理由不能审批' },
  { id: 'yellow', label: '黄色：提示' },
  { id: 'off', label: '不检查' },
];

/** Of parameters whose value is one of a few. */
export const parameterChoices: Readonly<Record<string, readonly Option[]>> = {
  ...Object.fromEntries(sheetCheckIds.map((id) => [`sheet.check.${id}`, checkSettings])),
  'care.tierSource': [
    { id: 'SIX_ITEMS', label: '自理能力六项' },
    { id: 'GBT42195', label: '老年人能力评估（GB/T 42195）' },
  ],
  'price.formula': [
    { id: 'basicLiving', label: '特困人员基本生活标准' },
    { id: 'dibao', label: '城乡低保标准' },
  ],
  'renovation.doneStage': [
    { id: 'completed', label: '完工' },
    { id: 'accepted', label: '竣工验收' },
    { id: 'inUse', label: '投入使用' },
  ],
  'subsidy.shortfall': shortfallRules,
  'grade.changeEffect': changeEffects,
  'pay.proration': prorations,
  'pay.snapshotRule': snapshotRules,
  'standard.pickRule': pickRules,
  'ind01.scope': [
    { id: 'COMPLETE_LOSS_ONLY', label: '只计完全丧失' },
    { id: 'PARTIAL_AND_COMPLETE', label: '部分丧失和完全丧失' },
  ],
};

/** Of the fields of parameters that are records. */
export const parameterFields: Readonly<Record<string, string>> = {
  ...careTierLabels,
  '0': '能力完好（0级）',
  '1': '轻度失能（1级）',
  '2': '中度失能（2级）',
  '3': '重度失能（3级）',
  '4': '完全失能（4级）',
  holder: '户名',
  bank: '开户银行',
  number: '账号',
  G1: '一级',
  G2: '二级',
  G3: '三级',
  G0: '不达标',
  city: '市级',
  county: '县级',
  town: '乡镇',
  prepayment: '预付款（开工前）',
  beforeAcceptance: '进度款（结算审计前）',
  settled: '结算审计后',
  works: '施工',
  goods: '货物',
  services: '服务',
  first: '第一批',
  second: '第二批',
  minors: '未成年人不再复评',
  completeLossTimes: '连续几次完全丧失后不再复评（0为一直复评）',
};

/** Of fields that take a self-care level. */
export const levelOptions: readonly Option[] = selfCareLevels.map(({ id }) => ({ id, label: careTierLabels[id] }));

/** Parts of the list, by the beginning of the key; the first that fits. */
export const parameterAreas: readonly { readonly title: string; readonly starts: readonly string[] }[] = [
  { title: '指标与目标', starts: ['target.', 'ind01.', 'indicator.'] },
  {
    title: '供养标准与发放',
    starts: ['destitute.multiple', 'funeral.', 'recovery.', 'referral.', 'care.', 'pay.', 'cpi.', 'price.', 'age.'],
  },
  { title: '发放表审批前检查', starts: ['sheet.'] },
  { title: '自理能力评估', starts: ['assessment.', 'destitute.clock.'] },
  { title: '机构与安置', starts: ['staff.', 'leave.', 'incident.', 'waiting.', 'placement.', 'bed.', 'countyHome.', 'operator.'] },
  { title: '分散供养', starts: ['agreement.', 'caregiver.', 'fiveHaves.', 'visit.', 'wish.'] },
  { title: '农村幸福院', starts: ['subsidy.', 'grade.', 'grading.'] },
  { title: '敬老院改造提升', starts: ['renovation.'] },
  { title: '登记簿与期限', starts: ['grace.', 'dibao.', 'singleDibao.', 'relief.', 'alert.', 'doubt.', 'register.'] },
  { title: '其他', starts: [''] },
];
