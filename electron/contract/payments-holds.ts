import { z } from 'zod';
import { countyUsers, method, signers } from './method.ts';
import { optionalScheme, schemeSchema } from './schemes.ts';
import { idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

/** What can be held back apart from the rest; null in a hold means everything. */
export const heldTypeSchema = z.enum(['BASIC', 'CARE', 'FUNERAL', 'PRICE', 'OTHER']);
export type HeldType = z.infer<typeof heldTypeSchema>;

export const holdRowSchema = z.object({
  holdId: z.number(),
  personId: z.number(),
  name: z.string(),
  idNumber: z.string(),
  townName: z.string(),
  scheme: schemeSchema,
  type: heldTypeSchema.nullable(),
  reason: z.string(),
  /** First month whose sheet leaves it out. */
  fromMonth: isoMonthSchema,
  heldOn: isoDateSchema,
  heldBy: z.string(),
  liftedAt: z.string().nullable(),
  liftedBy: z.string().nullable(),
  liftedReason: z.string().nullable(),
});
export type HoldRow = z.infer<typeof holdRowSchema>;

const reason = (missing: string): z.ZodString => z.string().trim().min(1, missing).max(200);

export const paymentHoldMethods = {
  'holds.list': method({
    title: '查看暂缓发放',
    access: countyUsers,
    reach: 'county',
    input: z.object({
      ...optionalScheme,
      /** Null: everybody's. */
      personId: idSchema.nullable(),
      /** Lifted ones too. */
      withLifted: z.boolean(),
    }),
    output: z.object({ holds: z.array(holdRowSchema) }),
  }),
  'holds.place': method({
    title: '暂缓发放',
    access: signers,
    reach: 'county',
    input: z.object({
      ...optionalScheme,
      personId: idSchema,
      type: heldTypeSchema.nullable(),
      fromMonth: isoMonthSchema,
      reason: reason('请填写暂缓理由'),
    }),
    output: z.object({ holdId: z.number() }),
  }),
  'holds.lift': method({
    title: '解除暂缓',
    access: signers,
    reach: 'county',
    input: z.object({ holdId: idSchema, reason: reason('请填写解除理由') }),
    output: z.object({}),
  }),
} as const;
