/** The page of the county's or a township's standing. */
import { scatteredReaders } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const situationRoutes: readonly Route[] = [
  {
    path: '/reports/situation',
    title: '单页情况表',
    needs: ['situation.get', scatteredReaders],
    component: page(() => import('../features/situation/SituationPage.tsx').then((module) => module.SituationPage)),
  },
];
