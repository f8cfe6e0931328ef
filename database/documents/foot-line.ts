/** Last line of every paper and workbook: who made this copy, when, which copy it is. */

/** `2022-02-01 09:30`, as the clock on the wall shows an instant. */
export function localTime(instant: string): string {
  const at = new Date(instant);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())} ${part(at.getHours())}:${part(at.getMinutes())}`;
}

/** `导出：2022-02-01 09:30 经办员 第2次导出 用途：送代发银行`. */
export function exportFootLine(
  verb: string,
  instant: string,
  userName: string,
  copyNumber: number | null,
  purpose: string | null = null,
): string {
  const number = copyNumber === null ? '' : ` 第${copyNumber}次${verb}`;
  return `${verb}：${localTime(instant)} ${userName}${number}${purpose === null ? '' : ` 用途：${purpose}`}`;
}
