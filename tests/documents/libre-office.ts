/** LibreOffice as the second opinion on every file the program writes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loading a workbook in a fresh profile takes some seconds, more while other tests run. */
export const libreOfficeTimeout = 180_000;

function run(args: readonly string[]): void {
  // A profile of its own for every run: two runs with one profile wait for each other or fail.
  const profile = mkdtempSync(join(tmpdir(), 'libre-office-'));
  try {
    execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', ...args], {
      stdio: 'pipe',
      timeout: libreOfficeTimeout,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error(
        'LibreOffice is not installed, so exported workbooks and papers cannot be checked: apt-get install --no-install-recommends libreoffice-calc libreoffice-writer',
        { cause: error },
      );
    throw error;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

export type SheetCell = { readonly text: string; /** Stored as text, not as a number or date. */ readonly isText: boolean };

/** As RFC 4180 with tabs, keeping whether a field was quoted. */
export function parseFields(text: string): SheetCell[][] {
  const rows: SheetCell[][] = [];
  let row: SheetCell[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^"\t\n]*))(\t|\n|$)/g)) {
    if (match.index === text.length) break;
    row.push(match[1] === undefined ? { text: match[2] ?? '', isText: false } : { text: match[1].replaceAll('""', '"'), isText: true });
    if (match[3] === '\t') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** All sheets of each file as LibreOffice shows them, by their names: numbers in their format, texts told from numbers. File names must differ. */
export function readEachByLibreOffice(paths: readonly string[]): Map<string, SheetCell[][]>[] {
  const folder = mkdtempSync(join(tmpdir(), 'libre-office-csv-'));
  try {
    // Tab (amounts hold commas), double quote, UTF-8, from row 1; texts quoted, numbers as shown, no formulas; every sheet in a file of its own.
    run(['--convert-to', 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,true,true,true,false,false,-1', '--outdir', folder, ...paths]);
    const files = readdirSync(folder);
    return paths.map((path) => {
      const stem = `${basename(path, extname(path))}-`;
      const own = files.filter((file) => file.startsWith(stem));
      if (own.length === 0) throw new Error(`LibreOffice could not read ${path}`);
      return new Map(own.map((file) => [basename(file, '.csv').slice(stem.length), parseFields(readFileSync(join(folder, file), 'utf8'))]));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function readByLibreOffice(path: string): Map<string, SheetCell[][]> {
  return readEachByLibreOffice([path])[0] ?? new Map<string, SheetCell[][]>();
}

/** Converts into the folder and returns the new file. */
export function convertByLibreOffice(path: string, format: 'pdf' | 'xlsx' | 'xls', folder: string): string {
  return convertEachByLibreOffice([path], format, folder)[0] ?? '';
}

/** As `convertByLibreOffice`, many files in one run. File names must differ. */
export function convertEachByLibreOffice(paths: readonly string[], format: 'pdf' | 'xlsx' | 'xls', folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  run(['--convert-to', format, '--outdir', folder, ...paths]);
  return paths.map((path) => join(folder, `${basename(path, extname(path))}.${format}`));
}
