import { z } from 'zod';

/** Papers a sheet comes out as, beside the sheet itself. */
export const sheetPapers = [
  { id: 'sheet', label: '发放表', wordings: [], fileWord: '发放表' },
  { id: 'changes', label: '异动表', wordings: [], fileWord: '发放异动表' },
  { id: 'towns', label: '乡镇汇总表', wordings: [], fileWord: '发放乡镇汇总表' },
  { id: 'finance', label: '财政会签联', wordings: [], fileWord: '发放财政会签联' },
  { id: 'year', label: '年度发放台账', wordings: [], fileWord: '年度发放台账' },
] as const;
export type SheetPaper = (typeof sheetPapers)[number]['id'];
export const sheetPaperSchema = z.enum(['sheet', 'changes', 'towns', 'finance', 'year']);
/** Of a sheet that pays villages: no month of people is compared, nobody has a year on it. */
export const subsidyPapers = sheetPapers.filter(({ id }) => id === 'sheet' || id === 'towns' || id === 'finance');
