/** Words of payment through a bank. */
import {
  bankParts,
  handoverActions,
  leftOutReasons,
  returnStandings,
  rowOutcomes,
  type BankFileCard,
  type BankPart,
  type BankSheet,
  type HandoverAction,
  type LeftOutReason,
  type ReturnStanding,
  type RowOutcome,
} from '../../../electron/contract/bank.ts';
import { bankFormats } from '../../../electron/contract/bank-layout.ts';
import { lineTypes } from '../../../electron/contract/payments.ts';
import type { StatusTone } from '../../shared/ui.tsx';
import { stateChip } from '../payments/sheet-words.ts';

type Chip = { readonly label: string; readonly tone: StatusTone };
const labelIn = (list: readonly { readonly id: string; readonly label: string }[], id: string): string =>
  list.find((one) => one.id === id)?.label ?? id;

export const partText = (part: BankPart): string => labelIn(bankParts, part);
export const leftOutText = (reason: LeftOutReason): string => labelIn(leftOutReasons, reason);
export const stepText = (action: HandoverAction): string => labelIn(handoverActions, action);
export const formatText = (format: BankFileCard['format']): string => labelIn(bankFormats, format);

/** J27: a paid sheet with returned lines says so. */
export function sheetChip({ state, returnedFen }: Pick<BankSheet, 'state' | 'returnedFen'>): Chip {
  const chip = stateChip(state);
  return state === 'paid' && returnedFen !== 0 ? { label: `${chip.label}（部分退回）`, tone: 'warning' } : chip;
}

const outcomeTones: Readonly<Record<RowOutcome, StatusTone>> = { open: 'neutral', success: 'success', failed: 'error', returned: 'error' };
export const outcomeChip = (outcome: RowOutcome): Chip => ({ label: labelIn(rowOutcomes, outcome), tone: outcomeTones[outcome] });

const standingTones: Readonly<Record<ReturnStanding, StatusTone>> = { waiting: 'warning', ready: 'accent', reissued: 'success' };
export const standingChip = (standing: ReturnStanding): Chip => ({
  label: labelIn(returnStandings, standing),
  tone: standingTones[standing],
});

export function fileChip(file: BankFileCard): Chip {
  if (file.withdrawnReason !== null) return { label: '已作废', tone: 'neutral' };
  if (file.open === file.rows) return { label: '待回盘', tone: 'accent' };
  if (file.open > 0) return { label: `部分回盘，待 ${file.open} 行`, tone: 'warning' };
  return file.failed > 0 ? { label: `失败 ${file.failed} 行`, tone: 'error' } : { label: '全部成功', tone: 'success' };
}

export function lineText(type: string, of: string | null): string {
  const word = labelIn(lineTypes, type);
  return of === null ? word : `${word}（${labelIn(lineTypes, of)}）`;
}

type StepWords = { readonly question: string; readonly effect: string; readonly document: string | null };
export const stepWords: Readonly<Record<HandoverAction, StepWords>> = {
  send: { question: '登记送财政', effect: '发放表和代发批次已交财政部门。之后可以导入银行回盘。', document: '送文文号或回执号' },
  pay: { question: '确认发放', effect: '款项已由银行付出。之后不再接收回盘，事后退回的逐笔登记退票。', document: '支付凭证号' },
  archive: { question: '归档', effect: '发放表办结归档，之后不再登记退票。', document: '档案号' },
};
