import { useMemo } from 'react';
import { useCall } from '../../shared/client.ts';

/** What was paid to each home for a year, in fen, less what came back. */
export function useIssued(year: number): ReadonlyMap<number, number> {
  const { data } = useCall('happiness.issued', { year });
  return useMemo(() => new Map((data ?? []).map(({ happinessHomeId, issuedFen }) => [happinessHomeId, issuedFen])), [data]);
}
