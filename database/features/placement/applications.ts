/** Registering applications for a place in a home, and what is entered on their way. */
import type { ApplyInput, ApproveInput, ChangeApplicationInput, StepInput } from '../../../electron/contract/placement.ts';
import { riskLevels } from '../../../electron/contract/placement.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { actorOf, isInScope, scopeName, scopeOf } from '../users/scope.ts';
import {
  applicationById,
  homeName,
  insertApplication,
  insertMove,
  insertStep,
  lastSerial,
  newestApplicationOf,
  personState,
  setApplicationState,
  updateApplication,
  type Particulars,
  type StoredApplication,
} from './queries-applications.ts';
import { closedByEnd } from './rules-applications.ts';
import { safetyItems } from './safety.ts';

type Saved = { applicationId: number; applicationNumber: string; warnings: string[] };

export function requiredApplication(reader: Reader, applicationId: number): StoredApplication {
  const application = applicationById(reader, applicationId);
  if (!application) throw new AppError('APPLICATION_NOT_FOUND');
  return application;
}

/** @throws AppError APPLICATION_CLOSED */
export function requiredOpen(reader: Reader, applicationId: number): StoredApplication {
  const application = requiredApplication(reader, applicationId);
  if (application.state !== 'open') throw new AppError('APPLICATION_CLOSED', { number: application.applicationNumber });
  return application;
}

/** @throws AppError APPLICATION_EXISTS, PERSON_NOT_WAITING, INVALID_INPUT with the field */
export function apply(context: WriteContext, input: ApplyInput): Saved {
  return transaction(context, (writer) => {
    const person = personState(writer, input.personId);
    if (!person) throw new AppError('PERSON_NOT_FOUND');
    if (person.status === 'ended' || person.status === 'void')
      throw new AppError('PERSON_NOT_WAITING', { name: person.name, why: '不在册' });
    if (person.mode === 'centralised')
      throw new AppError('PERSON_NOT_WAITING', { name: person.name, why: `已在${person.homeName ?? '机构'}集中供养` });
    const known = newestApplicationOf(writer, input.personId);
    if (known?.state === 'open') throw new AppError('APPLICATION_EXISTS', { name: person.name, number: known.applicationNumber });
    checkParticulars(writer, input.personId, input, context.clock.today());
    const particulars = particularsOf(input, input.phone);
    const year = input.appliedOn.slice(0, 4);
    const applicationNumber = `${year}-${String(lastSerial(writer, year) + 1).padStart(4, '0')}`;
    const applicationId = insertApplication(writer, input.personId, applicationNumber, particulars);
    writer.audit({
      action: 'application.register',
      entity: 'application',
      entityId: applicationId,
      personId: input.personId,
      after: { personName: person.name, applicationNumber, ...forAudit(writer, particulars) },
    });
    return { applicationId, applicationNumber, warnings: input.willSignedOn === null ? ['意愿书还没有签：签了才能办理入住'] : [] };
  });
}

/** @throws AppError APPLICATION_NOT_FOUND, APPLICATION_CLOSED, INVALID_INPUT with the field */
export function change(context: WriteContext, input: ChangeApplicationInput): Saved {
  return transaction(context, (writer) => {
    const known = requiredOpen(writer, input.applicationId);
    checkParticulars(writer, known.personId, input, context.clock.today());
    const before = particularsOf(
      { ...known, hasGuardian: known.hasGuardian === null ? null : known.hasGuardian === 1 },
      known.contactPhone,
    );
    const after = particularsOf(input, input.phone === undefined ? known.contactPhone : input.phone);
    updateApplication(writer, known.applicationId, after);
    writer.audit({
      action: 'application.change',
      entity: 'application',
      entityId: known.applicationId,
      personId: known.personId,
      before: forAudit(writer, before),
      after: { personName: known.name, applicationNumber: known.applicationNumber, ...forAudit(writer, after) },
    });
    return { applicationId: known.applicationId, applicationNumber: known.applicationNumber, warnings: [] };
  });
}

type Given = Omit<Particulars, 'contactPhone'>;

function particularsOf(given: Given, contactPhone: string | null): Particulars {
  const { appliedOn, wishedHomeId, partnerPersonId, willSignedOn, willWitness, contactName, hasGuardian, note } = given;
  const nothing = (text: string | null): string | null => (text === '' ? null : text);
  return {
    appliedOn,
    wishedHomeId,
    partnerPersonId,
    willSignedOn,
    willWitness: nothing(willWitness),
    contactName: nothing(contactName),
    contactPhone: nothing(contactPhone),
    hasGuardian,
    note: nothing(note),
  };
}

function forAudit(reader: Reader, { contactName, contactPhone, wishedHomeId, partnerPersonId, ...given }: Particulars): object {
  return {
    ...given,
    wishedHomeName: wishedHomeId === null ? null : homeName(reader, wishedHomeId),
    partnerName: partnerPersonId === null ? null : (personState(reader, partnerPersonId)?.name ?? null),
    contact: { contactName, phone: contactPhone },
  };
}

function checkParticulars(writer: Writer, personId: number, input: Given, today: IsoDate): void {
  notAfter(input.appliedOn as IsoDate, today, 'appliedOn');
  if (input.willSignedOn !== null) notAfter(input.willSignedOn as IsoDate, today, 'willSignedOn');
  if (input.wishedHomeId !== null && homeName(writer, input.wishedHomeId) === null) throw new AppError('HOME_NOT_FOUND');
  if (input.partnerPersonId === null) return;
  const partner = personState(writer, input.partnerPersonId);
  if (input.partnerPersonId === personId) throw new AppError('INVALID_INPUT', {}, { partnerPersonId: '不能是本人' });
  const scope = scopeOf(actorOf(writer));
  const isOwn = isInScope({ connection: writer.connection, scope }, 'person', input.partnerPersonId);
  if (!partner || !isOwn || partner.status === 'void') throw new AppError('INVALID_INPUT', {}, { partnerPersonId: '请选择本范围内的人员' });
  if (partner.status === 'ended') throw new AppError('INVALID_INPUT', {}, { partnerPersonId: `${partner.name}已终止供养` });
}

function notAfter(day: IsoDate, today: IsoDate, field: string): void {
  if (day > today) throw new AppError('FACT_IN_FUTURE', { date: formatDate(day) }, { [field]: '不能晚于今天' });
}

/** What a step found, as it stands on the line of the application and in its history. */
export type StepDetail = { readonly text: string };

/** @throws AppError APPLICATION_CLOSED, INVALID_INPUT with the field */
export function enterStep(context: WriteContext, input: StepInput): void {
  notAfter(input.onDate, context.clock.today(), 'onDate');
  transaction(context, (writer) => {
    const application = requiredOpen(writer, input.applicationId);
    const entry = entryOf(writer, input);
    insertStep(writer, { ...entry, applicationId: input.applicationId, kind: input.kind, onDate: input.onDate });
    writer.audit({
      action: `application.${input.kind}`,
      entity: 'application',
      entityId: application.applicationId,
      personId: application.personId,
      after: {
        personName: application.name,
        applicationNumber: application.applicationNumber,
        onDate: input.onDate,
        isPassed: entry.isPassed,
        text: entry.detail.text,
      },
    });
  });
}

function entryOf(
  writer: Writer,
  input: StepInput,
): { readonly isPassed: boolean; readonly detail: StepDetail & Readonly<Record<string, unknown>> } {
  switch (input.kind) {
    case 'medical': {
      const { institution, hasInfectiousDisease, conclusion, isPassed } = input;
      const words = `${institution}：${conclusion}${hasInfectiousDisease ? '，有传染病' : ''}`;
      return { isPassed, detail: { text: words, institution, hasInfectiousDisease, conclusion } };
    }
    case 'safety':
      return safetyEntry(writer, input);
    case 'agreement': {
      const { agreementNumber, signedBy } = input;
      return { isPassed: true, detail: { text: `${agreementNumber}，签订人 ${signedBy}`, agreementNumber, signedBy } };
    }
  }
}

/** Every protection is looked at; a medium or high risk has its measures. */
function safetyEntry(writer: Writer, input: Extract<StepInput, { kind: 'safety' }>): ReturnType<typeof entryOf> {
  const items = safetyItems(writer, input.onDate).map(({ code, text }) => ({
    code,
    text,
    found: input.items.find((item) => item.code === code),
  }));
  const fields: Record<string, string> = {};
  for (const [index, { text, found }] of items.entries()) {
    if (!found) fields[`items.${index}.risk`] = `请评估“${text}”`;
    else if ((found.risk === 'medium' || found.risk === 'high') && (found.measures ?? '') === '')
      fields[`items.${index}.measures`] = `“${text}”为${riskLevels.find(({ id }) => id === found.risk)?.label ?? ''}，请写明防护措施`;
  }
  const unknown = input.items.find((item) => !items.some(({ code }) => code === item.code));
  if (unknown) fields['items'] = '评估项目与规定的不一致，请刷新后重试';
  if (Object.keys(fields).length > 0) throw new AppError('INVALID_INPUT', {}, fields);
  const named = (risk: string): string => items.flatMap(({ text, found }) => (found?.risk === risk ? [text] : [])).join('、');
  const risks = riskLevels.flatMap(({ id, label }) => (id === 'none' || named(id) === '' ? [] : [`${label}：${named(id)}`])).reverse();
  const words = [risks.length === 0 ? '各项无风险' : risks.join('；'), input.conclusion ?? '', `评估人 ${input.assessors}`]
    .filter(Boolean)
    .join('；');
  const findings = items.map(({ code, text, found }) => ({ code, text, risk: found?.risk, measures: found?.measures ?? null }));
  return { isPassed: input.isPassed, detail: { text: words, findings, assessors: input.assessors, conclusion: input.conclusion } };
}

/**
 * The county's decision, and the home it decides on. Whoever registered the application does not approve it, unless an administrator says why.
 * @throws AppError APPLICATION_CLOSED, APPLICATION_OWN, HOME_NOT_FOUND
 */
export function approve(context: WriteContext, input: ApproveInput): void {
  notAfter(input.onDate, context.clock.today(), 'onDate');
  transaction(context, (writer) => {
    const application = requiredOpen(writer, input.applicationId);
    const isOwn = application.recordedById === context.actor.userId;
    const reason = input.overrideReason === '' ? null : input.overrideReason;
    if (isOwn && (actorOf(writer).role !== 'admin' || reason === null)) throw new AppError('APPLICATION_OWN');
    const place = input.isPassed && input.homeId !== null ? homeName(writer, input.homeId) : null;
    if (input.isPassed && place === null) throw new AppError('HOME_NOT_FOUND');
    const words = [input.isPassed ? `同意入住${place ?? ''}` : '不同意', input.opinion ?? ''].filter(Boolean).join('；');
    insertStep(writer, {
      applicationId: input.applicationId,
      kind: 'approval',
      onDate: input.onDate,
      isPassed: input.isPassed,
      detail: { text: words, homeId: input.isPassed ? input.homeId : null, opinion: input.opinion, overrideReason: isOwn ? reason : null },
    });
    writer.audit({
      action: 'application.approval',
      entity: 'application',
      entityId: application.applicationId,
      personId: application.personId,
      after: {
        personName: application.name,
        applicationNumber: application.applicationNumber,
        onDate: input.onDate,
        isPassed: input.isPassed,
        text: words,
        ...(isOwn ? { isOverride: true, reason } : {}),
      },
    });
  });
}

/** @throws AppError APPLICATION_CLOSED */
export function close(context: WriteContext, input: { applicationId: number; onDate: IsoDate; reason: string }): void {
  notAfter(input.onDate, context.clock.today(), 'onDate');
  transaction(context, (writer) => {
    const application = requiredOpen(writer, input.applicationId);
    if (input.onDate < application.appliedOn) throw new AppError('INVALID_INPUT', {}, { onDate: '不能早于申请日期' });
    // The words of the program are its own: what it closed it opens again.
    const closedReason = input.reason === closedByEnd ? `${input.reason}（手工）` : input.reason;
    setApplicationState(writer, application.applicationId, { state: 'closed', closedOn: input.onDate, closedReason });
    writer.audit({
      action: 'application.close',
      entity: 'application',
      entityId: application.applicationId,
      personId: application.personId,
      before: { state: application.state },
      after: {
        personName: application.name,
        applicationNumber: application.applicationNumber,
        closedOn: input.onDate,
        reason: input.reason,
      },
    });
  });
}

/** @throws AppError PERSON_NOT_FOUND, OUT_OF_SCOPE */
export function move(context: WriteContext, input: { personId: number; place: string; reason: string }): void {
  transaction(context, (writer) => {
    const person = personState(writer, input.personId);
    if (!person) throw new AppError('PERSON_NOT_FOUND');
    const reader = { connection: writer.connection, scope: scopeOf(actorOf(writer)) };
    if (!isInScope(reader, 'person', input.personId))
      throw new AppError('OUT_OF_SCOPE', { action: '调整等候次序', place: scopeName(reader) });
    const moveId = insertMove(writer, input.personId, input.place, input.reason);
    writer.audit({
      action: 'waiting.move',
      entity: 'waiting_move',
      entityId: moveId,
      personId: input.personId,
      after: { personName: person.name, waitingPlace: input.place, reason: input.reason },
    });
  });
}
