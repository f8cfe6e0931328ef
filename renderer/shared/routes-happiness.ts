/** Pages of rural happiness homes. Paths with a word stand before those with a number. */
import { mdiHomeHeart } from '@mdi/js';
import { countyUsers, scatteredReaders } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const happinessRoutes: readonly Route[] = [
  {
    path: '/happiness',
    title: '幸福院',
    icon: mdiHomeHeart,
    order: 29,
    needs: ['happiness.list', scatteredReaders],
    component: page(() => import('../features/happiness/HappinessPage.tsx').then((module) => module.HappinessPage)),
  },
  {
    path: '/happiness/months',
    title: '月度运营',
    needs: ['happiness.months', scatteredReaders],
    component: page(() => import('../features/happiness/MonthsPage.tsx').then((module) => module.MonthsPage)),
  },
  {
    path: '/happiness/schedule',
    title: '奖补测算',
    needs: ['happiness.schedule', scatteredReaders],
    component: page(() => import('../features/happiness/SchedulePage.tsx').then((module) => module.SchedulePage)),
  },
  {
    path: '/happiness/budget',
    title: '奖补预算',
    needs: ['happiness.budget', countyUsers],
    component: page(() => import('../features/happiness/BudgetPage.tsx').then((module) => module.BudgetPage)),
  },
  {
    path: '/happiness/charts',
    title: '等级与资金图',
    needs: ['happiness.distribution', scatteredReaders],
    component: page(() => import('../features/happiness/ChartsPage.tsx').then((module) => module.ChartsPage)),
  },
  {
    path: '/happiness/:id',
    title: '幸福院',
    needs: ['happiness.get', scatteredReaders],
    component: page(() => import('../features/happiness/HappinessHomePage.tsx').then((module) => module.HappinessHomePage)),
  },
];
