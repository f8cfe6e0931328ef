/** Papers for people: whose, which letters they become, the one PDF or the files of a pack. */
import {
  mostPeopleOnPaper,
  templatePaperKinds,
  type PaperOrder,
  type PaperSelection,
  type TemplatePaperKind,
} from '../../../electron/contract/papers.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader, type Steps } from '../../core/sql.ts';
import type { Letter } from '../../documents/letter/letter.ts';
import { letterDocx } from '../../documents/letter/letter-docx.ts';
import { letterPdf, letterPdfSteps } from '../../documents/letter/letter-pdf.ts';
import type { MissingCharacter } from '../../documents/pdf/typesetter.ts';
import { page } from '../people/service.ts';
import { standardsInForce } from '../standards/service.ts';
import { isInScope, scopeName, type ScopedReader } from '../users/scope.ts';
import { blankOf } from './fields.ts';
import { knownOf, type Setting } from './known.ts';
import { newestApplicationId, regionName } from './queries.ts';
import { setLetter } from './template/set-letter.ts';
import { readyTemplate } from './templates.ts';

export type OnPaper = { readonly personId: number; readonly name: string };

const labels = new Map<TemplatePaperKind, string>(templatePaperKinds.map(({ id, label }) => [id, label]));
export function labelOfPaper(kind: TemplatePaperKind): string {
  return labels.get(kind) ?? kind;
}

/** Somebody who has applied for the home is not its resident yet, but his papers are made there. */
function isWithin(reader: ScopedReader, personId: number): boolean {
  if (isInScope(reader, 'person', personId)) return true;
  const applicationId = newestApplicationId(reader, personId);
  return applicationId !== undefined && isInScope(reader, 'application', applicationId);
}

/**
 * In the order given, or that of the people list.
 * @throws AppError OUT_OF_SCOPE, PERSON_NOT_FOUND, PAPERS_NOBODY, PAPERS_TOO_MANY
 */
export function selectPeople(reader: ScopedReader, selection: PaperSelection): readonly OnPaper[] {
  if ('filter' in selection) {
    const { total: count, rows } = page(reader, { filter: selection.filter, sort: null, offset: 0, limit: mostPeopleOnPaper });
    if (count === 0) throw new AppError('PAPERS_NOBODY', {});
    if (count > mostPeopleOnPaper) throw new AppError('PAPERS_TOO_MANY', { count, limit: mostPeopleOnPaper });
    return rows.map(({ personId, name }) => ({ personId, name }));
  }
  const chosen = [...new Set(selection.personIds)];
  if (!chosen.every((personId) => isWithin(reader, personId)))
    throw new AppError('OUT_OF_SCOPE', { action: '生成文书', place: scopeName(reader) });
  return chosen.map((personId) => {
    const found = row<{ name: string }>(reader, "SELECT name FROM person WHERE person_id = ? AND status <> 'void'", personId);
    if (!found) throw new AppError('PERSON_NOT_FOUND', {});
    return { personId, name: found.name };
  });
}

export function settingOf(reader: Reader, today: IsoDate, userName: string): Setting {
  return { regionName: regionName(reader), today, userName, standards: standardsInForce(reader) };
}

export type Paper = { readonly name: string; readonly letter: Letter };

const forbidden = /[\\/:*?"<>|\s]/g;

/** Person by person, for each the kinds in the order given. @throws AppError TEMPLATE_FAULTS before the first is made */
export function papersOf(
  reader: ScopedReader,
  people: readonly OnPaper[],
  kinds: readonly TemplatePaperKind[],
  setting: Setting,
  footLine: string | null,
): Iterable<Paper> {
  const templates = kinds.map((kind) => ({ kind, template: readyTemplate(reader, kind) }));
  const digits = String(people.length).length;
  return (function* make(): Generator<Paper> {
    for (const [index, { personId, name }] of people.entries()) {
      const known = knownOf(reader, personId, setting);
      if (!known) throw new AppError('PERSON_NOT_FOUND', {});
      const filling = { valueOf: (field: string) => known[field] ?? null, blankOf };
      for (const { kind, template } of templates) {
        const label = labelOfPaper(kind);
        const number = people.length > 1 ? `${String(index + 1).padStart(digits, '0')}_` : '';
        yield {
          name: `${number}${name.replace(forbidden, '')}_${label}`,
          letter: setLetter(template, `${label}（${name}）`, filling, footLine),
        };
      }
    }
  })();
}

function* letters(papers: Iterable<Paper>): Generator<Letter> {
  for (const { letter } of papers) yield letter;
}

export function missingText({ character, codePoint }: MissingCharacter): string {
  return `字库中没有“${character}”（U+${codePoint.toString(16).toUpperCase()}），以〓代替`;
}

export type MadePdf = { readonly pdf: Uint8Array; readonly pages: number; readonly papers: number; readonly warnings: string[] };

export function countPapers(order: PaperOrder, people: readonly OnPaper[]): number {
  return people.length * new Set(order.kinds).size;
}

/** All in one PDF, one paper a step. */
export function* onePdfSteps(title: string, papers: Iterable<Paper>, total: number): Steps<MadePdf> {
  const steps = letterPdfSteps(title, letters(papers), total);
  try {
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        const { bytes, pages, missing } = step.value;
        return { pdf: bytes, pages, papers: total, warnings: missing.map(missingText) };
      }
      yield { ...step.value, phase: '正在排版' };
    }
  } finally {
    steps.return(undefined as never);
  }
}

export type MadeFile = { readonly name: string; readonly bytes: Uint8Array };
export type Format = 'pdf' | 'docx';

/**
 * A file for each paper.
 * @param onFile told after each; may wait, and may throw to give up
 */
export async function separateFiles(
  papers: Iterable<Paper>,
  format: Format,
  onFile: (done: number) => Promise<void> | void,
): Promise<{ readonly files: readonly MadeFile[]; readonly warnings: string[] }> {
  const files: MadeFile[] = [];
  const warnings = new Set<string>();
  for (const { name, letter } of papers) {
    if (format === 'docx') files.push({ name: `${name}.docx`, bytes: await letterDocx(letter) });
    else {
      const { bytes, missing } = letterPdf([letter]);
      files.push({ name: `${name}.pdf`, bytes });
      for (const found of missing) warnings.add(missingText(found));
    }
    await onFile(files.length);
  }
  return { files, warnings: [...warnings] };
}
