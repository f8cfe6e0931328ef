/**
 * What a change of a person does to his agreements: one that can no longer be kept ends by itself, and is given back when the record that ended
 * it is withdrawn. Runs inside the transaction that changed the person.
 */
import { run, rows, type Reader, type Writer } from '../../core/sql.ts';
import { firstFactColumn } from '../people/first-fact.ts';
import type { FollowedEnd } from '../../../electron/contract/scattered.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { endingOf, type CaregiverFact } from './rules-agreements.ts';
import type { SupportFact } from './rules-support.ts';

type Stored = {
  readonly agreementId: number;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly name: string;
  readonly idNumber: string | null;
  readonly endedOn: IsoDate | null;
  readonly endReason: FollowedEnd | null;
  readonly endFactId: number | null;
};

const factsSql = `SELECT f.fact_id AS factId, f.kind, f.valid_from AS validFrom, f.value, f.detail, ${firstFactColumn} FROM fact f
  WHERE f.person_id = ? AND f.kind IN ('confirmation', 'end', 'mode', 'caregiver')
    AND NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id) ORDER BY f.fact_id`;

function factsOf(reader: Reader, personId: number): { readonly facts: SupportFact[]; readonly caregivers: CaregiverFact[] } {
  const facts = rows<SupportFact & { readonly detail: string | null }>(reader, factsSql, personId);
  const caregivers = facts.flatMap((fact) => {
    if (fact.kind !== 'caregiver' || fact.detail === null) return [];
    const { name, idNumber } = JSON.parse(fact.detail) as { name: string; idNumber: string | null };
    return [{ ...fact, caregiver: { name, idNumber } }];
  });
  return { facts, caregivers };
}

/** Ends recorded by hand stay as they are. */
const followedSql = `SELECT care_agreement_id AS agreementId, from_on AS fromOn, until_on AS untilOn, caregiver_name AS name,
    caregiver_id_number AS idNumber, ended_on AS endedOn, end_reason AS endReason, end_fact_id AS endFactId
  FROM care_agreement WHERE person_id = ? AND withdrawn_at IS NULL AND (ended_on IS NULL OR end_fact_id IS NOT NULL)`;

export function followAgreements(writer: Writer, { personId }: { readonly personId: number }): void {
  const agreements = rows<Stored>(writer, followedSql, personId);
  if (agreements.length === 0) return;
  const { facts, caregivers } = factsOf(writer, personId);
  // Nothing is known of somebody whose import was undone.
  if (!facts.some((fact) => fact.kind === 'confirmation')) return;
  for (const agreement of agreements) {
    const { agreementId, fromOn, untilOn, name, idNumber, endedOn, endReason, endFactId } = agreement;
    const ending = endingOf({ fromOn, untilOn, caregiver: { name, idNumber } }, facts, caregivers);
    if ((ending?.endedOn ?? null) === endedOn && (ending?.reason ?? null) === endReason && (ending?.factId ?? null) === endFactId) continue;
    run(
      writer,
      'UPDATE care_agreement SET ended_on = ?, end_reason = ?, end_fact_id = ? WHERE care_agreement_id = ?',
      ending?.endedOn ?? null,
      ending?.reason ?? null,
      ending?.factId ?? null,
      agreementId,
    );
    writer.audit({
      action: ending === null ? 'agreement.endFollowedBack' : 'agreement.endFollowed',
      entity: 'care_agreement',
      entityId: agreementId,
      personId,
      before: { caregiverName: name, endedOn, endReason },
      after: { caregiverName: name, endedOn: ending?.endedOn ?? null, endReason: ending?.reason ?? null },
    });
  }
}
