import type { ErrorText } from './text.ts';

/** Refusals of clerks' own reports and of the standing ones. */
export const ownReportMessages = {
  OWN_REPORT_SUBJECT: { what: '没有名为“{subject}”的报表对象。', next: '请从列出的对象中选择。' },
  OWN_REPORT_COLUMN: { what: '“{subject}”没有“{column}”这一列。', next: '请在报表里去掉这一列，或另选一列。' },
  OWN_REPORT_FILTER: {
    what: '“{column}”不能用这种条件筛选。',
    next: '证件号码、账号和电话只能按“已填写”或“未填写”筛选；其他列请换一种条件。',
  },
  OWN_REPORT_GROUP: { what: '不能按“{column}”分组。', next: '请按乡镇、类别、等级、月份等有共同取值的列分组。' },
  OWN_REPORT_GROUPLESS: { what: '汇总表没有选分组。', next: '请至少选一列分组，或改为逐行列出。' },
  OWN_REPORT_TOO_LARGE: { what: '这张表有 {rows} 行，超过 {most} 行，没有生成。', next: '请加筛选条件分几张出，或改为汇总表。' },
  OWN_REPORT_NAME: { what: '已经有名为“{name}”的报表。', next: '请换一个名称，或打开原来的报表修改后保存。' },
  OWN_REPORT_GONE: { what: '这张报表不存在，或已经停用。', next: '请刷新后另选一张。' },
  OWN_REPORT_OTHERS: { what: '“{name}”是{owner}的报表，不能改动。', next: '请另存为自己的报表。' },
  STANDING_REPORT_UNKNOWN: { what: '没有名为“{name}”的报表。', next: '请使用“标准报表”里的名称，或自己保存过的、大家共用的报表名称。' },
  STANDING_REPORT_ELSEWHERE: { what: '“{name}”不在这里生成。', next: '请在“{page}”里打开和打印。' },
} as const satisfies Readonly<Record<string, ErrorText>>;
