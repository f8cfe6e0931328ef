import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../electron/contract/result.ts';
import { largestFileBytes, readWorkbook } from '../../database/features/imports/reader.ts';
import { readWorkbookInWorker } from '../../database/features/imports/reader-thread.ts';
import { workbook, zip } from './make-zip.ts';
import { cells, oneCell, readingFolder, refusal, sheetData } from './reading.ts';
import { samples } from './support.ts';

const folder = readingFolder();
afterAll(folder.remove);

/** The library's writer of compound files is declared as `any`. */
const compound = xlsx.CFB as {
  readonly utils: { cfb_new(): object; cfb_add(container: object, name: string, content: Buffer): void };
  write(container: object, options: { type: 'buffer' }): Buffer;
};
function compoundFile(streams: readonly string[]): Buffer {
  const container = compound.utils.cfb_new();
  for (const name of streams) compound.utils.cfb_add(container, name, Buffer.alloc(5000, 1));
  return compound.write(container, { type: 'buffer' });
}
describe('what cannot be read', () => {
  const damaged = `FILE_DAMAGED：文件已损坏或不完整：${folder.file}。请用表格软件打开后另存为 xlsx，或向提供者重新要一份，再导入。`;
  const tooComplex = `FILE_TOO_COMPLEX：读取文件所需的时间或内存超过上限：${folder.file}。请删去无关的工作表和空白行列，另存后再导入；数据确实很多时请拆分后分批导入。`;
  const noWorkbook = `FILE_NOT_A_WORKBOOK：文件不是可识别的表格：${folder.file}。请用 xlsx、xls 或 csv 格式的文件。`;
  const encrypted = `FILE_ENCRYPTED：文件设有打开密码：${folder.file}。请在表格软件中取消密码后另存，再导入。`;
  const empty = `FILE_EMPTY：文件里没有数据：${folder.file}。请确认选对了文件和工作表。`;

  const sound = workbook({ sheet: oneCell });

  it('does not exist, is a folder, is empty', async () => {
    const none = join(folder.path, '没有.xlsx');
    expect(await refusal(() => readWorkbook(none))).toBe(`FILE_NOT_FOUND：找不到文件：${none}。请检查路径后重试。`);
    expect(await refusal(() => readWorkbook(folder.path))).toContain('FILE_NOT_A_WORKBOOK：文件不是可识别的表格：');
    expect(await refusal(() => folder.open(''))).toBe(empty);
    expect(await refusal(() => folder.open(' \r\n'.repeat(0) + '\ufeff'))).toBe(empty);
    expect(await refusal(() => folder.open(workbook({ sheet: '<sheetData/>' })))).toBe(empty);
    expect(
      await refusal(() =>
        folder.open(workbook({ sheet: sheetData('<row r="5"><c r="A5" s="1"/><c r="B5" t="inlineStr"><is><t></t></is></c></row>') })),
      ),
    ).toBe(empty);
  });

  it('is too large', async () => {
    const large = join(folder.path, '大.csv');
    const handle = openSync(large, 'w');
    ftruncateSync(handle, largestFileBytes + 1);
    closeSync(handle);
    expect(await refusal(() => readWorkbook(large))).toBe(`FILE_TOO_LARGE：文件过大：${large}（200 MB，上限 200 MB）。请拆分后分批导入。`);
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')],
    ['a rich text', Buffer.from('{\\rtf1\\ansi 姓名}')],
    ['an archive of something else', zip([{ name: 'word/document.xml', data: '<document/>' }])],
    [
      'a text document',
      zip([
        {
          name: '_rels/.rels',
          data: '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>',
        },
        { name: 'word/document.xml', data: '<document/>' },
      ]),
    ],
    ['a web page without a table', Buffer.from('<html><body>请登录</body></html>')],
    ['other XML', Buffer.from('<?xml version="1.0"?><data><row/></data>')],
    ['bytes that are no text', Buffer.from([0x80, 0xff, 0x80, 0xff, 0x81, 0x20, 0xff])],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
  ])('is %s', async (_, bytes) => {
    expect(await refusal(() => folder.open(bytes))).toBe(noWorkbook);
  });

  it('is a document of another kind in a compound file', async () => {
    expect(await refusal(() => folder.open(compoundFile(['/WordDocument'])))).toBe(noWorkbook);
  });

  it('is locked with a password', async () => {
    expect(await refusal(() => folder.open(compoundFile(['/EncryptionInfo', '/EncryptedPackage'])))).toBe(encrypted);
    expect(
      await refusal(() =>
        folder.open(workbook({ sheet: oneCell, alter: (part) => (part.name.includes('sheet1') ? { ...part, isLocked: true } : part) })),
      ),
    ).toBe(encrypted);
    // FILEPASS ([MS-XLS] 2.4.117) right after the BOF of the workbook stream.
    const old = Buffer.from(readFileSync(join(samples, '特困人员花名册_更正.xls')));
    const begin = old.indexOf(Buffer.from('0908100000060500', 'hex'));
    const length = old.readUInt16LE(begin + 2);
    old.set(Buffer.from('2f000600', 'hex'), begin + 4 + length);
    expect(await refusal(() => folder.open(old))).toBe(encrypted);
  });

  it.each([
    ['cut short', sound.subarray(0, sound.length - 30)],
    ['cut short in the middle', sound.subarray(0, sound.length >> 1)],
    [
      'a sheet that is cut short',
      workbook({ sheet: Buffer.from('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2') }),
    ],
    ['a sheet cut short between rows', workbook({ sheet: Buffer.from('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>') })],
    [
      'a sheet without its part',
      workbook({ sheet: oneCell, alter: (part) => (part.name.includes('sheet1') ? { ...part, name: 'other' } : part) }),
    ],
    ['no sheet at all in the part', workbook({ sheet: Buffer.from('nothing') })],
    ['a wrong checksum', workbook({ sheet: oneCell, alter: (part) => ({ ...part, claimedCrc: 1 }) })],
    [
      'a way of packing nobody knows',
      workbook({ sheet: oneCell, alter: (part) => (part.name.includes('sheet1') ? { ...part, method: 99 } : part) }),
    ],
    ['rows in disorder', workbook({ sheet: sheetData('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>') })],
    ['one row twice', workbook({ sheet: sheetData('<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>') })],
    ['a row beyond the last', workbook({ sheet: sheetData('<row r="1048577"><c><v>1</v></c></row>') })],
    [
      'more bytes than its directory says',
      workbook({ sheet: oneCell, alter: (part) => (part.name.includes('sheet1') ? { ...part, claimedSize: 20 } : part) }),
    ],
    ['a quote without an end', Buffer.from('姓名,备注\n张三,"没有结束\n李四,好\n')],
    ['an .xls that is cut short', readFileSync(join(samples, '特困人员花名册_更正.xls')).subarray(0, 900)],
  ])('is damaged: %s', async (_, bytes) => {
    expect(await refusal(() => folder.open(bytes))).toBe(damaged);
  });

  it('would fill the memory', async () => {
    // The directory claims gigabytes.
    expect(
      await refusal(() =>
        folder.open(
          workbook({ sheet: oneCell, alter: (part) => (part.name.includes('sheet1') ? { ...part, claimedSize: 2_000_000_000 } : part) }),
        ),
      ),
    ).toBe(tooComplex);
    expect(
      await refusal(() =>
        folder.open(
          workbook({
            sheet: oneCell,
            extra: Array.from({ length: 20 }, (_, index) => ({ name: `x${index}`, data: '', claimedSize: 100_000_000 })),
          }),
        ),
      ),
    ).toBe(tooComplex);
    // A bomb that tells the truth about a part nobody reads is refused all the same, by the sum.
    const zeros = Buffer.alloc(59_000_000);
    expect(
      await refusal(() =>
        folder.open(workbook({ sheet: oneCell, extra: Array.from({ length: 26 }, (_, index) => ({ name: `x${index}`, data: zeros })) })),
      ),
    ).toBe(tooComplex);
    // One that lies is stopped at what it claimed.
    expect(
      await refusal(() =>
        folder.open(
          workbook({
            sheet: Buffer.concat([Buffer.from('<worksheet><sheetData>'), zeros]),
            alter: (part) => (part.name.includes('sheet1') ? { ...part, claimedSize: 500 } : part),
          }),
        ),
      ),
    ).toBe(damaged);
    // Twenty-one thousand cells that stand far out.
    const far = Array.from({ length: 21_000 }, (_, row) => `<row r="${row + 1}"><c r="ALL${row + 1}"><v>1</v></c></row>`);
    expect(await refusal(() => folder.open(workbook({ sheet: sheetData(far.join('')) })))).toBe(tooComplex);
  }, 120_000);
});

describe('the reading thread', () => {
  const roster = join(samples, '特困人员花名册.xlsx');
  const asked = async (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'read',
      (error: unknown) => (error instanceof AppError ? `${error.code}：${error.message}` : String(error)),
    );

  it('gives the same cells as reading here', async () => {
    const there = await readWorkbookInWorker(roster);
    expect(cells(there)).toEqual(cells(await readWorkbook(roster)));
    expect(there.sheets[0]?.rows.merges).toEqual((await readWorkbook(roster)).sheets[0]?.rows.merges);
  });

  it('passes refusals on', async () => {
    writeFileSync(folder.file, 'PK\u0003\u0004');
    expect(await asked(readWorkbookInWorker(folder.file))).toBe(`FILE_DAMAGED：文件已损坏或不完整：${folder.file}`);
    expect(await asked(readWorkbookInWorker(join(folder.path, '没有')))).toBe(`FILE_NOT_FOUND：找不到文件：${join(folder.path, '没有')}`);
  });

  it('can be cancelled, before and while it reads', async () => {
    const cancelled = 'CANCELLED：操作已取消，没有写入任何数据。';
    expect(await asked(readWorkbookInWorker(roster, { signal: AbortSignal.abort() }))).toBe(cancelled);
    const controller = new AbortController();
    const reading = asked(readWorkbookInWorker(roster, { signal: controller.signal }));
    controller.abort();
    expect(await reading).toBe(cancelled);
  });

  it('is stopped when it takes too long or too much', async () => {
    const refused = `FILE_TOO_COMPLEX：读取文件所需的时间或内存超过上限：${roster}`;
    expect(await asked(readWorkbookInWorker(roster, { timeoutMilliseconds: 1 }))).toBe(refused);
    const table = join(folder.path, '网页.xls');
    writeFileSync(table, `<html><table>${'<tr><td>甲</td><td>乙</td><td>丙</td></tr>'.repeat(150_000)}</table></html>`);
    expect(await asked(readWorkbookInWorker(table, { memoryMegabytes: 24 }))).toBe(refused.replace(roster, table));
  });
});
