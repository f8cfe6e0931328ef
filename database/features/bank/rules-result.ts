/** A result compared with what went out: row by batch, number, account and amount. Any difference refuses the whole file. Pure. */
import type { ResultProblem } from '../../../electron/contract/bank.ts';
import { maskAccountNumber } from '../../../electron/contract/masking.ts';
import { formatYuan } from '../../../electron/contract/values.ts';
import { amountOf, outcomeOf, type ResultFile, type ResultRow } from './result-reading.ts';

export type SentRow = {
  readonly sequence: number;
  readonly payeeAccount: string;
  readonly fen: number;
  /** As answered before. */
  readonly outcome: 'success' | 'failed' | null;
};
export type SentBatch = {
  readonly bankFileId: number;
  readonly batchNumber: string;
  readonly unit: 'yuan' | 'fen';
  readonly isWithdrawn: boolean;
  /** 已送财政; null where results may come in, else the state in words. */
  readonly closedState: string | null;
  readonly rows: ReadonlyMap<number, SentRow>;
};
export type Answer = {
  readonly bankFileId: number;
  readonly sequence: number;
  readonly outcome: 'success' | 'failed';
  readonly reason: string | null;
  readonly fen: number;
};
export type Comparison = { readonly answers: readonly Answer[]; readonly unchanged: number; readonly problems: readonly ResultProblem[] };

const reasonNotGiven = '银行未注明原因';

/** @param batchOf the batch of a number; undefined: there is none. `''` stands for the batch the user chose */
export function compareResult(file: ResultFile, batchOf: (batchNumber: string) => SentBatch | undefined): Comparison {
  const answers: Answer[] = [];
  const problems: ResultProblem[] = [];
  const seen = new Map<string, ResultRow>();
  let unchanged = 0;
  for (const row of file.rows) {
    const found = compareRow(file, row, batchOf(row.batch ?? ''), seen);
    if (found === 'unchanged') unchanged += 1;
    else if ('code' in found) problems.push(found);
    else answers.push(found);
  }
  return { answers, unchanged, problems };
}

function compareRow(
  { columns }: ResultFile,
  row: ResultRow,
  batch: SentBatch | undefined,
  seen: Map<string, ResultRow>,
): Answer | ResultProblem | 'unchanged' {
  const problem = (column: string, code: string, message: string): ResultProblem => ({ row: row.row, column, code, message });
  if (!batch) return problem(columns.batch, 'UNKNOWN_BATCH', row.batch === null ? '没有批次号' : `台账中没有批次 ${row.batch}`);
  const name = batch.batchNumber;
  if (batch.isWithdrawn) return problem(columns.batch, 'BATCH_WITHDRAWN', `批次 ${name} 已作废`);
  const sequence = /^\d{1,9}$/.test(row.sequence) ? Number(row.sequence) : 0;
  const sent = batch.rows.get(sequence);
  if (!sent) return problem(columns.sequence, 'UNKNOWN_SEQUENCE', `批次 ${name} 没有序号 ${row.sequence === '' ? '（空）' : row.sequence}`);
  if (row.account !== sent.payeeAccount)
    return problem(
      columns.account,
      'ACCOUNT_DIFFERS',
      `账号（${maskAccountNumber(row.account)}）与批次 ${name} 第 ${sequence} 行（${maskAccountNumber(sent.payeeAccount)}）不符`,
    );
  const amount = amountOf(row.amount, batch.unit);
  if (amount !== sent.fen)
    return problem(
      columns.amount,
      'AMOUNT_DIFFERS',
      `金额 ${row.amount === '' ? '（空）' : row.amount} 与批次 ${name} 第 ${sequence} 行 ${formatYuan(sent.fen)} 元不符`,
    );
  const outcome = outcomeOf(row.outcome);
  if (outcome === null) return problem(columns.outcome, 'UNKNOWN_OUTCOME', `“${row.outcome}”不能判断是成功还是失败`);
  const key = `${batch.bankFileId} ${sequence}`;
  const before = seen.get(key);
  if (before)
    return problem(columns.sequence, 'DUPLICATE_IN_FILE', `批次 ${name} 第 ${sequence} 行在文件里出现两次（另见第 ${before.row} 行）`);
  seen.set(key, row);
  if (sent.outcome === outcome) return 'unchanged';
  if (sent.outcome !== null)
    return problem(
      columns.outcome,
      'OUTCOME_DIFFERS',
      `批次 ${name} 第 ${sequence} 行以前登记为${sent.outcome === 'success' ? '成功，事后退回的请登记退票' : '失败'}`,
    );
  if (batch.closedState !== null) return problem(columns.batch, 'BATCH_CLOSED', `批次 ${name} 的发放表${batch.closedState}，不再接收回盘`);
  const reason = outcome === 'failed' ? (row.reason === '' ? reasonNotGiven : row.reason.slice(0, 100)) : null;
  return { bankFileId: batch.bankFileId, sequence, outcome, reason, fen: sent.fen };
}
