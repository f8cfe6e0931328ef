import { areaFrame } from '../../shared/ui/AreaFrame.tsx';

/** The area of reports. */
export const ReportsFrame = areaFrame('报表', [
  { path: '/reports/quarter', label: '季度报告' },
  { path: '/reports/standing', label: '标准报表' },
  { path: '/reports/own', label: '自定义报表' },
  { path: '/reports/situation', label: '单页情况表' },
]);
