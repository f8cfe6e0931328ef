/** Letters from a Word template: for whom, a file for each in one package, or all in one file. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { mostLetters, type LetterSelection } from '../../../electron/contract/word-templates.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { AuditEntry } from '../../core/audit.ts';
import { type Steps, type WriteContext } from '../../core/sql.ts';
import { fillTemplate, isJoinable, joinLetters, type Filling, type WordTemplate } from '../../documents/docx/word-template.ts';
import { plainZip } from '../../documents/plain-zip.ts';
import { purposeOf, type ExportContent } from '../exports/service.ts';
import type { CountedHome } from '../indicators/rules-homes.ts';
import { isOf } from '../indicators/service-base.ts';
import { countIndicators } from '../indicators/service.ts';
import { knownOf } from '../papers/known.ts';
import { selectPeople, settingOf } from '../papers/making.ts';
import { projectsOf } from '../renovation/service-list.ts';
import { countyWide, scopeName, type ScopedReader } from '../users/scope.ts';
import { blankText, letterFields } from './fields.ts';
import { homeLetter, projectLetter, villageLetter, type Letter, type Office } from './known.ts';
import { nextLetterCopy, regionName, villagesOf } from './queries.ts';
import { requiredTemplate } from './service.ts';

function homesOf(reader: ScopedReader, today: IsoDate): readonly CountedHome[] {
  const { homes } = countIndicators(countyWide(reader), { asOf: today }).base;
  return homes.filter((home) => isOf(reader.scope, home));
}

/** Those the caller may write to, in the order of their lists. */
export function candidates(reader: ScopedReader, subject: 'home' | 'village' | 'project', today: IsoDate): OutputOf<'letters.candidates'> {
  if (subject === 'home')
    return homesOf(reader, today).map(({ homeId, name, townName, occupied }) => ({
      key: String(homeId),
      name,
      townName,
      note: `入住${occupied}人`,
    }));
  if (subject === 'village')
    return villagesOf(reader).map(({ code, name, townName, people }) => ({ key: code, name, townName, note: `在册${people}人` }));
  return projectsOf(reader, today)
    .filter(({ state }) => state !== 'cancelled')
    .map(({ projectId, name, townName, batchYear }) => ({
      key: String(projectId),
      name,
      townName,
      note: batchYear === null ? '储备' : `${batchYear}年度`,
    }));
}

/** In the order asked for. @throws AppError OUT_OF_SCOPE for what is not the caller's or not there */
function chosen<Row>(
  reader: ScopedReader,
  rows: readonly Row[],
  keyOf: (row: Row) => string | number,
  keys: readonly (string | number)[],
): Row[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return [...new Set(keys)].map((key) => {
    const found = byKey.get(key);
    if (found === undefined) throw new AppError('OUT_OF_SCOPE', { action: '批量制作函件', place: scopeName(reader) ?? '本县' });
    return found;
  });
}

type Run = { readonly letters: Iterable<Letter>; readonly total: number };

function lettersFor(reader: ScopedReader, selection: LetterSelection, office: Office): Run {
  const { today } = office;
  switch (selection.subject) {
    case 'person': {
      const people = selectPeople(reader, selection.people);
      const setting = settingOf(reader, today, office.userName);
      return {
        total: people.length,
        letters: (function* make(): Generator<Letter> {
          for (const { personId, name } of people) {
            const known = knownOf(reader, personId, setting);
            if (!known) throw new AppError('PERSON_NOT_FOUND', {});
            yield { name, known, list: [] };
          }
        })(),
      };
    }
    case 'home': {
      const homes = chosen(reader, homesOf(reader, today), ({ homeId }) => homeId, selection.homeIds);
      return { total: homes.length, letters: homes.map((home) => homeLetter(reader, home, office)) };
    }
    case 'village': {
      const villages = chosen(reader, villagesOf(reader), ({ code }) => code, selection.codes);
      return {
        total: villages.length,
        letters: (function* make(): Generator<Letter> {
          for (const village of villages) yield villageLetter(reader, village, office);
        })(),
      };
    }
    case 'project': {
      const projects = chosen(reader, projectsOf(reader, today), ({ projectId }) => projectId, selection.projectIds);
      return { total: projects.length, letters: projects.map((project) => projectLetter(project, office)) };
    }
  }
}

type Asked = { readonly templateId: number; readonly selection: LetterSelection };
type Prepared = Run & {
  readonly title: string;
  readonly template: WordTemplate;
  readonly fillingOf: (letter: Letter) => Filling;
  readonly entry: (more: object) => AuditEntry;
};

/** @throws AppError WORD_TEMPLATE_GONE, WORD_TEMPLATE_SUBJECT, PAPERS_TOO_MANY, OUT_OF_SCOPE */
function prepare(context: WriteContext, reader: ScopedReader, { templateId, selection }: Asked): Prepared {
  const office = { regionName: regionName(reader), today: context.clock.today(), userName: context.actor.name };
  // Whose letters they are comes first: who asks for others learns nothing of templates.
  const run = lettersFor(reader, selection, office);
  const { row, template } = requiredTemplate(reader, templateId);
  if (row.subject !== selection.subject) throw new AppError('WORD_TEMPLATE_SUBJECT', { name: row.name });
  if (run.total > mostLetters) throw new AppError('PAPERS_TOO_MANY', { count: run.total, limit: mostLetters });
  const blanks = new Map(letterFields(row.subject).map(({ name, blank }) => [name, blank]));
  const copyNumber = nextLetterCopy(reader);
  return {
    ...run,
    title: row.name,
    template,
    fillingOf: ({ known, list }) => ({
      valueOf: (name, isAlone) => known[name] ?? blankText(blanks.get(name) ?? 6, isAlone),
      list: list.map((one) => (name: string) => one[name] ?? ''),
    }),
    entry: (more) => ({
      action: 'letter.export',
      entity: 'word_template',
      entityId: row.templateId,
      after: { title: row.name, version: row.version, letters: run.total, copyNumber, ...more },
    }),
  };
}

const forbidden = /[\\/:*?"<>|\s]/g;

export type LetterExport = ExportContent & { readonly letters: number };

/** A Word file for each, numbered in their order, in one package. */
export function* packSteps(
  context: WriteContext,
  reader: ScopedReader,
  asked: Asked,
  protection: Protection,
): Steps<{
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly entry: AuditEntry;
  readonly letters: number;
}> {
  const { letters, total, title, template, fillingOf, entry } = prepare(context, reader, asked);
  const files: { name: string; bytes: Uint8Array }[] = [];
  const digits = String(total).length;
  for (const letter of letters) {
    const number = total > 1 ? `${String(files.length + 1).padStart(digits, '0')}_` : '';
    files.push({
      name: `${number}${letter.name.replace(forbidden, '')}_${title.replace(forbidden, '')}.docx`,
      bytes: fillTemplate(template, fillingOf(letter)),
    });
    yield { done: files.length, total, phase: '正在制作' };
  }
  return { files, entry: entry({ kind: 'docx', files: files.length, purpose: purposeOf(protection) }), letters: total };
}

/** The steps' files as one package. */
export async function packed(
  {
    files,
    entry,
    letters,
  }: {
    readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
    readonly entry: AuditEntry;
    readonly letters: number;
  },
  at: string,
): Promise<LetterExport> {
  return { bytes: await plainZip(files, new Date(at)), extension: 'zip', entry, letters };
}

/** All in one Word file. @throws AppError WORD_TEMPLATE_SEPARATE where head or foot of a page differ from letter to letter */
export function* oneFileSteps(context: WriteContext, reader: ScopedReader, asked: Asked, protection: Protection): Steps<LetterExport> {
  const { letters, total, template, title, fillingOf, entry } = prepare(context, reader, asked);
  if (total > 1 && !isJoinable(template)) throw new AppError('WORD_TEMPLATE_SEPARATE', { name: title });
  const fillings: Filling[] = [];
  for (const letter of letters) {
    fillings.push(fillingOf(letter));
    yield { done: fillings.length, total, phase: '正在制作' };
  }
  const [only] = fillings;
  const bytes = fillings.length === 1 && only ? fillTemplate(template, only) : joinLetters(template, fillings);
  return { bytes, extension: 'docx', entry: entry({ kind: 'docx', purpose: purposeOf(protection) }), letters: total };
}
