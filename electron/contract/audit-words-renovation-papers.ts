/** The log's words for the papers of renovations. */
import type { Term } from './terms.ts';

export const renovationPaperGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'renovationPaper', label: '改造提升文书' }];

export const renovationPaperActions: Readonly<Record<string, string>> = {
  'renovationPaper.print': '打印改造提升文书',
  'renovationPaper.export': '导出改造提升文书',
};
