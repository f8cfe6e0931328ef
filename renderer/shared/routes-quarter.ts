/** Quarterly reports: what townships send in and the county's report. */
import { mdiFileChartOutline } from '@mdi/js';
import { scatteredReaders } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const quarterRoutes: readonly Route[] = [
  {
    path: '/reports/quarter',
    title: '报表',
    icon: mdiFileChartOutline,
    order: 59,
    needs: ['quarter.list', scatteredReaders],
    component: page(() => import('../features/reports/quarter/QuarterPage.tsx').then((module) => module.QuarterPage)),
  },
  {
    path: '/reports/quarter/:end/:townCode',
    title: '乡镇季报',
    needs: ['quarter.submission', scatteredReaders],
    component: page(() => import('../features/reports/quarter/SubmissionPage.tsx').then((module) => module.SubmissionPage)),
  },
];
