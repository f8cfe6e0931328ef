import { expect, test } from 'vitest';
import { findAmountConstants } from './amount-constants.ts';
import { findEnglishLabels } from './english-labels.ts';
import { scanFiles } from './source-scan.ts';

test('every screen speaks Chinese', () => {
  const { files, findings } = scanFiles(['renderer/**/*.tsx'], findEnglishLabels);
  expect(files.length).toBeGreaterThan(0);
  expect(findings).toEqual([]);
});

test('no rules file holds an amount, a limit or a multiple', () => {
  const { files, findings } = scanFiles(['database/features/**/rules*.ts', 'database/features/*/rules/**/*.ts'], findAmountConstants);
  expect(files.length).toBeGreaterThan(0);
  expect(findings).toEqual([]);
});
