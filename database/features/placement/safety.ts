/** The protections that are looked at before somebody is admitted (GB 38600-2019: 噎食 to 文娱活动意外), as data. */
import { z } from 'zod';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyOf } from '../parameters/service.ts';

const safetyItemsSchema = z.array(z.object({ code: z.string().min(1), text: z.string().min(1) })).min(1);

/** @throws AppError PARAMETER_MISSING */
export function safetyItems(reader: Reader, day: IsoDate): { code: string; text: string }[] {
  return policyOf(reader, 'placement.safetyItems', day, safetyItemsSchema);
}
