/** Happiness homes are counted in 处 wherever the list of today and the refusals speak of them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it.each([
  'database/features/grading/service-clocks.ts',
  'database/features/happiness/tasks.ts',
  'electron/contract/messages/grading.ts',
  'electron/contract/messages/grading-paper.ts',
  'electron/contract/messages/happiness-sheet.ts',
])('%s', (path) => {
  const said = readFileSync(path, 'utf8').replaceAll(/国家|专家|大家|家庭/g, '');
  expect(said.match(/[^\n]{0,12}家[^\n]{0,12}/g) ?? []).toEqual([]);
});
