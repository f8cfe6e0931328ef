import type { ErrorText } from './text.ts';

/** Refusals of the papers of a grading and of the visit workbook. */
export const gradingPaperMessages = {
  GRADING_PAPER_ROUND: { what: '没有找到这个评定批次，文书没有制作。', next: '请从评定批次列表中打开。' },
  GRADING_PAPER_CASE: { what: '没有找到这处幸福院的评定，或者已撤出，文书没有制作。', next: '请从评定名单中打开。' },
  GRADING_PAPER_EMPTY: { what: '“{round}”在这个范围内没有参评的幸福院，文书没有制作。', next: '请换一个乡镇，或先确定参评名单。' },
  GRADING_NOT_PUBLISHED: { what: '“{round}”还没有公示，公示稿和结果通知没有制作。', next: '请先登记公示，再制作。' },
  GRADING_SPENDING_EMPTY: { what: '{year}年没有奖补资金到账或支出的登记，备案表没有制作。', next: '请先登记资金使用，或换一个年度。' },
  GRADING_PAPER_FORMAT: { what: '“{paper}”不能存为 {format} 文件。', next: '可以选择：{formats}。' },
  VISIT_HAS_FAULTS: { what: '现场评分表有 {count} 处问题，没有导入。第一处：{first}', next: '请改正后重新选择文件。' },
  VISIT_NOT_OF_ROUND: { what: '“{home}”的评分不能导入：{why}。没有导入任何一处。', next: '请重新读取文件，或先处理这一处。' },
} as const satisfies Readonly<Record<string, ErrorText>>;
