/** Grids as the text files that pass for workbooks in offices: CSV, tab-separated text, a web page with a table, the XML of Excel 2003. */
import { cellText, type Grid, type Merge } from './cells.ts';

export function csvText(grid: Grid, lineEnd = '\r\n'): string {
  const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return grid.map((row) => row.map((cell) => quote(cellText(cell))).join(',') + lineEnd).join('');
}

export function tabbedText(grid: Grid): string {
  return grid.map((row) => `${row.map(cellText).join('\t')}\r\n`).join('');
}

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Merges by their first cell, and the cells each of them covers. */
function lookUpMerges(merges: readonly Merge[]): { readonly starts: ReadonlyMap<string, Merge>; readonly covered: ReadonlySet<string> } {
  const starts = new Map(merges.map((merge) => [`${merge.top}:${merge.left}`, merge]));
  const covered = new Set<string>();
  for (const merge of merges)
    for (let row = merge.top; row <= merge.bottom; row += 1)
      for (let column = merge.left; column <= merge.right; column += 1)
        if (row !== merge.top || column !== merge.left) covered.add(`${row}:${column}`);
  return { starts, covered };
}

/** A page as systems export it under the name .xls: `mso-number-format` keeps long numbers text, empty cells hold `&nbsp;`. */
export function webPage(grid: Grid, merges: readonly Merge[], charset: string): string {
  const { starts, covered } = lookUpMerges(merges);
  const rows = grid.map((row, rowNumber) => {
    const cells = row.map((cell, column) => {
      if (covered.has(`${rowNumber}:${column}`)) return '';
      const merge = starts.get(`${rowNumber}:${column}`);
      const down = merge && merge.bottom > merge.top ? ` rowspan="${merge.bottom - merge.top + 1}"` : '';
      const across = merge && merge.right > merge.left ? ` colspan=${merge.right - merge.left + 1}` : '';
      const text = cellText(cell);
      const style = /^\d{11,}/.test(text) ? ` style="mso-number-format:'\\@'"` : '';
      return `<td${down}${across}${style}>${text === '' ? '&nbsp;' : escapeMarkup(text).replaceAll('\n', '<br>')}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return [
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
    `<head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><style>td{font-size:10pt}</style></head>`,
    '<body><table border="1">',
    ...rows,
    '</table></body></html>',
  ].join('\r\n');
}

/** SpreadsheetML of Excel 2003: cells that are left out are counted with ss:Index, days are typed. */
export function spreadsheetXml(name: string, grid: Grid, merges: readonly Merge[]): string {
  const { starts, covered } = lookUpMerges(merges);
  const rows = grid.map((row, rowNumber) => {
    let next = 0;
    const cells = row.flatMap((cell, column) => {
      if (cell === null || covered.has(`${rowNumber}:${column}`)) return [];
      const merge = starts.get(`${rowNumber}:${column}`);
      const index = column === next ? '' : ` ss:Index="${column + 1}"`;
      next = (merge?.right ?? column) + 1;
      const across = merge && merge.right > merge.left ? ` ss:MergeAcross="${merge.right - merge.left}"` : '';
      const down = merge && merge.bottom > merge.top ? ` ss:MergeDown="${merge.bottom - merge.top}"` : '';
      const isDay = typeof cell === 'object';
      const type = isDay ? 'DateTime' : typeof cell === 'number' ? 'Number' : 'String';
      const style = isDay ? ' ss:StyleID="day"' : '';
      return [
        `<Cell${index}${across}${down}${style}><Data ss:Type="${type}">${isDay ? `${cell.day}T00:00:00.000` : escapeMarkup(String(cell))}</Data></Cell>`,
      ];
    });
    return `<Row>${cells.join('')}</Row>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<?mso-application progid="Excel.Sheet"?>',
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">',
    '<Styles><Style ss:ID="day"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles>',
    `<Worksheet ss:Name="${escapeMarkup(name)}"><Table>`,
    ...rows,
    '</Table></Worksheet></Workbook>',
  ].join('\n');
}
