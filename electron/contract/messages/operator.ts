import type { ErrorText } from './text.ts';

/** Refusals of entrusted operation. */
export const operatorMessages = {
  TENDER_NOT_FOUND: { what: '没有找到这次招选。', next: '请刷新后重试。' },
  TENDER_DECIDED: { what: '这次招选已于 {day} 确定结果，不能再改。', next: '需要重新招选的，另行登记一次。' },
  TENDER_OPEN: { what: '这家机构还有一次招选没有确定结果（{tenderNo}）。', next: '请先确定其结果，或撤销登记。' },
  BIDDER_NOT_FOUND: { what: '没有找到这家应选单位。', next: '请刷新后重试。' },
  RENEWAL_NOT_FOUND: { what: '没有找到这次续约。', next: '请刷新后重试。' },
  RENEWAL_NOT_LAST: { what: '这次续约之后合同又有改动，不能撤销。', next: '请先撤销后来的续约，或直接更正合同。' },
  RENEWAL_STATE: { what: '合同为“{state}”，不能续约。', next: '只有已签约或运营中的合同可以续约；已退出的请重新招选。' },
  RENEWAL_LEAVING: { what: '这份合同已登记退出（{day}），不能续约。', next: '不再退出的，请先撤销退出登记。' },
  CHECK_NOT_FOUND: { what: '没有找到这次考核。', next: '请刷新后重试。' },
  CHECK_EXISTS: { what: '{year} 年度已登记考核。', next: '登记有误的，请撤销后重新登记。' },
  CHECK_OUTSIDE: { what: '{year} 年度不在托管期（{from} 至 {until}）内。', next: '请核对考核年度，或先更正合同的起止日期。' },
  EXIT_NOT_FOUND: { what: '这份合同没有登记退出。', next: '请先登记退出和在院人员安排，再登记移交。' },
  EXIT_EXISTS: { what: '这份合同已登记退出（{day}）。', next: '安排有变的，请撤销后重新登记。' },
  EXIT_STATE: { what: '合同为“{state}”，不能登记退出。', next: '只有已签约或运营中的合同需要退出；没有签约的请撤销合同登记。' },
  EXIT_HANDED_BACK: { what: '已于 {day} 移交，退出登记不能撤销。', next: '移交登记有误的，请联系系统管理员核对记录。' },
} as const satisfies Record<string, ErrorText>;
