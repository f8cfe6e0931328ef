import { describe, expect, it } from 'vitest';
import { checkAdvice, checkLabel, countsText, holdableFrom, kindLabel } from '../../renderer/features/payments/checks/check-words.ts';
import { heldTypesOf, heldWord } from '../../renderer/features/payments/checks/hold-words.ts';
import { paperPath } from '../../renderer/features/payments/sheet-key.ts';
import { fileName } from '../../renderer/features/payments/sheet-words.ts';
import { changeKinds, sheetCheckIds } from '../../electron/contract/sheet-checks.ts';
import { sheetPapers } from '../../electron/contract/sheet-papers.ts';
import { isoMonth } from '../../electron/contract/values.ts';

describe('words of the checks', () => {
  it('name every check, what to do about it, and every kind of change in Chinese', () => {
    for (const check of sheetCheckIds) expect(`${checkLabel(check)}${checkAdvice(check)}`).toMatch(/^[^A-Za-z]{6,}$/);
    for (const { id } of changeKinds) expect(kindLabel(id)).toMatch(/^[^A-Za-z]+$/);
  });

  it.each([
    [{ red: 0, yellow: 0, open: 0 }, '没有发现疑点。'],
    [{ red: 2, yellow: 1, open: 2 }, '红色疑点 2 条，其中 2 条没有说明理由；黄色提示 1 条。'],
    [{ red: 2, yellow: 0, open: 0 }, '红色疑点 2 条，均已说明理由；黄色提示 0 条。'],
    [{ red: 0, yellow: 4, open: 0 }, '红色疑点 0 条；黄色提示 4 条。'],
  ])('count %o', (counts, text) => {
    expect(countsText(counts)).toBe(text);
  });

  it('hold payments back from this sheet while it is open, else from the next', () => {
    const month = isoMonth('2022-12');
    expect([holdableFrom('draft', month), holdableFrom('reviewed', month), holdableFrom('approved', month)]).toEqual([
      '2022-12',
      '2022-12',
      '2023-01',
    ]);
    expect(heldTypesOf('destitute').map(heldWord)).toEqual(['供养金', '护理费']);
    expect([heldTypesOf('price'), heldWord(null)]).toEqual([[], '全部项目']);
  });
});

describe('papers of a sheet', () => {
  it('have their address and the name of their file', () => {
    expect(paperPath({ month: isoMonth('2022-03') }, 'home:3', 'changes')).toBe('/payments/2022-03/paper?document=changes&scope=home%3A3');
    expect(paperPath({ month: isoMonth('2022-03'), scheme: 'price' }, null, 'sheet')).toBe('/payments/of/price/2022-03/paper');
    const given = { regionName: '肥城市', month: '2022-03', part: null, today: '2022-04-05', isPosting: false };
    expect(sheetPapers.map(({ id }) => fileName({ ...given, document: id }))).toEqual([
      '肥城市_特困人员供养金发放表_2022年3月_20220405',
      '肥城市_特困人员供养金发放异动表_2022年3月_20220405',
      '肥城市_特困人员供养金发放乡镇汇总表_2022年3月_20220405',
      '肥城市_特困人员供养金发放财政会签联_2022年3月_20220405',
      '肥城市_特困人员供养金年度发放台账_2022年3月_20220405',
    ]);
  });
});
