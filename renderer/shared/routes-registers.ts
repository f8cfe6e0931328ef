/** Pages of the light registers: all of them, one, one record. */
import { mdiNotebookCheckOutline } from '@mdi/js';
import { scatteredReaders } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const registerRoutes: readonly Route[] = [
  {
    path: '/registers',
    title: '登记',
    icon: mdiNotebookCheckOutline,
    order: 58,
    needs: ['registers.definitions', scatteredReaders],
    component: page(() => import('../features/registers/RegistersPage.tsx').then((module) => module.RegistersPage)),
  },
  {
    path: '/registers/:code',
    title: '登记簿',
    needs: ['registers.page', scatteredReaders],
    component: page(() => import('../features/registers/RegisterPage.tsx').then((module) => module.RegisterPage)),
  },
  {
    path: '/registers/:code/:id',
    title: '登记事项',
    needs: ['registers.get', scatteredReaders],
    component: page(() => import('../features/registers/RecordPage.tsx').then((module) => module.RecordPage)),
  },
  {
    path: '/registers/:code/:id/paper',
    title: '登记表',
    needs: ['registers.paper', scatteredReaders],
    component: page(() => import('../features/registers/RecordPaperPage.tsx').then((module) => module.RecordPaperPage)),
  },
];
