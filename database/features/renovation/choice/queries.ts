import type { RenovationStage } from '../../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { rows, type Reader } from '../../../core/sql.ts';

export type ProjectRow = {
  readonly projectId: number;
  readonly code: string;
  readonly name: string;
  readonly homeId: number;
  readonly homeName: string;
  readonly townName: string;
  readonly costFen: number | null;
  readonly nursing: number;
  readonly normal: number;
  readonly readyOn: IsoDate | null;
  readonly stage: RenovationStage;
};

const plannedOn = (stage: string, kind: string): string => `(SELECT n.planned_on FROM renovation_plan n
         WHERE n.renovation_project_id = p.renovation_project_id AND n.stage = '${stage}' AND n.kind = '${kind}' ORDER BY n.renovation_plan_id DESC LIMIT 1)`;

/** Projects that are neither accepted nor given up; what they cost is what was approved, else what was estimated;
 * ready as last foreseen, else as expected at the start, else as planned. */
export function openProjects(reader: Reader): ProjectRow[] {
  return rows(
    reader,
    `WITH standing AS (
       SELECT s.renovation_project_id AS projectId, s.stage, row_number() OVER (
         PARTITION BY s.renovation_project_id, s.stage IN ('suspended', 'resumed', 'cancelled') ORDER BY s.happened_on DESC, s.renovation_stage_id DESC) AS place
       FROM renovation_stage s WHERE s.withdrawn_at IS NULL)
     SELECT p.renovation_project_id AS projectId, p.code, p.name, p.home_id AS homeId, h.name AS homeName,
       coalesce((SELECT d.name FROM division d WHERE d.code = h.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1), h.town_code) AS townName,
       coalesce(p.approved_fen, p.estimate_fen) AS costFen, p.nursing_after - p.nursing_before AS nursing,
       (p.beds_after - p.nursing_after) - (p.beds_before - p.nursing_before) AS normal,
       coalesce(${plannedOn('inUse', 'forecast')}, p.ready_on, ${plannedOn('inUse', 'baseline')}, ${plannedOn('accepted', 'forecast')},
         ${plannedOn('accepted', 'baseline')}) AS readyOn, coalesce(n.stage, 'pipeline') AS stage
     FROM renovation_project p JOIN home h ON h.home_id = p.home_id
       LEFT JOIN standing n ON n.projectId = p.renovation_project_id AND n.place = 1 AND n.stage NOT IN ('suspended', 'resumed', 'cancelled')
       LEFT JOIN standing e ON e.projectId = p.renovation_project_id AND e.place = 1 AND e.stage IN ('suspended', 'resumed', 'cancelled')
     WHERE p.withdrawn_at IS NULL AND coalesce(n.stage, 'pipeline') NOT IN ('accepted', 'inUse', 'settled') AND e.stage IS NOT 'cancelled'
     ORDER BY p.code`,
  );
}

export function townsOf(reader: Reader): { readonly code: string; readonly name: string }[] {
  return rows(reader, "SELECT code, name FROM division WHERE level = 'town' AND valid_to IS NULL ORDER BY code");
}
