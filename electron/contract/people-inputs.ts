/** What is typed by hand about a person: a registration, a change. */
import { z } from 'zod';
import { isMasked } from './masking.ts';
import {
  admissionWishSchema,
  areaTypeSchema,
  disabilityGradeSchema,
  disabilityKindSchema,
  personCategorySchema,
  selfCareLevelSchema,
  sexSchema,
  supportModeSchema,
  terminationReasonSchema,
} from './terms.ts';
import { idSchema, isoDateSchema } from './values.ts';

/** Text that holds a number. A mask is none: a form that was filled with one must not write it back. */
const numberText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !isMasked(text), '请填写完整号码，带“*”的只是显示');

export const disabilitySchema = z.object({
  certificateNumber: numberText(30).nullable(),
  kind: disabilityKindSchema.nullable(),
  grade: disabilityGradeSchema.nullable(),
});

const accountSchema = z.object({
  bank: z.string().trim().min(1, '请填写开户银行').max(60),
  holder: z.string().trim().min(1, '请填写账户名').max(40),
  number: z
    .string()
    .trim()
    .regex(/^\d{8,30}$/, '账号应为8至30位数字'),
});
export const caregiverSchema = z.object({
  name: z.string().trim().min(1, '请填写照料人姓名').max(40),
  idNumber: numberText(18).nullable(),
  phone: numberText(60).nullable(),
});

/** In a change, a number that is left out stays as it is recorded: the window shows it masked and cannot send it back. */
const changedAccountSchema = accountSchema.partial({ number: true });
const changedCaregiverSchema = caregiverSchema.partial({ idNumber: true, phone: true });
const changedDisabilitySchema = disabilitySchema.partial({ certificateNumber: true });

export const registerInputSchema = z.object({
  name: z.string().trim().min(1, '请填写姓名').max(40),
  sex: sexSchema,
  bornOn: isoDateSchema,
  /** Null gives a temporary number until the real one is known; nobody without an ID number enters a bank file. */
  idNumber: numberText(24).nullable(),
  ethnicity: z.string().trim().max(20).nullable(),
  villageCode: z.string().min(1, '请选择村（社区）').max(12),
  areaType: areaTypeSchema,
  address: z.string().trim().max(120).nullable(),
  category: personCategorySchema,
  disability: disabilitySchema,
  level: selfCareLevelSchema,
  assessedOn: isoDateSchema,
  mode: supportModeSchema,
  homeId: idSchema.nullable(),
  caregiver: caregiverSchema.nullable(),
  confirmedOn: isoDateSchema,
  account: accountSchema.nullable(),
  caregiverAccount: accountSchema.nullable(),
  phone: numberText(60).nullable(),
  wish: admissionWishSchema.nullable(),
  remark: z.string().trim().max(200).nullable(),
});
export type RegisterInput = z.infer<typeof registerInputSchema>;

/** A change by hand: one dated fact. */
export const recordInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('level'), personId: idSchema, validFrom: isoDateSchema, level: selfCareLevelSchema }),
  z.object({
    kind: z.literal('mode'),
    personId: idSchema,
    validFrom: isoDateSchema,
    mode: supportModeSchema,
    homeId: idSchema.nullable(),
    caregiver: caregiverSchema.nullable(),
  }),
  z.object({ kind: z.literal('caregiver'), personId: idSchema, validFrom: isoDateSchema, caregiver: changedCaregiverSchema }),
  z.object({ kind: z.literal('account'), personId: idSchema, validFrom: isoDateSchema, account: changedAccountSchema }),
  z.object({ kind: z.literal('caregiverAccount'), personId: idSchema, validFrom: isoDateSchema, account: changedAccountSchema }),
  z.object({
    kind: z.literal('contact'),
    personId: idSchema,
    validFrom: isoDateSchema,
    phone: numberText(60).nullable().optional(),
    address: z.string().trim().max(120).nullable().optional(),
    remark: z.string().trim().max(200).nullable().optional(),
  }),
  z.object({ kind: z.literal('wish'), personId: idSchema, validFrom: isoDateSchema, wish: admissionWishSchema }),
  z.object({
    kind: z.literal('residence'),
    personId: idSchema,
    validFrom: isoDateSchema,
    villageCode: z.string().min(1, '请选择村（社区）').max(12),
    areaType: areaTypeSchema,
  }),
  z.object({
    kind: z.literal('category'),
    personId: idSchema,
    validFrom: isoDateSchema,
    category: personCategorySchema,
    disability: changedDisabilitySchema,
  }),
  z.object({
    kind: z.literal('identity'),
    personId: idSchema,
    validFrom: isoDateSchema,
    reason: z.string().trim().min(1, '请填写更正理由').max(200),
    name: z.string().trim().min(1, '请填写姓名').max(40),
    sex: sexSchema,
    bornOn: isoDateSchema,
    ethnicity: z.string().trim().max(20).nullable(),
    idNumber: numberText(24).nullable().optional(),
  }),
  z.object({
    kind: z.literal('suspension'),
    personId: idSchema,
    validFrom: isoDateSchema,
    isSuspended: z.boolean(),
    reason: z.string().trim().min(1, '请填写原因').max(200),
  }),
  z.object({
    kind: z.literal('end'),
    personId: idSchema,
    validFrom: isoDateSchema,
    reason: z.union([z.literal('death'), terminationReasonSchema]),
    remark: z.string().trim().max(200).nullable(),
  }),
]);
export type RecordInput = z.infer<typeof recordInputSchema>;
