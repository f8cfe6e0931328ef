/** Word templates of the county's own (Word 模板): files with named places, filled in for one or for a thousand. */
import { z } from 'zod';
import { everybody, everyClerk, method, officers } from './method.ts';
import { paperSelectionSchema, templatePaperKindSchema } from './papers.ts';
import { scanProtectionSchema } from './protection.ts';
import { idSchema } from './values.ts';

/** Whom a letter is made for. */
export const letterSubjects = [
  { id: 'person', label: '人员' },
  { id: 'home', label: '敬老院' },
  { id: 'village', label: '村（居）' },
  { id: 'project', label: '改造项目' },
] as const;
export type LetterSubject = (typeof letterSubjects)[number]['id'];
const letterSubjectSchema = z.enum(['person', 'home', 'village', 'project']);

/** Word files that come with the program, to begin a template with. */
export const letterSamples = [
  { id: 'visitNotice', subject: 'person', label: '慰问信' },
  { id: 'homeCheck', subject: 'home', label: '在院人员核对函' },
  { id: 'villageLetter', subject: 'village', label: '致村委会探访函' },
  { id: 'projectUrge', subject: 'project', label: '改造项目督办函' },
] as const;
export type LetterSampleId = (typeof letterSamples)[number]['id'];

/** Of one run; more is made township by township. */
export const mostLetters = 2000;
export const largestWordTemplate = 5 * 1024 * 1024;

/** What is wrong in a Word file, and where somebody finds it. */
const wordFaultSchema = z.object({
  /** `正文第3段`, `第2个表格第4行第1格`, `页眉第1段`. */
  place: z.string(),
  /** The words around it. */
  excerpt: z.string(),
  message: z.string(),
  suggestions: z.array(z.string()),
});
export type WordFault = z.infer<typeof wordFaultSchema>;

const keys = z.array(idSchema).min(1, '请选择').max(mostLetters, `一次最多制作 ${mostLetters} 份`);
export const letterSelectionSchema = z.discriminatedUnion('subject', [
  z.object({ subject: z.literal('person'), people: paperSelectionSchema }),
  z.object({ subject: z.literal('home'), homeIds: keys }),
  z.object({
    subject: z.literal('village'),
    codes: z.array(z.string().min(1).max(12)).min(1, '请选择').max(mostLetters, `一次最多制作 ${mostLetters} 份`),
  }),
  z.object({ subject: z.literal('project'), projectIds: keys }),
]);
export type LetterSelection = z.infer<typeof letterSelectionSchema>;

const order = { templateId: idSchema, selection: letterSelectionSchema, protection: scanProtectionSchema };
const made = z.object({ file: z.string(), letters: z.number() });
const wordFile = { filterName: 'Word 文件', extensions: ['docx'] } as const;

export const wordTemplateMethods = {
  'wordTemplates.list': method({
    title: '查看 Word 模板',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.object({
      templates: z.array(
        z.object({
          templateId: z.number(),
          subject: letterSubjectSchema,
          name: z.string(),
          version: z.number(),
          fileName: z.string(),
          /** Fields the newest version asks for. */
          fields: z.array(z.string()),
          note: z.string().nullable(),
          recordedAt: z.string(),
          recordedBy: z.string(),
        }),
      ),
      fields: z.array(
        z.object({
          subject: letterSubjectSchema,
          name: z.string(),
          group: z.string(),
          note: z.string(),
          sample: z.string(),
        }),
      ),
    }),
  }),
  /** Reads a Word file: a new template, or a new version of one. With any fault nothing is kept, and each fault is named with its place. */
  'wordTemplates.read': method({
    title: '读入 Word 模板',
    access: everyClerk,
    reach: 'county',
    input: z.object({
      /** Null: a new template. */
      templateId: idSchema.nullable(),
      subject: letterSubjectSchema,
      /** Null: as the file is called. */
      name: z.string().trim().min(1).max(40, '名称不超过40个字').nullable(),
      note: z.string().trim().max(100).nullable(),
    }),
    output: z.object({
      fileName: z.string(),
      templateId: z.number().nullable(),
      version: z.number().nullable(),
      fields: z.array(z.string()),
      faults: z.array(wordFaultSchema),
    }),
    file: { dialog: 'open', title: '选择 Word 模板', ...wordFile },
  }),
  /** The file as it was read in. */
  'wordTemplates.save': method({
    title: '另存 Word 模板',
    access: everyClerk,
    reach: 'county',
    input: z.object({ templateId: idSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '另存 Word 模板', ...wordFile },
  }),
  /** A sample, or one of the program's papers with its fields in braces: to begin a template with. */
  'wordTemplates.begin': method({
    title: '取用样本',
    access: everyClerk,
    reach: 'county',
    input: z.object({ kind: z.union([z.enum(['visitNotice', 'homeCheck', 'villageLetter', 'projectUrge']), templatePaperKindSchema]) }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存 Word 样本', ...wordFile },
  }),
  'wordTemplates.withdraw': method({
    title: '停用 Word 模板',
    access: everyClerk,
    reach: 'county',
    input: z.object({ templateId: idSchema, reason: z.string().trim().min(2, '请填写理由').max(100) }),
    output: z.object({}),
  }),
  /** Homes, villages or projects a letter can be made for. */
  'letters.candidates': method({
    title: '批量制作函件',
    access: officers,
    reach: 'own',
    input: z.object({ subject: z.enum(['home', 'village', 'project']) }),
    output: z.array(z.object({ key: z.string(), name: z.string(), townName: z.string(), note: z.string() })),
  }),
  'letters.savePack': method({
    title: '批量制作函件',
    access: officers,
    reach: 'own',
    input: z.object(order),
    output: made,
    file: { dialog: 'save', title: '保存函件', filterName: '压缩文件', extensions: ['zip'] },
    isJob: true,
  }),
  /** All in one Word file, each on a page of its own: to print at once. */
  'letters.saveOne': method({
    title: '批量制作函件',
    access: officers,
    reach: 'own',
    input: z.object(order),
    output: made,
    file: { dialog: 'save', title: '保存函件', ...wordFile, encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
