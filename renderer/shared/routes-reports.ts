/** The standing reports of the office, and those clerks put together themselves. */
import { everybody } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const reportRoutes: readonly Route[] = [
  {
    path: '/reports/standing',
    title: '标准报表',
    needs: ['reports.standing', everybody],
    component: page(() => import('../features/reports/standing/StandingPage.tsx').then((module) => module.StandingPage)),
  },
  {
    path: '/reports/own',
    title: '自定义报表',
    needs: ['ownReports.subjects', everybody],
    component: page(() => import('../features/reports/own/OwnReportsPage.tsx').then((module) => module.OwnReportsPage)),
  },
];
