/** What is told of the use of the subsidy and of what villages gave back. */
import { z } from 'zod';
import { happinessEntryFields } from './happiness-shapes.ts';
import { spendingPurposeSchema } from './happiness-terms.ts';
import { isoDateSchema } from './values.ts';

export const happinessSpendingSchema = z.object({
  spendingId: z.number(),
  spentOn: isoDateSchema,
  purpose: spendingPurposeSchema,
  fen: z.number(),
  voucherNo: z.string(),
  handledBy: z.string(),
  witnessedBy: z.string(),
  approvedBy: z.string(),
  publishedOn: isoDateSchema.nullable(),
  note: z.string().nullable(),
  ...happinessEntryFields,
});
export type HappinessSpending = z.infer<typeof happinessSpendingSchema>;
export const happinessRefundSchema = z.object({
  refundId: z.number(),
  happinessHomeId: z.number(),
  code: z.string(),
  name: z.string(),
  forYear: z.number(),
  refundedOn: isoDateSchema,
  fen: z.number(),
  receiptNo: z.string(),
  note: z.string().nullable(),
  ...happinessEntryFields,
});
export type HappinessRefund = z.infer<typeof happinessRefundSchema>;
