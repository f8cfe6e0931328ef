/** Word templates as use cases: read in with every fault named, kept version by version, withdrawn. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { TemplatePaperKind } from '../../../electron/contract/papers.ts';
import { AppError } from '../../../electron/contract/result.ts';
import {
  largestWordTemplate,
  letterSamples,
  letterSubjects,
  type LetterSampleId,
  type LetterSubject,
} from '../../../electron/contract/word-templates.ts';
import { transaction, type Reader, type WriteContext } from '../../core/sql.ts';
import { listName, PackageUnreadable, readWordTemplate, type FieldNames, type WordTemplate } from '../../documents/docx/word-template.ts';
import { letterDocx } from '../../documents/letter/letter-docx.ts';
import { fieldsOf } from '../papers/fields-grading.ts';
import { labelOfPaper } from '../papers/making.ts';
import { nearestOf } from '../papers/template/reading.ts';
import { setLetter } from '../papers/template/set-letter.ts';
import { readyTemplate } from '../papers/templates.ts';
import { letterFields } from './fields.ts';
import { sampleFile } from './samples.ts';
import {
  contentOf,
  insertTemplate,
  insertVersion,
  isNameTaken,
  standingTemplates,
  templateById,
  withdrawTemplate,
  type TemplateRow,
} from './queries.ts';

function namesOf(subject: LetterSubject): FieldNames {
  const names = letterFields(subject).map(({ name }) => name);
  const known = new Set(names);
  return {
    isField: (name) => known.has(name) && !name.startsWith(`${listName}.`),
    isListField: (name) => known.has(name) && name.startsWith(`${listName}.`),
    nearest: nearestOf(names),
  };
}

/** @throws AppError WORD_TEMPLATE_UNREADABLE */
function read(bytes: Uint8Array, subject: LetterSubject, fileName: string): WordTemplate {
  try {
    return readWordTemplate(bytes, namesOf(subject));
  } catch (error) {
    if (error instanceof PackageUnreadable) throw new AppError('WORD_TEMPLATE_UNREADABLE', { file: fileName });
    throw error;
  }
}

/** @throws AppError WORD_TEMPLATE_GONE */
export function requiredTemplate(reader: Reader, templateId: number): { readonly row: TemplateRow; readonly template: WordTemplate } {
  const row = templateById(reader, templateId);
  if (!row) throw new AppError('WORD_TEMPLATE_GONE', {});
  return { row, template: read(contentOf(reader, row.templateId, row.version), row.subject, row.fileName) };
}

export function list(reader: Reader): OutputOf<'wordTemplates.list'> {
  return {
    templates: standingTemplates(reader).map((row) => ({
      ...row,
      fields: [...read(contentOf(reader, row.templateId, row.version), row.subject, row.fileName).fields],
    })),
    fields: letterSubjects.flatMap(({ id }) =>
      letterFields(id).map(({ name, group, note, sample }) => ({ subject: id, name, group, note, sample })),
    ),
  };
}

/**
 * A new template or a new version of one. With any fault nothing is kept.
 * @throws AppError WORD_TEMPLATE_UNREADABLE, WORD_TEMPLATE_TOO_LARGE, WORD_TEMPLATE_NAME, WORD_TEMPLATE_GONE, WORD_TEMPLATE_UNCHANGED
 */
export function readIn(context: WriteContext, input: ParsedInputOf<'wordTemplates.read'>, path: string): OutputOf<'wordTemplates.read'> {
  const fileName = basename(path);
  if (statSync(path).size > largestWordTemplate) throw new AppError('WORD_TEMPLATE_TOO_LARGE', { file: fileName });
  return keep(context, input, fileName, readFileSync(path));
}

/** As `readIn`, of a file that is in memory. */
export function keep(
  context: WriteContext,
  input: ParsedInputOf<'wordTemplates.read'>,
  fileName: string,
  bytes: Uint8Array,
): OutputOf<'wordTemplates.read'> {
  const before = input.templateId === null ? undefined : templateById(context, input.templateId);
  if (input.templateId !== null && !before) throw new AppError('WORD_TEMPLATE_GONE', {});
  const subject = before?.subject ?? input.subject;
  const { fields, faults } = read(bytes, subject, fileName);
  const answer = { fileName, fields: [...fields], faults: faults.map((fault) => ({ ...fault, suggestions: [...fault.suggestions] })) };
  if (faults.length > 0) return { ...answer, templateId: null, version: null };
  const name = before?.name ?? input.name ?? fileName.replace(/\.docx$/i, '').slice(0, 40);
  if (isNameTaken(context, name, before?.templateId ?? null)) throw new AppError('WORD_TEMPLATE_NAME', { name });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (before && Buffer.compare(Buffer.from(contentOf(context, before.templateId, before.version)), bytes) === 0)
    throw new AppError('WORD_TEMPLATE_UNCHANGED', { name });
  return transaction(context, (writer) => {
    const templateId = before?.templateId ?? insertTemplate(writer, subject, name);
    const version = (before?.version ?? 0) + 1;
    insertVersion(writer, { templateId, version, fileName, content: bytes, sha256, note: input.note });
    writer.audit({
      action: 'wordTemplate.read',
      entity: 'word_template',
      entityId: templateId,
      before: before ? { title: name, version: before.version } : null,
      after: { title: name, version, fileName, sha256, note: input.note },
    });
    return { ...answer, templateId, version };
  });
}

/** @throws AppError WORD_TEMPLATE_GONE */
export function fileOf(reader: Reader, templateId: number): { readonly bytes: Uint8Array; readonly name: string } {
  const row = templateById(reader, templateId);
  if (!row) throw new AppError('WORD_TEMPLATE_GONE', {});
  return { bytes: contentOf(reader, templateId, row.version), name: row.fileName };
}

const isSample = (kind: string): kind is LetterSampleId => letterSamples.some(({ id }) => id === kind);

/** A sample, or one of the program's papers with its fields in braces. */
export async function beginning(reader: Reader, kind: TemplatePaperKind | LetterSampleId): Promise<Uint8Array> {
  if (isSample(kind)) return sampleFile(kind);
  const known = new Set(fieldsOf(kind).map(({ name }) => name));
  const valueOf = (name: string): string | null => (known.has(name) ? `{{${name}}}` : null);
  return letterDocx(setLetter(readyTemplate(reader, kind), labelOfPaper(kind), { valueOf, blankOf: () => 6 }, null));
}

/** @throws AppError WORD_TEMPLATE_GONE */
export function withdraw(context: WriteContext, { templateId, reason }: ParsedInputOf<'wordTemplates.withdraw'>): void {
  const row = templateById(context, templateId);
  if (!row) throw new AppError('WORD_TEMPLATE_GONE', {});
  transaction(context, (writer) => {
    withdrawTemplate(writer, templateId, reason);
    writer.audit({
      action: 'wordTemplate.withdraw',
      entity: 'word_template',
      entityId: templateId,
      before: { title: row.name, version: row.version },
      after: { title: row.name, reason },
    });
  });
}
