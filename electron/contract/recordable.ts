/**
 * Which changes of a person a role may record. Whatever decides an amount, an account, or who somebody is, belongs to the county; the places
 * below it tell what they are the first to know. Imports types only: the window asks it too.
 */
import type { Role } from './method.ts';
import type { RecordInput } from './people-inputs.ts';

type Kind = RecordInput['kind'];

const everything: readonly Kind[] = [
  'level',
  'mode',
  'caregiver',
  'account',
  'caregiverAccount',
  'contact',
  'wish',
  'residence',
  'category',
  'identity',
  'suspension',
  'end',
];

const recordable: Readonly<Record<Role, readonly Kind[]>> = {
  admin: everything,
  county_clerk: everything,
  county_approver: [],
  town_clerk: ['contact', 'wish', 'caregiver', 'residence', 'end'],
  home_manager: ['contact', 'wish', 'end'],
  auditor: [],
};

export function recordableKinds(role: Role): readonly Kind[] {
  return recordable[role];
}

/** A death is reported by whoever learns of it; ending support for another reason is the county's decision. */
export function mayRecord(role: Role, change: { readonly kind: Kind; readonly reason?: unknown }): boolean {
  if (!recordable[role].includes(change.kind)) return false;
  return change.kind !== 'end' || recordable[role] === everything || change.reason === 'death';
}
