/** The self-check: every row judged by a table, then run over a real ledger with real troubles; its pack of logs tells nothing of people. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { checkIds, type CheckId, type CheckReport, type CheckState } from '../../electron/contract/check.ts';
import { openLog } from '../../electron/main/log.ts';
import { keyFileOf } from '../../database/core/keys.ts';
import type { Connection } from '../../database/core/open.ts';
import { rows } from '../../database/core/sql.ts';
import { partText, readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { cleanLog } from '../../database/features/check/log-pack.ts';
import * as findings from '../../database/features/check/findings.ts';
import type { OpenLedger } from '../../database/features/ledger/service.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';

const gigabyte = 1024 ** 3;

describe('judging what was measured', () => {
  const second = { state: 'ready' as const, isSameDisk: false, daysSince: 1, free: gigabyte };
  it.each<[string, findings.Finding, CheckState, string]>([
    ['room enough', findings.diskFinding(80 * gigabyte, gigabyte), 'good', '还剩 80 GB，台账占用 1 GB'],
    ['little room', findings.diskFinding(1.5 * gigabyte, 4 * 1024 ** 2), 'notice', '还剩 1.5 GB'],
    ['room for a big ledger is little', findings.diskFinding(4 * gigabyte, gigabyte), 'notice', '还剩 4 GB'],
    ['no room', findings.diskFinding(50 * 1024 ** 2, 4096), 'bad', '还剩 50 MB'],
    ['a system that does not say', findings.diskFinding(null, 4096), 'notice', '没有告知'],
    ['a local disk', findings.placeFinding('/a', null, 'ext4', false), 'good', '本机磁盘'],
    ['a stick', findings.placeFinding('/a', null, 'vfat', true), 'notice', '移动磁盘'],
    ['a cloud folder', findings.placeFinding('/a', '坚果云', 'ext4', false), 'bad', '坚果云'],
    ['a whole ledger', findings.ledgerFinding([], 30, 1), 'good', '30 张'],
    ['a damaged ledger', findings.ledgerFinding(['row 1 missing from index'], 30, 1), 'bad', '1 处损坏'],
    ['both keys', findings.keysFinding(true, true, 3), 'good', '3 名用户'],
    ['no second key', findings.keysFinding(true, false, 3), 'notice', '第二份'],
    ['no key', findings.keysFinding(false, true, 3), 'bad', '不见了'],
    ['neither key', findings.keysFinding(false, false, 3), 'bad', '不见了'],
    ['a whole chain', findings.auditFinding({ lines: 9, faults: [], anchor: 'agrees' }), 'good', '9 条日志'],
    ['a chain without an anchor', findings.auditFinding({ lines: 9, faults: [], anchor: 'missing' }), 'notice', '存证文件'],
    ['a broken chain', findings.auditFinding({ lines: 9, faults: ['第 3 条日志缺失'], anchor: 'agrees' }), 'bad', '第 3 条日志缺失。'],
    ['a copy of today', findings.backupsFinding({ copies: 2, damaged: 0, lastDay: '2026-11-22', daysSince: 0 }, 4), 'good', '今天'],
    ['an old copy', findings.backupsFinding({ copies: 2, damaged: 0, lastDay: '2026-11-01', daysSince: 5 }, 4), 'bad', '5 天前'],
    [
      'a cut copy beside a whole one',
      findings.backupsFinding({ copies: 1, damaged: 1, lastDay: '2026-11-22', daysSince: 0 }, 4),
      'notice',
      '1 份不完整',
    ],
    ['no copy', findings.backupsFinding({ copies: 0, damaged: 1, lastDay: null, daysSince: null }, 4), 'bad', '还没有'],
    ['no second place', findings.secondPlaceFinding({ ...second, state: 'none' }, 7), 'notice', '没有第二备份位置'],
    ['a second place', findings.secondPlaceFinding(second, 7), 'good', '还剩 1 GB，1 天前复制过'],
    ['a second place on the same disk', findings.secondPlaceFinding({ ...second, isSameDisk: true }, 7), 'notice', '同一块磁盘'],
    ['a stick in the drawer', findings.secondPlaceFinding({ ...second, state: 'absent' }, 7), 'good', '没有插上'],
    ['a stick in the drawer for long', findings.secondPlaceFinding({ ...second, state: 'absent', daysSince: 8 }, 7), 'notice', '8 天前'],
    ['a stick that takes nothing', findings.secondPlaceFinding({ ...second, state: 'unwritable' }, 7), 'bad', '不能写入'],
    ['no attachments', findings.attachmentsFinding({ files: 0, missing: 0, bytes: 0 }), 'good', '还没有附件'],
    ['all attachments', findings.attachmentsFinding({ files: 3, missing: 0, bytes: 2048 }), 'good', '2 KB'],
    ['lost attachments', findings.attachmentsFinding({ files: 3, missing: 2, bytes: 2048 }), 'bad', '有 2 个'],
    ['all fonts', findings.fontsFinding([], 8), 'good', '8 个'],
    ['a font lost', findings.fontsFinding(['song-rare.ttf.br'], 8), 'bad', '1 个不能读取'],
    ['printers', findings.printerFinding(['甲', '乙', '丙', '丁']), 'good', '4 台打印机：甲、乙、丙等'],
    ['no printer', findings.printerFinding([]), 'notice', '没有安装打印机'],
    ['a system that does not name printers', findings.printerFinding(null), 'notice', '没有问到'],
    ['a clock', findings.clockFinding({ now: '2026-11-22T00:00:00.000Z', localText: '甲', daysAway: 2 }), 'good', '甲'],
    [
      'an empty battery',
      findings.clockFinding({ now: '2016-01-01T00:00:00.000Z', localText: '甲', daysAway: null }),
      'bad',
      '早于本程序的发布',
    ],
    ['years ahead', findings.clockFinding({ now: '2029-11-22T00:00:00.000Z', localText: '甲', daysAway: 1098 }), 'notice', '1098 天'],
    ['memory', findings.memoryFinding(8 * gigabyte, 2 * gigabyte, 1), 'good', '8 GB'],
    ['little memory', findings.memoryFinding(2 * gigabyte, 1024 ** 2, 1), 'notice', '可用 1 MB'],
  ])('%s', (_, found, state, text) => {
    expect(found.state).toBe(state);
    expect(found.text).toContain(text);
    // Whatever is not well says what to do.
    if (state !== 'good') expect(found.next).not.toBeNull();
    // Numbers and codes only, for the pack.
    expect(JSON.stringify(found.figures)).not.toMatch(/\p{Script=Han}|\//u);
  });
});

/** A row no check would have let in, as a bad sector or another program may leave one. */
function damage(connection: Connection): void {
  connection.pragma('ignore_check_constraints = ON');
  connection.exec(
    "INSERT INTO setting (key, value_json, changed_at, changed_by) VALUES ('damaged', '{cut', '2026-01-01T00:00:00.000Z', 1)",
  );
  connection.pragma('ignore_check_constraints = OFF');
}

describe('over a real ledger', { timeout: 60_000 }, () => {
  let folder: TemporaryFolder;
  let router: Router;
  let profileFolder: string;

  function theLedger(): OpenLedger {
    const { ledger } = router.backend.state;
    if (!ledger) throw new Error('no ledger is open');
    return ledger;
  }
  async function call<T>(method: string, input: unknown, path: string | null = null): Promise<T> {
    const printers = ['王主任办公室的打印机'];
    const result = await router.handle({ method, input, path, jobId: null, printers });
    if (!result.ok) throw new Error(`${method}: ${result.error.code} ${result.error.text.what}`);
    return result.value as T;
  }
  async function check(): Promise<Record<CheckId, CheckState>> {
    const { rows: found } = await call<CheckReport>('check.run', {});
    expect(found.map((row) => row.id)).toEqual([...checkIds]);
    return Object.fromEntries(found.map((row) => [row.id, row.state])) as Record<CheckId, CheckState>;
  }

  beforeAll(async () => {
    folder = temporaryFolder();
    profileFolder = join(folder.path, 'profile');
    router = createRouter({ profileFolder, emit: () => undefined, appVersion: '1.2.3', isDemo: false });
    await call('ledger.create', { name: '肥城', regionCode: '370983', userName: '管理员', passphrase: testPassphrase }, folder.path);
    for (const [kind, file] of [
      ['homes', '敬老院名册.xlsx'],
      ['roster', '特困人员花名册.xlsx'],
    ] as const) {
      const { previewId } = await call<{ previewId: string }>('imports.preview', { kind }, sampleFile(file));
      await call('imports.commit', { previewId, isSkippingInvalid: true });
    }
    await call('backups.make', {});
  });
  afterAll(() => {
    router.close();
    folder.remove();
  });

  it('finds a sound ledger sound', async () => {
    expect(await check()).toMatchObject({
      place: 'good',
      ledger: 'good',
      keys: 'good',
      audit: 'good',
      backups: 'good',
      secondPlace: 'notice',
      attachments: 'good',
      fonts: 'good',
      printer: 'good',
      clock: 'good',
      version: 'good',
    });
  });

  it('finds a key that is gone, copies cut short and an index that does not fit', async () => {
    const { file, connection } = theLedger();
    renameSync(keyFileOf(file), `${keyFileOf(file)}.away`);
    const copies = join(file, '..', 'backups');
    for (const copy of rows<{ path: string }>({ connection }, 'SELECT path FROM backup')) {
      expect(copy.path).toContain(copies);
      writeFileSync(join(copy.path, '肥城.yiyang'), 'cut');
    }
    damage(connection);
    expect(await check()).toMatchObject({ keys: 'bad', backups: 'bad', ledger: 'bad' });
    renameSync(`${keyFileOf(file)}.away`, keyFileOf(file));
    connection.exec("DELETE FROM setting WHERE key = 'damaged'");
  });

  it('packs logs, versions and results without a person, a path or a printer', async () => {
    const log = openLog(join(profileFolder, 'logs'));
    const people = rows<{ name: string; idNumber: string; account: string | null }>(
      { connection: theLedger().connection },
      'SELECT name, id_number AS idNumber, account_number AS account FROM person',
    );
    for (const person of people)
      log.write('error', 'fault', { text: `UNIQUE failed: ${person.name} ${person.idNumber} ${person.account}` });
    log.write('info', 'call.slow', { method: 'people.page', milliseconds: 55 });
    // As an older program or a runtime that dies might have left it.
    const first = people[0] ?? { name: '', idNumber: '' };
    mkdirSync(join(profileFolder, 'logs'), { recursive: true });
    writeFileSync(
      join(profileFolder, 'logs', 'yiyang.1.log'),
      `${first.name} ${first.idNumber}\n{"event":"x","text":"${first.name} ${first.idNumber} C:\\\\Users\\\\wangli\\\\x /home/wangli/台账"}\n`,
    );
    const file = join(folder.path, '日志.zip');
    expect(await call('check.logPack', {}, file)).toMatchObject({ file });
    const parts = readZip(readFileSync(file));
    expect(parts.map((part) => part.name.toString())).toEqual(['versions.json', 'check.json', 'yiyang.1.log', 'yiyang.log']);
    const whole = parts.map((part) => partText(part)).join('\n');
    for (const { name, idNumber, account } of people)
      for (const text of [name, idNumber, account]) if (text) expect(whole).not.toContain(text);
    expect(whole).not.toMatch(/王主任|wangli|管理员|肥城/);
    expect(whole).not.toContain(folder.path);
    // What is of use is still there.
    expect(whole).toContain('"method":"people.page","milliseconds":55');
    expect(whole).toContain('"appVersion": "1.2.3"');
    expect(JSON.parse(partText(parts[1] as (typeof parts)[number]))).toHaveLength(checkIds.length);
    const last = rows<{ action: string }>({ connection: theLedger().connection }, 'SELECT action FROM audit ORDER BY seq DESC LIMIT 1');
    expect(last).toEqual([{ action: 'logs.save' }]);
  });

  it('cleans a log line by line and would let a planted name be seen otherwise', () => {
    const planted = '{"text":"王秀英 370999194512010029"}';
    expect(planted).toContain('王秀英');
    expect(cleanLog(`stray text\n${planted}\n`)).toBe('{"text":"[han×3] [digits×18]"}');
  });
});
