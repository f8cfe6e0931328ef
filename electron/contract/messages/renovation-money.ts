import type { ErrorText } from './text.ts';

/** Refusals of the money of renovations: each says what is possible now. Amounts come as `1,860,000.00`. */
export const renovationMoneyMessages = {
  CONTRACT_NUMBER_EXISTS: { what: '合同编号 {contract} 在这个项目里已经登记。', next: '请核对编号；原登记有误的，请先撤销。' },
  CONTRACT_DATES: { what: '合同的计划完工早于计划开工。', next: '请核对两个日期。' },
  CONTRACT_RETENTION: { what: '质保金比例 {percent}% 超过规定的 {most}%。', next: '请按合同和《建设工程质量保证金管理办法》核对比例。' },
  CONTRACT_KEPT: {
    what: '合同登记后，{fields}不能修改。',
    next: '价款和工期的变化请登记“变更”；登记有误的，请撤销合同后重新登记（已付款的先撤销付款）。',
  },
  CONTRACT_PAID: { what: '合同“{contract}”下已有付款，不能撤销。', next: '请先撤销它的付款。' },
  CONTRACT_CHANGE_PAID: {
    what: '变更后合同总价为 {total} 元，少于或不足以支持已付的 {paid} 元。',
    next: '最多可减 {possible} 元；付款有误的，请先撤销付款。',
  },
  CONTRACT_CHANGE_NEEDED: {
    what: '撤销这项变更后，已付的 {paid} 元会超过合同总价或付款上限。',
    next: '请先撤销 {date} 及以后的付款，再撤销变更。',
  },
  PAYMENT_BEFORE_CONTRACT: { what: '付款日期早于合同签订日期（{date}）。', next: '请核对付款日期。' },
  PAYMENT_NUMBER_EXISTS: { what: '付款凭证号 {number} 在这个合同下已经登记。', next: '请核对凭证号；原登记有误的，请先撤销。' },
  PAYMENT_OVER_CAP: {
    what: '本次 {fen} 元付不出：累计 {sum} 元，超过{cap}（{capFen} 元）。',
    next: '已付 {paid} 元，现在最多可付 {possible} 元；其余待{until}。',
  },
  PAYMENT_OVER_PREPAYMENT: {
    what: '预付款累计 {sum} 元，超过预付款上限{percent}%（{capFen} 元）。',
    next: '现在最多可预付 {possible} 元；已完成的工程请按进度款支付。',
  },
  PAYMENT_OVER_PRICE: {
    what: '累计付款 {sum} 元，超过合同总价 {total} 元（含变更）。',
    next: '已付 {paid} 元，最多可付 {possible} 元；增加价款请先登记合同变更。',
  },
  PAYMENT_RETENTION_EARLY: {
    what: '质保金还不能退还：{why}。',
    next: '留存的质保金为 {held} 元；条件具备后再登记退还。',
  },
  PAYMENT_OVER_RETENTION: { what: '退还 {fen} 元，超过留存的质保金 {possible} 元。', next: '最多可退还 {possible} 元。' },
  PAYMENT_SOURCES: { what: '各来源合计 {sum} 元，与付款金额 {fen} 元不一致。', next: '请核对各来源的金额，合计应等于付款金额。' },
  PAYMENT_SOURCE_TWICE: { what: '资金来源“{source}”填写了两次。', next: '请合并为一行。' },
  PAYMENT_SOURCE_SHORT: {
    what: '“{source}”到位的资金不够：本次 {fen} 元，现在可用 {possible} 元。',
    next: '请先登记到位，或从其他来源支付；确需垫付的，由审批人填写例外理由后登记。',
  },
  PAYMENT_NOT_RUNNING: {
    what: '项目自{since}起{state}，{date}不能付款。',
    next: '暂停的项目请先登记恢复；确需支付已完工程或清算款的，由审批人填写例外理由后登记。',
  },
  PAYMENT_OVER_AUDITED: {
    what: '本次付款后累计支出 {sum} 元，超过结算审定金额 {audited} 元，现在最多可付 {possible} 元。',
    next: '请按审定金额付款；确需超出审定金额支付的，由审批人填写例外理由后登记。',
  },
  FUND_SPENT: {
    what: '“{source}”的到位资金已经支付，不能减少 {fen} 元，最多 {possible} 元。',
    next: '请先登记正确的到位，或先撤销由它支付的付款。',
  },
  FUND_SOURCE_UNKNOWN: { what: '资金来源“{source}”不在来源清单里。', next: '请从清单中选择；需要新的来源，请在“参数”中增加。' },
} as const satisfies Record<string, ErrorText>;
