/**
 * The language of templates, read line by line. A line is a paragraph; `# ` the title, `## ` and `### ` headings; `【…】` at its beginning a
 * command: 表格, 签字, 盖章, 居中, 顶格, 靠右, 小字, 空行, 分页, 如有 … 否则 … 完, 版式, 字号, 页码, 红头, 红线.
 */
import { sizes } from '../../../documents/letter/build.ts';
import type { Template, TemplateFault, TemplateNode, TemplateSettings } from './nodes.ts';
import { readInline } from './read-inline.ts';
import { readTable } from './read-table.ts';
import { createReading, nearestOf, normalise, slice, split, trimmed, type Piece, type Reading } from './reading.ts';

export type ReadTemplate = { readonly template: Template; readonly faults: readonly TemplateFault[] };

const textSizes: Readonly<Record<string, number>> = {
  三号: sizes.sanHao,
  小三: sizes.xiaoSan,
  四号: sizes.siHao,
  小四: sizes.xiaoSi,
  五号: sizes.wuHao,
};
const pages: Readonly<Record<string, TemplateSettings['page']>> = { 公文: 'official', 发文: 'document', 表格: 'form' };
const commands = [
  '表格',
  '签字',
  '盖章',
  '居中',
  '顶格',
  '靠右',
  '小字',
  '空行',
  '空',
  '分页',
  '如有',
  '如无',
  '否则',
  '完',
  '版式',
  '字号',
  '页码',
  '红头',
  '红线',
] as const;
const nearestCommand = nearestOf(commands);
const styles = { 居中: 'centre', 顶格: 'flush', 靠右: 'right', 小字: 'note' } as const;
const emptyLineMm = 6;

type Command = { readonly name: string; readonly whole: Piece; readonly value: Piece; readonly rest: Piece };

/** `【签字：甲方：| 乙方：】`: the word, what stands behind the colon, what follows the bracket. */
function commandOf(line: Piece): Command | 'unclosed' | null {
  if (!line.text.startsWith('【')) return null;
  const end = line.text.lastIndexOf('】');
  // `【居中】附：【样张】`: the bracket that ends the command is the first one when the command takes no value.
  const first = line.text.indexOf('】');
  if (first === -1) return 'unclosed';
  const colon = /[：:\s]/.exec(line.text.slice(1, first));
  const close = colon === null ? first : end;
  const inside = slice(line, 1, close);
  const at = /[：:\s]/.exec(inside.text)?.index ?? inside.text.length;
  return {
    name: inside.text.slice(0, at).trim(),
    whole: slice(line, 0, close + 1),
    value: trimmed(slice(inside, Math.min(at + 1, inside.text.length))),
    rest: trimmed(slice(line, close + 1)),
  };
}

type Open = {
  readonly command: Command;
  readonly field: string;
  readonly isNegated: boolean;
  readonly inside: TemplateNode[];
  otherwise: TemplateNode[] | null;
};

type State = {
  page: TemplateSettings['page'];
  size: number;
  hasPageNumbers: boolean;
  readonly open: Open[];
  readonly nodes: TemplateNode[];
};

function target({ open, nodes }: State): TemplateNode[] {
  const inner = open.at(-1);
  return inner ? (inner.otherwise ?? inner.inside) : nodes;
}

function pushSignatures(state: State, line: TemplateNode & { readonly kind: 'signatures' }): void {
  const nodes = target(state);
  const last = nodes.at(-1);
  if (last?.kind === 'signatures') nodes.splice(-1, 1, { kind: 'signatures', lines: [...last.lines, ...line.lines] });
  else nodes.push(line);
}

function choose<T>(choices: Readonly<Record<string, T>>, { name, value, whole }: Command, reading: Reading): T | null {
  const chosen = choices[value.text];
  if (chosen !== undefined) return chosen;
  reading.fault(value.text === '' ? whole : value, `“${name}”只能是${Object.keys(choices).join('、')}`);
  return null;
}

function readCondition(state: State, command: Command, reading: Reading): void {
  const { name, whole, value } = command;
  if (name === '否则') {
    const inner = state.open.at(-1);
    if (!inner || inner.otherwise) reading.fault(whole, '“否则”前面没有对应的“如有”或“如无”');
    else inner.otherwise = [];
    return;
  }
  if (name === '完') {
    const inner = state.open.pop();
    if (!inner) reading.fault(whole, '“完”前面没有对应的“如有”或“如无”');
    else {
      const { field, isNegated, inside, otherwise } = inner;
      target(state).push({ kind: 'condition', field, isNegated, inside, otherwise: otherwise ?? [] });
    }
    return;
  }
  if (!reading.isField(value.text)) {
    if (value.text === '') reading.fault(whole, `“${name}”后面要写字段名，例如【${name}：联系人】`);
    else reading.fault(value, `没有名为“${value.text}”的字段`, reading.nearest(value.text));
  }
  state.open.push({ command, field: value.text, isNegated: name === '如无', inside: [], otherwise: null });
}

function runCommand(state: State, command: Command, reading: Reading): void {
  const { name, whole, value, rest } = command;
  const nodes = target(state);
  switch (name) {
    case '居中':
    case '顶格':
    case '靠右':
    case '小字':
      nodes.push({ kind: 'paragraph', style: styles[name], inline: readInline(rest.text === '' ? value : rest, reading) });
      return;
    case '签字':
      if (value.text === '') reading.fault(whole, '“签字”后面要写由谁签字，例如【签字：甲方（盖章）：| 乙方（签字）：】');
      else pushSignatures(state, { kind: 'signatures', lines: [split(value, '|').map((part) => readInline(trimmed(part), reading))] });
      break;
    case '盖章': {
      const [unit = value, day = slice(value, value.text.length)] = split(value, '|');
      nodes.push({ kind: 'seal', unit: readInline(trimmed(unit), reading), day: readInline(trimmed(day), reading) });
      break;
    }
    case '空行':
      nodes.push({ kind: 'space', heightMm: emptyLineMm });
      break;
    case '空': {
      const heightMm = Number(value.text);
      if (heightMm > 0 && heightMm <= 200) nodes.push({ kind: 'space', heightMm });
      else reading.fault(whole, '“空”后面要写毫米数，例如【空：10】');
      break;
    }
    case '红头':
      if (value.text === '') reading.fault(whole, '“红头”后面要写发文机关标志，例如【红头：{{民政局}}文件】');
      else nodes.push({ kind: 'redHead', inline: readInline(value, reading) });
      break;
    case '红线':
      nodes.push({ kind: 'redLine' });
      break;
    case '分页':
      nodes.push({ kind: 'pageBreak' });
      break;
    case '页码':
      state.hasPageNumbers = true;
      break;
    case '版式':
      state.page = choose(pages, command, reading) ?? state.page;
      break;
    case '字号':
      state.size = choose(textSizes, command, reading) ?? state.size;
      break;
    case '如有':
    case '如无':
    case '否则':
    case '完':
      readCondition(state, command, reading);
      break;
    default:
      reading.fault(whole, `没有名为“${name}”的指令`, nearestCommand(name));
      return;
  }
  if (rest.text !== '') reading.fault(rest, `“${name}”后面不能再有文字，请另起一行`);
}

function linesOf(text: string): readonly Piece[] {
  return split({ text, offset: 0 }, '\n').map(trimmed);
}

/** Reads a template; everything wrong is named at once. @param fields names that may stand in braces */
export function readTemplate(body: string, fields: readonly string[]): ReadTemplate {
  const text = normalise(body);
  const reading = createReading(text, fields);
  const state: State = { page: 'official', size: sizes.siHao, hasPageNumbers: false, open: [], nodes: [] };
  const lines = linesOf(text);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.text === '') continue;
    const command = commandOf(line);
    if (command === 'unclosed') reading.fault(line, '方头括号没有配对：缺少“】”');
    else if (command?.name === '表格') {
      const rows: Piece[] = [];
      while (lines[index + 1]?.text.startsWith('|')) rows.push(lines[++index] ?? line);
      const table = readTable(command.whole, command.value, rows, state.page, reading);
      if (table) target(state).push(table);
    } else if (command) runCommand(state, command, reading);
    else if (line.text.startsWith('|')) reading.fault(line, '这一行是表格的格子，上面缺少【表格：各列宽度】');
    else target(state).push(paragraphOf(line, reading));
  }
  for (const { command } of state.open) reading.fault(command.whole, `“${command.name}”没有配对：缺少【完】`);
  if (state.nodes.length === 0 && reading.faults.length === 0) reading.fault({ text: '', offset: 0 }, '模板是空的');
  const { page, size, hasPageNumbers } = state;
  const faults = [...reading.faults].sort((one, other) => one.offset - other.offset);
  return { template: { settings: { page, size, hasPageNumbers }, nodes: state.nodes }, faults };
}

function paragraphOf(line: Piece, reading: Reading): TemplateNode {
  const found = /^(#{1,3})\s+/.exec(line.text);
  if (!found) return { kind: 'paragraph', style: 'body', inline: readInline(line, reading) };
  const style = (['title', 'heading', 'subheading'] as const)[(found[1] ?? '#').length - 1] ?? 'title';
  return { kind: 'paragraph', style, inline: readInline(slice(line, found[0].length), reading) };
}
