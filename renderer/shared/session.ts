/** Who is logged in to which ledger; known to every page of the workspace. */
import { createContext, useContext } from 'react';
import type { Session } from '../../electron/contract/ledger.ts';
import { officers, roles, type Access, type Role } from '../../electron/contract/method.ts';

export type CurrentSession = Session & {
  /** The day of the backend's clock, `YYYY-MM-DD`: never ask the page's own. */
  readonly today: string;
  readonly version: string;
};

const SessionContext = createContext<CurrentSession | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): CurrentSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session outside the workspace');
  return session;
}

/** The township the user is bound to; null for everybody else, also where nobody is logged in. */
export function useOwnTown(): string | null {
  return useContext(SessionContext)?.user.townCode ?? null;
}

/** Whether the user may call methods of this access, to leave out buttons that would be refused: `useMay(everyClerk)`. */
export function useMay(access: Access): boolean {
  const { role } = useSession().user;
  return access === 'anyone' || access.includes(role);
}

/** By how much of an ID number the user finds somebody: who sees none in full, by the end his mask shows (or all of it). */
export function useIdNumberHint(): string {
  return useMay(officers) ? '身份证号' : '证号末四位';
}

export function roleText(role: Role): string {
  return roles.find((known) => known.id === role)?.label ?? role;
}
