import type { ErrorText } from './text.ts';

/** Refusals of the sheets of the operating subsidy. */
export const happinessSheetMessages = {
  SUBSIDY_BATCH_BUILT: {
    what: '{year}年{batch}已编入{built}的运营奖补发放表，每年每批只编制一次。',
    next: '以后的变动请用“更正”编制，或并入下一批。',
  },
  SUBSIDY_YEAR_AHEAD: { what: '{month}不能编制{year}年的运营奖补发放表。', next: '请选择发放月份当年或以前的年度。' },
  SUBSIDY_MONTH_PASSED: { what: '{month}之后已有{later}的运营奖补发放表，不能再编制更早月份的。', next: '请改在以后的月份编制。' },
  SUBSIDY_SECOND_BEFORE_FIRST: { what: '{year}年还没有编制第一批的发放表，不能编制第二批。', next: '请先编制并审批第一批。' },
  SUBSIDY_FIRST_AFTER_SECOND: {
    what: '{year}年第二批已编入{built}的运营奖补发放表，不再编制第一批。',
    next: '以后的变动请用“更正”编制。',
  },
  SUBSIDY_NOTHING_DUE: {
    what: '{year}年{batch}没有应拨付或应扣减的幸福院，没有编制发放表。',
    next: '请核对等级、开放天数和奖补参数。',
  },
  SUBSIDY_SHEET_NOT_FOUND: { what: '没有{month}的运营奖补发放表。', next: '请先编制，或从列表中打开。' },
  SUBSIDY_HOME_NOT_ON_SHEET: { what: '{month}的运营奖补发放表上没有这处幸福院。', next: '请从发放表中打开。' },
  SUBSIDY_SHARES_FIXED: {
    what: '运营奖补按市、县、乡分担比例的参数分担，不另选资金来源，没有更改。',
    next: '需要改变分担比例的，请登记新的参数和文号，再退回重新编制。',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;
