/** Pages of the indicators. */
import { countyUsers, everybody } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const indicatorRoutes: readonly Route[] = [
  {
    path: '/indicators',
    title: '指标',
    needs: ['indicators.list', everybody],
    component: page(() => import('../features/indicators/IndicatorsPage.tsx').then((module) => module.IndicatorsPage)),
  },
  {
    path: '/indicators/periods',
    title: '期末封存',
    needs: ['indicatorPeriods.list', countyUsers],
    component: page(() => import('../features/indicators/PeriodsPage.tsx').then((module) => module.PeriodsPage)),
  },
];
