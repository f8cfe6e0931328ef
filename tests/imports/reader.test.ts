import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toGb18030 } from '../samples/make/gb18030.ts';
import { workbook } from './make-zip.ts';
import { cells, oneCell, readingFolder, sheetData } from './reading.ts';
import { samples } from './support.ts';

const folder = readingFolder();
afterAll(folder.remove);

describe('an .xlsx', () => {
  it('has texts, numbers, dates, booleans, errors and results of formulas', async () => {
    const styles =
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="165" formatCode="0.00_);[Red]\\(0.00\\)"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
    const strings =
      '<si><t>共享</t></si><si><r><t>富</t></r><rPh><t>pinyin</t></rPh><r><t xml:space="preserve"> 文本</t></r></si><si/><si><t/></si>';
    const rows = [
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>99</v></c><c r="E1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c></row>',
      '<row r="2"><c r="A2"><v>624</v></c><c r="B2" s="1"><v>44247</v></c><c r="C2" s="2"><v>44247.5</v></c><c r="D2" s="3"><v>1.5</v></c><c r="E2" t="b"><v>1</v></c></row>',
      '<row r="4"><c r="B4" t="e"><v>#N/A</v></c><c r="C4" t="str"><f>A1&amp;B1</f><v>结果</v></c><c r="D4"><f>A2*2</f></c><c r="E4"><f t="shared" si="0"/><v>3</v></c></row>',
    ];
    expect(cells(await folder.open(workbook({ sheet: sheetData(rows.join('')), styles, strings })))).toEqual([
      ['text:共享', 'text:富 文本', 'blank:', 'blank:', 'text:内联'],
      ['number:624', 'date:2021-02-20', 'date:2021-02-20 12:00:00', 'number:1.5', 'boolean:TRUE'],
      ['blank:', 'blank:', 'blank:', 'blank:', 'blank:'],
      ['blank:', 'error:#N/A', 'text:结果', 'blank:', 'number:3'],
    ]);
  });

  it('may number nothing, quote otherwise, have prefixes, comments and characters by number', async () => {
    const rows = `<x:row><x:c t='inlineStr'><x:is><x:t>&#183130;&#x2cb5a;&lt;a&gt; &quot;&apos;_x000D_ &nbsp;</x:t></x:is></x:c><!-- <c r="C1"><v>9</v></c> --><x:c><x:v>1E+2</x:v></x:c></x:row><x:row/><x:row spans="1:2"><x:c r="B3" t="str"><x:v>𬭚</x:v></x:c></x:row>`;
    const grid = await folder.open(workbook({ sheet: `<x:sheetData>${rows}</x:sheetData>`, prefix: 'x' }));
    expect(grid.sheets[0]?.name).toBe('表&一');
    expect(cells(grid)).toEqual([
      ['text:𬭚𬭚<a> "\'\r &nbsp;', 'number:100'],
      ['blank:', 'blank:'],
      ['blank:', 'text:𬭚'],
    ]);
  });

  it('may count its days from 1904, have a byte order mark, no styles, and sizes in the wide fields of the archive', async () => {
    const sheet = sheetData('<row r="1"><c r="A1" s="1"><v>42785</v></c></row>');
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    expect(cells(await folder.open(workbook({ sheet, styles, properties: '<workbookPr date1904="1"/>' })))).toEqual([['date:2021-02-20']]);
    expect(cells(await folder.open(workbook({ sheet, alter: (part) => ({ ...part, isWide: true }) })))).toEqual([['number:42785']]);
  });

  it('has its merged cells', async () => {
    const sheet = `${oneCell}<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="$B$2:B4"/><mergeCell ref="A9"/></mergeCells>`;
    expect((await folder.open(workbook({ sheet }))).sheets[0]?.rows.merges).toEqual([
      { top: 1, left: 1, bottom: 1, right: 3 },
      { top: 2, left: 2, bottom: 4, right: 2 },
    ]);
  });

  it('may have a million empty rows and cells far out, and is read quickly', async () => {
    const rows = Array.from({ length: 1_000_000 }, (_, row) => `<row r="${row + 2}" spans="1:28" ht="14.25" customHeight="1"/>`).join('');
    const started = performance.now();
    const grid = await folder.open(
      workbook({
        sheet: `<dimension ref="A1:XFD1048576"/>${sheetData(`<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="XFD1" s="3"/></row>${rows}`)}`,
      }),
    );
    expect([grid.sheets[0]?.rows.rowCount, grid.sheets[0]?.rows.columnCount]).toEqual([1, 1]);
    expect(performance.now() - started).toBeLessThan(15_000);
    const far = await folder.open(
      workbook({ sheet: sheetData('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>') }),
    );
    expect([far.sheets[0]?.rows.rowCount, far.sheets[0]?.rows.textAt(1_048_576, 2), far.sheets[0]?.rows.textAt(500_000, 2)]).toEqual([
      1_048_576,
      '2',
      '',
    ]);
  });

  it('may hold macros, links and pictures, which are never looked at', async () => {
    const extra = [
      { name: 'xl/vbaProject.bin', data: Buffer.alloc(100, 1) },
      { name: 'xl/media/image1.png', data: 'x', claimedCrc: 1 },
      { name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink/>' },
    ];
    expect(
      cells(
        await folder.open(workbook({ sheet: `${oneCell}<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>`, extra })),
      ),
    ).toEqual([['text:姓名']]);
  });
});

describe('a file', () => {
  it('is what its bytes say, not its name', async () => {
    const formats = [
      [join(samples, '特困人员花名册_更正.xls'), 'xls'],
      [join(samples, '敬老院名册.xlsx'), 'xlsx'],
      [join(samples, '殡葬火化名单.csv'), 'csv'],
    ] as const;
    for (const [path, format] of formats)
      for (const name of ['a.xlsx', 'b.xls', 'c.csv', 'd.doc', 'e'])
        expect((await folder.open(readFileSync(path), name)).format).toBe(format);
  });

  it('is text in UTF-8, with or without its mark, in GB18030 or in UTF-16', async () => {
    const text = '姓名,身份证号\r\n邵春𬭚,370999193401030016\r\n';
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      toGb18030(text),
      wide,
      Buffer.from(wide).subarray(0, wide.length).swap16(),
    ])
      expect(cells(await folder.open(bytes))).toEqual([
        ['text:姓名', 'text:身份证号'],
        ['text:邵春𬭚', 'text:370999193401030016'],
      ]);
  });

  it('is separated by commas, tabs, semicolons or strokes, with quotes', async () => {
    for (const separator of [',', '\t', ';', '|']) {
      const text =
        ['姓名', '备注', '号'].join(separator) +
        '\n' +
        ['张三', `"甲${separator}""乙""\n丙"`, '="0012"'].join(separator) +
        '\n\n' +
        ['李四', '5"高', ''].join(separator);
      expect(cells(await folder.open(text))).toEqual([
        ['text:姓名', 'text:备注', 'text:号'],
        ['text:张三', `text:甲${separator}"乙"\n丙`, 'text:0012'],
        ['blank:', 'blank:', 'blank:'],
        ['text:李四', 'text:5"高', 'blank:'],
      ]);
    }
    expect(cells(await folder.open('sep=;\r\na;b,c\r\n'))).toEqual([['text:a', 'text:b,c']]);
  });

  it('is a web page or SpreadsheetML under the name .xls, and keeps every digit and every rare character', async () => {
    const page =
      '<html><body><table><tr><th>姓名</th><th colspan=2>号</th></tr><tr><td>&#183130;三&nbsp;</td><td x:num>370902194808072089</td><td>2022/3/12</td></tr></table></body></html>';
    expect(cells(await folder.open(page))).toEqual(
      [
        ['text:姓名', 'text:号', 'blank:'],
        ['text:𬭚三\u00a0', 'text:370902194808072089', 'text:2022/3/12'],
      ].map((row) => row.map((cell) => cell.replace('\u00a0', ' '))),
    );
    const xml =
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>' +
      '<Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="String">&#x2cb5a;三</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2022-03-12T00:00:00.000</Data></Cell></Row><Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="Number">624.5</Data></Cell></Row></Table></Worksheet></Workbook>';
    const grid = await folder.open(xml);
    expect([grid.format, grid.sheets[0]?.name]).toEqual(['spreadsheetml', '表']);
    expect(cells(grid)).toEqual([
      ['text:𬭚三', 'date:2022-03-12'],
      ['blank:', 'blank:'],
      ['blank:', 'blank:'],
      ['blank:', 'number:624.5'],
    ]);
  });

  it('is an .xls of a program from before Unicode, with or without a word about its code page', async () => {
    const record = (type: number, body: Buffer): Buffer => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(type, 0);
      head.writeUInt16LE(body.length, 2);
      return Buffer.concat([head, body]);
    };
    const label = (row: number, column: number, text: string): Buffer => {
      const bytes = toGb18030(text);
      const head = Buffer.alloc(8);
      head.writeUInt16LE(row, 0);
      head.writeUInt16LE(column, 2);
      head[7] = bytes.length;
      return record(0x0004, Buffer.concat([head, bytes]));
    };
    const labels = [label(0, 0, '姓名'), label(0, 1, '身份证号'), label(1, 0, '张䶮'), label(1, 1, '370999193401030016')];
    for (const codePage of [[], [record(0x0042, Buffer.from([0xa8, 0x03]))]]) {
      const grid = await folder.open(
        Buffer.concat([record(0x0009, Buffer.from([7, 0, 0x10, 0])), ...codePage, ...labels, record(0x000a, Buffer.alloc(0))]),
      );
      expect([grid.format, cells(grid)]).toEqual([
        'xls',
        [
          ['text:姓名', 'text:身份证号'],
          ['text:张䶮', 'text:370999193401030016'],
        ],
      ]);
    }
  });
});
