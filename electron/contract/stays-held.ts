/** Beds and places kept for somebody who has not come yet (预留), and giving them back. */
import { z } from 'zod';
import { everybody, everyReporter, method } from './method.ts';
import { idSchema, isoDateSchema } from './values.ts';

export const heldStandings = [
  { id: 'overdue', label: '到期未入住' },
  { id: 'lapsed', label: '已失效' },
  { id: 'kept', label: '保留中' },
  { id: 'coming', label: '未到开始日' },
] as const;

const heldPlaceSchema = z.object({
  /** A bed that is reserved, or a place promised in a home without a bed map; `key` is the reservation or the line of the proposal. */
  kind: z.enum(['bed', 'place']),
  key: z.number(),
  personId: z.number(),
  name: z.string(),
  homeId: z.number(),
  homeName: z.string(),
  /** The bed; null for a promised place. */
  place: z.string().nullable(),
  fromOn: isoDateSchema,
  plannedUntil: isoDateSchema.nullable(),
  /** Last day it is kept: the planned one, else so many days after the first. */
  keptUntil: isoDateSchema,
  /** `lapsed`: no longer kept by the planner; an overdue bed is, until it is released. */
  standing: z.enum(['overdue', 'lapsed', 'kept', 'coming']),
  daysOver: z.number(),
  note: z.string().nullable(),
  recordedBy: z.string(),
});
export type HeldPlace = z.infer<typeof heldPlaceSchema>;

export const heldMethods = {
  'stays.held': method({
    title: '查看预留',
    access: everybody,
    reach: 'own',
    input: z.object({}),
    output: z.object({ day: isoDateSchema, holdDays: z.number(), rows: z.array(heldPlaceSchema) }),
  }),
  /** All that are named, or none. A promised place is the county's, which promised it. */
  'stays.release': method({
    title: '释放预留',
    access: everyReporter,
    reach: 'own',
    input: z.object({
      places: z
        .array(z.object({ kind: z.enum(['bed', 'place']), key: idSchema }))
        .min(1)
        .max(500),
      reason: z.string().trim().min(2, '请填写理由').max(200),
    }),
    output: z.object({ released: z.number() }),
  }),
} as const;
