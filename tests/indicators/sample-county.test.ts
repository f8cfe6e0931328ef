import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { figures } from '../../database/features/indicators/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { memoryLedger, samples } from '../helpers/ledger.ts';
import { importSample, takeInSampleCounty } from '../helpers/sample-county.ts';

const { indicators } = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as {
  indicators: Record<string, Record<string, [number, number]>>;
};

it('counts the sample county as the answers do, by what is known at the end', { timeout: 60_000 }, async () => {
  const ledger = memoryLedger({ clock: fixedClock(isoDate('2022-10-08')) });
  await takeInSampleCounty(ledger);
  for (const month of ['02', '03', '04', '05', '06', '07', '08', '09']) {
    await importSample(ledger, 'changes', `特困人员异动登记表_2022-${month}.xlsx`);
  }
  function countsOf(day: string): Record<string, [number, number]> {
    const rows = figures(ledger, { asOf: isoDate(day) });
    return Object.fromEntries(rows.map(({ code, numerator, denominator }) => [code, [numerator, denominator]]));
  }
  for (const [day, wanted] of Object.entries(indicators)) expect(countsOf(day)).toMatchObject(wanted);
  const targets = figures(ledger, { asOf: isoDate('2022-03-31') }).find(({ code }) => code === 'IND01');
  expect(targets).toMatchObject({ target: 60, met: true });
  expect(figures(ledger, { asOf: isoDate('2022-06-30') })[0]).toMatchObject({ code: 'IND01', target: 60, met: false });
  expect(figures(ledger, { asOf: isoDate('2023-01-01') })[0]).toMatchObject({ target: null, met: null });
});
