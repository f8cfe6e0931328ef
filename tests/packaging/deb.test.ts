/** The .deb of a small folder, read back with dpkg: nothing runs at installing or removing, nothing is loose, the sandbox helper has its right. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDeb } from '../../build/deb.mjs';

const root = join(import.meta.dirname, '../..');
const hasDpkg = spawnSync('dpkg-deb', ['--version']).status === 0;
const dpkg = (...words: readonly string[]): string => spawnSync('dpkg-deb', [...words], { encoding: 'utf8' }).stdout;
let folder: string;
let deb: string;

describe.runIf(hasDpkg)('the .deb', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yiyang-test-'));
    const packed = join(folder, 'packed');
    mkdirSync(join(packed, 'resources'), { recursive: true });
    for (const name of ['yiyang', 'chrome-sandbox', 'resources/app.asar']) writeFileSync(join(packed, name), name);
    chmodSync(join(packed, 'yiyang'), 0o777);
    chmodSync(join(packed, 'resources/app.asar'), 0o666);
    chmodSync(join(packed, 'resources'), 0o777);
    cpSync(join(root, 'build/resources/icons'), join(folder, 'icons'), { recursive: true });
    deb = makeDeb({ folder: packed, output: folder, version: '1.2.3', arch: 'x64', icons: join(folder, 'icons'), isQuick: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says what it is, in Chinese too', () => {
    expect(dpkg('-f', deb, 'Package', 'Version', 'Architecture')).toBe('Package: yiyang-ledger\nVersion: 1.2.3\nArchitecture: amd64\n');
    expect(dpkg('-f', deb, 'Description')).toContain('卸载只删除程序，不动台账文件');
    expect(dpkg('-f', deb, 'Depends')).toContain('libgtk-3-0 | libgtk-3-0t64');
  });

  it('runs nothing at installing and removing', () => {
    const control = join(folder, 'control');
    dpkg('--control', deb, control);
    const { stdout } = spawnSync('ls', [control], { encoding: 'utf8' });
    expect(stdout.trim()).toBe('control');
  });

  it('lays files with settled rights in places of its own', () => {
    const lines = dpkg('--contents', deb).trim().split('\n');
    const entries = new Map(lines.map((line) => [/ \.(\/[^ ]*)/.exec(line)?.[1] ?? '', line.slice(0, 10)]));
    expect(entries.get('/opt/yiyang-ledger/yiyang')).toBe('-rwxr-xr-x');
    expect(entries.get('/opt/yiyang-ledger/chrome-sandbox')).toBe('-rwsr-xr-x');
    expect(entries.get('/opt/yiyang-ledger/resources/')).toBe('drwxr-xr-x');
    expect(entries.get('/opt/yiyang-ledger/resources/app.asar')).toBe('-rw-r--r--');
    expect(entries.get('/')).toBe('drwxr-xr-x');
    expect(lines.every((line) => line.includes(' root/root '))).toBe(true);
    expect(entries.get('/usr/share/icons/hicolor/256x256/apps/yiyang-ledger.png')).toBe('-rw-r--r--');
    expect([...entries.keys()].filter((path) => !/^\/(opt\/(yiyang-ledger\/.*)?|usr\/((bin|share)\/.*)?)?$/.test(path))).toEqual([]);
  });

  it('has a menu entry with the Chinese name', () => {
    const tree = join(folder, 'tree');
    dpkg('-x', deb, tree);
    const entry = spawnSync('cat', [join(tree, 'usr/share/applications/yiyang-ledger.desktop')], { encoding: 'utf8' }).stdout;
    expect(entry).toMatch(/^Name=颐养台账$/m);
    // As the window itself says, so that panels show the entry's icon for it.
    expect(entry).toMatch(/^StartupWMClass=颐养台账$/m);
    expect(entry).toMatch(/^Exec=\/opt\/yiyang-ledger\/yiyang/m);
    expect(spawnSync('readlink', [join(tree, 'usr/bin/yiyang')], { encoding: 'utf8' }).stdout.trim()).toBe('/opt/yiyang-ledger/yiyang');
  });
});
