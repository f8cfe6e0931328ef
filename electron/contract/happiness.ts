/** Rural happiness homes (农村幸福院): facilities, states, village accounts, grades and months of operation. */
import { z } from 'zod';
import {
  happinessAlertSchema,
  happinessDetailSchema,
  happinessGradeRowSchema,
  happinessListSchema,
  happinessMonthsSchema,
} from './happiness-shapes.ts';
import {
  gradeCauseSchema,
  happinessGradeSchema,
  happinessStatusSchema,
  mealModeSchema,
  villageAccountKindSchema,
} from './happiness-terms.ts';
import { everyClerk, everyRegistrar, method, scatteredReaders, signers } from './method.ts';
import { protectionSchema, reasonSchema } from './protection.ts';
import { daysInMonth, idSchema, isoDateSchema, isoMonthSchema, isQuarterStart } from './values.ts';

const yearSchema = z.number().int().min(2000).max(2100);
const reason = z.string().trim().min(2, '请填写理由').max(200);
const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `不超过${longest}个字`)
    .nullable()
    .transform((value) => (value === '' ? null : value));
const count = (most: number) => z.number().int('应为整数').min(0, '不能小于零').max(most, `不超过${most}`).nullable();

export const happinessFilterSchema = z.object({
  townCode: z.string().max(12).nullable(),
  /** `none`: not graded. */
  grade: z.union([happinessGradeSchema, z.literal('none')]).nullable(),
  status: happinessStatusSchema.nullable(),
  /** Name, village, code, or the initials of the name. */
  search: z.string().trim().max(40),
});
export type HappinessFilter = z.infer<typeof happinessFilterSchema>;

export const happinessHomeInputSchema = z.object({
  /** Null: a new one. */
  happinessHomeId: idSchema.nullable(),
  code: z.string().trim().min(1, '请填写编号').max(30),
  name: z.string().trim().min(2, '请填写名称').max(60),
  townCode: z.string().min(1, '请选择乡镇').max(12),
  villageCode: z.string().min(1, '请选择村').max(12),
  creditCode: text(18),
  builtYear: z.number().int('年份应为整数').min(1950, '请填写四位年份').max(2100, '请填写四位年份').nullable(),
  openedOn: isoDateSchema.nullable(),
  floorAreaCenti: count(10_000_000),
  restPlaces: count(1000),
  mealMode: mealModeSchema.nullable(),
  managerName: text(30),
  /** It is told masked and cannot come back: absent, what is recorded stays. */
  phone: z
    .string()
    .trim()
    .regex(/^$|^[\d-]{7,20}$/, '电话应为数字')
    .nullable()
    .transform((value) => (value === '' ? null : value))
    .optional(),
  villageElders: count(100_000),
});

export const happinessAccountInputSchema = z.object({
  happinessHomeId: idSchema,
  validFrom: isoDateSchema,
  kind: villageAccountKindSchema,
  holder: z
    .string()
    .trim()
    .min(4, '请填写村集体或村委会的户名')
    .max(60)
    .refine(
      (holder) => /村|社区|居|经济|合作社|三资|代理|乡|镇|街道|农经/.test(holder),
      '应为村集体、村委会或代管单位的户名，不能是个人账户',
    ),
  bank: z.string().trim().min(1, '请填写开户银行').max(60),
  number: z
    .string()
    .trim()
    .regex(/^\d{8,30}$/, '账号应为8至30位数字'),
});

export const happinessStatusInputSchema = z
  .object({
    happinessHomeId: idSchema,
    validFrom: isoDateSchema,
    status: happinessStatusSchema,
    reason: text(200),
    documentNo: text(60),
    /** Deadline of 限期整改, with a suspension only. */
    rectifyBy: isoDateSchema.nullable(),
  })
  .refine((state) => state.status === 'preparing' || state.status === 'operating' || state.reason !== null, {
    path: ['reason'],
    message: '请写明原因',
  })
  .refine((state) => state.rectifyBy === null || state.status === 'suspended', { path: ['rectifyBy'], message: '只有暂停整改才有整改期限' })
  .refine((state) => state.rectifyBy === null || state.rectifyBy >= state.validFrom, {
    path: ['rectifyBy'],
    message: '整改期限不能早于暂停日期',
  });

const most = 1_000_000;
export const happinessCellInputSchema = z
  .object({
    happinessHomeId: idSchema,
    month: isoMonthSchema,
    /** Null clears the month: what was told of it is withdrawn. */
    openDays: count(31),
    /** Left as it is recorded where absent. */
    mealDays: count(31).optional(),
    meals: count(most).optional(),
    servedPeople: count(most).optional(),
    activities: count(1000).optional(),
    safetyChecks: count(1000).optional(),
    isInsured: z.boolean().nullable().optional(),
  })
  .refine(({ month, openDays }) => openDays === null || openDays <= daysInMonth(month), {
    path: ['openDays'],
    message: '开放天数不能多于当月天数',
  });
/** All homes of a county for a year and more than once over. */
const mostCells = 25_000;

export const happinessGradeInputSchema = z
  .object({
    happinessHomeId: idSchema,
    grade: happinessGradeSchema,
    effectiveFrom: isoDateSchema.refine(isQuarterStart, '等级自季度首日（1、4、7、10月1日）起生效'),
    validTo: isoDateSchema.nullable(),
    documentNo: z.string().trim().min(2, '请填写文号').max(60),
    cause: gradeCauseSchema.exclude(['veto']),
  })
  .refine(({ effectiveFrom, validTo }) => validTo === null || validTo >= effectiveFrom, {
    path: ['validTo'],
    message: '有效期不能早于生效日期',
  });

export const happinessMethods = {
  'happiness.list': method({
    title: '查看农村幸福院',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ ...happinessFilterSchema.shape, /** Today when null. */ asOf: isoDateSchema.nullable() }),
    output: happinessListSchema,
  }),
  'happiness.get': method({
    title: '查看幸福院档案',
    access: scatteredReaders,
    reach: { record: 'happinessHome', key: 'happinessHomeId' },
    input: z.object({ happinessHomeId: idSchema }),
    output: happinessDetailSchema,
  }),
  'happiness.save': method({
    title: '登记幸福院',
    access: everyClerk,
    reach: 'county',
    input: happinessHomeInputSchema,
    output: z.object({ happinessHomeId: z.number() }),
  }),
  'happiness.setAccount': method({
    title: '登记村级账户',
    access: everyClerk,
    reach: 'county',
    input: happinessAccountInputSchema,
    output: z.object({ accountId: z.number() }),
  }),
  'happiness.withdrawAccount': method({
    title: '撤销村级账户',
    access: everyClerk,
    reach: 'county',
    input: z.object({ accountId: idSchema, reason }),
    output: z.object({}),
  }),
  'happiness.revealAccount': method({
    title: '查看村级账户完整账号',
    access: signers,
    reach: 'county',
    isInFull: true,
    input: z.object({ happinessHomeId: idSchema, reason: reasonSchema }),
    output: z.object({ number: z.string() }),
  }),
  'happiness.setStatus': method({
    title: '登记幸福院状态',
    access: everyClerk,
    reach: 'county',
    input: happinessStatusInputSchema,
    output: z.object({ statusId: z.number() }),
  }),
  'happiness.withdrawStatus': method({
    title: '撤销幸福院状态',
    access: everyClerk,
    reach: 'county',
    input: z.object({ statusId: idSchema, reason }),
    output: z.object({}),
  }),
  'happiness.months': method({
    title: '查看幸福院月度运营',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({
      year: yearSchema,
      townCode: z.string().max(12).nullable(),
      happinessHomeIds: z.array(idSchema).max(5000).nullable(),
    }),
    output: happinessMonthsSchema,
  }),
  /** Of the caller's own places; everything or nothing. */
  'happiness.saveMonths': method({
    title: '填报幸福院月度运营',
    access: everyRegistrar,
    reach: 'own',
    isTable: true,
    input: z.object({ cells: z.array(happinessCellInputSchema).min(1).max(mostCells) }),
    output: z.object({ written: z.number(), unchanged: z.number(), withdrawn: z.number() }),
  }),
  'happiness.grades': method({
    title: '查看幸福院等级',
    access: scatteredReaders,
    reach: { record: 'happinessHome', key: 'happinessHomeId' },
    input: z.object({ happinessHomeId: idSchema }),
    output: z.array(happinessGradeRowSchema),
  }),
  /** A grade of before the program, or one decided on paper; those of a grading round are written by it. */
  'happiness.addGrade': method({
    title: '登记幸福院等级',
    access: everyClerk,
    reach: 'county',
    input: happinessGradeInputSchema,
    output: z.object({ gradeId: z.number() }),
  }),
  'happiness.withdrawGrade': method({
    title: '撤销幸福院等级',
    access: everyClerk,
    reach: 'county',
    input: z.object({ gradeId: idSchema, reason }),
    output: z.object({}),
  }),
  'happiness.alerts': method({
    title: '查看幸福院提醒',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({}),
    output: z.array(happinessAlertSchema),
  }),
  'happiness.savePaper': method({
    title: '保存幸福院名单',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ filter: happinessFilterSchema, protection: protectionSchema }),
    output: z.object({ file: z.string(), pages: z.number() }),
    file: { dialog: 'save', title: '保存幸福院名单', filterName: 'PDF 文件', extensions: ['pdf'], encryptedAs: 'zip' },
    isJob: true,
  }),
  'happiness.saveWorkbook': method({
    title: '导出幸福院名单',
    access: scatteredReaders,
    reach: 'own',
    input: z.object({ filter: happinessFilterSchema, protection: protectionSchema }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出幸福院名单', filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
