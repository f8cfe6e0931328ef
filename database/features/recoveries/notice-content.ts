/** What a notice says, fixed on the day it is issued: printed again later it says the same. */
import { z } from 'zod';
import { claimTypes, debtorKinds, recoveryCauses } from '../../../electron/contract/recoveries-terms.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatMonth, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import { policyOf } from '../parameters/service.ts';
import type { CaseRow, ItemRow } from './queries-cases.ts';

const fiscalAccountSchema = z.object({ holder: z.string(), bank: z.string(), number: z.string() });

export const noticeContentSchema = z.object({
  number: z.string(),
  issuedOn: z.string(),
  dueOn: z.string(),
  unit: z.string(),
  debtorName: z.string(),
  debtorKind: z.string(),
  debtorRelation: z.string().nullable(),
  address: z.string().nullable(),
  name: z.string(),
  idNumber: z.string().nullable(),
  cause: z.string(),
  reason: z.string(),
  documentNo: z.string().nullable(),
  items: z.array(
    z.object({
      month: z.string(),
      type: z.string(),
      payee: z.string().nullable(),
      claimedFen: z.number(),
      settledFen: z.number(),
      openFen: z.number(),
    }),
  ),
  openFen: z.number(),
  account: fiscalAccountSchema,
});
export type NoticeContent = z.infer<typeof noticeContentSchema>;

export function unitName(reader: Reader): string {
  return `${row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? ''}民政局`;
}

export function noticeContent(
  reader: Reader,
  found: CaseRow,
  items: readonly ItemRow[],
  { number, issuedOn, dueOn }: { readonly number: string; readonly issuedOn: IsoDate; readonly dueOn: IsoDate },
): NoticeContent {
  return {
    number,
    issuedOn,
    dueOn,
    unit: unitName(reader),
    debtorName: found.debtorName,
    debtorKind: labelOf(debtorKinds, found.debtorKind),
    debtorRelation: found.debtorRelation,
    address: found.address,
    name: found.name,
    idNumber: found.idNumber,
    cause: labelOf(recoveryCauses, found.cause),
    reason: found.reason,
    documentNo: found.documentNo,
    items: items.map((item) => ({
      month: formatMonth(item.forMonth),
      type: labelOf(claimTypes, item.of),
      payee: item.payeeName,
      claimedFen: item.claimedFen,
      settledFen: item.claimedFen - item.openFen,
      openFen: item.openFen,
    })),
    openFen: found.openFen,
    account: policyOf(reader, 'recovery.account', issuedOn, fiscalAccountSchema),
  };
}
