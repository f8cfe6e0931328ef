/** Sources, entries and rules of funds: entered with their document, withdrawn with a reason, never deleted. */
import { fundEntryKinds } from '../../../electron/contract/funds-plan.ts';
import type { FundEntry, FundRule } from '../../../electron/contract/funds-shapes.ts';
import type { ParsedInputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatYuan } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { allRules, allSources, entriesOf, entryById, type Source, type StoredRule } from './queries.ts';
import { planText, requireSources } from './service-sheet.ts';

/** Of a year, newest first, withdrawn ones with their reason. */
export function entries(reader: Reader, year: number): FundEntry[] {
  return entriesOf(reader, year).toReversed();
}

/** @throws AppError FUND_SOURCE_NOT_FOUND */
function requiredSource(reader: Reader, sourceId: number): Source {
  const source = allSources(reader).find((candidate) => candidate.sourceId === sourceId);
  if (!source) throw new AppError('FUND_SOURCE_NOT_FOUND');
  return source;
}

/** @throws AppError FUND_SOURCE_NOT_FOUND, FUND_SOURCE_STOPPED, FUND_ENTRY_EXISTS for the same amount by the same document on the same day */
export function record(context: WriteContext, input: ParsedInputOf<'funds.record'>): { entryId: number } {
  return transaction(context, (writer) => {
    const { sourceId, kind, year, onDate, documentNo, amountFen } = input;
    const note = input.note === '' ? null : input.note;
    const source = requiredSource(writer, sourceId);
    if (source.isStopped) throw new AppError('FUND_SOURCE_STOPPED', { name: source.name });
    const kindName = labelOf(fundEntryKinds, kind);
    const isSame = (entry: FundEntry): boolean =>
      entry.withdrawnReason === null &&
      entry.sourceId === sourceId &&
      entry.kind === kind &&
      entry.onDate === onDate &&
      entry.documentNo === documentNo &&
      entry.fen === amountFen;
    if (entriesOf(writer, year).some(isSame))
      throw new AppError('FUND_ENTRY_EXISTS', {
        source: source.name,
        document: documentNo,
        date: onDate,
        kind: kindName,
        amount: formatYuan(amountFen),
      });
    const entryId = run(
      writer,
      'INSERT INTO fund_entry (uid, fund_source_id, kind, year, on_date, document_no, fen, note, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      newUid(),
      sourceId,
      kind,
      year,
      onDate,
      documentNo,
      amountFen,
      note,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'fund.record',
      entity: 'fund_entry',
      entityId: entryId,
      after: { sourceName: source.name, fundKind: kind, year, onDate, documentNo, amountFen, note },
    });
    return { entryId };
  });
}

function withdrawRow(writer: Writer, table: 'fund_entry' | 'fund_rule' | 'fund_source', id: number, reason: string): void {
  run(
    writer,
    `UPDATE ${table} SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE ${table}_id = ?`,
    writer.at,
    writer.actor.userId,
    reason,
    id,
  );
}

/** @throws AppError FUND_ENTRY_NOT_FOUND, FUND_ENTRY_WITHDRAWN */
export function withdraw(context: WriteContext, input: { readonly entryId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const entry = entryById(writer, input.entryId);
    if (!entry) throw new AppError('FUND_ENTRY_NOT_FOUND');
    if (entry.withdrawnReason !== null) throw new AppError('FUND_ENTRY_WITHDRAWN');
    withdrawRow(writer, 'fund_entry', entry.entryId, input.reason);
    const { sourceName, kind, year, onDate, documentNo, fen } = entry;
    writer.audit({
      action: 'fund.withdraw',
      entity: 'fund_entry',
      entityId: entry.entryId,
      before: { sourceName, fundKind: kind, year, onDate, documentNo, amountFen: fen },
      after: { withdrawn: true, reason: input.reason },
    });
  });
}

/** Adds a source, or gives one another name; sheets approved before keep the name they saw. @throws AppError FUND_SOURCE_EXISTS, FUND_SOURCE_NOT_FOUND, FUND_SOURCE_STOPPED */
export function saveSource(
  context: WriteContext,
  input: { readonly sourceId: number | null; readonly name: string },
): { sourceId: number } {
  return transaction(context, (writer) => {
    const { name } = input;
    if (allSources(writer).some((other) => other.name === name && !other.isStopped && other.sourceId !== input.sourceId))
      throw new AppError('FUND_SOURCE_EXISTS', { name });
    const existing = input.sourceId === null ? null : requiredSource(writer, input.sourceId);
    if (existing?.isStopped) throw new AppError('FUND_SOURCE_STOPPED', { name: existing.name });
    if (existing?.name === name) return { sourceId: existing.sourceId };
    let sourceId = existing?.sourceId;
    if (sourceId === undefined)
      sourceId = run(
        writer,
        'INSERT INTO fund_source (uid, name, recorded_at, recorded_by) VALUES (?, ?, ?, ?)',
        newUid(),
        name,
        writer.at,
        writer.actor.userId,
      );
    else run(writer, 'UPDATE fund_source SET name = ? WHERE fund_source_id = ?', name, sourceId);
    writer.audit({
      action: 'fund.source',
      entity: 'fund_source',
      entityId: sourceId,
      ...(existing ? { before: { sourceName: existing.name } } : {}),
      after: { sourceName: name },
    });
    return { sourceId };
  });
}

/** Offered no longer; what it paid stays. @throws AppError FUND_SOURCE_NOT_FOUND, FUND_SOURCE_STOPPED, FUND_SOURCE_IN_RULE */
export function stopSource(context: WriteContext, input: { readonly sourceId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const source = requiredSource(writer, input.sourceId);
    const { name } = source;
    if (source.isStopped) throw new AppError('FUND_SOURCE_STOPPED', { name });
    const newest = allRules(writer).find((rule) => rule.withdrawnReason === null);
    if (newest?.plan.shares.some(({ sourceId }) => sourceId === source.sourceId))
      throw new AppError('FUND_SOURCE_IN_RULE', { name, date: newest.validFrom });
    withdrawRow(writer, 'fund_source', source.sourceId, input.reason);
    writer.audit({
      action: 'fund.stopSource',
      entity: 'fund_source',
      entityId: source.sourceId,
      before: { sourceName: name },
      after: { withdrawn: true, reason: input.reason },
    });
  });
}

export function rules(reader: Reader): FundRule[] {
  return allRules(reader).map(({ withdrawnReason, plan, ...rule }) => ({
    ...rule,
    plan: { kind: plan.kind, shares: [...plan.shares] },
    isWithdrawn: withdrawnReason !== null,
    withdrawnReason,
  }));
}

/** @throws AppError FUND_RULE_EXISTS, FUND_SOURCE_NOT_FOUND, FUND_SOURCE_STOPPED */
export function saveRule(context: WriteContext, input: ParsedInputOf<'funds.saveRule'>): { ruleId: number } {
  return transaction(context, (writer) => {
    const { validFrom, kind, shares, basis, documentNo, documentTitle } = input;
    const plan = { kind, shares: kind === 'order' ? shares.map(({ sourceId }) => ({ sourceId, share: null })) : shares };
    requireSources(writer, plan);
    const same = allRules(writer).find((rule) => rule.withdrawnReason === null && rule.validFrom === validFrom);
    if (same) throw new AppError('FUND_RULE_EXISTS', { date: validFrom, document: same.documentNo }, { validFrom: '这一天起已有规则' });
    const ruleId = run(
      writer,
      'INSERT INTO fund_rule (uid, valid_from, kind, shares_json, basis, document_no, document_title, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      newUid(),
      validFrom,
      kind,
      JSON.stringify(plan.shares),
      basis,
      documentNo,
      documentTitle,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'fund.rule',
      entity: 'fund_rule',
      entityId: ruleId,
      after: { validFrom, fundPlan: planText(writer, plan), fundBasis: basis, documentNo, documentTitle },
    });
    return { ruleId };
  });
}

/** @throws AppError FUND_RULE_NOT_FOUND, FUND_RULE_WITHDRAWN */
export function withdrawRule(context: WriteContext, input: { readonly ruleId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const rule: StoredRule | undefined = allRules(writer).find(({ ruleId }) => ruleId === input.ruleId);
    if (!rule) throw new AppError('FUND_RULE_NOT_FOUND');
    if (rule.withdrawnReason !== null) throw new AppError('FUND_RULE_WITHDRAWN');
    withdrawRow(writer, 'fund_rule', rule.ruleId, input.reason);
    writer.audit({
      action: 'fund.withdrawRule',
      entity: 'fund_rule',
      entityId: rule.ruleId,
      before: { validFrom: rule.validFrom, fundPlan: planText(writer, rule.plan), documentNo: rule.documentNo },
      after: { withdrawn: true, reason: input.reason },
    });
  });
}
