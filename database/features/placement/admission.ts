/** From an application into the bed, in one step: the stay, the support in the home and the end of the application are one transaction. */
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { admitIn } from '../beds/service-homes.ts';
import { actorOf } from '../users/scope.ts';
import { approvedHome, lineOf } from './applications-read.ts';
import { requiredOpen } from './applications.ts';
import { homeName } from './queries-applications.ts';
import { bedHome } from './queries-beds.ts';
import { missingFor } from './rules-applications.ts';

export type AdmissionInput = {
  readonly applicationId: number;
  readonly bedId: number;
  readonly onDate: IsoDate;
  readonly note: string | null;
};

/**
 * A home is paid for whom it admits: its manager takes in only whom the county approved for it; the office is told that it goes against the approval.
 * @throws AppError APPLICATION_NOT_READY
 */
function refuseUnapproved(writer: Writer, applicationId: number, homeId: number): string[] {
  const approved = approvedHome(writer, applicationId);
  if (approved === homeId) return [];
  const other = approved === null ? null : `县级审批同意入住的是${homeName(writer, approved) ?? '其他机构'}`;
  const { role } = actorOf(writer);
  // That there is no approval at all is said with the other steps that are missing.
  if (everyRegistrar.some((registrar) => registrar === role)) return other === null ? [] : [other];
  throw new AppError('APPLICATION_NOT_READY', { missing: other ?? '还没有经县级审批' });
}

/**
 * Without the written will and the safety assessment (GB 38600-2019: before admission) nobody is admitted; what else is missing is said.
 * @throws AppError APPLICATION_CLOSED, APPLICATION_NOT_READY, BED_NOT_FOUND and what `admitIn` refuses
 */
export function admitApplicant(context: WriteContext, input: AdmissionInput): { warnings: string[] } {
  const { onDate } = input;
  if (onDate > context.clock.today()) throw new AppError('FACT_IN_FUTURE', { date: formatDate(onDate) }, { onDate: '不能晚于今天' });
  return transaction(context, (writer) => {
    const application = requiredOpen(writer, input.applicationId);
    if (onDate < application.appliedOn) throw new AppError('INVALID_INPUT', {}, { onDate: '不能早于申请日期' });
    const steps = lineOf(writer, application);
    const missing = missingFor(steps);
    const blocking = missing.filter(({ isRequired }) => isRequired);
    if (blocking.length > 0) throw new AppError('APPLICATION_NOT_READY', { missing: blocking.map(({ text }) => text).join('，') });
    const late = steps.find(({ kind, onDate: day }) => (kind === 'safety' || kind === 'will') && day !== null && day > onDate);
    if (late) throw new AppError('INVALID_INPUT', {}, { onDate: '意愿书和安全风险评估应在入住之前' });
    const bed = bedHome(writer, input.bedId);
    if (!bed) throw new AppError('BED_NOT_FOUND');
    const against = refuseUnapproved(writer, application.applicationId, bed.homeId);
    admitIn(writer, { personId: application.personId, homeId: bed.homeId, bedId: input.bedId, onDate, note: input.note });
    return { warnings: [...missing.map(({ text }) => text), ...against].map((text) => `${application.name}：${text}`) };
  });
}
