/** Pages of policy tasks, the document library and supervision. Paths with a word stand before those with a code. */
import { mdiClipboardAlertOutline, mdiClipboardListOutline } from '@mdi/js';
import { countyUsers, everybody, scatteredReaders } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const taskRoutes: readonly Route[] = [
  {
    path: '/tasks',
    title: '任务',
    icon: mdiClipboardListOutline,
    order: 57,
    needs: ['tasks.list', countyUsers],
    component: page(() => import('../features/tasks/TasksPage.tsx').then((module) => module.TasksPage)),
  },
  {
    path: '/tasks/targets',
    title: '目标墙',
    needs: ['tasks.list', countyUsers],
    component: page(() => import('../features/tasks/TargetsPage.tsx').then((module) => module.TargetsPage)),
  },
  {
    path: '/tasks/:code',
    title: '政策任务',
    needs: ['tasks.get', countyUsers],
    component: page(() => import('../features/tasks/TaskPage.tsx').then((module) => module.TaskPage)),
  },
  {
    path: '/documents',
    title: '政策文件',
    needs: ['documents.list', everybody],
    component: page(() => import('../features/tasks/DocumentsPage.tsx').then((module) => module.DocumentsPage)),
  },
  {
    path: '/documents/:id',
    title: '政策文件',
    needs: ['documents.get', everybody],
    component: page(() => import('../features/tasks/DocumentPage.tsx').then((module) => module.DocumentPage)),
  },
  {
    path: '/supervision',
    title: '督查',
    icon: mdiClipboardAlertOutline,
    order: 57,
    entryFor: ['town_clerk'],
    needs: ['supervision.list', scatteredReaders],
    component: page(() => import('../features/tasks/SupervisionPage.tsx').then((module) => module.SupervisionPage)),
  },
  {
    path: '/supervision/:id',
    title: '督查问题',
    needs: ['supervision.get', scatteredReaders],
    component: page(() => import('../features/tasks/ProblemPage.tsx').then((module) => module.ProblemPage)),
  },
];
