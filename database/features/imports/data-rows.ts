/** Which rows below the header hold data: not blanks, totals, signatures, notes, nor a header printed again. */
import { closedText } from '../people/plain-text.ts';
import type { DetectedTable } from './detect.ts';
import type { CellGrid } from './reader-grid.ts';

/** 小计, 合计 and the like at the beginning or the end of the first words of a row. */
const total = /^(?:本页|本乡镇?|全[县市区]|乡镇|累计)?(?:小计|合计|总计|累计)|(?:小计|合计|总计)[:：]?$/;
/** Lines at the foot; a title follows by a colon or stands alone. */
const foot =
  /^(?:制表|填表|填报|审核|复核|负责|经办|分管|主管|主要|单位|财务|领导|联系|报送|打印|备注|注|说明|附注|填表说明)[^:：]{0,8}[:：]|^(?:制表|填表|填报|审核|复核|负责|经办|主管)(?:人|人员|单位|日期|时间|签字|签章)?$|^(?:填表说明|填报说明|说明|附注|备注|注)$/;

/** The place of the seal, and the line that names a copy of our own: alone in their rows. */
const alone = /\((?:盖章|公章|签章)\)$|^(?:导出|打印)\S{0,4}[:：]|^第\d+次(?:导出|打印)/;

/**
 * @param identity columns that only a data row fills, such as the ID number: a row with one of them is data whatever else it says
 * @param ignored columns that say nothing by themselves, such as the running number of rows prepared but not used
 */
export function dataRowsOf(rows: CellGrid, table: DetectedTable, identity: readonly number[], ignored: readonly number[]): number[] {
  const skipped = new Set(ignored);
  const header = new Map(table.titles.map(({ column, title }) => [column, title]));
  const found: number[] = [];
  for (let row = table.firstDataRow; row <= rows.rowCount; row++) {
    let words = '';
    let filled = 0;
    let repeated = 0;
    let isCounting = true;
    for (let column = 1; column <= rows.columnCount; column++) {
      const kind = rows.kindAt(row, column);
      if (kind === 'blank') continue;
      const text = rows.textAt(row, column);
      if (text.trim() === '') continue;
      if (skipped.has(column) && !/[^\d.\s]/.test(text)) continue;
      filled++;
      if (words === '' && kind === 'text') words = closedText(text);
      if (kind === 'text' && header.get(column) === text.trim()) repeated++;
      if (isCounting && text.trim() !== String(column)) isCounting = false;
    }
    if (filled === 0 || repeated >= 3 || (repeated > 0 && repeated === filled)) continue;
    // The line that numbers the columns.
    if (isCounting && filled >= 3) continue;
    const isData = identity.some((column) => /\d{14}/.test(closedText(rows.textAt(row, column))));
    if (!isData && (total.test(words) || foot.test(words) || (filled === 1 && alone.test(words)))) continue;
    found.push(row);
  }
  return found;
}
