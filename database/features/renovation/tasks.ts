/** What of renovations stands on somebody's list of today. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { approvers, everyReporter, type Role } from '../../../electron/contract/method.ts';
import type { RenovationAlert } from '../../../electron/contract/renovation-works-shapes.ts';
import { alertKinds, type AlertKind } from '../../../electron/contract/renovation-works-terms.ts';
import { formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import type { ScopedReader } from '../users/scope.ts';
import { alerts } from './service-alerts.ts';

type Task = OutputOf<'today.summary'>['tasks'][number];

const titles: Readonly<Record<AlertKind, (projects: number) => string>> = {
  lateStage: (projects) => `${projects} 个改造项目进度滞后`,
  acceptanceOverdue: (projects) => `${projects} 个改造项目完工后未验收`,
  noProgress: (projects) => `${projects} 个改造项目进度月报未报`,
  fundsUnspent: (projects) => `${projects} 个改造项目年底前资金未支出`,
  capNear: (projects) => `${projects} 个改造项目付款接近上限`,
  contractEnding: (projects) => `${projects} 个改造项目合同到期`,
  insuranceEnding: (projects) => `${projects} 个改造项目工程保险到期`,
  retentionDue: (projects) => `${projects} 个改造项目质保金到期`,
  relocationLate: (projects) => `${projects} 个改造项目有老人逾期未回迁`,
  reapproval: (projects) => `${projects} 个改造项目结算超批复，须重新报批`,
};

/** A home and a township are told what is theirs to do: the report and who is to come back. */
const ofPlaces: ReadonlySet<AlertKind> = new Set(['noProgress', 'relocationLate', 'lateStage']);
/** Who approves is told what rests on his word: investment to be approved anew, money to be paid out or left over. */
const ofApprovers: ReadonlySet<AlertKind> = new Set(['reapproval', 'retentionDue', 'fundsUnspent']);
const shownNames = 3;

/** How much or how long, in a few characters. */
function measureOf({ kind, days, fen }: RenovationAlert): string {
  if (kind === 'fundsUnspent' || kind === 'retentionDue') return fen === null ? '' : `（${formatYuan(fen)}元）`;
  const isOver = kind === 'lateStage' || kind === 'acceptanceOverdue' || kind === 'noProgress' || kind === 'relocationLate';
  return isOver && days !== null ? `（${days}天）` : '';
}

/** Of one project in full; of more their names, each once, the most pressing first. */
function detailOf(own: readonly RenovationAlert[]): string {
  const projects = [...new Map(own.toReversed().map((alert) => [alert.projectId, alert])).values()].toReversed();
  const [first] = projects;
  if (first && projects.length === 1) return `${first.projectName}：${first.text}`;
  const named = projects.slice(0, shownNames).map((alert) => `${alert.projectName}${measureOf(alert)}`);
  return `${named.join('、')}${projects.length > shownNames ? '等' : ''}`;
}

/** One task for each kind, the most pressing first. */
export function renovationTasks(reader: ScopedReader, role: Role, today: IsoDate): Task[] {
  const isReporter = (everyReporter as readonly Role[]).includes(role);
  const isApprover = !isReporter && (approvers as readonly Role[]).includes(role);
  if (!isReporter && !isApprover) return [];
  const kindsOf = isApprover ? ofApprovers : reader.scope.kind === 'county' ? null : ofPlaces;
  const found = alerts(reader, null, today).filter(({ kind }) => kindsOf === null || kindsOf.has(kind));
  const kinds = Map.groupBy(found, ({ kind }) => kind);
  return alertKinds.flatMap(({ id }): Task[] => {
    const own = kinds.get(id) ?? [];
    const [first] = own;
    if (!first) return [];
    const projects = new Set(own.map(({ projectId }) => projectId)).size;
    const all = id === 'noProgress' ? '/renovation/progress' : `/renovation?alerts=${id}`;
    const link = projects === 1 ? `/renovation/project/${first.projectId}` : all;
    const tone = own.some((alert) => alert.tone === 'warn') ? 'warn' : 'todo';
    return [{ id: `renovation.${id}`, title: titles[id](projects), detail: detailOf(own), link, tone }];
  });
}
