/** What waits for the user, and the county in a few figures. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyClerk, everyRegistrar, everyReporter, type Role } from '../../../electron/contract/method.ts';
import { recordableKinds } from '../../../electron/contract/recordable.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { heldPlaces } from '../beds/held.ts';
import { overdueAbsences } from '../beds/reading.ts';
import { waitingAssessments } from '../assessments/service-due.ts';
import { happinessTasks } from '../happiness/tasks.ts';
import { gradingTasks } from '../grading/tasks.ts';
import { accountStands } from '../homes/account-standing.ts';
import { growingUp } from '../people/minors.ts';
import { operatorTasks } from '../operators/tasks.ts';
import { overlapTasks } from '../overlaps/tasks.ts';
import { policyNumber } from '../parameters/service.ts';
import { lastHeaders } from '../payments/service-read.ts';
import { registerTasks } from '../registers/tasks.ts';
import { renovationTasks } from '../renovation/tasks.ts';
import { policyTasks, profileTasks } from '../tasks/alerts.ts';
import { recoveryTasks } from '../recoveries/tasks.ts';
import { placeCondition, type ScopedReader } from '../users/scope.ts';
import { sheetTasks } from './sheet-tasks.ts';

type Summary = OutputOf<'today.summary'>;
type Task = Summary['tasks'][number];

export function summary(reader: ScopedReader, role: Role, today: IsoDate): Summary {
  const people = peopleFigures(reader);
  return {
    today,
    people,
    levels: levelFigures(reader),
    homes: homeFigures(reader),
    months: lastMonths(reader),
    tasks: tasksFor(reader, role, today, people.active),
  };
}

function count(reader: Reader, sql: string, ...values: unknown[]): number {
  return row<{ found: number }>(reader, `SELECT count(*) AS found ${sql}`, ...values)?.found ?? 0;
}

function peopleFigures(reader: ScopedReader): Summary['people'] {
  const own = placeCondition(reader.scope, 'p');
  const found = row<Summary['people']>(
    reader,
    `SELECT count(*) FILTER (WHERE status = 'active') AS active, count(*) FILTER (WHERE status = 'suspended') AS suspended,
       count(*) FILTER (WHERE status = 'suspended' AND mode = 'centralised') AS suspendedCentralised,
       count(*) FILTER (WHERE status = 'active' AND mode = 'centralised') AS centralised, count(*) FILTER (WHERE status = 'active' AND mode = 'scattered') AS scattered FROM person p WHERE TRUE${own.sql}`,
    ...own.values,
  );
  return found ?? { active: 0, suspended: 0, suspendedCentralised: 0, centralised: 0, scattered: 0 };
}

function levelFigures(reader: ScopedReader): Summary['levels'] {
  const own = placeCondition(reader.scope, 'p');
  return rows(
    reader,
    `SELECT level, count(*) FILTER (WHERE mode = 'centralised') AS centralised, count(*) FILTER (WHERE mode = 'scattered') AS scattered
     FROM person p WHERE status = 'active' AND level IS NOT NULL${own.sql} GROUP BY level`,
    ...own.values,
  );
}

function homeFigures(reader: ScopedReader): Summary['homes'] {
  const own = placeCondition(reader.scope, 'h');
  return rows(
    reader,
    `SELECT h.home_id AS homeId, h.name, h.beds_registered AS beds,
       (SELECT count(*) FROM person p WHERE p.home_id = h.home_id AND p.mode = 'centralised' AND p.status IN ('active', 'suspended')) AS residents
     FROM home h WHERE h.withdrawn_at IS NULL${own.sql} ORDER BY h.code`,
    ...own.values,
  );
}

const shownMonths = 12;

function lastMonths(reader: ScopedReader): Summary['months'] {
  return lastHeaders(reader, shownMonths).map(({ month, state, totalFen, toHomesFen, persons }) => ({
    month,
    state,
    totalFen,
    toHomesFen,
    persons,
  }));
}

/** Only what the role can do something about. */
function tasksFor(reader: ScopedReader, role: Role, today: IsoDate, active: number): Task[] {
  const isClerk = (everyClerk as readonly Role[]).includes(role);
  const setUp = isClerk ? setUpTasks(reader, active) : [];
  if (setUp.length > 0) return setUp;
  return [
    ...sheetTasks(reader, role, today, isClerk),
    ...recoveryTasks(reader, role, today),
    ...overlapTasks(reader, role, today),
    ...gradingTasks(reader, role, today),
    ...happinessTasks(reader, role, today),
    ...renovationTasks(reader, role, today),
    ...policyTasks(reader, role, today),
    ...operatorTasks(reader, role, today),
    ...registerTasks(reader, role, today),
    ...peopleTasks(reader, role, today),
    ...awayTasks(reader, role, today),
    ...heldTasks(reader, role, today),
    ...minorTasks(reader, role, today),
    ...(isClerk ? homeTasks(reader) : []),
  ];
}

/** A new ledger: what to do first, in order. */
function setUpTasks(reader: Reader, active: number): Task[] {
  const tasks: Task[] = [];
  if (count(reader, 'FROM home WHERE withdrawn_at IS NULL') === 0)
    tasks.push({ id: 'homes', title: '导入敬老院名册', detail: '或逐家登记；集中供养人员要对应到机构', link: '/imports', tone: 'todo' });
  if (count(reader, 'FROM standard') === 0)
    tasks.push({
      id: 'standards',
      title: '登记救助标准',
      detail: '低保、特困基本生活、照料护理标准及文号',
      link: '/standards',
      tone: 'todo',
    });
  if (active === 0)
    tasks.push({
      id: 'roster',
      title: '导入特困人员花名册',
      detail: '用办公室现有的表格即可，先预览再写入',
      link: '/imports',
      tone: 'todo',
    });
  if (tasks.length > 0) tasks.push(...profileTasks(reader));
  return tasks;
}

function assessmentTasks(reader: ScopedReader, today: IsoDate): Task[] {
  const { overdue, reported, reportedLate } = waitingAssessments(reader, today);
  const tasks: Task[] = [];
  if (reported > 0)
    tasks.push({
      id: 'conditionReports',
      title: `${reported} 份变化报告等待重新评估`,
      detail: reportedLate > 0 ? `其中 ${reportedLate} 份已超过期限` : '都在期限之内',
      link: '/assessments',
      tone: reportedLate > 0 ? 'warn' : 'todo',
    });
  if (overdue > 0)
    tasks.push({
      id: 'assessments',
      title: `${overdue} 人自理能力评估已过有效期`,
      detail: '到期后仍按原档次发放，请安排评估',
      link: '/assessments?state=overdue',
      tone: 'warn',
    });
  return tasks;
}

function peopleTasks(reader: ScopedReader, role: Role, today: IsoDate): Task[] {
  const kinds = recordableKinds(role);
  const own = placeCondition(reader.scope, 'p');
  const countPeople = (condition: string, ...values: unknown[]): number =>
    count(reader, `FROM person p WHERE p.status = 'active' AND ${condition}${own.sql}`, ...values, ...own.values);
  const tasks: Task[] = [];
  if (kinds.includes('level')) tasks.push(...assessmentTasks(reader, today));
  const accounts = kinds.includes('account') ? countPeople("p.mode = 'scattered' AND p.account_number IS NULL") : 0;
  if (accounts > 0)
    tasks.push({
      id: 'accounts',
      title: `${accounts} 名分散供养人员本人账号待补`,
      detail: '缺账号的会列入发放表，但不进入银行文件',
      link: '/people?accountMissing=1&mode=scattered&status=active',
      tone: 'warn',
    });
  const temporary = kinds.includes('identity') ? countPeople('p.id_number IS NULL') : 0;
  if (temporary > 0)
    tasks.push({
      id: 'temporary',
      title: `${temporary} 人没有身份证号`,
      detail: '使用临时编号，请尽快补录',
      link: '/people?idMissing=1&status=active',
      tone: 'warn',
    });
  return tasks;
}

/** A home is told by the names on its own page. */
function awayTasks(reader: ScopedReader, role: Role, today: IsoDate): Task[] {
  const overdue = (everyRegistrar as readonly Role[]).includes(role) ? overdueAbsences(reader, today) : 0;
  if (overdue === 0) return [];
  const detail = `外出满 ${policyNumber(reader, 'leave.remindDays', today)} 天或过了预计返院日期`;
  return [{ id: 'away', title: `${overdue} 人请假住院未返`, detail, link: '/beds', tone: 'warn' }];
}

const namedInTask = 3;

/** Who has a bed or a place kept and has not come in time. */
function heldTasks(reader: ScopedReader, role: Role, today: IsoDate): Task[] {
  if (!(everyReporter as readonly Role[]).includes(role)) return [];
  const over = heldPlaces(reader, today).rows.filter(({ daysOver }) => daysOver > 0);
  if (over.length === 0) return [];
  const named = over.slice(0, namedInTask).map(({ name, homeName, daysOver }) => `${name}（${homeName}，过期 ${daysOver} 天）`);
  const detail = `${named.join('、')}${over.length > namedInTask ? '等' : ''}：办理入住，或释放`;
  return [{ id: 'held', title: `${over.length} 处预留到期未入住`, detail, link: '/beds/reservations', tone: 'warn' }];
}

function minorTasks(reader: ScopedReader, role: Role, today: IsoDate): Task[] {
  if (!(everyRegistrar as readonly Role[]).includes(role)) return [];
  const { entitled, unproven } = growingUp(reader, today);
  const tasks: Task[] = [];
  const link = '/people?category=minor&status=active';
  if (unproven > 0)
    tasks.push({
      id: 'minorsAdult',
      title: `${unproven} 名未成年人已成年，没有近期的在校证明`,
      detail: '仍在接受义务、高中或中职教育的，在附件里添加在校证明；否则办理终止（年满十八周岁）。不会自动停发',
      link,
      tone: 'warn',
    });
  if (entitled > 0)
    tasks.push({
      id: 'minorsGrowing',
      title: `${entitled} 名未成年人已满 ${policyNumber(reader, 'age.child', today)} 周岁，仍可供养`,
      detail: `供养到 ${policyNumber(reader, 'age.adult', today)} 周岁，在校就读的可以更长；不会自动停发`,
      link,
      tone: 'todo',
    });
  return tasks;
}

function homeTasks(reader: Reader): Task[] {
  const homes = count(
    reader,
    `FROM home h WHERE withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM home_account c WHERE c.home_id = h.home_id AND ${accountStands})`,
  );
  if (homes === 0) return [];
  return [
    {
      id: 'homeAccounts',
      title: `${homes} 家机构没有收款账户`,
      detail: '集中供养的款项拨付到机构账户',
      link: '/homes',
      tone: 'warn',
    },
  ];
}
