/** Columns of 改造提升项目进度台账: those of the samples and the long official header; amounts in 万元 unless the title says 元. */
import { field, fieldWords } from '../columns.ts';

const units = ['', '(万元)', '(元)'] as const;
/** Every title with and without its unit. */
const inMoney = (...titles: readonly string[]): string => titles.flatMap((title) => units.map((unit) => `${title}${unit}`)).join(' ');
/** `其中/中央`, `批复投资/中央`, `其中中央`, `中央`, `中央资金`. */
const share = (...names: readonly string[]): string =>
  inMoney(
    ...names.flatMap((name) => [
      name,
      `其中${name}`,
      `其中/${name}`,
      `其中(万元)/${name}`,
      `批复投资/${name}`,
      `批复投资(万元)/${name}`,
      `批复投资其中/${name}`,
      `批复投资其中(万元)/${name}`,
    ]),
  );
const beds = (when: string): string =>
  `${when}床位数 ${when}总床位 ${when}床位合计 ${when}床位/合计 ${when}床位/床位 ${when}/床位 ${when}/合计`;
const nursing = (when: string): string =>
  `${when}护理型床位 ${when}其中护理型 ${when}床位/其中护理型 ${when}床位/护理型 ${when}/护理型 ${when}/其中护理型 ${when}护理型床位数`;

export const projectFields = [
  field('sequence', '序号', '编次 No', { isUnused: true }),
  field('code', '项目编号', '项目代码 项目编码 编号', { isRequired: true }),
  field('name', '项目名称', '改造项目 改造项目名称'),
  field('batchYear', '年度任务批次', '任务批次 批次 年度 任务年度 计划年度 年度批次', { isRequired: true, isFilledDown: true }),
  field('county', '县（市、区）', '县市区 县区 所在县', { isUnused: true }),
  field('town', '乡镇', '乡镇（街道） 所在乡镇 所属乡镇 镇街 街道', { isFilledDown: true }),
  field('home', '敬老院名称', '敬老院 机构名称 机构 院名 供养机构 供养机构名称 敬老院（机构）名称', { isRequired: true }),
  field('level', '级别', '机构级别 敬老院级别', { isUnused: true }),
  field('kind', '改造类型', '类型 项目类型 改造提升类型 建设性质', { isRequired: true }),
  field('content', '主要建设内容', '建设内容 改造内容 主要内容 主要改造内容'),
  field('floorArea', '建筑面积㎡', '建筑面积 建筑面积（㎡） 建筑面积(平方米) 建筑面积(m2) 改造面积 改造面积㎡'),
  field('bedsBefore', '改造前床位', beds('改造前')),
  field('nursingBefore', '改造前护理型', nursing('改造前')),
  field('bedsAfter', '改造后床位', beds('改造后')),
  field('nursingAfter', '改造后护理型', nursing('改造后')),
  field('approvalNo', '批复文号', '立项文号 批复文件 立项批复文号 批复文号及日期'),
  field('approved', '批复投资(万元)', inMoney('批复投资', '批复总投资', '总投资', '计划投资', '批复投资/合计', '批复投资合计')),
  field('central', '中央(万元)', share('中央', '中央级', '中央资金')),
  field('province', '省级(万元)', share('省级', '省', '省级补助', '省级资金')),
  field('city', '市级(万元)', share('市级', '市', '市级补助', '市级资金')),
  field('countyFunds', '县级(万元)', share('县级', '县', '县级财政', '县级资金', '区县', '县(市、区)')),
  field('other', '其他(万元)', share('其他', '其它', '其他资金', '自筹', '其他来源')),
  field('received', '资金到位(万元)', inMoney('资金到位', '到位资金', '到位', '累计到位', '已到位', '已到位资金')),
  field('spent', '资金支出(万元)', inMoney('资金支出', '支出', '累计支出', '已支出', '已支出资金', '支付资金')),
  field('spentShare', '支付率%', '支付率 支付率(%) 支出率', { isUnused: true }),
  field('contractor', '施工单位', '施工企业 中标单位 承建单位'),
  field('supervisor', '监理单位', '监理企业'),
  field('contractFen', '合同价(万元)', inMoney('合同价', '合同金额', '合同价款', '中标价', '施工合同价')),
  field('plannedStart', '计划开工', '计划开工日期 计划开工时间'),
  field('started', '实际开工', '实际开工日期 开工日期 实际开工时间 开工时间'),
  field('plannedEnd', '计划完工', '计划完工日期 计划竣工 计划竣工日期 计划完工时间'),
  field('completed', '实际完工', '实际完工日期 实际竣工 实际竣工日期 完工日期 实际完工时间'),
  field('accepted', '验收日期', '竣工验收日期 竣工验收时间 验收时间'),
  field('fireDocument', '消防验收文号', '消防验收/备案文号 消防验收备案文号 消防文号 消防备案文号 消防验收（备案）文号'),
  field('stage', '当前阶段', '阶段 项目阶段 建设阶段 进展阶段', { isRequired: true }),
  field('percent', '形象进度%', '形象进度 形象进度(%) 工程进度 工程进度%'),
  field('lagDays', '滞后天数', '滞后', { isUnused: true }),
  field('problems', '存在问题', '问题 存在的问题'),
  field('nextSteps', '下步措施及时限', '下步措施 下一步措施 整改措施 措施及时限'),
  field('unit', '责任单位', '实施单位 建设单位 项目单位'),
  field('managerName', '责任人', '负责人 项目负责人 联系人'),
  field('managerPhone', '电话', '联系电话 责任人电话 手机'),
  field('photos', '照片数', '照片 照片数量', { isUnused: true }),
  field('updatedAt', '更新时间', '更新日期 填报时间', { isUnused: true }),
  field('remark', '备注', '说明', { isUnused: true }),
];
export type ProjectField = (typeof projectFields)[number]['key'];
export const projectWords = fieldWords(projectFields);
