import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog, redact } from '../../electron/main/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yiyang-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = (): string => readFileSync(join(folder, 'yiyang.log'), 'utf8');

test('nothing of a person is left in what an unexpected error says', () => {
  const text =
    'UNIQUE failed: 王秀英 370999194512010029 and 37099919450101002X, account 6217 0012 3456 7890 123, 6217001234567890123, phone 13854800001 at /home/县局/台账.yiyang:12';
  expect(redact(text)).toBe(
    'UNIQUE failed: [han×3] [digits×18] and [digits×18], account [digits×23], [digits×19], phone [phone] at /home/[han×2]/[han×2].yiyang:12',
  );
});

test('versions, times and sizes stay readable', () => {
  for (const text of ['2026-11-22T09:22:50.895Z', '33.2.1', '1048576 bytes', 'exit 137', 'A1B2C3D4', 'pid 26960'])
    expect(redact(text)).toBe(text);
});

test('no identity number survives, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^[1-9]\d{16}[\dX]$/), fc.string(), (before, idNumber, after) => {
      expect(redact(`${before}${idNumber}${after}`)).not.toContain(idNumber);
    }),
  );
});

test('lines of the backend are taken over, anything else it prints is kept as text', () => {
  const log = openLog(join(folder));
  log.forward('{"level":"error","event":"fault","report":"AB12CD34","text":"Error: 王秀英","nested":{"a":1}}');
  log.forward('FATAL ERROR: Reached heap limit');
  log.forward('{broken');
  expect(
    written()
      .trim()
      .split('\n')
      .map((line) => {
        const { at, ...rest } = JSON.parse(line) as Record<string, unknown>;
        expect(at).toMatch(/^\d{4}-\d\d-\d\dT/);
        return rest;
      }),
  ).toEqual([
    { level: 'error', event: 'backend.fault', report: 'AB12CD34', text: 'Error: [han×3]' },
    { level: 'warn', event: 'backend.stderr', text: 'FATAL ERROR: Reached heap limit' },
    { level: 'warn', event: 'backend.stderr', text: '{broken' },
  ]);
});

test('past ten megabytes a new file begins and the last one is kept', () => {
  writeFileSync(join(folder, 'yiyang.log'), 'x'.repeat(10 * 1024 * 1024 + 1));
  openLog(folder).write('info', 'start');
  expect(statSync(join(folder, 'yiyang.1.log')).size).toBeGreaterThan(10 * 1024 * 1024);
  expect(written()).toContain('"event":"start"');
  expect(written().length).toBeLessThan(200);
});

test('a log that cannot be written stops nothing', () => {
  const log = openLog(join(folder, 'yiyang.log'));
  writeFileSync(join(folder, 'blocked'), '');
  const blocked = openLog(join(folder, 'blocked'));
  expect(() => log.write('info', 'start')).not.toThrow();
  expect(() => blocked.write('info', 'start')).not.toThrow();
  expect(blocked.tail()).toHaveLength(1);
});
