/** Renovation projects over three years in all stages, each with a plan, and a forecast where it is late. */
import { nextDay } from '../../database/features/calendar/days.ts';
import { newUid, row, rows, run, transaction, type WriteContext, type Writer } from '../../database/core/sql.ts';
import { renovationStages, stageOrder, type RenovationStage } from '../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../electron/contract/values.ts';
import { insertProject, insertStage } from '../renovation/works-project.ts';

/** Days from the beginning to each of the ten stages. */
const lengths = [0, 5, 25, 50, 80, 100, 220, 250, 280, 500];
const homeCount = 14;
const oldestDays = 1000;
const beforeAcceptance = stageOrder('accepted');

function homes(writer: Writer): readonly { readonly homeId: number; readonly name: string }[] {
  const found = rows<{ homeId: number; name: string }>(writer, 'SELECT home_id AS homeId, name FROM home');
  if (found.length > 0) return found;
  const town = row<{ code: string }>(writer, "SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 1");
  return Array.from({ length: homeCount }, (_, index) => {
    const name = `第${index + 1}镇敬老院`;
    const homeId = run(
      writer,
      `INSERT INTO home (uid, code, name, home_level, town_code, beds_registered, nursing_beds, operation_mode) VALUES (?, ?, ?, 'town', ?, 100, 40, 'public')`,
      newUid(),
      `370999H${String(index + 1).padStart(3, '0')}`,
      name,
      town?.code ?? '370983101',
    );
    return { homeId, name };
  });
}

/** A stage of the acceptance stands on a record of it. */
function accept(writer: Writer, projectId: number, on: IsoDate): void {
  run(
    writer,
    `INSERT INTO renovation_acceptance (uid, renovation_project_id, accepted_on, document_no, panel, opinion, fire_kind, fire_document_no, electrical_no,
       checklist_json, beds_added, nursing_added, done_json, recorded_at, recorded_by)
     VALUES (?, ?, ?, '样验〔2022〕1号', '验收组', '合格', 'accepted', '样消验〔2022〕1号', '样电检1号', '[]', 0, 0, '{}', ?, ?)`,
    newUid(),
    projectId,
    on,
    writer.at,
    writer.actor.userId,
  );
}

function plan(writer: Writer, projectId: number, stage: RenovationStage, kind: 'baseline' | 'forecast', on: IsoDate): void {
  run(
    writer,
    `INSERT INTO renovation_plan (uid, renovation_project_id, stage, kind, planned_on, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    projectId,
    stage,
    kind,
    on,
    writer.at,
    writer.actor.userId,
  );
}

export function fillWithProjects(context: WriteContext, count: number): void {
  const today = context.clock.today();
  transaction(context, (writer) => {
    const places = homes(writer);
    for (let index = 0; index < count; index++) {
      const place = places[index % places.length];
      if (!place) continue;
      const begin = nextDay(today, ((index * 37) % 900) - oldestDays);
      const slip = ((index * 13) % 70) - 15;
      const planned = renovationStages.map(({ id }, stage) => ({ id, on: nextDay(begin, (lengths[stage] ?? 0) + ((index * 7) % 40)) }));
      const reached = planned.map(({ id, on }) => ({ id, on: nextDay(on, slip) })).filter(({ on }) => on <= today);
      const isAccepted = reached.length > beforeAcceptance;
      const projectId = insertProject(writer, {
        homeId: place.homeId,
        code: `370999R${String(index + 1).padStart(4, '0')}`,
        name: `${place.name}改造提升${index + 1}`,
        batchYear: Number(begin.slice(0, 4)),
        until: (isAccepted ? 'completed' : reached.at(-1)?.id) ?? 'pipeline',
        days: Object.fromEntries(reached.map(({ id, on }) => [id, on])),
      });
      if (isAccepted) accept(writer, projectId, reached[beforeAcceptance]?.on ?? today);
      for (const { id, on } of reached.slice(beforeAcceptance)) insertStage(writer, projectId, id, on);
      if (index % 29 === 28 && reached.length > 0 && reached.length < 9) insertStage(writer, projectId, 'suspended', today);
      for (const { id, on } of planned) {
        plan(writer, projectId, id, 'baseline', on);
        if (!reached.some((one) => one.id === id) && slip > 0) plan(writer, projectId, id, 'forecast', nextDay(on, slip));
      }
    }
  });
}
