/** Score sheets in versions: a draft is written and published once; what is published never changes and is copied into the next draft. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { sheetFaults } from '../../../electron/contract/grading-sheet-check.ts';
import { sheetBodySchema } from '../../../electron/contract/grading-sheet.ts';
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { resourcePath } from '../../core/resources.ts';
import { newUid, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { draftOf, templateByCode, templateById, templateRows, type StoredTemplate } from './queries-templates.ts';

const shippedSchema = z.object({ code: z.string(), name: z.string(), documentNo: z.string(), body: sheetBodySchema });
type Shipped = z.infer<typeof shippedSchema>;
let shipped: Shipped | null = null;

/** The 100-point sheet a ledger begins with; no document prescribes it, which its number says. */
export function shippedSheet(): Shipped {
  return (shipped ??= shippedSchema.parse(JSON.parse(readFileSync(resourcePath('features/grading/data/sheet-2022.json'), 'utf8'))));
}

/** Gives a ledger without score sheets the shipped one. @returns how many were added */
export function insertShippedSheet(writer: Writer): number {
  if (templateRows(writer).length > 0) return 0;
  const { code, name, documentNo, body } = shippedSheet();
  run(
    writer,
    `INSERT INTO grading_template (uid, code, version, name, state, body_json, document_no, published_at, published_by, recorded_at, recorded_by)
     VALUES (?, ?, 1, ?, 'published', ?, ?, ?, ?, ?, ?)`,
    newUid(),
    code,
    name,
    JSON.stringify(body),
    documentNo,
    writer.at,
    writer.actor.userId,
    writer.at,
    writer.actor.userId,
  );
  return 1;
}

/** @throws AppError GRADING_TEMPLATE_NOT_FOUND */
export function requiredTemplate(reader: Reader, templateId: number): StoredTemplate {
  const found = templateById(reader, templateId);
  if (!found) throw new AppError('GRADING_TEMPLATE_NOT_FOUND');
  return found;
}

export function templates(reader: Reader): OutputOf<'grading.templates'> {
  return templateRows(reader);
}

/** @throws AppError GRADING_TEMPLATE_NOT_FOUND */
export function template(reader: Reader, templateId: number): OutputOf<'grading.template'> {
  const found = requiredTemplate(reader, templateId);
  return { ...found, faults: sheetFaults(found.body) };
}

/** @throws AppError GRADING_TEMPLATE_NOT_FOUND, GRADING_TEMPLATE_PUBLISHED */
function requiredDraft(reader: Reader, templateId: number): StoredTemplate {
  const found = requiredTemplate(reader, templateId);
  if (found.state !== 'draft') throw new AppError('GRADING_TEMPLATE_PUBLISHED', { name: found.name, version: found.version });
  return found;
}

function insertDraft(writer: Writer, input: Pick<StoredTemplate, 'code' | 'version' | 'name' | 'body'>, copiedFrom: number | null): number {
  const templateId = run(
    writer,
    `INSERT INTO grading_template (uid, code, version, name, state, body_json, copied_from, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, 'draft', ?, ?, ?, ?)`,
    newUid(),
    input.code,
    input.version,
    input.name,
    JSON.stringify(input.body),
    copiedFrom,
    writer.at,
    writer.actor.userId,
  );
  writer.audit({
    action: 'grading.draft',
    entity: 'grading_template',
    entityId: templateId,
    after: { templateCode: input.code, templateVersion: input.version, templateName: input.name },
  });
  return templateId;
}

/** @throws AppError GRADING_TEMPLATE_CODE, GRADING_TEMPLATE_PUBLISHED, GRADING_TEMPLATE_NOT_FOUND */
export function saveDraft(context: WriteContext, input: ParsedInputOf<'grading.saveDraft'>): OutputOf<'grading.saveDraft'> {
  const { code, name, body } = input;
  const faults = sheetFaults(body);
  return transaction(context, (writer) => {
    if (input.templateId === null) {
      if (templateByCode(writer, code)) throw new AppError('GRADING_TEMPLATE_CODE', { code });
      return { templateId: insertDraft(writer, { code, version: 1, name, body }, null), faults };
    }
    const draft = requiredDraft(writer, input.templateId);
    // The versions of a sheet keep its code; only the very first draft may still be renumbered.
    if (code !== draft.code && (draft.version > 1 || templateByCode(writer, code))) throw new AppError('GRADING_TEMPLATE_CODE', { code });
    const { templateId } = draft;
    run(
      writer,
      'UPDATE grading_template SET code = ?, name = ?, body_json = ?, recorded_at = ?, recorded_by = ? WHERE grading_template_id = ?',
      code,
      name,
      JSON.stringify(body),
      writer.at,
      writer.actor.userId,
      templateId,
    );
    writer.audit({
      action: 'grading.draft',
      entity: 'grading_template',
      entityId: templateId,
      before: { templateCode: draft.code, templateName: draft.name, items: draft.items },
      after: { templateCode: code, templateName: name, items: body.groups.reduce((sum, group) => sum + group.items.length, 0) },
    });
    return { templateId, faults };
  });
}

/** @throws AppError GRADING_TEMPLATE_NOT_FOUND, GRADING_TEMPLATE_DRAFT */
export function copyTemplate(context: WriteContext, templateId: number): { templateId: number } {
  return transaction(context, (writer) => {
    const { code, name, body } = requiredTemplate(writer, templateId);
    const draft = draftOf(writer, code);
    if (draft) throw new AppError('GRADING_TEMPLATE_DRAFT', { code, version: draft.version });
    const version = (templateByCode(writer, code)?.version ?? 0) + 1;
    return { templateId: insertDraft(writer, { code, version, name, body }, templateId) };
  });
}

/** @throws AppError GRADING_TEMPLATE_FAULTS with the first place, GRADING_TEMPLATE_PUBLISHED, GRADING_TEMPLATE_NOT_FOUND */
export function publishTemplate(context: WriteContext, input: ParsedInputOf<'grading.publishTemplate'>): void {
  const { templateId, documentNo } = input;
  transaction(context, (writer) => {
    const { code, version, name, body } = requiredDraft(writer, templateId);
    const faults = sheetFaults(body);
    const [first] = faults;
    if (first)
      throw new AppError(
        'GRADING_TEMPLATE_FAULTS',
        { count: faults.length, place: first.code === '' ? '' : `${first.code}：`, first: first.text },
        Object.fromEntries(faults.map((fault) => [fault.code, fault.text])),
      );
    run(
      writer,
      `UPDATE grading_template SET state = 'published', document_no = ?, published_at = ?, published_by = ? WHERE grading_template_id = ?`,
      documentNo,
      writer.at,
      writer.actor.userId,
      templateId,
    );
    writer.audit({
      action: 'grading.publishTemplate',
      entity: 'grading_template',
      entityId: templateId,
      before: { templateState: 'draft' },
      after: { templateState: 'published', templateCode: code, templateVersion: version, templateName: name, documentNo },
    });
  });
}

/** @throws AppError GRADING_TEMPLATE_NOT_FOUND, GRADING_TEMPLATE_NOT_PUBLISHED */
export function retireTemplate(context: WriteContext, templateId: number): void {
  transaction(context, (writer) => {
    const { code, version, name, state } = requiredTemplate(writer, templateId);
    if (state !== 'published') throw new AppError('GRADING_TEMPLATE_NOT_PUBLISHED', { name, version });
    run(
      writer,
      `UPDATE grading_template SET state = 'retired', retired_at = ?, retired_by = ? WHERE grading_template_id = ?`,
      writer.at,
      writer.actor.userId,
      templateId,
    );
    writer.audit({
      action: 'grading.retireTemplate',
      entity: 'grading_template',
      entityId: templateId,
      before: { templateState: state },
      after: { templateState: 'retired', templateCode: code, templateVersion: version, templateName: name },
    });
  });
}

/** @throws AppError GRADING_TEMPLATE_NOT_FOUND, GRADING_TEMPLATE_PUBLISHED */
export function discardDraft(context: WriteContext, templateId: number): void {
  transaction(context, (writer) => {
    const { code, version, name } = requiredDraft(writer, templateId);
    run(writer, 'DELETE FROM grading_template WHERE grading_template_id = ?', templateId);
    writer.audit({
      action: 'grading.discardDraft',
      entity: 'grading_template',
      entityId: templateId,
      before: { templateCode: code, templateVersion: version, templateName: name },
      after: { deleted: true },
    });
  });
}
