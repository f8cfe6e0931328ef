import type { ErrorText } from './text.ts';

/** Refusals of the light registers. */
export const registerMessages = {
  REGISTER_UNKNOWN: { what: '没有这本登记簿。', next: '请刷新后重新选择。' },
  REGISTER_ELSEWHERE: { what: '“{title}”在“{place}”办理，这里不另外登记。', next: '请到“{place}”办理。' },
  REGISTER_RECORD_NOT_FOUND: { what: '没有找到这条登记，或已经撤销。', next: '请刷新后重试。' },
  REGISTER_FINISHED: { what: '{number} 已经办结，不能改动。', next: '确有错误的，请先撤销最后一步。' },
  REGISTER_WRONG_STEP: { what: '{number} 目前为“{state}”，不能“{action}”。', next: '请刷新后按当前状态办理。' },
  REGISTER_STEP_DAY: { what: '办理日期 {date} 早于上一步的 {from}。', next: '请核对日期。' },
  REGISTER_HAS_STEPS: { what: '{number} 已办理 {count} 步，不能整条撤销。', next: '请从最后一步起逐步撤销，再撤销登记。' },
  REGISTER_NOT_LAST: { what: '只能撤销 {number} 的最后一步。', next: '请刷新后重试。' },
  REGISTER_FILE: { what: '文件里没有找到“{title}”的表头：缺少{missing}。', next: '请用“保存导入模板”得到的表填写；列名不要改动。' },
} as const satisfies Readonly<Record<string, ErrorText>>;
