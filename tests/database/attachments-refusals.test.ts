import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../electron/contract/result.ts';
import { describeError } from '../../electron/contract/messages.ts';
import { row } from '../../database/core/sql.ts';
import { attachmentMegabytes } from '../../database/features/attachments/limits.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';
import { saveSetting } from '../../database/features/settings/service.ts';
import { openDesk, type Desk } from '../helpers/attachments.ts';
import { pdf, plainJpeg, png } from '../helpers/pictures.ts';

const megabyte = 1024 * 1024;
let desk: Desk;
beforeAll(() => {
  desk = openDesk();
});
afterAll(() => {
  closeLedger(desk.ledger);
  desk.folder.remove();
});

/** Code and words of the refusal; nothing was written anywhere. */
function refusal(path: string): { readonly code: string; readonly text: string } {
  const counted = (): unknown => [
    row(
      desk.context,
      'SELECT (SELECT count(*) FROM attachment) AS a, (SELECT count(*) FROM attachment_content) AS c, max(seq) AS seq FROM audit',
    ),
    readdirSync(desk.ledger.file.slice(0, desk.ledger.file.lastIndexOf('/'))).toSorted(),
  ];
  const before = counted();
  try {
    desk.add(path);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(counted()).toEqual(before);
    const { what, next } = describeError(error.code, error.params);
    return { code: error.code, text: `${what}${next}`.replaceAll(desk.folder.path, '…') };
  }
  throw new Error('was taken');
}
const refused = (name: string, bytes: Uint8Array): { readonly code: string; readonly text: string } => refusal(desk.file(name, bytes));

describe('by what the file is, not by its name', () => {
  const zip = (entry: string): Buffer => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(26), Buffer.from(entry)]);
  const box = (brand: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`), Buffer.alloc(40)]);
  it.each([
    ['照片.jpg', box('heic'), 'HEIC 照片', '请在手机“设置—相机—格式”中选择“兼容性最佳”后重拍'],
    ['录像.jpg', box('isom'), '视频', '请改用照片'],
    ['扫描.pdf', Buffer.from('49492a0008000000', 'hex'), 'TIFF 图片', '请在扫描软件中改选 PDF 或 JPEG 后重新扫描'],
    ['扫描.png', Buffer.from('BM......'), 'BMP 图片', '另存为 JPEG 后再添加'],
    ['图.jpg', Buffer.from('RIFF....WEBPVP8 '), 'WebP 图片', '另存为 JPEG 后再添加'],
    ['审批表.pdf', zip('word/document.xml'), 'Word 文档', '输出为 PDF 后再添加'],
    ['名册.pdf', zip('xl/workbook.xml'), 'Excel 工作簿', '输出为 PDF 后再添加'],
    ['公文.pdf', zip('OFD.xml'), 'OFD 版式文件', '导出为 PDF 后再添加'],
    ['材料.pdf', zip('身份证.jpg'), '压缩包', '请先解压'],
    ['审批表.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '旧版 Word 或 Excel 文件', '输出为 PDF 后再添加'],
    ['身份证.jpg', Buffer.from('MZ......'), '程序', '请核对是否选错了文件'],
    ['身份证.jpg', Buffer.from('370999194503120011'), '不是图片，也不是 PDF', '附件只收 JPEG、PNG 图片和 PDF'],
  ])('%s', (name, bytes, type, advice) => {
    const { code, text } = refused(name, bytes);
    expect(code).toBe('ATTACHMENT_TYPE');
    expect(text).toContain(`…/${name}（${type}）`);
    expect(text).toContain(advice);
  });

  it('and a picture under any name is taken', () => {
    expect(desk.add(desk.file('照片.doc', plainJpeg)).title).toBe('照片');
  });

  it('pictures that no viewer draws', () => {
    const lossless = Buffer.from(plainJpeg);
    lossless[lossless.indexOf(Buffer.from('ffc0', 'hex')) + 1] = 0xc3;
    expect(refused('无损.jpg', lossless).text).toContain('少见编码的图片，程序内不能显示');
    const deep = Buffer.from(plainJpeg);
    deep[deep.indexOf(Buffer.from('ffc0', 'hex')) + 4] = 12;
    expect(refused('十二位.jpg', deep).code).toBe('ATTACHMENT_TYPE');
  });
});

describe('by size', () => {
  it('exactly at the limit is taken, one byte more is not', () => {
    expect(desk.add(desk.file('二十.pdf', pdf('', 20 * megabyte))).title).toBe('二十');
    expect(refused('二十多.pdf', pdf('', 20 * megabyte + 1))).toEqual({
      code: 'ATTACHMENT_TOO_LARGE',
      text: '文件过大：…/二十多.pdf（20.1 MB，上限 20 MB）。扫描件请改用 200 至 300 dpi、灰度重新扫描；照片请缩小后再添加；多页的请拆成几份。',
    });
  });

  it('a huge file is refused before it is read', () => {
    const path = desk.file('大.pdf', Buffer.alloc(0));
    const handle = openSync(path, 'r+');
    ftruncateSync(handle, 8 * 1024 * megabyte);
    closeSync(handle);
    expect(refusal(path).text).toContain('（8192 MB，上限 20 MB）');
  });

  it('a picture that unfolds to more than the memory', () => {
    expect(refused('炸弹.png', png({ width: 60_000, height: 60_000 }))).toEqual({
      code: 'ATTACHMENT_TOO_MANY_PIXELS',
      text: '图片尺寸过大：…/炸弹.png（60000×60000，上限 8000 万像素）。请用 300 dpi 重新扫描，或用看图软件缩小后再添加。',
    });
    const wide = Buffer.from(plainJpeg);
    wide.writeUInt32BE(0xffffffff, wide.indexOf(Buffer.from('ffc0', 'hex')) + 5);
    expect(refused('炸弹.jpg', wide).code).toBe('ATTACHMENT_TOO_MANY_PIXELS');
    expect(desk.add(desk.file('A3.png', png({ width: 10_000, height: 8_000 }))).title).toBe('A3');
  });

  it('an empty one', () => {
    expect(refused('空.jpg', Buffer.alloc(0))).toEqual({
      code: 'ATTACHMENT_EMPTY',
      text: '文件是空的（0 字节）：…/空.jpg请重新扫描，或向提供者重新要一份。',
    });
  });
});

describe('by what is wrong with it', () => {
  it.each([
    ['断.jpg', plainJpeg],
    ['断.png', png({ width: 300, height: 300, noise: randomBytes(9000) })],
    ['断.pdf', pdf('断')],
  ])('%s cut anywhere', (name, whole) => {
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const { code } = refused(name, whole.subarray(0, Math.max(16, Math.floor(whole.length * share))));
      expect(['ATTACHMENT_INCOMPLETE', 'ATTACHMENT_TYPE']).toContain(code);
    }
    expect(refused(name, whole.subarray(0, whole.length - 12)).text).toContain(`文件不完整或已损坏：…/${name}`);
  });

  it('a PNG with a byte that its checksums deny', () => {
    const bytes = png({ width: 200, height: 200 });
    bytes[60] = (bytes[60] ?? 0) ^ 4;
    expect(refused('坏.png', bytes).code).toBe('ATTACHMENT_INCOMPLETE');
  });

  it('a folder, one that is gone, one that waits for ever', () => {
    mkdirSync(join(desk.folder.path, '扫描件'));
    expect(refusal(join(desk.folder.path, '扫描件')).text).toBe('所选的是文件夹：…/扫描件请选择文件夹里的一个图片或 PDF 文件。');
    expect(refusal(join(desk.folder.path, '没有.jpg')).code).toBe('FILE_NOT_FOUND');
    execFileSync('mkfifo', [join(desk.folder.path, '管道')]);
    expect(refusal(join(desk.folder.path, '管道')).text).toContain('不是普通文件');
  });

  it('random bytes behind every known beginning never break anything', () => {
    for (const start of [
      plainJpeg.subarray(0, 3),
      plainJpeg.subarray(0, 180),
      png().subarray(0, 8),
      png().subarray(0, 33),
      Buffer.from('%PDF-1.7'),
    ])
      for (let round = 0; round < 200; round += 1) {
        const path = desk.file('乱.jpg', Buffer.concat([start, randomBytes(1 + round * 7)]));
        try {
          desk.add(path);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }
  });
});

it('the office may set another limit', () => {
  saveSetting(desk.context, attachmentMegabytes, 1);
  expect(refused('一.pdf', pdf('一', megabyte + 1)).text).toContain('（1.1 MB，上限 1 MB）');
  writeFileSync(join(desk.folder.path, '小.pdf'), pdf('小', megabyte));
  expect(desk.add(join(desk.folder.path, '小.pdf')).title).toBe('小');
});
