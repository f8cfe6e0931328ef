import type { ErrorText } from './text.ts';

/** Refusals of the works of a renovation: closed rooms, relocations, monthly reports, acceptance, hand-over. */
export const renovationWorksMessages = {
  WORKS_OVER: { what: '“{name}”没有正在进行的工程（未立项、已验收或已取消）。', next: '请核对项目阶段。' },
  WORKS_NO_BED: { what: '所选房间没有可以停用的床位。', next: '请选择还在用的房间或床位。' },

  RELOCATION_NOT_FOUND: { what: '没有找到这条安置记录，或已经撤销。', next: '请刷新后重试。' },
  RELOCATION_OPEN: { what: '{name}自 {from} 起已在改造安置中。', next: '请先登记回迁，或撤销原来的安置。' },
  RELOCATION_NOT_HERE: { what: '{name}在 {date} 没有住在{home}。', next: '请核对人员和日期。' },
  RELOCATION_NO_BED: { what: '{name}没有选择院内床位。', next: '请为每位老人选择一张空床；没有空床的，转往他院或临时安置点。' },
  RELOCATION_BACK: { what: '{name}已于 {date} 回迁。', next: '无需再次登记。' },
  RELOCATION_DAY: { what: '日期早于{name}的安置日期 {from}。', next: '请核对日期。' },

  PROGRESS_NOT_FOUND: { what: '没有找到这份进度月报，或已经撤销。', next: '请刷新后重试。' },
  PROGRESS_FUTURE: { what: '{month}还没有到，不能报送。', next: '请选择本月或以前的月份。' },
  PROGRESS_NOT_APPROVED: { what: '“{name}”在{month}还没有立项。', next: '请先登记立项，或选择立项以后的月份。' },
  PROGRESS_BACKWARDS: {
    what: '形象进度 {percent}% 低于{month}报送的 {before}%。',
    next: '请核对；确有返工的，在“存在问题”中写明原因。',
  },

  ACCEPTANCE_MISSING: { what: '没有竣工验收记录，不能进入“竣工验收”阶段。', next: '请用“登记竣工验收”填写消防文号和验收意见。' },
  ACCEPTANCE_DAY: { what: '验收日期为 {date}：{why}。', next: '请改正日期。' },
  ACCEPTANCE_HELD: { what: '“竣工验收”阶段带有增加的床位，不能单独撤销。', next: '请由审批人用“撤销竣工验收”一并办理。' },
  ACCEPTANCE_EXISTS: { what: '“{name}”已于 {date} 登记竣工验收。', next: '有误的，请由审批人先撤销原来的验收。' },
  ACCEPTANCE_NOT_FOUND: { what: '没有可以撤销的竣工验收。', next: '请刷新后重试。' },
  ACCEPTANCE_NO_FIRE: { what: '“{name}”没有{paper}，不能通过竣工验收。', next: '请取得消防文书后填写种类和文号，再登记验收。' },
  ACCEPTANCE_FIRE_KIND: {
    what: '“{name}”建筑面积 {area} 平方米，超过 {limit} 平方米，须经消防验收，备案不够。',
    next: '请填写消防验收合格意见书的文号。',
  },
  ACCEPTANCE_NO_ELECTRICAL: { what: '“{name}”没有电气检测报告，不能通过竣工验收。', next: '请填写电气检测报告编号。' },
  ACCEPTANCE_CHECKLIST: { what: '验收清单还有 {count} 项没有结论：{items}。', next: '请逐项填写；不合格的，写明整改安排。' },
  ACCEPTANCE_BEDS_DIFFER: {
    what: '床位图上净增 {drawn} 张（护理型 {drawnNursing} 张），与验收增加的 {bedsAdded} 张（护理型 {nursingAdded} 张）不一致。',
    next: '请核对新房间、改为护理型和撤减的床位；也可以先不画图，以后再登记房间。',
  },
  ACCEPTANCE_CAPACITY: {
    what: '验收后{home}核定床位为 {beds} 张、护理型 {nursing} 张，数目不对。',
    next: '请核对增加的床位；护理型不能多于核定床位。',
  },
  ACCEPTANCE_CAPACITY_LATER: { what: '{home}的核定床位在 {date} 又有登记。', next: '请先核对机构的床位变动，再办理验收。' },
  ACCEPTANCE_FOLLOWED: { what: '“{name}”在验收之后已有新的阶段。', next: '请先撤销之后的阶段。' },
  ACCEPTANCE_IN_USE: { what: '{bed}已有人使用或预留，验收不能撤销。', next: '请先调换床位或取消预留。' },

  ASSET_NOT_FOUND: { what: '没有找到这项资产，或已经撤销。', next: '请刷新后重试。' },
  ASSET_TOO_EARLY: { what: '“{name}”在移交日期还没有完工。', next: '请核对移交日期，或先登记完工。' },
} as const satisfies Record<string, ErrorText>;
