/** The ledger of policy tasks: filled from the document the county follows and from the indicators. */
import type { z } from 'zod';
import type { IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { PolicyProfile, PolicyTask, TaskTarget } from '../../../electron/contract/tasks-shapes.ts';
import type { taskMethods } from '../../../electron/contract/tasks.ts';
import { daysBetween, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader, WriteContext } from '../../core/sql.ts';
import { list as indicatorsOf } from '../indicators/service.ts';
import { policyNumber } from '../parameters/service.ts';
import { saveSetting } from '../settings/service.ts';
import { standingOf } from '../situation/rules-targets.ts';
import { countyWide } from '../users/scope.ts';
import { policyDocuments, type PolicyDocument } from './library.ts';
import { policyProfile, policyProfileOf } from './profile.ts';
import { documentIdOf } from './queries-documents.ts';
import { evidenceByTask, openProblemsByTask, toldByTask } from './queries.ts';
import { progressOf } from './rules-progress.ts';
import { countedOn, isMet, targetState } from './rules-targets.ts';

type Ledger = z.output<(typeof taskMethods)['tasks.list']['output']>;
type Shipped = PolicyDocument['tasks'][number]['targets'][number];

export function documentOf(id: PolicyProfile): PolicyDocument {
  const found = policyDocuments().find((document) => document.id === id);
  if (!found) throw new Error(`no policy document ${id}`);
  return found;
}

/** Indicators of each day that is asked for, counted once. */
function indicatorsByDay(reader: Reader): (day: IsoDate) => readonly IndicatorRow[] {
  const counted = new Map<IsoDate, readonly IndicatorRow[]>();
  return (day) => {
    const found = counted.get(day) ?? indicatorsOf(countyWide(reader), { asOf: day }).rows;
    counted.set(day, found);
    return found;
  };
}

/** A task of a year (改造任务) has one row for each year: the one of the deadline. */
function rowFor(rows: readonly IndicatorRow[], target: Shipped): IndicatorRow | null {
  const year = target.dueOn === null ? null : Number(target.dueOn.slice(0, 4));
  return rows.find(({ code, batchYear }) => code === target.indicator && (batchYear === null || batchYear === year)) ?? null;
}

type Counting = {
  readonly asOf: IsoDate;
  readonly warnDays: number;
  readonly documentNo: string;
  readonly rowsOn: (day: IsoDate) => readonly IndicatorRow[];
};

function targetOf(target: Shipped, place: string, { asOf, warnDays, documentNo, rowsOn }: Counting): TaskTarget {
  const rowOn = (day: IsoDate): IndicatorRow | null => (target.indicator === null ? null : rowFor(rowsOn(day), target));
  const now = rowOn(asOf);
  const deadline = countedOn(target.dueOn, asOf);
  const then = deadline === asOf ? now : rowOn(deadline);
  // A ledger that begins after the deadline knows nothing of that day.
  const isKnown = then !== null && then.denominator > 0;
  const found = isKnown ? then : now;
  const { bar, gap, need, done } = standingOf({ ...target, clause: place }, now ? [now] : [], { asOf, warnDays, documentNo });
  return {
    ...target,
    daysLeft: target.dueOn === null ? null : daysBetween(asOf, target.dueOn),
    countedOn: isKnown ? deadline : asOf,
    shown: found?.shown ?? null,
    numerator: found?.numerator ?? null,
    denominator: found?.denominator ?? null,
    // Reached on its day, or later: both are reached.
    state: isMet(target, now) === true ? 'met' : targetState(target, found, { asOf, warnDays }),
    nowShown: now?.shown ?? null,
    bar: target.value === null ? target.words : bar === target.words ? `${target.value}${target.unit ?? ''}` : bar,
    gap,
    need,
    done,
  };
}

/** Every task of a document as it stands at the end of a day. */
export function tasksOf(reader: Reader, document: PolicyDocument, asOf: IsoDate): PolicyTask[] {
  const warnDays = policyNumber(reader, 'target.warnDays', asOf);
  const counting = { asOf, warnDays, documentNo: document.documentNo, rowsOn: indicatorsByDay(reader) };
  const told = toldByTask(reader, asOf);
  const evidence = evidenceByTask(reader);
  const problems = openProblemsByTask(reader);
  return document.tasks.map(({ code, place, content, words, frequency, targets: stated }) => {
    const targets = stated.map((target) => targetOf(target, place, counting));
    const last = told.get(code) ?? null;
    return {
      code,
      place,
      content,
      words,
      frequency,
      targets,
      owner: last?.owner ?? null,
      partners: last?.partners ?? null,
      person: last?.person ?? null,
      beginOn: last?.beginOn ?? null,
      remarks: last?.remarks ?? null,
      note: last?.note ?? null,
      enteredOn: last?.enteredOn ?? null,
      enteredBy: last?.recordedBy ?? null,
      ...progressOf(targets, last, { asOf, warnDays, isStanding: frequency === 'standing' }),
      evidence: evidence.get(code) ?? 0,
      openProblems: problems.get(code) ?? 0,
    };
  });
}

/** The document the county works by; null until it has chosen. */
export function followed(reader: Reader): PolicyDocument | null {
  const profile = policyProfileOf(reader);
  return profile === null ? null : documentOf(profile);
}

export function ledger(reader: Reader, asOf: IsoDate): Ledger {
  const document = followed(reader);
  if (document === null) return { profile: null, documentId: null, documentNo: null, title: null, tasks: [] };
  const { id, documentNo, title } = document;
  return { profile: id, documentId: documentIdOf(reader, id), documentNo, title, tasks: tasksOf(reader, document, asOf) };
}

export function chooseProfile(context: WriteContext, profile: PolicyProfile): void {
  saveSetting(context, policyProfile, profile);
}
