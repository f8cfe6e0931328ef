/** The log's words for papers of the grading of happiness homes. */
import type { Term } from './terms.ts';

export const gradingPaperGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'gradingPaper', label: '等级评定文书' }];

export const gradingPaperActions: Readonly<Record<string, string>> = {
  'gradingPaper.print': '打印等级评定文书',
  'gradingPaper.export': '导出等级评定文书',
};
