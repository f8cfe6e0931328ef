/** Agreements with caregivers: recorded, renewed, ended, taken back. The caregiver of an agreement is recorded with it: payments follow that fact. */
import { normaliseIdNumber } from '../../../electron/contract/id-number.ts';
import { allAgreementEnds, type AgreementInput, type RenewalInput } from '../../../electron/contract/scattered.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { newUid, run, transaction, type WriteContext, type Writer } from '../../core/sql.ts';
import { refuseFuture } from '../people/checks.ts';
import { nameInitials } from '../people/pinyin.ts';
import { insertCancellation, insertFact, refreshPerson, trueFacts } from '../people/store.ts';
import { detailOfAgreement, shownAgreement, termOf } from './agreement-view.ts';
import { followAgreements } from './follow-change.ts';
import { agreementPolicy } from './policy.ts';
import { agreementOf, agreementsOfPerson, caregiverOn, type AgreementDetail, type StoredAgreement } from './queries-agreements.ts';
import { personOf, supportFactsOf, type PersonOfLedger } from './queries-people.ts';
import { isSameCaregiver, overlaps } from './rules-agreements.ts';
import { homeSupport, isAtHomeOn } from './rules-support.ts';

type Warned = { agreementId: number; warnings: string[] };

/** @throws AppError AGREEMENT_NOT_FOUND, AGREEMENT_WITHDRAWN */
function standing(writer: Writer, agreementId: number): StoredAgreement {
  const stored = agreementOf(writer, agreementId);
  if (!stored) throw new AppError('AGREEMENT_NOT_FOUND');
  if (stored.withdrawnAt !== null) throw new AppError('AGREEMENT_WITHDRAWN');
  return stored;
}

function personFor(writer: Writer, personId: number, fromOn: IsoDate): PersonOfLedger {
  const person = personOf(writer, personId);
  if (!person || person.status === 'void') throw new AppError('PERSON_NOT_FOUND');
  if (!isAtHomeOn(homeSupport(supportFactsOf(writer, personId)), fromOn))
    throw new AppError('AGREEMENT_NOT_AT_HOME', { name: person.name, date: formatDate(fromOn) }, { fromOn: '这天不是分散供养' });
  return person;
}

type Content = Omit<AgreementInput, 'personId'>;

const insertSql = `INSERT INTO care_agreement (uid, person_id, number, caregiver_name, caregiver_id_number, caregiver_phone, relation, entrusted_by, signed_on,
    from_on, until_on, content, frequency, fee_fen, emergency_contact, detail_json, renews_agreement_id, recorded_at, recorded_by)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function insertAgreement(writer: Writer, personId: number, content: Content, detail: AgreementDetail, renewsId: number | null): number {
  return run(
    writer,
    insertSql,
    newUid(),
    personId,
    content.agreementNumber,
    content.caregiverName,
    content.caregiverIdNumber,
    content.caregiverPhone,
    content.relation,
    content.entrustedBy,
    content.signedOn,
    content.fromOn,
    content.untilOn,
    content.content,
    content.frequency,
    content.feeFen,
    content.emergencyContact,
    JSON.stringify(detail),
    renewsId,
    writer.at,
    writer.actor.userId,
  );
}

/** The caregiver becomes a dated fact of the person where another one, or less about him, is recorded. @returns the new fact */
function recordCaregiver(writer: Writer, personId: number, content: Content, today: IsoDate): number | null {
  const { fromOn, caregiverName: name, caregiverIdNumber: idNumber, caregiverPhone: phone } = content;
  const recorded = caregiverOn(writer, personId, fromOn);
  const same = recorded && isSameCaregiver(recorded, { name, idNumber }) ? recorded : null;
  const isKnown = same !== null && (idNumber === null || idNumber === same.idNumber) && (phone === null || phone === same.phone);
  if (isKnown) return null;
  if (fromOn > today)
    throw new AppError('AGREEMENT_CAREGIVER_LATER', { date: formatDate(fromOn) }, { fromOn: '更换照料人不能晚于今天起始' });
  const caregiver = { name, idNumber: idNumber ?? same?.idNumber ?? null, phone: phone ?? same?.phone ?? null };
  const factId = insertFact(
    writer,
    personId,
    { kind: 'caregiver', validFrom: fromOn, detail: caregiver },
    { source: '照料协议', batchId: null },
  );
  refreshPerson(writer, personId, nameInitials);
  const before = recorded
    ? { validFrom: recorded.validFrom, name: recorded.name, idNumber: recorded.idNumber, phone: recorded.phone }
    : null;
  writer.audit({ action: 'person.caregiver', entity: 'person', entityId: personId, before, after: { validFrom: fromOn, ...caregiver } });
  return factId;
}

/** Two agreements of a person never hold on the same day. */
function refuseOverlap(writer: Writer, person: PersonOfLedger, personId: number, agreementId: number): void {
  const all = agreementsOfPerson(writer, personId);
  const own = all.find((stored) => stored.agreementId === agreementId);
  const other = own && all.find((stored) => stored !== own && overlaps(termOf(stored), termOf(own)));
  if (!other) return;
  throw new AppError(
    'AGREEMENT_OVERLAP',
    { name: person.name, from: other.fromOn, until: other.endedOn ?? other.untilOn, caregiver: other.caregiverName },
    { fromOn: '与已有协议的期限重叠' },
  );
}

function write(
  writer: Writer,
  person: PersonOfLedger,
  personId: number,
  content: Content,
  today: IsoDate,
  renews: StoredAgreement | null,
): Warned {
  const caregiverFactId = recordCaregiver(writer, personId, content, today);
  const detail = { breach: content.breach, caregiverFactId, endNote: null };
  const agreementId = insertAgreement(writer, personId, content, detail, renews?.agreementId ?? null);
  writer.audit({
    action: renews === null ? 'agreement.record' : 'agreement.renew',
    entity: 'care_agreement',
    entityId: agreementId,
    personId,
    ...(renews === null
      ? {}
      : { before: { agreementId: renews.agreementId, fromOn: renews.fromOn, untilOn: renews.untilOn, feeFen: renews.feeFen } }),
    after: content,
  });
  // What was recorded before may end it at once, as when somebody has died since.
  followAgreements(writer, { personId });
  refuseOverlap(writer, person, personId, agreementId);
  const all = agreementsOfPerson(writer, personId);
  const stored = all.find((one) => one.agreementId === agreementId);
  return { agreementId, warnings: stored ? shownAgreement(writer, stored, all, today, agreementPolicy(writer, today)).warnings : [] };
}

/** @throws AppError AGREEMENT_NOT_AT_HOME, AGREEMENT_OVERLAP, AGREEMENT_CAREGIVER_LATER, FACT_IN_FUTURE */
export function recordAgreement(context: WriteContext, { personId, ...content }: AgreementInput): Warned {
  const today = context.clock.today();
  refuseFuture(content.signedOn, today, 'signedOn');
  return transaction(context, (writer) => {
    const person = personFor(writer, personId, content.fromOn);
    const typed = content.caregiverIdNumber;
    const caregiverIdNumber = typed === null || typed === '' ? null : normaliseIdNumber(typed);
    return write(writer, person, personId, { ...content, caregiverIdNumber }, today, null);
  });
}

/** The same parties for a new term. @throws AppError AGREEMENT_RENEWED, AGREEMENT_NOT_AT_HOME, AGREEMENT_OVERLAP */
export function renewAgreement(context: WriteContext, { agreementId, ...term }: RenewalInput): Warned {
  const today = context.clock.today();
  refuseFuture(term.signedOn, today, 'signedOn');
  return transaction(context, (writer) => {
    const stored = standing(writer, agreementId);
    const person = personFor(writer, stored.personId, term.fromOn);
    if (agreementsOfPerson(writer, stored.personId).some((one) => one.renewsAgreementId === agreementId && one.withdrawnAt === null))
      throw new AppError('AGREEMENT_RENEWED');
    const { caregiverName, caregiverIdNumber, caregiverPhone, relation, entrustedBy, emergencyContact } = stored;
    const { breach } = detailOfAgreement(stored);
    const content = { caregiverName, caregiverIdNumber, caregiverPhone, relation, entrustedBy, emergencyContact, breach, ...term };
    return write(writer, person, stored.personId, content, today, stored);
  });
}

function setEnd(writer: Writer, stored: StoredAgreement, endedOn: IsoDate | null, reason: string | null, endNote: string | null): void {
  run(
    writer,
    'UPDATE care_agreement SET ended_on = ?, end_reason = ?, end_fact_id = NULL, detail_json = ? WHERE care_agreement_id = ?',
    endedOn,
    reason,
    JSON.stringify({ ...detailOfAgreement(stored), endNote }),
    stored.agreementId,
  );
}

const endText = (reason: string | null): string => (reason === null ? '—' : labelOf(allAgreementEnds, reason));

/** @throws AppError AGREEMENT_ALREADY_ENDED, AGREEMENT_END_OUTSIDE, FACT_IN_FUTURE */
export function endAgreement(
  context: WriteContext,
  input: { readonly agreementId: number; readonly endedOn: IsoDate; readonly reason: string; readonly note: string | null },
): void {
  refuseFuture(input.endedOn, context.clock.today(), 'endedOn');
  transaction(context, (writer) => {
    const stored = standing(writer, input.agreementId);
    if (stored.endedOn !== null)
      throw new AppError('AGREEMENT_ALREADY_ENDED', { date: formatDate(stored.endedOn), reason: endText(stored.endReason) });
    if (input.endedOn < stored.fromOn || input.endedOn > stored.untilOn)
      throw new AppError(
        'AGREEMENT_END_OUTSIDE',
        { date: formatDate(input.endedOn), from: stored.fromOn, until: stored.untilOn },
        { endedOn: `应在 ${stored.fromOn} 至 ${stored.untilOn} 之间` },
      );
    setEnd(writer, stored, input.endedOn, input.reason, input.note);
    writer.audit({
      action: 'agreement.end',
      entity: 'care_agreement',
      entityId: input.agreementId,
      personId: stored.personId,
      before: { caregiverName: stored.caregiverName, endedOn: null },
      after: { caregiverName: stored.caregiverName, endedOn: input.endedOn, endReason: input.reason, note: input.note },
    });
  });
}

/** @throws AppError AGREEMENT_NOT_ENDED, AGREEMENT_END_FOLLOWED, AGREEMENT_OVERLAP */
export function undoEnd(context: WriteContext, { agreementId, reason }: { readonly agreementId: number; readonly reason: string }): void {
  transaction(context, (writer) => {
    const stored = standing(writer, agreementId);
    if (stored.endedOn === null) throw new AppError('AGREEMENT_NOT_ENDED');
    if (stored.endFactId !== null) throw new AppError('AGREEMENT_END_FOLLOWED', { reason: endText(stored.endReason) });
    setEnd(writer, stored, null, null, null);
    writer.audit({
      action: 'agreement.undoEnd',
      entity: 'care_agreement',
      entityId: agreementId,
      personId: stored.personId,
      before: { caregiverName: stored.caregiverName, endedOn: stored.endedOn, endReason: stored.endReason },
      after: { caregiverName: stored.caregiverName, endedOn: null, reason },
    });
    followAgreements(writer, stored);
    const person = personOf(writer, stored.personId);
    if (person) refuseOverlap(writer, person, stored.personId, agreementId);
  });
}

/** A wrong entry, with the caregiver that came with it. It stays to be read. @throws AppError AGREEMENT_WITHDRAWN, AGREEMENT_RENEWED */
export function withdrawAgreement(
  context: WriteContext,
  { agreementId, reason }: { readonly agreementId: number; readonly reason: string },
): void {
  transaction(context, (writer) => {
    const stored = standing(writer, agreementId);
    const { personId } = stored;
    if (agreementsOfPerson(writer, personId).some((one) => one.renewsAgreementId === agreementId && one.withdrawnAt === null))
      throw new AppError('AGREEMENT_RENEWED');
    run(
      writer,
      'UPDATE care_agreement SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE care_agreement_id = ?',
      writer.at,
      writer.actor.userId,
      reason,
      agreementId,
    );
    writer.audit({
      action: 'agreement.withdraw',
      entity: 'care_agreement',
      entityId: agreementId,
      personId,
      before: { caregiverName: stored.caregiverName, fromOn: stored.fromOn, untilOn: stored.untilOn },
      after: { reason },
    });
    withdrawCaregiver(writer, stored, reason);
  });
}

function withdrawCaregiver(writer: Writer, stored: StoredAgreement, reason: string): void {
  const { caregiverFactId } = detailOfAgreement(stored);
  const fact = trueFacts(writer, stored.personId).find(({ factId }) => factId === caregiverFactId);
  if (!fact) return;
  insertCancellation(writer, stored.personId, fact.factId, fact.validFrom, reason, null);
  refreshPerson(writer, stored.personId, nameInitials);
  writer.audit({
    action: 'person.cancelFact',
    entity: 'person',
    entityId: stored.personId,
    before: { title: '照料人', text: stored.caregiverName, validFrom: fact.validFrom },
    after: { reason },
  });
}
