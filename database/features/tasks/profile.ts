/** Which of the two policy documents the county follows. */
import { policyProfileSchema, type PolicyProfile } from '../../../electron/contract/tasks-shapes.ts';
import type { Reader } from '../../core/sql.ts';
import { getSetting, type Setting } from '../settings/service.ts';

export const policyProfile: Setting<PolicyProfile | null> = { key: 'policyProfile', schema: policyProfileSchema.nullable(), initial: null };

/** Null until somebody has chosen. */
export const policyProfileOf = (reader: Reader): PolicyProfile | null => getSetting(reader, policyProfile);
