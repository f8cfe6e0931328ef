import { useMemo } from 'react';
import { useCall } from '../../shared/client.ts';

/** What was paid to each home for a year, in fen, less what came back; and what of it that year's sheets kept back for other years. */
export function useIssued(year: number): { readonly issued: ReadonlyMap<number, number>; readonly withheld: ReadonlyMap<number, number> } {
  const { data } = useCall('happiness.issued', { year });
  return useMemo(
    () => ({
      issued: new Map((data ?? []).map(({ happinessHomeId, issuedFen }) => [happinessHomeId, issuedFen])),
      withheld: new Map(
        (data ?? []).flatMap(({ happinessHomeId, withheldFen }) => (withheldFen > 0 ? [[happinessHomeId, withheldFen]] : [])),
      ),
    }),
    [data],
  );
}
