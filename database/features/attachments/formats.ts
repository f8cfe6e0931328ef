/** What a file is, by its first bytes; its ending proves nothing. */
import type { AttachmentMediaType } from '../../../electron/contract/attachments.ts';
import { isJpeg, trimJpeg, type Picture } from './jpeg.ts';
import { isPng, trimPng } from './png.ts';

export type Recognised =
  | {
      readonly kind: 'accepted';
      readonly mediaType: AttachmentMediaType;
      /** What is stored: a picture without the place and time it was taken. */
      readonly bytes: Buffer;
      readonly isTrimmed: boolean;
      /** Of a picture. */
      readonly size: { readonly width: number; readonly height: number } | null;
    }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused'; readonly type: string; readonly advice: string };

const fromScanner = '请在扫描软件中改选 PDF 或 JPEG 后重新扫描';
const fromPicture = '请用看图软件打开，另存为 JPEG 后再添加';
const fromOffice = '请在 Word 或 WPS 中打开，输出为 PDF 后再添加';
const fromArchive = '请先解压，再逐个添加里面的图片或 PDF';

type Other = { readonly isIt: (file: Buffer) => boolean; readonly type: string; readonly advice: string };

const starts =
  (hex: string, at = 0) =>
  (file: Buffer): boolean =>
    file.subarray(at, at + hex.length / 2).equals(Buffer.from(hex, 'hex'));
const startsText =
  (text: string, at = 0) =>
  (file: Buffer): boolean =>
    file.subarray(at, at + text.length).toString('latin1') === text;
/** A zip package that holds an entry of this name. */
const packs =
  (entry: string) =>
  (file: Buffer): boolean =>
    startsText('PK')(file) && file.includes(entry);
const media =
  (...brands: readonly string[]) =>
  (file: Buffer): boolean =>
    startsText('ftyp', 4)(file) && (brands.length === 0 || brands.includes(file.subarray(8, 12).toString('latin1')));

/** In this order: a Word file is a package too. */
const others: readonly Other[] = [
  {
    isIt: media('heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis'),
    type: 'HEIC 照片',
    advice: '请在手机“设置—相机—格式”中选择“兼容性最佳”后重拍，或转换为 JPEG 后再添加',
  },
  { isIt: media(), type: '视频', advice: '附件只收图片和 PDF，请改用照片' },
  { isIt: (file) => starts('49492a00')(file) || starts('4d4d002a')(file), type: 'TIFF 图片', advice: fromScanner },
  { isIt: startsText('BM'), type: 'BMP 图片', advice: fromPicture },
  { isIt: startsText('GIF8'), type: 'GIF 图片', advice: fromPicture },
  { isIt: (file) => startsText('RIFF')(file) && startsText('WEBP', 8)(file), type: 'WebP 图片', advice: fromPicture },
  { isIt: starts('0000000c6a502020'), type: 'JPEG 2000 图片', advice: fromPicture },
  { isIt: packs('word/'), type: 'Word 文档', advice: fromOffice },
  { isIt: packs('xl/'), type: 'Excel 工作簿', advice: fromOffice },
  { isIt: packs('ppt/'), type: '演示文稿', advice: fromOffice },
  { isIt: packs('OFD.xml'), type: 'OFD 版式文件', advice: '请用 OFD 阅读器打开，导出为 PDF 后再添加' },
  { isIt: starts('d0cf11e0a1b11ae1'), type: '旧版 Word 或 Excel 文件', advice: fromOffice },
  { isIt: startsText('{\\rtf'), type: 'RTF 文档', advice: fromOffice },
  {
    isIt: (file) => starts('504b0304')(file) || startsText('Rar!')(file) || starts('377abcaf271c')(file) || starts('1f8b')(file),
    type: '压缩包',
    advice: fromArchive,
  },
  { isIt: startsText('MZ'), type: '程序', advice: '附件只收图片和 PDF，请核对是否选错了文件' },
];

function picture(mediaType: AttachmentMediaType, trimmed: Picture): Recognised {
  if (trimmed.kind === 'incomplete') return { kind: 'incomplete' };
  if (trimmed.kind === 'unusual') return { kind: 'refused', type: '少见编码的图片，程序内不能显示', advice: fromPicture };
  const { width, height, bytes, isTrimmed } = trimmed;
  return { kind: 'accepted', mediaType, bytes, isTrimmed, size: { width, height } };
}

/** Readers look for the head in the first kilobyte and for the end mark near the end (ISO 32000-1, annex H.3). */
function isPdf(file: Buffer): boolean {
  return file.subarray(0, 1024).includes('%PDF-');
}

function pdf(file: Buffer): Recognised {
  const end = file.subarray(Math.max(0, file.length - 4096));
  return end.includes('%%EOF') && file.includes('startxref')
    ? { kind: 'accepted', mediaType: 'application/pdf', bytes: file, isTrimmed: false, size: null }
    : { kind: 'incomplete' };
}

export function recognise(file: Buffer): Recognised {
  if (isJpeg(file)) return picture('image/jpeg', trimJpeg(file));
  if (isPng(file)) return picture('image/png', trimPng(file));
  if (isPdf(file)) return pdf(file);
  const other = others.find(({ isIt }) => isIt(file));
  return {
    kind: 'refused',
    type: other?.type ?? '不是图片，也不是 PDF',
    advice: other?.advice ?? '附件只收 JPEG、PNG 图片和 PDF，请核对是否选错了文件',
  };
}
