/** One valid call of every method of payment through a bank, and what each of them writes into the audit. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { bankMethods } from '../../electron/contract/bank.ts';
import type { otherPaymentMethods } from '../../electron/contract/other-payments.ts';
import type { HandoverAction } from '../../electron/contract/bank.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { row, rows } from '../../database/core/sql.ts';
import { yuanText } from '../../database/documents/xlsx/cell-value.ts';
import * as bank from '../../database/features/bank/service.ts';
import { lockSheet } from '../../database/features/payments/service.ts';
import type { Line } from './audit-writes.test.ts';
import type { Row } from './role-matrix.inputs.ts';
import { worldMonth, type World } from './role-world.ts';

type Names = keyof typeof bankMethods | keyof typeof otherPaymentMethods;

const day = isoDate('2022-01-31');
const paging = { offset: 0, limit: 50 };
const part = { part: 'all', layoutKey: 'agent' } as const;

function sheetIdOf(world: World): number {
  return row<{ id: number }>(world.admin(), 'SELECT sheet_id AS id FROM sheet WHERE month = ?', worldMonth)?.id ?? 0;
}

function advance(world: World, action: HandoverAction): void {
  bank.advance(world.admin(), {
    sheetId: sheetIdOf(world),
    action,
    happenedOn: day,
    documentNumber: '样财送〔2022〕1号',
    note: null,
    reason: null,
  });
}

const locked = (world: World): string => {
  lockSheet(world.admin(), { month: worldMonth, reason: '测试' });
  return String(sheetIdOf(world));
};
const batch = (world: World): string => {
  locked(world);
  return String(bank.makeFile(world.admin(), { sheetId: sheetIdOf(world), ...part }).bankFileId);
};
const sent = (world: World): string => {
  const bankFileId = batch(world);
  advance(world, 'send');
  return bankFileId;
};

/** What the bank answers to the batch: everything went through. */
function answer(world: World, bankFileId: number): string {
  const file = join(world.folder, '回盘.csv');
  const found = rows<{ batch: string; sequence: number; account: string; fen: number }>(
    world.admin(),
    `SELECT f.batch_number AS batch, b.sequence, b.payee_account AS account, b.fen FROM bank_file_row b JOIN bank_file f USING (bank_file_id) WHERE bank_file_id = ?`,
    bankFileId,
  );
  const lines = found.map((one) => `${one.batch},${one.sequence},${one.account},${yuanText(one.fen)},成功`);
  writeFileSync(file, `批次号,序号,账号,金额,结果\r\n${lines.join('\r\n')}\r\n`);
  return file;
}
const answered = async (world: World): Promise<string> => {
  const bankFileId = Number(sent(world));
  bank.importResult(world.admin(), await bank.readResultFile(answer(world, bankFileId)), { bankFileId: null, resultOn: day });
  return String(bankFileId);
};
const returned = async (world: World): Promise<string> => {
  const bankFileId = Number(await answered(world));
  bank.recordReturn(world.admin(), { bankFileId, sequence: 1, returnedOn: day, reason: '账户已销户' });
  return String(row<{ id: number }>(world.admin(), 'SELECT max(return_id) AS id FROM line_return')?.id ?? 0);
};

const cash = { kind: 'cash', paidOn: day, voucherNo: '签领表1号', note: null } as const;
/** At the finance office, in no batch. */
const handedOver = (world: World): string => {
  const sheetId = locked(world);
  advance(world, 'send');
  return sheetId;
};
const restOf = (world: World): number[] =>
  bank.restLines(world.admin(), { sheetId: sheetIdOf(world), search: '', ...paging }).rows.map(({ lineId }) => lineId);
const paidInCash = (world: World): string => {
  handedOver(world);
  bank.recordOther(world.admin(), { sheetId: sheetIdOf(world), lineIds: restOf(world), ...cash });
  return String(row<{ id: number }>(world.admin(), 'SELECT max(other_payment_id) AS id FROM other_payment')?.id ?? 0);
};

const ofSheet = (_: unknown, world: World) => ({ sheetId: sheetIdOf(world) });
const layout = () => {
  const [first] = bank.shippedLayouts;
  if (!first) throw new Error('no layout ships with the program');
  return { ...first.layout, summary: '{月份}救助金' };
};

export const bankInputs: { readonly [Name in Names]: Row<Name> } = {
  'bank.sheets': { ask: () => ({}), before: locked },
  'bank.sheet': { ask: ofSheet },
  'bank.preview': { ask: (_, world) => ({ sheetId: sheetIdOf(world), ...part }) },
  'bank.makeFile': { ask: (_, world) => ({ sheetId: sheetIdOf(world), ...part }), before: locked },
  'bank.withdrawFile': { ask: (_, __, id) => ({ bankFileId: Number(id), reason: '账号有误' }), before: batch },
  'bank.saveFile': {
    ask: (_, __, id) => ({ bankFileId: Number(id), protection: { kind: 'plain', purpose: '送代发银行' } }),
    path: (world) => join(world.folder, '代发.csv'),
    before: batch,
  },
  'bank.rows': { ask: (_, __, id) => ({ bankFileId: Number(id), outcome: null, ...paging }), before: batch },
  'bank.importResult': {
    ask: (_, __, id) => ({ bankFileId: Number(id), resultOn: day }),
    path: (world) => join(world.folder, '回盘.csv'),
    before: (world) => {
      const bankFileId = sent(world);
      answer(world, Number(bankFileId));
      return bankFileId;
    },
  },
  'bank.recordReturn': {
    ask: (_, __, id) => ({ bankFileId: Number(id), sequence: 1, returnedOn: day, reason: '账户已销户' }),
    before: answered,
  },
  'bank.answerRow': {
    ask: (_, __, id) => ({
      bankFileId: Number(id),
      sequence: 1,
      outcome: 'success',
      answeredOn: day,
      documentNo: '银行回单1号',
      reason: '回盘文件缺这一行',
    }),
    before: sent,
  },
  'otherPayments.lines': { ask: (_, world) => ({ ...ofSheet(_, world), search: '', ...paging }), before: handedOver },
  'otherPayments.list': { ask: (_, world) => ({ ...ofSheet(_, world), ...paging }), before: paidInCash },
  'otherPayments.record': { ask: (_, world) => ({ ...ofSheet(_, world), lineIds: restOf(world), ...cash }), before: handedOver },
  'otherPayments.withdraw': { ask: (_, __, id) => ({ otherPaymentId: Number(id), reason: '登记有误' }), before: paidInCash },
  'otherPayments.saveSignatures': {
    ask: (_, world) => ({ ...ofSheet(_, world), lineIds: null, format: 'xlsx', protection: { kind: 'masked' } }),
    path: (world) => join(world.folder, '签领表.xlsx'),
    before: handedOver,
  },
  'bank.putBack': { ask: (_, world) => ({ sheetId: sheetIdOf(world), happenedOn: day }), before: sent },
  'bank.release': { ask: (_, __, id) => ({ returnId: Number(id), reason: '银行误退' }), before: returned },
  'bank.returns': { ask: () => ({ sheetId: null, standing: null, ...paging }) },
  'bank.advance': {
    ask: (_, world) => ({ sheetId: sheetIdOf(world), action: 'archive', happenedOn: day, documentNumber: null, note: null, reason: null }),
    before: async (world) => {
      // Archived is only what has an answer or was put back, to the last line.
      await answered(world);
      if (bank.bankSheet(world.admin(), sheetIdOf(world), world.admin().actor.userId).restLines > 0)
        bank.putBack(world.admin(), { sheetId: sheetIdOf(world), happenedOn: day });
      bank.advance(world.admin(), {
        sheetId: sheetIdOf(world),
        action: 'pay',
        happenedOn: day,
        documentNumber: null,
        note: '由财政部门直接支付',
        reason: '测试',
      });
      return '';
    },
  },
  'bank.layouts': { ask: () => ({}) },
  'bank.saveLayout': { ask: () => ({ layoutKey: null, name: '本县农商银行', layout: layout() }) },
  'bank.retireLayout': { ask: () => ({ layoutKey: 'plain' }) },
};

export const bankGolden: Partial<Record<Names, readonly Line[]>> = {
  'bank.makeFile': ['bank.makeFile write -a'],
  'bank.withdrawFile': ['bank.withdrawFile write ba'],
  'bank.saveFile': ['bank.saveFile export -a'],
  'bank.importResult': ['bank.importResult write -a'],
  'bank.recordReturn': ['bank.recordReturn write -a'],
  'bank.answerRow': ['bank.answerRow write -a'],
  'otherPayments.record': ['otherPayment.record write -a'],
  'otherPayments.withdraw': ['otherPayment.withdraw write ba'],
  'otherPayments.saveSignatures': ['otherPayment.export export -a'],
  'bank.putBack': ['bank.putBack write -a'],
  'bank.release': ['bank.release write -a'],
  'bank.advance': ['sheet.archive write ba'],
  'bank.saveLayout': ['bank.saveLayout setting -a'],
  'bank.retireLayout': ['bank.retireLayout setting ba'],
};
