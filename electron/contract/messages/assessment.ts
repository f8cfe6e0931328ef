import type { ErrorText } from './text.ts';

/** Refusals of self-care assessments and of the calendar of working days. */
export const assessmentMessages = {
  ASSESSMENT_NOT_FOUND: { what: '没有找到这次评估。', next: '请刷新后重试。' },
  ASSESSMENT_BEFORE_BIRTH: { what: '评估日期早于 {name} 的出生日期（{born}）。', next: '请核对评估日期。' },
  ASSESSMENT_AFTER_DEATH: {
    what: '{name} 已于 {date} 死亡，不能登记之后的评估。',
    next: '请核对评估日期和人员；死亡登记有误的，请先撤销死亡记录。',
  },
  ASSESSMENT_ANSWERS: { what: '评估表里没有“{item}”这个选项（{scale}）。', next: '请刷新后重新填写；没有写入任何内容。' },
  ASSESSMENT_INCOMPLETE: { what: '还有 {count} 项没有评定：{items}。', next: '请逐项选择后再登记；空着的不算“能”。' },
  ASSESSMENT_SIGNATURES: { what: '评估签字不全：{what}。', next: '结论需要 {count} 名评估人和 1 名见证人；补齐后再登记。' },
  ASSESSMENT_LEVEL: { what: '“{scale}”没有这个结论：{level}。', next: '请重新选择结论。' },
  ASSESSMENT_SAME_DAY: { what: '{name} {date} 已有一次“{scale}”。', next: '登记有误的，请先撤销那一次。' },
  ASSESSMENT_DOUBTS: { what: '这次评估有需要核对的地方：{doubts}。', next: '核对无误后勾选“已核对”再登记。' },
  ASSESSMENT_WITHDRAWN: { what: '{name} {date} 的评估已经撤销。', next: '无需再次撤销。' },
  ASSESSMENT_ONLY_LEVEL: {
    what: '这是 {name} 唯一的自理能力记录，不能撤销。',
    next: '请先登记正确的评估，再撤销这一次。',
  },
  SCALE_NOT_FOUND: { what: '没有找到这种评估表。', next: '请刷新后重试。' },
  SCALE_NOT_IN_FORCE: { what: '{date} 不执行“{scale}”第 {version} 版（当日：{right}）。', next: '请核对评估日期，或换用当日执行的版本。' },
  REPORT_NOT_FOUND: { what: '没有找到这份变化报告。', next: '请刷新后重试。' },
  REPORT_CLOSED: { what: '这份变化报告已于 {date} 办结。', next: '无需再办。' },
  TIERS_INCOMPLETE: { what: '{count} 个能力等级要各对应一个档次。', next: '请补齐后再保存。' },
  TIERS_ORDER: { what: '能力等级较重的，档次不能反而较轻。', next: '请按由轻到重的顺序核对。' },
  TIERS_SAME_DAY: { what: '自 {date} 起已有对应关系。', next: '同一天只能有一份；请另选起始日期。' },

  CALENDAR_LINES: { what: '第 {line} 行读不懂：{fault}（共 {count} 处）。', next: '请改好后再保存；没有写入任何内容。' },
  CALENDAR_TOO_FEW: {
    what: '{year} 年只写了 {count} 个节日，放假安排不全。',
    next: '请按国务院办公厅的通知把全年的放假和调休都写上；没有写入任何内容。',
  },
} as const satisfies Record<string, ErrorText>;
