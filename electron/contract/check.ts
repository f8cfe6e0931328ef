/** Self-check of the program and its surroundings, in plain words, and the pack of logs for technical support. */
import { z } from 'zod';
import { countyUsers, method } from './method.ts';

export const checkIds = [
  'disk',
  'place',
  'ledger',
  'keys',
  'audit',
  'backups',
  'secondPlace',
  'attachments',
  'fonts',
  'printer',
  'clock',
  'memory',
  'version',
] as const;
export type CheckId = (typeof checkIds)[number];

const rowSchema = z.object({
  id: z.enum(checkIds),
  title: z.string(),
  state: z.enum(['good', 'notice', 'bad']),
  /** What was found. */
  text: z.string(),
  /** What to do; null when nothing is. */
  next: z.string().nullable(),
});
export type CheckRow = z.infer<typeof rowSchema>;
export type CheckState = CheckRow['state'];

const reportSchema = z.object({ at: z.string(), version: z.string(), rows: z.array(rowSchema) });
export type CheckReport = z.infer<typeof reportSchema>;

export const checkMethods = {
  'check.run': method({
    title: '自检',
    access: countyUsers,
    reach: 'county',
    input: z.object({}),
    output: reportSchema,
    isJob: true,
    needs: 'printers',
  }),
  /** Logs, versions and the results of the last check as a zip; names no person and no path. */
  'check.logPack': method({
    title: '保存日志包',
    access: countyUsers,
    reach: 'county',
    input: z.object({}),
    output: z.object({ file: z.string(), bytes: z.number() }),
    file: { dialog: 'save', title: '保存日志包', filterName: '压缩文件', extensions: ['zip'] },
  }),
} as const;
