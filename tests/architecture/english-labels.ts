/** Finds words of another language in what a screen shows. */
import { childrenOf, isNode, lineAt, parse, walk, type Finding, type Node } from './source-scan.ts';

/** Properties of elements and of objects (columns, tabs, menus, messages) whose text somebody reads. */
const visibleNames = new Set([
  'label',
  'title',
  'subtitle',
  'subheader',
  'heading',
  'placeholder',
  'helperText',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'alt',
  'children',
  'headerName',
  'description',
  'tooltip',
  'caption',
  'text',
  'next',
  'message',
  'hint',

  'detail',
  'summary',
  'primary',
  'secondary',
  'unit',
  'prefix',
  'suffix',
  'empty',
  'emptyText',
  'confirmText',
  'cancelText',
  'okText',
  'noOptionsText',
  'loadingText',
  'labelRowsPerPage',
  'abbreviation',
]);

/** Names of file kinds, standards, keys and products that Chinese readers know in these letters. */
const knownWords = [
  'Excel',
  'Word',
  'PDF',
  'JPEG',
  'PNG',
  'KB',
  'MB',
  'dpi',
  'CSV',
  'xlsx',
  'xls',
  'et',
  'csv',
  'pdf',
  'WPS',
  'LibreOffice',
  '7-Zip',
  'WinRAR',
  'Office',
  'UTF-8',
  'GB18030',
  'SHA-256',
  'AES',
  'USB',
  'ID',
  'IT',
  'Ctrl',
  'Shift',
  'Alt',
  'Cmd',
  'Enter',
  'Esc',
  'Tab',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Delete',
  'Space',
  'Linux',
  'Windows',
  'macOS',
  'SQLite',
  'Electron',
  'Chromium',
  'Node',
];
const knownPattern = new RegExp(`(?<![A-Za-z])(?:${knownWords.join('|')})(?![A-Za-z])`, 'g');
const latinWord = /[A-Za-z]{2,}/;

/** A palette has entries called text and secondary, too. */
const styleValue = /^(#[0-9a-f]{3,8}|(rgba?|hsla?|var|calc)\(.*\))$/i;

function isForeign(text: string): boolean {
  return !styleValue.test(text) && latinWord.test(text.replace(knownPattern, ''));
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'JSXNamespacedName') return `${nameOf(node['namespace'])}:${nameOf(node['name'])}`;
  const name = node['name'] ?? node['value'];
  return typeof name === 'string' ? name : '';
}

type Shown = { readonly node: Node; readonly text: string };

/** The texts an expression can turn into on the screen. Nested elements are looked at by themselves. */
function shownBy(expression: unknown): Shown[] {
  if (!isNode(expression)) return [];
  const of = (...fields: readonly string[]): Shown[] => fields.flatMap((field) => shownBy(expression[field]));
  switch (expression.type) {
    case 'Literal':
      return typeof expression['value'] === 'string' ? [{ node: expression, text: expression['value'] }] : [];
    case 'TemplateLiteral':
      return [
        ...(expression['quasis'] as Node[]).map((node) => ({ node, text: (node['value'] as { cooked: string | null }).cooked ?? '' })),
        ...(expression['expressions'] as Node[]).flatMap(shownBy),
      ];
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'ChainExpression':
      return of('expression');
    case 'ConditionalExpression':
      return of('consequent', 'alternate');
    case 'LogicalExpression':
      return of('left', 'right');
    case 'BinaryExpression':
      // A sum of texts is shown; a comparison is not.
      return expression['operator'] === '+' ? of('left', 'right') : [];
    case 'ArrayExpression':
      return (expression['elements'] as unknown[]).flatMap(shownBy);
    case 'ArrowFunctionExpression':
      return isNode(expression['body']) && expression['body'].type !== 'BlockStatement' ? of('body') : [];
    case 'CallExpression': {
      // What a list is turned into: ['a', 'b'].join('、'), list.map((one) => …). Arguments of other calls are keys and options.
      const callee = expression['callee'];
      if (!isNode(callee) || callee.type !== 'MemberExpression') return [];
      const callbacks = (expression['arguments'] as Node[]).filter(({ type }) => type === 'ArrowFunctionExpression');
      const list = isNode(callee['object']) && callee['object'].type === 'ArrayExpression' ? shownBy(callee['object']) : [];
      return [...list, ...callbacks.flatMap(shownBy)];
    }
    default:
      return [];
  }
}

/** Every text of a screen's source that shows a word in Latin letters and is no known name. */
export function findEnglishLabels(file: string, source: string): Finding[] {
  const findings = new Map<number, Finding>();
  const check = (shown: readonly Shown[]): void => {
    for (const { node, text } of shown) {
      if (isForeign(text)) findings.set(node.start, { line: lineAt(source, node.start), text: text.trim().replaceAll(/\s+/g, ' ') });
    }
  };
  walk(parse(file, source), (node) => {
    switch (node.type) {
      case 'JSXText':
        check([{ node, text: String(node['value']) }]);
        break;
      case 'JSXAttribute':
        if (visibleNames.has(nameOf(node['name']))) check(shownBy(node['value']));
        break;
      case 'JSXElement':
      case 'JSXFragment':
        for (const child of childrenOf(node)) if (child.type === 'JSXExpressionContainer') check(shownBy(child));
        break;
      case 'Property':
        if (node['computed'] !== true && visibleNames.has(nameOf(node['key']))) check(shownBy(node['value']));
        break;
      default:
        break;
    }
    // Types name fields, they show nothing.
    return !node.type.startsWith('TSType') && !node.type.startsWith('TSInterface');
  });
  return [...findings.values()];
}
