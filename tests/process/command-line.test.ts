/** The command line as IT staff and acceptance tests use it: real processes, a real encrypted ledger, the sample county. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageTexts } from '../documents/pdf-tools.ts';
import { command } from '../helpers/command-line.ts';
import { temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';
import { expected, sampleFile } from '../helpers/sample-county.ts';

let folder: TemporaryFolder;
let db: string;

async function run(...words: string[]) {
  return command([...words, '--db', db]);
}

beforeAll(async () => {
  folder = temporaryFolder();
  db = join(folder.path, '肥城.yiyang');
});
afterAll(() => folder.remove());

describe('a first month by command', { timeout: 60_000 }, () => {
  it('refuses what is missing, weak or unknown: status 2, nothing written', async () => {
    const none = await command(['init', '--db', db, '--region', '370983'], { passphrase: '' });
    expect([none.code, none.stderr.trim()]).toEqual([2, '没有给出口令。请在环境变量 YIYANG_PASSPHRASE 中设置口令。']);
    expect((await command(['init', '--db', db, '--region', '370983'], { passphrase: '12345678' })).code).toBe(2);
    const unknown = await run('init', '--region', '370999');
    expect([unknown.code, unknown.stderr.trim()]).toEqual([
      2,
      '区划代码 370999 不在全国区划表中。请填写6位县级代码或4位市级代码，例如 370983。',
    ]);
    expect((await run('rename')).code).toBe(2);
    expect((await run('init', '--colour', 'red')).code).toBe(2);
    expect(existsSync(db)).toBe(false);
  });

  it('makes the ledger and prints the recovery key once, on standard error', async () => {
    const made = await run('init', '--region', '370983');
    expect([made.code, made.json]).toEqual([0, { divisions: 649 }]);
    expect(made.stderr).toMatch(/恢复密钥（只显示这一次，请抄写或打印后妥善保管）：([0-9A-Z]{4}-){7}[0-9A-Z]{4}/);
    const bytes = readFileSync(db);
    expect((await run('init', '--region', '370983')).code).toBe(2);
    expect(readFileSync(db).equals(bytes)).toBe(true);
  });

  it('takes in homes and standards, checks the roster without writing, then skips its wrong rows', async () => {
    expect((await run('import', 'homes', sampleFile('敬老院名册.xlsx'))).json).toMatchObject({
      kind: 'homes',
      rows: 12,
      accepted: 12,
      rejected: [],
      batchId: 1,
    });
    expect((await run('import', 'standards', sampleFile('救助标准表.xlsx'))).json).toMatchObject({ accepted: 11, batchId: 2 });
    const report = join(folder.path, '错误清单.xlsx');
    const checked = await run('import', 'roster', sampleFile('特困人员花名册.xlsx'), '--dry-run', '--report', report);
    expect(checked.code).toBe(2);
    const answer = checked.json as { rejected: { row: number; code: string; column: string; message: string }[]; batchId: number | null };
    expect(answer.rejected.map(({ row, code }) => ({ row, code }))).toEqual(expected.roster.rejected);
    expect(answer.rejected.every((entry) => entry.column !== '' && entry.message !== '')).toBe(true);
    expect([answer.batchId, existsSync(report)]).toEqual([null, true]);
    expect((await run('import', 'roster', sampleFile('特困人员花名册.xlsx'))).code).toBe(2);
    const taken = await run('import', 'roster', sampleFile('特困人员花名册.xlsx'), '--skip-invalid');
    expect([taken.code, taken.json]).toMatchObject([0, { rows: 601, accepted: expected.roster.accepted, unchanged: 0, batchId: 3 }]);
    expect((await run('import', 'roster', sampleFile('特困人员花名册_更正.xls'))).json).toMatchObject({
      accepted: expected.corrected,
      batchId: 4,
    });
    expect((await run('import', 'roster', sampleFile('特困人员花名册_更正.xls'))).json).toMatchObject({
      accepted: 0,
      unchanged: expected.corrected,
      batchId: null,
    });
  });

  it('takes an import back and in again', async () => {
    expect((await run('import', 'undo', '--batch', '4')).json).toEqual({ undone: expected.corrected });
    expect((await run('import', 'undo', '--batch', '4')).code).toBe(2);
    expect((await run('import', 'roster', sampleFile('特困人员花名册_更正.xls'))).json).toMatchObject({
      accepted: expected.corrected,
      batchId: 5,
    });
  });

  it('builds the sheet of the month to the line and fen, locks it and shows it again', async () => {
    const built = (await run('pay', 'build', '--month', '2022-01')).json as Record<string, unknown> & { lines: Record<string, unknown>[] };
    const sheet = expected.sheets['2022-01'];
    const key = (line: Record<string, unknown>, id: string, home: string): string =>
      [line[id], line['month'], line['type'], line['fen'], line['payee'], line[home]].join('|');
    expect(built.lines.map((line) => key(line, 'idNumber', 'homeCode')).sort()).toEqual(
      sheet?.lines.map((line) => key(line, 'id', 'home')).sort(),
    );
    expect(built).toMatchObject({
      month: '2022-01',
      state: 'draft',
      totalFen: sheet?.totalFen,
      toHomesFen: sheet?.toHomesFen,
      persons: sheet?.persons,
      recoveries: [],
      pending: [],
    });
    expect(Object.keys(built.lines[0] ?? {}).sort()).toEqual(['fen', 'homeCode', 'idNumber', 'month', 'of', 'payee', 'type']);
    expect((await run('pay', 'build', '--month', '2022-02')).code).toBe(2);
    const locked = (await run('pay', 'lock', '--month', '2022-01', '--reason', '验收')).json;
    expect(locked).toMatchObject({ state: 'approved', totalFen: sheet?.totalFen });
    expect((await run('pay', 'show', '--month', '2022-01')).json).toEqual(locked);
    expect((await run('pay', 'build', '--month', '2022-01')).code).toBe(2);
    expect((await run('import', 'undo', '--batch', '3')).stderr).toContain('2022年1月发放表');
  });

  it('writes the copies for sealing and for posting, and says in the log that they are plain', async () => {
    const town = ['--month', '2022-01', '--town', '王庄镇'];
    const posted = ['--posting', '--from', '2022-02-01', '--until', '2022-02-07', '--phone', '0538-3212345'];
    const sealed = join(folder.path, '发放表.pdf');
    const posting = join(folder.path, '公示表.pdf');
    expect((await run('pay', 'print', ...town, '--out', sealed)).json).toMatchObject({ file: sealed });
    expect((await run('pay', 'print', ...town, ...posted, '--out', posting)).json).toMatchObject({ file: posting });
    const [full, masked] = [sealed, posting].map((file) => pageTexts(readFileSync(file)).join('\n'));
    expect([/\d{17}[\dX]/.test(full ?? ''), /\d{17}[\dX]/.test(masked ?? '')]).toEqual([true, false]);
    expect([full?.includes('用途：命令行'), masked?.includes('监督电话：0538-3212345')]).toEqual([true, true]);
    const wrong = await run('pay', 'print', ...town, ...posted.with(4, '2022-01-31'), '--out', join(folder.path, '错.pdf'));
    expect([wrong.code, wrong.stderr]).toMatchObject([2, expect.stringContaining('止日期不能早于起日期')]);
  });

  it('seals a file when asked: without its passphrase nothing of it can be read', async () => {
    const sealed = join(folder.path, '发放表.zip');
    const words = ['pay', 'export', '--month', '2022-01', '--encrypt', '--out', sealed];
    const without = await run(...words);
    expect([without.code, without.stderr, existsSync(sealed)]).toMatchObject([
      2,
      expect.stringContaining('YIYANG_EXPORT_PASSPHRASE'),
      false,
    ]);
    process.env['YIYANG_EXPORT_PASSPHRASE'] = 'Haikuo-8213-Fengshou';
    try {
      expect((await run(...words)).json).toMatchObject({ file: sealed });
    } finally {
      delete process.env['YIYANG_EXPORT_PASSPHRASE'];
    }
    const bytes = readFileSync(sealed);
    // Local header of a zip, method 99: WinZip AES.
    expect([bytes.readUInt32LE(0), bytes.readUInt16LE(8)]).toEqual([0x04034b50, 99]);
  });

  it('explains a line', async () => {
    const { json } = await run('pay', 'explain', '--month', '2022-01', '--id', '370999192809250893');
    const explained = json as { lines: { fen: number; standard: { documentNo: string }; arithmetic: string; facts: unknown[] }[] };
    expect(explained.lines.map((line) => line.fen).sort((a, b) => a - b)).toEqual([18000, 85800]);
    expect(
      explained.lines.every((line) => line.standard.documentNo.startsWith('样民发') && line.arithmetic !== '' && line.facts.length > 0),
    ).toBe(true);
  });

  it('lets another user act by his rights only', async () => {
    process.env['YIYANG_NEW_PASSPHRASE'] = '松柏常青 第二个人 77';
    expect((await run('user', 'add', '--name', '审批员', '--role', 'county_approver')).code).toBe(0);
    const refused = await command(['import', 'roster', sampleFile('特困人员花名册_更正.xls'), '--db', db, '--user', '审批员'], {
      passphrase: '松柏常青 第二个人 77',
    });
    expect([refused.code, refused.stderr]).toMatchObject([2, expect.stringContaining('没有权限')]);
  });

  it('verifies the ledger', async () => {
    expect((await run('verify')).json).toMatchObject({ ok: true, firstBrokenLine: null, changedSheets: [], integrity: 'ok' });
  });
});
