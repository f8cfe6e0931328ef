/** A disk that breaks off in the middle of work: the ledger is left with words, and is whole afterwards. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../helpers/command-line.ts';
import { temporaryFolder, testPassphrase } from '../helpers/ledger.ts';
import { openOffice } from '../helpers/office.ts';
import { sampleFile } from '../helpers/sample-county.ts';
import { breakingDisk } from '../helpers/small-disk.ts';

describe('on a disk that dies while somebody works', { timeout: 60_000 }, () => {
  it('the ledger is left with words, nothing is called a fault of the program', async (context) => {
    const folder = temporaryFolder();
    const disk = breakingDisk(folder.path);
    if (disk === null) return context.skip('no breaking disk could be mounted here');
    const { router, events, faults, call, refusal, take, open } = openOffice(folder.path);
    try {
      await call('ledger.create', { name: '肥城', regionCode: '370983', userName: '管理员', passphrase: testPassphrase }, disk.path);
      const { file } = open();
      await take('homes', '敬老院名册.xlsx');
      disk.fail();
      const error = await refusal('check.logPack', {}, join(folder.path, '日志.zip'));
      expect(error).toMatchObject({ code: 'LEDGER_DISK_ERROR', text: { what: `读写台账时磁盘出错：${file}` } });
      expect(events.at(-1)).toMatchObject({ type: 'loggedOut', reason: 'fault', error: { code: 'LEDGER_DISK_ERROR' } });
      expect(existsSync(join(folder.path, '日志.zip'))).toBe(false);
      expect(await refusal('homes.list', {})).toMatchObject({ code: 'NOT_LOGGED_IN' });
      expect(faults()).toEqual([]);
    } finally {
      router.close();
      disk.remove();
      folder.remove();
    }
  });
});

describe('a limit on the size of files stands in for a disk that breaks off a write', { timeout: 60_000 }, () => {
  it.skipIf(process.platform === 'win32')('the command line says so, and the ledger is whole', async () => {
    const place = temporaryFolder();
    try {
      const db = join(place.path, '限.yiyang');
      expect((await command(['init', '--region', '370983', '--db', db])).code).toBe(0);
      expect((await command(['import', 'homes', sampleFile('敬老院名册.xlsx'), '--db', db])).code).toBe(0);
      const entry = join(import.meta.dirname, '../../electron/backend/cli.ts');
      // 1 MB a file: the log of changes of this import needs more.
      const words = [process.execPath, entry, 'import', 'roster', sampleFile('特困人员花名册.xlsx'), '--skip-invalid', '--db', db];
      const cut = spawnSync('bash', ['-c', 'trap "" XFSZ; ulimit -f 1024; exec "$@"', 'bash', ...words], {
        encoding: 'utf8',
        env: { ...process.env, YIYANG_PASSPHRASE: testPassphrase },
      });
      expect(cut.stderr).toContain(`读写台账时磁盘出错：${db}`);
      expect(cut.status).toBe(2);
      const verified = await command(['verify', '--db', db]);
      expect([verified.code, verified.stderr]).toEqual([0, '']);
      expect((await command(['import', 'standards', sampleFile('救助标准表.xlsx'), '--db', db])).code).toBe(0);
    } finally {
      place.remove();
    }
  });
});
