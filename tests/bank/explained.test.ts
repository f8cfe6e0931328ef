/** The explanation of a line says how it was paid: batch and answer, cash, cheque, returned and issued again; on screen and on paper. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import * as bank from '../../database/features/bank/service.ts';
import { wordsOf } from '../../database/documents/letter/letter.ts';
import { explanationLetter } from '../../database/features/payments/letter-explain.ts';
import { explain } from '../../database/features/payments/service-explain.ts';
import * as people from '../../database/features/people/service.ts';
import { build } from '../database/payments-county.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { approved, bankCounty, make, on, resultFile, sentRows, step, take, type BankCounty } from './bank-county.ts';

let folder: TemporaryFolder;
let county: BankCounty;
beforeEach(() => {
  folder = temporaryFolder();
  county = bankCounty();
});
afterEach(() => folder.remove());

const explained = (month: string) => explain(county.context, { month: isoMonth(month), personId: county.scattered });
const paid = (month: string): Record<string, string[]> =>
  Object.fromEntries(explained(month).lines.map(({ title, paid: words }) => [title, words]));

test('银行批次、回盘、退回、重新发放逐步写明；打印的说明同样写明', async () => {
  const { context, clerk, scattered } = county;
  people.record(context, {
    kind: 'caregiverAccount',
    personId: scattered,
    validFrom: isoDate('2022-01-05'),
    account: { bank: '样本农商银行', holder: '李照料', number: '6217000000000000020' },
  });
  build(context, '2022-01');
  expect(paid('2022-01')['2022年1月基本生活标准']).toEqual(['发放表还是草稿，尚未发放']);
  const sheetId = approved(context, '2022-01');
  expect(paid('2022-01')['2022年1月基本生活标准']).toEqual(['未列入银行代发批次，也没有登记其他方式发放']);
  const { bankFileId } = make(clerk, sheetId);
  const sent = sentRows(context, bankFileId);
  const own = sent.find(({ name }) => name === '陈分散') ?? expect.fail('no row');
  const batch = `银行代发批次 ${own.batch} 第 ${own.sequence} 行（2022-01-31 制作）`;
  expect(paid('2022-01')['2022年1月基本生活标准']).toEqual([`${batch}，银行尚未回盘`]);
  step(clerk, sheetId, 'send');
  const answers = sent.map((row) => (row === own ? { ...row, outcome: '失败', reason: '账户已销户' } : { ...row, outcome: '成功' }));
  await take(clerk, resultFile(folder.path, '回盘.csv', answers));
  expect(paid('2022-01')['2022年1月基本生活标准']).toEqual([
    `${batch}，2022-01-31 银行回盘：失败`,
    '2022-01-31 退回（账户已销户），尚未重新发放',
  ]);
  expect(Object.values(paid('2022-01'))[1]?.[0]).toMatch(/银行回盘：成功$/);

  const later = on(context, '2022-02-20');
  people.record(later, {
    kind: 'account',
    personId: scattered,
    validFrom: isoDate('2022-02-15'),
    account: { bank: '样本农商银行', holder: '陈分散', number: '6228480000000000026' },
  });
  build(later, '2022-02');
  expect(paid('2022-01')['2022年1月基本生活标准']?.[1]).toBe('2022-01-31 退回（账户已销户），已在2022年2月发放表重新发放');
  approved(later, '2022-02');
  const again = explained('2022-02').lines.find(({ type }) => type === 'BACKPAY') ?? expect.fail('no back pay');
  expect(again.paid).toEqual(['重新发放2022年1月发放表中退回的款项', '未列入银行代发批次，也没有登记其他方式发放']);

  const letter = explanationLetter(explained('2022-01'), { region: '样本县', month: isoMonth('2022-01'), key: null }, '');
  expect(wordsOf(letter)).toContain('2022-01-31 退回（账户已销户），已在2022年2月发放表重新发放');
});

test('现金签领、支票写明日期和凭证；撤销以后不再算付过', () => {
  const { context, clerk } = county;
  const sheetId = approved(context, '2022-01');
  step(clerk, sheetId, 'send');
  const lines = bank.restLines(context, { sheetId, search: '陈分散', offset: 0, limit: 10 }).rows;
  const paidOn = isoDate('2022-01-31');
  const [basic, care] = lines;
  if (!basic || !care) return expect.fail('two lines');
  bank.recordOther(clerk, { sheetId, lineIds: [basic.lineId], kind: 'cash', paidOn, voucherNo: '签领表2022-1', note: null });
  bank.recordOther(clerk, { sheetId, lineIds: [care.lineId], kind: 'cheque', paidOn, voucherNo: '0012', note: null });
  expect(Object.values(paid('2022-01')).flat()).toEqual([
    '2022-01-31 现金签领 663.00 元，签领表凭证号 签领表2022-1',
    '2022-01-31 支票 300.00 元，凭证号 0012',
  ]);
  const { rows } = bank.otherPayments(context, { sheetId, offset: 0, limit: 10 });
  const first = rows.find(({ kind }) => kind === 'cash') ?? expect.fail('no cash');
  bank.withdrawOtherPayment(clerk, { otherPaymentId: first.otherPaymentId, reason: '登记有误' });
  expect(Object.values(paid('2022-01'))[0]).toEqual(['未列入银行代发批次，也没有登记其他方式发放']);
});
