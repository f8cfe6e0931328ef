import type { ErrorText } from './text.ts';

/** Refusals of the register of benefits drawn twice. */
export const overlapMessages = {
  OVERLAP_NOT_FOUND: { what: '没有找到这件重复享受。', next: '请刷新重复享受台账后重试。' },
  OVERLAP_EXISTS: {
    what: '{name}的{benefit}在 {from} 至 {until} 之间已有登记。',
    next: '请打开已有的登记办理；登记有误的先撤销。',
  },
  OVERLAP_NONE: {
    what: '{name}在 {from} 至 {until} 没有发放过特困供养金，没有重复的月份。',
    next: '请核对月份和人员；当月发放表审批之后才算已发放。',
  },
  OVERLAP_TOO_LATE: { what: '截止月份 {until} 晚于发现日期 {date} 所在的月份。', next: '对方只可能发到发现当月，请核对月份。' },
  OVERLAP_DAY: { what: '日期 {date} 不在 {from} 至 {until} 之间。', next: '请核对日期；还没有发生的事到当天再登记。' },
  OVERLAP_WRONG_STATE: { what: '{name}的这件重复享受目前是“{state}”，不能办理“{action}”。', next: '请刷新后按当前状态办理。' },
  OVERLAP_EVIDENCE_KIND: { what: '“家庭已重新核算”只用于低保，{benefit}不用登记。', next: '请登记书面反馈。' },
  OVERLAP_EVIDENCE_NOT_FOUND: { what: '没有找到这条反馈，或已经撤销。', next: '请刷新后重试。' },
  OVERLAP_EVIDENCE_MISSING: { what: '{name}的这件重复享受还缺：{missing}，不能办结。', next: '请在对方反馈到齐、登记之后办结。' },
  OVERLAP_SHORTFALL: {
    what: '应追回 {fen} 元，对方已追回 {recovered} 元，还差 {left} 元，没有写明原因，不能办结。',
    next: '请等对方追回，或在办结说明里写明未追回的原因。',
  },
} as const satisfies Record<string, ErrorText>;
