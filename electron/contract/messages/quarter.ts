import type { ErrorText } from './text.ts';

/** Refusals of quarterly reports. */
export const quarterMessages = {
  QUARTER_SEALED: { what: '{period}报告已以 {documentNo} 封存，不能再改。', next: '以后查明的情况在下一期报告中更正。' },
  QUARTER_NAMES: { what: '正文中有不认识的数据名称：{names}。', next: '请改成正文原有的数据名称，或去掉花括号直接写文字。' },
  QUARTER_NUMBER_USED: { what: '发文字号 {documentNo} 已用于{period}报告。', next: '请填写新的发文字号。' },
  QUARTER_DATED: { what: '成文日期 {dated} 早于统计截止日期 {end}。', next: '请填写截止日期当天或以后的日期。' },
  QUARTER_NOT_DUE: { what: '{end} 不是季度报送的日期。', next: '请选择报送期限所列的日期；期限在“系统参数”的“季度报送期限”中。' },
  QUARTER_NOT_EDITABLE: { what: '{town}的季报现在是“{state}”，不能填报。', next: '已报送的须由县级退回后再改；已接收的不再改动。' },
  QUARTER_NOT_SUBMITTED: { what: '{town}的季报现在是“{state}”，不能接收或退回。', next: '请等乡镇报送后再办理。' },
  QUARTER_REASON: { what: '退回{town}的季报没有写明理由。', next: '请写明需要修改的内容。' },
  QUARTER_INCOMPLETE: { what: '季报还没有填完，没有报送：{fields}。', next: '请填完后再报送；填了一部分可先保存草稿。' },
} as const satisfies Record<string, ErrorText>;
