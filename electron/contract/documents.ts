/** The library of policy documents (政策文件库): number, text, clauses, and what rests on each clause. */
import { z } from 'zod';
import { attachmentMethods, attachmentRowSchema, attachmentTitleSchema, scanFile } from './attachments.ts';
import { everybody, everyClerk, method } from './method.ts';
import { linkKindSchema, policyProfileSchema, restingSchema } from './tasks-shapes.ts';
import { idSchema, isoDateSchema } from './values.ts';

const required = (longest: number, message: string) => z.string().trim().min(1, message).max(longest, `不超过${longest}个字`);
const reason = z.string().trim().min(2, '请填写理由').max(200);

const documentRowSchema = z.object({
  documentId: z.number(),
  /** Of those that come with the program. */
  shippedId: policyProfileSchema.nullable(),
  documentNo: z.string(),
  title: z.string(),
  issuer: z.string(),
  issuedOn: isoDateSchema.nullable(),
  clauses: z.number(),
  tasks: z.number(),
  /** The county works by its tasks. */
  isFollowed: z.boolean(),
  /** Records that name it. */
  resting: z.number(),
  attachments: z.number(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

export const documentInputSchema = z.object({
  documentId: idSchema.nullable(),
  documentNo: required(60, '请填写文号'),
  title: required(200, '请填写标题'),
  issuer: required(60, '请填写发文机关'),
  issuedOn: isoDateSchema.nullable(),
  text: required(200_000, '请粘贴正文'),
});

export const documentMethods = {
  /** Public papers: everybody may read what the county works by. */
  'documents.list': method({
    title: '查看政策文件库',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.object({ rows: z.array(documentRowSchema) }),
  }),
  'documents.get': method({
    title: '查看政策文件',
    access: everybody,
    reach: 'none',
    input: z.object({ documentId: idSchema }),
    output: documentRowSchema.extend({
      text: z.string(),
      clauses: z.array(
        z.object({
          place: z.string(),
          part: z.string(),
          heading: z.string(),
          text: z.string(),
          tasks: z.array(z.object({ code: z.string(), content: z.string() })),
          resting: z.array(restingSchema),
        }),
      ),
      /** What names the document and no clause of it. */
      whole: z.array(restingSchema),
      papers: z.array(attachmentRowSchema),
      limitBytes: z.number(),
    }),
  }),
  'documents.save': method({
    title: '登记政策文件',
    access: everyClerk,
    reach: 'county',
    input: documentInputSchema,
    output: z.object({ documentId: z.number() }),
  }),
  'documents.withdraw': method({
    title: '撤下政策文件',
    access: everyClerk,
    reach: 'county',
    input: z.object({ documentId: idSchema, reason }),
    output: z.object({}),
  }),
  'documents.addPaper': method({
    title: '添加文件附件',
    access: everyClerk,
    reach: 'county',
    input: z.object({ documentId: idSchema, title: attachmentTitleSchema }),
    output: attachmentMethods['attachments.addToHome'].output,
    file: { ...scanFile, title: '选择文件原件' },
  }),
  /** Says by hand that something rests on a clause. */
  'documents.link': method({
    title: '关联条款',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      documentId: idSchema,
      place: z.string().trim().min(1).max(20).nullable(),
      kind: linkKindSchema,
      key: required(80, '请选择关联的内容'),
      note: z.string().trim().max(200).nullable(),
    }),
    output: z.object({ linkId: z.number() }),
  }),
  'documents.unlink': method({
    title: '取消条款关联',
    access: everyClerk,
    reach: 'county',
    input: z.object({ linkId: idSchema, reason }),
    output: z.object({}),
  }),
  /** What a clause may be linked with. */
  'documents.linkable': method({
    title: '查看可关联的内容',
    access: everyClerk,
    reach: 'county',
    input: z.object({}),
    output: z.object({ rows: z.array(z.object({ kind: linkKindSchema, key: z.string(), title: z.string() })) }),
  }),
} as const;
