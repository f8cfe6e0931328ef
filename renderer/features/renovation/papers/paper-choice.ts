/** What is chosen on the page of papers, kept in its address: going back finds the same paper. */
import type { RenovationPaper, RenovationPaperKind } from '../../../../electron/contract/renovation-papers.ts';
import { renovationPaperNames } from '../../../../electron/contract/renovation-papers.ts';
import { isIsoMonth, type IsoMonth } from '../../../../electron/contract/values.ts';

export const ofAll: readonly RenovationPaperKind[] = ['ledger', 'monthly', 'gantt', 'payments', 'retention'];
export const ofProject: readonly RenovationPaperKind[] = ['project', 'acceptance', 'assets'];
/** What each is for, under its name. */
export const uses: Readonly<Record<RenovationPaperKind, string>> = {
  ledger: '情况、资金、进度和责任',
  monthly: '完成投资、进度和未报名单',
  gantt: '计划、实际和推迟，不留空月',
  payments: '逐笔付款和它的资金来源',
  retention: '各合同保证金和到期情况',
  project: '一页，带改造前后照片',
  acceptance: '未验收的打印空表',
  assets: '数量、单价和接收人',
};

/** The month's report is read at a desk, registers and chart hang on a wall. */
export const usualSize = (kind: RenovationPaperKind): 'A4' | 'A3' => (kind === 'monthly' ? 'A4' : 'A3');

export type Choice = {
  readonly kind: RenovationPaperKind;
  readonly townCode: string | null;
  readonly batchYear: number | null;
  readonly month: IsoMonth;
  readonly size: 'A4' | 'A3';
  readonly projectId: number | null;
};

const sizeOf = (text: string | null): 'A4' | 'A3' | null => (text === 'A4' || text === 'A3' ? text : null);

/** @param month the newest month that is cut off */
export function choiceOf(query: URLSearchParams, month: IsoMonth): Choice {
  const kind = (Object.keys(renovationPaperNames) as RenovationPaperKind[]).find((known) => known === query.get('kind')) ?? 'ledger';
  const year = query.get('year');
  const asked = query.get('month') ?? '';
  const project = query.get('project');
  return {
    kind,
    townCode: query.get('town'),
    batchYear: year !== null && /^20\d\d$/.test(year) ? Number(year) : null,
    month: isIsoMonth(asked) ? asked : month,
    size: sizeOf(query.get('size')) ?? usualSize(kind),
    projectId: project !== null && /^\d+$/.test(project) ? Number(project) : null,
  };
}

/** Null while a project must be chosen first. */
export function paperOf({ kind, townCode, batchYear, month, size, projectId }: Choice): RenovationPaper | null {
  const extent = { townCode, batchYear };
  switch (kind) {
    case 'ledger':
    case 'gantt':
      return { kind, ...extent, size };
    case 'monthly':
      return { kind, ...extent, size, month };
    case 'payments':
      return { kind, ...extent, from: null, until: null };
    case 'retention':
      return { kind, ...extent };
    case 'project':
    case 'acceptance':
    case 'assets':
      return projectId === null ? null : { kind, projectId };
  }
}
