import { z } from 'zod';
import { everybody, everyClerk, everyRegistrar, everyReporter, method, officers } from './method.ts';
import { recordInputSchema, registerInputSchema } from './people-inputs.ts';
import { protectionSchema, reasonSchema } from './protection.ts';
import {
  admissionWishSchema,
  areaTypeSchema,
  disabilityGradeSchema,
  disabilityKindSchema,
  personCategorySchema,
  selfCareLevelSchema,
  sexSchema,
  supportModeSchema,
} from './terms.ts';
import { idSchema, isoDateSchema } from './values.ts';

/** Destitute persons (特困人员) and the dated facts of their support. */
export const personStatuses = [
  { id: 'active', label: '在册', wordings: [] },
  { id: 'suspended', label: '暂停', wordings: [] },
  { id: 'ended', label: '终止', wordings: [] },
  { id: 'void', label: '已撤销', wordings: [] },
] as const;
const statusSchema = z.enum(['active', 'suspended', 'ended', 'void']);

export const factKinds = [
  { id: 'identity', label: '身份信息' },
  { id: 'confirmation', label: '确认' },
  { id: 'residence', label: '户籍地' },
  { id: 'category', label: '人员类别' },
  { id: 'level', label: '自理能力评估' },
  { id: 'mode', label: '供养方式' },
  { id: 'caregiver', label: '照料人' },
  { id: 'account', label: '一卡通账号' },
  { id: 'caregiverAccount', label: '照料人账号' },
  { id: 'contact', label: '联系方式' },
  { id: 'wish', label: '集中供养意愿' },
  { id: 'certificate', label: '特困证' },
  { id: 'suspension', label: '暂停供养' },
  { id: 'end', label: '终止' },
] as const;
export type FactKind = (typeof factKinds)[number]['id'];
export const factKindSchema = z.enum(factKinds.map((kind) => kind.id) as [FactKind, ...FactKind[]]);

export const peopleFilterSchema = z.object({
  /** Part of a name, start of pinyin initials, start or last digits of the ID number. */
  search: z.string().max(60),
  townCode: z.string().max(12).nullable(),
  villageCode: z.string().max(12).nullable(),
  homeId: z.number().nullable(),
  status: statusSchema.nullable(),
  level: selfCareLevelSchema.nullable(),
  mode: supportModeSchema.nullable(),
  category: personCategorySchema.nullable(),
  areaType: areaTypeSchema.nullable(),
  wish: admissionWishSchema.nullable(),
  /** People whose account is not recorded. */
  isAccountMissing: z.boolean(),
  /** People under a temporary number. */
  isIdNumberMissing: z.boolean(),
});
export type PeopleFilter = z.infer<typeof peopleFilterSchema>;
export const noPeopleFilter: PeopleFilter = {
  search: '',
  townCode: null,
  villageCode: null,
  homeId: null,
  status: null,
  level: null,
  mode: null,
  category: null,
  areaType: null,
  wish: null,
  isAccountMissing: false,
  isIdNumberMissing: false,
};

export const personSortKeys = [
  'name',
  'idNumber',
  'bornOn',
  'town',
  'village',
  'level',
  'mode',
  'confirmedOn',
  'assessedOn',
  'status',
] as const;

export const personRowSchema = z.object({
  personId: z.number(),
  name: z.string(),
  sex: sexSchema,
  bornOn: isoDateSchema,
  idNumber: z.string().nullable(),
  temporaryNumber: z.string().nullable(),
  townName: z.string().nullable(),
  villageName: z.string().nullable(),
  areaType: areaTypeSchema.nullable(),
  category: personCategorySchema.nullable(),
  level: selfCareLevelSchema.nullable(),
  assessedOn: isoDateSchema.nullable(),
  mode: supportModeSchema.nullable(),
  homeName: z.string().nullable(),
  caregiverName: z.string().nullable(),
  wish: admissionWishSchema.nullable(),
  confirmedOn: isoDateSchema.nullable(),
  endedOn: isoDateSchema.nullable(),
  phone: z.string().nullable(),
  accountNumber: z.string().nullable(),
  status: statusSchema,
});
export type PersonRow = z.infer<typeof personRowSchema>;

/** One entry of the life line. `text` says the fact in plain words. */
export const timelineEntrySchema = z.object({
  factId: z.number().nullable(),
  kind: z.union([factKindSchema, z.literal('payment')]),
  validFrom: z.string(),
  text: z.string(),
  /** Where it comes from: `导入《特困人员花名册.xlsx》第5行`, `手工登记`, `2022年1月发放表`. */
  source: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  cancelledAt: z.string().nullable(),
  cancelledBy: z.string().nullable(),
  cancelReason: z.string().nullable(),
  canCancel: z.boolean(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const personDetailSchema = z.object({
  person: personRowSchema.extend({
    age: z.number(),
    ethnicity: z.string().nullable(),
    address: z.string().nullable(),
    remark: z.string().nullable(),
    townCode: z.string().nullable(),
    villageCode: z.string().nullable(),
    homeId: z.number().nullable(),
    endReason: z.string().nullable(),
    caregiverPhone: z.string().nullable(),
    caregiverIdNumber: z.string().nullable(),
    disability: z.object({
      certificateNumber: z.string().nullable(),
      kind: disabilityKindSchema.nullable(),
      grade: disabilityGradeSchema.nullable(),
    }),
    account: z.object({ bank: z.string(), holder: z.string(), number: z.string() }).nullable(),
    caregiverAccount: z.object({ bank: z.string(), holder: z.string(), number: z.string() }).nullable(),
    /** First and last supported month; null while not confirmed or not ended. */
    supportFrom: z.string().nullable(),
    supportUntil: z.string().nullable(),
  }),
  timeline: z.array(timelineEntrySchema),
});
export type PersonDetail = z.infer<typeof personDetailSchema>;

/** What is masked everywhere else. */
export const revealedPersonSchema = z.object({
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  certificateNumber: z.string().nullable(),
  accountNumber: z.string().nullable(),
  caregiverIdNumber: z.string().nullable(),
  caregiverPhone: z.string().nullable(),
  caregiverAccountNumber: z.string().nullable(),
  /** Texts of the life line that hold numbers. */
  timeline: z.array(z.object({ factId: z.number(), text: z.string() })),
});
export type RevealedPerson = z.infer<typeof revealedPersonSchema>;

export const peopleMethods = {
  'people.page': method({
    title: '查看人员',
    access: everybody,
    reach: 'own',
    input: z.object({
      filter: peopleFilterSchema,
      sort: z.object({ key: z.enum(personSortKeys), isDescending: z.boolean() }).nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ total: z.number(), rows: z.array(personRowSchema) }),
  }),
  /** The first people a typed text finds, for results while somebody types. */
  'people.find': method({
    title: '查找人员',
    access: everybody,
    reach: 'own',
    input: z.object({ search: z.string().max(60), limit: z.number().int().min(1).max(50) }),
    output: z.object({ rows: z.array(personRowSchema), hasMore: z.boolean() }),
  }),
  'people.get': method({
    title: '查看人员',
    access: everybody,
    reach: { record: 'person', key: 'personId' },
    input: z.object({ personId: idSchema }),
    output: personDetailSchema,
  }),
  /** The numbers of one person in full, against a reason that is kept. */
  'people.reveal': method({
    title: '查看完整号码',
    access: officers,
    reach: { record: 'person', key: 'personId' },
    isInFull: true,
    input: z.object({ personId: idSchema, reason: reasonSchema }),
    output: revealedPersonSchema,
  }),
  'people.register': method({
    title: '登记人员',
    access: everyRegistrar,
    reach: 'own',
    input: registerInputSchema,
    output: z.object({ personId: z.number(), warnings: z.array(z.string()) }),
  }),
  'people.record': method({
    title: '登记变动',
    access: everyReporter,
    reach: { record: 'person', key: 'personId' },
    input: recordInputSchema,
    output: z.object({ factId: z.number(), warnings: z.array(z.string()) }),
  }),
  /** Withdraws a fact; it stays visible, crossed out, with the reason. */
  'people.cancelFact': method({
    title: '撤销记录',
    access: everyClerk,
    reach: { record: 'fact', key: 'factId' },
    input: z.object({ factId: idSchema, reason: z.string().trim().min(1, '请填写撤销理由').max(200) }),
    output: z.object({}),
  }),
  'people.export': method({
    title: '导出人员名单',
    access: everybody,
    reach: 'own',
    input: z.object({ filter: peopleFilterSchema, protection: protectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出人员名单', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
