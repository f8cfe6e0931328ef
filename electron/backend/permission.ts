/** Who may do what: the same answer for the window and the command line. */
import type { MethodName } from '../contract/index.ts';
import { methods } from '../contract/index.ts';
import type { MethodDefinition, Role } from '../contract/method.ts';
import { AppError } from '../contract/result.ts';
import { transaction, type WriteContext } from '../../database/core/sql.ts';
import { isInScope, scopeName, type ScopedReader } from '../../database/features/users/scope.ts';

/** By role alone. @throws AppError NOT_ALLOWED */
export function refuseOtherRoles(role: Role, name: MethodName): void {
  const { access, title }: MethodDefinition = methods[name];
  if (access !== 'anyone' && !access.includes(role)) throw new AppError('NOT_ALLOWED', { action: title });
}

/** Somebody tried what is not his, or what is locked: the audit keeps it. @param month of the sheet, in words */
export function recordRefusal(context: WriteContext, method: MethodName, code: string, month?: string | number | null): void {
  const after = { method, title: methods[method].title, code, ...(month === undefined ? {} : { month }) };
  transaction(context, (writer) => writer.audit({ action: 'access.refused', entity: 'method', entityId: null, after }));
}

/** By the place the user is bound to. @throws AppError OUT_OF_SCOPE */
export function refuseOtherPlaces(reader: ScopedReader, name: MethodName, input: unknown): void {
  const { reach, title }: MethodDefinition = methods[name];
  if (reader.scope.kind === 'county' || reach === 'none' || reach === 'own') return;
  const refusal = (): AppError => new AppError('OUT_OF_SCOPE', { action: title, place: scopeName(reader) });
  if (reach === 'county') throw refusal();
  const id = (input as Readonly<Record<string, unknown>>)[reach.key];
  if (typeof id !== 'number' || !isInScope(reader, reach.record, id)) throw refusal();
}
