import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { templatePaperKinds, type TemplatePaperKind } from '../../electron/contract/papers.ts';
import { wordsOf } from '../../database/documents/letter/letter.ts';
import { letterDocx } from '../../database/documents/letter/letter-docx.ts';
import { letterPdf } from '../../database/documents/letter/letter-pdf.ts';
import { fieldNames, fields } from '../../database/features/papers/fields.ts';
import { blanksOf, fieldsOf, gradingFields } from '../../database/features/papers/fields-grading.ts';
import { readTemplate } from '../../database/features/papers/template/read-template.ts';
import { setLetter } from '../../database/features/papers/template/set-letter.ts';
import { shippedTemplate } from '../../database/features/papers/templates.ts';
import { bare, readDocx, readPdf } from '../documents/letter-tools.ts';

const samples = new Map([...gradingFields, ...fields].map(({ name, sample }) => [name, sample]));
/** Page numbers of a document stand 7 mm under the text, above those of other letters. */
const documentFootTop = 92;
const sampleOf = (name: string): string | null => samples.get(name) ?? null;
const nothingOf = (name: string): string | null => (name.endsWith('勾选') ? (sampleOf(name)?.replaceAll('■', '□') ?? null) : null);

function letterOf(body: string, valueOf: (name: string) => string | null, kind: TemplatePaperKind = 'wish') {
  const names = fieldsOf(kind).map(({ name }) => name);
  const { template, faults } = readTemplate(body, names);
  expect(faults).toEqual([]);
  return setLetter(template, '文书', { valueOf, blankOf: blanksOf(kind) }, null);
}

const faultsOf = (body: string) =>
  readTemplate(body, ['姓名', '身份证号', '联系人', '联系电话', '出生日期']).faults.map(
    ({ line, column, message, suggestions }) =>
      `${line}:${column} ${message}${suggestions.length > 0 ? `（${suggestions.join('、')}）` : ''}`,
  );

describe.each(templatePaperKinds.map(({ id, label }) => [label, id] as const))('%s', (_, kind) => {
  test('reads without a fault, says what it always said, the same in the PDF and in the Word file', async () => {
    for (const [how, valueOf] of [
      ['', sampleOf],
      ['-blank', nothingOf],
    ] as const) {
      const letter = letterOf(shippedTemplate(kind), valueOf, kind);
      await expect(wordsOf(letter)).toMatchFileSnapshot(`golden/${kind}${how}.txt`);
      const pdf = letterPdf([letter]);
      expect(pdf.missing).toEqual([]);
      const read = await readPdf(pdf.bytes, letter.page === 'document' ? documentFootTop : undefined);
      expect(read.body).toBe(bare(wordsOf(letter)));
      expect(readDocx(await letterDocx(letter)).body).toBe(read.body);
      expect(read.body).not.toMatch(/null|undefined|\{\{|\}\}/);
    }
  });

  test('a form stays on one page, filled or empty', () => {
    const filled = letterOf(shippedTemplate(kind), sampleOf, kind);
    if (filled.page !== 'form' && kind !== 'wish') return;
    expect(letterPdf([filled]).pages).toBe(1);
    expect(letterPdf([letterOf(shippedTemplate(kind), nothingOf, kind)]).pages).toBe(1);
  });
});

describe('faults of a template', () => {
  test.each([
    ['本人{{姓明}}同意', ['1:5 没有名为“姓明”的字段（姓名）']],
    ['# 标题\n\n住址{{联系}}。', ['3:5 没有名为“联系”的字段（联系人、联系电话）']],
    ['本人{{姓名，愿意', ['1:3 花括号没有配对：缺少“}}”']],
    ['本人{{姓名和{{身份证号}}', ['1:3 花括号没有配对：缺少“}}”']],
    ['本人姓名}}', ['1:5 花括号没有配对：前面缺少“{{”']],
    ['本人{{ }}', ['1:3 花括号里没有写字段名']],
    ['本人{{姓名：很多}}', ['1:8 “姓名”后面的留空字数应为1至40的整数']],
    ['𬭚**重点', ['1:2 粗体没有配对：缺少后一个“**”']],
    ['【签名：甲方：】', ['1:1 没有名为“签名”的指令（签字）']],
    ['【签字】', ['1:1 “签字”后面要写由谁签字，例如【签字：甲方（盖章）：| 乙方（签字）：】']],
    ['【居中', ['1:1 方头括号没有配对：缺少“】”']],
    ['【如有：联系人】\n有', ['1:1 “如有”没有配对：缺少【完】']],
    ['【如有：联系】\n有\n【完】', ['1:5 没有名为“联系”的字段（联系人、联系电话）']],
    ['有\n【完】', ['2:1 “完”前面没有对应的“如有”或“如无”']],
    ['有\n【否则】', ['2:1 “否则”前面没有对应的“如有”或“如无”']],
    ['【字号：初号】\n文', ['1:5 “字号”只能是三号、小三、四号、小四、五号']],
    ['【空行】文字', ['1:5 “空行”后面不能再有文字，请另起一行']],
    ['|甲|乙|', ['1:1 这一行是表格的格子，上面缺少【表格：各列宽度】']],
    ['【表格】\n|甲|', ['1:1 表格要写出各列的宽度（毫米），例如【表格：25 55 25 51】']],
    ['【表格：100 80】\n|甲|乙|', ['1:5 表格太宽：各列共 180 毫米，纸面只有 156 毫米']],
    ['【版式：表格】\n【表格：100 66】\n|甲|乙|', ['2:5 表格太宽：各列共 166 毫米，纸面只有 165 毫米']],
    ['【表格：1 1 1 1 1 1 1 1 1 1 1 1 1】\n|甲|', ['1:5 表格有 13 列，最多 12 列']],
    ['【表格：2 98】\n|甲|乙|', ['1:5 第 1 列太窄，放不下文字：至少 7 毫米']],
    ['【表格：50 50】\n文字', ['1:1 表格下面没有以“｜”开头的行']],
    ['【表格：50 50】\n|甲|', ['2:1 这一行有 1 格，表格有 2 列；被合并的格要写“<”（与左边合并）或“^”（与上面合并）']],
    ['【表格：50 50】\n|甲|乙', ['2:4 表格的一行要以“｜”结束，后面只可以写行高（毫米）']],
    ['【表格：50 50】\n|甲|乙| 900', ['2:7 行高应为5至200毫米']],
    ['【表格：50 50】\n|<|乙|', ['2:2 左边没有可以合并的格']],
    ['【表格：50 50】\n|甲|乙|\n|丙|丁|\n|^|^|', []],
    ['【表格：50 50】\n|^|乙|', ['2:2 上面没有可以合并的格（合并的范围要是长方形）']],
    ['【表格：50 50】\n|甲|<|\n|^|乙|', ['3:2 上面没有可以合并的格（合并的范围要是长方形）']],
    ['', ['1:1 模板是空的']],
  ])('%j', (body, expected) => {
    expect(faultsOf(body)).toEqual(expected);
  });

  test('all at once, in the order they stand', () => {
    expect(faultsOf('{{甲}}\n{{姓名\n【丙】').map((fault) => fault.split(' ')[0])).toEqual(['1:3', '2:1', '3:1']);
  });

  test('marks the very characters in the text', () => {
    const body = '# 标题\n本人{{姓名}}，𬭚{{姓明}}。';
    const [fault] = readTemplate(body, fieldNames).faults;
    expect(body.slice(fault?.offset, (fault?.offset ?? 0) + (fault?.length ?? 0))).toBe('姓明');
  });

  test('signs of a Chinese keyboard mean the same', () => {
    const half = '{{姓名}} **重** ____\n【表格：50 50】\n|甲|<|\n|乙|丙|';
    const full = '｛｛姓名｝｝ ＊＊重＊＊ ＿＿＿＿\n【表格：50 50】\n｜甲｜＜｜\n｜乙｜丙｜';
    expect(readTemplate(full, fieldNames)).toEqual(readTemplate(half, fieldNames));
  });

  test('no text makes the reader fail, and what it takes can be set', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '姓名',
      '：',
      '8',
      '|',
      '<',
      '^',
      '【',
      '】',
      '表格',
      '签字',
      '如有',
      '否则',
      '完',
      '//',
      '[下右]',
      '**',
      '__',
      '# ',
      '\n',
      '50 50',
      '文字',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const body = pieces.join('');
        const { template, faults } = readTemplate(body, fieldNames);
        for (const { offset, length, line, column } of faults) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset + length).toBeLessThanOrEqual(body.length + 1);
          expect(body.split('\n')[line - 1]).toBeDefined();
          expect(column).toBeGreaterThan(0);
        }
        if (faults.length === 0) letterPdf([setLetter(template, '文', { valueOf: () => null, blankOf: blanksOf('wish') }, null)]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is not known', () => {
  const words = (body: string, known: Record<string, string | null>) => wordsOf(letterOf(body, (name) => known[name] ?? null));

  test('prints as a place to write, as wide as the field or as asked', () => {
    expect(words('本人{{姓名}}。', {})).toBe('本人　　　　　。');
    expect(words('本人{{姓名：8}}。', {})).toBe('本人　　　　　　　　。');
    expect(words('出生{{出生日期}}', {})).toBe('出生　　　年　　月　　日');
    expect(words('本人{{姓名：8}}。', { 姓名: '王福贵' })).toBe('本人王福贵。');
    expect(words('备注{{备注}}', { 备注: '甲\n乙' })).toBe('备注甲；乙');
  });

  test('leaves its cell empty, a day with room for figures', () => {
    expect(words('【表格：50 50】\n|{{姓名}}|{{出生日期}}|', {})).toBe('\n　　年　月　日');
  });

  test('chooses between the parts of a condition', () => {
    const body = '【如有：联系人】\n有{{联系人}}\n【否则】\n没有\n【完】\n【如无：联系人】\n无\n【完】';
    expect(words(body, { 联系人: '王建国' })).toBe('有王建国');
    expect(words(body, {})).toBe('没有\n无');
  });
});

test('a text of nothing but faults is answered at once, with the first of them', () => {
  for (const body of [
    '{{'.repeat(30_000),
    '}}'.repeat(30_000),
    '{{错}}'.repeat(12_000),
    `{{${'名'.repeat(59_000)}}}`,
    '| 一 |\n'.repeat(8_000),
  ]) {
    const { faults } = readTemplate(body, fieldNames);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(200);
  }
});
