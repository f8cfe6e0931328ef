/** What may stand in the braces of a Word template, by whom it is made for: name, group, what it is, room left where nothing is known, an invented example. */
import type { LetterSubject } from '../../../electron/contract/word-templates.ts';
import { fields as personFields, group, type Field } from '../papers/fields.ts';

const office = group('单位与日期', [
  ['县名', 6, '肥城市'],
  ['民政局', 8, '肥城市民政局'],
  ['今天', 'day', '2022年3月12日'],
  ['年份', 3, '2022'],
  ['经办人', 5, '经办员', '登录的用户'],
]);

const row = '写在表格的一行里，按名单逐人重复';
const namesList = group('名单', [
  ['名单.序号', 2, '1', row],
  ['名单.姓名', 4, '王福贵', row],
  ['名单.性别', 2, '男', row],
  ['名单.年龄', 2, '71', row],
  ['名单.身份证号', 9, '370999195103080017', row],
  ['名单.自理能力', 4, '部分丧失', row],
  ['名单.供养方式', 4, '集中供养', row],
  ['名单.户籍村', 6, '前寨子村村委会', row],
  ['名单.供养机构', 8, '王庄镇中心敬老院', row],
]);

const homeFields = [
  ...group('敬老院', [
    ['机构名称', 12, '王庄镇中心敬老院'],
    ['机构编号', 6, '370983H01'],
    ['机构所在乡镇', 6, '王庄镇'],
    ['乡镇政府', 10, '王庄镇人民政府'],
    ['机构负责人', 5, '李长顺'],
    ['机构电话', 8, '0538-3210000'],
    ['机构信用代码', 10, '12370983MB00000000'],
    ['核定床位', 3, '60'],
    ['护理型床位', 3, '20'],
    ['入住人数', 3, '42', '含请假、住院'],
    ['空余床位', 3, '18'],
    ['入住率', 4, '70.0%'],
    ['完全丧失人数', 3, '12'],
    ['部分丧失人数', 3, '14'],
    ['具备自理人数', 3, '16'],
    ['护理员人数', 3, '6'],
  ]),
  ...namesList,
  ...office,
];

const villageFields = [
  ...group('村（居）', [
    ['村名', 8, '前寨子村村委会'],
    ['乡镇', 6, '王庄镇'],
    ['乡镇政府', 10, '王庄镇人民政府'],
    ['在册人数', 3, '8'],
    ['集中供养人数', 3, '3'],
    ['分散供养人数', 3, '5'],
    ['完全丧失人数', 3, '2'],
    ['愿进未进人数', 3, '1'],
    ['幸福院名称', 10, '前寨子村幸福院'],
    ['幸福院等级', 4, '二级'],
  ]),
  ...namesList,
  ...office,
];

const projectFields = [
  ...group('改造项目', [
    ['项目编号', 8, '370983R202101'],
    ['项目名称', 16, '王庄镇中心敬老院改造提升项目'],
    ['机构名称', 12, '王庄镇中心敬老院'],
    ['乡镇', 6, '王庄镇'],
    ['乡镇政府', 10, '王庄镇人民政府'],
    ['年度任务', 5, '2022年度'],
    ['批复投资', 6, '120.50', '万元'],
    ['到位资金', 6, '80.00', '万元'],
    ['支出资金', 6, '62.30', '万元'],
    ['改造前床位', 3, '40'],
    ['改造后床位', 3, '60'],
    ['改造后护理型床位', 3, '30'],
    ['当前阶段', 5, '开工'],
    ['形象进度', 4, '45%'],
    ['下一阶段', 5, '完工'],
    ['下一阶段计划日期', 'day', '2022年9月30日'],
    ['滞后天数', 3, '12', '不滞后的写0'],
  ]),
  ...office,
];

const bySubject: Readonly<Record<LetterSubject, readonly Field[]>> = {
  person: personFields,
  home: homeFields,
  village: villageFields,
  project: projectFields,
};

export function letterFields(subject: LetterSubject): readonly Field[] {
  return bySubject[subject];
}

const longestLine = 10;

/** Where nothing is known: empty in a cell of its own, in a sentence room to write by hand. */
export function blankText(blank: Field['blank'], isAlone: boolean): string {
  if (isAlone) return '';
  return blank === 'day' ? '    年  月  日' : '__'.repeat(Math.min(blank, longestLine));
}
