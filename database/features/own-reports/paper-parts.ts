/** A table wider than its paper goes on in a second one, each with what its rows are known by. Pure. */
import type { Report, ReportTable } from '../../documents/report-table.ts';

/** What a line of the paper holds at a size that is read without a glass. */
const widestMm: Readonly<Record<Report['paper'], number>> = { A4: 300, A3: 440 };
const naming: ReadonlySet<string> = new Set(['姓名', '项目名称', '幸福院名称', '机构名称']);

export function tablesFor(table: ReportTable, paper: Report['paper']): ReportTable[] {
  const widths = table.columns.map(({ widthMm }) => widthMm);
  if (widths.reduce((sum, width) => sum + width, 0) <= widestMm[paper]) return [table];
  const kept = table.columns.flatMap(({ title, kind }, index) => (kind === 'index' || naming.has(title) ? [index] : []));
  const room = widestMm[paper] - kept.reduce((sum, index) => sum + (widths[index] ?? 0), 0);
  const parts: number[][] = [[]];
  let used = 0;
  widths.forEach((width, index) => {
    if (kept.includes(index)) return;
    if (used + width > room && used > 0) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(index);
    used += width;
  });
  return parts.map((part, position) => {
    const chosen = [...kept, ...part].toSorted((one, other) => one - other);
    const order = position === 0 ? chosen : [...kept, ...part];
    return {
      ...table,
      name: `${table.name}${position + 1}`,
      title: `${table.title}（${position + 1}/${parts.length}）`,
      columns: order.flatMap((index) => table.columns[index] ?? []),
      rows: [...table.rows].map((row) => order.map((index) => row[index] ?? null)),
    };
  });
}
