/** Beds their holders left for the works and come back to: nobody else is offered them. SQL only, so that the planner may read it. */
export const keptBeds = `SELECT k.from_bed_id AS bedId, k.person_id AS personId, k.from_on AS fromOn
  FROM renovation_relocation k JOIN person q ON q.person_id = k.person_id
  WHERE k.returned_on IS NULL AND k.withdrawn_at IS NULL AND k.from_bed_id IS NOT NULL AND q.status IN ('active', 'suspended') AND q.mode = 'centralised'`;
