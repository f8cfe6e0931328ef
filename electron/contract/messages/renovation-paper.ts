import type { ErrorText } from './text.ts';

/** Refusals of the papers of renovations. */
export const renovationPaperMessages = {
  RENOVATION_PAPER_EMPTY: { what: '{extent}没有改造项目，文书没有制作。', next: '请换一个年度、月份或乡镇，或先登记项目。' },
  RENOVATION_NO_PAYMENTS: { what: '{extent}在所选日期内没有付款登记，付款台账没有制作。', next: '请换一个范围，或先登记付款。' },
  RENOVATION_NO_RETENTION: { what: '{extent}没有约定质量保证金的合同，清单没有制作。', next: '请核对合同登记的质保金比例。' },
  RENOVATION_NO_ASSETS: { what: '“{name}”还没有移交资产的登记，清单没有制作。', next: '请先在项目的“验收与移交”中登记资产。' },
  RENOVATION_PAPER_FORMAT: { what: '“{paper}”不能存为 {format} 文件。', next: '可以选择：{formats}。' },
} as const satisfies Readonly<Record<string, ErrorText>>;
