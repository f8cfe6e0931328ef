import { z } from 'zod';
import { administrators, everybody, everyReporter, method, officers, signers } from './method.ts';
import { scanProtectionSchema } from './protection.ts';
import { idSchema } from './values.ts';

/** Scans and photos of a person, a home, a grading of a happiness home, a renovation project or another record. */
export const attachmentKinds = [
  { id: 'idCard', label: '身份证件', of: 'person' },
  { id: 'approvalForm', label: '特困认定审批表', of: 'person' },
  { id: 'assessmentForm', label: '自理能力评估表', of: 'person' },
  { id: 'disabilityCertificate', label: '残疾证', of: 'person' },
  { id: 'admissionAgreement', label: '入住协议', of: 'person' },
  { id: 'schoolCertificate', label: '在校证明', of: 'person' },
  { id: 'registration', label: '登记证书', of: 'home' },
  { id: 'safetyPaper', label: '消防安全材料', of: 'home' },
  { id: 'evidence', label: '评定佐证', of: 'gradingCase' },
  { id: 'renovationPhoto', label: '改造照片', of: 'renovationProject' },
  { id: 'renovationPaper', label: '改造材料', of: 'renovationProject' },
  { id: 'filedPaper', label: '存档材料', of: 'filed' },
  { id: 'photo', label: '照片', of: 'both' },
  { id: 'other', label: '其他', of: 'both' },
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number]['id'];
export const attachmentKindSchema = z.enum(attachmentKinds.map((kind) => kind.id) as [AttachmentKind, ...AttachmentKind[]]);

/** `filed`: under a record of another table, a policy task's progress for instance. */
export type AttachmentEntity = 'person' | 'home' | 'gradingCase' | 'renovationProject' | 'filed';

/** The kinds a person, a home, a grading or a renovation project may have. */
export function kindsOf(entity: AttachmentEntity): readonly (typeof attachmentKinds)[number][] {
  return attachmentKinds.filter((kind) => kind.of === entity || (kind.of === 'both' && (entity === 'person' || entity === 'home')));
}

export const attachmentMediaTypes = [
  { id: 'image/jpeg', label: 'JPEG 图片', ending: 'jpg' },
  { id: 'image/png', label: 'PNG 图片', ending: 'png' },
  { id: 'application/pdf', label: 'PDF 文件', ending: 'pdf' },
] as const;
export type AttachmentMediaType = (typeof attachmentMediaTypes)[number]['id'];
const mediaTypeSchema = z.enum(attachmentMediaTypes.map((type) => type.id) as [AttachmentMediaType, ...AttachmentMediaType[]]);

export const attachmentRowSchema = z.object({
  attachmentId: z.number(),
  kind: attachmentKindSchema,
  title: z.string(),
  mediaType: mediaTypeSchema,
  /** Of the picture or paper itself. */
  bytes: z.number(),
  addedAt: z.string(),
  addedBy: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawReason: z.string().nullable(),
  /** Whether its file lies in the attachments folder, as long as it should be; what is in it shows when it is opened or checked. */
  isPresent: z.boolean(),
});
export type AttachmentRow = z.infer<typeof attachmentRowSchema>;

export const attachmentMegabytesSchema = z.number().int('请填写整数').min(1, '至少 1 MB').max(50, '至多 50 MB');
/** A page in colour at 300 dpi takes 1 to 5 MB. */
export const initialAttachmentMegabytes = 20;

const listSchema = z.object({
  rows: z.array(attachmentRowSchema),
  /** Largest file that is accepted, in bytes. */
  limitBytes: z.number(),
});

export const attachmentTitleSchema = z.string().trim().max(100, '标题不超过100个字');
const addFields = {
  kind: attachmentKindSchema,
  /** Empty: the name of the file without its ending. */
  title: attachmentTitleSchema,
};
const addedSchema = z.object({
  attachmentId: z.number(),
  title: z.string(),
  /** Place, time and device were taken out of the photo. */
  isTrimmed: z.boolean(),
  /** How many other people or homes have the same file. */
  elsewhere: z.number(),
});
export type AddedAttachment = z.infer<typeof addedSchema>;

export const scanFile = {
  dialog: 'open',
  title: '选择扫描件或照片',
  filterName: '图片和 PDF',
  // Those that are refused can be chosen too: the refusal says what to do, a greyed file does not.
  extensions: ['jpg', 'jpeg', 'png', 'pdf', 'heic', 'tif', 'tiff', 'bmp', 'webp', 'ofd', 'doc', 'docx'],
} as const;

const problemSchema = z.object({
  attachmentId: z.number(),
  state: z.enum(['missing', 'altered', 'unreadable']),
  entity: z.enum(['person', 'home', 'gradingCase', 'renovationProject', 'filed']),
  ownerId: z.number(),
  /** Name of the person, the home, the happiness home that is graded or the project. */
  ownerName: z.string(),
  kind: attachmentKindSchema,
  title: z.string(),
  addedAt: z.string(),
  addedBy: z.string(),
  isWithdrawn: z.boolean(),
});
export type AttachmentProblem = z.infer<typeof problemSchema>;

export const attachmentCheckSchema = z.object({
  folder: z.string(),
  /** Files that should be there. */
  files: z.number(),
  attachments: z.number(),
  bytes: z.number(),
  problems: z.array(problemSchema),
  /** Files of this ledger that belong to no attachment: left by an attempt that was cut short. Harmless, kept. */
  looseFiles: z.array(z.object({ file: z.string(), bytes: z.number(), changedAt: z.string() })),
});
export type AttachmentCheck = z.infer<typeof attachmentCheckSchema>;

export const attachmentMethods = {
  'attachments.ofPerson': method({
    title: '查看附件目录',
    access: everybody,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema }),
    output: listSchema,
  }),
  'attachments.ofHome': method({
    title: '查看附件目录',
    access: everybody,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({ homeId: idSchema }),
    output: listSchema,
  }),
  'attachments.addToPerson': method({
    title: '添加附件',
    access: everyReporter,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema, ...addFields }),
    output: addedSchema,
    file: scanFile,
  }),
  'attachments.addToHome': method({
    title: '添加附件',
    access: everyReporter,
    reach: { record: 'home', key: 'homeId' },
    input: z.object({ homeId: idSchema, ...addFields }),
    output: addedSchema,
    file: scanFile,
  }),
  /** Every opening stands in the audit: the photo of an ID card shows the full number. */
  'attachments.open': method({
    title: '查看附件内容',
    access: officers,
    reach: { record: 'attachment', key: 'attachmentId' },
    input: z.object({ attachmentId: idSchema }),
    output: z.object({ mediaType: mediaTypeSchema, bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  }),
  'attachments.withdraw': method({
    title: '撤下附件',
    access: everyReporter,
    reach: { record: 'attachment', key: 'attachmentId' },
    input: z.object({ attachmentId: idSchema, reason: z.string().trim().min(1, '请填写撤下理由').max(200) }),
    output: z.object({}),
  }),
  /** A copy for somebody else, encrypted or plain; why is asked and kept. */
  'attachments.save': method({
    title: '另存附件',
    access: officers,
    reach: { record: 'attachment', key: 'attachmentId' },
    input: z.object({ attachmentId: idSchema, protection: scanProtectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '另存附件', filterName: '附件', extensions: [], encryptedAs: 'zip' },
  }),
  'attachments.check': method({
    title: '核对附件',
    access: signers,
    reach: 'county',
    input: z.object({}),
    output: attachmentCheckSchema,
    isJob: true,
  }),
  'attachments.limit': method({
    title: '查看附件上限',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.object({ megabytes: z.number() }),
  }),
  'attachments.saveLimit': method({
    title: '设置附件上限',
    access: administrators,
    reach: 'county',
    input: z.object({ megabytes: attachmentMegabytesSchema }),
    output: z.object({}),
  }),
} as const;
