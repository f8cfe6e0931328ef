/** Registering people and recording what happens to them, by hand. */
import { type PeopleFilter, type PersonDetail, type PersonRow } from '../../../electron/contract/people.ts';
import type { RecordInput, RegisterInput } from '../../../electron/contract/people-inputs.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { addMonths, ageOn, formatDate, monthOf, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type Reader, type WriteContext, type Writer } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import type { ScopedReader } from '../users/scope.ts';
import { changeForAudit } from './audit-shape.ts';
import { checkedIdNumber, refuseFuture, registrationWarnings } from './checks.ts';
import {
  detailOf,
  newest,
  type Account,
  type Caregiver,
  type CategoryDetail,
  type Contact,
  type Fact,
  type Identity,
  type NewFact,
  type Residence,
} from './facts.ts';
import { nameInitials } from './pinyin.ts';
import { duplicate, ownResidence, ownVoid, refuseAdmission, refuseUnrecordable } from './place.ts';
import {
  countPeople,
  firstPeople,
  homeExists,
  lastTemporaryNumber,
  pageOfPeople,
  paymentsOf,
  personById,
  personByIdNumber,
  rowOfPerson,
  storedFact,
  storedFacts,
  townOfVillage,
  type PersonKey,
  type Sort,
} from './queries.ts';
import { accountAfter, caregiverAfter, categoryAfter, contactAfter } from './unchanged.ts';
import { asStored, insertCancellation, insertFact, insertPerson, refreshPerson, trueFacts } from './store.ts';
import { factEntry, factTitle, factWords, paymentEntry, reasonOfEnd } from './timeline.ts';

const byHand = { source: '手工登记', batchId: null } as const;

export function page(
  reader: ScopedReader,
  input: { filter: PeopleFilter; sort: Sort; offset: number; limit: number },
): { total: number; rows: PersonRow[] } {
  return { total: countPeople(reader, input.filter), rows: pageOfPeople(reader, input.filter, input.sort, input.offset, input.limit) };
}

export function find(reader: ScopedReader, input: { search: string; limit: number }): { rows: PersonRow[]; hasMore: boolean } {
  const found = firstPeople(reader, input.search, input.limit + 1);
  return { rows: found.slice(0, input.limit), hasMore: found.length > input.limit };
}

function existing(reader: Reader, personId: number): PersonKey {
  const person = personById(reader, personId);
  if (!person) throw new AppError('PERSON_NOT_FOUND');
  return person;
}

export function get(reader: Reader, personId: number, today: IsoDate): PersonDetail {
  const person = rowOfPerson(reader, personId);
  if (!person) throw new AppError('PERSON_NOT_FOUND');
  const facts = trueFacts(reader, personId);
  const residence = newest(facts, 'residence');
  const contact = detailOf<Contact>(newest(facts, 'contact'));
  const category = detailOf<CategoryDetail>(newest(facts, 'category'));
  const isScattered = newest(facts, 'mode')?.value === 'scattered';
  const caregiver = isScattered ? detailOf<Caregiver>(newest(facts, 'caregiver')) : null;
  const end = person.status === 'ended' ? newest(facts, 'end') : undefined;
  const timeline = [...storedFacts(reader, personId).map(factEntry), ...paymentsOf(reader, personId).map(paymentEntry)];
  timeline.sort((a, b) => (a.validFrom === b.validFrom ? (a.recordedAt < b.recordedAt ? 1 : -1) : a.validFrom < b.validFrom ? 1 : -1));
  return {
    person: {
      ...person,
      age: ageOn(person.bornOn, end?.value === 'death' ? end.validFrom : today),
      ethnicity: detailOf<Identity>(newest(facts, 'identity'))?.ethnicity ?? null,
      address: contact?.address ?? null,
      remark: contact?.remark ?? null,
      townCode: detailOf<Residence>(residence)?.townCode ?? null,
      villageCode: residence?.value ?? null,
      homeId: newest(facts, 'mode')?.homeId ?? null,
      endReason: end ? reasonOfEnd(end.value) : null,
      caregiverPhone: caregiver?.phone ?? null,
      caregiverIdNumber: caregiver?.idNumber ?? null,
      disability: { certificateNumber: category?.certificateNumber ?? null, kind: category?.kind ?? null, grade: category?.grade ?? null },
      account: detailOf<Account>(newest(facts, 'account')),
      caregiverAccount: detailOf<Account>(newest(facts, 'caregiverAccount')),
      supportFrom: person.confirmedOn ? addMonths(monthOf(person.confirmedOn), 1) : null,
      supportUntil: person.endedOn ? monthOf(person.endedOn) : null,
    },
    timeline,
  };
}

/** Temporary number `T + county 6 + yyMMdd + 3 digits` of somebody whose ID number is not known yet. */
function nextTemporaryNumber(reader: Reader, regionCode: string, today: IsoDate): string {
  const prefix = `T${regionCode.padEnd(6, '0')}${today.slice(2).replaceAll('-', '')}`;
  const last = Number(lastTemporaryNumber(reader, prefix)?.slice(prefix.length) ?? '0');
  return `${prefix}${String(last + 1).padStart(3, '0')}`;
}

export function register(context: WriteContext, input: RegisterInput): { personId: number; warnings: string[] } {
  const today = context.clock.today();
  refuseFuture(input.confirmedOn, today, 'confirmedOn');
  refuseFuture(input.assessedOn, today, 'assessedOn');
  refuseFuture(input.bornOn, today, 'bornOn');
  const idNumber = checkedIdNumber(input.idNumber, input);
  return transaction(context, (writer) => {
    const known = idNumber ? personByIdNumber(writer, idNumber) : undefined;
    if (known && known.status !== 'void') throw duplicate(writer, known);
    if (known) ownVoid(writer, known);
    const townCode = requiredTown(writer, input.villageCode);
    ownResidence(writer, '登记人员', townCode);
    const homeId = requiredHome(writer, input.mode, input.homeId);
    refuseAdmission(writer, homeId);
    const identity: Identity = { name: input.name, sex: input.sex, bornOn: input.bornOn, ethnicity: input.ethnicity, idNumber };
    const facts = factsOf(input, identity, townCode, homeId, today);
    const personId = known
      ? revive(writer, known.personId, facts)
      : insertPerson(
          writer,
          identity,
          idNumber ? null : nextTemporaryNumber(writer, townCode.slice(0, 6), today),
          nameInitials(identity.name),
          facts,
          byHand,
        );
    writer.audit({ action: 'person.register', entity: 'person', entityId: personId, after: { identity, facts } });
    const warnings = registrationWarnings(
      { ...input, idNumber },
      today,
      policyNumber(writer, 'age.adult', today),
      policyNumber(writer, 'age.elder', today),
    );
    return { personId, warnings };
  });
}

/** Somebody whose import was undone comes back under his own number, with his old history still to be seen. */
function revive(writer: Writer, personId: number, facts: readonly NewFact[]): number {
  for (const fact of facts) insertFact(writer, personId, fact, byHand);
  refreshPerson(writer, personId, nameInitials);
  return personId;
}

function requiredTown(reader: Reader, villageCode: string): string {
  const townCode = townOfVillage(reader, villageCode);
  if (!townCode) throw new AppError('INVALID_INPUT', {}, { villageCode: '请选择区划表中的村（社区）' });
  return townCode;
}

function requiredHome(reader: Reader, mode: string, homeId: number | null): number | null {
  if (mode !== 'centralised') return null;
  if (homeId === null) throw new AppError('INVALID_INPUT', {}, { homeId: '集中供养需选择供养机构' });
  if (!homeExists(reader, homeId)) throw new AppError('HOME_NOT_FOUND');
  return homeId;
}

function factsOf(input: RegisterInput, identity: Identity, townCode: string, homeId: number | null, today: IsoDate): NewFact[] {
  const facts: NewFact[] = [
    { kind: 'identity', validFrom: input.confirmedOn, detail: identity },
    { kind: 'confirmation', validFrom: input.confirmedOn },
    { kind: 'residence', validFrom: input.confirmedOn, value: input.villageCode, detail: { areaType: input.areaType, townCode } },
    { kind: 'category', validFrom: input.confirmedOn, value: input.category, detail: input.disability },
    { kind: 'level', validFrom: input.assessedOn, value: input.level },
    { kind: 'mode', validFrom: input.confirmedOn, value: input.mode, homeId },
  ];
  if (input.mode === 'scattered' && input.caregiver)
    facts.push({ kind: 'caregiver', validFrom: input.confirmedOn, detail: input.caregiver });
  if (input.account) facts.push({ kind: 'account', validFrom: today, detail: input.account });
  if (input.caregiverAccount) facts.push({ kind: 'caregiverAccount', validFrom: today, detail: input.caregiverAccount });
  if (input.phone || input.address || input.remark)
    facts.push({ kind: 'contact', validFrom: today, detail: { phone: input.phone, address: input.address, remark: input.remark } });
  if (input.wish) facts.push({ kind: 'wish', validFrom: today, value: input.wish });
  return facts;
}

/** A change by hand; late truths are welcome, the next sheet corrects what they touch. */
export function record(context: WriteContext, input: RecordInput): { factId: number; warnings: string[] } {
  refuseUnrecordable(context, input);
  refuseFuture(input.validFrom, context.clock.today(), 'validFrom');
  return transaction(context, (writer) => {
    const person = existing(writer, input.personId);
    if (person.endedOn && input.validFrom > person.endedOn && isAboutSupport(input.kind))
      throw new AppError('PERSON_ENDED', { name: person.name, date: formatDate(person.endedOn as IsoDate) });
    if (input.kind === 'end' && person.status === 'ended')
      throw new AppError('FACT_CONFLICT', { fact: `${person.name}已于${formatDate(person.endedOn as IsoDate)}终止` });
    if (input.kind === 'end' && person.confirmedOn && input.validFrom < person.confirmedOn)
      throw new AppError('FACT_CONFLICT', { fact: `终止日期早于确认日期 ${person.confirmedOn}` }, { validFrom: '不能早于确认日期' });
    const known = trueFacts(writer, input.personId);
    const facts = changeFacts(writer, input, known);
    const newestKnown = facts.flatMap(({ kind }) => known.filter((fact) => fact.kind === kind).at(-1) ?? []);
    const recorded = facts.map((fact) => asStored(insertFact(writer, input.personId, fact, byHand), fact));
    refreshPerson(writer, input.personId, nameInitials, [...known, ...recorded]);
    writer.audit({
      action: `person.${input.kind}`,
      entity: 'person',
      entityId: input.personId,
      before: changeForAudit(newestKnown),
      after: { ...changeForAudit(recorded), ...(input.kind === 'identity' ? { reason: input.reason } : {}) },
    });
    return {
      factId: recorded[0]?.factId ?? 0,
      warnings: input.kind === 'account' && input.account.holder !== person.name ? ['账户名与姓名不一致'] : [],
    };
  });
}

function isAboutSupport(kind: RecordInput['kind']): boolean {
  return kind === 'level' || kind === 'mode' || kind === 'suspension';
}

function changeFacts(writer: Writer, input: RecordInput, known: readonly Fact[]): NewFact[] {
  const at = { validFrom: input.validFrom };
  switch (input.kind) {
    case 'level':
      return [{ ...at, kind: 'level', value: input.level }];
    case 'mode': {
      const mode: NewFact = { ...at, kind: 'mode', value: input.mode, homeId: requiredHome(writer, input.mode, input.homeId) };
      return input.mode === 'scattered' && input.caregiver ? [mode, { ...at, kind: 'caregiver', detail: input.caregiver }] : [mode];
    }
    case 'caregiver':
      return [{ ...at, kind: 'caregiver', detail: caregiverAfter(known, input) }];
    case 'account':
    case 'caregiverAccount':
      return [{ ...at, kind: input.kind, detail: accountAfter(known, input) }];
    case 'contact':
      return [{ ...at, kind: 'contact', detail: contactAfter(known, input) }];
    case 'wish':
      return [{ ...at, kind: 'wish', value: input.wish }];
    case 'residence': {
      const townCode = requiredTown(writer, input.villageCode);
      ownResidence(writer, '户籍地变更', townCode, {
        before: newest(known, 'residence'),
        areaType: input.areaType,
      });
      return [{ ...at, kind: 'residence', value: input.villageCode, detail: { areaType: input.areaType, townCode } }];
    }
    case 'category':
      return [{ ...at, kind: 'category', value: input.category, detail: categoryAfter(known, input) }];
    case 'identity':
      return [{ ...at, kind: 'identity', detail: correctedIdentity(writer, input) }];
    case 'suspension':
      return [{ ...at, kind: 'suspension', value: input.isSuspended ? 'on' : 'off', detail: { reason: input.reason } }];
    case 'end':
      return [{ ...at, kind: 'end', value: input.reason, detail: { remark: input.remark } }];
  }
}

function correctedIdentity(writer: Writer, input: Extract<RecordInput, { kind: 'identity' }>): Identity {
  const person = existing(writer, input.personId);
  const idNumber = checkedIdNumber(input.idNumber === undefined ? person.idNumber : input.idNumber, input);
  const holder = idNumber ? personByIdNumber(writer, idNumber) : undefined;
  if (holder && holder.personId !== input.personId) throw duplicate(writer, holder);
  if (idNumber === null && person.idNumber !== null)
    throw new AppError('INVALID_INPUT', {}, { idNumber: '已登记身份证号，只能更正，不能清空' });
  return { name: input.name, sex: input.sex, bornOn: input.bornOn, ethnicity: input.ethnicity, idNumber };
}

/** Without one of these nobody can be paid or found: the last one may be replaced, not withdrawn. */
const indispensable: ReadonlySet<string> = new Set(['residence', 'category', 'level', 'mode']);

export function cancelFact(context: WriteContext, input: { factId: number; reason: string }): void {
  transaction(context, (writer) => {
    const fact = storedFact(writer, input.factId);
    if (!fact) throw new AppError('FACT_NOT_FOUND');
    if (fact.cancelledAt) throw new AppError('FACT_ALREADY_CANCELLED');
    if (fact.kind === 'identity') throw new AppError('FACT_CONFLICT', { fact: '身份信息只能更正，不能撤销' });
    const others = trueFacts(writer, fact.personId).filter((other) => other.kind === fact.kind && other.factId !== fact.factId);
    if (indispensable.has(fact.kind) && others.length === 0)
      throw new AppError('FACT_CONFLICT', { fact: `这是唯一的${factTitle(fact.kind)}记录，请登记新的记录来代替` });
    insertCancellation(writer, fact.personId, fact.factId, fact.validFrom, input.reason, null);
    refreshPerson(writer, fact.personId, nameInitials);
    writer.audit({
      action: 'person.cancelFact',
      entity: 'person',
      entityId: fact.personId,
      before: { title: factTitle(fact.kind), text: factWords(fact), validFrom: fact.validFrom },
      after: { reason: input.reason },
    });
  });
}
