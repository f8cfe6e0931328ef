import type { ErrorText } from './text.ts';

/** Refusals of batches for the bank, of its answers, and of the last steps of a sheet. */
export const bankMessages = {
  BANK_SHEET_NOT_FOUND: { what: '没有找到这份发放表。', next: '请刷新后重试。' },
  BANK_SHEET_NOT_LOCKED: { what: '{month} 发放表{state}，不能制作代发批次。', next: '请先完成审批；批次在审批之后、确认发放之前制作。' },
  BANK_NOTHING_TO_SEND: {
    what: '{month} 发放表的“{part}”没有可以代发的款项。',
    next: '请查看没有列入的款项和原因；已在其他批次里的不会重复列入。',
  },
  BANK_LAYOUT_NOT_FOUND: { what: '没有找到这个代发模板。', next: '请刷新后重新选择。' },
  BANK_LAYOUT_UNCHANGED: { what: '模板与现在使用的完全相同，没有保存新的版本。', next: '无需再次保存。' },
  BANK_LAYOUT_LAST: { what: '“{name}”是最后一个代发模板，不能停用。', next: '请先增加另一个模板。' },
  BANK_LAYOUT_NAME_TAKEN: { what: '已有名为“{name}”的代发模板。', next: '请换一个名称。' },
  BANK_FILE_NOT_FOUND: { what: '没有找到这个代发批次。', next: '请刷新后重试。' },
  BANK_FILE_WITHDRAWN: { what: '批次 {batch} 已作废。', next: '请使用重新制作的批次。' },
  BANK_FILE_ANSWERED: { what: '批次 {batch} 已有银行回盘结果，不能作废。', next: '失败的款项会列入退票，在以后月份重发。' },
  BANK_FILE_CHANGED: { what: '批次 {batch} 的文件内容与登记的校验值不符，没有保存。', next: '请停止使用这个批次并联系技术支持。' },
  BANK_RESULT_NO_BATCH: {
    what: '回盘文件没有“批次号”一列，不能判断属于哪个批次：{file}',
    next: '请在批次所在的一行点“导入回盘”，由程序按该批次核对。',
  },
  BANK_RESULT_MISMATCH: {
    what: '回盘文件与台账不符，共 {count} 处，没有写入任何数据。第一处：{first}',
    next: '请按清单向银行核对，更正后重新导入。',
  },
  BANK_RETURN_NOT_FOUND: { what: '没有找到这笔退票。', next: '请刷新后重试。' },
  BANK_RETURN_RELEASED: { what: '这笔退票已经准予按原账户重发。', next: '无需再次办理。' },
  BANK_ROW_NOT_FOUND: { what: '批次 {batch} 没有第 {sequence} 行。', next: '请核对序号。' },
  BANK_ROW_RETURNED: { what: '批次 {batch} 第 {sequence} 行已登记退票。', next: '无需再次登记。' },
  BANK_ROW_OPEN: {
    what: '批次 {batch} 第 {sequence} 行还没有回盘结果。',
    next: '请先导入银行回盘；退票登记用于回盘成功之后又退回的款项。',
  },
  BANK_RETURN_CLOSED: {
    what: '{month} 发放表{state}，不能登记退票。',
    next: '退票在送财政之后、归档之前登记；归档之后退回的款项请先与财政部门核对。',
  },
  BANK_NOTHING_LEFT: { what: '{month} 发放表没有未列入批次、可以转下月补发的款项。', next: '无需办理。' },
  SHEET_STEP_SAME_PERSON: { what: '{step}不能由同一人（{name}）办理。', next: '请由另一名用户登录后办理；管理员可以注明理由后代办。' },
  SHEET_STEP_OPEN_LINES: {
    what: '{month} 发放表还有 {count} 笔、{amount} 元没有发放结果。',
    next: '请先导入银行回盘；用现金、支票等发放的登记其他方式发放；没有付过的转下月补发；仍要先确认发放的，请在说明里写明。',
  },
  SHEET_ARCHIVE_OPEN_LINES: {
    what: '{month} 发放表还有 {count} 笔、{amount} 元没有结果，不能归档：未列入批次 {rest} 笔，没有回盘结果 {open} 笔。',
    next: '没有付过的，请转下月补发；用现金、支票等另行支付的，请登记其他方式发放；没有回盘的，向银行核对后在批次明细逐笔登记结果。',
  },
  SHEET_STEP_TOO_EARLY: { what: '日期 {date} 早于上一步的日期 {before}。', next: '请核对日期。' },
} as const satisfies Record<string, ErrorText>;
