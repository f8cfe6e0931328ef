/** Batches read back: by our own reader, by another program's decoder, and against the sheet. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bankLayoutSchema, type BankLayout } from '../../electron/contract/bank-layout.ts';
import { isoMonth } from '../../electron/contract/values.ts';
import * as bank from '../../database/features/bank/service.ts';
import { batchContent } from '../../database/features/bank/content.ts';
import { encodeGb18030 } from '../../database/features/bank/gb18030.ts';
import { planBatch, type Candidate } from '../../database/features/bank/rules.ts';
import { readWorkbook } from '../../database/features/imports/reader.ts';
import * as people from '../../database/features/people/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { refusal, register } from '../database/payments-county.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { accountOfHome, accountOfPerson, approved, bankCounty, make, sentRows, type BankCounty } from './bank-county.ts';

const shipped = (key: string): BankLayout => {
  const found = bank.shippedLayouts.find(({ layoutKey }) => layoutKey === key);
  if (!found) throw new Error(key);
  return found.layout;
};
const batch = {
  batchNumber: 'DF202201001',
  month: isoMonth('2022-01'),
  item: '特困供养金',
  rows: [
    { sequence: 1, payeeName: '东山敬老院,专户', payeeBank: '样本农商银行', payeeAccount: accountOfHome, fen: 126_300 },
    { sequence: 2, payeeName: '䶮"某', payeeBank: null, payeeAccount: accountOfPerson, fen: 5 },
  ],
};

describe('文件内容', () => {
  test('CSV，GB18030，元', () => {
    expect(new TextDecoder('gb18030', { fatal: true }).decode(batchContent(shipped('agent'), batch))).toBe(
      '批次号,序号,账号,户名,金额,摘要\r\n' +
        `DF202201001,1,${accountOfHome},"东山敬老院,专户",1263.00,2022年1月特困供养金\r\n` +
        `DF202201001,2,${accountOfPerson},"䶮""某",0.05,2022年1月特困供养金\r\n`,
    );
  });

  test('文本，无表头，分，UTF-8', () => {
    expect(Buffer.from(batchContent({ ...shipped('plain'), encoding: 'utf8' }, batch)).toString('utf8')).toBe(
      `1|${accountOfHome}|东山敬老院,专户|126300|2022年1月特困供养金\r\n2|${accountOfPerson}|䶮"某|5|2022年1月特困供养金\r\n`,
    );
  });

  test('工作簿：财政的八列按顺序，账号是文本，金额是数', async () => {
    const folder = temporaryFolder();
    const file = join(folder.path, '代发.xlsx');
    writeFileSync(file, batchContent(shipped('treasury'), batch));
    const { rows } = (await readWorkbook(file)).sheets[0] ?? expect.fail('no sheet');
    const line = (row: number): string[] => Array.from({ length: 8 }, (_, column) => rows.textAt(row, column + 1));
    expect(line(1)).toEqual(['序号', '金额', '经济分类编码', '收款人行别编码', '收款人名称', '收款人账户', '开户银行', '摘要']);
    expect(line(2)).toEqual(['1', '1263', '', '', '东山敬老院,专户', accountOfHome, '样本农商银行', '2022年1月特困供养金 DF202201001']);
    expect([rows.kindAt(2, 2), rows.kindAt(2, 6), rows.numberAt(3, 2)]).toEqual(['number', 'text', 0.05]);
    folder.remove();
  });

  test('GB18030 与另一个程序的解码一致', () => {
    const text = '一卡通 特困供养金 〇 䶮 㛃 𬭚 ·、（）Ａ１ ¥ € ß é 々 〡';
    const decoded = spawnSync(
      'python3',
      ['-c', 'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode("gb18030").encode("utf-8"))'],
      {
        input: Buffer.from(encodeGb18030(text)),
      },
    );
    expect(decoded.status).toBe(0);
    expect(decoded.stdout.toString('utf8')).toBe(text);
  });

  test('任何文字写成 GB18030 再读回来都一样', () => {
    const decoder = new TextDecoder('gb18030', { fatal: true });
    // Private use marks have no code of their own in every version of the standard.
    const points = fc.integer({ min: 0, max: 0x2fa1f }).filter((point) => (point < 0xd800 || point > 0xf8ff) && point !== 0xfeff);
    fc.assert(
      fc.property(fc.array(points, { maxLength: 40 }), (list) => {
        const text = String.fromCodePoint(...list);
        expect(decoder.decode(encodeGb18030(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('批次与发放表', () => {
  let county: BankCounty;
  let folder: TemporaryFolder;
  beforeEach(() => {
    county = bankCounty();
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  test('每个账户一行，编号、校验值、合计；作废后可以重做，再存还是那些字节', () => {
    const { context, clerk } = county;
    const sheetId = approved(context, '2022-01');
    const made = make(clerk, sheetId);
    expect(made).toMatchObject({ batchNumber: 'DF202201001', rows: 2, lines: 3, totalFen: 192_600, format: 'csv', open: 2 });
    expect(sentRows(context, made.bankFileId)).toMatchObject([
      { sequence: 1, account: accountOfHome, name: '东山敬老院专户', fen: 126_300 },
      { sequence: 2, account: accountOfPerson, name: '陈分散', fen: 66_300 },
    ]);
    const saved = bank.savedContent(clerk, made.bankFileId);
    expect(createHash('sha256').update(saved.bytes).digest('hex')).toBe(made.fileHash);
    expect(refusal(() => make(clerk, sheetId)).code).toBe('BANK_NOTHING_TO_SEND');
    bank.withdrawFile(clerk, { bankFileId: made.bankFileId, reason: '模板选错' });
    expect(refusal(() => bank.savedContent(clerk, made.bankFileId)).code).toBe('BANK_FILE_WITHDRAWN');
    expect(make(clerk, sheetId, 'treasury')).toMatchObject({ batchNumber: 'DF202201002', rows: 2, totalFen: 192_600, format: 'xlsx' });
  });

  test('按部分分批：各批合计加未列入的等于发放表', () => {
    const { context, clerk } = county;
    const sheetId = approved(context, '2022-01');
    const basic = make(clerk, sheetId, 'agent', 'basic');
    const care = make(clerk, sheetId, 'plain', 'care');
    expect([basic.totalFen, care.totalFen]).toEqual([132_600, 60_000]);
    const { leftOutFen } = bank.preview(context, { sheetId, part: 'all', layoutKey: 'agent' });
    expect(basic.totalFen + care.totalFen + leftOutFen).toBe(222_600);
    expect(bank.bankSheet(context, sheetId, clerk.actor.userId)).toMatchObject({ openFen: 192_600, restFen: 30_000, restLines: 1 });
  });

  test('没有身份证号的人不进批次；审批之前不做批次', () => {
    const { context, clerk } = county;
    register(context, { sequence: 7, name: '黄临时', idNumber: null, caregiver: null });
    const sheetId = approved(context, '2022-01');
    expect(bank.preview(context, { sheetId, part: 'people', layoutKey: 'agent' }).leftOut).toMatchObject([
      { reason: 'noAccount', payeeName: '李照料' },
      { reason: 'temporaryId', personName: '黄临时', lines: 2 },
    ]);
    expect(refusal(() => bank.makeFile(clerk, { sheetId: 999, part: 'all', layoutKey: 'agent' })).code).toBe('BANK_SHEET_NOT_FOUND');
  });

  test('离院之后：抵扣与补发合成一行，合计不大于零的不进批次', () => {
    const { context, clerk, resident } = county;
    approved(context, '2022-01');
    people.record(context, {
      kind: 'end',
      personId: resident,
      validFrom: isoDate('2021-12-20'),
      reason: 'other',
      remark: null,
    });
    const sheetId = approved(context, '2022-02');
    expect(bank.preview(context, { sheetId, part: 'homes', layoutKey: 'plain' }).leftOut).toMatchObject([
      { reason: 'notPositive', payeeKind: 'home', fen: -126_300 },
    ]);
    expect(refusal(() => make(clerk, sheetId, 'plain', 'homes')).code).toBe('BANK_NOTHING_TO_SEND');
  });
});

test('各行之和加未列入的等于全部款项，一分不差；没有一行不大于零', () => {
  const line = fc.record({
    homeId: fc.option(fc.integer({ min: 1, max: 2 })),
    fen: fc.integer({ min: -90_000, max: 200_000 }).filter((amount) => amount !== 0),
    account: fc.option(fc.constantFrom('1', '2', '3')),
    hasIdNumber: fc.constantFrom(0, 1),
    isRefused: fc.boolean(),
    isOwnAccount: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('payee' as const, 'line' as const), (list, grouping) => {
      const lines = list.map((one, index): Candidate => ({
        lineId: index + 1,
        personId: (index % 5) + 1,
        happinessHomeId: null,
        personName: '某人',
        hasIdNumber: one.hasIdNumber,
        type: one.fen < 0 ? 'OFFSET' : 'BASIC',
        of: one.fen < 0 ? 'BASIC' : null,
        fen: one.fen,
        payeeKind: one.homeId === null ? 'person' : 'home',
        homeId: one.homeId,
        payeeName: '某人',
        payeeBank: null,
        payeeAccount: one.account,
        account: one.account === null ? null : { holder: '某人', bank: '', number: one.account },
        isRefused: one.isRefused,
        isOwnAccount: one.isOwnAccount,
      }));
      const { rows, leftOut } = planBatch(lines, 'all', grouping);
      const sum = (list: readonly { readonly fen: number }[]): number => list.reduce((total, one) => total + one.fen, 0);
      expect(sum(rows) + sum(leftOut)).toBe(sum(lines));
      expect(rows.every(({ fen }) => fen > 0)).toBe(true);
      const used = rows.flatMap(({ lineIds }) => lineIds);
      expect(new Set(used).size).toBe(used.length);
      expect(used.length + leftOut.reduce((total, one) => total + one.lines, 0)).toBe(lines.length);
    }),
  );
});

describe('模板', () => {
  test('每次修改是新版本，批次保留当时的模板；列不全的不收', () => {
    const { context, clerk } = bankCounty();
    const changed = { ...shipped('agent'), unit: 'fen' as const };
    const sheetId = approved(context, '2022-01');
    const before = make(clerk, sheetId, 'agent', 'homes');
    expect(bank.saveLayout(clerk, { layoutKey: 'agent', name: '银行代发（CSV）', layout: changed })).toMatchObject({ version: 1 });
    expect(refusal(() => bank.saveLayout(clerk, { layoutKey: 'agent', name: '银行代发（CSV）', layout: changed })).code).toBe(
      'BANK_LAYOUT_UNCHANGED',
    );
    expect(refusal(() => bank.saveLayout(clerk, { layoutKey: null, name: '财政集中支付', layout: changed })).code).toBe(
      'BANK_LAYOUT_NAME_TAKEN',
    );
    const after = make(clerk, sheetId, 'agent', 'people');
    const text = (id: number): string => new TextDecoder('gb18030').decode(bank.savedContent(clerk, id).bytes);
    expect([text(before.bankFileId).includes(',1263.00,'), text(after.bankFileId).includes(',66300,')]).toEqual([true, true]);
    for (const key of ['treasury', 'agent']) bank.retireLayout(clerk, key);
    expect(refusal(() => bank.retireLayout(clerk, 'plain')).code).toBe('BANK_LAYOUT_LAST');
    expect(bank.layouts(context).map(({ layoutKey }) => layoutKey)).toEqual(['plain']);
    const [, , ...rest] = changed.columns;
    expect(
      bankLayoutSchema.safeParse({ ...changed, columns: rest.filter(({ field }) => field !== 'amount') }).error?.issues[0]?.message,
    ).toBe('缺少“金额”一列，银行无法付款');
  });
});
