import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isoDate } from '../../electron/contract/values.ts';
import * as bank from '../../database/features/bank/service.ts';
import * as people from '../../database/features/people/service.ts';
import { refusal } from '../database/payments-county.ts';
import { asUser, temporaryFolder } from '../helpers/ledger.ts';
import { approved, bankCounty, make, resultFile, sentRows, step, take } from './bank-county.ts';

const old = '6217000000000000020';

function pay(county: ReturnType<typeof bankCounty>, day: string, holder: string, number: string): void {
  const account = { bank: '样本农商银行', holder, number };
  people.record(county.context, { kind: 'caregiverAccount', personId: county.scattered, validFrom: isoDate(day), account } as never);
}

test('照料人账号被退后换人，前一位的钱不进后一位的账号', async () => {
  const folder = temporaryFolder();
  const county = bankCounty();
  const { context, clerk } = county;
  pay(county, '2022-01-05', '李照料', old);
  const january = approved(context, '2022-01');
  const sent = make(clerk, january).bankFileId;
  step(clerk, january, 'send');
  const february = approved(context, '2022-02');
  const answers = sentRows(context, sent).map((row) =>
    row.account === old ? { ...row, outcome: '失败', reason: '销户' } : { ...row, outcome: '成功' },
  );
  await take(clerk, resultFile(folder.path, 'a.csv', answers));
  const caregiver = { name: '孙新人', idNumber: null, phone: null };
  people.record(context, { kind: 'caregiver', personId: county.scattered, validFrom: isoDate('2022-01-31'), caregiver } as never);
  pay(county, '2022-01-31', '孙新人', '6217000000000000099');
  const names = sentRows(context, make(clerk, february).bankFileId).map(({ name }) => name);
  expect(names).not.toContain('孙新人');
  expect(names).not.toContain('李照料');
  folder.remove();
});

test('两个月的回盘字节相同，各按选定的批次收下', async () => {
  const folder = temporaryFolder();
  const { context, clerk } = bankCounty();
  const file = join(folder.path, 'a.csv');
  const ids = ['2022-01', '2022-02'].map((month) => {
    const sheetId = approved(context, month);
    const { bankFileId } = make(clerk, sheetId);
    step(clerk, sheetId, 'send');
    return bankFileId;
  });
  const [first] = sentRows(context, ids[0] ?? 0).filter(({ account }) => account.startsWith('6228'));
  writeFileSync(file, `序号,收款人账户,金额,状态\r\n${first?.sequence},${first?.account},${(first?.fen ?? 0) / 100},成功\r\n`);
  for (const id of ids) expect(await take(clerk, file, id)).toMatchObject({ success: 1, problems: [] });
  for (const id of ids) expect(await take(clerk, file, id)).toMatchObject({ success: 0, unchanged: 1, problems: [] });
  folder.remove();
});

test('审批后由本人补录的账户，须由另一人制作批次；系统管理员不受限', () => {
  const county = bankCounty();
  const { context, clerk, approver } = county;
  const january = approved(context, '2022-01');
  const before = make(clerk, january).totalFen;
  pay({ ...county, context: clerk }, '2022-01-05', '李照料', old);
  const wanted = { sheetId: january, part: 'all', layoutKey: 'agent' } as const;
  expect(bank.preview(clerk, wanted)).toMatchObject({ rows: 0, leftOut: [{ reason: 'ownAccount', payeeName: '李照料', lines: 1 }] });
  expect(refusal(() => bank.makeFile(clerk, wanted)).code).toBe('BANK_NOTHING_TO_SEND');
  const other = asUser(approver, '钱经办', 'county_clerk');
  expect(bank.preview(other, wanted)).toMatchObject({ rows: 1, leftOut: [] });
  expect(bank.preview(context, wanted).rows).toBe(1);
  // On the next paper it was seen by whoever approved it: anybody may send it then.
  const february = approved(context, '2022-02');
  expect(sentRows(context, make(clerk, february).bankFileId).map(({ account }) => account)).toContain(old);
  expect(make(other, january).totalFen + before).toBe(222_600);
});
