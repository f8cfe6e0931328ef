/** Turns a checked row into dated facts: all of them for somebody new, only what differs for somebody known. Pure. */
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Identity, NewFact } from '../people/facts.ts';
import type { KnownPerson } from './known-ledger.ts';
import type { AdditionRecord, ChangeRecord, RosterRecord } from './records.ts';

export type HomeIdOf = (code: string) => number;

export function identityOf(record: RosterRecord | AdditionRecord): Identity {
  return { name: record.name, sex: record.sex, bornOn: record.bornOn, ethnicity: record.ethnicity, idNumber: record.idNumber };
}

export function rosterFacts(record: RosterRecord, homeIdOf: HomeIdOf): NewFact[] {
  const confirmed = record.confirmedOn;
  const facts: NewFact[] = [
    { kind: 'identity', validFrom: confirmed, detail: identityOf(record) },
    { kind: 'confirmation', validFrom: confirmed },
    {
      kind: 'residence',
      validFrom: confirmed,
      value: record.villageCode,
      detail: { areaType: record.areaType, townCode: record.townCode },
    },
    {
      kind: 'category',
      validFrom: confirmed,
      value: record.category,
      detail: { ...record.disability, ...(record.illness ? { illness: record.illness } : {}) },
    },
    { kind: 'level', validFrom: record.assessedOn, value: record.level },
    { kind: 'mode', validFrom: record.modeFrom, value: record.mode, homeId: record.homeCode === null ? null : homeIdOf(record.homeCode) },
  ];
  return [...facts, ...personalFacts(record, null, record.modeFrom)];
}

export function rosterChanges(record: RosterRecord, known: KnownPerson, homeIdOf: HomeIdOf, today: IsoDate): NewFact[] {
  const facts: NewFact[] = [];
  const level = known.levels.at(-1);
  if (!level || record.assessedOn > level.assessedOn) facts.push({ kind: 'level', validFrom: record.assessedOn, value: record.level });
  const mode = known.modes.at(-1);
  if (!mode || (record.modeFrom > mode.from && (record.mode !== mode.mode || record.homeCode !== mode.homeCode)))
    facts.push({
      kind: 'mode',
      validFrom: record.modeFrom,
      value: record.mode,
      homeId: record.homeCode === null ? null : homeIdOf(record.homeCode),
    });
  return [...facts, ...masterFacts(record, known, today), ...personalFacts(record, known, today)];
}

/** Village, disability and an ethnicity that was not known: may be told anew by any roster. */
function masterFacts(record: RosterRecord, known: KnownPerson, validFrom: IsoDate): NewFact[] {
  const facts: NewFact[] = [];
  if (record.villageCode !== known.villageCode)
    facts.push({
      kind: 'residence',
      validFrom,
      value: record.villageCode,
      detail: { areaType: record.areaType, townCode: record.townCode },
    });
  const disability = {
    certificateNumber: record.disability.certificateNumber ?? known.disability.certificateNumber,
    kind: record.disability.kind ?? known.disability.kind,
    grade: record.disability.grade ?? known.disability.grade,
  };
  const isDisabilityNew =
    disability.certificateNumber !== known.disability.certificateNumber ||
    disability.kind !== known.disability.kind ||
    disability.grade !== known.disability.grade;
  if (isDisabilityNew)
    facts.push({
      kind: 'category',
      validFrom,
      value: record.category,
      detail: { ...disability, ...(record.illness ? { illness: record.illness } : {}) },
    });
  if (known.ethnicity === null && record.ethnicity !== null) facts.push({ kind: 'identity', validFrom, detail: identityOf(record) });
  return facts;
}

type Personal = Pick<RosterRecord, 'caregiver' | 'account' | 'phone' | 'wish'> &
  Partial<Pick<RosterRecord, 'caregiverAccount' | 'address' | 'remark' | 'certificateNumber'>>;

/** What a file may change at any time. A cell that says nothing takes nothing away. */
function personalFacts(record: Personal, known: KnownPerson | null, validFrom: IsoDate): NewFact[] {
  const facts: NewFact[] = [];
  const differs = (said: unknown, recorded: unknown): boolean =>
    said !== null && said !== undefined && JSON.stringify(said) !== JSON.stringify(recorded ?? null);
  if (record.caregiver && differs(record.caregiver, known?.caregiver))
    facts.push({ kind: 'caregiver', validFrom, detail: { ...record.caregiver, ...kept(record.caregiver, known) } });
  if (record.account && differs(record.account, known?.account)) facts.push({ kind: 'account', validFrom, detail: record.account });
  if (record.caregiverAccount && differs(record.caregiverAccount, known?.caregiverAccount))
    facts.push({ kind: 'caregiverAccount', validFrom, detail: record.caregiverAccount });
  if (record.wish && differs(record.wish, known?.wish)) facts.push({ kind: 'wish', validFrom, value: record.wish });
  if (record.certificateNumber && differs(record.certificateNumber, known?.certificateNumber))
    facts.push({ kind: 'certificate', validFrom, value: record.certificateNumber });
  const isContactNew =
    differs(record.phone, known?.phone) || differs(record.address, known?.address) || differs(record.remark, known?.remark);
  if (isContactNew)
    facts.push({
      kind: 'contact',
      validFrom,
      detail: {
        phone: record.phone ?? known?.phone ?? null,
        address: record.address ?? known?.address ?? null,
        remark: record.remark ?? known?.remark ?? null,
      },
    });
  return facts;
}

/** The same caregiver keeps the telephone and ID number that the file does not repeat. */
function kept(
  caregiver: { name: string; idNumber: string | null; phone: string | null },
  known: KnownPerson | null,
): { idNumber: string | null; phone: string | null } {
  const same = known?.caregiver?.name === caregiver.name ? known.caregiver : null;
  return { idNumber: caregiver.idNumber ?? same?.idNumber ?? null, phone: caregiver.phone ?? same?.phone ?? null };
}

/** Facts of somebody who is newly supported: scattered, assessed on the day of confirmation. */
export function additionFacts(record: AdditionRecord): NewFact[] {
  const validFrom = record.on;
  return [
    { kind: 'identity', validFrom, detail: identityOf(record) },
    { kind: 'confirmation', validFrom },
    { kind: 'residence', validFrom, value: record.villageCode, detail: { areaType: record.areaType, townCode: record.townCode } },
    { kind: 'category', validFrom, value: record.category, detail: { certificateNumber: null, kind: null, grade: null } },
    { kind: 'level', validFrom, value: record.level },
    { kind: 'mode', validFrom, value: 'scattered' },
    ...personalFacts(record, null, validFrom),
  ];
}

/** Facts of a change to somebody who is already there. */
export function changeFacts(record: Exclude<ChangeRecord, AdditionRecord>, homeIdOf: HomeIdOf): NewFact[] {
  const validFrom = record.on;
  switch (record.type) {
    case 'death':
      return [{ kind: 'end', validFrom, value: 'death', detail: { remark: record.reason } }];
    case 'termination':
      return [{ kind: 'end', validFrom, value: record.terminationReason, detail: { remark: record.reason } }];
    case 'levelChange':
      return [{ kind: 'level', validFrom, value: record.level }];
    case 'modeChange': {
      const mode: NewFact = {
        kind: 'mode',
        validFrom,
        value: record.mode,
        homeId: record.homeCode === null ? null : homeIdOf(record.homeCode),
      };
      return record.caregiver ? [mode, { kind: 'caregiver', validFrom, detail: record.caregiver }] : [mode];
    }
  }
}
