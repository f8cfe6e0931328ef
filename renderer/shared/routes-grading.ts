/** Pages of the grading of happiness homes. They stand before `/happiness/:id`. */
import { everyClerk, scatteredReaders } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const gradingRoutes: readonly Route[] = [
  {
    path: '/happiness/grading',
    title: '等级评定',
    needs: ['grading.rounds', scatteredReaders],
    component: page(() => import('../features/grading/RoundsPage.tsx').then((module) => module.RoundsPage)),
  },
  {
    path: '/happiness/grading/templates',
    title: '评分表',
    needs: ['grading.templates', scatteredReaders],
    component: page(() => import('../features/grading/TemplatesPage.tsx').then((module) => module.TemplatesPage)),
  },
  {
    path: '/happiness/grading/templates/new',
    title: '新评分表',
    needs: ['grading.saveDraft', everyClerk],
    component: page(() => import('../features/grading/BuilderPage.tsx').then((module) => module.BuilderPage)),
  },
  {
    path: '/happiness/grading/templates/:id',
    title: '评分表',
    needs: ['grading.template', scatteredReaders],
    component: page(() => import('../features/grading/BuilderPage.tsx').then((module) => module.BuilderPage)),
  },
  {
    path: '/happiness/grading/rounds/:id',
    title: '评定批次',
    needs: ['grading.cases', scatteredReaders],
    component: page(() => import('../features/grading/RoundPage.tsx').then((module) => module.RoundPage)),
  },
  {
    path: '/happiness/grading/cases/:id',
    title: '幸福院评定',
    needs: ['grading.case', scatteredReaders],
    component: page(() => import('../features/grading/CasePage.tsx').then((module) => module.CasePage)),
  },
];
