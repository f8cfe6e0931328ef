/** The forms of changes: what stands in them at first, and the change they stand for. */
import { type PersonDetail } from '../../../electron/contract/people.ts';
import { recordInputSchema, type RecordInput } from '../../../electron/contract/people-inputs.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { caregiverOf, noAccount, noCaregiver, orNull, plainAccount, type AccountDraft, type CaregiverDraft } from './drafts.ts';
import { draftSchema } from './draft-schema.ts';
import { identityIssues, typedIdNumber, type Issue } from './identity-check.ts';

export type ChangeKind = Exclude<RecordInput['kind'], 'end' | 'suspension'> | 'death' | 'termination' | 'suspension' | 'resumption';

export type Recorded = {
  readonly idNumber: string | null;
  readonly certificateNumber: string | null;
  readonly accountNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly remark: string | null;
  readonly caregiver: { readonly name: string; readonly idNumber: string | null; readonly phone: string | null } | null;
};

/** Typed into a field of a number, it takes the recorded one away. */
export const noneWord = '无';

/**
 * A number field begins empty: the window knows the recorded number masked only, and a mask must never be written back. Left empty it stays
 * as recorded (undefined), `无` takes it away.
 */
function numberOf(typed: string | null | undefined, recorded: string | null): string | null | undefined {
  const text = orNull(typed);
  if (text === null) return recorded === null ? null : undefined;
  return text === noneWord ? null : text;
}

/** A text that was left alone is not sent: it may hold a number that is masked here. */
function textOf(typed: string | null, recorded: string | null): string | null | undefined {
  return orNull(typed) === orNull(recorded) ? undefined : orNull(typed);
}

/** Every field a change may have; a form shows those of its kind. */
export type ChangeDraft = {
  readonly kind: RecordInput['kind'];
  readonly personId: number;
  readonly owner: string;
  readonly validFrom: IsoDate | null;
  readonly level: string | null;
  readonly mode: string | null;
  readonly homeId: number | null;
  readonly caregiver: CaregiverDraft;
  readonly account: AccountDraft;
  readonly phone: string | null;
  readonly address: string | null;
  readonly remark: string | null;
  readonly wish: string | null;
  readonly villageCode: string;
  readonly areaType: string | null;
  readonly category: string | null;
  readonly disability: { readonly certificateNumber: string | null; readonly kind: string | null; readonly grade: string | null };
  readonly name: string;
  readonly sex: string;
  readonly bornOn: IsoDate | null;
  readonly ethnicity: string | null;
  readonly idNumber: string | null;
  readonly reason: string | null;
  readonly isSuspended: boolean;
  /** As recorded, for what is left empty or left alone: the numbers masked. */
  readonly recorded: Recorded;
};

const kindOf: Readonly<Partial<Record<ChangeKind, RecordInput['kind']>>> = {
  death: 'end',
  termination: 'end',
  suspension: 'suspension',
  resumption: 'suspension',
};
/** Events have a day of their own that nobody may guess; the rest is news of today. */
const eventKinds: ReadonlySet<ChangeKind> = new Set(['level', 'mode', 'death', 'termination', 'suspension', 'resumption', 'residence']);

/** The fact a dialog records. */
export function recordKindOf(kind: ChangeKind): RecordInput['kind'] {
  return kindOf[kind] ?? (kind as RecordInput['kind']);
}

export function draftOf(kind: ChangeKind, person: PersonDetail['person'], today: IsoDate): ChangeDraft {
  const recordedAccount = kind === 'caregiverAccount' ? person.caregiverAccount : person.account;
  return {
    kind: recordKindOf(kind),
    personId: person.personId,
    owner: kind === 'caregiverAccount' ? (person.caregiverName ?? '') : person.name,
    validFrom: eventKinds.has(kind) ? null : today,
    level: null,
    mode: kind === 'mode' ? (person.mode === 'centralised' ? 'scattered' : 'centralised') : null,
    homeId: null,
    caregiver: kind === 'caregiver' ? { ...noCaregiver, name: person.caregiverName ?? '' } : noCaregiver,
    account: recordedAccount ? { ...recordedAccount, number: '' } : noAccount,
    phone: null,
    address: person.address,
    remark: kind === 'contact' ? person.remark : null,
    wish: person.wish,
    villageCode: person.villageCode ?? '',
    areaType: person.areaType,
    category: person.category,
    disability: { ...person.disability, certificateNumber: null },
    name: person.name,
    sex: person.sex,
    bornOn: person.bornOn,
    ethnicity: person.ethnicity,
    idNumber: null,
    reason: kind === 'death' ? 'death' : null,
    isSuspended: kind === 'suspension',
    recorded: {
      idNumber: person.idNumber,
      certificateNumber: person.disability.certificateNumber,
      accountNumber: recordedAccount?.number ?? null,
      phone: person.phone,
      address: person.address,
      remark: person.remark,
      caregiver:
        person.caregiverName === null
          ? null
          : { name: person.caregiverName, idNumber: person.caregiverIdNumber, phone: person.caregiverPhone },
    },
  };
}

/** The same caregiver keeps the numbers that are left empty; another one has only what is typed. */
function changedCaregiver({ caregiver, recorded }: ChangeDraft): unknown {
  const name = (caregiver.name ?? '').trim();
  const same = recorded.caregiver?.name === name ? recorded.caregiver : null;
  return {
    name,
    idNumber: numberOf(caregiver.idNumber, same?.idNumber ?? null),
    phone: numberOf(caregiver.phone, same?.phone ?? null),
  };
}

function changedAccount({ account, owner, recorded }: ChangeDraft): unknown {
  const typed = plainAccount(account, owner);
  return typed.number === '' && recorded.accountNumber !== null ? { bank: typed.bank, holder: typed.holder } : typed;
}

/** The change as the contract has it, without the fields of other kinds. */
export function changeOf(draft: ChangeDraft): unknown {
  const { kind, personId, validFrom } = draft;
  const at = { kind, personId, validFrom };
  switch (kind) {
    case 'level':
      return { ...at, level: draft.level };
    case 'mode':
      return {
        ...at,
        mode: draft.mode,
        homeId: draft.mode === 'centralised' ? draft.homeId : null,
        caregiver: draft.mode === 'scattered' ? caregiverOf(draft.caregiver) : null,
      };
    case 'caregiver':
      return { ...at, caregiver: changedCaregiver(draft) };
    case 'account':
    case 'caregiverAccount':
      return { ...at, account: changedAccount(draft) };
    case 'contact':
      return {
        ...at,
        phone: numberOf(draft.phone, draft.recorded.phone),
        address: textOf(draft.address, draft.recorded.address),
        remark: textOf(draft.remark, draft.recorded.remark),
      };
    case 'wish':
      return { ...at, wish: draft.wish };
    case 'residence':
      return { ...at, villageCode: draft.villageCode, areaType: draft.areaType };
    case 'category':
      return {
        ...at,
        category: draft.category,
        disability: {
          ...draft.disability,
          certificateNumber: numberOf(draft.disability.certificateNumber, draft.recorded.certificateNumber),
        },
      };
    case 'identity':
      return {
        ...at,
        reason: draft.reason ?? '',
        name: draft.name,
        sex: draft.sex,
        bornOn: draft.bornOn,
        ethnicity: orNull(draft.ethnicity),
        idNumber: typedIdNumber(draft.idNumber) ?? (draft.recorded.idNumber === null ? null : undefined),
      };
    case 'suspension':
      return { ...at, isSuspended: draft.isSuspended, reason: draft.reason ?? '' };
    case 'end':
      return { ...at, reason: draft.reason, remark: orNull(draft.remark) };
  }
}

function issuesOf(draft: ChangeDraft): Issue[] {
  if (draft.kind === 'identity') return identityIssues(draft);
  if (draft.kind === 'mode' && draft.mode === 'centralised' && draft.homeId === null)
    return [{ path: ['homeId'], message: '集中供养需选择供养机构' }];
  return [];
}

export const changeSchema = draftSchema(recordInputSchema, changeOf, issuesOf);
