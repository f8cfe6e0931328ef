import type { ErrorText } from './text.ts';

/** Refusals of payments by another way than the bank, and of answers by hand. */
export const otherPaymentMessages = {
  OTHER_PAYMENT_CLOSED: {
    what: '{month} 发放表{state}，不能登记或撤销其他方式发放。',
    next: '其他方式发放在送财政之后、归档之前登记。',
  },
  OTHER_PAYMENT_NOT_OPEN: {
    what: '所选款项中有 {count} 笔已在代发批次里、已退票或已登记发放，没有登记任何一笔。',
    next: '请刷新后重新选择；在没有回盘的批次里的，先作废批次或人工登记结果。',
  },
  OTHER_PAYMENT_DEDUCTION: {
    what: '{payee}有抵扣，须把他的全部未列入批次的款项一起登记，且合计大于零；没有登记任何一笔。',
    next: '请选中他的全部款项；合计不大于零的请转入下月补发。',
  },
  OTHER_PAYMENT_NOT_FOUND: { what: '没有找到这笔其他方式发放。', next: '请刷新后重试。' },
  OTHER_PAYMENT_WITHDRAWN: { what: '这笔其他方式发放已经撤销。', next: '无需再次办理。' },
  OTHER_PAYMENT_NOTHING: { what: '{month} 发放表没有未列入批次的款项。', next: '无需制作签领表。' },
  BANK_ROW_ANSWERED: { what: '批次 {batch} 第 {sequence} 行已有结果。', next: '成功之后又退回的，请登记退票。' },
  BANK_ANSWER_CLOSED: { what: '{month} 发放表{state}，不能登记代发结果。', next: '代发结果在送财政之后、归档之前登记。' },
  BANK_ANSWER_EARLY: { what: '日期 {date} 早于批次 {batch} 的制作日期 {made}。', next: '请核对日期。' },
} as const satisfies Record<string, ErrorText>;
