/** Checks of a payment sheet before its approval, and how it differs from the sheet of the month before. */
import { z } from 'zod';
import { approvers, countyUsers, everybody, method } from './method.ts';
import { sheetStateSchema } from './payments.ts';
import { optionalScheme } from './schemes.ts';
import { isoMonthSchema } from './values.ts';

/** In the order of the list; each is switched by the parameter `sheet.check.<id>`. */
export const sheetChecks = [
  { id: 'paidAfterDeath', label: '死亡后仍发放', advice: '核实死亡日期；属实的退回重新编制，以后月份自动抵扣或追回。' },
  { id: 'bothSides', label: '集中、分散同时发放', advice: '核对供养方式和入住、退出日期，更正后重新编制。' },
  { id: 'sharedAccount', label: '不同收款人共用账号', advice: '核对存折或社保卡，登记正确的账号后重新编制。' },
  { id: 'holderDiffers', label: '账户名与收款人不符', advice: '按银行登记的户名更正账户，避免银行退回。' },
  { id: 'ageAndCategory', label: '年龄与人员类别不符', advice: '核对出生日期和人员类别，更正其中有误的一项。' },
  { id: 'notStandard', label: '金额与标准不符', advice: '打开依据核对标准和文号；标准有误的先更正标准。' },
  { id: 'highTotal', label: '合计偏高', advice: '打开依据核对补发的月份和原因，属实的注明理由。' },
  { id: 'neverAssessed', label: '所属期之前没有评估', advice: '安排自理能力评估，或补登更早的评估。' },
  { id: 'assessmentExpired', label: '评估已过有效期', advice: '安排重新评估；等级没有变化的也要登记新的评估日期。' },
  { id: 'standardMissing', label: '没有有效的标准', advice: '登记标准和文号后重新编制。' },
  { id: 'overBudget', label: '超出资金余额', advice: '核对资金来源和预算；确需超支的由审批人注明理由。' },
  { id: 'homeWithoutAccount', label: '机构没有收款账户', advice: '登记机构账户后重新编制，否则不能进入银行代发文件。' },
  { id: 'notOnSheet', label: '在册应发而不在表上', advice: '重新编制；不应发放的，登记暂停、暂缓或终止。' },
  { id: 'villageWithoutAccount', label: '幸福院没有村级账户', advice: '登记村级账户后重新编制，否则不能进入银行代发文件。' },
  { id: 'villageAccountChanged', label: '村级账户与上次拨付不同', advice: '核对开户证明，属实的注明理由。' },
  { id: 'villageNotOperating', label: '幸福院已暂停、停办或摘牌', advice: '核对状态和起始日期；确应拨付停办前月份的注明理由。' },
] as const;
export type SheetCheckId = (typeof sheetChecks)[number]['id'];
export const sheetCheckIds = sheetChecks.map(({ id }) => id);
export const sheetCheckIdSchema = z.enum(sheetCheckIds as [SheetCheckId, ...SheetCheckId[]]);

export const severitySchema = z.enum(['red', 'yellow']);
export type Severity = z.infer<typeof severitySchema>;
export const severityLabels: Readonly<Record<Severity, string>> = { red: '红色', yellow: '黄色' };

export const sheetFindingSchema = z.object({
  key: z.string(),
  check: sheetCheckIdSchema,
  severity: severitySchema,
  personId: z.number().nullable(),
  homeId: z.number().nullable(),
  /** Masked name of the person, or the name of the home; null for a finding about the whole sheet. */
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  placeName: z.string().nullable(),
  fen: z.number().nullable(),
  text: z.string(),
  documentNo: z.string(),
  documentTitle: z.string(),
  reason: z.object({ text: z.string(), userName: z.string(), at: z.string() }).nullable(),
});
export type SheetFinding = z.infer<typeof sheetFindingSchema>;

export const findingCountsSchema = z.object({
  red: z.number(),
  yellow: z.number(),
  /** Red findings without a reason. */
  open: z.number(),
});
export type FindingCounts = z.infer<typeof findingCountsSchema>;

/** Why somebody's payments differ from the month before. */
export const changeKinds = [
  { id: 'added', label: '新增' },
  { id: 'resumed', label: '恢复发放' },
  { id: 'movedIn', label: '转入' },
  { id: 'ended', label: '减少' },
  { id: 'stopped', label: '暂停发放' },
  { id: 'movedOut', label: '转出' },
  { id: 'changed', label: '金额变动' },
  { id: 'BACKPAY', label: '补发' },
  { id: 'OFFSET', label: '抵扣' },
  { id: 'FUNERAL', label: '丧葬费' },
  { id: 'other', label: '其他一次性' },
] as const;
export type ChangeKind = (typeof changeKinds)[number]['id'];
export const changeKindSchema = z.enum(changeKinds.map(({ id }) => id) as [ChangeKind, ...ChangeKind[]]);

/** One person in one part of the sheet, and one reason. */
export const sheetChangeSchema = z.object({
  personId: z.number(),
  name: z.string(),
  idNumber: z.string(),
  groupKey: z.string(),
  groupName: z.string(),
  kind: changeKindSchema,
  reason: z.string(),
  /** Day of the fact that caused it; null where there is none. */
  causedOn: z.string().nullable(),
  lastFen: z.number(),
  thisFen: z.number(),
  differenceFen: z.number(),
});
export type SheetChange = z.infer<typeof sheetChangeSchema>;

/** `lastFen + addedFen - endedFen + changedFen - lastOnceFen + onceFen = thisFen`, to the fen. */
export const changeSumSchema = z.object({
  key: z.string(),
  name: z.string(),
  lastPersons: z.number(),
  lastFen: z.number(),
  addedPersons: z.number(),
  addedFen: z.number(),
  endedPersons: z.number(),
  endedFen: z.number(),
  changedPersons: z.number(),
  changedFen: z.number(),
  /** Back pay, offsets and funeral expenses of the month before, which do not come again. */
  lastOnceFen: z.number(),
  onceFen: z.number(),
  thisPersons: z.number(),
  thisFen: z.number(),
});
export type ChangeSum = z.infer<typeof changeSumSchema>;

const month = z.object({ month: isoMonthSchema, ...optionalScheme });
const pageOf = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) };

export const sheetCheckMethods = {
  'sheetChecks.findings': method({
    title: '查看审批前检查',
    access: countyUsers,
    reach: 'county',
    input: month.extend({ check: sheetCheckIdSchema.nullable(), severity: severitySchema.nullable(), ...pageOf }),
    output: z.object({
      state: sheetStateSchema,
      /** When an open sheet was last written down as checked; null where it never was. */
      checkedAt: z.string().nullable(),
      /** Findings are those the sheet was approved with. */
      isFrozen: z.boolean(),
      counts: findingCountsSchema,
      checks: z.array(
        z.object({
          check: sheetCheckIdSchema,
          /** Switched off by its parameter when null. */
          severity: severitySchema.nullable(),
          documentNo: z.string(),
          documentTitle: z.string(),
          found: z.number(),
          open: z.number(),
        }),
      ),
      total: z.number(),
      rows: z.array(sheetFindingSchema),
    }),
  }),
  'sheetChecks.accept': method({
    title: '说明疑点理由',
    access: approvers,
    reach: 'county',
    /** Null: every red finding that has no reason yet. */
    input: month.extend({
      keys: z.array(z.string().min(1).max(200)).min(1).max(1000).nullable(),
      reason: z.string().trim().min(1, '请填写理由').max(200),
    }),
    output: findingCountsSchema,
  }),
  'sheetChecks.comparison': method({
    title: '与上月比较',
    access: everybody,
    reach: 'own',
    input: month.extend({ groupKey: z.string().max(60).nullable(), kind: changeKindSchema.nullable(), ...pageOf }),
    output: z.object({
      /** Month of the sheet before; null for the first one. */
      previousMonth: isoMonthSchema.nullable(),
      sums: z.array(changeSumSchema),
      whole: changeSumSchema,
      kinds: z.array(z.object({ kind: changeKindSchema, rows: z.number(), differenceFen: z.number() })),
      total: z.number(),
      differenceFen: z.number(),
      rows: z.array(sheetChangeSchema),
    }),
  }),
} as const;
