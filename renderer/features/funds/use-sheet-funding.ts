import { countyUsers } from '../../../electron/contract/method.ts';
import { useCall, type CallState } from '../../shared/client.ts';
import { useMay } from '../../shared/session.ts';

/** Which source pays how much of a sheet; nothing for users bound to a place. */
export function useSheetFunding(sheetId: number, isAsked = true): CallState<'funds.ofSheet'> {
  return useCall('funds.ofSheet', { sheetId }, { enabled: useMay(countyUsers) && isAsked });
}
