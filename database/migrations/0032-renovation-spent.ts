import type { Migration } from '../core/migrate.ts';

const standing = 'withdrawn_at IS NULL';
const knownWith = (alias: string, fund: string): string =>
  `${alias}.recorded_at <= ${fund}.recorded_at AND (${alias}.withdrawn_at IS NULL OR ${alias}.withdrawn_at > ${fund}.recorded_at)`;

/**
 * 累计支出 of a file is kept as it was told: it stands for everything paid up to its day, so that payments of that time typed later are not counted
 * beside it. After 结算审计 a project pays no more than was audited, unless somebody who approves says why.
 */
export const renovationSpent: Migration = {
  version: 32,
  name: 'renovation-spent',
  sql: `
ALTER TABLE renovation_fund ADD COLUMN told_fen INTEGER CHECK ((kind = 'spent') OR told_fen IS NULL);
-- Until now only what a file added was kept: with what was known before it, that is the figure it told.
UPDATE renovation_fund AS f SET told_fen =
  (SELECT ifnull(sum(e.fen), 0) FROM renovation_fund e WHERE e.renovation_project_id = f.renovation_project_id AND e.kind = 'spent'
     AND e.renovation_fund_id <= f.renovation_fund_id AND ${knownWith('e', 'f')})
  + (SELECT ifnull(sum(p.fen), 0) FROM renovation_payment p JOIN renovation_contract c ON c.renovation_contract_id = p.renovation_contract_id
     WHERE c.renovation_project_id = f.renovation_project_id AND ${knownWith('p', 'f')})
WHERE f.kind = 'spent' AND f.withdrawn_at IS NULL;
CREATE TRIGGER renovation_fund_told BEFORE INSERT ON renovation_fund WHEN NEW.kind = 'spent' AND NEW.told_fen IS NULL
BEGIN SELECT RAISE(ABORT, 'not told: renovation_fund'); END;
CREATE TRIGGER renovation_fund_told_kept BEFORE UPDATE ON renovation_fund WHEN NEW.told_fen IS NOT OLD.told_fen
BEGIN SELECT RAISE(ABORT, 'append-only: renovation_fund'); END;

CREATE TRIGGER renovation_payment_audited BEFORE INSERT ON renovation_payment
WHEN NEW.exception_reason IS NULL AND NEW.fen + (SELECT ifnull(sum(p.fen), 0) FROM renovation_payment p
    JOIN renovation_contract c ON c.renovation_contract_id = p.renovation_contract_id
    WHERE c.renovation_project_id = (SELECT n.renovation_project_id FROM renovation_contract n WHERE n.renovation_contract_id = NEW.renovation_contract_id)
      AND p.${standing})
  > (SELECT s.audited_fen FROM renovation_settlement s JOIN renovation_contract n ON n.renovation_project_id = s.renovation_project_id
     WHERE n.renovation_contract_id = NEW.renovation_contract_id AND s.${standing} ORDER BY s.renovation_settlement_id DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'over the audited amount: renovation_payment'); END;
`,
};
