/** What each source has planned, allocated and paid in, by document. What is spent comes from the payments. */
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import type { FundKind } from '../../../electron/contract/renovation-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { leftIn } from './money.ts';
import { fundSources, sourceNames } from './policy.ts';
import { fundById } from './queries-money.ts';
import { requiredProject } from './required.ts';
import { requireStanding, withdrawRow } from './withdraw.ts';

export type NewFund = {
  readonly projectId: number;
  readonly source: string;
  readonly kind: FundKind;
  readonly happenedOn: IsoDate;
  readonly documentNo: string | null;
  readonly fen: number;
};

/** A row and its line of the log, whoever tells it. */
export function insertFund(writer: Writer, fund: NewFund, batchId: number | null): number {
  const { projectId, source, kind, happenedOn, documentNo, fen } = fund;
  const fundId = run(
    writer,
    `INSERT INTO renovation_fund (uid, renovation_project_id, source, kind, happened_on, document_no, fen, batch_id, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    projectId,
    source,
    kind,
    happenedOn,
    documentNo,
    fen,
    batchId,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: 'renovation.fund',
    entity: 'renovation_project',
    entityId: projectId,
    after: { fundSource: sourceNames(writer, happenedOn)(source), renovationFundKind: kind, happenedOn, documentNo, amountFen: fen },
  });
  return fundId;
}

/** @throws AppError RENOVATION_NOT_FOUND, FACT_IN_FUTURE, FUND_SOURCE_UNKNOWN, FUND_SPENT */
export function addFund(context: WriteContext, input: ParsedInputOf<'renovation.addFund'>): { fundId: number } {
  return transaction(context, (writer) => {
    const { projectId, source, happenedOn } = input;
    requiredProject(writer, projectId);
    if (happenedOn > context.clock.today()) throw new AppError('FACT_IN_FUTURE', { date: happenedOn }, { happenedOn: '不能晚于今天' });
    if (!fundSources(writer, happenedOn).some(({ id }) => id === source))
      throw new AppError('FUND_SOURCE_UNKNOWN', { source }, { source: '请从清单中选择' });
    if (input.kind === 'received' && input.fen < 0) requireNotSpent(writer, input, Math.abs(input.fen));
    return { fundId: insertFund(writer, input, null) };
  });
}

/** Money that payments have used stays: the right entry is made first. */
function requireNotSpent(writer: Writer, { projectId, source, happenedOn }: NewFund, less: number): void {
  const left = leftIn(writer, projectId, source, happenedOn);
  if (less <= left) return;
  const params = { source: sourceNames(writer, happenedOn)(source), fen: formatYuan(less), possible: formatYuan(left) };
  throw new AppError('FUND_SPENT', params, { fen: `最多可减少 ${formatYuan(left)} 元` });
}

/** @throws AppError RENOVATION_ENTRY_NOT_FOUND, RENOVATION_ENTRY_WITHDRAWN, FUND_SPENT */
export function withdrawFund(context: WriteContext, { fundId, reason }: ParsedInputOf<'renovation.withdrawFund'>): void {
  transaction(context, (writer) => {
    const fund = requireStanding(fundById(writer, fundId));
    if (fund.kind === 'received' && fund.fen > 0) requireNotSpent(writer, fund, fund.fen);
    withdrawRow(writer, 'renovation_fund', fundId, reason);
    const { projectId, source, kind, happenedOn, documentNo, fen } = fund;
    writer.audit({
      action: 'renovation.withdrawFund',
      entity: 'renovation_project',
      entityId: projectId,
      before: { fundSource: sourceNames(writer, happenedOn)(source), renovationFundKind: kind, happenedOn, documentNo, amountFen: fen },
      after: { withdrawn: true, reason },
    });
  });
}
