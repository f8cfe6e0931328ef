import { z } from 'zod';
import { everybody, everyClerk, method, officers } from './method.ts';
import { reasonSchema } from './protection.ts';
import {
  areaTypeSchema,
  homeLevelSchema,
  operationModeSchema,
  selfCareLevelSchema,
  standardKindSchema,
  supportModeSchema,
} from './terms.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';

/** Nursing homes (敬老院) and relief standards (救助标准). */
export const homeRowSchema = z.object({
  homeId: z.number(),
  code: z.string(),
  name: z.string(),
  homeLevel: homeLevelSchema,
  townCode: z.string(),
  townName: z.string(),
  bedsRegistered: z.number(),
  nursingBeds: z.number(),
  operationMode: operationModeSchema,
  openedOn: isoDateSchema.nullable(),
  creditCode: z.string().nullable(),
  residents: z.number(),
  account: z.object({ holder: z.string(), bank: z.string(), number: z.string(), validFrom: isoDateSchema }).nullable(),
});
export type HomeRow = z.infer<typeof homeRowSchema>;

export const homeInputSchema = z
  .object({
    homeId: idSchema.nullable(),
    code: z.string().trim().min(1, '请填写机构编号').max(30),
    name: z.string().trim().min(1, '请填写机构名称').max(60),
    homeLevel: homeLevelSchema,
    townCode: z.string().min(1, '请选择所在乡镇').max(12),
    bedsRegistered: z.number().int('床位应为整数').min(0).max(100000),
    nursingBeds: z.number().int('床位应为整数').min(0).max(100000),
    operationMode: operationModeSchema,
    openedOn: isoDateSchema.nullable(),
    /** 统一社会信用代码 of the unit that runs it. */
    creditCode: z.string().trim().max(18).nullable(),
    /** Since when the beds are so many; today when absent. A new home has them since its opening. */
    bedsFrom: isoDateSchema.nullable().optional(),
  })
  .refine((home) => home.nursingBeds <= home.bedsRegistered, { path: ['nursingBeds'], message: '护理型床位不能多于核定床位' });

export const homeMethods = {
  'homes.list': method({ title: '查看机构', access: everybody, reach: 'own', input: z.object({}), output: z.array(homeRowSchema) }),
  'homes.save': method({
    title: '登记机构',
    access: everyClerk,
    reach: 'county',
    input: homeInputSchema,
    output: z.object({ homeId: z.number() }),
  }),
  'homes.revealAccount': method({
    title: '查看完整账号',
    access: officers,
    reach: { record: 'home', key: 'homeId' },
    isInFull: true,
    input: z.object({ homeId: idSchema, reason: reasonSchema }),
    output: z.object({ number: z.string() }),
  }),
  'homes.setAccount': method({
    title: '登记机构账户',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      homeId: idSchema,
      validFrom: isoDateSchema,
      holder: z.string().trim().min(1, '请填写户名').max(60),
      bank: z.string().trim().min(1, '请填写开户银行').max(60),
      number: z
        .string()
        .trim()
        .regex(/^\d{8,30}$/, '账号应为8至30位数字'),
    }),
    output: z.object({}),
  }),
} as const;

export const standardRowSchema = z.object({
  standardId: z.number(),
  kind: standardKindSchema,
  areaType: areaTypeSchema.nullable(),
  mode: supportModeSchema.nullable(),
  level: selfCareLevelSchema.nullable(),
  amountFen: fenSchema,
  validFrom: isoDateSchema,
  /** Day before the next one begins; null while in force. */
  validUntil: isoDateSchema.nullable(),
  documentNo: z.string(),
  documentTitle: z.string().nullable(),
  source: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  voidedAt: z.string().nullable(),
  voidReason: z.string().nullable(),
  isUsed: z.boolean(),
  /** For a basic living standard: amount ÷ dibao standard of the same area on the same day, as text with two decimals. */
  multiple: z.string().nullable(),
  isMultipleMet: z.boolean().nullable(),
});
export type StandardRow = z.infer<typeof standardRowSchema>;

export const standardInputSchema = z
  .object({
    kind: standardKindSchema,
    areaType: areaTypeSchema.nullable(),
    mode: supportModeSchema.nullable(),
    level: selfCareLevelSchema.nullable(),
    amountFen: fenSchema.refine((amount) => amount > 0, '标准应大于零'),
    validFrom: isoDateSchema,
    documentNo: z.string().trim().min(1, '请填写文号').max(60),
    documentTitle: z.string().trim().max(120).nullable(),
  })
  .refine((standard) => (standard.kind === 'careAllowance') === (standard.level !== null), {
    path: ['level'],
    message: '照料护理标准需选择自理能力',
  })
  .refine((standard) => (standard.kind === 'careAllowance') === (standard.areaType === null), {
    path: ['areaType'],
    message: '请选择城市或农村',
  })
  .refine((standard) => standard.mode === null || standard.kind === 'basicLiving', {
    path: ['mode'],
    message: '只有基本生活标准按供养方式区分',
  });
export type StandardInput = z.infer<typeof standardInputSchema>;

export const standardMethods = {
  'standards.list': method({
    title: '查看标准',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.array(standardRowSchema),
  }),
  'standards.add': method({
    title: '登记标准',
    access: everyClerk,
    reach: 'county',
    input: standardInputSchema,
    output: z.object({ standardId: z.number() }),
  }),
  'standards.void': method({
    title: '作废标准',
    access: everyClerk,
    reach: 'county',
    input: z.object({ standardId: idSchema, reason: z.string().trim().min(1, '请填写作废理由').max(200) }),
    output: z.object({}),
  }),
} as const;
