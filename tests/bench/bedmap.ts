/**
 * A home of 3,000 beds in a real window: from the answer to the painted map, an arrow key, taking somebody up, and the frames while scrolling.
 */
import { _electron, type Page } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isoDate } from '../../electron/contract/values.ts';
import { systemClock } from '../../database/core/clock.ts';
import { transaction, type WriteContext } from '../../database/core/sql.ts';
import { bedMap } from '../../database/features/beds/map.ts';
import { admitIn } from '../../database/features/beds/service-homes.ts';
import { layOut } from '../../database/features/beds/service-rooms.ts';
import * as homes from '../../database/features/homes/service.ts';
import { wholeCounty, type ScopedReader } from '../../database/features/users/scope.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';
import { fileLedger, testPassphrase } from '../helpers/ledger.ts';
import { bounded, median, percentile, timed, type BenchResult } from './bench.ts';
import { fillWithPeople } from './many-people.ts';

const root = join(import.meta.dirname, '../..');
const beds = 3_000;
const residents = 2_600;
const rounds = 9;

/** Five buildings of six floors, fifty rooms of two beds on each; most of them lived in. */
function fill(context: WriteContext & ScopedReader): number {
  const { homeId } = homes.save(context, {
    homeId: null,
    code: '370983H99',
    name: '大敬老院',
    homeLevel: 'county',
    townCode: '370983002',
    bedsRegistered: beds,
    nursingBeds: 1_000,
    operationMode: 'public',
    openedOn: isoDate('2010-01-01'),
    creditCode: null,
  });
  for (let building = 1; building <= 5; building += 1)
    layOut(context, {
      homeId,
      building: `${building}号楼`,
      floors: [1, 2, 3, 4, 5, 6],
      firstRoom: 1,
      lastRoom: 50,
      bedsPerRoom: 2,
      sex: 'any',
      level: null,
      bedType: building <= 2 ? 'nursing' : 'normal',
      fromOn: isoDate('2015-01-01'),
    });
  const day = context.clock.today();
  const bedIds = bedMap(context, { homeId, day }).rooms.flatMap((room) => room.beds.map((bed) => bed.bedId));
  const made = fillWithPeople(context, residents * 2);
  const ids = made.flatMap((person, index) => (person.mode === 'scattered' ? [index + 1] : [])).slice(0, residents);
  transaction(context, (writer) => {
    for (const [index, personId] of ids.entries())
      admitIn(writer, { personId, homeId, bedId: bedIds[index] ?? null, onDate: isoDate('2022-06-01'), note: null });
  });
  return homeId;
}

type Painted = { readonly inSight: number; readonly whole: number };

/**
 * Milliseconds until the first beds, and until all of them, are there and two frames have passed: the first paints them, the second begins
 * after it.
 */
function untilPainted(page: Page, address: string): Promise<Painted> {
  return page.evaluate(
    ([target, count]) =>
      new Promise<Painted>((resolve) => {
        const started = performance.now();
        location.hash = target;
        let inSight = 0;
        const painted = (then: (time: number) => void): void => {
          requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now() - started)));
        };
        const look = (): void => {
          const drawn = document.querySelectorAll('[data-bed]').length;
          if (drawn > 0 && inSight === 0) painted((time) => (inSight = time));
          if (drawn < count || inSight === 0) requestAnimationFrame(look);
          else painted((whole) => resolve({ inSight, whole }));
        };
        requestAnimationFrame(look);
      }),
    [address, beds] as const,
  );
}

/** From the key to the next painted frame. */
async function keyPainted(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const state = window as unknown as { painted: Promise<number> };
    state.painted = new Promise((resolve) => {
      window.addEventListener(
        'keydown',
        () => {
          const started = performance.now();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)));
        },
        { capture: true, once: true },
      );
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
}

/** Frame times while the map is scrolled through by 120 pixels a frame. */
function scrollFrames(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const map = document.querySelector('[role=grid][aria-label=床位图]');
        const frames: number[] = [];
        let before = performance.now();
        const step = (now: number): void => {
          frames.push(now - before);
          before = now;
          if (map) map.scrollTop += 120;
          if (frames.length < 150) requestAnimationFrame(step);
          else resolve(frames.slice(1));
        };
        requestAnimationFrame(step);
      }),
  );
}

async function measure(page: Page, homeId: number): Promise<BenchResult[]> {
  await page.getByText('测试台账').first().click();
  await page.getByLabel('口令').first().fill(testPassphrase);
  await page.getByLabel('口令').first().press('Enter');
  await page.getByRole('heading', { name: '今日' }).waitFor();
  const address = `#/beds?home=${homeId}`;
  const first = await untilPainted(page, address);
  const painted: Painted[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.evaluate(() => (location.hash = '#/standards'));
    await page.getByRole('heading', { name: '救助标准' }).waitFor();
    await page.waitForTimeout(300);
    painted.push(await untilPainted(page, address));
  }
  await page.locator('[data-bed]').nth(3).click();
  const arrows: number[] = [];
  for (let round = 0; round < 40; round += 1) arrows.push(await keyPainted(page, round % 2 === 0 ? 'ArrowRight' : 'ArrowDown'));
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    taken.push(await keyPainted(page, 'm'));
    await page.keyboard.press('Escape');
  }
  const frames = await scrollFrames(page);
  return [
    bounded('bed map of 3,000 beds, from the answer to the painted screen', median(painted.map(({ inSight }) => inSight)), 300),
    bounded('bed map of 3,000 beds, every floor in the page', median(painted.map(({ whole }) => whole)), 600),
    bounded('bed map of 3,000 beds, first time with its query and its code', first.inSight, 1_500),
    bounded('an arrow key on the map, p95', percentile(arrows, 0.95), 100),
    bounded('taking somebody up, all targets marked', median(taken), 150),
    bounded('scrolling: middle frame', median(frames), 34),
    bounded('scrolling: p95 frame', percentile(frames, 0.95), 100),
  ];
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bedmap-'));
  const profile = join(folder, 'profile');
  const display = process.env['DISPLAY'] ?? ':92';
  const screen = process.env['DISPLAY'] ? null : spawn('Xvfb', [display, '-screen', '0', '1920x1080x24'], { stdio: 'ignore' });
  try {
    const { ledger } = fileLedger(folder);
    const context: WriteContext & ScopedReader = {
      connection: ledger.connection,
      clock: systemClock,
      actor: { userId: 1, name: '管理员' },
      scope: wholeCounty,
      canSeeNumbers: true,
    };
    const homeId = fill(context);
    const query = await timed(() => bedMap(context, { homeId, day: systemClock.today() }));
    closeLedger(ledger);
    mkdirSync(profile);
    const card = { file: ledger.file, name: '测试台账', regionName: '肥城市', isDemo: false, openedAt: systemClock.now() };
    writeFileSync(join(profile, 'recent-ledgers.json'), JSON.stringify([card]));
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= execFileSync(process.execPath, [join(root, 'build/electron.mjs'), '--folder'], {
      encoding: 'utf8',
    }).trim();
    const app = await _electron.launch({
      args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
      cwd: root,
      env: { ...(process.env as Record<string, string>), DISPLAY: display, YIYANG_PROFILE: profile, YIYANG_NODE: process.execPath },
    });
    try {
      return [bounded('bed map of 3,000 beds: its query', query, 300), ...(await measure(await app.firstWindow(), homeId))];
    } finally {
      await app.close();
    }
  } finally {
    screen?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
