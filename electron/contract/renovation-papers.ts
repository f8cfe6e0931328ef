/** Papers of renovations of nursing homes: registers, the progress chart, forms of one project. */
import { z } from 'zod';
import { everybody, method } from './method.ts';
import { protectionSchema } from './protection.ts';
import { idSchema, isoDateSchema, isoMonthSchema } from './values.ts';

/** Null: the whole county, all years. */
const extent = { townCode: z.string().max(12).nullable(), batchYear: z.number().int().min(2000).max(2100).nullable() };
const size = z.enum(['A4', 'A3']);

export const renovationPaperSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ledger'), ...extent, size }),
  z.object({ kind: z.literal('monthly'), month: isoMonthSchema, ...extent, size }),
  z.object({ kind: z.literal('gantt'), ...extent, size }),
  z.object({ kind: z.literal('payments'), ...extent, from: isoDateSchema.nullable(), until: isoDateSchema.nullable() }),
  z.object({ kind: z.literal('retention'), ...extent }),
  z.object({ kind: z.literal('project'), projectId: idSchema }),
  /** Before the acceptance it is a form to fill in on the day. */
  z.object({ kind: z.literal('acceptance'), projectId: idSchema }),
  z.object({ kind: z.literal('assets'), projectId: idSchema }),
]);
export type RenovationPaper = z.infer<typeof renovationPaperSchema>;
export type RenovationPaperKind = RenovationPaper['kind'];

export const renovationPaperFormats = ['pdf', 'xlsx', 'docx'] as const;
export type RenovationPaperFormat = (typeof renovationPaperFormats)[number];
/** What a paper can be saved as; each can be looked at and printed. The register as a workbook is the export of the projects, which can be read back. */
export const formatsOfRenovationPaper: Readonly<Record<RenovationPaperKind, readonly RenovationPaperFormat[]>> = {
  ledger: ['pdf'],
  monthly: ['pdf', 'xlsx'],
  gantt: ['pdf'],
  payments: ['pdf', 'xlsx'],
  retention: ['pdf', 'xlsx'],
  project: ['pdf'],
  acceptance: ['pdf', 'docx'],
  assets: ['pdf', 'xlsx'],
};
export const renovationPaperNames: Readonly<Record<RenovationPaperKind, string>> = {
  ledger: '改造提升项目进度台账',
  monthly: '进度月报',
  gantt: '项目进度图',
  payments: '付款台账',
  retention: '质量保证金到期清单',
  project: '项目情况表',
  acceptance: '竣工验收表',
  assets: '资产移交清单',
};

const pdfBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const renovationPaperMethods = {
  /** To look at, or to print (numbered and logged). */
  'renovation.paper': method({
    title: '预览改造提升文书',
    access: everybody,
    reach: 'own',
    input: z.object({ paper: renovationPaperSchema, purpose: z.enum(['preview', 'print']) }),
    output: z.object({ pdf: pdfBytes, pages: z.number(), warnings: z.array(z.string()) }),
    isJob: true,
  }),
  'renovation.savePaper': method({
    title: '保存改造提升文书',
    access: everybody,
    reach: 'own',
    input: z.object({ paper: renovationPaperSchema, format: z.enum(renovationPaperFormats), protection: protectionSchema }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存改造提升文书', filterName: '文书', extensions: ['pdf', 'xlsx', 'docx'], encryptedAs: 'zip' },
    isJob: true,
  }),
} as const;
