import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blank,
  cell,
  formTable,
  heading,
  label,
  pageBreak,
  paragraph,
  row,
  sealPlace,
  signatures,
  title,
} from '../../database/documents/letter/build.ts';
import { placeCells, wordsOf, type Letter, type LetterBlock } from '../../database/documents/letter/letter.ts';
import { letterDocx } from '../../database/documents/letter/letter-docx.ts';
import { letterPdf } from '../../database/documents/letter/letter-pdf.ts';
import { convertByLibreOffice, libreOfficeTimeout } from './libre-office.ts';
import { bare, readDocx, readPdf } from './letter-tools.ts';
import { words } from './pdf-tools.ts';

const sentence =
  '为保障特困人员的基本生活，根据《特困人员认定办法》（民发〔2021〕43号）等规定，甲乙双方就入住事宜达成如下协议，联系电话 0538-3210000。';

function letterOf(blocks: readonly LetterBlock[], more: Partial<Letter> = {}): Letter {
  return { name: '入住协议', page: 'official', hasPageNumbers: true, footLine: '打印：2022-02-01 09:30 经办员', blocks, ...more };
}

const everything = letterOf([
  title('特困人员入住供养服务机构协议'),
  paragraph([{ text: '乙方：' }, { text: '张𬭚䶮㛃', isBold: true }, { text: '　住址：' }, blank(9)], { firstIndent: 0 }),
  heading('一、总则'),
  paragraph(sentence.repeat(3)),
  formTable(
    [30, 50, 30, 50],
    [
      row([label('姓　　名'), cell('阿依古丽·买买提'), label('性　　别'), cell('女')]),
      row([label('身份证号'), cell('37099919500101123X', { columns: 3 })]),
      row([label('村级意见', { rows: 2 }), cell(sentence, { columns: 3, alignment: 'justified', firstIndent: 2 })]),
      row([cell('（盖章）\n2022年3月1日', { columns: 3, alignment: 'right' })], 25),
    ],
  ),
  signatures([['甲方（盖章）：', '乙方（签字）：'], ['年　月　日']]),
  sealPlace('肥城市民政局', '2022年3月12日'),
  pageBreak,
  paragraph(`附件：${sentence}`),
]);

describe('a letter', () => {
  test('says the same in the PDF and in the Word file, word by word, rare characters too', async () => {
    const pdf = letterPdf([everything]);
    expect(pdf.missing).toEqual([]);
    const read = await readPdf(pdf.bytes);
    const docx = readDocx(await letterDocx(everything));
    expect(read.body).toBe(bare(wordsOf(everything)));
    expect(docx.body).toBe(read.body);
    expect(read.pages).toBe(2);
    expect(read.foot).toBe('第1页共2页打印：2022-02-0109:30经办员第2页共2页打印：2022-02-0109:30经办员');
    expect(docx.foot).toBe('第页共页打印：2022-02-0109:30经办员');
  });

  test('keeps every word within the margins of an official paper', () => {
    const mm = 72 / 25.4;
    for (const word of words(letterPdf([everything]).bytes)) {
      expect(word.left).toBeGreaterThan(28 * mm - 1);
      expect(word.right).toBeLessThan((210 - 26) * mm + 1);
    }
  });

  test('goes on over pages: heads of tables again, signatures never apart, no page without words', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => row([cell(`第${index + 1}项`), cell(sentence)]));
    const header = { ...row([label('序号'), label('内容')]), isHeader: true as const };
    for (const lines of [1, 9, 10, 11, 12, 13]) {
      const letter = letterOf([
        formTable([20, 120], [header, ...rows]),
        ...Array.from({ length: lines }, () => paragraph(sentence)),
        signatures([
          ['甲方（盖章）：', '乙方（签字）：'],
          ['法定代表人：', '监护人：'],
          ['年　月　日', '年　月　日'],
        ]),
      ]);
      const { bytes } = letterPdf([letter]);
      const found = words(bytes);
      const pages = Math.max(...found.map(({ page }) => page));
      expect(pages).toBeGreaterThan(5);
      const pageOf = (text: string): number => found.find((word) => word.text.startsWith(text))?.page ?? 0;
      expect(pageOf('甲方')).toBe(pageOf('监护人'));
      const tablePages = new Set(found.filter(({ text }) => /^第\d+项$/.test(text)).map(({ page }) => page));
      for (const page of tablePages) expect(found.filter((word) => word.page === page && word.text === '序号')).toHaveLength(1);
      expect(found.filter(({ text }) => /^第\d+项$/.test(text))).toHaveLength(60);
    }
  });

  test('the head of a group of rows goes with its first row to the next page', async () => {
    const header = { ...row([label('序号'), label('内容')]), isHeader: true as const };
    const pageOf = (found: ReturnType<typeof words>, text: string): number => found.find((word) => word.text === text)?.page ?? 0;
    let turned = 0;
    for (let before = 1; before <= 40; before++) {
      const rows = Array.from({ length: before }, (_, index) => row([cell(`第${index + 1}项`), cell('内容')]));
      const head = { ...row([cell('组头'), cell('组名')]), keepsWithNext: true as const };
      const { bytes } = letterPdf([letterOf([formTable([20, 120], [header, ...rows, head, row([cell('组内'), cell(sentence)])])])]);
      const found = words(bytes);
      expect(pageOf(found, '组头')).toBe(pageOf(found, '组内'));
      if (pageOf(found, '组头') > pageOf(found, `第${before}项`)) turned += 1;
    }
    expect(turned).toBeGreaterThan(1);
  });

  test('a cell higher than a page goes on instead of running off it', async () => {
    const long = Array.from({ length: 120 }, (_, index) => `第${index + 1}行`).join('\n');
    const letter = letterOf([formTable([20, 120], [row([label('情况'), cell(long, { alignment: 'left' })])])]);
    const { bytes, pages } = letterPdf([letter]);
    expect(pages).toBeGreaterThan(2);
    expect((await readPdf(bytes)).body).toBe(bare(wordsOf(letter)));
    for (const word of words(bytes)) expect(word.bottom).toBeLessThan(842 - 20);
  });

  test('cells that do not fill their table are a fault of the maker', () => {
    const table = (cells: Parameters<typeof row>[0]) => formTable([1, 1, 1], [row(cells)]);
    expect(() => placeCells(table([cell('一')]))).toThrow(/not filled/);
    expect(() => placeCells(table([cell('一', { columns: 4 })]))).toThrow(/does not fit/);
  });

  test('any words come out alike on both, whatever they are', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'王李，。（）《》〔〕0123Xx-：; &<>"\'　𬭚䶮·'), minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), text, async (paragraphs, inCell) => {
        const letter = letterOf([...paragraphs.map((words) => paragraph(words)), formTable([1, 2], [row([label('格'), cell(inCell)])])]);
        const expected = bare(wordsOf(letter));
        expect((await readPdf(letterPdf([letter]).bytes)).body).toBe(expected);
        expect(readDocx(await letterDocx(letter)).body).toBe(expected);
      }),
      { numRuns: 25 },
    );
  });

  test(
    'the Word file opens elsewhere, on as many pages',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'letter-'));
      try {
        const file = join(folder, 'letter.docx');
        writeFileSync(file, await letterDocx(everything));
        const read = await readPdf(readFileSync(convertByLibreOffice(file, 'pdf', join(folder, 'pdf'))));
        expect(read.pages).toBe(2);
        expect(read.body.replaceAll('_', '')).toBe(bare(wordsOf(everything)));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    libreOfficeTimeout,
  );
});
