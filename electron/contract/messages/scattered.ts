import type { ErrorText } from './text.ts';

/** Refusals of support at home: agreements, checks, visits. */
export const scatteredMessages = {
  AGREEMENT_NOT_FOUND: { what: '没有找到这份照料服务协议。', next: '请刷新后重试。' },
  AGREEMENT_NOT_AT_HOME: {
    what: '{name}在 {date} 不是分散供养，不能登记从这天起的照料服务协议。',
    next: '请核对起始日期；供养方式登记有误的，请先更正。',
  },
  AGREEMENT_OVERLAP: {
    what: '{name}已有 {from} 至 {until} 的照料服务协议（照料人{caregiver}），与新协议的期限重叠。',
    next: '同一照料人请用“续签”，从原协议到期次日起；原协议已解除的请先登记终止。',
  },
  AGREEMENT_CAREGIVER_LATER: {
    what: '更换照料人的协议从 {date} 开始，还没有到。',
    next: '照料人从协议起始日登记，并决定护理费发给谁；请在起始日当天或之后登记。',
  },
  AGREEMENT_ALREADY_ENDED: { what: '这份照料服务协议已于 {date} 终止（{reason}）。', next: '无需再次终止。' },
  AGREEMENT_END_OUTSIDE: { what: '终止日期 {date} 不在协议期限 {from} 至 {until} 之内。', next: '请核对终止日期。' },
  AGREEMENT_NOT_ENDED: { what: '这份照料服务协议没有登记过终止。', next: '请刷新后查看。' },
  AGREEMENT_END_FOLLOWED: {
    what: '协议因“{reason}”自动终止，不能单独撤销。',
    next: '该登记有误的，请在人员页撤销那条记录，协议随即恢复。',
  },
  AGREEMENT_WITHDRAWN: { what: '这份照料服务协议已经撤回。', next: '请刷新后查看；需要时重新登记。' },
  AGREEMENT_RENEWED: { what: '这份照料服务协议已有续签的协议。', next: '请先撤回续签的协议。' },
  FIVE_HAVES_ITEMS: { what: '检查项目与现行清单不一致，没有保存。', next: '请刷新后按现行清单逐项填写，每项都要填写。' },
  CHECK_NOT_FOUND: { what: '没有找到这次五有检查。', next: '请刷新后重试。' },
  CHECK_EXISTS: { what: '{name}在 {date} 已有一次五有检查。', next: '填写有误的请先撤回那一次，再重新登记。' },
  VISIT_NOT_FOUND: { what: '没有找到这次探访记录。', next: '请刷新后重试。' },
  VISIT_NOT_AT_HOME: {
    what: '{name}在 {date} 不是分散供养人员，没有登记任何探访。',
    next: '请核对探访日期，或去掉这一行后再登记。',
  },
  VISIT_EXISTS: { what: '{name}在 {date} 由{visitor}探访已经登记过，没有重复登记。', next: '请去掉这一行后再登记。' },
  RISK_ABSENT: { what: '这次探访没有发现风险，不需要办结。', next: '请刷新后查看。' },
  RISK_CLOSED: { what: '这项风险已于 {date} 办结。', next: '无需再次办结。' },
  RISK_CLOSED_EARLY: { what: '办结日期早于探访日期 {date}。', next: '请核对办结日期。' },
  RECORD_WITHDRAWN: { what: '这条记录已经撤回。', next: '请刷新后查看。' },
  WISH_NOT_AT_HOME: { what: '{name}不是在册的分散供养人员，没有登记任何意愿。', next: '请刷新名单后再登记。' },
} as const satisfies Record<string, ErrorText>;
