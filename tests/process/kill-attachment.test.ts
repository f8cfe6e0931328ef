/**
 * The power goes while a scan is being added: afterwards the ledger has it whole or not at all, what it had before is untouched, and adding
 * it once more succeeds.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../database/core/clock.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { finish, type WriteContext } from '../../database/core/sql.ts';
import { checkSteps } from '../../database/features/attachments/check.ts';
import * as attachments from '../../database/features/attachments/service.ts';
import { attachmentsFolder, attachmentStore } from '../../database/features/attachments/store.ts';
import { closeLedger, login } from '../../database/features/ledger/service.ts';
import { registerSomebody } from '../helpers/attachments.ts';
import { command, finished, startCommand } from '../helpers/command-line.ts';
import { temporaryFolder, testPassphrase, type TemporaryFolder } from '../helpers/ledger.ts';
import { pdf } from '../helpers/pictures.ts';

const isLong = process.env['YIYANG_LONG'] === '1';
/** Every byte is read back after every kill: many ledgers with few scans, not one with many. */
const ledgers = Array.from({ length: isLong ? 10 : 1 }, (_, index) => index + 1);
const kills = isLong ? 20 : 3;
/** Big enough that the file is being written for some time. */
const bytes = 8 * 1024 * 1024;
const secret = '王桂兰370999193401030016';

let folder: TemporaryFolder;
let temporary: string;
let db: string;
let idNumber: string;
let personId: number;

function withLedger<T>(work: (context: WriteContext, ledger: ReturnType<typeof login>) => T): T {
  const ledger = login(db, '管理员', testPassphrase, systemClock);
  const { user } = ledger.session;
  try {
    return work({ connection: ledger.connection, clock: systemClock, actor: { userId: user.userId, name: user.name } }, ledger);
  } finally {
    closeLedger(ledger);
  }
}

beforeEach(async () => {
  folder = temporaryFolder();
  temporary = join(folder.path, 'tmp');
  mkdirSync(temporary);
  mkdirSync(join(folder.path, 'ledger'));
  mkdirSync(join(folder.path, 'scans'));
  db = join(folder.path, 'ledger', '肥城.yiyang');
  expect((await command(['init', '--region', '370983', '--db', db], { temporary })).code).toBe(0);
  ({ personId, idNumber } = withLedger((context) => registerSomebody(context, '王桂兰', '001')));
}, 60_000);
afterEach(() => folder.remove());

/** Titles and number of loose files; everything else must be in order. */
function state(): { readonly titles: readonly string[]; readonly loose: number } {
  return withLedger((context, ledger) => {
    expect(context.connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(verifyChain(context.connection).faults).toEqual([]);
    const store = attachmentStore(attachmentsFolder(db), ledger.dataKey);
    const checked = finish(checkSteps(context, store));
    expect(checked.problems).toEqual([]);
    const { rows } = attachments.list(context, store, { entity: 'person', id: personId });
    for (const { attachmentId, title, isPresent } of rows) {
      expect(isPresent).toBe(true);
      const original = readFileSync(join(folder.path, 'scans', `${title}.pdf`));
      expect(Buffer.from(attachments.open(context, store, attachmentId).bytes).equals(original)).toBe(true);
    }
    return { titles: rows.map((row) => row.title).toSorted(), loose: checked.looseFiles.length };
  });
}

function filesNow(): string[] {
  try {
    return readdirSync(attachmentsFolder(db), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

/** In turn: at any time, while the file is being written, when it stands under its name and the rows do not yet. */
async function killedAt(round: number, child: ChildProcess, longest: number): Promise<void> {
  const before = new Set(filesNow());
  const isReached =
    round % 3 === 1
      ? () => filesNow().some((name) => name.endsWith('.partial') && !before.has(name))
      : round % 3 === 2
        ? () => filesNow().some((name) => name.endsWith('.att') && !before.has(name))
        : null;
  const ending = finished(child);
  const timer = isReached
    ? setInterval(() => isReached() && child.kill('SIGKILL'), 1)
    : setTimeout(() => child.kill('SIGKILL'), longest * (0.4 + Math.random() * 0.65));
  await ending;
  clearTimeout(timer);
}

function everyByte(path: string): Buffer {
  return Buffer.concat(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );
}

it.each(ledgers)(`ledger %i survives ${kills} kills`, { timeout: kills * 30_000 + 60_000 }, async () => {
  const words = (round: number): string[] => {
    const file = join(folder.path, 'scans', `第${round}份.pdf`);
    writeFileSync(file, pdf(`${secret} ${round}`, bytes));
    return ['attach', 'add', '--id', idNumber, '--kind', 'approvalForm', '--file', file, '--db', db];
  };
  const started = Date.now();
  expect((await command(words(0), { temporary })).code).toBe(0);
  const longest = Date.now() - started;
  let before = state();
  expect(before).toEqual({ titles: ['第0份'], loose: 0 });
  const ends = { nothing: 0, leftFile: 0, whole: 0 };
  for (let round = 1; round <= kills; round += 1) {
    const adding = words(round);
    const title = `第${round}份`;
    await killedAt(round, startCommand(adding, { temporary }), longest);
    const after = state();
    const isWhole = after.titles.includes(title);
    expect(after.titles).toEqual(isWhole ? [...before.titles, title].toSorted() : before.titles);
    if (isWhole) ends.whole += 1;
    else if (after.loose > before.loose) ends.leftFile += 1;
    else ends.nothing += 1;
    expect(everyByte(join(folder.path, 'ledger')).includes(Buffer.from(secret))).toBe(false);
    expect(everyByte(temporary).includes(Buffer.from(secret))).toBe(false);
    const again = await command(adding, { temporary });
    if (isWhole) expect(again.json).toMatchObject({ error: { code: 'ATTACHMENT_EXISTS' } });
    else expect(again.code).toBe(0);
    before = state();
    expect(before.titles).toContain(title);
    // What was left has become the attachment.
    expect(before.loose).toBe(0);
  }
  process.stdout.write(`kills: ${ends.nothing} left nothing, ${ends.leftFile} left a file, ${ends.whole} were done\n`);
  expect(ends.leftFile).toBeGreaterThan(0);
  const checked = await command(['attach', 'check', '--db', db], { temporary });
  expect(checked).toMatchObject({ code: 0, json: { files: kills + 1, problems: [], looseFiles: [] } });
});
