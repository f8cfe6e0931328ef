/** Columns of 特困人员异动登记表. */
import { field, fieldWords } from '../columns.ts';

/** Which of the optional columns a row must fill depends on the type of its change. */
export const changeFields = [
  field('sequence', '序号', 'No 编次', { isUnused: true }),
  field('type', '变动类型', '异动类型 变更类型 变动类别 异动类别 变动事项 异动事项 变更事项 变动情况', { isRequired: true }),
  field('town', '乡镇（街道）', '乡镇街道 街道 镇街 所属乡镇 所属街道 乡镇/街道 所在乡镇 镇（街道）', { isFilledDown: true }),
  field('village', '村（社区）', '社区 村居 村（居） 行政村 村委会 所属村 所属社区 村/社区 所在村', { isFilledDown: true }),
  field('name', '姓名', '特困人员姓名 供养对象姓名 对象姓名 五保对象姓名 人员姓名', { isRequired: true }),
  field('idNumber', '身份证号', '身份证号码 公民身份号码 公民身份证号码 居民身份证号 居民身份证号码 身份证 证件号码 证件号', {
    isRequired: true,
  }),
  field('on', '变动日期', '异动日期 变更日期 变动时间 异动时间 变更时间 发生日期 发生时间 生效日期', { isRequired: true }),
  field('before', '变动前', '变更前 异动前 原情况 变动前情况'),
  field('after', '变动后', '变更后 异动后 现情况 变动后情况'),
  field('home', '供养机构', '供养机构名称 供养服务机构 敬老院 敬老院名称 入住机构 转入机构 入住敬老院'),
  field('reason', '原因', '变动原因 异动原因 变更原因 减少原因 终止原因 事由'),
  field('sex', '性别', ''),
  field('ethnicity', '民族', ''),
  field('areaType', '户籍类型', '户口类型 户口性质 户籍性质 户籍类别 城乡类别 城乡类型'),
  field('category', '人员类别', '特困类别 特困人员类别 五保类别 对象类别 人员类型'),
  field('caregiverName', '照料人姓名', '照料人 照料服务人 照料服务人姓名 照料护理人 委托照料人 照料人/姓名'),
  field('caregiverIdNumber', '照料人身份证号', '照料人身份证 照料人身份证号码 照料服务人身份证号'),
  field('caregiverPhone', '照料人电话', '照料人联系电话 照料人手机号 照料服务人电话 照料服务人联系电话'),
  field('bank', '开户银行', '开户行 开户行名称 银行名称'),
  field('accountHolder', '账户名', '户名 账户名称 开户名 账户姓名'),
  field('accountNumber', '一卡通账号', '一卡通号 银行账号 账号 银行卡号 卡号 社保卡号 存折账号'),
  field('phone', '联系电话', '电话 本人电话 手机号 手机号码 联系方式'),
  field('wish', '集中供养意愿', '入住意愿 是否愿意集中供养 有无集中供养意愿'),
  field('remark', '备注', '说明', { isUnused: true }),
];

export const changeWords = fieldWords(changeFields);

export type ChangeField = (typeof changeFields)[number]['key'];
