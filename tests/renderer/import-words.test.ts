import { describe, expect, it } from 'vitest';
import type { ImportIssue, PreviewRow } from '../../electron/contract/imports.ts';
import { columnLetter } from '../../renderer/features/imports/column-letter.ts';
import { notesOf, reasonText, rowStatus } from '../../renderer/features/imports/row-words.ts';

const issue = (message: string, column = '姓名'): ImportIssue => ({
  row: 5,
  column,
  columnNumber: 4,
  code: 'BAD_ENUM',
  value: '',
  message,
});
const row = (given: Partial<PreviewRow>): PreviewRow => ({
  row: 5,
  status: 'new',
  cells: [],
  issues: [],
  warnings: [],
  changes: [],
  ...given,
});

describe('columns by letter', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [53, 'BA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('%d is %s, as spreadsheets say', (number, letters) => expect(columnLetter(number)).toBe(letters));
});

describe('what a row says', () => {
  it('gives what keeps it out before what it changes before what looks doubtful', () => {
    const full = row({
      status: 'rejected',
      issues: [issue('“姓名”没有填写。请补填。')],
      changes: [{ title: '联系电话', before: '', after: '13800000000' }],
      warnings: [issue('账号末位不符。', '账号')],
    });
    expect(notesOf(full).map((note) => note.kind)).toEqual(['issue', 'change', 'warning']);
    expect(reasonText(full)).toBe('“姓名”没有填写。请补填。联系电话：（空） → 13800000000；有疑问：账号末位不符。');
  });

  it('does not call a registered death new', () => {
    expect(rowStatus('changes', 'new').label).toBe('待登记');
    expect(rowStatus('roster', 'new').label).toBe('新增');
  });

  it('says nothing of a row that is simply new', () => expect(reasonText(row({}))).toBe(''));
});
