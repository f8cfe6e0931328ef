/** The log's words for clerks' own reports and the standing ones. */
import type { Term } from './terms.ts';

export const ownReportGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'ownReport', label: '报表' }];

export const ownReportActions: Readonly<Record<string, string>> = {
  'ownReport.save': '保存自定义报表',
  'ownReport.withdraw': '停用自定义报表',
  'ownReport.print': '打印报表',
  'ownReport.export': '导出报表',
};

export const ownReportEntities: Readonly<Record<string, string>> = { own_report: '报表' };

export const ownReportFieldWords: Readonly<Record<string, string>> = {
  definition: '报表内容',
  isShared: '大家共用',
  isMasked: '隐去号码',
  columns: '列',
  groupBy: '分组',
  isSummary: '汇总表',
  sortBy: '排序',
  filters: '筛选条件',
  reportId: '报表编号',
  column: '列',
  is: '条件',
  isDescending: '从大到小',
};
