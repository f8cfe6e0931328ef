/** What each source pays of one sheet: shown before approval, fixed by it. */
import type { FundPlan } from '../../../electron/contract/funds-plan.ts';
import type { SheetFunding } from '../../../electron/contract/funds-shapes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { happinessScheme } from '../../../electron/contract/schemes.ts';
import { addFen, firstDayOf, formatMonth, formatYuan, type Fen, type IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { balancesOf, moneyOf } from './balances.ts';
import { allSources, choiceOf, ruleOn, sharesOfSheet, sharesOfSubsidy, sheetById, type FixedShare, type FundSheet } from './queries.ts';
import { shareOut, shortOf } from './rules.ts';

function yearOf(month: IsoMonth): number {
  return Number(month.slice(0, 4));
}

/** @throws AppError FUND_SHEET_NOT_FOUND */
function requiredSheet(reader: Reader, sheetId: number): FundSheet {
  const sheet = sheetById(reader, sheetId);
  if (!sheet) throw new AppError('FUND_SHEET_NOT_FOUND');
  return sheet;
}

/** @throws AppError FUND_SHEET_NOT_FOUND */
export function fundingOf(reader: Reader, sheetId: number): SheetFunding {
  const sheet = requiredSheet(reader, sheetId);
  return sheet.isApproved === 1 ? fixedFunding(reader, sheet) : plannedFunding(reader, sheet);
}

type Shown = SheetFunding['rows'][number];

function fundingRow({ sourceId, sourceName, fen, availableFen, overspendReason }: Omit<FixedShare, 'sheetId'>): Shown {
  return {
    sourceId,
    sourceName,
    availableFen,
    fen,
    leftFen: availableFen - fen,
    isOverspent: shortOf(fen, availableFen) > 0,
    overspendReason,
  };
}

function headOf(reader: Reader, sheet: FundSheet): Omit<SheetFunding, 'rows' | 'overspentFen' | 'isFixed' | 'isUnused'> {
  const rule = ruleOn(reader, firstDayOf(sheet.month));
  const choice = choiceOf(reader, sheet.sheetId);
  if (sheet.scheme === happinessScheme)
    return {
      sheetId: sheet.sheetId,
      month: sheet.month,
      totalFen: sheet.totalFen,
      by: 'scheme',
      plan: null,
      basis: rule?.basis ?? 'received',
      ruleDocumentNo: null,
      choiceReason: null,
    };
  return {
    sheetId: sheet.sheetId,
    month: sheet.month,
    totalFen: sheet.totalFen,
    by: choice ? 'chosen' : rule ? 'rule' : 'none',
    plan: choice?.plan ?? rule?.plan ?? null,
    basis: rule?.basis ?? 'received',
    ruleDocumentNo: choice ? null : (rule?.documentNo ?? null),
    choiceReason: choice?.reason ?? null,
  };
}

function fixedFunding(reader: Reader, sheet: FundSheet): SheetFunding {
  const rows = sharesOfSheet(reader, sheet.sheetId).map(fundingRow);
  return { ...headOf(reader, sheet), isFixed: true, isUnused: rows.length === 0, rows, overspentFen: overspent(rows) };
}

function overspent(rows: readonly Shown[]): number {
  return rows.reduce((sum, { fen, availableFen }) => sum + shortOf(fen as Fen, availableFen as Fen), 0);
}

function plannedFunding(reader: Reader, sheet: FundSheet): SheetFunding {
  const head = headOf(reader, sheet);
  const money = moneyOf(reader, yearOf(sheet.month));
  const { plan } = head;
  if (head.by === 'scheme') return subsidyFunding(reader, sheet, head, money);
  const isUnused = plan === null && money.entries.length === 0;
  if (plan === null) return { ...head, isFixed: false, isUnused, rows: [], overspentFen: 0 };
  const names = new Map(allSources(reader).map((source) => [source.sourceId, source.name]));
  const available = balancesOf(
    money,
    plan.shares.map(({ sourceId }) => sourceId),
    head.basis,
  );
  const paid = new Map(shareOut(sheet.totalFen, plan, available).map((share) => [share.sourceId, share.fen]));
  const rows = plan.shares.map(({ sourceId }) =>
    fundingRow({
      sourceId,
      sourceName: names.get(sourceId) ?? '',
      fen: paid.get(sourceId) ?? addFen([]),
      availableFen: available.get(sourceId) ?? addFen([]),
      overspendReason: null,
    }),
  );
  return { ...head, isFixed: false, isUnused, rows, overspentFen: overspent(rows) };
}

/** A county that keeps no funds shares the subsidy out on paper alone. */
function subsidyFunding(
  reader: Reader,
  sheet: FundSheet,
  head: ReturnType<typeof headOf>,
  money: ReturnType<typeof moneyOf>,
): SheetFunding {
  const shares = sharesOfSubsidy(reader, sheet.sheetId) ?? [];
  const isUnused = money.entries.length === 0 && ruleOn(reader, firstDayOf(sheet.month)) === undefined;
  if (isUnused) return { ...head, isFixed: false, isUnused, rows: [], overspentFen: 0 };
  const names = new Map(allSources(reader).map((source) => [source.sourceId, source.name]));
  const available = balancesOf(
    money,
    shares.map(({ sourceId }) => sourceId),
    head.basis,
  );
  const rows = shares.map(({ sourceId, fen }) =>
    fundingRow({
      sourceId,
      sourceName: names.get(sourceId) ?? '',
      fen,
      availableFen: available.get(sourceId) ?? addFen([]),
      overspendReason: null,
    }),
  );
  return { ...head, isFixed: false, isUnused, rows, overspentFen: overspent(rows) };
}

/**
 * Fixes within the approval of a sheet which source pays how much of it. Call before the sheet is locked, in the same transaction. A county
 * that keeps no fund entries for the year, has no rule and chose nothing approves without sources.
 * @throws AppError FUND_RULE_MISSING, FUND_OVERSPENT when a source does not have its share and no reason is given
 */
export function fixFunding(writer: Writer, sheetId: number, reason: string | null): void {
  const sheet = requiredSheet(writer, sheetId);
  const funding = plannedFunding(writer, sheet);
  if (funding.isUnused || sheet.totalFen === 0) return;
  if (funding.plan === null && funding.by !== 'scheme')
    throw new AppError('FUND_RULE_MISSING', { year: yearOf(sheet.month), month: formatMonth(sheet.month) });
  const short = funding.rows.filter(({ isOverspent }) => isOverspent);
  if (short.length > 0 && reason === null) throw new AppError('FUND_OVERSPENT', { sources: short.map(shortText).join('；') });
  run(writer, 'DELETE FROM sheet_fund WHERE sheet_id = ?', sheetId);
  const drawn = funding.rows.filter(({ fen }) => fen !== 0);
  for (const { sourceId, sourceName, fen, availableFen, isOverspent } of drawn)
    run(
      writer,
      'INSERT INTO sheet_fund (sheet_id, fund_source_id, source_name, fen, available_fen, overspend_reason) VALUES (?, ?, ?, ?, ?, ?)',
      sheetId,
      sourceId,
      sourceName,
      fen,
      availableFen,
      isOverspent ? reason : null,
    );
  writer.audit({
    action: short.length > 0 ? 'fund.overspend' : 'fund.fix',
    entity: 'sheet',
    entityId: sheetId,
    after: {
      month: sheet.month,
      totalFen: sheet.totalFen,
      fundShares: drawn.map(({ sourceName, fen, availableFen }) => ({ sourceName, shareFen: fen, availableFen })),
      ...(short.length > 0 ? { overspentFen: funding.overspentFen, reason } : {}),
    },
  });
}

function shortText({ sourceName, fen, availableFen }: Shown): string {
  const has = formatYuan(Math.max(availableFen, 0));
  return `${sourceName}应付 ${formatYuan(fen)} 元，余额 ${has} 元，差 ${formatYuan(shortOf(fen as Fen, availableFen as Fen))} 元`;
}

/**
 * Chooses for one sheet what the rule does not say; until it is approved.
 * @throws AppError FUND_SHEET_NOT_FOUND, FUND_SHEET_LOCKED, FUND_SOURCE_NOT_FOUND, FUND_SOURCE_STOPPED, SUBSIDY_SHARES_FIXED
 */
export function choose(
  context: WriteContext,
  input: { readonly sheetId: number; readonly plan: FundPlan | null; readonly reason: string },
): SheetFunding {
  return transaction(context, (writer) => {
    const sheet = requiredSheet(writer, input.sheetId);
    if (sheet.isApproved === 1) throw new AppError('FUND_SHEET_LOCKED', { month: formatMonth(sheet.month) });
    if (sheet.scheme === happinessScheme) throw new AppError('SUBSIDY_SHARES_FIXED');
    const before = choiceOf(writer, sheet.sheetId);
    const { plan, reason } = input;
    if (plan) requireSources(writer, plan);
    run(
      writer,
      'INSERT INTO sheet_fund_choice (uid, sheet_id, kind, shares_json, reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
      newUid(),
      sheet.sheetId,
      plan?.kind ?? null,
      plan ? JSON.stringify(plan.shares) : null,
      reason,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({
      action: 'fund.choose',
      entity: 'sheet',
      entityId: sheet.sheetId,
      before: { fundPlan: before ? planText(writer, before.plan) : '按规则' },
      after: { month: sheet.month, fundPlan: plan ? planText(writer, plan) : '按规则', reason },
    });
    return fundingOf(writer, sheet.sheetId);
  });
}

/** @throws AppError FUND_SOURCE_NOT_FOUND, FUND_SOURCE_STOPPED */
export function requireSources(reader: Reader, plan: FundPlan): void {
  const sources = new Map(allSources(reader).map((source) => [source.sourceId, source]));
  for (const { sourceId } of plan.shares) {
    const source = sources.get(sourceId);
    if (!source) throw new AppError('FUND_SOURCE_NOT_FOUND');
    if (source.isStopped) throw new AppError('FUND_SOURCE_STOPPED', { name: source.name });
  }
}

/** `按比例：中央财政资金 60%，县级财政资金 40%`. */
export function planText(reader: Reader, { kind, shares }: FundPlan): string {
  const names = new Map(allSources(reader).map((source) => [source.sourceId, source.name]));
  const parts = shares.map(({ sourceId, share }) => `${names.get(sourceId) ?? ''}${share === null ? '' : ` ${share / 100}%`}`);
  return kind === 'percent' ? `按比例：${parts.join('，')}` : `按次序：${parts.join('、')}`;
}
