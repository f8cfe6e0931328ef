import { idleLockMinutesSchema, initialIdleLockMinutes } from '../../../electron/contract/users.ts';
import type { Setting } from '../settings/service.ts';

/** Minutes without key or mouse after which a window locks itself. */
export const idleLockMinutes: Setting<number> = { key: 'idleLockMinutes', schema: idleLockMinutesSchema, initial: initialIdleLockMinutes };
