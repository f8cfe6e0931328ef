/** Who may put reports together, look at them and take them away, one valid call of each, and what it leaves in the log. */
import { join } from 'node:path';
import { save } from '../../database/features/own-reports/service.ts';
import type { ownReportMethods, ReportDefinition } from '../../electron/contract/own-reports.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { World } from './role-world.ts';

type Names = keyof typeof ownReportMethods;

export const ownReportGolden = {
  'ownReports.subjects': ['A C V T H R', 'open'],
  'ownReports.list': ['A C V T H R', 'lists'],
  'ownReports.save': ['A C V T H .', 'open'],
  'ownReports.withdraw': ['A C V T H .', 'open'],
  'reports.standing': ['A C V T H R', 'open'],
  'reports.preview': ['A C V T H R', 'lists'],
  'reports.paper': ['A C V T H R', 'lists'],
  'reports.savePaper': ['A C V T H R', 'lists'],
  'reports.saveWorkbook': ['A C V T H R', 'lists'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const ownReportWrites = {
  'ownReports.save': ['ownReport.save write -a'],
  'ownReports.withdraw': ['ownReport.withdraw write ba'],
  'reports.paper': ['ownReport.print print -a'],
  'reports.savePaper': ['ownReport.export export -a'],
  'reports.saveWorkbook': ['ownReport.export export -a'],
} as const;

const definition: ReportDefinition = {
  subject: 'people',
  columns: ['town', 'name', 'idNumber', 'phone'],
  filters: [],
  groupBy: [],
  isSummary: false,
  sortBy: null,
  asOf: null,
  paper: 'A4',
};
const source = { kind: 'own', title: '人员名单', definition } as const;
const protection = { kind: 'masked' } as const;

/** Of whoever asks: nobody withdraws another's. */
function savedBy(world: World): number {
  const user = world.router.backend.state.ledger?.session.user;
  // An auditor saves none.
  if (!user || user.role === 'auditor') return 1;
  const context = { ...world.admin(), actor: { userId: user.userId, name: user.name } };
  return save(context, { reportId: null, name: '自己的名单', isShared: true, definition }).reportId;
}

export const ownReportInputs: { readonly [Name in Names]: Row<Name> } = {
  'ownReports.subjects': { ask: () => ({}) },
  'ownReports.list': { ask: () => ({}) },
  'ownReports.save': { ask: () => ({ reportId: null, name: '人员名单', isShared: true, definition }) },
  'ownReports.withdraw': {
    ask: (_, world) => ({ reportId: savedBy(world), reason: '不再使用' }),
    before: () => '',
  },
  'reports.standing': { ask: () => ({}) },
  'reports.preview': { ask: () => ({ source }) },
  'reports.paper': { ask: () => ({ source, isMasked: false, purpose: 'print' }) },
  'reports.savePaper': { ask: () => ({ source, protection }), path: (world) => join(world.folder, '报表.pdf') },
  'reports.saveWorkbook': { ask: () => ({ source, protection }), path: (world) => join(world.folder, '报表.xlsx') },
};
