/**
 * A zip for technical support: the program's logs, versions, and what the last self-check measured. Everything in it is numbers, codes and
 * method names: no names of people, no numbers of theirs, no paths (folders are often named after their owner), no names of printers.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPartialFile } from '../../documents/xlsx/partial-file.ts';
import { addPart } from '../../documents/xlsx/workbook.ts';
import { createZipWriter } from '../../documents/xlsx/zip-writer.ts';
import type { Finding } from './findings.ts';

/** Older first, as the main process names them. */
const logNames = ['yiyang.1.log', 'yiyang.log'] as const;

export type LogPackInput = {
  readonly profileFolder: string;
  readonly appVersion: string;
  readonly at: string;
  /** Null when no check was run in this session. */
  readonly findings: readonly Finding[] | null;
};

/** Only lines of the program's own; what the log could not take apart was cleaned when it was written, and is cleaned again of Chinese and long numbers. */
export function cleanLog(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) =>
      line
        .replace(/\p{Script=Han}+/gu, (word) => `[han×${[...word].length}]`)
        .replace(/\d(?:[ -]?\d){10,}[Xx]?/g, (digits) => `[digits×${digits.length}]`)
        .replace(/(?:[A-Za-z]:\\\\|\/(?:home|Users|root|media|mnt|tmp)\/)[^"\s:)]*/g, '[path]'),
    )
    .join('\n');
}

function readLog(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return '';
  }
}

/** @returns the size of the pack. @throws AppError FILE_NOT_WRITABLE, DISK_FULL */
export function writeLogPack(input: LogPackInput, path: string): number {
  const { appVersion, at, findings } = input;
  const file = openPartialFile(path);
  try {
    const zip = createZipWriter(file);
    const versions = { appVersion, node: process.versions.node, platform: process.platform, arch: process.arch, at };
    addPart(zip, 'versions.json', `${JSON.stringify(versions, null, 2)}\n`);
    const results = findings?.map(({ id, state, figures }) => ({ id, state, figures })) ?? null;
    addPart(zip, 'check.json', `${JSON.stringify(results, null, 2)}\n`);
    for (const name of logNames) {
      const text = cleanLog(readLog(join(input.profileFolder, 'logs'), name));
      if (text !== '') addPart(zip, name, `${text}\n`);
    }
    zip.finish();
    const bytes = file.size;
    file.commit();
    return bytes;
  } finally {
    file.discard();
  }
}
