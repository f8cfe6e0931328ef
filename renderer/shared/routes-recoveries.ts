/** Pages of what is claimed back and of what waits. */
import { countyUsers, signers } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const recoveryRoutes: readonly Route[] = [
  {
    path: '/payments/recoveries',
    title: '追回与待定',
    needs: ['recoveries.cases', countyUsers],
    component: page(() => import('../features/recoveries/RecoveriesPage.tsx').then((module) => module.RecoveriesPage)),
  },
  {
    path: '/payments/recoveries/:id',
    title: '追回',
    needs: ['recoveries.case', countyUsers],
    component: page(() => import('../features/recoveries/RecoveryPage.tsx').then((module) => module.RecoveryPage)),
  },
  {
    path: '/payments/pending/:id',
    title: '补发待定',
    needs: ['recoveries.ofPerson', countyUsers],
    component: page(() => import('../features/recoveries/PendingPersonPage.tsx').then((module) => module.PendingPersonPage)),
  },
  {
    path: '/payments/recovery-papers/:kind/:id',
    title: '追回文书',
    needs: ['recoveries.paper', signers],
    component: page(() => import('../features/recoveries/RecoveryPaperPage.tsx').then((module) => module.RecoveryPaperPage)),
  },
];
