/** Who may pass over a gate, and for whom not: nobody approves what rests on his own entry alone. */
import { approvers } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { Writer } from '../../core/sql.ts';
import { actorOf } from '../users/scope.ts';

export function isApprover(writer: Writer): boolean {
  const { role } = actorOf(writer);
  return approvers.some((approver) => approver === role);
}

/**
 * @param recordedById who recorded what the exception rests on; null where nobody did
 * @throws AppError RENOVATION_EXCEPTION_ROLE, RENOVATION_SAME_PERSON
 */
export function requireApprover(writer: Writer, recordedById: number | null): void {
  if (!isApprover(writer)) throw new AppError('RENOVATION_EXCEPTION_ROLE', {}, { exceptionReason: '只能由审批人填写' });
  if (recordedById === writer.actor.userId && actorOf(writer).role !== 'admin')
    throw new AppError('RENOVATION_SAME_PERSON', { name: writer.actor.name }, { exceptionReason: '上一步由本人登记' });
}
