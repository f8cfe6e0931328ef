/** How a line was paid, in the words of the explanation. Pure. */
import { otherPaymentKinds } from '../../../electron/contract/other-payments.ts';
import type { SheetState } from '../../../electron/contract/payments.ts';
import { formatMonth, formatYuan, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';

export type PaidLine = {
  /** Less what was netted with a claim. */
  readonly movedFen: number;
  readonly batchNumber: string | null;
  readonly sequence: number | null;
  readonly madeOn: IsoDate | null;
  readonly outcome: 'success' | 'failed' | null;
  readonly failure: string | null;
  readonly resultOn: IsoDate | null;
  /** Of an answer that was found out by hand. */
  readonly handDocumentNo: string | null;
  readonly otherKind: string | null;
  readonly otherOn: IsoDate | null;
  readonly voucherNo: string | null;
  readonly otherFen: number | null;
  readonly returnedOn: IsoDate | null;
  readonly returnReason: string | null;
  readonly isReleased: 0 | 1;
  /** The first sheet that issues a returned line again. */
  readonly reissuedIn: IsoMonth | null;
  /** The sheet whose returned line this one issues again. */
  readonly reissueOf: IsoMonth | null;
};

const notYet: Readonly<Partial<Record<SheetState, string>>> = {
  draft: '发放表还是草稿，尚未发放',
  prepared: '发放表尚未审批，尚未发放',
  reviewed: '发放表尚未审批，尚未发放',
};

function bankWords({ batchNumber, sequence, madeOn, outcome, failure, resultOn, handDocumentNo, returnedOn }: PaidLine): string[] {
  if (batchNumber === null) return [];
  const batch = `银行代发批次 ${batchNumber} 第 ${sequence} 行（${madeOn} 制作）`;
  if (outcome === null) return [`${batch}，银行尚未回盘`];
  // The return below says why; only an answer without a return says it here.
  const result = outcome === 'success' ? '成功' : returnedOn === null ? `失败（${failure}）` : '失败';
  return [`${batch}，${resultOn} ${handDocumentNo === null ? '银行回盘' : `凭 ${handDocumentNo} 人工核实`}：${result}`];
}

function returnWords({ returnedOn, returnReason, isReleased, reissuedIn }: PaidLine): string[] {
  if (returnedOn === null) return [];
  const next =
    reissuedIn !== null
      ? `已在${formatMonth(reissuedIn)}发放表重新发放`
      : isReleased === 1
        ? '账号已核对无误，由以后的发放表重新发放'
        : '尚未重新发放';
  return [`${returnedOn} 退回（${returnReason}），${next}`];
}

function otherWords({ otherKind, otherOn, voucherNo, otherFen }: PaidLine): string[] {
  if (otherKind === null) return [];
  const kind = otherPaymentKinds.find(({ id }) => id === otherKind)?.label ?? otherKind;
  const voucher = otherKind === 'cash' ? '签领表凭证号' : '凭证号';
  return [`${otherOn} ${kind} ${formatYuan(otherFen ?? 0)} 元，${voucher} ${voucherNo}`];
}

/** One sentence per event; says so too where nothing was paid yet. */
export function paidWords(line: PaidLine, fen: number, state: SheetState, hasAccount: boolean): string[] {
  const waiting = notYet[state];
  if (waiting !== undefined) return [waiting];
  const { movedFen, reissueOf } = line;
  const opening = [
    ...(reissueOf === null ? [] : [`重新发放${formatMonth(reissueOf)}发放表中退回的款项`]),
    ...(movedFen === fen ? [] : [`与追回款相抵 ${formatYuan(Math.abs(fen - movedFen))} 元，实付 ${formatYuan(movedFen)} 元`]),
  ];
  const paid = [...bankWords(line), ...returnWords(line), ...otherWords(line)];
  if (paid.length > 0 || movedFen === 0) return [...opening, ...paid];
  return [...opening, `未列入银行代发批次，也没有登记其他方式发放${hasAccount ? '' : '（账号待补）'}`];
}
