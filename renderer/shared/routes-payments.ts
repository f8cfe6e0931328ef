/** Pages of payments: sheets, top-ups, the bank, what is claimed back, funds, what-if. Paths with a word stand before those with a month. */
import { mdiCashMultiple } from '@mdi/js';
import { countyUsers, everybody, officers, scatteredReaders, signers } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const paymentRoutes: readonly Route[] = [
  {
    path: '/payments',
    title: '发放表',
    icon: mdiCashMultiple,
    order: 30,
    needs: ['payments.sheets', everybody],
    component: page(() => import('../features/payments/SheetsPage.tsx').then((module) => module.SheetsPage)),
  },
  {
    path: '/payments/funds',
    title: '资金',
    needs: ['funds.year', countyUsers],
    component: page(() => import('../features/funds/FundsPage.tsx').then((module) => module.FundsPage)),
  },
  {
    path: '/payments/top-ups',
    title: '价格补贴与一次性项目',
    needs: ['topUps.prices', countyUsers],
    component: page(() => import('../features/payments/top-ups/TopUpsPage.tsx').then((module) => module.TopUpsPage)),
  },
  {
    path: '/payments/happiness',
    title: '幸福院奖补',
    needs: ['happiness.issued', scatteredReaders],
    component: page(() => import('../features/payments/happiness/SubsidySheetsPage.tsx').then((module) => module.SubsidySheetsPage)),
  },
  {
    path: '/payments/what-if',
    title: '测算',
    needs: ['whatIf.compute', countyUsers],
    component: page(() => import('../features/what-if/WhatIfPage.tsx').then((module) => module.WhatIfPage)),
  },
  {
    path: '/payments/bank',
    title: '银行代发',
    needs: ['bank.sheets', countyUsers],
    component: page(() => import('../features/bank/BankPage.tsx').then((module) => module.BankPage)),
  },
  {
    path: '/payments/bank/:sheetId',
    title: '银行代发',
    needs: ['bank.sheet', countyUsers],
    component: page(() => import('../features/bank/BankSheetPage.tsx').then((module) => module.BankSheetPage)),
  },
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
    path: '/payments/overlaps',
    title: '重复享受',
    needs: ['overlaps.list', countyUsers],
    component: page(() => import('../features/overlaps/OverlapsPage.tsx').then((module) => module.OverlapsPage)),
  },
  {
    path: '/payments/overlaps/:id',
    title: '重复享受',
    needs: ['overlaps.one', countyUsers],
    component: page(() => import('../features/overlaps/OverlapPage.tsx').then((module) => module.OverlapPage)),
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
  {
    path: '/payments/:month',
    title: '发放表',
    needs: ['payments.sheet', everybody],
    component: page(() => import('../features/payments/SheetPage.tsx').then((module) => module.SheetPage)),
  },
  {
    path: '/payments/:month/paper',
    title: '预览与打印',
    needs: ['payments.paper', officers],
    component: page(() => import('../features/payments/PaperPage.tsx').then((module) => module.PaperPage)),
  },
  {
    path: '/payments/of/:scheme/:month',
    title: '发放表',
    needs: ['payments.sheet', everybody],
    component: page(() => import('../features/payments/SheetPage.tsx').then((module) => module.SheetPage)),
  },
  {
    path: '/payments/of/:scheme/:month/paper',
    title: '预览与打印',
    needs: ['payments.paper', officers],
    component: page(() => import('../features/payments/PaperPage.tsx').then((module) => module.PaperPage)),
  },
];
