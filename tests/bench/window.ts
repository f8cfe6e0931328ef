/** The built program in a real window with 100,000 people: from the key to the first rows painted, and a page of the grid. */
import type { Page } from '@playwright/test';
import { bounded, median, type BenchResult } from './bench.ts';
import { fillWithPeople } from './many-people.ts';
import { inWindow } from './real-window.ts';

const count = 100_000;
const rounds = 12;

/** Milliseconds from the next key or click until the rows of the grid have changed and been painted. */
async function untilPainted(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const grid = document.querySelector('.MuiDataGrid-virtualScrollerRenderZone');
    const state = window as unknown as { started: number; painted: Promise<number> };
    state.started = 0;
    const begin = (): void => {
      state.started ||= performance.now();
    };
    for (const kind of ['keydown', 'click']) window.addEventListener(kind, begin, { capture: true, once: true });
    state.painted = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (state.started === 0 || (grid?.querySelectorAll('[role=row]').length ?? 0) === 0) return;
        observer.disconnect();
        // Two frames: the first paints the change, the second begins after it.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - state.started)));
      });
      if (grid) observer.observe(grid, { childList: true, subtree: true, characterData: true });
    });
  });
  await act();
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
}

/** Milliseconds from leaving for a person until his page stands whole: nothing on it is still being fetched. */
async function untilWhole(page: Page, personId: number): Promise<number> {
  return page.evaluate(async (id) => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const main = document.querySelector('main');
    const started = performance.now();
    location.hash = `#/people/${id}`;
    do await frame();
    while (!main?.textContent.includes('生命线') || main.querySelector('[role=progressbar]') !== null);
    await frame();
    return performance.now() - started;
  }, personId);
}

async function measure(page: Page): Promise<BenchResult[]> {
  await page.evaluate(() => {
    location.hash = '#/people';
  });
  await page.locator('[role=row][data-rowindex="5"]').waitFor();
  const box = page.getByPlaceholder(/^姓名、拼音首字母/);
  const keys: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await box.fill('');
    await page.waitForTimeout(600);
    await box.focus();
    keys.push(await untilPainted(page, () => page.keyboard.press('wlzcydsgqmth'[round] ?? 'w')));
    await page.waitForTimeout(200);
  }
  await box.fill('');
  await page.waitForTimeout(800);
  const pages: number[] = [];
  const next = page.getByRole('button', { name: '下一页' });
  for (let round = 0; round < rounds; round += 1) {
    pages.push(await untilPainted(page, () => next.click()));
    await page.waitForTimeout(300);
  }
  const whole: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    whole.push(await untilWhole(page, 1 + round * 7919));
    await page.waitForTimeout(300);
    await page.evaluate(() => (location.hash = '#/people'));
    await page.waitForTimeout(600);
  }
  return [
    bounded('first rows painted after a key, among 100,000', median(keys), 100),
    bounded('next page of the grid painted', median(pages), 250),
    // The first one fetches the code of the page too.
    bounded('page of a person, whole, among 100,000', median(whole.slice(1)), 200),
  ];
}

export async function run(): Promise<BenchResult[]> {
  return inWindow((context) => fillWithPeople(context, count), measure);
}
