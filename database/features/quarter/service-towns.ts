/** Townships' submissions: written, sent in, sent back or taken in; what was sent stays as it was sent. */
import type { QuarterAnswers, QuarterSection } from '../../../electron/contract/quarter.ts';
import { submissionActions, submissionStates, type SubmissionAction } from '../../../electron/contract/quarter-terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { scopeOfActor, scopeName, type ScopedReader } from '../users/scope.ts';
import { eventsOf, insertEvent, type StoredEvent } from './queries.ts';
import { fields, sectionsOf } from './sections.ts';
import { dueOn, townStates } from './service.ts';
import type { TownState } from './states.ts';

type Content = { readonly sections: QuarterSection[]; readonly answers: QuarterAnswers };
export type Submission = Content & { town: TownState; events: Omit<StoredEvent, 'contentJson' | 'townCode'>[]; mayEdit: boolean };

const isOpen = ({ state }: TownState): boolean => state !== 'submitted' && state !== 'received';

/** @throws AppError OUT_OF_SCOPE */
function requireReach(reader: ScopedReader, townCode: string): void {
  const { scope } = reader;
  if (scope.kind === 'county' || (scope.kind === 'town' && scope.townCode === townCode)) return;
  throw new AppError('OUT_OF_SCOPE', { action: '查看乡镇季报', place: scopeName(reader) });
}

/** @throws AppError QUARTER_NOT_DUE, INVALID_INPUT of a township nobody knows */
function requiredTown(reader: Reader, { end, townCode }: OfTown, today: IsoDate): TownState {
  if (dueOn(reader, end) === null) throw new AppError('QUARTER_NOT_DUE', { end: formatDate(end) });
  const found = townStates(reader, end, today).find((town) => town.townCode === townCode);
  if (!found) throw new AppError('INVALID_INPUT', {}, { townCode: '请选择区划表中的乡镇' });
  return found;
}

type OfTown = { readonly end: IsoDate; readonly townCode: string };

/** While it is open the figures are those known now. @throws AppError OUT_OF_SCOPE, QUARTER_NOT_DUE */
export function submission(reader: ScopedReader, of: OfTown, today: IsoDate): Submission {
  requireReach(reader, of.townCode);
  const town = requiredTown(reader, of, today);
  const events = eventsOf(reader, of.end).filter(({ townCode }) => townCode === of.townCode);
  const stored = events.findLast(({ contentJson }) => contentJson !== null)?.contentJson;
  const content = stored == null ? null : (JSON.parse(stored) as Content);
  const mayEdit = isOpen(town);
  return {
    town,
    events: events.map(({ action, at, by, reason }) => ({ action, at, by, reason })),
    mayEdit,
    sections: mayEdit || content === null ? sectionsOf(reader, of.end, of.townCode) : content.sections,
    answers: content?.answers ?? {},
  };
}

function missing(answers: QuarterAnswers): string[] {
  return fields
    .filter(({ key, kind }) => {
      const answer = (answers[key] ?? '').trim();
      return answer === '' || (kind === 'number' && !/^\d{1,7}$/.test(answer));
    })
    .map(({ label }) => label);
}

function write(writer: Writer, of: OfTown, action: SubmissionAction, more: { contentJson: string | null; reason: string | null }): void {
  const id = insertEvent(writer, { ...of, action, ...more });
  const { end, townCode } = of;
  writer.audit({ action: `quarter.${action}`, entity: 'quarterSubmission', entityId: id, after: { end, townCode, reason: more.reason } });
}

const stateLabel = ({ state }: TownState): string => submissionStates.find(({ id }) => id === state)?.label ?? '';

/** @throws AppError OUT_OF_SCOPE, QUARTER_NOT_DUE, QUARTER_NOT_EDITABLE, QUARTER_INCOMPLETE */
export function saveSubmission(
  context: WriteContext,
  { answers, isSubmit, ...of }: OfTown & { answers: QuarterAnswers; isSubmit: boolean },
): void {
  const today = context.clock.today();
  transaction(context, (writer) => {
    requireReach({ connection: writer.connection, scope: scopeOfActor(context) }, of.townCode);
    const town = requiredTown(writer, of, today);
    if (!isOpen(town)) throw new AppError('QUARTER_NOT_EDITABLE', { town: town.townName, state: stateLabel(town) });
    const open = isSubmit ? missing(answers) : [];
    if (open.length > 0) throw new AppError('QUARTER_INCOMPLETE', { fields: open.join('、') });
    const known = new Set(fields.map(({ key }) => key));
    const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => known.has(key)));
    const contentJson = JSON.stringify({ sections: sectionsOf(writer, of.end, of.townCode), answers: kept } satisfies Content);
    write(writer, of, isSubmit ? 'submit' : 'save', { contentJson, reason: null });
  });
}

/** @throws AppError QUARTER_NOT_DUE, QUARTER_NOT_SUBMITTED, QUARTER_REASON */
export function answerSubmission(
  context: WriteContext,
  { isReceived, reason, ...of }: OfTown & { isReceived: boolean; reason: string | null },
): void {
  transaction(context, (writer) => {
    const town = requiredTown(writer, of, context.clock.today());
    if (town.state !== submissionActions.submit)
      throw new AppError('QUARTER_NOT_SUBMITTED', { town: town.townName, state: stateLabel(town) });
    if (isReceived) return write(writer, of, 'receive', { contentJson: null, reason: null });
    if (reason === null || reason.trim() === '') throw new AppError('QUARTER_REASON', { town: town.townName });
    write(writer, of, 'return', { contentJson: null, reason });
  });
}

/** Of the caller's place. */
export function statesInScope(reader: ScopedReader, end: IsoDate, today: IsoDate): TownState[] {
  const { scope } = reader;
  const all = townStates(reader, end, today);
  return scope.kind === 'county' ? all : all.filter(({ townCode }) => scope.kind === 'town' && scope.townCode === townCode);
}
