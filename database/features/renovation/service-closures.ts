/** 改造停用: the rooms a project needs are closed for it, and opened again. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { closeIn, reopenIn } from '../beds/service-outages.ts';
import { requiredWorkProject, stagesOf, type WorkProject } from './queries-works-project.ts';
import { hasWorks, standingOn } from './rules-standing.ts';

/** Of a project whose works go on. @throws AppError RENOVATION_NOT_FOUND, WORKS_OVER */
export function requireWorks(writer: Writer, projectId: number, today: IsoDate): WorkProject {
  const project = requiredWorkProject(writer, projectId);
  if (!hasWorks(standingOn(stagesOf(writer, projectId), today))) throw new AppError('WORKS_OVER', { name: project.name });
  return project;
}

/** Beds of the rooms that are in stock and not out of use already. @throws AppError ROOM_NOT_FOUND */
function bedsOfRooms(reader: Reader, homeId: number, roomIds: readonly number[], day: IsoDate): number[] {
  return roomIds.flatMap((roomId) => {
    if (!row(reader, 'SELECT 1 FROM room WHERE room_id = ? AND home_id = ? AND withdrawn_at IS NULL', roomId, homeId))
      throw new AppError('ROOM_NOT_FOUND');
    return rows<{ bedId: number }>(
      reader,
      `SELECT b.bed_id AS bedId FROM bed b WHERE b.room_id = @roomId AND b.from_on <= @day AND (b.until_on IS NULL OR b.until_on > @day)
         AND NOT EXISTS (SELECT 1 FROM bed_outage o WHERE o.bed_id = b.bed_id AND o.withdrawn_at IS NULL AND o.from_on IS NOT o.until_on
           AND (o.until_on IS NULL OR o.until_on > @day)) ORDER BY b.bed_id`,
      { roomId, day },
    ).map(({ bedId }) => bedId);
  });
}

/** All of them or none. @throws AppError RENOVATION_NOT_FOUND, WORKS_OVER, ROOM_NOT_FOUND, WORKS_NO_BED and what `closeIn` refuses */
export function closeRooms(context: WriteContext, input: ParsedInputOf<'renovation.closeRooms'>): OutputOf<'renovation.closeRooms'> {
  const { projectId, fromOn, plannedUntil, reason } = input;
  return transaction(context, (writer) => {
    const { homeId, name } = requireWorks(writer, projectId, context.clock.today());
    const bedIds = [...new Set([...bedsOfRooms(writer, homeId, input.roomIds, fromOn), ...input.bedIds])];
    if (bedIds.length === 0) throw new AppError('WORKS_NO_BED');
    closeIn(writer, { homeId, bedIds, kind: 'renovation', fromOn, plannedUntil, reason });
    for (const bedId of bedIds)
      run(
        writer,
        `INSERT INTO renovation_closure (bed_outage_id, renovation_project_id)
         SELECT max(bed_outage_id), ? FROM bed_outage WHERE bed_id = ? AND kind = 'renovation' AND withdrawn_at IS NULL`,
        projectId,
        bedId,
      );
    writer.audit({
      action: 'renovation.closeRooms',
      entity: 'renovation_project',
      entityId: projectId,
      after: { projectName: name, beds: bedIds.length, fromOn, plannedUntil, reason },
    });
    return { closed: bedIds.length };
  });
}

/** Of the project, standing and not ended. */
export function openClosures(reader: Reader, projectId: number): { outageId: number; bedId: number; fromOn: IsoDate }[] {
  return rows(
    reader,
    `SELECT o.bed_outage_id AS outageId, o.bed_id AS bedId, o.from_on AS fromOn FROM renovation_closure c JOIN bed_outage o ON o.bed_outage_id = c.bed_outage_id
     WHERE c.renovation_project_id = ? AND o.withdrawn_at IS NULL AND o.until_on IS NULL ORDER BY o.bed_outage_id`,
    projectId,
  );
}

/** @throws AppError RENOVATION_NOT_FOUND, OUTAGE_NOT_FOUND */
export function reopenRooms(
  context: WriteContext,
  { projectId, outageIds, onDate }: ParsedInputOf<'renovation.reopenRooms'>,
): OutputOf<'renovation.reopenRooms'> {
  return transaction(context, (writer) => {
    const { name } = requiredWorkProject(writer, projectId);
    const own = new Set(openClosures(writer, projectId).map(({ outageId }) => outageId));
    const wanted = [...new Set(outageIds)];
    for (const outageId of wanted) {
      if (!own.has(outageId)) throw new AppError('OUTAGE_NOT_FOUND');
      reopenIn(writer, { outageId, onDate });
    }
    writer.audit({
      action: 'renovation.reopenRooms',
      entity: 'renovation_project',
      entityId: projectId,
      after: { projectName: name, beds: wanted.length, onDate },
    });
    return { reopened: wanted.length };
  });
}
