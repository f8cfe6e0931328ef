/** The demonstration ledger: made whole or not at all, true to itself, and out of reach of every real ledger. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import type { Result } from '../../electron/contract/result.ts';
import { isoDate, type IsoMonth } from '../../electron/contract/values.ts';
import type { BackendEvent } from '../../electron/contract/wire.ts';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import { profileFolder } from '../../electron/main/profile.ts';
import { verifyChain } from '../../database/core/audit.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { keyFileOf } from '../../database/core/keys.ts';
import { finish, rows, type Reader } from '../../database/core/sql.ts';
import { monthsLived } from '../../database/features/demo/calendar.ts';
import { administratorName, approverName, clerkName, readPassphrase } from '../../database/features/demo/passphrases.ts';
import { demoFiles, makeDemoSteps, type DemoFiles } from '../../database/features/demo/service.ts';
import { makePreview } from '../../database/features/imports/preview.ts';
import { rejectionsOf } from '../../database/features/imports/verdicts.ts';
import { closeLedger, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { brokenSheets, sheets, showSheet } from '../../database/features/payments/service.ts';
import { cancelledFacts, everything, factsOfPeople, personRanges } from '../../database/features/payments/queries-facts.ts';
import { settledRows } from '../../database/features/payments/queries-sheets.ts';
import { dueFor, standardBook } from '../../database/features/payments/rules.ts';
import * as people from '../../database/features/people/service.ts';
import { standardsInForce } from '../../database/features/standards/service.ts';
import * as summaries from '../../database/features/today/service.ts';
import { fileLedger, temporaryFolder, type TemporaryFolder } from '../helpers/ledger.ts';

const clock = fixedClock(isoDate('2026-11-22'));
const small = { today: clock.today(), people: 60, mostMonths: 4 } as const;

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

/** A profile folder as the main process chooses it for a demonstration. */
function demoProfile(name: string): string {
  return profileFolder(join(folder.path, name), folder.path, true);
}

function parentIn(profile: string): string {
  return join(profile, '台账');
}

function passphraseOf(files: DemoFiles, userName: string): string {
  const passphrase = readPassphrase(files.passphrases, userName);
  if (passphrase === null) throw new Error(`no passphrase of ${userName}`);
  return passphrase;
}

/** A copy of the small demonstration in a profile of its own: making one more takes seconds. */
function copied(name: string): { readonly profile: string; readonly files: DemoFiles } {
  const profile = demoProfile(name);
  const files = demoFiles(parentIn(profile));
  cpSync(demoFiles(parentIn(demoProfile('small'))).folder, files.folder, { recursive: true });
  return { profile, files };
}

/** Every file below a folder with the hash of its bytes and the moment it was written. */
function tree(path: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[file] = `${createHash('sha256').update(readFileSync(file)).digest('hex')} ${statSync(file).mtimeMs}`;
  }
  return found;
}

type Opened = {
  readonly router: Router;
  readonly events: BackendEvent[];
  readonly send: (method: string, input?: unknown, path?: string) => Promise<Result<unknown>>;
};

async function withRouter<T>(profile: string, isDemo: boolean, work: (opened: Opened) => Promise<T>): Promise<T> {
  const events: BackendEvent[] = [];
  const router = createRouter({ profileFolder: profile, emit: (event) => events.push(event), appVersion: '0.0.0', isDemo, clock });
  try {
    return await work({
      router,
      events,
      send: (method, input = {}, path) => router.handle({ method, input, path: path ?? null, jobId: 'job' }),
    });
  } finally {
    router.close();
  }
}

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

describe('a small demonstration', () => {
  let files: DemoFiles;
  let ledger: OpenLedger;
  let reader: Reader;
  let phases: string[];

  beforeAll(() => {
    phases = [];
    const steps = makeDemoSteps({ parent: parentIn(demoProfile('small')), ...small });
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        files = step.value;
        break;
      }
      if (phases.at(-1) !== step.value.phase) phases.push(step.value.phase);
    }
    ledger = login(files.ledger, administratorName, passphraseOf(files, administratorName), clock, 'demo');
    reader = { connection: ledger.connection };
  });
  afterAll(() => closeLedger(ledger));

  it('tells what it is doing', () => {
    expect(phases).toEqual([
      '正在建立演示台账',
      '正在导入敬老院、标准和花名册',
      ...['1', '2', '3', '4'].map((month) => `正在编制2025年${month}月发放表`),
    ]);
  });

  it('says of itself that it is a demonstration, inside and beside the ledger', () => {
    expect(ledger.session.ledger).toMatchObject({ isDemo: true, regionCode: '370983', name: '演示台账' });
    expect(JSON.parse(readFileSync(keyFileOf(files.ledger), 'utf8'))).toMatchObject({ isDemo: true });
    expect(readFileSync(files.passphrases, 'utf8')).toContain('全部是虚构的');
  });

  it('has a passphrase of its own for every user, another one in every copy', () => {
    const names = [administratorName, clerkName, approverName];
    const passphrases = names.map((name) => passphraseOf(files, name));
    expect(new Set(passphrases).size).toBe(3);
    for (const name of [clerkName, approverName]) {
      const copy = join(folder.path, `copy-${name}`);
      cpSync(files.folder, copy, { recursive: true });
      const opened = login(join(copy, '演示台账.yiyang'), name, passphraseOf(files, name), clock, 'demo');
      expect(opened.session.user.role).toBe(name === clerkName ? 'county_clerk' : 'county_approver');
      closeLedger(opened);
    }
  });

  it('has locked every sheet but the last, signed by two people, and keeps its seals', () => {
    const { sheets: list } = sheets(reader, clock.today());
    expect(list.map((sheet) => [sheet.month, sheet.state])).toEqual([
      ['2025-04', 'draft'],
      ['2025-03', 'approved'],
      ['2025-02', 'approved'],
      ['2025-01', 'approved'],
    ]);
    expect(list[0]).toMatchObject({ isStale: false, fingerprint: null });
    expect(verifyChain(ledger.connection)).toMatchObject({ firstBroken: null });
    expect(brokenSheets(reader)).toEqual([]);
    const signed = rows<{ action: string; name: string }>(
      reader,
      'SELECT DISTINCT e.action, u.name FROM sheet_event e JOIN user_account u ON u.user_id = e.user_id',
    );
    for (const { action, name } of signed)
      expect([action, name]).toEqual([action, ['build', 'prepare'].includes(action) ? clerkName : approverName]);
    expect(new Set(signed.map(({ action }) => action))).toEqual(new Set(['build', 'prepare', 'review', 'approve']));
  });

  it('lived in its own time: what is recorded never runs backwards, nor before the thing itself', () => {
    const instants = rows<{ at: string }>(reader, "SELECT at FROM audit WHERE action <> 'session.login' ORDER BY seq").map(({ at }) => at);
    expect(instants).toEqual([...instants].sort());
    expect([instants[0]?.slice(0, 10), instants.at(-1)?.slice(0, 7)]).toEqual(['2025-01-02', '2025-04']);
    expect(rows(reader, 'SELECT fact_id FROM fact WHERE valid_from > substr(recorded_at, 1, 10)')).toEqual([]);
  });

  it('has people nobody is: numbers of the region that is given to nobody, right in every digit', () => {
    const listed = people.page(reader, { filter: noPeopleFilter, sort: null, offset: 0, limit: 1000 }).rows;
    expect(listed.length).toBeGreaterThanOrEqual(60);
    for (const { idNumber } of listed) expect(idNumber ?? '370999').toMatch(/^370999/);
    const cards = rows<{ detail: string }>(
      reader,
      "SELECT detail FROM fact WHERE kind IN ('caregiver', 'identity') AND detail LIKE '%idNumber%'",
    );
    for (const { detail } of cards) expect((JSON.parse(detail) as { idNumber: string | null }).idNumber ?? '370999').toMatch(/^370999/);
  });

  it('reads like a life: from the roster, by hand, with a sheet for every month', () => {
    const died = rows<{ personId: number }>(
      reader,
      "SELECT person_id AS personId FROM person WHERE end_reason = 'death' AND person_id <= 60 LIMIT 1",
    )[0];
    if (!died) throw new Error('nobody has died');
    const { timeline } = people.get(reader, died.personId, clock.today());
    const sources = timeline.map((entry) => entry.source);
    expect(sources.some((source) => /^导入《特困人员花名册（演示）\.xlsx》第\d+行$/.test(source))).toBe(true);
    expect(timeline.find((entry) => entry.kind === 'end')?.source).toBe('手工登记');
    expect(sources).toContain('2025年1月发放表（已审批）');
  });

  it('owes nobody anything: issued, offset, recovered and pending are what was due, had everything been known in time', () => {
    const months = ['2025-01', '2025-02', '2025-03', '2025-04'] as IsoMonth[];
    const standards = standardBook(standardsInForce(reader));
    const cancelled = cancelledFacts(reader, everything);
    const wrong: string[] = [];
    let compared = 0;
    for (const { first, last } of personRanges(reader, 1000))
      for (const facts of factsOfPeople(reader, first, last, cancelled, everything)) {
        const settled = settledRows(reader, facts.personId, '2025-05' as IsoMonth);
        for (const month of months)
          for (const type of ['BASIC', 'CARE'] as const) {
            const due = dueFor(facts, standards, month)
              .filter((line) => line.type === type)
              .reduce((sum, line) => sum + line.fen, 0);
            const paid = settled
              .filter((entry) => entry.of === type && entry.forMonth === month)
              .reduce((sum, entry) => sum + entry.fen, 0);
            compared += 1;
            if (due !== paid) wrong.push(`${facts.personId} ${month} ${type}: ${due} ${paid}`);
          }
      }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(480);
  });

  it('shows the corrections of what was learnt late, and of a standard that came in February', () => {
    const march = showSheet(reader, '2025-03' as IsoMonth);
    expect(new Set(march.lines.filter((line) => line.type === 'BACKPAY').map((line) => line.month))).toEqual(
      new Set(['2025-01', '2025-02']),
    );
    const types = new Set(
      ['2025-02', '2025-03', '2025-04'].flatMap((month) => showSheet(reader, month as IsoMonth).lines.map((line) => line.type)),
    );
    expect([...types]).toEqual(expect.arrayContaining(['BASIC', 'CARE', 'FUNERAL', 'BACKPAY']));
    expect(new Set(standardsInForce(reader).map((standard) => standard.documentNo))).toEqual(
      new Set(['样民发〔2024〕6号', '样民发〔2025〕4号']),
    );
  });

  it('leaves work for today', () => {
    const summary = summaries.summary(reader, 'admin', clock.today());
    expect(summary.homes).toHaveLength(12);
    expect(summary.homes.every((home) => home.residents <= home.beds)).toBe(true);
    expect(summary.tasks[0]).toMatchObject({ id: 'sheet-2025-04', title: '2025年4月发放表核对草稿并制表' });
    expect(summary.tasks.map((task) => task.id)).toContain('temporary');
  });

  it('has a form of changes to try an import with: one row is refused', async () => {
    const { checked } = await makePreview(
      { connection: ledger.connection, clock, actor: { userId: 1, name: administratorName } },
      { kind: null, path: join(files.folder, '演示表格', '特困人员异动登记表（演示）.xlsx') },
    );
    expect(checked.kind).toBe('changes');
    expect(rejectionsOf(checked).map((issue) => issue.code)).toEqual(['ID_CHECKSUM']);
    expect(checked.counts.new + checked.counts.changed).toBe(8);
  });

  it('is the same people and the same sheets every time', () => {
    const again = finish(makeDemoSteps({ parent: parentIn(demoProfile('again')), ...small }));
    const other = login(again.ledger, administratorName, passphraseOf(again, administratorName), clock, 'demo');
    try {
      for (const month of ['2025-01', '2025-03', '2025-04'] as IsoMonth[])
        expect(showSheet({ connection: other.connection }, month)).toEqual(showSheet(reader, month));
      expect(passphraseOf(again, administratorName)).not.toBe(passphraseOf(files, administratorName));
    } finally {
      closeLedger(other);
    }
  });
});

describe('a start that is cut short', () => {
  it.each([3, 6])('leaves nothing behind after %i steps, and begins anew', (count) => {
    const parent = parentIn(demoProfile(`cut-${count}`));
    const steps = makeDemoSteps({ parent, ...small, mostMonths: 2 });
    for (let step = 0; step < count; step += 1) expect(steps.next().done).toBe(false);
    expect(() => steps.throw(new Error('cut short'))).toThrow('cut short');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('removes what a crash has left, and keeps what it did not make', () => {
    const parent = parentIn(demoProfile('crashed'));
    const steps = makeDemoSteps({ parent, ...small, mostMonths: 2 });
    for (let step = 0; step < 3; step += 1) steps.next();
    // The steps are never taken again, as when the power goes; the connection stays open as the crashed process left it.
    expect(readdirSync(parent)).toEqual(['.演示台账正在生成']);
    const half = join(folder.path, 'half');
    cpSync(join(parent, '.演示台账正在生成'), half, { recursive: true });
    steps.return(undefined as never);
    cpSync(half, join(parent, '.演示台账正在生成'), { recursive: true });
    mkdirSync(join(parent, '演示台账'));
    writeFileSync(join(parent, '演示台账', '我的笔记.txt'), '不能丢');
    const files = finish(makeDemoSteps({ parent, ...small, mostMonths: 2 }));
    expect(new Set(readdirSync(parent))).toEqual(new Set(['演示台账', '演示台账（旧1）']));
    expect(readFileSync(join(parent, '演示台账（旧1）', '我的笔记.txt'), 'utf8')).toBe('不能丢');
    expect(existsSync(files.ledger)).toBe(true);
    expect(() => finish(makeDemoSteps({ parent, ...small }))).toThrow('这里已经有一本台账');
  });
});

describe('the program started for a demonstration', () => {
  it('makes its ledger with progress, and stops when asked', async () => {
    const profile = demoProfile('cancelled');
    await withRouter(profile, true, async ({ send, events }) => {
      const opening = send('ledger.openDemo');
      while (!events.some((event) => event.type === 'progress')) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await send('jobs.cancel', { jobId: 'job' })).toEqual({ ok: true, value: { isCancelled: true } });
      expect(codeOf(await opening)).toBe('CANCELLED');
    });
    expect(readdirSync(parentIn(profile))).toEqual([]);
  });

  it('opens what it has made before, as its administrator, and makes nothing', async () => {
    const { profile, files } = copied('second');
    const names = Object.keys(tree(profile));
    const key = readFileSync(keyFileOf(files.ledger));
    await withRouter(profile, true, async ({ send, events }) => {
      expect(await send('ledger.openDemo')).toMatchObject({
        ok: true,
        value: { ledger: { isDemo: true, file: files.ledger }, user: { name: administratorName, role: 'admin' } },
      });
      expect(events.filter((event) => event.type === 'progress')).toEqual([]);
      expect(await send('ledger.status')).toMatchObject({
        ok: true,
        value: { isDemo: true, recent: [{ file: files.ledger, isDemo: true }] },
      });
    });
    expect(new Set(Object.keys(tree(profile)))).toEqual(new Set([...names, join(profile, 'recent-ledgers.json')]));
    expect(readFileSync(keyFileOf(files.ledger)).equals(key)).toBe(true);
  });

  it('says where the passphrase was when it does not fit any more', async () => {
    const { profile, files } = copied('changed');
    writeFileSync(files.passphrases, readFileSync(files.passphrases, 'utf8').replace(/口令：\S+/, '口令：abcd-2345-efgh-6789'));
    await withRouter(profile, true, async ({ send }) => {
      expect(await send('ledger.openDemo')).toMatchObject({
        ok: false,
        error: { code: 'DEMO_PASSPHRASE', params: { file: files.passphrases } },
      });
      rmSync(files.passphrases);
      expect(codeOf(await send('ledger.openDemo'))).toBe('DEMO_PASSPHRASE');
    });
  });

  it('works in the profile of demonstrations only', async () => {
    const profile = join(folder.path, 'real');
    for (const isDemo of [true, false])
      await withRouter(profile, isDemo, async ({ send }) => {
        expect(await send('ledger.openDemo')).toMatchObject({ ok: false, error: { code: 'DEMO_PROFILE', params: { folder: profile } } });
      });
    await withRouter(demoProfile('off'), false, async ({ send }) => expect(codeOf(await send('ledger.openDemo'))).toBe('DEMO_PROFILE'));
    expect(existsSync(profile)).toBe(false);
  });

  it('never touches a real ledger, not even one in the place of its own', async () => {
    const profile = demoProfile('beside');
    const parent = parentIn(profile);
    mkdirSync(parent, { recursive: true });
    const real = ['演示台账', '肥城市'].map((name) => fileLedger(parent, { name }).ledger);
    for (const ledger of real) closeLedger(ledger);
    const before = tree(parent);
    await withRouter(profile, true, async ({ router, send }) => {
      expect(await send('ledger.openDemo')).toMatchObject({ ok: false, error: { code: 'LEDGER_NOT_DEMO' } });
      for (const { file } of real) {
        expect(codeOf(await send('ledger.inspectFile', {}, file))).toBe('LEDGER_NOT_DEMO');
        router.backend.grantedFiles.add(file);
        expect(codeOf(await send('ledger.login', { file, userName: '管理员', passphrase: '青山绿水 2022 长寿' }))).toBe('LEDGER_NOT_DEMO');
        expect(codeOf(await send('ledger.recover', { file, recoveryKey: 'x', userName: '管理员', passphrase: '青山绿水 2022 长寿' }))).toBe(
          'LEDGER_NOT_DEMO',
        );
      }
      expect(await send('ledger.status')).toMatchObject({ ok: true, value: { recent: [] } });
    });
    expect(tree(parent)).toEqual(before);
  });

  it('is not deceived by the key file: the ledger itself says what it is, before a word is written to it', () => {
    const parent = join(folder.path, 'forged');
    mkdirSync(parent);
    const { ledger } = fileLedger(parent, { name: '真台账' });
    const lines = verifyChain(ledger.connection).lines;
    closeLedger(ledger);
    const keys = JSON.parse(readFileSync(keyFileOf(ledger.file), 'utf8')) as Record<string, unknown>;
    writeFileSync(keyFileOf(ledger.file), JSON.stringify({ ...keys, isDemo: true }));
    expect(() => login(ledger.file, '管理员', '青山绿水 2022 长寿', clock, 'demo')).toThrow('这是正式台账');
    writeFileSync(keyFileOf(ledger.file), JSON.stringify(keys));
    const again = login(ledger.file, '管理员', '青山绿水 2022 长寿', clock, 'real');
    expect(verifyChain(again.connection)).toEqual({ lines: lines + 1, firstBroken: null });
    closeLedger(again);
  });
});

describe('the program started for real work', () => {
  it('neither opens nor lists a demonstration ledger', async () => {
    const files = demoFiles(parentIn(demoProfile('small')));
    const profile = join(folder.path, 'real-work');
    mkdirSync(profile);
    writeFileSync(
      join(profile, 'recent-ledgers.json'),
      JSON.stringify([{ file: files.ledger, name: '演示台账', regionName: '肥城市', isDemo: true, openedAt: '2026-11-22T01:00:00.000Z' }]),
    );
    await withRouter(profile, false, async ({ send }) => {
      expect(await send('ledger.status')).toMatchObject({ ok: true, value: { isDemo: false, recent: [] } });
      expect(codeOf(await send('ledger.inspectFile', {}, files.ledger))).toBe('LEDGER_IS_DEMO');
      expect(codeOf(await send('ledger.inspectRecent', { file: files.ledger }))).toBe('LEDGER_NOT_FOUND');
    });
  });
});

describe('the months of a demonstration', () => {
  it('end before the month of the computer, after two years at most, and do not trust a clock that is behind', () => {
    const span = (today: string): [string | undefined, string | undefined, number] => {
      const months = monthsLived(isoDate(today));
      return [months[0], months.at(-1), months.length];
    };
    expect(span('2026-11-22')).toEqual(['2025-01', '2026-10', 22]);
    expect(span('2025-03-01')).toEqual(['2025-01', '2025-02', 2]);
    expect(span('2029-06-30')).toEqual(['2025-01', '2026-12', 24]);
    for (const wrong of ['2025-02-28', '2000-01-01', '1970-01-01']) expect(span(wrong)).toEqual(['2025-01', '2026-12', 24]);
  });
});
