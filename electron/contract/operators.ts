/** Entrusted operation of homes (托管运营): tenders, renewals, yearly checks and exits around the contract, and the register of the county. */
import { z } from 'zod';
import { homeWarningSchema } from './home-details.ts';
import { countyUsers, everybody, everyClerk, method } from './method.ts';
import {
  bidderInputSchema,
  checkInputSchema,
  contractLifeSchema,
  decideInputSchema,
  exitInputSchema,
  handBackInputSchema,
  registerRowSchema,
  renewalInputSchema,
  tenderInputSchema,
  tenderSchema,
} from './operators-shapes.ts';
import { protectionSchema } from './protection.ts';
import { idSchema, isoDateSchema } from './values.ts';

const reason = z.string().trim().min(2, '请填写理由').max(200);
const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const ofHome = { record: 'home', key: 'homeId' } as const;
const onDay = z.object({ asOf: isoDateSchema });

export const operatorMethods = {
  'operators.list': method({
    title: '查看托管运营台账',
    access: countyUsers,
    reach: 'county',
    input: onDay,
    output: z.object({
      rows: z.array(registerRowSchema),
      /** IND22. */
      rate: z.object({ numerator: z.number(), denominator: z.number(), shown: z.string(), note: z.string().nullable() }),
    }),
  }),
  'operators.get': method({
    title: '查看机构托管情况',
    access: everybody,
    reach: ofHome,
    input: z.object({ homeId: idSchema }),
    output: z.object({ tenders: z.array(tenderSchema), contracts: z.array(contractLifeSchema), warnings: z.array(homeWarningSchema) }),
  }),
  'operators.saveTender': method({
    title: '登记托管招选',
    access: everyClerk,
    reach: 'county',
    input: tenderInputSchema,
    output: z.object({ tenderId: z.number() }),
  }),
  'operators.withdrawTender': method({
    title: '撤销托管招选登记',
    access: everyClerk,
    reach: 'county',
    input: z.object({ homeId: idSchema, tenderId: idSchema, reason }),
    output: z.object({}),
  }),
  'operators.addBidder': method({
    title: '登记应选单位',
    access: everyClerk,
    reach: 'county',
    input: bidderInputSchema,
    output: z.object({ bidderId: z.number() }),
  }),
  'operators.withdrawBidder': method({
    title: '撤销应选单位登记',
    access: everyClerk,
    reach: 'county',
    input: z.object({ homeId: idSchema, tenderId: idSchema, bidderId: idSchema, reason }),
    output: z.object({}),
  }),
  /** The result opens a contract in the state 招选中, to be filled in when it is signed. */
  'operators.decide': method({
    title: '确定招选结果',
    access: everyClerk,
    reach: 'county',
    input: decideInputSchema,
    output: z.object({ contractId: z.number() }),
  }),
  'operators.renew': method({
    title: '登记托管续约',
    access: everyClerk,
    reach: 'county',
    input: renewalInputSchema,
    output: z.object({ renewalId: z.number() }),
  }),
  'operators.withdrawRenewal': method({
    title: '撤销托管续约登记',
    access: everyClerk,
    reach: 'county',
    input: z.object({ homeId: idSchema, renewalId: idSchema, reason }),
    output: z.object({}),
  }),
  'operators.addCheck': method({
    title: '登记托管考核',
    access: everyClerk,
    reach: 'county',
    input: checkInputSchema,
    output: z.object({ checkId: z.number() }),
  }),
  'operators.withdrawCheck': method({
    title: '撤销托管考核登记',
    access: everyClerk,
    reach: 'county',
    input: z.object({ homeId: idSchema, checkId: idSchema, reason }),
    output: z.object({}),
  }),
  'operators.planExit': method({
    title: '登记托管退出',
    access: everyClerk,
    reach: 'county',
    input: exitInputSchema,
    output: z.object({ exitId: z.number() }),
  }),
  'operators.withdrawExit': method({
    title: '撤销托管退出登记',
    access: everyClerk,
    reach: 'county',
    input: z.object({ homeId: idSchema, contractId: idSchema, reason }),
    output: z.object({}),
  }),
  /** Ends the contract on the day the home is handed back. */
  'operators.handBack': method({
    title: '登记托管移交',
    access: everyClerk,
    reach: 'county',
    input: handBackInputSchema,
    output: z.object({}),
  }),
  'operators.paper': method({
    title: '预览托管运营台账',
    access: countyUsers,
    reach: 'county',
    input: onDay.extend({ purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), warnings: z.array(z.string()) }),
    isJob: true,
  }),
  'operators.savePaper': method({
    title: '保存托管运营台账',
    access: countyUsers,
    reach: 'county',
    input: onDay.extend({ format: z.enum(['pdf', 'xlsx']), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存托管运营台账', filterName: '文书', extensions: ['pdf', 'xlsx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
