import type { ErrorText } from './text.ts';

/** Refusals of renovation projects: registration, stages and their gates, plans. */
export const renovationMessages = {
  RENOVATION_NOT_FOUND: { what: '没有找到这个改造项目。', next: '请刷新后重试。' },
  RENOVATION_EXISTS: { what: '项目编号 {code} 已登记给“{name}”。', next: '请核对编号；确是同一个项目的，请打开它修改。' },
  RENOVATION_PAID: { what: '“{name}”已有付款登记，不能撤销。', next: '不再实施的，请登记“取消”；付款有误的，请先撤销付款。' },
  RENOVATION_WITHDRAW_TASK: {
    what: '“{name}”在 {year} 年度任务中，不能撤销。',
    next: '请先由审批人凭文件从年度任务中调出；不再实施但仍计入任务数的，请登记“取消”。',
  },
  RENOVATION_ENTRY_NOT_FOUND: { what: '没有找到这条登记。', next: '请刷新后重试。' },
  RENOVATION_ENTRY_WITHDRAWN: { what: '这条登记已经撤销过。', next: '无需再次撤销。' },
  RENOVATION_CANCELLED: { what: '项目已取消，不能再登记“{stage}”。', next: '取消有误的，请先撤销“取消”的登记。' },
  RENOVATION_SUSPENDED: { what: '项目正在暂停，不能登记“{stage}”。', next: '请先登记“恢复”。' },
  RENOVATION_NOT_SUSPENDED: { what: '项目没有暂停，不能登记“恢复”。', next: '请刷新后查看项目现在的状态。' },
  RENOVATION_EVENT_REASON: { what: '登记“{stage}”没有写明原因。', next: '请在“原因”中写明。' },
  RENOVATION_EVENT_DOCUMENT: { what: '登记“{stage}”没有批准文号。', next: '请填写批准的文号。' },
  RENOVATION_STAGE_DONE: { what: '“{stage}”已于{date}登记。', next: '日期或文号有误的，请先撤销原登记，再重新登记。' },
  RENOVATION_STAGE_ORDER: {
    what: '“{stage}”的日期（{date}）早于“{before}”（{beforeDate}）。',
    next: '请核对日期：各阶段按先后顺序，不能倒置。',
  },
  RENOVATION_STAGE_LATE: {
    what: '“{stage}”应早于已登记的“{after}”（{afterDate}）。',
    next: '请核对日期；补登跳过的阶段时，日期应在前后两个阶段之间。',
  },
  RENOVATION_STAGE_SKIPPED: {
    what: '还没有登记“{missing}”，不能登记“{stage}”。',
    next: '请先登记“{missing}”；确需跳过的，由审批人填写例外理由后登记。',
  },
  RENOVATION_STAGE_DOCUMENT: { what: '登记“{stage}”没有文号。', next: '请填写文号；确无文件的，由审批人填写例外理由后登记。' },
  RENOVATION_STAGE_AMOUNT: { what: '立项没有批复投资。', next: '请填写批复投资；批复中没有金额的，由审批人填写例外理由后登记。' },
  RENOVATION_STAGE_CONTRACT: {
    what: '到{date}还没有签订的合同，不能登记“合同”。',
    next: '请先在“合同与付款”中登记合同；确需先登记阶段的，由审批人填写例外理由。',
  },
  RENOVATION_STAGE_EVIDENCE: {
    what: '没有登记{what}，不能登记“{stage}”。',
    next: '请在“验收与移交”中登记“{stage}”，连同{what}；确实没有的，由审批人填写例外理由后登记。',
  },
  RENOVATION_STAGE_RELOCATION: {
    what: '该院住有{count}名老人，没有写明安置方案，不能登记“开工”。',
    next: '请在说明中写明安置方案的文号，或说明为何不需要搬离；确需先开工的，由审批人填写例外理由后登记。',
  },
  RENOVATION_IN_WORKS: {
    what: '项目“{name}”有停用的床位、没有回迁的老人或验收登记，不能撤销。',
    next: '请先恢复床位、登记回迁、撤销验收；不再实施的项目请登记取消。',
  },
  RENOVATION_EXCEPTION_ROLE: { what: '例外理由只能由审批人填写，没有登记。', next: '请由县级审核审批用户登录后登记。' },
  RENOVATION_SAME_PERSON: {
    what: '上一步是本人（{name}）登记的，不能再由本人批准例外。',
    next: '请由另一名审批人登录后登记；管理员可以注明理由后代办。',
  },
  RENOVATION_STAGE_NOT_LAST: {
    what: '“{stage}”之后还有“{after}”的登记，不能先撤销它。',
    next: '请按从后到前的顺序逐条撤销。',
  },
  RENOVATION_STAGE_USED: {
    what: '撤销“{stage}”后，合同“{contract}”的付款会超过上限。',
    next: '请先撤销 {date} 及以后的付款，再撤销这个阶段。',
  },
  RENOVATION_BASELINE_SET: {
    what: '基准计划已经编制过。',
    next: '情况变化请调整“预计”；确需重定基准的，由审批人凭文件办理并写明原因。',
  },
  RENOVATION_PLAN_ORDER: { what: '计划日期前后颠倒：“{stage}”早于“{before}”。', next: '请按阶段的先后顺序填写日期。' },
  RENOVATION_PLAN_REASON: { what: '调整预计没有写明原因。', next: '请填写原因，历史中会保留。' },
  RENOVATION_ITEM_TWICE: { what: '工程内容“{item}”出现了两次。', next: '请合并或改名后再保存。' },
} as const satisfies Record<string, ErrorText>;
