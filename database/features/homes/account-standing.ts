/** Condition on an account of a home (alias `c`): one that came with an import taken back since does not count any more. */
export const accountStands = 'NOT EXISTS (SELECT 1 FROM import_undo u WHERE u.batch_id = c.batch_id)';
