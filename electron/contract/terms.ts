/**
 * The closed lists of the field: one English word per Chinese term, the label printed on paper, and the wordings accepted from files.
 * A wording belongs to one term of its list only; labels and identifiers never change once stored.
 */
import { z } from 'zod';

export type Term<Id extends string = string> = {
  /** What is stored. */
  readonly id: Id;
  /** What is shown and printed. */
  readonly label: string;
  /** What else a file may say; the label itself is always accepted. */
  readonly wordings: readonly string[];
};

export type TermId<List extends readonly Term[]> = List[number]['id'];

function ids<const List extends readonly Term[]>(list: List): [TermId<List>, ...TermId<List>[]] {
  return list.map((term) => term.id) as [TermId<List>, ...TermId<List>[]];
}

/** Label of a stored identifier; an identifier of a later version is shown as it stands rather than lost. */
export function labelOf(list: readonly Term[], id: string): string {
  return list.find((term) => term.id === id)?.label ?? id;
}

/** Labels of a list in one line, for messages: `男、女`. */
export function labelsOf(list: readonly Term[]): string {
  return list.map((term) => term.label).join('、');
}

export const sexes = [
  { id: 'male', label: '男', wordings: ['男性', '1', '1男', '男士'] },
  { id: 'female', label: '女', wordings: ['女性', '2', '2女', '女士'] },
] as const satisfies readonly Term[];

/** 户籍类型; selects the basic living standard, wherever the bed is. */
export const areaTypes = [
  { id: 'rural', label: '农村', wordings: ['农业', '农业户口', '农村户口', '农村特困', '农村五保', '农', '乡村'] },
  {
    id: 'urban',
    label: '城市',
    wordings: ['城镇', '非农业', '非农', '非农业户口', '城镇户口', '城市户口', '城市特困', '城镇三无', '城市三无', '城', '居民户口'],
  },
] as const satisfies readonly Term[];

/** 人员类别. */
export const personCategories = [
  { id: 'elder', label: '老年人', wordings: ['老年', '老人', '年满60周岁老年人', '60周岁以上老年人'] },
  { id: 'disabled', label: '残疾人', wordings: ['残疾', '残疾人员', '重度残疾人', '重度残疾'] },
  { id: 'minor', label: '未成年人', wordings: ['未成年', '儿童', '孤儿', '未满16周岁未成年人', '未满18周岁未成年人'] },
] as const satisfies readonly Term[];

/** 生活自理能力. 全自理 (independent) and 全护理 (complete loss) are opposites: never shorten either to 全. */
export const selfCareLevels = [
  {
    id: 'independent',
    label: '具备生活自理能力',
    wordings: [
      '自理',
      '全自理',
      '具备',
      '能自理',
      '能够自理',
      '完全自理',
      '生活自理',
      '生活能自理',
      '具备自理能力',
      '有生活自理能力',
      '生活能够自理',
    ],
  },
  {
    id: 'partialLoss',
    label: '部分丧失生活自理能力',
    wordings: ['半护理', '半自理', '半失能', '部分丧失', '部分自理', '部分失能', '部分丧失自理能力', '部分护理', '介助'],
  },
  {
    id: 'completeLoss',
    label: '完全丧失生活自理能力',
    wordings: [
      '全护理',
      '完全丧失',
      '失能',
      '全失能',
      '完全失能',
      '不能自理',
      '无自理能力',
      '完全丧失自理能力',
      '生活不能自理',
      '完全不能自理',
      '介护',
    ],
  },
] as const satisfies readonly Term[];

/** What the care allowance is called by level: 照料护理标准（自理）. */
export const careTierLabels = { independent: '自理', partialLoss: '半护理', completeLoss: '全护理' } as const satisfies Record<
  SelfCareLevel,
  string
>;

export const supportModes = [
  {
    id: 'centralised',
    label: '集中供养',
    wordings: ['集中', '集中供养人员', '机构供养', '院内供养', '集中五保', '五保集中供养', '集中特困'],
  },
  { id: 'scattered', label: '分散供养', wordings: ['分散', '分散供养人员', '居家供养', '散居', '分散五保', '五保分散供养', '分散特困'] },
] as const satisfies readonly Term[];

/** 集中供养意愿. */
export const admissionWishes = [
  { id: 'willing', label: '愿意', wordings: ['是', '有', '有意愿', '同意', '愿意集中供养', '愿意入住'] },
  { id: 'unwilling', label: '不愿意', wordings: ['否', '无', '无意愿', '不同意', '不愿', '不愿意集中供养', '不愿意入住'] },
  { id: 'undecided', label: '暂不确定', wordings: ['不确定', '未定', '待定', '未表态'] },
] as const satisfies readonly Term[];

/** 敬老院级别. */
export const homeLevels = [
  { id: 'county', label: '县级', wordings: ['县', '区级', '市级', '县(市、区)级', '县级中心', '县级敬老院'] },
  {
    id: 'regional',
    label: '片区中心',
    wordings: ['片区', '区域', '区域性', '区域级', '区域中心', '区域性中心', '区域性养老服务中心', '片区级'],
  },
  { id: 'town', label: '乡镇', wordings: ['乡镇级', '镇', '乡', '街道', '镇级', '乡级', '乡镇(街道)', '乡镇敬老院'] },
] as const satisfies readonly Term[];

/** 敬老院运营方式. */
export const operationModes = [
  { id: 'public', label: '公办', wordings: ['公建公营', '公办公营', '自营', '政府运营', '乡镇自管'] },
  { id: 'entrusted', label: '托管运营', wordings: ['托管', '委托运营', '委托管理', '委托', '连锁托管'] },
  { id: 'publicBuiltPrivateRun', label: '公建民营', wordings: ['公办民营', '承包经营'] },
  { id: 'private', label: '民办', wordings: ['民办民营', '社会办', '民营', '社会力量举办'] },
] as const satisfies readonly Term[];

/** 残疾类别; the digit is the 19th of the disability certificate number. */
export const disabilityKinds = [
  { id: 'visual', label: '视力', wordings: ['1', '视力残疾', '盲人'] },
  { id: 'hearing', label: '听力', wordings: ['2', '听力残疾'] },
  { id: 'speech', label: '言语', wordings: ['3', '言语残疾', '语言', '语言残疾'] },
  { id: 'physical', label: '肢体', wordings: ['4', '肢体残疾'] },
  { id: 'intellectual', label: '智力', wordings: ['5', '智力残疾'] },
  { id: 'mental', label: '精神', wordings: ['6', '精神残疾'] },
  { id: 'multiple', label: '多重', wordings: ['7', '多重残疾', '综合'] },
] as const satisfies readonly Term[];

/** 残疾等级, 1 the gravest; the 20th digit of the disability certificate number. */
export const disabilityGrades = [
  { id: '1', label: '一级', wordings: ['1级', '壹级', 'Ⅰ级', '一'] },
  { id: '2', label: '二级', wordings: ['2级', '贰级', 'Ⅱ级', '二'] },
  { id: '3', label: '三级', wordings: ['3级', '叁级', 'Ⅲ级', '三'] },
  { id: '4', label: '四级', wordings: ['4级', '肆级', 'Ⅳ级', '四'] },
] as const satisfies readonly Term[];

/** 异动类型. */
export const changeTypes = [
  { id: 'addition', label: '新增', wordings: ['新增人员', '新增供养', '新批'] },
  { id: 'death', label: '死亡', wordings: ['去世', '死亡减少', '病故'] },
  { id: 'termination', label: '终止供养', wordings: ['终止', '终止救助供养', '取消', '退出', '停发'] },
  { id: 'levelChange', label: '自理能力变更', wordings: ['生活自理能力变更', '自理能力评估', '自理能力变化', '护理等级变更'] },
  { id: 'modeChange', label: '供养方式变更', wordings: ['供养方式变化', '供养形式变更'] },
] as const satisfies readonly Term[];

/** 终止供养的情形（死亡以外）, 特困人员认定办法 第二十一条. */
export const terminationReasons = [
  { id: 'declaredMissing', label: '宣告失踪', wordings: ['被宣告失踪'] },
  { id: 'recoveredWork', label: '恢复劳动能力', wordings: ['具备劳动能力', '具备或者恢复劳动能力'] },
  { id: 'imprisoned', label: '被判刑且在监狱服刑', wordings: ['服刑', '被判处刑罚', '被判处刑罚且在监狱服刑'] },
  { id: 'means', label: '收入财产不再符合', wordings: ['收入和财产状况不再符合规定', '财产超标', '收入超标'] },
  {
    id: 'supporter',
    label: '义务人有能力',
    wordings: ['法定义务人具有履行义务能力', '新增义务人', '新增法定义务人', '义务人有能力或新增义务人'],
  },
  { id: 'voluntary', label: '自愿退出', wordings: ['自愿申请退出', '自愿申请退出救助供养', '本人申请退出'] },
  { id: 'grownUp', label: '年满十八周岁', wordings: ['成年', '年满18周岁'] },
  { id: 'movedAway', label: '户籍迁出', wordings: ['迁出', '户口迁出'] },
  { id: 'other', label: '其他', wordings: ['其它'] },
] as const satisfies readonly Term[];

/** 救助标准 by what they pay; area, mode and level are stated beside it. */
export const standardKinds = [
  { id: 'dibao', label: '低保标准', wordings: ['最低生活保障标准', '低保'] },
  {
    id: 'basicLiving',
    label: '特困基本生活标准',
    wordings: ['基本生活标准', '特困人员基本生活标准', '特困供养标准', '五保供养标准', '特困人员救助供养标准'],
  },
  {
    id: 'careAllowance',
    label: '照料护理标准',
    wordings: ['照料护理费', '照料护理费标准', '特困人员照料护理标准', '护理标准', '护理费标准'],
  },
] as const satisfies readonly Term[];

export type Sex = TermId<typeof sexes>;
export type AreaType = TermId<typeof areaTypes>;
export type PersonCategory = TermId<typeof personCategories>;
export type SelfCareLevel = TermId<typeof selfCareLevels>;
export type SupportMode = TermId<typeof supportModes>;
export type AdmissionWish = TermId<typeof admissionWishes>;
export type HomeLevel = TermId<typeof homeLevels>;
export type OperationMode = TermId<typeof operationModes>;
export type DisabilityKind = TermId<typeof disabilityKinds>;
export type DisabilityGrade = TermId<typeof disabilityGrades>;
export type ChangeType = TermId<typeof changeTypes>;
export type TerminationReason = TermId<typeof terminationReasons>;
export type StandardKind = TermId<typeof standardKinds>;

export const sexSchema = z.enum(ids(sexes));
export const areaTypeSchema = z.enum(ids(areaTypes));
export const personCategorySchema = z.enum(ids(personCategories));
export const selfCareLevelSchema = z.enum(ids(selfCareLevels));
export const supportModeSchema = z.enum(ids(supportModes));
export const admissionWishSchema = z.enum(ids(admissionWishes));
export const homeLevelSchema = z.enum(ids(homeLevels));
export const operationModeSchema = z.enum(ids(operationModes));
export const disabilityKindSchema = z.enum(ids(disabilityKinds));
export const disabilityGradeSchema = z.enum(ids(disabilityGrades));
export const terminationReasonSchema = z.enum(ids(terminationReasons));
export const standardKindSchema = z.enum(ids(standardKinds));
