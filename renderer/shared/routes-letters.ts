/** Pages of Word templates and of letters in bulk. */
import { everybody, officers } from '../../electron/contract/method.ts';
import { page, type Route } from './route.ts';

export const letterRoutes: readonly Route[] = [
  {
    path: '/papers/word',
    title: '自备模板',
    needs: ['wordTemplates.list', everybody],
    component: page(() => import('../features/letters/WordTemplatesPage.tsx').then((module) => module.WordTemplatesPage)),
  },
  {
    path: '/papers/letters',
    title: '批量函件',
    needs: ['letters.savePack', officers],
    component: page(() => import('../features/letters/LettersPage.tsx').then((module) => module.LettersPage)),
  },
];
