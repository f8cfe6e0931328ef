/**
 * What reaches the print queue is the previewed paper itself: same pages, same size, letters as letters. Prints into a stopped queue of CUPS
 * and reads the waiting job. Needs CUPS and root, as in CI; elsewhere a queue of somebody's real printer would be in the way.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../electron/contract/result.ts';
import type { Bridge } from '../../electron/contract/wire.ts';
import { expect, test, type Desk } from './fixtures.ts';

declare const window: Window & { readonly yiyang: Bridge };

const queue = 'yiyang-test';
const mayTest = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/sbin/cupsd');
test.skip(!mayTest, 'needs CUPS (package cups) and root to make a queue');

let daemon: ChildProcess | null = null;
const isScheduling = (): boolean => spawnSync('lpstat', ['-r'], { encoding: 'utf8' }).stdout.includes('is running');

test.beforeAll(async () => {
  if (!isScheduling()) daemon = spawn('/usr/sbin/cupsd', ['-f'], { stdio: 'ignore' });
  await expect.poll(isScheduling).toBe(true);
  execFileSync('lpadmin', ['-p', queue, '-E', '-v', 'file:///dev/null', '-m', 'drv:///sample.drv/generic.ppd'], { stdio: 'ignore' });
  // Accepts jobs, prints none: they wait as the program handed them over.
  execFileSync('cupsdisable', [queue]);
});
test.afterAll(() => {
  spawnSync('cancel', ['-a', '-x', queue]);
  spawnSync('lpadmin', ['-x', queue]);
  daemon?.kill();
});

/** Number of the newest job of the queue, 0 for none. */
function lastJob(): number {
  const jobs = spawnSync('lpstat', ['-o', queue], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((line) => Number(/^yiyang-test-(\d+)/.exec(line)?.[1]))
    .filter((number) => number > 0);
  return Math.max(0, ...jobs);
}
const fileOfJob = (job: number): string => `/var/spool/cups/d${String(job).padStart(5, '0')}-001`;

/** Line by line; how many blanks stand between columns is pdftotext's guess. */
const linesOf = (file: string): string[] =>
  execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.replace(/\s/g, ''));
const sizesOf = (file: string, pages: number): string[] =>
  execFileSync('pdfinfo', ['-f', '1', '-l', String(pages), file], { encoding: 'utf8' }).match(/Page\s+\d+ size:.*/g) ?? [];
const pictureOf = (file: string, page: number): Buffer =>
  execFileSync('pdftoppm', ['-r', '100', '-gray', '-f', String(page), '-l', String(page), file], { maxBuffer: 64 * 1024 * 1024 });

type Paper = { readonly pdf: Uint8Array; readonly pages: number };

async function preview(desk: Desk, input: object): Promise<Paper> {
  const result = await desk.page.evaluate(async (asked) => {
    const answer = (await window.yiyang.call('payments.paper', { ...asked, purpose: 'preview' })) as Result<Paper>;
    return answer.ok ? { pages: answer.value.pages, bytes: [...answer.value.pdf] } : answer.error.text.what;
  }, input);
  if (typeof result === 'string') throw new Error(result);
  return { pages: result.pages, pdf: Uint8Array.from(result.bytes) };
}

for (const paper of ['A4', 'A3'] as const) {
  test(`a payment sheet on ${paper} arrives as it was previewed`, async ({ openDesk, folder }) => {
    const desk = await openDesk({ args: ['--demo'], environment: { YIYANG_TEST_PRINTER: queue } });
    await expect(desk.page.getByRole('navigation')).toBeVisible({ timeout: 60_000 });
    const sheets = await desk.page.evaluate(() => window.yiyang.call('payments.sheets', {}));
    const month = sheets.ok
      ? (sheets.value as { sheets: { month: string; state: string }[] }).sheets.find(({ state }) =>
          /approved|sent|paid|archived/.test(state),
        )?.month
      : undefined;
    const towns = await desk.page.evaluate(() => window.yiyang.call('divisions.list', {}));
    const town = towns.ok ? (towns.value as { code: string; level: string }[]).find(({ level }) => level === 'town')?.code : undefined;
    const input = { month, scope: { townCode: town }, paper };

    const shown = await preview(desk, input);
    const file = join(folder, 'preview.pdf');
    writeFileSync(file, shown.pdf);
    const before = lastJob();
    const printed = await desk.page.evaluate((asked) => window.yiyang.print('payments.paper', { ...asked, purpose: 'print' }), input);
    expect(printed).toEqual({ ok: true, value: { isPrinted: true } });

    // The queue takes it in its own time.
    await expect.poll(lastJob).toBeGreaterThan(before);
    const job = fileOfJob(lastJob());
    expect(readFileSync(job).subarray(0, 5).toString()).toBe('%PDF-');
    expect(sizesOf(job, shown.pages)).toEqual(sizesOf(file, shown.pages));
    expect(sizesOf(job, shown.pages)).toHaveLength(shown.pages);
    expect(execFileSync('pdffonts', [job], { encoding: 'utf8' })).not.toContain('Type 3');
    // The foot line of a print names the print; everything above it is the same, to the dot.
    const withoutFoot = (lines: readonly string[]): string[] => lines.filter((line) => line !== '' && !/打印|预览/.test(line));
    expect(withoutFoot(linesOf(job))).toEqual(withoutFoot(linesOf(file)));
    expect(withoutFoot(linesOf(job)).length).toBeGreaterThan(30);
    const [shownPicture, printedPicture] = [pictureOf(file, 1), pictureOf(job, 1)];
    expect(printedPicture.length).toBe(shownPicture.length);
    const above = Math.floor(shownPicture.length * 0.9);
    expect(printedPicture.subarray(0, above).equals(shownPicture.subarray(0, above))).toBe(true);
  });
}

test('a printer that is not there is a refusal in plain words', async ({ openDesk }) => {
  const desk = await openDesk({ args: ['--demo'], environment: { YIYANG_TEST_PRINTER: 'no-such-printer' } });
  await expect(desk.page.getByRole('navigation')).toBeVisible({ timeout: 60_000 });
  const sheets = await desk.page.evaluate(() => window.yiyang.call('payments.sheets', {}));
  const month = sheets.ok ? (sheets.value as { sheets: { month: string }[] }).sheets[0]?.month : undefined;
  const printed = await desk.page.evaluate((asked) => window.yiyang.print('payments.paper', asked), {
    month,
    scope: null,
    paper: 'A4',
    purpose: 'print',
  });
  expect(printed).toMatchObject({ ok: false, error: { code: 'PRINT_FAILED' } });
});
