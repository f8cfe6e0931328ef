/**
 * Opens a file as a table whatever its name says: the first bytes decide. Damaged, locked, too large and foreign files are refused with an
 * `AppError`; nothing else is thrown. Runs in a worker thread (see reader-thread.ts), because a hostile file can cost time and memory.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../electron/contract/result.ts';
import { WorkbookDamaged, WorkbookEncrypted, WorkbookTooBig } from './reader-builder.ts';
import { readCsv } from './reader-csv.ts';
import { openWorkbook, type RawWorkbook, type WorkbookGrid } from './reader-grid.ts';
import { readXlsx } from './reader-xlsx.ts';

/** 100,000 rows of 30 columns are about 20 MB as .xlsx and 40 MB as text. */
export const largestFileBytes = 200 * 1024 * 1024;

const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

function readBytes(file: string): Buffer {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppError('FILE_NOT_FOUND', { file });
    throw new AppError('FILE_NOT_READABLE', { file, reason: reasonOf(code) });
  }
  try {
    const status = fstatSync(handle);
    if (!status.isFile()) throw new AppError('FILE_NOT_A_WORKBOOK', { file });
    if (status.size > largestFileBytes)
      throw new AppError('FILE_TOO_LARGE', { file, size: megabytes(status.size), limit: megabytes(largestFileBytes) });
    const bytes = Buffer.allocUnsafe(status.size);
    let read = 0;
    while (read < bytes.length) {
      const count = readSync(handle, bytes, read, bytes.length - read, read);
      if (count === 0) break;
      read += count;
    }
    return bytes.subarray(0, read);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('FILE_NOT_READABLE', { file, reason: reasonOf((error as NodeJS.ErrnoException).code) });
  } finally {
    closeSync(handle);
  }
}

function reasonOf(code: string | undefined): string {
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限';
  if (code === 'EBUSY') return '正被其他程序占用';
  if (code === 'EISDIR') return '这是文件夹';
  return `系统错误 ${code ?? '未知'}`;
}

/** Strictly as UTF-8, else as GB18030 (GB 18030-2022, which contains GBK and GB2312); null when it is neither, so no text. */
export function decodeText(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding.
    }
  }
  return null;
}

const startsWith = (bytes: Buffer, ...values: number[]): boolean => values.every((value, i) => bytes[i] === value);
/** Control characters that occur in no text table; a few bytes of a picture often pass for GB18030. */
const isBinary = (text: string): boolean => /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/.test(text.slice(0, 65_536));

/** Loaded only for the formats that need it: the library is a megabyte of script. */
const legacyReader = () => import('./reader-legacy.ts');

async function readText(bytes: Buffer, name: string): Promise<RawWorkbook | null> {
  const text = decodeText(bytes);
  if (text === null || isBinary(text) || startsWith(bytes, 0x25, 0x50, 0x44, 0x46) || text.startsWith('{\\rtf')) return null;
  const head = text.slice(0, 20_000).trimStart();
  if (!head.startsWith('<')) return readCsv(text, name);
  if (/<(?:\w+:)?Workbook[\s>]/.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return (await legacyReader()).readMarkup(text.trimStart(), 'spreadsheetml');
  return /<table[\s>]/i.test(text) ? (await legacyReader()).readMarkup(text, 'html') : null;
}

async function readByContent(bytes: Buffer, name: string): Promise<RawWorkbook | null> {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readXlsx(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return (await legacyReader()).readCompound(bytes);
  // BOF of BIFF 2, 3, 4 and 5 with its record length.
  if (
    bytes[0] === 0x09 &&
    [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) &&
    [0x04, 0x06, 0x08].includes(bytes[2] ?? -1) &&
    bytes[3] === 0
  )
    return (await legacyReader()).readBareBiff(bytes);
  return readText(bytes, name);
}

/**
 * Reads a file into flat arrays.
 * @throws AppError FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_TOO_LARGE, FILE_EMPTY, FILE_ENCRYPTED, FILE_NOT_A_WORKBOOK, FILE_DAMAGED, FILE_TOO_COMPLEX
 */
export async function readRawWorkbook(file: string): Promise<RawWorkbook> {
  const bytes = readBytes(file);
  if (bytes.length === 0) throw new AppError('FILE_EMPTY', { file });
  try {
    const raw = await readByContent(bytes, basename(file).replace(/\.[^.]*$/, ''));
    if (!raw) throw new AppError('FILE_NOT_A_WORKBOOK', { file });
    if (raw.sheets.every((sheet) => sheet.rowStarts.length === 1)) throw new AppError('FILE_EMPTY', { file });
    return raw;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof WorkbookEncrypted) throw new AppError('FILE_ENCRYPTED', { file });
    if (error instanceof WorkbookTooBig) throw new AppError('FILE_TOO_COMPLEX', { file });
    if (error instanceof WorkbookDamaged) throw new AppError('FILE_DAMAGED', { file });
    // The limits of the engine, met by a file that asks for a longer text or a larger array than exists.
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_STRING_TOO_LONG')
      throw new AppError('FILE_TOO_COMPLEX', { file });
    throw error;
  }
}

/** The same, opened for reading cells. In the program use `readWorkbookInWorker`. */
export async function readWorkbook(file: string): Promise<WorkbookGrid> {
  return openWorkbook(await readRawWorkbook(file));
}
