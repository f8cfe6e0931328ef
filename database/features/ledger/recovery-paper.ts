/** The recovery key on paper; the only place where it is kept. */
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { recoveryKeyPaper } from '../../documents/pdf/recovery-key-paper.ts';
import type { OpenLedger } from './service.ts';

export function recoveryKeyReport(ledger: OpenLedger, recoveryKey: string, today: IsoDate): Uint8Array {
  const { name, regionName } = ledger.session.ledger;
  return recoveryKeyPaper({ ledgerName: name, regionName, createdOn: formatDate(today), keyGroups: recoveryKey.split('-') });
}
