import { z } from 'zod';
import { isIsoDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyOf } from '../parameters/service.ts';

const dueSchema = z
  .string()
  .transform((text) => text.split('、'))
  .refine((days) => days.every((day) => isIsoDate(`2001-${day}`)));

/** 季度报送期限: days of the year, `06-30` (铁清民发〔2022〕47号 三（三）: 6月底、9月底、12月底). */
export function dueDays(reader: Reader, day: IsoDate): string[] {
  return policyOf(reader, 'quarter.due', day, dueSchema);
}
