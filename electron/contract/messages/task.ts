import type { ErrorText } from './text.ts';

/** Refusals of policy tasks, documents and supervision. */
export const taskMessages = {
  TASK_NOT_FOUND: { what: '没有找到编号为“{code}”的政策任务。', next: '请在政策任务台账中核对编号。' },
  ENTRY_NOT_FOUND: { what: '没有找到这条进展登记，或已撤销。', next: '请刷新后重试。' },
  DOCUMENT_NOT_FOUND: { what: '没有找到这份文件，或已撤下。', next: '请刷新后重试。' },
  DOCUMENT_SHIPPED: { what: '“{documentNo}”随程序提供，正文和文号不能改动。', next: '可以添加扫描件或关联条款；本地的文件请另行登记。' },
  DOCUMENT_EXISTS: { what: '文件库里已有“{documentNo}”。', next: '请打开已登记的文件修改，或核对文号。' },
  CLAUSE_NOT_FOUND: { what: '“{documentNo}”没有“{place}”这一条。', next: '请在文件正文中核对条款编号。' },
  LINK_EXISTS: { what: '“{title}”已经关联到这一条。', next: '无需重复关联。' },
  LINK_NOT_FOUND: { what: '没有找到这条关联，或已取消。', next: '请刷新后重试。' },
  SUPERVISION_NOT_FOUND: { what: '没有找到这个督查问题，或已撤销。', next: '请刷新后重试。' },
  SUPERVISION_STEP: { what: '{problemNo} 现为“{state}”，不能登记“{action}”。', next: '按交办、整改、核查、销号的顺序办理。' },
  SUPERVISION_DAY: { what: '办理日期不能早于上一步（{day}）。', next: '请核对日期。' },
  SUPERVISION_OWN: { what: '{problemNo} 的整改由本人登记，不能由本人核查或销号。', next: '请由另一名用户核查、销号。' },
  SUPERVISION_STEP_LAST: { what: '只有最后一步可以撤销。', next: '请先撤销后面的步骤。' },
  SUPERVISION_HAS_STEPS: { what: '{problemNo} 已经办理，不能撤销登记。', next: '登记有误的，请从最后一步起逐步撤销后再撤销登记。' },
} as const satisfies Record<string, ErrorText>;
