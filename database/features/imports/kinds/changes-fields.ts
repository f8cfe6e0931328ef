/** Columns of 特困人员异动登记表. */
import { type FieldSpec, fieldWords } from '../columns.ts';

export type ChangeField =
  | 'sequence' | 'type' | 'town' | 'village' | 'name' | 'idNumber' | 'on' | 'before' | 'after' | 'home' | 'reason'
  | 'sex' | 'ethnicity' | 'areaType' | 'category' | 'caregiverName' | 'caregiverIdNumber' | 'caregiverPhone' | 'bank' | 'accountHolder' | 'accountNumber' | 'phone' | 'wish' | 'remark';

const required = true;
const optional = false;

/** Which of the optional columns a row must fill depends on the type of its change. */
export const changeFields: readonly FieldSpec<ChangeField>[] = [
  { key: 'sequence', title: '序号', aliases: ['No', '编次'], isRequired: optional, isUnused: true },
  { key: 'type', title: '变动类型', aliases: ['异动类型', '变更类型', '变动类别', '异动类别', '变动事项', '异动事项', '变更事项', '变动情况'], isRequired: required },
  { key: 'town', title: '乡镇（街道）', aliases: ['乡镇街道', '街道', '镇街', '所属乡镇', '所属街道', '乡镇/街道', '所在乡镇', '镇（街道）'], isRequired: optional, isFilledDown: true },
  { key: 'village', title: '村（社区）', aliases: ['社区', '村居', '村（居）', '行政村', '村委会', '所属村', '所属社区', '村/社区', '所在村'], isRequired: optional, isFilledDown: true },
  { key: 'name', title: '姓名', aliases: ['特困人员姓名', '供养对象姓名', '对象姓名', '五保对象姓名', '人员姓名'], isRequired: required },
  { key: 'idNumber', title: '身份证号', aliases: ['身份证号码', '公民身份号码', '公民身份证号码', '居民身份证号', '居民身份证号码', '身份证', '证件号码', '证件号'], isRequired: required },
  { key: 'on', title: '变动日期', aliases: ['异动日期', '变更日期', '变动时间', '异动时间', '变更时间', '发生日期', '发生时间', '生效日期'], isRequired: required },
  { key: 'before', title: '变动前', aliases: ['变更前', '异动前', '原情况', '变动前情况'], isRequired: optional },
  { key: 'after', title: '变动后', aliases: ['变更后', '异动后', '现情况', '变动后情况'], isRequired: optional },
  { key: 'home', title: '供养机构', aliases: ['供养机构名称', '供养服务机构', '敬老院', '敬老院名称', '入住机构', '转入机构', '入住敬老院'], isRequired: optional },
  { key: 'reason', title: '原因', aliases: ['变动原因', '异动原因', '变更原因', '减少原因', '终止原因', '事由'], isRequired: optional },
  { key: 'sex', title: '性别', aliases: [], isRequired: optional },
  { key: 'ethnicity', title: '民族', aliases: [], isRequired: optional },
  { key: 'areaType', title: '户籍类型', aliases: ['户口类型', '户口性质', '户籍性质', '户籍类别', '城乡类别', '城乡类型'], isRequired: optional },
  { key: 'category', title: '人员类别', aliases: ['特困类别', '特困人员类别', '五保类别', '对象类别', '人员类型'], isRequired: optional },
  { key: 'caregiverName', title: '照料人姓名', aliases: ['照料人', '照料服务人', '照料服务人姓名', '照料护理人', '委托照料人', '照料人/姓名'], isRequired: optional },
  { key: 'caregiverIdNumber', title: '照料人身份证号', aliases: ['照料人身份证', '照料人身份证号码', '照料服务人身份证号'], isRequired: optional },
  { key: 'caregiverPhone', title: '照料人电话', aliases: ['照料人联系电话', '照料人手机号', '照料服务人电话', '照料服务人联系电话'], isRequired: optional },
  { key: 'bank', title: '开户银行', aliases: ['开户行', '开户行名称', '银行名称'], isRequired: optional },
  { key: 'accountHolder', title: '账户名', aliases: ['户名', '账户名称', '开户名', '账户姓名'], isRequired: optional },
  { key: 'accountNumber', title: '一卡通账号', aliases: ['一卡通号', '银行账号', '账号', '银行卡号', '卡号', '社保卡号', '存折账号'], isRequired: optional },
  { key: 'phone', title: '联系电话', aliases: ['电话', '本人电话', '手机号', '手机号码', '联系方式'], isRequired: optional },
  { key: 'wish', title: '集中供养意愿', aliases: ['入住意愿', '是否愿意集中供养', '有无集中供养意愿'], isRequired: optional },
  { key: 'remark', title: '备注', aliases: ['说明'], isRequired: optional, isUnused: true },
];

export const changeWords = fieldWords(changeFields);
