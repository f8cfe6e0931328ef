/** Every approved sheet of the invented county goes through the bank; now and then an account is closed, and corrected later. */
import { createHash } from 'node:crypto';
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { mostOtherLines } from '../../../electron/contract/other-payments.ts';
import { destitute } from '../../../electron/contract/schemes.ts';
import { row, rows, type WriteContext } from '../../core/sql.ts';
import { yuanText } from '../../documents/xlsx/cell-value.ts';
import * as bank from '../bank/service.ts';
import * as people from '../people/service.ts';
import { makeAccountNumber } from './people.ts';
import type { Random } from './random.ts';

type Office = { readonly clerk: WriteContext; readonly approver: WriteContext; readonly random: Random };
/** How far the newest sheets are: the last one waits for the bank, those before it are paid, all others archived. */
export type Standing = 'sent' | 'paid' | 'archived';

type Sent = {
  readonly batch: string;
  readonly sequence: number;
  readonly account: string;
  readonly fen: number;
  readonly personId: number | null;
  readonly payeeKind: string;
  readonly name: string;
  readonly bankName: string;
};

/** In a sheet of this many months one payment comes back. */
const monthsPerReturn = 3;

/** Call on the day of the approval. */
export function payThroughBank({ clerk, approver, random }: Office, month: IsoMonth, standing: Standing): void {
  const found = row<{ sheetId: number }>(clerk, 'SELECT sheet_id AS sheetId FROM sheet WHERE scheme = ? AND month = ?', destitute, month);
  if (!found) return;
  const { sheetId } = found;
  const happenedOn = clerk.clock.today();
  const number = Number(month.slice(5));
  const step = (context: WriteContext, action: 'send' | 'pay' | 'archive', documentNumber: string | null, note: string | null): void =>
    bank.advance(context, { sheetId, action, happenedOn, documentNumber, note, reason: null });
  const { bankFileId } = bank.makeFile(clerk, { sheetId, part: 'all', layoutKey: 'agent' });
  step(clerk, 'send', `县民财送〔${month.slice(0, 4)}〕${number}号`, null);
  if (standing === 'sent') return;
  const sent = rows<Sent>(
    clerk,
    `SELECT f.batch_number AS batch, b.sequence, b.payee_account AS account, b.fen, b.person_id AS personId, b.payee_kind AS payeeKind, b.payee_name AS name,
       coalesce(b.payee_bank, '') AS bankName FROM bank_file_row b JOIN bank_file f USING (bank_file_id) WHERE b.bank_file_id = ? ORDER BY b.sequence`,
    bankFileId,
  );
  const own = sent.filter(({ payeeKind }) => payeeKind === 'person');
  const closed = number % monthsPerReturn === 0 ? own[random.whole(0, own.length - 1)] : undefined;
  bank.importResult(clerk, answerOf(sent, closed, month), { bankFileId: null, resultOn: happenedOn });
  payInCash(clerk, sheetId, month);
  step(approver, 'pay', `拨款凭证${month.replace('-', '')}`, '账号待补和由经办人代领的，由乡镇以现金发放，未到场的转下月补发');
  if (standing === 'archived') {
    // What went into no batch comes with the next sheet: nothing can come back once the sheet is archived.
    if (bank.bankSheet(clerk, sheetId, clerk.actor.userId).restLines > 0) bank.putBack(clerk, { sheetId, happenedOn });
    step(clerk, 'archive', null, null);
  }
  // The newest return waits for somebody to look into it.
  if (closed?.personId != null && standing === 'archived')
    people.record(clerk, {
      kind: 'account',
      personId: closed.personId,
      validFrom: happenedOn,
      account: { bank: closed.bankName, holder: closed.name, number: makeAccountNumber(random, '622319') },
    });
}

/** A few who did not come for their money are left. */
const absent = 2;

function payInCash(clerk: WriteContext, sheetId: number, month: IsoMonth): void {
  const open = bank.restLines(clerk, { sheetId, search: '', offset: 0, limit: mostOtherLines }).rows;
  const deducted = new Set(open.filter((line) => line.fen < 0).map(({ personId }) => personId));
  const lineIds = open
    .filter(({ payeeKind, personId }) => payeeKind !== 'home' && !deducted.has(personId))
    .slice(absent)
    .map(({ lineId }) => lineId);
  if (lineIds.length === 0) return;
  const voucherNo = `签领表${month.replace('-', '')}`;
  bank.recordOther(clerk, { sheetId, lineIds, kind: 'cash', paidOn: clerk.clock.today(), voucherNo, note: '乡镇当面发放' });
}

function answerOf(sent: readonly Sent[], closed: Sent | undefined, month: IsoMonth): bank.ReadResult {
  const columns = { batch: '批次号', sequence: '序号', account: '账号', amount: '金额', outcome: '处理结果' };
  const result = {
    hasBatch: true,
    columns,
    rows: sent.map((one, index) => ({
      row: index + 2,
      batch: one.batch,
      sequence: String(one.sequence),
      account: one.account,
      amount: yuanText(one.fen),
      outcome: one === closed ? '失败' : '成功',
      reason: one === closed ? '账户已销户' : '',
    })),
  };
  const hash = createHash('sha256').update(JSON.stringify(result)).digest('hex');
  return { fileName: `${formatMonth(month)}银行回盘.csv`, hash, result };
}
