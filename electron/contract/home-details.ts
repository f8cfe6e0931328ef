import { z } from 'zod';
import { homeRowSchema } from './homes.ts';
import { everybody, everyClerk, method, type Access } from './method.ts';
import type { Term } from './terms.ts';
import { fenSchema, idSchema, isoDateSchema } from './values.ts';

/** A home in depth: particulars, staff, who runs it under which contract. */
export const homeKeepers = ['admin', 'county_clerk', 'home_manager'] as const satisfies Access;

const term = (id: string, label: string): Term => ({ id, label, wordings: [] });
export const homeGrades = [term('1', '一级'), term('2', '二级'), term('3', '三级'), term('other', '其他')];
export const legalForms = [
  term('institution', '事业单位法人'),
  term('privateNonEnterprise', '民办非企业单位'),
  term('company', '企业法人'),
  term('none', '未登记'),
];
export const heatings = [
  term('central', '集中供暖'),
  term('coal', '燃煤'),
  term('gas', '燃气'),
  term('airConditioner', '空调'),
  term('none', '无'),
];
export const fireStates = [term('accepted', '已验收'), term('filed', '已备案'), term('none', '未办理')];
export const buildingRatings = [term('A', 'A级'), term('B', 'B级'), term('C', 'C级'), term('D', 'D级'), term('none', '未鉴定')];
export const contractStates = [
  term('planned', '拟托管'),
  term('selecting', '招选中'),
  term('signed', '已签约'),
  term('operating', '运营中'),
  term('ended', '已退出'),
];

const choice = (list: readonly Term[]) => z.enum(list.map(({ id }) => id) as [string, ...string[]]).nullable();
const largestArea = 10_000_000;
const area = z.number().min(0).max(largestArea).nullable();
const words = (longest: number) => z.string().trim().max(longest).nullable();

/** What comes back masked cannot be sent again: a number left out stays as it is. */
const phoneInput = words(30)
  .refine((phone) => phone === null || !phone.includes('*'), '请填写完整号码，带“*”的只是显示')
  .optional();

/** 敬老院基本情况: everything beside name, level, township, beds and operation, which stand on the home itself. */
export const homeProfileSchema = z.object({
  grade: choice(homeGrades),
  legalForm: choice(legalForms),
  recordNumber: words(40),
  landArea: area,
  buildingArea: area,
  indoorArea: area,
  outdoorArea: area,
  heating: choice(heatings),
  director: words(30),
  phone: words(30),
  fireState: choice(fireStates),
  fireDocumentNo: words(60),
  buildingRating: choice(buildingRatings),
  hasCanteenPermit: z.boolean().nullable(),
  hasClinic: z.boolean().nullable(),
  /** 失能照护单元. */
  hasCareUnit: z.boolean().nullable(),
  insuredUntil: isoDateSchema.nullable(),
});
export type HomeProfile = z.infer<typeof homeProfileSchema>;
export const homeProfileInputSchema = z.object({
  homeId: idSchema,
  validFrom: isoDateSchema,
  profile: homeProfileSchema.extend({ phone: phoneInput }),
});

export const homeWarningSchema = z.object({ text: z.string(), tone: z.enum(['warning', 'error']) });
export type HomeWarning = z.infer<typeof homeWarningSchema>;

export const staffRowSchema = z.object({
  staffId: z.number(),
  name: z.string(),
  post: z.string(),
  isCareWorker: z.boolean(),
  certificate: z.string().nullable(),
  phone: z.string().nullable(),
  fromOn: isoDateSchema,
  untilOn: isoDateSchema.nullable(),
  recordedBy: z.string(),
});
export type StaffRow = z.infer<typeof staffRowSchema>;

export const staffInputSchema = z
  .object({
    homeId: idSchema,
    staffId: idSchema.nullable(),
    name: z.string().trim().min(1, '请填写姓名').max(30),
    post: z.string().trim().min(1, '请填写岗位').max(30),
    isCareWorker: z.boolean(),
    certificate: words(60),
    phone: phoneInput,
    fromOn: isoDateSchema,
    /** The first day he is not there any more. */
    untilOn: isoDateSchema.nullable(),
  })
  .refine((staff) => staff.untilOn === null || staff.untilOn > staff.fromOn, { path: ['untilOn'], message: '离岗日期应晚于到岗日期' });

export const contractDetailSchema = z.object({
  brand: words(60),
  scope: words(200),
  performance: words(400),
  assets: words(400),
  exitPlan: words(400),
  checkedOn: isoDateSchema.nullable(),
  checkResult: words(100),
});

const chargeSchema = fenSchema.refine((charge) => charge >= 0, '金额不能为负数').nullable();
const contractFields = {
  operator: z.string().trim().min(1, '请填写运营单位').max(60),
  state: z.enum(contractStates.map(({ id }) => id) as [string, ...string[]]),
  signedOn: isoDateSchema.nullable(),
  fromOn: isoDateSchema.nullable(),
  untilOn: isoDateSchema.nullable(),
  /** 保底特困床位. */
  guaranteedBeds: z.number().int('床位应为整数').min(0).max(100_000),
  feeFen: chargeSchema,
  depositFen: chargeSchema,
  detail: contractDetailSchema,
};
export const contractRowSchema = z.object({ contractId: z.number(), ...contractFields, recordedBy: z.string() });
export type ContractRow = z.infer<typeof contractRowSchema>;

const begun = ['signed', 'operating', 'ended'];
export const contractInputSchema = z
  .object({ homeId: idSchema, contractId: idSchema.nullable(), ...contractFields })
  .refine((contract) => contract.signedOn !== null || !begun.includes(contract.state), {
    path: ['signedOn'],
    message: '已签约的请填写签约日期',
  })
  .refine((contract) => contract.state !== 'operating' || contract.fromOn !== null, {
    path: ['fromOn'],
    message: '运营中的请填写托管起始日期',
  })
  .refine((contract) => contract.state !== 'operating' || contract.untilOn !== null, {
    path: ['untilOn'],
    message: '运营中的请填写托管期满日期',
  })
  .refine((contract) => contract.fromOn === null || contract.untilOn === null || contract.fromOn <= contract.untilOn, {
    path: ['untilOn'],
    message: '期满日期不能早于起始日期',
  });

export const homeDetailSchema = z.object({
  home: homeRowSchema,
  figures: z.object({
    occupied: z.number(),
    available: z.number(),
    bedsOut: z.number(),
    free: z.number(),
    freeNursing: z.number(),
    residents: z.object({ independent: z.number(), partialLoss: z.number(), completeLoss: z.number(), unassessed: z.number() }),
    careWorkers: z.number(),
    careWorkersNeeded: z.number().nullable(),
  }),
  profile: homeProfileSchema.extend({ validFrom: isoDateSchema }).nullable(),
  capacities: z.array(
    z.object({
      validFrom: isoDateSchema,
      bedsRegistered: z.number(),
      nursingBeds: z.number(),
      recordedAt: z.string(),
      recordedBy: z.string(),
    }),
  ),
  profiles: z.array(z.object({ validFrom: isoDateSchema, recordedAt: z.string(), recordedBy: z.string(), profile: homeProfileSchema })),
  warnings: z.array(homeWarningSchema),
  /** Of a home of county level: what it needs to count as the county's. */
  countyHome: z.array(z.object({ text: z.string(), isMet: z.boolean() })),
});
export type HomeDetail = z.infer<typeof homeDetailSchema>;

const ofHome = { record: 'home', key: 'homeId' } as const;
const homeOnly = z.object({ homeId: idSchema });
const withdrawal = z.string().trim().min(2, '请填写理由').max(200);

export const homeDetailMethods = {
  'homes.get': method({ title: '查看机构', access: everybody, reach: ofHome, input: homeOnly, output: homeDetailSchema }),
  'homes.saveProfile': method({
    title: '登记机构基本情况',
    access: homeKeepers,
    reach: ofHome,
    input: homeProfileInputSchema,
    output: z.object({}),
  }),
  'homes.staff': method({ title: '查看工作人员', access: everybody, reach: ofHome, input: homeOnly, output: z.array(staffRowSchema) }),
  'homes.saveStaff': method({
    title: '登记工作人员',
    access: homeKeepers,
    reach: ofHome,
    input: staffInputSchema,
    output: z.object({ staffId: z.number() }),
  }),
  'homes.withdrawStaff': method({
    title: '撤销工作人员登记',
    access: homeKeepers,
    reach: ofHome,
    input: z.object({ homeId: idSchema, staffId: idSchema, reason: withdrawal }),
    output: z.object({}),
  }),
  'homes.contracts': method({
    title: '查看托管合同',
    access: everybody,
    reach: ofHome,
    input: homeOnly,
    output: z.array(contractRowSchema),
  }),
  'homes.saveContract': method({
    title: '登记托管合同',
    access: everyClerk,
    reach: 'county',
    input: contractInputSchema,
    output: z.object({ contractId: z.number() }),
  }),
  'homes.withdrawContract': method({
    title: '撤销托管合同登记',
    access: everyClerk,
    reach: 'county',
    input: z.object({ homeId: idSchema, contractId: idSchema, reason: withdrawal }),
    output: z.object({}),
  }),
} as const;
