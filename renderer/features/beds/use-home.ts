import { useEffect } from 'react';
import { useCall } from '../../shared/client.ts';
import { goTo, useQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';

type ChosenHome = {
  /** Null while the homes are being read, and where there is none. */
  readonly homeId: number | null;
  readonly homes: readonly { readonly homeId: number; readonly name: string }[];
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  readonly choose: (homeId: number) => void;
};

/** Kept for the next page of the area; the address has it as well. */
let lastHome: number | null = null;

/** The home the pages of this area are about: of a manager the own one, else the one in the address, the last one, the first one. */
export function useHome(): ChosenHome {
  const own = useSession().user.homeId;
  const query = useQuery();
  const found = useCall('homes.list', {});
  const homes = found.data ?? [];
  const asked = Number(query.get('home'));
  const wanted = own ?? (asked > 0 ? asked : lastHome);
  const homeId = (homes.find((home) => home.homeId === wanted) ?? homes[0])?.homeId ?? null;
  useEffect(() => {
    lastHome = homeId ?? lastHome;
  }, [homeId]);
  return {
    homeId,
    homes,
    isLoading: found.isLoading,
    error: found.data ? null : found.error,
    retry: () => void found.refetch(),
    choose: (next) => {
      lastHome = next;
      goTo(`${location.hash.replace(/^#/, '').split('?')[0] ?? '/beds'}?home=${next}`, { replace: true });
    },
  };
}
