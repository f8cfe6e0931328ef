import type { SupervisionAction, SupervisionRow } from '../../../electron/contract/supervision-shapes.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

export type Problem = Pick<
  SupervisionRow,
  'supervisionId' | 'problemNo' | 'foundOn' | 'topic' | 'source' | 'unit' | 'townName' | 'homeName' | 'problem' | 'taskCode'
> & {
  /** The township it was found in, or that of its home. */
  readonly placeCode: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

export type Step = {
  readonly stepId: number;
  readonly supervisionId: number;
  readonly action: SupervisionAction;
  readonly happenedOn: IsoDate;
  readonly responsibleUnit: string | null;
  readonly responsiblePerson: string | null;
  readonly dueOn: IsoDate | null;
  readonly text: string;
  readonly documentNo: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly recordedById: number;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
};

const problem = `SELECT p.supervision_id AS supervisionId, p.number AS problemNo, p.found_on AS foundOn, p.topic, p.source, p.unit,
    (SELECT d.name FROM division d WHERE d.code = p.town_code ORDER BY d.valid_to IS NOT NULL LIMIT 1) AS townName, h.name AS homeName,
    p.problem, p.task_code AS taskCode, coalesce(p.town_code, h.town_code) AS placeCode, p.recorded_at AS recordedAt, u.name AS recordedBy
  FROM supervision p JOIN user_account u ON u.user_id = p.recorded_by LEFT JOIN home h ON h.home_id = p.home_id WHERE p.withdrawn_at IS NULL`;

const step = `SELECT s.supervision_step_id AS stepId, s.supervision_id AS supervisionId, s.action, s.happened_on AS happenedOn,
    s.responsible_unit AS responsibleUnit, s.responsible_person AS responsiblePerson, s.due_on AS dueOn, s.text, s.document_no AS documentNo,
    s.recorded_at AS recordedAt, u.name AS recordedBy, s.recorded_by AS recordedById, s.withdrawn_at AS withdrawnAt, s.withdrawn_reason AS withdrawnReason
  FROM supervision_step s JOIN user_account u ON u.user_id = s.recorded_by`;

/** Found until the day, the last found first. */
export function problems(reader: Reader, asOf: IsoDate): Problem[] {
  return rows<Problem>(reader, `${problem} AND p.found_on <= ? ORDER BY p.found_on DESC, p.supervision_id DESC`, asOf);
}

export function findProblem(reader: Reader, supervisionId: number): Problem | undefined {
  return row<Problem>(reader, `${problem} AND p.supervision_id = ?`, supervisionId);
}

/** In the order they were told; withdrawn ones among them. */
export function stepsOf(reader: Reader, supervisionId: number): Step[] {
  return rows<Step>(reader, `${step} WHERE s.supervision_id = ? ORDER BY s.supervision_step_id`, supervisionId);
}

export function standingSteps(reader: Reader, asOf: IsoDate): ReadonlyMap<number, Step[]> {
  const found = rows<Step>(reader, `${step} WHERE s.withdrawn_at IS NULL AND s.happened_on <= ? ORDER BY s.supervision_step_id`, asOf);
  return Map.groupBy(found, ({ supervisionId }) => supervisionId);
}

export function findStep(reader: Reader, stepId: number): Step | undefined {
  return row<Step>(reader, `${step} WHERE s.supervision_step_id = ?`, stepId);
}

/** `督〔2022〕3号`: counted on within a year, a withdrawn number is not given again. */
export function nextNumber(reader: Reader, year: string): string {
  const found = row<{ last: number | null }>(
    reader,
    `SELECT max(CAST(substr(number, length(@prefix) + 1) AS INTEGER)) AS last FROM supervision WHERE substr(number, 1, length(@prefix)) = @prefix`,
    { prefix: `督〔${year}〕` },
  );
  return `督〔${year}〕${(found?.last ?? 0) + 1}号`;
}
