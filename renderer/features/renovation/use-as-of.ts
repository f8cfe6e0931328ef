import { isIsoDate, isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';

/** The day in the address, else today. `input` is null for today: the answer then moves with the day. */
export function useAsOf(): {
  readonly asOf: IsoDate;
  readonly today: IsoDate;
  readonly input: IsoDate | null;
  readonly change: (day: IsoDate) => void;
} {
  const today = isoDate(useSession().today);
  const typed = useQuery().get('day') ?? '';
  const asOf = isIsoDate(typed) ? typed : today;
  return {
    asOf,
    today,
    input: asOf === today ? null : asOf,
    change: (day) => keepQuery({ ...Object.fromEntries(queryNow()), day: day === today ? null : day }),
  };
}
