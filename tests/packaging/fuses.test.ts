/** The switches burnt into the packaged executable: the same list in the packaging, in the program's self-test and here, and read back right. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fuses, wrongFuses as wrongInPackage } from '../../build/fuses.mjs';
import { readFuses, requiredFuses, wrongFuses } from '../../electron/main/fuses.ts';

/** Electron security checklist, items 17 to 20; the order is that of the wire. */
const designed = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};
const wireOf = (values: readonly string[]): Buffer =>
  Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, values.length]), Buffer.from(values.join(''))]);
const rightWire = wireOf(['0', '1', '0', '0', '1', '1', '0', '0']);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yiyang-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function executable(...parts: readonly Buffer[]): string {
  const file = join(folder, 'program');
  // No executable ends with its wire.
  writeFileSync(file, Buffer.concat([...parts, Buffer.alloc(64)]));
  return file;
}

it('holds one list', () => {
  expect(fuses).toEqual(designed);
  expect(requiredFuses).toEqual(designed);
  expect(Object.keys(requiredFuses)).toEqual(Object.keys(designed));
});

it('reads the wire wherever it stands in the file, also across the borders of what is read at once', () => {
  const chunk = 8 * 1024 * 1024;
  for (const before of [0, 100, chunk - 40, chunk - 5, chunk, chunk + 7]) {
    const read = readFuses(executable(Buffer.alloc(before, 7), rightWire));
    expect({ before, read }).toEqual({ before, read: designed });
  }
});

it('takes a removed fuse and one that an older Electron lacks for unset, and a strange file for none', () => {
  const removed = readFuses(executable(wireOf(['r', '1', '0', '0', '1', '1', '0'])));
  expect(removed).toEqual({ ...designed, runAsNode: null, grantFileProtocolExtraPrivileges: null });
  expect(readFuses(executable(Buffer.from('no wire in here')))).toBeNull();
  const later = Buffer.from(rightWire);
  later[32] = 2;
  expect(readFuses(executable(later))).toBeNull();
});

it('names every fuse that is not as designed', () => {
  expect(wrongFuses(designed)).toEqual([]);
  expect(wrongInPackage(designed)).toEqual([]);
  for (const name of Object.keys(designed) as (keyof typeof designed)[])
    for (const value of [!designed[name], null]) {
      expect(wrongFuses({ ...designed, [name]: value })).toEqual([name]);
      expect(wrongInPackage({ ...designed, [name]: value })).toEqual([name]);
    }
});
