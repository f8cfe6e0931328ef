import type { Migration } from '../core/migrate.ts';
import { appendOnly, recorded } from './clauses.ts';

/** Papers (意愿书、入住协议、审批表 …): the county's own wording of each, version by version, and which were issued. */
export const papers: Migration = {
  version: 13,
  name: 'papers',
  sql: `
CREATE TABLE paper_template (
  paper_template_id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  kind TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  body TEXT NOT NULL,
  note TEXT,
  ${recorded},
  UNIQUE (kind, version)
) STRICT;
${appendOnly('paper_template')}
`,
};
