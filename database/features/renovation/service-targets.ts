/** The task of each year: its document, its projects, how many are done, and the value that was reported. */
import type { z } from 'zod';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type {
  addToBatchInputSchema,
  batchInputSchema,
  removeFromBatchInputSchema,
  YearTask,
} from '../../../electron/contract/renovation-targets.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { percentText } from '../indicators/rules-rate.ts';
import { countyWide, type ScopedReader } from '../users/scope.ts';
import {
  batchesOf,
  doneStageOn,
  lockedValues,
  membersOf,
  projectNamed,
  standingMembers,
  taskOf,
  type LockedValue,
  type Member,
} from './task-members.ts';
import { doneOn, hasReached, isTaskMet, whyNotDone } from './rules-targets.ts';

type Batches = OutputOf<'renovation.batches'>;
type TargetProject = NonNullable<YearTask['locked']>['projects'][number];

const yearEnd = (year: number): IsoDate => `${year}-12-31` as IsoDate;

function projectOn(member: Member, doneStage: Parameters<typeof doneOn>[1], day: IsoDate): TargetProject {
  const acceptedOn = doneOn(member.entries, doneStage, day);
  return {
    projectId: member.projectId,
    code: member.code,
    name: member.name,
    isDone: acceptedOn !== null,
    acceptedOn,
    why: whyNotDone(member.entries, doneStage, day),
  };
}

function lockedOf(value: LockedValue, target: number | null): NonNullable<YearTask['locked']> {
  const { asOf, numerator, denominator, lockedAt, lockedBy } = value;
  return {
    asOf,
    numerator,
    denominator,
    shown: percentText(numerator, denominator, 1) ?? '—',
    met: isTaskMet(numerator, target),
    lockedAt,
    lockedBy,
    projects: JSON.parse(value.projectsJson) as TargetProject[],
  };
}

/** Every year that has a task, projects or a locked value; counted at the end of the day. */
export function batchesView(reader: ScopedReader, asOf: IsoDate, today: IsoDate = asOf): Batches {
  const members = membersOf(reader);
  const batches = batchesOf(reader);
  const locked = reader.scope.kind === 'county' ? lockedValues(reader) : [];
  const doneStage = doneStageOn(reader, asOf);
  const years = new Set([...members.map(({ year }) => year), ...batches.map(({ year }) => year), ...locked.map(({ year }) => year)]);
  return {
    asOf,
    years: [...years]
      .toSorted((one, other) => one - other)
      .map((year) => {
        const standing = standingMembers(members, year, asOf);
        const taken = members.filter((member) => member.year === year && member.removedOn !== null && member.removedOn <= asOf);
        const batch = batches.find((candidate) => candidate.year === year);
        const value = locked.find((candidate) => candidate.year === year);
        const target = taskOf(reader, year, batches);
        const numerator = standing.filter(({ entries }) => doneOn(entries, doneStage, asOf) !== null).length;
        return {
          year,
          targetCount: batch?.targetCount ?? null,
          documentNo: batch?.documentNo ?? null,
          issuedOn: batch?.issuedOn ?? null,
          note: batch?.note ?? null,
          target,
          numerator,
          denominator: standing.length,
          shown: percentText(numerator, standing.length, 1) ?? '—',
          met: isTaskMet(numerator, target),
          started: standing.filter(({ entries }) => hasReached(entries, 'construction', asOf)).length,
          completed: standing.filter(({ entries }) => hasReached(entries, 'completed', asOf)).length,
          missing: target === null ? null : Math.max(target - numerator, 0),
          canLock: value === undefined && standing.length > 0 && yearEnd(year) <= today,
          locked: value ? lockedOf(value, target) : null,
          projects: [...standing, ...taken].map((member) => ({
            ...projectOn(member, doneStage, asOf),
            homeName: member.homeName,
            townName: member.townName,
            addedOn: member.addedOn,
            documentNo: member.documentNo,
            removed:
              member.removedOn !== null && member.removedOn <= asOf
                ? { on: member.removedOn, documentNo: member.removedDocumentNo, by: member.removedBy }
                : null,
          })),
        };
      }),
  };
}

function refuseLocked(reader: Reader, year: number): void {
  const value = lockedValues(reader).find((candidate) => candidate.year === year);
  if (value) throw new AppError('RENOVATION_YEAR_LOCKED', { year, date: formatDate(value.asOf) });
}

/** The task as the document sets it; the one before is withdrawn and stays to be read. @throws AppError RENOVATION_YEAR_LOCKED */
export function saveBatch(context: WriteContext, input: z.output<typeof batchInputSchema>): { batchId: number } {
  return transaction(context, (writer) => {
    refuseLocked(writer, input.year);
    const before = batchesOf(writer).find(({ year }) => year === input.year);
    if (before)
      run(
        writer,
        'UPDATE renovation_batch SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE renovation_batch_id = ?',
        writer.at,
        writer.actor.userId,
        `改为 ${input.documentNo}`,
        before.batchId,
      );
    const batchId = run(
      writer,
      `INSERT INTO renovation_batch (uid, year, target_count, document_no, issued_on, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      input.year,
      input.targetCount,
      input.documentNo,
      input.issuedOn,
      input.note,
      writer.at,
      writer.actor.userId,
    );
    const told = ({ year, targetCount, documentNo, issuedOn, note }: typeof input) => ({ year, targetCount, documentNo, issuedOn, note });
    writer.audit({
      action: 'renovation.task',
      entity: 'renovation_batch',
      entityId: batchId,
      ...(before ? { before: told(before) } : {}),
      after: told(input),
    });
    return { batchId };
  });
}

/** @throws AppError RENOVATION_NOT_FOUND, RENOVATION_IN_TASK, RENOVATION_IN_OTHER_TASK, RENOVATION_YEAR_LOCKED */
export function addToBatch(context: WriteContext, input: z.output<typeof addToBatchInputSchema>): { added: number } {
  const { year, projectIds, documentNo, addedOn } = input;
  return transaction(context, (writer) => {
    refuseLocked(writer, year);
    const members = membersOf(countyWide(writer)).filter(({ removedOn }) => removedOn === null);
    for (const projectId of new Set(projectIds)) {
      const project = projectNamed(writer, projectId);
      if (!project) throw new AppError('RENOVATION_NOT_FOUND');
      const { name } = project;
      const held = members.find((member) => member.projectId === projectId && member.addedOn !== null);
      if (held?.year === year) throw new AppError('RENOVATION_IN_TASK', { name, year });
      if (held) throw new AppError('RENOVATION_IN_OTHER_TASK', { name, year, other: held.year });
      joinTask(writer, { year, projectId, addedOn, documentNo });
      run(writer, 'UPDATE renovation_project SET batch_year = ? WHERE renovation_project_id = ?', year, projectId);
      writer.audit({
        action: 'renovation.taskAdd',
        entity: 'renovation_project',
        entityId: projectId,
        before: { name, batchYear: project.batchYear },
        after: { name, batchYear: year, addedOn, documentNo },
      });
    }
    return { added: new Set(projectIds).size };
  });
}

type Joined = { readonly year: number; readonly projectId: number; readonly addedOn: IsoDate; readonly documentNo: string };

function joinTask(writer: Writer, { year, projectId, addedOn, documentNo }: Joined): void {
  run(
    writer,
    `INSERT INTO renovation_batch_project (uid, year, renovation_project_id, added_on, document_no, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    year,
    projectId,
    addedOn,
    documentNo,
    writer.at,
    writer.actor.userId,
  );
}

/** Out of the task by a document, from that day; who is in it by the year of the project alone is taken in first, so that both can be read. @throws AppError RENOVATION_NOT_FOUND, RENOVATION_NOT_IN_TASK, RENOVATION_REMOVED_EARLY, RENOVATION_YEAR_LOCKED */
export function removeFromBatch(context: WriteContext, input: z.output<typeof removeFromBatchInputSchema>): void {
  const { year, projectId, documentNo, removedOn, reason } = input;
  transaction(context, (writer) => {
    refuseLocked(writer, year);
    const project = projectNamed(writer, projectId);
    if (!project) throw new AppError('RENOVATION_NOT_FOUND');
    const { name } = project;
    const member = membersOf(countyWide(writer)).find(
      (candidate) => candidate.year === year && candidate.projectId === projectId && candidate.removedOn === null,
    );
    if (!member) throw new AppError('RENOVATION_NOT_IN_TASK', { name, year });
    if (member.addedOn !== null && removedOn < member.addedOn)
      throw new AppError('RENOVATION_REMOVED_EARLY', { date: formatDate(removedOn), added: formatDate(member.addedOn) });
    if (member.addedOn === null) joinTask(writer, { year, projectId, addedOn: removedOn, documentNo: project.approvalNo ?? documentNo });
    run(
      writer,
      `UPDATE renovation_batch_project SET removed_on = ?, removed_document_no = ?, removed_reason = ?, removed_by = ?
       WHERE year = ? AND renovation_project_id = ? AND withdrawn_at IS NULL AND removed_on IS NULL`,
      removedOn,
      documentNo,
      reason,
      writer.actor.userId,
      year,
      projectId,
    );
    run(writer, 'UPDATE renovation_project SET batch_year = NULL WHERE renovation_project_id = ? AND batch_year = ?', projectId, year);
    writer.audit({
      action: 'renovation.taskRemove',
      entity: 'renovation_project',
      entityId: projectId,
      before: { name, batchYear: year },
      after: { name, removedOn, documentNo, reason },
    });
  });
}

/** The value of the year as it is reported: kept with its projects, never changed. @throws AppError RENOVATION_YEAR_LOCKED, RENOVATION_YEAR_EARLY, RENOVATION_YEAR_EMPTY */
export function lockYear(
  context: WriteContext,
  { year, asOf }: { readonly year: number; readonly asOf: IsoDate | null },
): { numerator: number; denominator: number } {
  return transaction(context, (writer) => {
    refuseLocked(writer, year);
    const day = asOf ?? yearEnd(year);
    if (day < yearEnd(year) || day > context.clock.today()) throw new AppError('RENOVATION_YEAR_EARLY', { year, date: formatDate(day) });
    const task = batchesView(countyWide(writer), day).years.find((candidate) => candidate.year === year);
    if (!task || task.denominator === 0) throw new AppError('RENOVATION_YEAR_EMPTY', { year });
    const { numerator, denominator } = task;
    const projects = task.projects
      .filter(({ removed }) => removed === null)
      .map(({ projectId, code, name, isDone, acceptedOn, why }) => ({ projectId, code, name, isDone, acceptedOn, why }));
    const valueId = run(
      writer,
      `INSERT INTO renovation_year_value (uid, year, as_of, numerator, denominator, projects_json, locked_by, locked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      year,
      day,
      numerator,
      denominator,
      JSON.stringify(projects),
      writer.actor.userId,
      writer.at,
    );
    writer.audit({
      action: 'renovation.lockYear',
      entity: 'renovation_year_value',
      entityId: valueId,
      after: { year, asOf: day, numerator, denominator },
    });
    return { numerator, denominator };
  });
}
