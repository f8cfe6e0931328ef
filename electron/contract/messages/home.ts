import type { ErrorText } from './text.ts';

/** Refusals of the staff and the contracts of a home. */
export const homeMessages = {
  STAFF_NOT_FOUND: { what: '没有找到这名工作人员。', next: '请刷新后重试。' },
  CONTRACT_NOT_FOUND: { what: '没有找到这份托管合同。', next: '请刷新后重试。' },
  CONTRACT_STATE: {
    what: '托管合同不能从“{from}”改为“{to}”。',
    next: '请按拟托管、招选、签约、运营、退出的顺序登记；登记有误的，撤销后重新登记。',
  },
  CONTRACT_OVERLAP: { what: '这段时间已有托管合同（{operator}，{from} 至 {until}）。', next: '请先登记原合同退出，或更正起止日期。' },
} as const satisfies Record<string, ErrorText>;
