/** Separated text as spreadsheets write it (RFC 4180 and its cousins). Every cell is text, so no digit of a number is ever lost. */
import { buildWorkbook, WorkbookDamaged } from './reader-builder.ts';
import { lastRow, type RawWorkbook } from './reader-grid.ts';

const separators = [',', '\t', ';', '|'] as const;
const quote = '"';

/** The separator that cuts the first lines into the most pieces; a comma when none does. */
export function separatorOf(text: string): string {
  const head = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/, 30);
  let best: string = separators[0];
  let most = 0;
  for (const separator of separators) {
    const pieces = head.reduce((sum, line) => sum + Math.min(line.split(separator).length - 1, 100), 0);
    if (pieces > most) [best, most] = [separator, pieces];
  }
  return best;
}

/** Excel writes `="0012"` to keep digits; only the text is meant. */
function unwrapped(cell: string): string {
  return cell.charCodeAt(0) === 0x3d && cell.length > 3 && cell.startsWith('="') && cell.endsWith(quote) ? cell.slice(2, -1) : cell;
}

/** A quoted field begins with a quote directly after a separator; anywhere else a quote is a character like others. */
export function readCsv(text: string, name: string): RawWorkbook {
  const builder = buildWorkbook();
  const sheet = builder.sheet(name, false);
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const separator = declared?.[1] ?? separatorOf(text);
  let at = declared ? declared[0].length : 0;
  let row = 0;
  let column = 0;
  const put = (cell: string): void => {
    column++;
    if (cell !== '') sheet.text(column, unwrapped(cell));
  };
  while (at < text.length) {
    if (++row > lastRow) throw new WorkbookDamaged('too many lines');
    sheet.startRow(row);
    column = 0;
    for (let isRowOpen = true; isRowOpen;) {
      let cell = '';
      if (text.charAt(at) === quote) {
        for (at++; ; at += 2) {
          const end = text.indexOf(quote, at);
          if (end < 0) throw new WorkbookDamaged('quote without an end');
          cell += text.slice(at, end);
          at = end;
          if (text.charAt(end + 1) !== quote) break;
          cell += quote;
        }
        at++;
      }
      let end = at;
      while (end < text.length) {
        const character = text.charCodeAt(end);
        if (character === 0x0a || character === 0x0d || character === separator.charCodeAt(0)) break;
        end++;
      }
      put(cell + text.slice(at, end));
      isRowOpen = text.charAt(end) === separator;
      at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    }
  }
  return builder.finish('csv');
}
