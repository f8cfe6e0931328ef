/** Papers (文书): the will, the forms and agreements of a placement, made for one person or for hundreds from wordings the county may edit. */
import { z } from 'zod';
import { everybody, everyClerk, method, officers } from './method.ts';
import { peopleFilterSchema } from './people.ts';
import { scanProtectionSchema } from './protection.ts';
import { idSchema } from './values.ts';

/** `file`: the shipped wording. */
export const personPaperKinds = [
  { id: 'wish', label: '集中供养意愿书', file: 'wish', use: '征求集中供养意愿，本人签字、见证人作证' },
  { id: 'application', label: '入住申请审批表', file: 'application', use: '申请入住，乡镇、机构、县级民政逐级签意见' },
  { id: 'admissionAgreement', label: '入住协议', file: 'admission-agreement', use: '机构、本人、乡镇三方签订' },
  { id: 'admission', label: '入住登记表', file: 'admission', use: '入住当天登记、清点随身物品' },
  { id: 'careAgreement', label: '委托照料服务协议', file: 'care-agreement', use: '分散供养，委托方、本人、照料人三方签订' },
  { id: 'transfer', label: '转院登记表', file: 'transfer', use: '两院交接，县级民政审批' },
  { id: 'exit', label: '退出登记表', file: 'exit', use: '去世、转分散、终止供养等离院手续' },
  { id: 'leave', label: '请假（住院）登记表', file: 'leave', use: '外出或者住院，床位保留' },
] as const;
export type PersonPaperKind = (typeof personPaperKinds)[number]['id'];
const personKindIds = personPaperKinds.map(({ id }) => id) as [PersonPaperKind, ...PersonPaperKind[]];

/** Documents and letters of the grading of happiness homes: made for a round or for a home, with their own fields. */
export const gradingPaperKinds = [
  { id: 'gradingNotice', label: '等级评定公示', file: 'grading-notice', use: '评定结果公示，附公示名单' },
  { id: 'gradingAward', label: '等级评定结果通知', file: 'grading-award', use: '公布评定等级，附各等级名单' },
  { id: 'gradingRecheck', label: '年度复核通知书', file: 'grading-recheck', use: '告知幸福院年度复核的时间和要求' },
  { id: 'gradingRectify', label: '限期整改通知书', file: 'grading-rectify', use: '查出问题，责令限期整改' },
  { id: 'gradingSuspend', label: '暂停奖补通知书', file: 'grading-suspend', use: '暂停等级和运营奖补' },
  { id: 'gradingRemove', label: '取消等级决定书', file: 'grading-remove', use: '取消等级、收回牌匾' },
] as const;
export type GradingPaperKind = (typeof gradingPaperKinds)[number]['id'];

export const templatePaperKinds = [...personPaperKinds, ...gradingPaperKinds] as const;
export type TemplatePaperKind = PersonPaperKind | GradingPaperKind;
export const templateSubjects = ['person', 'grading'] as const;
export type TemplateSubject = (typeof templateSubjects)[number];
export function subjectOf(kind: TemplatePaperKind): TemplateSubject {
  return gradingPaperKinds.some(({ id }) => id === kind) ? 'grading' : 'person';
}
const kindIds = templatePaperKinds.map(({ id }) => id) as [TemplatePaperKind, ...TemplatePaperKind[]];
export const templatePaperKindSchema = z.enum(kindIds);

/** A county in one go; more is made township by township. */
export const mostPeopleOnPaper = 2000;

export const templateFaultSchema = z.object({
  /** From 1, in characters. */
  line: z.number(),
  column: z.number(),
  /** In the text as it was sent. */
  offset: z.number(),
  length: z.number(),
  message: z.string(),
  suggestions: z.array(z.string()),
});
export type TemplateFaultView = z.infer<typeof templateFaultSchema>;

/** For whom: people by name, or everybody a filter of the people list finds. */
export const paperSelectionSchema = z.union([
  z.object({ personIds: z.array(idSchema).min(1, '请选择人员').max(mostPeopleOnPaper, `一次最多为 ${mostPeopleOnPaper} 人制作`) }),
  z.object({ filter: peopleFilterSchema }),
]);
export type PaperSelection = z.infer<typeof paperSelectionSchema>;

const ordered = z.object({
  kinds: z.array(z.enum(personKindIds)).min(1, '请选择文书').max(personKindIds.length),
  selection: paperSelectionSchema,
});
export type PaperOrder = z.infer<typeof ordered>;

const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const savedSchema = z.object({ file: z.string(), papers: z.number(), warnings: z.array(z.string()) });
const protectedOrder = ordered.extend({ protection: scanProtectionSchema });
const saveFile = (filterName: string, extension: string) =>
  ({ dialog: 'save', title: '保存文书', filterName, extensions: [extension], encryptedAs: 'zip' }) as const;

const versionSchema = z.object({
  version: z.number(),
  note: z.string().nullable(),
  body: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});

export const paperMethods = {
  'papers.kinds': method({
    title: '查看文书',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.object({
      kinds: z.array(
        z.object({
          kind: templatePaperKindSchema,
          /** 0: the shipped wording. */
          version: z.number(),
          changedAt: z.string().nullable(),
          changedBy: z.string().nullable(),
        }),
      ),
      fields: z.array(
        z.object({ subject: z.enum(templateSubjects), name: z.string(), group: z.string(), note: z.string(), sample: z.string() }),
      ),
    }),
  }),
  'papers.template': method({
    title: '查看文书模板',
    access: everybody,
    reach: 'none',
    input: z.object({ kind: templatePaperKindSchema }),
    output: z.object({ version: z.number(), body: z.string(), shipped: z.string(), versions: z.array(versionSchema) }),
  }),
  /** A wording as it is typed: every fault with its place, and, where there is none, the paper with an invented person on it. */
  'papers.tryTemplate': method({
    title: '预览文书模板',
    access: everybody,
    reach: 'none',
    input: z.object({ kind: templatePaperKindSchema, body: z.string().max(60_000), isBlank: z.boolean() }),
    output: z.object({ faults: z.array(templateFaultSchema), pdf: pdfBytes.nullable(), pages: z.number(), warnings: z.array(z.string()) }),
  }),
  'papers.saveTemplate': method({
    title: '修改文书模板',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      kind: templatePaperKindSchema,
      body: z.string().min(1, '请填写模板').max(60_000, '模板过长'),
      note: z.string().trim().max(100).nullable(),
    }),
    output: z.object({ version: z.number() }),
  }),
  'papers.restoreTemplate': method({
    title: '恢复默认模板',
    access: everyClerk,
    reach: 'county',
    input: z.object({ kind: templatePaperKindSchema }),
    output: z.object({ version: z.number() }),
  }),
  /** How many a selection finds, before anything is made. */
  'papers.count': method({
    title: '生成文书',
    access: officers,
    reach: 'own',
    input: z.object({ selection: paperSelectionSchema }),
    output: z.object({ total: z.number(), names: z.array(z.string()) }),
  }),
  /** All papers in one PDF, person by person: to look at, or to print (numbered and logged). */
  'papers.paper': method({
    title: '预览文书',
    access: officers,
    reach: 'own',
    input: ordered.extend({ purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), papers: z.number(), warnings: z.array(z.string()) }),
    isJob: true,
  }),
  'papers.savePdf': method({
    title: '保存文书',
    access: officers,
    reach: 'own',
    input: protectedOrder,
    output: savedSchema,
    file: saveFile('PDF 文件', 'pdf'),
    isJob: true,
  }),
  /** One person, one paper. */
  'papers.saveWord': method({
    title: '保存文书',
    access: officers,
    reach: 'own',
    input: protectedOrder,
    output: savedSchema,
    file: saveFile('Word 文件', 'docx'),
    isJob: true,
  }),
  /** A file for each paper, packed into one. */
  'papers.savePack': method({
    title: '保存文书',
    access: officers,
    reach: 'own',
    input: protectedOrder.extend({ format: z.enum(['pdf', 'docx']) }),
    output: savedSchema,
    file: { dialog: 'save', title: '保存文书', filterName: '压缩文件', extensions: ['zip'] },
    isJob: true,
  }),
} as const;
