/** 已送财政, 已发放, 已归档: each a row of its own beside the locked sheet, taken by whom it may be, in order. */
import type { HandoverAction } from '../../../electron/contract/bank.ts';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import { run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { userById } from '../users/accounts.ts';
import type { BankSheetRow } from './queries.ts';
import { figuresOf, handoversOf } from './queries-read.ts';
import { handoverSteps, stepLabel, stepPermission } from './rules-steps.ts';
import { requiredSheet } from './service-read.ts';
import { sheetWords, stateWords } from './words.ts';

export type StepInput = ParsedInputOf<'bank.advance'>;

/** @throws AppError BANK_SHEET_NOT_FOUND, SHEET_WRONG_STATE, NOT_ALLOWED, SHEET_STEP_SAME_PERSON, SHEET_STEP_OPEN_LINES, SHEET_ARCHIVE_OPEN_LINES, SHEET_STEP_TOO_EARLY, FACT_IN_FUTURE */
export function advance(context: WriteContext, input: StepInput): void {
  transaction(context, (writer) => {
    const sheet = requiredSheet(writer, input.sheetId);
    const step = handoverSteps[input.action];
    if (sheet.state !== step.from)
      throw new AppError('SHEET_WRONG_STATE', {
        month: sheetWords(sheet),
        state: stateWords(sheet.state),
        action: stepLabel(input.action),
      });
    const reason = input.reason === null || input.reason === '' ? null : input.reason;
    const note = input.note === null || input.note === '' ? null : input.note;
    const documentNumber = input.documentNumber === null || input.documentNumber === '' ? null : input.documentNumber;
    const isOverride = requirePermission(writer, input.action, sheet.sheetId, reason);
    refuseDay(writer, sheet.sheetId, input.happenedOn, context.clock.today());
    if (input.action === 'pay' && note === null) refuseOpenLines(writer, sheet, 'SHEET_STEP_OPEN_LINES');
    // Nothing comes back from an archived sheet: what was not put back before would never be paid. No note stands in for that.
    if (input.action === 'archive') refuseOpenLines(writer, sheet, 'SHEET_ARCHIVE_OPEN_LINES');
    run(writer, 'UPDATE sheet SET state = ? WHERE sheet_id = ?', step.to, sheet.sheetId);
    run(
      writer,
      'INSERT INTO sheet_handover (sheet_id, action, happened_on, document_number, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
      sheet.sheetId,
      input.action,
      input.happenedOn,
      documentNumber,
      note,
      writer.at,
      writer.actor.userId,
    );
    run(
      writer,
      'INSERT INTO sheet_event (sheet_id, action, state, reason, is_override, at, user_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
      sheet.sheetId,
      input.action,
      step.to,
      reason ?? note,
      isOverride ? 1 : 0,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: `sheet.${input.action}`,
      entity: 'sheet',
      entityId: sheet.sheetId,
      before: { state: sheet.state },
      after: { month: sheet.month, state: step.to, happenedOn: input.happenedOn, documentNumber, note, reason, isOverride },
    });
  });
}

function requirePermission(writer: Writer, action: HandoverAction, sheetId: number, reason: string | null): boolean {
  const sender = handoversOf(writer, sheetId).find((one) => one.action === 'send')?.userId ?? null;
  const { userId, name } = writer.actor;
  const permission = stepPermission(action, { userId, role: userById(writer, userId).role }, sender);
  if (permission === 'notAllowed') throw new AppError('NOT_ALLOWED', { action: stepLabel(action) });
  if (permission === 'samePerson' || (permission === 'override' && reason === null))
    throw new AppError('SHEET_STEP_SAME_PERSON', { step: '送财政与确认发放', name });
  return permission === 'override';
}

function refuseDay(reader: Reader, sheetId: number, day: IsoDate, today: IsoDate): void {
  if (day > today) throw new AppError('FACT_IN_FUTURE', { date: formatDate(day) }, { happenedOn: '不能晚于今天' });
  const before = handoversOf(reader, sheetId).at(-1)?.happenedOn;
  if (before !== undefined && day < before)
    throw new AppError(
      'SHEET_STEP_TOO_EARLY',
      { date: formatDate(day), before: formatDate(before) },
      { happenedOn: '不能早于上一步的日期' },
    );
}

function refuseOpenLines(reader: Reader, sheet: BankSheetRow, code: 'SHEET_STEP_OPEN_LINES' | 'SHEET_ARCHIVE_OPEN_LINES'): void {
  const { openLines, restLines, openFen, restFen } = figuresOf(reader, sheet.sheetId);
  if (openLines + restLines > 0)
    throw new AppError(code, {
      month: sheetWords(sheet),
      count: openLines + restLines,
      rest: restLines,
      open: openLines,
      amount: formatYuan(openFen + restFen),
    });
}
