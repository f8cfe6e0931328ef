/** Columns of 特困人员花名册, with the titles of the provincial export 特困人员人员查询. */
import { field, fieldWords } from '../columns.ts';

export const rosterFields = [
  field('sequence', '序号', 'No 编次', { isUnused: true }),
  field('county', '所属区县', '区县 县（市、区） 所在区县 县区 所属县区', { isFilledDown: true }),
  field(
    'town',
    '乡镇（街道）',
    '乡镇街道 街道 镇街 镇（街道） 乡（镇） 镇街名称 所属乡镇 所属街道 所属乡镇（街道） 所在乡镇 乡镇名称 镇办 乡镇/街道 街道（乡镇） 街道乡镇',
    { isRequired: true, isFilledDown: true },
  ),
  field(
    'village',
    '村（社区）',
    '社区 村居 村（居） 行政村 村委会 村（居）委会 村名 村社区 所属社区 所属村 所属村居 所属村（社区） 所在村 村/社区 社区（村） 村（居）名称',
    { isRequired: true, isFilledDown: true },
  ),
  field('name', '姓名', '特困人员姓名 供养对象姓名 对象姓名 保障对象姓名 五保对象姓名 人员姓名 供养人员姓名', { isRequired: true }),
  field('sex', '性别', '', { isRequired: true }),
  field('ethnicity', '民族', ''),
  field('bornOn', '出生日期', '出生年月日 出生时间 出生年月 生日', { isRequired: true }),
  field('age', '年龄', '周岁 年龄（周岁）', { isUnused: true }),
  field(
    'idNumber',
    '身份证号',
    '身份证号码 公民身份号码 公民身份证号码 公民身份证号 居民身份证号 居民身份证号码 身份证 证件号码 证件号 身份号码 本人身份证号',
    { isRequired: true },
  ),
  field('areaType', '户籍类型', '户籍类型（城市/农村） 户口类型 户口性质 户籍性质 户籍类别 城乡类别 城乡类型 城乡属性 户口类别', {
    isRequired: true,
  }),
  field('address', '户籍地址', '家庭住址 住址 地址 现住址 家庭地址 详细地址 居住地址 户籍所在地 户口所在地'),
  field(
    'category',
    '人员类别',
    '人员类别（老年人/残疾人/未成年人） 特困类别 特困人员类别 五保类别 对象类别 人员类型 供养对象类别 特困类型 特困人员类型',
    { isRequired: true },
  ),
  field(
    'disabilityNumber',
    '残疾证号',
    '残疾证/证号 残疾证/残疾证号 残疾人证号 残疾证号码 残疾人证号码 残疾情况/证号 残疾情况/残疾证号 残疾人证/证号 残疾证编号',
  ),
  field(
    'disabilityKind',
    '残疾类别',
    '残疾证/类别 残疾证/残疾类别 残疾类型 残疾种类 残疾情况/类别 残疾情况/残疾类别 残疾人证/类别 残疾证/类型',
  ),
  field('disabilityGrade', '残疾等级', '残疾证/等级 残疾证/残疾等级 残疾级别 残疾情况/等级 残疾情况/残疾等级 残疾人证/等级 残疾证/级别'),
  field('illness', '健康状况', '健康状况/患病病种 患病病种 主要疾病 身体状况 病种 患病情况'),
  field(
    'level',
    '生活自理能力',
    '自理能力 自理能力等级 自理能力类别 生活自理能力等级 生活自理能力评估等级 生活自理能力评估结果 护理等级 失能等级 自理状况 生活自理情况 自理情况 评估结果 评估结论 生活自理能力/等级 生活自理能力/评估结果',
    { isRequired: true },
  ),
  field(
    'assessedOn',
    '评估日期',
    '评估时间 自理能力评估日期 自理能力评估时间 生活自理能力评估日期 生活自理能力评估时间 生活自理能力/评估日期 生活自理能力/评估时间',
    { isRequired: true },
  ),
  field('mode', '供养方式', '供养形式 供养类型 供养类别 救助供养形式 救助供养方式 五保供养方式 五保供养形式', { isRequired: true }),
  field(
    'home',
    '供养机构',
    '供养机构（集中） 供养机构名称 供养服务机构 供养服务机构名称 敬老院 敬老院名称 所在敬老院 所在机构 入住机构 入住敬老院 集中供养机构 集中供养机构名称',
  ),
  field(
    'caregiverName',
    '照料人姓名',
    '照料人姓名（分散） 照料人 照料服务人 照料服务人姓名 照料护理人 照料人员 照料人员姓名 委托照料人 照料护理人姓名 照料人/姓名',
  ),
  field('caregiverIdNumber', '照料人身份证号', '照料人身份证 照料人身份证号码 照料服务人身份证号 照料护理人身份证号 照料人员身份证号'),
  field('caregiverPhone', '照料人电话', '照料人联系电话 照料人手机号 照料服务人电话 照料服务人联系电话 照料护理人电话 照料人联系方式'),
  field('caregiverBank', '照料人开户银行', '照料人开户行'),
  field('caregiverHolder', '照料人账户名', '照料人户名'),
  field('caregiverAccount', '照料人账号', '照料人一卡通账号 照料人银行账号 照料人卡号 照料人银行卡号'),
  field(
    'certificateNumber',
    '特困证号',
    '低保（特困）证号 特困人员救助供养证号 救助供养证号 供养证号 五保证号 五保供养证号 特困供养证号 特困人员证号',
  ),
  field(
    'confirmedOn',
    '确认日期',
    '审核确认日期 审核确认时间 确认时间 审批日期 审批时间 批准日期 批准时间 认定日期 认定时间 纳入日期 纳入时间 纳入供养时间 享受日期',
    { isRequired: true },
  ),
  field(
    'firstMonth',
    '最初享受月份',
    '最初享受年月 最初享受月份（YYYY-MM） 起始享受月份 享受起始月份 开始享受月份 起始享受年月 享受待遇起始年月',
  ),
  field('basic', '基本生活标准', '基本生活标准（元） 基本生活费 基本生活供养标准 基本生活费标准 基本生活金 供养金 供养标准'),
  field('care', '照料护理费', '照料护理费用（元） 照料护理费用 照料护理标准 照料护理费标准 护理费 护理标准 照料护理补贴'),
  field('total', '合计', '合计（元） 合计金额 月合计 月发放金额 月保障金额 每月合计'),
  field('bank', '开户银行', '开户行 开户行名称 开户银行名称 银行 银行名称 发放银行'),
  field('accountHolder', '账户名', '户名 账户名称 开户名 开户人 账户姓名 银行户名 开户人姓名 银行账户名'),
  field(
    'accountNumber',
    '一卡通账号',
    '一卡通号 一卡通卡号 银行账号 银行账户 账号 账户 银行卡号 卡号 社保卡号 社会保障卡号 存折账号 惠民一卡通账号 惠民惠农一卡通账号 一卡通账户 银行卡账号 开户账号',
  ),
  field('phone', '联系电话', '电话 本人电话 本人联系电话 手机 手机号 手机号码 联系方式 电话号码 联系手机'),
  field('wish', '集中供养意愿', '入住意愿 集中供养意向 是否愿意集中供养 有无集中供养意愿 供养意愿 是否有集中供养意愿'),
  field('reviewedOn', '年审日期', '年审时间 复核日期 年度复核日期'),
  field('remark', '备注', '说明 备注说明 其他'),
  // Columns of the provincial export that this ledger keeps elsewhere or not at all.
  field('relation', '与户主关系', '', { isUnused: true }),
  field('marriage', '婚姻状况', '', { isUnused: true }),
  field('education', '文化程度', '学历', { isUnused: true }),
  field('politics', '政治面貌', '', { isUnused: true }),
  field('employment', '就业状况', '劳动能力', { isUnused: true }),
  field('insurance', '参保类型', '医保类型 参保情况', { isUnused: true }),
  field('poverty', '是否脱贫享受政策人口', '是否建档立卡扶贫对象 是否建档立卡 是否脱贫人口 是否脱贫户', { isUnused: true }),
  field('relief', '救助类型', '救助类别', { isUnused: true }),
];

export const rosterWords = fieldWords(rosterFields);

export type RosterField = (typeof rosterFields)[number]['key'];
