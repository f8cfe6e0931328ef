/** Finds numbers in rules files that could be an amount, a limit or a multiple of a policy document: those are dated parameters. */
import { lineAt, parse, walk, type Finding, type Node } from './source-scan.ts';

/** Nothing, one, a pair, not found, the base of figures, the months of a year, the fen of a yuan and the whole of a percentage. */
const plainNumbers = new Set([0, 1, 2, 10, 12, 100]);
/** Places in a text, such as the year of a date, are no amounts. */
const textMethods = new Set(['slice', 'substring', 'padStart', 'padEnd', 'charAt', 'charCodeAt', 'at', 'codePointAt', 'startsWith']);
const longestText = 20;

function isPlaceInText(value: number, parents: readonly Node[]): boolean {
  const call = parents.findLast(({ type }) => type !== 'UnaryExpression');
  if (call?.type !== 'CallExpression' || value > longestText) return false;
  const callee = call['callee'] as Node;
  return callee.type === 'MemberExpression' && textMethods.has(String((callee['property'] as Node)['name']));
}

export function findAmountConstants(file: string, source: string): Finding[] {
  const findings: Finding[] = [];
  walk(parse(file, source), (node, parents) => {
    if (node.type === 'TSLiteralType') return false;
    if (node.type !== 'Literal') return undefined;
    const value = typeof node['value'] === 'bigint' ? Number(node['value']) : node['value'];
    if (typeof value === 'number' && !plainNumbers.has(value) && !isPlaceInText(value, parents)) {
      findings.push({ line: lineAt(source, node.start), text: typeof node['raw'] === 'string' ? node['raw'] : value.toString() });
    }
    // An amount written as text is one all the same.
    if (typeof value === 'string' && /^\d[\d,]*(\.\d+)?元?$/.test(value) && !plainNumbers.has(Number(value))) {
      findings.push({ line: lineAt(source, node.start), text: `'${value}'` });
    }
    return undefined;
  });
  return findings;
}
