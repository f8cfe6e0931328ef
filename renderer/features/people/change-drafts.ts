/** The forms of changes: what stands in them at first, and the change they stand for. */
import { type PersonDetail } from '../../../electron/contract/people.ts';
import { recordInputSchema, type RecordInput } from '../../../electron/contract/people-inputs.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { accountOf, caregiverOf, noAccount, noCaregiver, orNull, type AccountDraft, type CaregiverDraft } from './drafts.ts';
import { draftSchema } from './draft-schema.ts';
import { identityIssues, typedIdNumber, type Issue } from './identity-check.ts';

export type ChangeKind = Exclude<RecordInput['kind'], 'end' | 'suspension'> | 'death' | 'termination' | 'suspension' | 'resumption';

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
  return {
    kind: recordKindOf(kind),
    personId: person.personId,
    owner: kind === 'caregiverAccount' ? (person.caregiverName ?? '') : person.name,
    validFrom: eventKinds.has(kind) ? null : today,
    level: null,
    mode: kind === 'mode' ? (person.mode === 'centralised' ? 'scattered' : 'centralised') : null,
    homeId: null,
    caregiver:
      kind === 'caregiver'
        ? { name: person.caregiverName ?? '', idNumber: person.caregiverIdNumber ?? '', phone: person.caregiverPhone ?? '' }
        : noCaregiver,
    account: (kind === 'caregiverAccount' ? person.caregiverAccount : person.account) ?? noAccount,
    phone: person.phone,
    address: person.address,
    remark: kind === 'contact' ? person.remark : null,
    wish: person.wish,
    villageCode: person.villageCode ?? '',
    areaType: person.areaType,
    category: person.category,
    disability: person.disability,
    name: person.name,
    sex: person.sex,
    bornOn: person.bornOn,
    ethnicity: person.ethnicity,
    idNumber: person.idNumber,
    reason: kind === 'death' ? 'death' : null,
    isSuspended: kind === 'suspension',
  };
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
      return { ...at, caregiver: caregiverOf(draft.caregiver) ?? { name: '', idNumber: null, phone: null } };
    case 'account':
    case 'caregiverAccount':
      return { ...at, account: accountOf(draft.account, draft.owner) ?? { bank: '', holder: draft.owner, number: '' } };
    case 'contact':
      return { ...at, phone: orNull(draft.phone), address: orNull(draft.address), remark: orNull(draft.remark) };
    case 'wish':
      return { ...at, wish: draft.wish };
    case 'residence':
      return { ...at, villageCode: draft.villageCode, areaType: draft.areaType };
    case 'category':
      return {
        ...at,
        category: draft.category,
        disability: { ...draft.disability, certificateNumber: orNull(draft.disability.certificateNumber) },
      };
    case 'identity':
      return {
        ...at,
        reason: draft.reason ?? '',
        name: draft.name,
        sex: draft.sex,
        bornOn: draft.bornOn,
        ethnicity: orNull(draft.ethnicity),
        idNumber: typedIdNumber(draft.idNumber),
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
