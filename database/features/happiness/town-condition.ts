import type { Scope } from '../../../electron/contract/method.ts';

/** Keeps rows of `happiness_home` under this alias to the scope; a nursing home has none of them. */
export function townCondition(scope: Scope, alias: string): { readonly sql: string; readonly values: readonly string[] } {
  if (scope.kind === 'county') return { sql: '', values: [] };
  return scope.kind === 'town' ? { sql: ` AND ${alias}.town_code = ?`, values: [scope.townCode] } : { sql: ' AND FALSE', values: [] };
}
