const letters = 26;

/** `1` → `A`, `27` → `AA`: the name of a column as the user's spreadsheet shows it. */
export function columnLetter(number: number): string {
  const before = Math.floor((number - 1) / letters);
  return (before > 0 ? columnLetter(before) : '') + String.fromCharCode('A'.charCodeAt(0) + ((number - 1) % letters));
}
