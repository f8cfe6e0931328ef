/** Pages of the renovation of nursing homes. */
import { mdiOfficeBuildingCogOutline } from '@mdi/js';
import { countyUsers, everybody } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const renovationRoutes: readonly Route[] = [
  {
    path: '/renovation',
    title: '改造',
    icon: mdiOfficeBuildingCogOutline,
    order: 55,
    needs: ['renovation.list', everybody],
    component: page(() => import('../features/renovation/ProjectsPage.tsx').then((module) => module.ProjectsPage)),
  },
  {
    path: '/renovation/board',
    title: '改造看板',
    needs: ['renovation.list', everybody],
    component: page(() => import('../features/renovation/BoardPage.tsx').then((module) => module.BoardPage)),
  },
  {
    path: '/renovation/gantt',
    title: '改造进度图',
    needs: ['renovation.gantt', everybody],
    component: page(() => import('../features/renovation/gantt/GanttPage.tsx').then((module) => module.GanttPage)),
  },
  {
    path: '/renovation/progress',
    title: '改造进度月报',
    needs: ['renovation.progress', everybody],
    component: page(() => import('../features/renovation/progress/ProgressPage.tsx').then((module) => module.ProgressPage)),
  },
  {
    path: '/renovation/targets',
    title: '改造年度任务',
    needs: ['renovation.batches', everybody],
    component: page(() => import('../features/renovation/targets/TargetsPage.tsx').then((module) => module.TargetsPage)),
  },
  {
    path: '/renovation/coverage',
    title: '县域覆盖',
    needs: ['renovation.coverage', everybody],
    component: page(() => import('../features/renovation/county/CoveragePage.tsx').then((module) => module.CoveragePage)),
  },
  {
    path: '/renovation/choice',
    title: '项目比选',
    needs: ['choice.candidates', countyUsers],
    component: page(() => import('../features/renovation/choice/ChoicePage.tsx').then((module) => module.ChoicePage)),
  },
  {
    path: '/renovation/operators',
    title: '托管运营',
    needs: ['operators.list', countyUsers],
    component: page(() => import('../features/renovation/operators/OperatorsPage.tsx').then((module) => module.OperatorsPage)),
  },
  {
    path: '/renovation/papers',
    title: '改造台账文书',
    needs: ['renovation.paper', everybody],
    component: page(() => import('../features/renovation/papers/RenovationPapersPage.tsx').then((module) => module.RenovationPapersPage)),
  },
  {
    path: '/renovation/project/:id',
    title: '改造项目',
    needs: ['renovation.get', everybody],
    component: page(() => import('../features/renovation/ProjectPage.tsx').then((module) => module.ProjectPage)),
  },
];
