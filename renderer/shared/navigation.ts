/**
 * The areas of the window. To add a page: export its component by name from `features/<noun>/`, and add one entry to `routes` below with
 * `page(() => import('…').then((module) => module.YourPage))`, and `needs`: the method without which the page is nothing. Pages are loaded when they are first opened. An entry with `icon` and
 * `order` stands in the navigation; one without is reached from another page (`/people/:id`). Parameters: `useParams` of wouter; filters after `?`: `useQuery` and
 * `keepQuery`; going elsewhere: `goTo`. Keys of a page: `useShortcut` of shortcuts.ts; who is logged in: `useSession`, `useMay` of session.ts.
 */
import {
  mdiAccountArrowRightOutline,
  mdiAccountCogOutline,
  mdiAccountGroupOutline,
  mdiBedOutline,
  mdiCalendarTodayOutline,
  mdiBackupRestore,
  mdiClipboardCheckOutline,
  mdiClipboardPulseOutline,
  mdiClipboardTextClockOutline,
  mdiFileDocumentEditOutline,
  mdiHomeCityOutline,
  mdiScaleBalance,
  mdiTableArrowDown,
} from '@mdi/js';
import {
  administrators,
  auditReaders,
  countyUsers,
  everybody,
  everyClerk,
  everyRegistrar,
  officers,
  signers,
  type Role,
} from '../../electron/contract/method.ts';
import { gradingRoutes } from './routes-grading.ts';
import { happinessRoutes } from './routes-happiness.ts';
import { paymentRoutes } from './routes-payments.ts';
import { renovationRoutes } from './routes-renovation.ts';
import { indicatorRoutes } from './routes-indicators.ts';
import { letterRoutes } from './routes-letters.ts';
import { registerRoutes } from './routes-registers.ts';
import { quarterRoutes } from './routes-quarter.ts';
import { situationRoutes } from './routes-situation.ts';
import { scatteredRoutes } from './routes-scattered.ts';
import { taskRoutes } from './routes-tasks.ts';
import { reportRoutes } from './routes-reports.ts';
import { page, type Route } from './route.ts';

export type { Route } from './route.ts';
export { goBack, goTo, keepQuery, queryNow, useGuardedHashLocation, useQuery } from './hash-location.ts';

export const routes: readonly Route[] = [
  {
    path: '/',
    title: '今日',
    icon: mdiCalendarTodayOutline,
    order: 10,
    needs: ['today.summary', everybody],
    component: page(() => import('../features/today/TodayPage.tsx').then((module) => module.TodayPage)),
  },
  {
    path: '/people',
    title: '人员',
    icon: mdiAccountGroupOutline,
    order: 20,
    needs: ['people.page', everybody],
    component: page(() => import('../features/people/PeoplePage.tsx').then((module) => module.PeoplePage)),
  },
  {
    path: '/people/new',
    title: '登记人员',
    needs: ['people.register', everyRegistrar],
    component: page(() => import('../features/people/RegisterPage.tsx').then((module) => module.RegisterPage)),
  },
  {
    path: '/people/papers',
    title: '生成文书',
    needs: ['papers.paper', officers],
    component: page(() => import('../features/papers/MakePapersPage.tsx').then((module) => module.MakePapersPage)),
  },
  {
    path: '/people/:id',
    title: '人员',
    needs: ['people.get', everybody],
    component: page(() => import('../features/people/PersonPage.tsx').then((module) => module.PersonPage)),
  },
  {
    path: '/people/:id/money',
    title: '资金明细',
    needs: ['payments.history', everybody],
    component: page(() => import('../features/payments/MoneyPage.tsx').then((module) => module.MoneyPage)),
  },
  {
    path: '/beds',
    title: '床位',
    icon: mdiBedOutline,
    order: 22,
    needs: ['beds.map', everybody],
    component: page(() => import('../features/beds/BedsPage.tsx').then((module) => module.BedsPage)),
  },
  {
    path: '/beds/roll-call',
    title: '点名',
    needs: ['stays.rollSheet', everybody],
    component: page(() => import('../features/beds/RollCallPage.tsx').then((module) => module.RollCallPage)),
  },
  {
    path: '/beds/absences',
    title: '请假住院',
    needs: ['stays.absences', everybody],
    component: page(() => import('../features/beds/AbsencesPage.tsx').then((module) => module.AbsencesPage)),
  },
  {
    path: '/beds/incidents',
    title: '事故',
    needs: ['stays.incidents', everybody],
    component: page(() => import('../features/beds/IncidentsPage.tsx').then((module) => module.IncidentsPage)),
  },
  {
    path: '/beds/registers',
    title: '登记册',
    needs: ['stays.residents', everybody],
    component: page(() => import('../features/beds/RegistersPage.tsx').then((module) => module.RegistersPage)),
  },
  {
    path: '/beds/reservations',
    title: '预留',
    needs: ['stays.held', everybody],
    component: page(() => import('../features/beds/ReservationsPage.tsx').then((module) => module.ReservationsPage)),
  },
  {
    path: '/beds/homes',
    title: '各院床位合计',
    needs: ['beds.homes', everybody],
    component: page(() => import('../features/beds/AllHomesPage.tsx').then((module) => module.AllHomesPage)),
  },
  {
    path: '/assessments',
    title: '评估',
    icon: mdiClipboardCheckOutline,
    order: 24,
    needs: ['assessments.due', everybody],
    component: page(() => import('../features/assessments/AssessmentsPage.tsx').then((module) => module.AssessmentsPage)),
  },
  {
    path: '/assessments/:id',
    title: '评估表',
    needs: ['assessments.get', everybody],
    component: page(() => import('../features/assessments/AssessmentPage.tsx').then((module) => module.AssessmentPage)),
  },
  {
    path: '/people/:id/assess',
    title: '新评估',
    needs: ['assessments.conclude', everyClerk],
    component: page(() => import('../features/assessments/AssessPage.tsx').then((module) => module.AssessPage)),
  },
  {
    path: '/placement',
    title: '安置',
    icon: mdiAccountArrowRightOutline,
    order: 26,
    needs: ['placement.waiting', everybody],
    component: page(() => import('../features/placement/WaitingPage.tsx').then((module) => module.WaitingPage)),
  },
  {
    path: '/placement/applications',
    title: '入住申请',
    needs: ['placement.applications', everybody],
    component: page(() => import('../features/placement/ApplicationsPage.tsx').then((module) => module.ApplicationsPage)),
  },
  {
    path: '/placement/applications/:id',
    title: '入住申请',
    needs: ['placement.application', everybody],
    component: page(() => import('../features/placement/ApplicationPage.tsx').then((module) => module.ApplicationPage)),
  },
  {
    path: '/placement/plan',
    title: '安置方案',
    needs: ['planner.plan', countyUsers],
    component: page(() => import('../features/placement/plan/PlanTab.tsx').then((module) => module.PlanTab)),
  },
  ...scatteredRoutes,
  ...gradingRoutes,
  ...happinessRoutes,
  ...paymentRoutes,
  ...renovationRoutes,
  ...taskRoutes,
  ...registerRoutes,
  ...quarterRoutes,
  ...situationRoutes,
  ...reportRoutes,
  ...indicatorRoutes,
  ...letterRoutes,
  {
    path: '/imports',
    title: '导入',
    icon: mdiTableArrowDown,
    order: 40,
    needs: ['imports.batches', countyUsers],
    component: page(() => import('../features/imports/ImportsPage.tsx').then((module) => module.ImportsPage)),
  },
  {
    path: '/imports/new',
    title: '导入表格',
    needs: ['imports.preview', everyClerk],
    component: page(() => import('../features/imports/WizardPage.tsx').then((module) => module.WizardPage)),
  },
  {
    path: '/imports/:batchId',
    title: '导入结果',
    needs: ['imports.batches', countyUsers],
    component: page(() => import('../features/imports/BatchPage.tsx').then((module) => module.BatchPage)),
  },
  {
    path: '/homes',
    title: '机构',
    icon: mdiHomeCityOutline,
    order: 50,
    needs: ['homes.list', everybody],
    component: page(() => import('../features/homes/HomesPage.tsx').then((module) => module.HomesPage)),
  },
  {
    path: '/homes/:id',
    title: '机构',
    needs: ['homes.get', everybody],
    component: page(() => import('../features/homes/HomePage.tsx').then((module) => module.HomePage)),
  },
  {
    path: '/standards',
    title: '救助标准',
    icon: mdiScaleBalance,
    order: 60,
    needs: ['standards.list', everybody],
    component: page(() => import('../features/standards/StandardsPage.tsx').then((module) => module.StandardsPage)),
  },
  {
    path: '/papers',
    title: '文书模板',
    icon: mdiFileDocumentEditOutline,
    order: 82,
    needs: ['papers.template', everybody],
    component: page(() => import('../features/papers/TemplatesPage.tsx').then((module) => module.TemplatesPage)),
  },
  {
    path: '/users',
    title: '用户',
    icon: mdiAccountCogOutline,
    order: 80,
    needs: ['users.list', administrators],
    component: page(() => import('../features/users/UsersPage.tsx').then((module) => module.UsersPage)),
  },
  {
    path: '/check',
    title: '自检',
    icon: mdiClipboardPulseOutline,
    order: 86,
    needs: ['check.run', countyUsers],
    component: page(() => import('../features/check/CheckPage.tsx').then((module) => module.CheckPage)),
  },
  {
    path: '/backups',
    title: '备份',
    icon: mdiBackupRestore,
    order: 84,
    needs: ['backups.status', countyUsers],
    component: page(() => import('../features/backups/BackupsPage.tsx').then((module) => module.BackupsPage)),
  },
  {
    path: '/attachments',
    title: '核对附件',
    needs: ['attachments.check', signers],
    component: page(() => import('../features/attachments/AttachmentCheckPage.tsx').then((module) => module.AttachmentCheckPage)),
  },
  {
    path: '/audit',
    title: '审计日志',
    icon: mdiClipboardTextClockOutline,
    order: 90,
    needs: ['audit.page', auditReaders],
    component: page(() => import('../features/audit/AuditPage.tsx').then((module) => module.AuditPage)),
  },
];

export function isFor(route: Route, role: Role): boolean {
  return route.needs[1].includes(role);
}

/** Whether a link leads to a page the role may see. The first path that fits counts, as in the window: /people/new is no person. */
export function isReachable(target: string, role: Role): boolean {
  const path = target.split('?')[0] ?? '/';
  const route = routes.find((candidate) => new RegExp(`^${candidate.path.replace(/:[^/]+/g, '[^/]+')}$`).test(path));
  return route !== undefined && isFor(route, role);
}

/** Pages of the navigation for a role, in order. */
export function areasFor(role: Role): readonly Route[] {
  return routes
    .filter((route) => route.icon !== undefined && isFor(route, role) && (route.entryFor?.includes(role) ?? true))
    .toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0));
}
