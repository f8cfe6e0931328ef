import type { Migration } from '../core/migrate.ts';

/** Whoever objects while a public notice runs is heard, also after the review of somebody else's objection. */
export const objectionAgain: Migration = {
  version: 27,
  name: 'objection-again',
  sql: `
DROP TRIGGER grading_step_no_insert;
INSERT INTO grading_step (from_state, action, to_state) VALUES ('reviewed', 'object', 'appealed');
CREATE TRIGGER grading_step_no_insert BEFORE INSERT ON grading_step BEGIN SELECT RAISE(ABORT, 'append-only: grading_step'); END;
`,
};
