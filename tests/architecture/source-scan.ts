/** A little way through a syntax tree, for the scans beside it. */
import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

export const root = join(import.meta.dirname, '../..');

export type Node = { readonly type: string; readonly start: number; readonly [field: string]: unknown };
export type Finding = { readonly line: number; readonly text: string };

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

export function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? (value as unknown[]).filter(isNode) : isNode(value) ? [value] : [],
  );
}

/** @param visit sees every node with its parents, nearest last; returning false leaves out what is below */
export function walk(
  node: Node,
  visit: (node: Node, parents: readonly Node[]) => boolean | undefined,
  parents: readonly Node[] = [],
): void {
  if (visit(node, parents) === false) return;
  for (const child of childrenOf(node)) walk(child, visit, [...parents, node]);
}

export function parse(file: string, source: string): Node {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? 'cannot be parsed'}`);
  return program as unknown as Node;
}

export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

/** Runs a scan over the files of the house; each finding as `path:line text`, which an editor can follow. */
export function scanFiles(
  patterns: readonly string[],
  scan: (file: string, source: string) => readonly Finding[],
): { files: string[]; findings: string[] } {
  const files = globSync([...patterns], { cwd: root }).sort();
  const findings = files.flatMap((file) =>
    scan(file, readFileSync(join(root, file), 'utf8')).map(({ line, text }) => `${file}:${line} ${text}`),
  );
  return { files, findings };
}
