import type { ErrorText } from './text.ts';

/** Refusals of happiness homes: facilities, accounts, states, months, grades, use of the subsidy. */
export const happinessMessages = {
  HAPPINESS_NOT_FOUND: { what: '没有找到这个幸福院。', next: '请刷新后重试。' },
  HAPPINESS_EXISTS: { what: '编号 {code} 已登记给另一个幸福院。', next: '请核对编号；确是同一个的，请打开它修改。' },
  HAPPINESS_ENTRY_NOT_FOUND: { what: '没有找到这条登记。', next: '请刷新后重试。' },
  HAPPINESS_ENTRY_WITHDRAWN: { what: '这条登记已经撤销过。', next: '无需再次撤销。' },
  HAPPINESS_ACCOUNT_EXISTS: { what: '“{name}”从 {date} 起的账户已经登记。', next: '有误的，请先撤销原账户，再重新登记。' },
  HAPPINESS_ACCOUNT_PERSONAL: {
    what: '这个账号是台账中个人的收款账户，不能用来收奖补资金。',
    next: '请填写村级“三资”专户或村委会账户。',
  },
  HAPPINESS_ACCOUNT_MISSING: { what: '“{name}”还没有登记村级账户。', next: '请先登记账户。' },
  HAPPINESS_STATUS_EXISTS: { what: '“{name}”从 {date} 起已是这个状态，内容相同。', next: '无需重复登记。' },
  HAPPINESS_MONTH_FUTURE: { what: '“{name}”{month}还没有到，不能填报。', next: '请改正月份；整批没有写入。' },
  HAPPINESS_MEAL_DAYS: { what: '“{name}”{month}的供餐天数多于开放天数。', next: '请核对这两项；整批没有写入。' },
  HAPPINESS_CELL_TWICE: { what: '“{name}”{month}在这一批里出现了两次。', next: '请只保留一处；整批没有写入。' },
  HAPPINESS_GRADE_DAY: {
    what: '“{name}”的等级不能自 {date} 起生效：等级自季度首日起生效。',
    next: '请改为1月、4月、7月或10月1日。',
  },
  HAPPINESS_GRADE_EXISTS: { what: '{date} 起同一等级已经登记（{document}）。', next: '无需重复登记；文号有误的，请先撤销原登记。' },
  HAPPINESS_GRADE_OF_ROUND: {
    what: '这个等级来自等级评定，不能在这里撤销。',
    next: '评定有误的，请用降级、摘牌或新一轮评定更正；否决认定有误的，请在评定档案中撤销那项一票否决。',
  },
  HAPPINESS_GRADE_OF_VETO: {
    what: '这个等级来自一票否决 {code}（{date} 发生），不能单独撤销。',
    next: '认定有误的，请在评定档案中撤销那项一票否决，等级随之恢复。',
  },
  HAPPINESS_GRADE_VETOED: {
    what: '“{name}”自 {date} 起因一票否决 {code} 不达标，不能登记同一天生效的等级。',
    next: '否决认定有误的，请先撤销那项一票否决；重新评定的等级请从以后的季度生效。',
  },
  HAPPINESS_REFUND_ABOVE: {
    what: '“{name}”{year}年净拨 {issued} 元，退回不能是 {amount} 元。',
    next: '请核对金额和年度；已登记过的退回不要再登记。',
  },
  HAPPINESS_SPENDING_FUTURE: { what: '日期晚于今天。', next: '请改正日期。' },
  HAPPINESS_SPENDING_ALONE: { what: '经手人、证明人、审批人有相同的人。', next: '三项应由三个人分别承担。' },
  HAPPINESS_VOUCHER_EXISTS: { what: '“{name}”的票据 {voucher} 已经登记过。', next: '请核对票据号；原登记有误的，请先撤销。' },
  HAPPINESS_RECEIPT_EXISTS: { what: '收据 {receipt} 已经登记过。', next: '请核对收据号。' },
} as const satisfies Record<string, ErrorText>;
