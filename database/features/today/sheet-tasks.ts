/** Sheets that wait for somebody: the next step of an open one, or the month to build. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { destitute, happinessScheme, type Scheme } from '../../../electron/contract/schemes.ts';
import type { Role } from '../../../electron/contract/method.ts';
import { addMonths, formatMonth, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { sheetName } from '../payments/rules-states.ts';

type Task = OutputOf<'today.summary'>['tasks'][number];

const waitingFor: Readonly<Record<string, { title: string; roles: readonly Role[] }>> = {
  draft: { title: '核对草稿并制表', roles: ['admin', 'county_clerk'] },
  prepared: { title: '等待审核', roles: ['admin', 'county_approver'] },
  reviewed: { title: '等待审批', roles: ['admin', 'county_approver'] },
};

type OpenSheet = {
  readonly month: IsoMonth;
  readonly scheme: Scheme;
  readonly title: string | null;
  readonly state: string;
  readonly persons: number;
};

export function sheetTasks(reader: Reader, role: Role, today: IsoDate, isClerk: boolean): Task[] {
  const open = rows<OpenSheet>(
    reader,
    `SELECT s.month, s.scheme, h.title, s.state, s.person_count AS persons FROM sheet s LEFT JOIN sheet_heading h ON h.sheet_id = s.sheet_id
     WHERE s.state IN ('draft', 'prepared', 'reviewed') ORDER BY s.month, s.scheme`,
  );
  const tasks: Task[] = open
    .filter((sheet) => waitingFor[sheet.state]?.roles.includes(role))
    .map((sheet) => ({
      id: `sheet-${sheet.scheme}-${sheet.month}`,
      title: `${sheetName(sheet)}发放表${waitingFor[sheet.state]?.title ?? ''}`,
      detail: sheet.scheme === happinessScheme ? `${sheet.persons} 处` : `${sheet.persons} 人`,
      link: sheet.scheme === destitute ? `/payments/${sheet.month}` : `/payments/of/${sheet.scheme}/${sheet.month}`,
      tone: 'todo',
    }));
  const last = row<{ month: IsoMonth | null }>(reader, 'SELECT max(month) AS month FROM sheet WHERE scheme = ?', destitute)?.month ?? null;
  const due = last ? addMonths(last, 1) : monthOf(today);
  const isOneOpen = open.some((sheet) => sheet.scheme === destitute);
  if (!isOneOpen && isClerk && due <= monthOf(today))
    tasks.push({
      id: 'build',
      title: `编制${formatMonth(due)}发放表`,
      detail: '按当前掌握的情况计算，先生成草稿',
      link: '/payments',
      tone: 'todo',
    });
  return tasks;
}
