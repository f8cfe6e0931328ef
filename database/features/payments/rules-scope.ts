/** Which part of a sheet belongs to a scope. Pure. */
import type { Scope } from '../../../electron/contract/method.ts';
import type { PaperInput } from '../../../electron/contract/payments.ts';

/** The part of a sheet a paper shows: a home, the scattered people of a township; null for the whole. */
export type PaperPart = PaperInput['scope'];

export function keyOfPart(part: Exclude<PaperPart, null>): string {
  return 'homeId' in part ? `home:${part.homeId}` : `town:${part.townCode}`;
}

/** A township's own part is what its people receive themselves; what homes receive for them belongs to the homes. */
export function ownPart(scope: Scope): PaperPart {
  if (scope.kind === 'county') return null;
  return scope.kind === 'home' ? { homeId: scope.homeId } : { townCode: scope.townCode };
}

/** Key of the group of that part; null for the whole county. */
export function ownGroup(scope: Scope): string | null {
  const part = ownPart(scope);
  return part === null ? null : keyOfPart(part);
}
