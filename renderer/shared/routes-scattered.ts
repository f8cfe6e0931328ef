/** Pages of support at home. */
import { mdiAccountHeartOutline } from '@mdi/js';
import { everyRegistrar, scatteredReaders } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const scatteredRoutes: readonly Route[] = [
  {
    path: '/scattered',
    title: '分散供养',
    icon: mdiAccountHeartOutline,
    order: 28,
    needs: ['visits.plan', scatteredReaders],
    component: page(() => import('../features/scattered/VisitPlanPage.tsx').then((module) => module.VisitPlanPage)),
  },
  {
    path: '/scattered/visits/new',
    title: '登记探访',
    needs: ['visits.record', everyRegistrar],
    component: page(() => import('../features/scattered/VisitSheetPage.tsx').then((module) => module.VisitSheetPage)),
  },
  {
    path: '/scattered/month',
    title: '月度探访',
    needs: ['visits.month', scatteredReaders],
    component: page(() => import('../features/scattered/VisitMonthPage.tsx').then((module) => module.VisitMonthPage)),
  },
  {
    path: '/scattered/risks',
    title: '探访风险',
    needs: ['visits.risks', scatteredReaders],
    component: page(() => import('../features/scattered/RisksPage.tsx').then((module) => module.RisksPage)),
  },
  {
    path: '/scattered/agreements',
    title: '照料协议',
    needs: ['agreements.page', scatteredReaders],
    component: page(() => import('../features/scattered/AgreementsPage.tsx').then((module) => module.AgreementsPage)),
  },
  {
    path: '/scattered/five-haves',
    title: '五有落实',
    needs: ['fiveHaves.page', scatteredReaders],
    component: page(() => import('../features/scattered/FiveHavesPage.tsx').then((module) => module.FiveHavesPage)),
  },
  {
    path: '/scattered/wishes',
    title: '意愿询问',
    needs: ['wishes.page', scatteredReaders],
    component: page(() => import('../features/scattered/WishesPage.tsx').then((module) => module.WishesPage)),
  },
];
