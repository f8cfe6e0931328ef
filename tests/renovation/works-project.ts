/** A project written straight into its tables, as far as a stage: what tests of its works begin with. */
import { newUid, run, type Writer } from '../../database/core/sql.ts';
import { renovationStages, stageOrder, type RenovationStage } from '../../electron/contract/renovation-terms.ts';

export type ProjectGiven = {
  readonly homeId: number;
  readonly code?: string;
  readonly name?: string;
  readonly batchYear?: number;
  readonly floorAreaCenti?: number | null;
  readonly approvedFen?: number;
  /** The last stage it has come to, and the day of each on the way. */
  readonly until: RenovationStage;
  readonly days?: Partial<Record<RenovationStage, string>>;
};

/** Days on which a stage is reached where nobody says another. */
const usual: Readonly<Record<RenovationStage, string>> = {
  pipeline: '2021-01-10',
  approved: '2021-02-10',
  design: '2021-03-10',
  procurement: '2021-04-10',
  contract: '2021-05-10',
  construction: '2021-06-10',
  completed: '2021-12-20',
  accepted: '2022-01-14',
  inUse: '2022-02-10',
  settled: '2022-05-10',
};

export function insertProject(writer: Writer, given: ProjectGiven): number {
  const projectId = run(
    writer,
    `INSERT INTO renovation_project (uid, code, name, batch_year, home_id, kind, floor_area_centi, beds_before, nursing_before, beds_after, nursing_after,
       approved_fen, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, 'rebuild', ?, 60, 12, 80, 40, ?, ?, ?)`,
    newUid(),
    given.code ?? `GZ-${given.homeId}`,
    given.name ?? '东山镇敬老院改造提升',
    given.batchYear ?? 2021,
    given.homeId,
    given.floorAreaCenti === undefined ? 160_000 : given.floorAreaCenti,
    given.approvedFen ?? 200_000_000,
    writer.at,
    writer.actor.userId,
  );
  for (const { id } of renovationStages)
    if (stageOrder(id) <= stageOrder(given.until)) insertStage(writer, projectId, id, given.days?.[id] ?? usual[id]);
  return projectId;
}

export function insertStage(writer: Writer, projectId: number, stage: string, happenedOn: string): number {
  return run(
    writer,
    `INSERT INTO renovation_stage (uid, renovation_project_id, stage, happened_on, document_no, note, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, '样民字〔2021〕5号', '样例', ?, ?)`,
    newUid(),
    projectId,
    stage,
    happenedOn,
    writer.at,
    writer.actor.userId,
  );
}

export const acceptanceItems = [
  'scope',
  'fire',
  'electrical',
  'accessible',
  'bath',
  'kitchen',
  'call',
  'utilities',
  'equipment',
  'papers',
] as const;

/** Everything an acceptance asks for, no beds yet. */
export const acceptance = {
  documentNo: '样建验〔2022〕2号',
  panel: '建设、设计、施工、监理、民政五方',
  opinion: '同意通过验收',
  fireKind: 'accepted',
  fireDocumentNo: '样消验〔2022〕7号',
  electricalNo: '样电检2022-11',
  checklist: acceptanceItems.map((code) => ({ code, isMet: true, note: null })),
  bedsAdded: 0,
  nursingAdded: 0,
  rooms: [],
  nursingBedIds: [],
  retiredBedIds: [],
  exceptionReason: null,
} as const;
