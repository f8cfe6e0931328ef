/** What every list of people supported at home has in common. */
import { z } from 'zod';
import { selfCareLevelSchema } from './terms.ts';

export const scatteredPersonSchema = z.object({
  personId: z.number(),
  name: z.string(),
  idNumber: z.string().nullable(),
  townName: z.string().nullable(),
  villageName: z.string().nullable(),
  level: selfCareLevelSchema.nullable(),
  caregiverOnRecord: z.string().nullable(),
});
export type ScatteredPerson = z.infer<typeof scatteredPersonSchema>;

export const scatteredPlaceSchema = z.object({
  townCode: z.string().max(12).nullable(),
  villageCode: z.string().max(12).nullable(),
  /** Part of a name. */
  search: z.string().max(60),
});
export type ScatteredPlace = z.infer<typeof scatteredPlaceSchema>;

export const tablePageSchema = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) };

export const withdrawReasonSchema = z.string().trim().min(1, '请填写理由').max(200);

export const exportedSchema = z.object({ file: z.string(), rows: z.number() });

export function workbookFile(title: string) {
  return { dialog: 'save', title, filterName: 'Excel 工作簿', extensions: ['xlsx'], encryptedAs: 'zip' } as const;
}
