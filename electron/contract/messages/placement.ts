import type { ErrorText } from './text.ts';

/** Refusals of applications, the waiting list and the planner. */
export const placementMessages = {
  APPLICATION_NOT_FOUND: { what: '没有找到这份入住申请。', next: '请刷新后重试。' },
  APPLICATION_EXISTS: { what: '{name} 已有办理中的入住申请（{number}）。', next: '请在那份申请上继续办理；不再需要的，先关闭它。' },
  APPLICATION_CLOSED: { what: '入住申请 {number} 已经办结或关闭，不能再改。', next: '确需入住的，请重新登记申请。' },
  APPLICATION_OWN: { what: '这份申请由您登记，审批应由另一人办理。', next: '请由另一位审核审批人员办理；确需代办的，由管理员写明理由。' },
  APPLICATION_NOT_READY: {
    what: '还不能办理入住：{missing}。',
    next: '请先补齐；意愿书和入院前安全风险评估缺一不可，县级审批不同意的不能入住。',
  },
  PERSON_NOT_WAITING: { what: '{name} {why}，不能登记入住申请。', next: '请核对人员的状态和供养方式。' },
  PLAN_NOT_FOUND: { what: '没有找到这份安置方案。', next: '请刷新后重试，或重新编制方案。' },
  PLAN_LINE_DECIDED: { what: '{name} 的安排已经决定过。', next: '请刷新后查看；要取消预留，请到床位图办理。' },
  PLAN_LINE_UNPLACED: { what: '方案没有给 {name} 安排机构。', next: '请重新编制方案，或在等候名单上为其选择床位。' },
  PLAN_NOT_WAITING: { what: '{name} 已不在等候名单上，或已经预留了床位。', next: '请重新编制方案。' },
  PLAN_APPROVED_ELSEWHERE: { what: '{name} 不能安排到{home}：县级审批{decision}。', next: '方案编制后有了审批决定，请重新编制方案。' },
  PLAN_NO_BED_LEFT: { what: '{home} 已没有适合 {name} 的空余床位。', next: '编制方案后床位有变化，请重新编制方案。' },
} as const satisfies Record<string, ErrorText>;
