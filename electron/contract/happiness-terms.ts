/** The closed lists of rural happiness homes (农村幸福院). */
import { z } from 'zod';
import type { Term, TermId } from './terms.ts';

function ids<const List extends readonly Term[]>(list: List): [TermId<List>, ...TermId<List>[]] {
  return list.map((term) => term.id) as [TermId<List>, ...TermId<List>[]];
}

/** 等级; stars and letters are names of the same grades in other counties. */
export const happinessGrades = [
  {
    id: 'G1',
    label: '一级',
    wordings: ['1级', '壹级', 'Ⅰ级', '一', 'AAA', 'AAA级', '3A', '3A级', '五星', '五星级', '5星', '5星级', 'G1', '优秀'],
  },
  {
    id: 'G2',
    label: '二级',
    wordings: ['2级', '贰级', 'Ⅱ级', '二', 'AA', 'AA级', '2A', '2A级', '四星', '四星级', '4星', '4星级', 'G2', '良好'],
  },
  {
    id: 'G3',
    label: '三级',
    wordings: ['3级', '叁级', 'Ⅲ级', '三', 'A', 'A级', '1A', '1A级', '三星', '三星级', '3星', '3星级', 'G3', '合格'],
  },
  { id: 'G0', label: '不达标', wordings: ['未达标', '不合格', '不予评定', 'G0'] },
] as const satisfies readonly Term[];
export const happinessGradeSchema = z.enum(ids(happinessGrades));
export type HappinessGrade = z.infer<typeof happinessGradeSchema>;

export const happinessStatuses = [
  { id: 'preparing', label: '筹备', wordings: ['在建', '筹建'] },
  { id: 'operating', label: '运营', wordings: ['正常运营', '开放'] },
  { id: 'suspended', label: '暂停（限期整改）', wordings: ['暂停', '整改'] },
  { id: 'closed', label: '停办', wordings: ['停办注销', '注销', '停用'] },
  { id: 'removed', label: '摘牌', wordings: ['取消等级'] },
] as const satisfies readonly Term[];
export const happinessStatusSchema = z.enum(ids(happinessStatuses));
export type HappinessStatus = z.infer<typeof happinessStatusSchema>;

export const mealModes = [
  { id: 'none', label: '不供餐', wordings: ['无'] },
  { id: 'cooked', label: '自办食堂', wordings: ['自办', '集中供餐'] },
  { id: 'delivered', label: '配餐', wordings: ['送餐'] },
] as const satisfies readonly Term[];
export const mealModeSchema = z.enum(ids(mealModes));

/** Payees of the subsidy; a personal account is none of them. */
export const villageAccountKinds = [
  { id: 'collective', label: '村级“三资”专户', wordings: ['三资专户', '三资代管账户'] },
  { id: 'committee', label: '村委会账户', wordings: ['村民委员会账户', '村集体账户'] },
] as const satisfies readonly Term[];
export const villageAccountKindSchema = z.enum(ids(villageAccountKinds));

export const gradeCauses = [
  { id: 'import', label: '期初登记', wordings: [] },
  { id: 'award', label: '评定授牌', wordings: [] },
  { id: 'recheck', label: '年度复核', wordings: [] },
  { id: 'downgrade', label: '降级', wordings: [] },
  { id: 'veto', label: '一票否决', wordings: [] },
  { id: 'appeal', label: '异议复核', wordings: [] },
  { id: 'removal', label: '摘牌', wordings: [] },
] as const satisfies readonly Term[];
export const gradeCauseSchema = z.enum(ids(gradeCauses));
export type GradeCause = z.infer<typeof gradeCauseSchema>;

/** What the subsidy may be spent on; nothing else can be entered. */
export const spendingPurposes = [
  { id: 'utilities', label: '水电取暖等日常费用', wordings: [] },
  { id: 'meals', label: '助餐', wordings: [] },
  { id: 'staffAllowance', label: '管理服务人员补贴', wordings: [] },
  { id: 'insurance', label: '保险', wordings: [] },
  { id: 'repairs', label: '小型维修', wordings: [] },
] as const satisfies readonly Term[];
export const spendingPurposeSchema = z.enum(ids(spendingPurposes));
/** 禁止列支: said on the form and in the register. */
export const forbiddenSpending = '不得用于公务接待、吃喝招待、偿还债务、购置车辆';

/** How a budget that does not suffice is shared out. */
export const shortfallRules = [
  { id: 'SCALE', label: '按同一系数k同比例折减' },
  { id: 'PRIORITY', label: '按等级先一级、后三级依次保障' },
] as const;
export const shortfallRuleSchema = z.enum(['SCALE', 'PRIORITY']);
export type ShortfallRule = z.infer<typeof shortfallRuleSchema>;

/** When a state that is told within a quarter reaches the money. */
export const changeEffects = [
  { id: 'nextQuarter', label: '下一季度首日' },
  { id: 'nextMonth', label: '下一月首日' },
] as const;
export const changeEffectSchema = z.enum(['nextQuarter', 'nextMonth']);
export type ChangeEffect = z.infer<typeof changeEffectSchema>;

/** Why a month earns what it earns. */
export const monthVerdicts = [
  { id: 'counted', label: '计补', wordings: [] },
  { id: 'notTold', label: '没有填报开放天数', wordings: [] },
  { id: 'belowMinimum', label: '开放天数不足', wordings: [] },
  { id: 'noGrade', label: '月初没有生效的等级', wordings: [] },
  { id: 'expired', label: '等级已过有效期', wordings: [] },
  { id: 'gradeEarnsNothing', label: '该等级没有奖补', wordings: [] },
  { id: 'suspended', label: '暂停期间不计补', wordings: [] },
  { id: 'closed', label: '停办期间不计补', wordings: [] },
  { id: 'recovered', label: '一票否决，全年奖补追回', wordings: [] },
] as const satisfies readonly Term[];
export const monthVerdictSchema = z.enum(ids(monthVerdicts));
export type MonthVerdict = (typeof monthVerdicts)[number]['id'];
