/** What may stand in the braces of the documents and letters of a grading; invented examples. */
import { subjectOf, type TemplatePaperKind } from '../../../electron/contract/papers.ts';
import { blankOf, fields, group, type Field } from './fields.ts';
import type { FieldBlank } from './template/set-letter.ts';

export const gradingFields: readonly Field[] = [
  ...group('评定', [
    ['年度', 3, '2022', '评定的年度'],
    ['评定批次', 10, '2022年度等级评定'],
    ['评分标准', 12, '农村幸福院等级评定标准（第1版）'],
    ['参评家数', 3, '164'],
    ['一级家数', 3, '21'],
    ['二级家数', 3, '58'],
    ['三级家数', 3, '63'],
    ['不达标家数', 3, '22'],
    ['达标家数', 3, '142', '一级、二级、三级合计'],
    ['等级有效期起', 'day', '2022年10月1日'],
    ['等级有效期止', 'day', '2025年9月30日'],
  ]),
  ...group('公示', [
    ['公示开始', 'day', '2022年9月20日'],
    ['公示截止', 'day', '2022年9月26日'],
    ['公示天数', 2, '7'],
    ['监督电话', 8, '0538-3210000', '受理异议的电话'],
    ['受理地址', 12, '肥城市民政局养老服务科'],
  ]),
  ...group('幸福院', [
    ['幸福院名称', 12, '前寨子村农村幸福院'],
    ['幸福院编号', 8, '370983F002'],
    ['所在乡镇', 6, '王庄镇'],
    ['所在村', 6, '前寨子村'],
    ['村民委员会', 10, '前寨子村村民委员会'],
    ['乡镇政府', 10, '王庄镇人民政府'],
    ['等级', 4, '二级'],
    ['评定分', 3, '86.5'],
    ['事由', 20, '消防器材过期，三月、四月没有检查记录', '查出的问题，或者暂停、取消等级的原因'],
    ['否决情形', 16, '连续停办3个月以上', '一票否决的情形，没有的不写'],
    ['整改期限', 'day', '2022年7月15日'],
    ['整改天数', 3, '60'],
    ['生效日期', 'day', '2022年7月1日', '暂停、取消等级生效的日期'],
    ['复核日期', 'day', '2022年11月20日'],
  ]),
  ...group('文件与单位', [
    ['文号', 10, '肥民发〔2022〕47号'],
    ['成文日期', 'day', '2022年9月28日'],
    ['县名', 6, '肥城市'],
    ['民政局', 8, '肥城市民政局'],
    ['主送机关', 16, '各镇人民政府、街道办事处'],
    ['今天', 'day', '2022年9月28日'],
  ]),
];

const gradingBlanks = new Map(gradingFields.map(({ name, blank }) => [name, blank]));

export function fieldsOf(kind: TemplatePaperKind): readonly Field[] {
  return subjectOf(kind) === 'grading' ? gradingFields : fields;
}

export function blanksOf(kind: TemplatePaperKind): (name: string) => FieldBlank {
  return subjectOf(kind) === 'grading' ? (name) => gradingBlanks.get(name) ?? 6 : blankOf;
}
