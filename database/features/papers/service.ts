/** Papers as use cases: looked at, printed, saved; every copy that leaves is numbered and stands in the audit with its hash. */
import { createHash } from 'node:crypto';
import type { PaperOrder, TemplateFaultView, TemplatePaperKind } from '../../../electron/contract/papers.ts';
import { templatePaperKinds } from '../../../electron/contract/papers.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { exportFootLine } from '../../documents/foot-line.ts';
import { letterPdf } from '../../documents/letter/letter-pdf.ts';
import { plainZip } from '../../documents/plain-zip.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import type { ScopedReader } from '../users/scope.ts';
import { fields } from './fields.ts';
import { blanksOf, fieldsOf, gradingFields } from './fields-grading.ts';
import {
  countPapers,
  labelOfPaper,
  missingText,
  onePdfSteps,
  papersOf,
  selectPeople,
  separateFiles,
  settingOf,
  type Format,
  type MadePdf,
  type OnPaper,
  type Paper,
} from './making.ts';
import { newestTemplate, nextCopyNumber } from './queries.ts';
import { readTemplate } from './template/read-template.ts';
import { setLetter } from './template/set-letter.ts';
import { shippedTemplate, templateInForce, versions } from './templates.ts';

export { restoreTemplate, saveTemplate } from './templates.ts';

export function kinds(reader: Reader) {
  return {
    kinds: templatePaperKinds.map(({ id }) => {
      const stored = newestTemplate(reader, id);
      return { kind: id, version: stored?.version ?? 0, changedAt: stored?.recordedAt ?? null, changedBy: stored?.recordedBy ?? null };
    }),
    fields: [
      ...fields.map(({ name, group, note, sample }) => ({ subject: 'person' as const, name, group, note, sample })),
      ...gradingFields.map(({ name, group, note, sample }) => ({ subject: 'grading' as const, name, group, note, sample })),
    ],
  };
}

export function template(reader: Reader, kind: TemplatePaperKind) {
  const { body, stored } = templateInForce(reader, kind);
  const own = versions(reader, kind).map(({ version, note, body: text, recordedAt, recordedBy }) => ({
    version,
    note,
    body: text,
    recordedAt,
    recordedBy,
  }));
  return { version: stored?.version ?? 0, body, shipped: shippedTemplate(kind), versions: own };
}

type TriedTemplate = {
  readonly faults: TemplateFaultView[];
  readonly pdf: Uint8Array | null;
  readonly pages: number;
  readonly warnings: string[];
};

/** Ticks of a paper nobody is on. */
const unticked = (sample: string): string | null => (sample.includes('■') ? sample.replaceAll('■', '□') : null);

/** A wording with an invented person on it, or empty as somebody would fill it in by hand. */
export function tryTemplate(kind: TemplatePaperKind, body: string, isBlank: boolean): TriedTemplate {
  const own = fieldsOf(kind);
  const samples = new Map(own.map(({ name, sample }) => [name, sample]));
  const { template: read, faults } = readTemplate(
    body,
    own.map(({ name }) => name),
  );
  if (faults.length > 0)
    return { faults: faults.map((fault) => ({ ...fault, suggestions: [...fault.suggestions] })), pdf: null, pages: 0, warnings: [] };
  const valueOf = (name: string): string | null => {
    const sample = samples.get(name) ?? null;
    return isBlank && sample !== null ? unticked(sample) : sample;
  };
  const letter = setLetter(
    read,
    labelOfPaper(kind),
    { valueOf, blankOf: blanksOf(kind) },
    isBlank ? '预览：空白' : '预览：示例，并非真实信息',
  );
  const { bytes, pages, missing } = letterPdf([letter]);
  return { faults: [], pdf: bytes, pages, warnings: missing.map(missingText) };
}

/** How many a selection finds, and the first of them. */
export function count(reader: ScopedReader, order: Pick<PaperOrder, 'selection'>): { total: number; names: string[] } {
  const people = selectPeople(reader, order.selection);
  return { total: people.length, names: people.slice(0, 6).map(({ name }) => name) };
}

/** One line of the log for a run of hundreds. */
function whoAndWhat(people: readonly OnPaper[], kindsAsked: readonly TemplatePaperKind[]): object {
  return {
    papers: [...new Set(kindsAsked)].map(labelOfPaper).join('、'),
    people: people.length,
    personIds: people.map(({ personId }) => personId).join('、'),
  };
}

type Run = {
  readonly people: readonly OnPaper[];
  readonly papers: Iterable<Paper>;
  readonly total: number;
  readonly title: string;
  readonly entry: (action: 'paper.print' | 'paper.export', more: object) => AuditEntry;
};

/** The papers of one numbered run. @throws AppError of the selection and of the templates, before anything is made */
function prepare(
  context: WriteContext,
  reader: ScopedReader,
  order: PaperOrder,
  verb: string,
  isNumbered: boolean,
  purpose: string | null,
): Run {
  const people = selectPeople(reader, order.selection);
  const kindsAsked = [...new Set(order.kinds)];
  const copyNumber = isNumbered ? nextCopyNumber(reader) : null;
  const footLine = exportFootLine(verb, context.clock.now(), context.actor.name, copyNumber, purpose);
  const setting = settingOf(reader, context.clock.today(), context.actor.name);
  const first = people[0];
  return {
    people,
    papers: papersOf(reader, people, kindsAsked, setting, footLine),
    total: countPapers(order, people),
    title: kindsAsked.map(labelOfPaper).join('、'),
    entry: (action, more) => ({
      action,
      entity: 'person',
      // Of one person it stands in his own history too.
      entityId: people.length === 1 && first ? first.personId : null,
      after: { ...whoAndWhat(people, kindsAsked), copyNumber, ...more },
    }),
  };
}

/** All in one PDF, to look at or to print; each print is numbered and logged with the hash of what went to the printer. */
export function* paperSteps(
  context: WriteContext,
  reader: ScopedReader,
  { purpose, ...order }: PaperOrder & { readonly purpose: 'preview' | 'print' },
): Steps<MadePdf> {
  const isPrint = purpose === 'print';
  const run = prepare(context, reader, order, isPrint ? '打印' : '预览', isPrint, null);
  const made = yield* onePdfSteps(run.title, run.papers, run.total);
  if (isPrint) {
    const sha256 = createHash('sha256').update(made.pdf).digest('hex');
    transaction(context, (writer) => writer.audit(run.entry('paper.print', { pages: made.pages, sha256 })));
  }
  return made;
}

/** That somebody looked at full numbers on papers. The caller asks for it once for each order of a login, to keep the log calm. */
export function recordPreview(context: WriteContext, reader: ScopedReader, order: PaperOrder): void {
  const people = selectPeople(reader, order.selection);
  const first = people[0];
  transaction(context, (writer) =>
    writer.audit({
      action: 'paper.preview',
      entity: 'person',
      entityId: people.length === 1 && first ? first.personId : null,
      after: whoAndWhat(people, order.kinds),
    }),
  );
}

export type PaperExport = ExportContent & { readonly papers: number; readonly warnings: string[] };

export function* pdfCopySteps(context: WriteContext, reader: ScopedReader, order: PaperOrder, protection: Protection): Steps<PaperExport> {
  const run = prepare(context, reader, order, '导出', true, purposeOf(protection));
  const { pdf, pages, papers, warnings } = yield* onePdfSteps(run.title, run.papers, run.total);
  return { bytes: pdf, extension: 'pdf', entry: run.entry('paper.export', { kind: 'pdf', pages }), papers, warnings };
}

type OnFile = (done: number, total: number) => Promise<void> | void;

/** One Word file. @throws AppError PAPERS_NOT_ONE */
export async function wordCopy(
  context: WriteContext,
  reader: ScopedReader,
  order: PaperOrder,
  protection: Protection,
  onFile: OnFile,
): Promise<PaperExport> {
  const run = prepare(context, reader, order, '导出', true, purposeOf(protection));
  if (run.total !== 1) throw new AppError('PAPERS_NOT_ONE', { count: run.total });
  const { files, warnings } = await separateFiles(run.papers, 'docx', (done) => onFile(done, run.total));
  const bytes = files[0]?.bytes ?? new Uint8Array();
  return { bytes, extension: 'docx', entry: run.entry('paper.export', { kind: 'docx' }), papers: 1, warnings };
}

/** A file for each paper in one package. */
export async function packCopy(
  context: WriteContext,
  reader: ScopedReader,
  order: PaperOrder & { readonly format: Format },
  protection: Protection,
  onFile: OnFile,
): Promise<PaperExport> {
  const run = prepare(context, reader, order, '导出', true, purposeOf(protection));
  const { files, warnings } = await separateFiles(run.papers, order.format, (done) => onFile(done, run.total));
  const bytes = await plainZip(files, new Date(context.clock.now()));
  return {
    bytes,
    extension: 'zip',
    entry: run.entry('paper.export', { kind: order.format, files: files.length }),
    papers: run.total,
    warnings,
  };
}
