/** The wording of a paper in force: the county's newest, else the one that ships. */
import { readFileSync } from 'node:fs';
import { templatePaperKinds, type TemplatePaperKind } from '../../../electron/contract/papers.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { resourcePath } from '../../core/resources.ts';
import { transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { fieldsOf } from './fields-grading.ts';
import { insertTemplate, newestTemplate, templatesOf, type StoredTemplate } from './queries.ts';
import type { Template } from './template/nodes.ts';
import { readTemplate } from './template/read-template.ts';

const namesOf = (kind: TemplatePaperKind): readonly string[] => fieldsOf(kind).map(({ name }) => name);

const shipped = new Map<TemplatePaperKind, string>();

/** As it comes with the program. */
export function shippedTemplate(kind: TemplatePaperKind): string {
  let body = shipped.get(kind);
  if (body === undefined) {
    const file = templatePaperKinds.find(({ id }) => id === kind)?.file ?? kind;
    shipped.set(kind, (body = readFileSync(resourcePath(`features/papers/data/${file}.txt`), 'utf8')));
  }
  return body;
}

export type TemplateInForce = { readonly body: string; readonly stored: StoredTemplate | null };

export function templateInForce(reader: Reader, kind: TemplatePaperKind): TemplateInForce {
  const stored = newestTemplate(reader, kind) ?? null;
  return { body: stored?.body ?? shippedTemplate(kind), stored };
}

/** Ready to be filled. @throws AppError TEMPLATE_FAULTS when a wording of an earlier version of the program no longer reads */
export function readyTemplate(reader: Reader, kind: TemplatePaperKind): Template {
  const { template, faults } = readTemplate(templateInForce(reader, kind).body, namesOf(kind));
  const first = faults[0];
  if (first) throw templateFault(kind, first, faults.length);
  return template;
}

function templateFault(kind: TemplatePaperKind, first: { line: number; column: number; message: string }, count: number): AppError {
  const paper = templatePaperKinds.find(({ id }) => id === kind)?.label ?? kind;
  const place = `第 ${first.line} 行第 ${first.column} 个字`;
  return new AppError('TEMPLATE_FAULTS', { paper, count, place, fault: first.message }, { body: `${place}：${first.message}` });
}

/** All wordings the county has given the paper, newest first; the shipped one is version 0. */
export function versions(reader: Reader, kind: TemplatePaperKind): readonly StoredTemplate[] {
  return templatesOf(reader, kind);
}

type NewTemplate = { readonly kind: TemplatePaperKind; readonly body: string; readonly note: string | null };

/**
 * A new version of the county's wording; the earlier ones stay.
 * @throws AppError TEMPLATE_FAULTS naming the first fault with its place, TEMPLATE_UNCHANGED
 */
export function saveTemplate(
  context: WriteContext,
  { kind, body, note }: NewTemplate,
  action: 'paper.template' | 'paper.restore',
): { version: number } {
  const { faults } = readTemplate(body, namesOf(kind));
  if (faults[0]) throw templateFault(kind, faults[0], faults.length);
  return transaction(context, (writer) => {
    const before = templateInForce(writer, kind);
    if (before.body === body) throw new AppError('TEMPLATE_UNCHANGED', {});
    const version = (before.stored?.version ?? 0) + 1;
    const id = insertTemplate(writer, { kind, version, body, note });
    const paper = templatePaperKinds.find((candidate) => candidate.id === kind)?.label ?? kind;
    writer.audit({
      action,
      entity: 'paper_template',
      entityId: id,
      before: { papers: paper, version: before.stored?.version ?? 0 },
      after: { papers: paper, version, note },
    });
    return { version };
  });
}

/** The shipped wording becomes the newest version. @throws AppError TEMPLATE_UNCHANGED */
export function restoreTemplate(context: WriteContext, kind: TemplatePaperKind): { version: number } {
  return saveTemplate(context, { kind, body: shippedTemplate(kind), note: '恢复默认' }, 'paper.restore');
}
