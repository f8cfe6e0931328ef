/** What files told to be spent beyond the payments of their time; one rule for lists, the workbook and the indicators. SQL only. */

const standing = (alias: string): string => `${alias}.withdrawn_at IS NULL`;

/**
 * As beyondPayments() of the rules, for a project within a statement with @day.
 * @param project an expression naming the project
 * @param holds what makes a row of an alias count, such as being known by a moment
 */
export const beyondPaymentsSql = (project: string, holds: (alias: string) => string = standing): string =>
  `(SELECT max(0, ifnull(max(coalesce(told.told_fen, told.fen) - (SELECT ifnull(sum(paid.fen), 0) FROM renovation_payment paid
       JOIN renovation_contract under ON under.renovation_contract_id = paid.renovation_contract_id
       WHERE under.renovation_project_id = told.renovation_project_id AND paid.paid_on <= told.happened_on AND ${holds('paid')})), 0))
     FROM renovation_fund told
     WHERE told.renovation_project_id = ${project} AND told.kind = 'spent' AND told.happened_on <= @day AND ${holds('told')})`;
