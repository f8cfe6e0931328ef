/** What a call answers when the disk fails under it; a ledger that can no longer be reached or trusted is closed, and the window is told why. */
import { AppError, failure } from '../contract/result.ts';
import { endsSession } from '../contract/faults.ts';
import { ledgerFault } from '../../database/core/faults.ts';
import { rescueLedger } from '../../database/features/ledger/rescue.ts';
import { leave, type Backend } from './session.ts';

/** The refusal for whatever was thrown; what is no error of disk or file comes back as it is. */
export function refusalOf(backend: Backend, error: unknown): unknown {
  const { ledger } = backend.state;
  if (ledger === null) return error;
  const refusal = ledgerFault(error, ledger.file);
  if (!(refusal instanceof AppError) || !endsSession(refusal.code)) return refusal;
  const rescued = refusal.code === 'LEDGER_FILE_MOVED' ? rescueLedger(ledger, backend.clock) : null;
  if (rescued !== null) {
    const { session } = ledger;
    backend.recent.remember({ ...session.ledger, file: rescued }, backend.clock.now());
    // In the list, but the one that was open stays the first.
    backend.recent.remember(session.ledger, backend.clock.now());
  }
  const told = rescued === null ? refusal : new AppError('LEDGER_FILE_RESCUED', { file: ledger.file, rescued });
  try {
    leave(backend);
  } catch {
    // The state is out of the ledger already; what is committed lies where it was written.
  }
  backend.emit({ type: 'loggedOut', reason: 'fault', error: failure(told.code, told.params).error });
  return told;
}
