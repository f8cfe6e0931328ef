/** A small county with an approved sheet, somebody who prepares and sends, and somebody else who confirms. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BankPart, HandoverAction } from '../../electron/contract/bank.ts';
import { isoDate, isoMonth, type IsoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { rows, type Reader, type WriteContext } from '../../database/core/sql.ts';
import { yuanText } from '../../database/documents/xlsx/cell-value.ts';
import * as bank from '../../database/features/bank/service.ts';
import { lockSheet } from '../../database/features/payments/service.ts';
import { build, smallCounty, type SmallCounty } from '../database/payments-county.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';

export type BankCounty = SmallCounty & { readonly clerk: TestLedger; readonly approver: TestLedger };

export const accountOfHome = '37090000000000001';
export const accountOfPerson = '6228480000000000018';

export function on(context: WriteContext, day: string): TestLedger {
  return { ...(context as TestLedger), clock: fixedClock(isoDate(day)) };
}

export function bankCounty(): BankCounty {
  const county = smallCounty();
  return {
    ...county,
    clerk: asUser(county.context, '王经办', 'county_clerk'),
    approver: asUser(county.context, '赵审批', 'county_approver'),
  };
}

/** @returns key of the sheet */
export function approved(context: WriteContext, month: string): number {
  build(context, month);
  return lockSheet(context, { month: isoMonth(month), reason: '测试' }).sheetId;
}

export function make(context: WriteContext, sheetId: number, layoutKey = 'agent', part: BankPart = 'all') {
  return bank.makeFile(context, { sheetId, part, layoutKey });
}

export function step(context: WriteContext, sheetId: number, action: HandoverAction, more: { note?: string; reason?: string } = {}): void {
  const happenedOn = context.clock.today();
  bank.advance(context, {
    sheetId,
    action,
    happenedOn,
    documentNumber: action === 'send' ? '样财送〔2022〕2号' : null,
    note: more.note ?? null,
    reason: more.reason ?? null,
  });
}

export type SentRow = {
  readonly batch: string;
  readonly sequence: number;
  readonly account: string;
  readonly name: string;
  readonly fen: number;
};

export function sentRows(reader: Reader, bankFileId: number): SentRow[] {
  return rows(
    reader,
    `SELECT f.batch_number AS batch, b.sequence, b.payee_account AS account, b.payee_name AS name, b.fen
     FROM bank_file_row b JOIN bank_file f USING (bank_file_id) WHERE bank_file_id = ? ORDER BY b.sequence`,
    bankFileId,
  );
}

export type Answered = SentRow & { readonly outcome: string; readonly reason?: string };

/** As a bank sends it back. */
export function resultFile(folder: string, name: string, answers: readonly Answered[]): string {
  const file = join(folder, name);
  const lines = answers.map(
    ({ batch, sequence, account, fen, outcome, reason }) => `${batch},${sequence},${account},${yuanText(fen)},${outcome},${reason ?? ''}`,
  );
  writeFileSync(file, `批次号,序号,账号,金额,处理结果,失败原因\r\n${lines.join('\r\n')}\r\n`);
  return file;
}

export async function take(
  context: WriteContext,
  file: string,
  bankFileId: number | null = null,
  resultOn: IsoDate = context.clock.today(),
) {
  return bank.importResult(context, await bank.readResultFile(file), { bankFileId, resultOn });
}
