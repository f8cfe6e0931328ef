/** Supervision (督查督办): problems, who puts them right until when, who has checked it, and that they are closed. */
import { z } from 'zod';
import { attachmentMethods, attachmentTitleSchema, scanFile } from './attachments.ts';
import { countyUsers, everyClerk, method, rectifiers, scatteredReaders, signers } from './method.ts';
import { protectionSchema } from './protection.ts';
import { supervisionInputSchema, supervisionRowSchema, supervisionSchema, supervisionStepInputSchema } from './supervision-shapes.ts';
import { idSchema, isoDateSchema } from './values.ts';

const reason = z.string().trim().min(2, '请填写理由').max(200);
const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const onDay = z.object({ asOf: isoDateSchema });

export const supervisionMethods = {
  /** A township sees those assigned to it. */
  'supervision.list': method({
    title: '查看督查问题',
    access: scatteredReaders,
    reach: 'own',
    input: onDay,
    output: z.object({ rows: z.array(supervisionRowSchema) }),
  }),
  'supervision.get': method({
    title: '查看督查问题',
    access: scatteredReaders,
    reach: { record: 'supervision', key: 'supervisionId' },
    input: onDay.extend({ supervisionId: idSchema }),
    output: supervisionSchema.extend({ limitBytes: z.number() }),
  }),
  'supervision.register': method({
    title: '登记督查问题',
    access: signers,
    reach: 'county',
    input: supervisionInputSchema,
    output: z.object({ supervisionId: z.number(), problemNo: z.string() }),
  }),
  'supervision.withdraw': method({
    title: '撤销督查问题',
    access: everyClerk,
    reach: 'county',
    input: z.object({ supervisionId: idSchema, reason }),
    output: z.object({}),
  }),
  /** 交办、整改、核查、销号、问责. Whoever told the rectification neither checks nor closes it; a township tells that alone. */
  'supervision.step': method({
    title: '办理督查问题',
    access: rectifiers,
    reach: { record: 'supervision', key: 'supervisionId' },
    input: supervisionStepInputSchema,
    output: z.object({ stepId: z.number() }),
  }),
  'supervision.withdrawStep': method({
    title: '撤销督查办理',
    access: signers,
    reach: 'county',
    input: z.object({ stepId: idSchema, reason }),
    output: z.object({}),
  }),
  'supervision.addPaper': method({
    title: '添加督查材料',
    access: rectifiers,
    reach: { record: 'supervision', key: 'supervisionId' },
    input: z.object({ supervisionId: idSchema, title: attachmentTitleSchema }),
    output: attachmentMethods['attachments.addToHome'].output,
    file: { ...scanFile, title: '选择督查材料' },
  }),
  /** To look at, or to print (numbered and logged). */
  'supervision.paper': method({
    title: '打印督查台账',
    access: countyUsers,
    reach: 'county',
    input: onDay.extend({ purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), warnings: z.array(z.string()) }),
    isJob: true,
  }),
  'supervision.savePaper': method({
    title: '保存督查台账',
    access: countyUsers,
    reach: 'county',
    input: onDay.extend({ format: z.enum(['pdf', 'xlsx']), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存督查台账', filterName: '台账', extensions: ['pdf', 'xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
