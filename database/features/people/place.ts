/** What somebody bound to a township or a home may write about people, and what he may learn of the others while he tries. */
import { maskIdNumber, maskName } from '../../../electron/contract/masking.ts';
import { mayRecord } from '../../../electron/contract/recordable.ts';
import type { RecordInput } from '../../../electron/contract/people-inputs.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { AreaType } from '../../../electron/contract/terms.ts';
import { row, type WriteContext, type Writer } from '../../core/sql.ts';
import { actorOf, isInScope, scopeName, scopeOf, scopeOfActor } from '../users/scope.ts';
import { detailOf, type Fact, type Residence } from './facts.ts';
import type { PersonKey } from './queries.ts';
import { factTitle } from './timeline.ts';

/** By the role of the one who acts. @throws AppError NOT_ALLOWED */
export function refuseUnrecordable(context: Pick<WriteContext, 'connection' | 'actor'>, input: RecordInput): void {
  if (!mayRecord(actorOf(context).role, input)) throw new AppError('NOT_ALLOWED', { action: `登记${factTitle(input.kind)}` });
}

/**
 * A township clerk registers and moves people within his own township, and not from rural to urban or back: that changes the standard.
 * @throws AppError OUT_OF_SCOPE with the field
 */
export function ownResidence(
  writer: Writer,
  action: string,
  townCode: string,
  change?: { readonly before: Fact | undefined; readonly areaType: AreaType },
): void {
  const scope = scopeOfActor(writer);
  if (scope.kind === 'county') return;
  const place = scopeName({ connection: writer.connection, scope });
  if (scope.kind === 'home' || townCode !== scope.townCode)
    throw new AppError(
      'OUT_OF_SCOPE',
      { action, place },
      { villageCode: `只能选择${place ?? '本乡镇'}的村（社区），迁往外地请由县级经办登记` },
    );
  if (change && detailOf<Residence>(change.before)?.areaType !== change.areaType)
    throw new AppError('OUT_OF_SCOPE', { action, place }, { areaType: '户籍类型的变更影响供养标准，请由县级经办登记' });
}

/** @throws AppError OUT_OF_SCOPE with the field */
export function ownHome(writer: Writer, action: string, homeId: number | null): void {
  const scope = scopeOf(actorOf(writer));
  const reader = { connection: writer.connection, scope };
  if (homeId === null || isInScope(reader, 'home', homeId)) return;
  throw new AppError('OUT_OF_SCOPE', { action, place: scopeName(reader) }, { homeId: '只能选择本机构，入住其他机构请由县级经办登记' });
}

/**
 * Who is supported in a home is decided by the county: a township registers somebody as supported at home and applies for him.
 * @throws AppError NOT_ALLOWED with the field
 */
export function refuseAdmission(writer: Writer, homeId: number | null): void {
  if (homeId === null || scopeOf(actorOf(writer)).kind !== 'town') return;
  const field = { mode: '入住机构由县级审批：请先登记为分散供养，再登记入住申请' };
  throw new AppError('NOT_ALLOWED', { action: '登记为集中供养' }, field);
}

/**
 * Somebody whose import was undone belongs to no place any more; he comes back where he was registered last, or by the county.
 * @throws AppError DUPLICATE_ELSEWHERE
 */
export function ownVoid(writer: Writer, known: PersonKey): void {
  const scope = scopeOfActor(writer);
  if (scope.kind === 'county') return;
  const last = row<{ townCode: string | null }>(
    writer,
    "SELECT detail ->> '$.townCode' AS townCode FROM fact WHERE person_id = ? AND kind = 'residence' ORDER BY fact_id DESC LIMIT 1",
    known.personId,
  );
  if (scope.kind !== 'town' || last?.townCode !== scope.townCode) throw duplicate(writer, known);
}

/** Somebody has this number already. Who it is stays untold when he belongs to another place. */
export function duplicate(writer: Writer, known: PersonKey): AppError {
  const fields = { idNumber: '台账中已有此人' };
  if (!isInScope({ connection: writer.connection, scope: scopeOfActor(writer) }, 'person', known.personId))
    return new AppError('DUPLICATE_ELSEWHERE', {}, fields);
  return new AppError('DUPLICATE_EXISTING', { name: maskName(known.name), idNumber: maskIdNumber(known.idNumber ?? '') }, fields);
}
