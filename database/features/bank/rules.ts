/** Which lines make which rows of a batch, and what stays out. Pure. */
import { bankParts, type BankPart, type LeftOut, type LeftOutReason } from '../../../electron/contract/bank.ts';
import type { BankLayout } from '../../../electron/contract/bank-layout.ts';
import type { AnyLineType, AnyPayeeKind } from '../../../electron/contract/payments.ts';
import { addFen, fen, type IsoMonth } from '../../../electron/contract/values.ts';
import { labelIn } from './words.ts';

export type PayableLine = {
  readonly lineId: number;
  /** Of a person, or of a happiness home whose village is paid. */
  readonly personId: number | null;
  readonly happinessHomeId: number | null;
  readonly personName: string;
  /** The person has an ID number by now. */
  readonly hasIdNumber: number;
  readonly type: AnyLineType;
  readonly of: string | null;
  readonly fen: number;
  readonly payeeKind: AnyPayeeKind;
  readonly homeId: number | null;
  readonly payeeName: string | null;
  readonly payeeBank: string | null;
  readonly payeeAccount: string | null;
};

export type PresentAccount = { readonly holder: string; readonly bank: string; readonly number: string };
/** An account as it is recorded by now, and by whom. */
export type RecordedAccount = PresentAccount & { readonly recordedBy: number };

/** With the account it will be paid to; `isOwnAccount`: it is not the one of the approved paper, and who makes the batch recorded it himself. */
export type Candidate = PayableLine & {
  readonly account: PresentAccount | null;
  readonly isRefused: boolean;
  readonly isOwnAccount: boolean;
};

export type BatchRow = {
  readonly payeeKind: PayableLine['payeeKind'];
  readonly personId: number | null;
  readonly homeId: number | null;
  readonly happinessHomeId: number | null;
  readonly payeeName: string;
  readonly payeeBank: string | null;
  readonly payeeAccount: string;
  readonly fen: number;
  readonly lineIds: readonly number[];
};
/** A line that goes into no batch for now, and why. */
export type OutLine = { readonly line: Candidate; readonly reason: LeftOutReason };
export type BatchPlan = { readonly rows: readonly BatchRow[]; readonly leftOut: readonly LeftOut[] };

/** A correction belongs to what it corrects. */
function itemOf(line: PayableLine): string {
  return line.of ?? line.type;
}

export function isInPart(line: PayableLine, part: BankPart): boolean {
  switch (part) {
    case 'all':
      return true;
    case 'homes':
      return line.payeeKind === 'home';
    case 'people':
      return line.payeeKind !== 'home';
    case 'basic':
      return itemOf(line) === 'BASIC';
    case 'care':
      return itemOf(line) === 'CARE';
    case 'other':
      return itemOf(line) !== 'BASIC' && itemOf(line) !== 'CARE';
  }
}

export function partLabel(part: BankPart): string {
  return labelIn(bankParts, part);
}

/** `2022-05`, 3 → `DF202205003`: never used twice. */
export function batchNumber(month: IsoMonth, count: number): string {
  return `DF${month.replace('-', '')}${String(count).padStart(3, '0')}`;
}

/** Null: it can be paid. */
export function reasonOf(line: Candidate): LeftOutReason | null {
  if (line.hasIdNumber === 0) return 'temporaryId';
  if (line.account === null) return 'noAccount';
  if (line.isRefused) return 'returnedAccount';
  return line.isOwnAccount ? 'ownAccount' : null;
}

const sumOf = (lines: readonly Candidate[]): number => addFen(lines.map((line) => fen(line.fen)));

function rowOf(lines: readonly Candidate[], first: Candidate, account: PresentAccount): BatchRow {
  return {
    payeeKind: first.payeeKind,
    personId: first.payeeKind === 'home' ? null : first.personId,
    homeId: first.homeId,
    happinessHomeId: first.happinessHomeId,
    payeeName: account.holder,
    payeeBank: account.bank === '' ? null : account.bank,
    payeeAccount: account.number,
    fen: sumOf(lines),
    lineIds: lines.map(({ lineId }) => lineId),
  };
}

/**
 * One row for a payee and account, or one for each line as the layout says; who has a deduction is always paid in one row, for no bank takes
 * an amount below zero. What is left out and the rows together are the sum of the lines, to the fen.
 */
export function planBatch(lines: readonly Candidate[], part: BankPart, grouping: BankLayout['grouping']): BatchPlan {
  const { rows, out } = splitLines(
    lines.filter((line) => isInPart(line, part)),
    grouping,
  );
  return { rows, leftOut: leftOutOf(out) };
}

/** What no batch of the whole sheet can take, line by line; of a payee whose total is not above zero every line, payments and deductions alike. */
export function linesLeftOut(lines: readonly Candidate[]): readonly OutLine[] {
  return splitLines(lines, 'payee').out;
}

function splitLines(
  chosen: readonly Candidate[],
  grouping: BankLayout['grouping'],
): { readonly rows: BatchRow[]; readonly out: OutLine[] } {
  const out: OutLine[] = [];
  const payees = new Map<string, Candidate[]>();
  for (const line of chosen) {
    const reason = reasonOf(line);
    if (reason !== null || line.account === null) {
      out.push({ line, reason: reason ?? 'noAccount' });
      continue;
    }
    const key = JSON.stringify([line.homeId, line.happinessHomeId, line.account.number, line.account.holder]);
    const others = payees.get(key);
    if (others) others.push(line);
    else payees.set(key, [line]);
  }
  const rows: BatchRow[] = [];
  for (const group of payees.values()) {
    const [first] = group;
    if (!first?.account) continue;
    const { account } = first;
    if (sumOf(group) <= 0) out.push(...group.map((line) => ({ line, reason: 'notPositive' as const })));
    else if (grouping === 'payee' || group.some((line) => line.fen < 0)) rows.push(rowOf(group, first, account));
    else rows.push(...group.map((line) => rowOf([line], line, line.account ?? account)));
  }
  return { rows, out };
}

function leftOutOf(out: readonly OutLine[]): LeftOut[] {
  const groups = Map.groupBy(out, ({ line, reason }) =>
    JSON.stringify([reason, line.personId ?? line.happinessHomeId, line.payeeKind, line.homeId]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { line, reason } = first;
    return [
      {
        reason,
        personId: line.personId,
        personName: line.personName,
        payeeKind: line.payeeKind,
        payeeName: line.payeeName,
        lines: group.length,
        fen: sumOf(group.map((one) => one.line)),
      },
    ];
  });
}
