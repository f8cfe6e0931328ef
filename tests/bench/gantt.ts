/** 进度图 of 120 renovations in the built program: from leaving for the page to all bars painted, each time answered anew by the backend. */
import type { Page } from '@playwright/test';
import { bounded, median, type BenchResult } from './bench.ts';
import { fillWithProjects } from './many-projects.ts';
import { inWindow } from './real-window.ts';

const projects = 120;
/** Part of the code of every project: found by each beginning of it. */
const common = '370999R';
const mostMs = 300;

/** Milliseconds until every project stands in the chart and has been painted. @param search finds all of them, each round by other words, so that nothing comes out of a cache */
async function untilDrawn(page: Page, search: string): Promise<number> {
  return page.evaluate(
    async ([words, wanted]) => {
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const started = performance.now();
      location.hash = `#/renovation/gantt?search=${words}`;
      do await frame();
      while (document.querySelectorAll('main button[data-project]').length !== wanted);
      // The frame after it has been painted.
      await frame();
      return performance.now() - started;
    },
    [search, projects] as const,
  );
}

async function measure(page: Page): Promise<BenchResult[]> {
  const times: number[] = [];
  for (let length = 1; length <= common.length; length += 1) {
    times.push(await untilDrawn(page, common.slice(0, length)));
    await page.evaluate(() => (location.hash = '#/renovation'));
    await page.waitForTimeout(400);
  }
  // The first one fetches the code of the page too.
  return [bounded(`进度图 ${projects} 个项目，画完`, median(times.slice(1)), mostMs)];
}

export async function run(): Promise<BenchResult[]> {
  return inWindow((context) => fillWithProjects(context, projects), measure);
}
