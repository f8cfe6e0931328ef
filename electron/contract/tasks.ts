/** The ledger of policy tasks (政策任务台账): what each clause asks for, where the county stands, what was told of it. */
import { z } from 'zod';
import { attachmentMethods, attachmentTitleSchema, scanFile } from './attachments.ts';
import { countyUsers, everyClerk, method } from './method.ts';
import { protectionSchema } from './protection.ts';
import { supervisionRowSchema } from './supervision-shapes.ts';
import {
  policyProfileSchema,
  policyTaskSchema,
  restingSchema,
  taskCodeSchema,
  taskEntryInputSchema,
  taskEntrySchema,
} from './tasks-shapes.ts';
import { idSchema, isoDateSchema } from './values.ts';

const reason = z.string().trim().min(2, '请填写理由').max(200);
const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const onDay = z.object({ asOf: isoDateSchema });

export const taskMethods = {
  'tasks.list': method({
    title: '查看政策任务台账',
    access: countyUsers,
    reach: 'county',
    input: onDay,
    output: z.object({
      /** Null until the county has chosen its document. */
      profile: policyProfileSchema.nullable(),
      documentId: z.number().nullable(),
      documentNo: z.string().nullable(),
      title: z.string().nullable(),
      tasks: z.array(policyTaskSchema),
    }),
  }),
  'tasks.get': method({
    title: '查看政策任务',
    access: countyUsers,
    reach: 'county',
    input: onDay.extend({ code: taskCodeSchema }),
    output: z.object({
      documentId: z.number(),
      documentNo: z.string(),
      documentTitle: z.string(),
      task: policyTaskSchema,
      /** The clause it stands in, whole. */
      clause: z.object({ place: z.string(), heading: z.string(), text: z.string() }),
      /** The last told first. */
      entries: z.array(taskEntrySchema),
      resting: z.array(restingSchema),
      problems: z.array(supervisionRowSchema),
      limitBytes: z.number(),
    }),
  }),
  'tasks.chooseProfile': method({
    title: '选择执行的政策文件',
    access: everyClerk,
    reach: 'county',
    input: z.object({ profile: policyProfileSchema }),
    output: z.object({}),
  }),
  'tasks.enter': method({
    title: '登记任务进展',
    access: everyClerk,
    reach: 'county',
    input: taskEntryInputSchema,
    output: z.object({ entryId: z.number() }),
  }),
  'tasks.withdrawEntry': method({
    title: '撤销任务进展登记',
    access: everyClerk,
    reach: 'county',
    input: z.object({ entryId: idSchema, reason }),
    output: z.object({}),
  }),
  'tasks.addEvidence': method({
    title: '添加任务佐证',
    access: everyClerk,
    reach: 'county',
    input: z.object({ entryId: idSchema, title: attachmentTitleSchema }),
    output: attachmentMethods['attachments.addToHome'].output,
    file: { ...scanFile, title: '选择佐证材料' },
  }),
  /** To look at, or to print (numbered and logged). */
  'tasks.paper': method({
    title: '打印政策任务台账',
    access: countyUsers,
    reach: 'county',
    input: onDay.extend({ purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), warnings: z.array(z.string()) }),
    isJob: true,
  }),
  'tasks.savePaper': method({
    title: '保存政策任务台账',
    access: countyUsers,
    reach: 'county',
    input: onDay.extend({ format: z.enum(['pdf', 'xlsx']), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存政策任务台账', filterName: '台账', extensions: ['pdf', 'xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
