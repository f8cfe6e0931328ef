/** Every subject of reports, in the order they are offered. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { ReportDefinition } from '../../../electron/contract/own-reports.ts';
import type { Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Reader } from '../../core/sql.ts';
import { optionsOf } from './options.ts';
import type { Subject } from './shape.ts';
import { mayGroup } from './sql.ts';
import { beds, residents } from './subject-beds.ts';
import { payments } from './subject-money.ts';
import { people } from './subject-people.ts';
import { happiness, homes } from './subject-places.ts';
import { registerSubjects } from './subject-registers.ts';
import { projects, spendings, visits } from './subject-works.ts';

let known: readonly Subject[] | undefined;
const subjects = (): readonly Subject[] =>
  (known ??= [people, residents, payments, homes, beds, happiness, spendings, projects, visits, ...registerSubjects()]);

/** @throws AppError OWN_REPORT_SUBJECT for one nobody knows, NOT_ALLOWED for one his role does not read */
export function subjectFor(role: Role, id: string): Subject {
  const found = subjects().find((subject) => subject.id === id);
  if (!found) throw new AppError('OWN_REPORT_SUBJECT', { subject: id });
  if (!found.readers.includes(role)) throw new AppError('NOT_ALLOWED', { action: `查看${found.title}的报表` });
  return found;
}

export const mayRead = (role: Role, id: string): boolean =>
  subjects().some((subject) => subject.id === id && subject.readers.includes(role));

export const titleOf = (id: string): string => subjects().find((subject) => subject.id === id)?.title ?? id;

export function definitionFrom({ id, start }: Pick<Subject, 'id' | 'start'>): ReportDefinition {
  return { filters: [], groupBy: [], isSummary: false, sortBy: null, asOf: null, paper: 'A4', subject: id, ...start };
}

export function list(reader: Reader, role: Role): OutputOf<'ownReports.subjects'> {
  return subjects()
    .filter(({ readers }) => readers.includes(role))
    .map((subject) => ({
      id: subject.id,
      title: subject.title,
      hint: subject.hint,
      unit: subject.unit,
      isDated: subject.isDated,
      start: definitionFrom(subject),
      columns: subject.columns.map((column) => ({
        id: column.id,
        title: column.title,
        section: column.section,
        kind: column.kind,
        options: column.kind === 'choice' ? [...optionsOf(reader, column)] : [],
        canGroup: mayGroup(column),
        isSummed: column.isSummed === true,
      })),
    }));
}
