import { areaFrame } from '../../shared/ui/AreaFrame.tsx';

/** The area of papers: the program's wordings, the county's own Word files, letters in bulk. */
export const PapersFrame = areaFrame(
  '文书模板',
  [
    { path: '/papers', label: '程序文书' },
    { path: '/papers/word', label: 'Word 模板' },
    { path: '/papers/letters', label: '批量函件' },
  ],
  '文书',
);
