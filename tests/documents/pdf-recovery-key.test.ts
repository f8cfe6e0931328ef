import { describe, expect, test } from 'vitest';
import { recoveryKeyPaper } from '../../database/documents/pdf/recovery-key-paper.ts';
import { fontTable, pdfInfo, rawText, words } from './pdf-tools.ts';

describe('the recovery key on paper', () => {
  const keyGroups = ['7KQ2', 'M9XD', '0R4T', 'HB8S', 'Z5NV', 'C1WE', 'PJ3G', 'A6FY'];
  const bytes = recoveryKeyPaper({
    ledgerName: '肥城市特困人员供养台账',
    regionName: '山东省泰安市肥城市',
    createdOn: '2022年1月5日',
    keyGroups,
  });

  test('is one page of A4 with every group once, in order, and the facts of the ledger', () => {
    expect(pdfInfo(bytes)).toMatch(/Pages: +1\n/);
    expect(pdfInfo(bytes)).toContain('(A4)');
    const text = rawText(bytes);
    expect(text.match(/\b[0-9A-Z]{4}\b/g)?.filter((word) => keyGroups.includes(word))).toEqual(keyGroups);
    for (const phrase of [
      '肥城市特困人员供养台账',
      '山东省泰安市肥城市',
      '2022年1月5日',
      '保险柜',
      '两人共同保管',
      '保管人签字',
      '启封日期',
    ])
      expect(text).toContain(phrase);
  });

  test('keeps the margins of an official document and the key out of the metadata', () => {
    const millimetre = 72 / 25.4;
    for (const word of words(bytes)) {
      expect(word.left).toBeGreaterThanOrEqual(28 * millimetre - 0.5);
      expect(word.right).toBeLessThanOrEqual((210 - 26) * millimetre + 0.5);
      expect(word.bottom).toBeLessThanOrEqual((297 - 15) * millimetre);
    }
    for (const group of keyGroups) expect(pdfInfo(bytes)).not.toContain(group);
    for (const font of fontTable(bytes)) expect(font).toMatchObject({ type: 'CID TrueType', embedded: 'yes' });
  });
});
