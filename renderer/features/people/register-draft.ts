/** The form of a registration: what stands in it at first, and the input it stands for. */
import { registerInputSchema } from '../../../electron/contract/people-inputs.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { draftSchema } from './draft-schema.ts';
import { accountOf, caregiverOf, noAccount, noCaregiver, orNull, type AccountDraft, type CaregiverDraft } from './drafts.ts';
import { identityIssues, typedIdNumber, type Issue } from './identity-check.ts';

export type RegisterDraft = {
  readonly idNumber: string | null;
  readonly name: string;
  readonly sex: string | null;
  readonly bornOn: IsoDate | null;
  readonly ethnicity: string | null;
  readonly villageCode: string;
  readonly areaType: string | null;
  readonly address: string | null;
  readonly category: string | null;
  readonly disability: { readonly certificateNumber: string | null; readonly kind: string | null; readonly grade: string | null };
  readonly confirmedOn: IsoDate | null;
  readonly level: string | null;
  readonly assessedOn: IsoDate | null;
  readonly mode: string | null;
  readonly homeId: number | null;
  readonly caregiver: CaregiverDraft;
  readonly account: AccountDraft;
  readonly caregiverAccount: AccountDraft;
  readonly phone: string | null;
  readonly wish: string | null;
  readonly remark: string | null;
};

/** What stays for the next person of a pile: they come village by village. */
export type Kept = Pick<RegisterDraft, 'villageCode' | 'areaType'>;

export function emptyDraft(kept: Kept | null): RegisterDraft {
  return {
    idNumber: null,
    name: '',
    sex: null,
    bornOn: null,
    ethnicity: null,
    villageCode: '',
    areaType: null,
    address: null,
    category: null,
    disability: { certificateNumber: null, kind: null, grade: null },
    confirmedOn: null,
    level: null,
    assessedOn: null,
    mode: null,
    homeId: null,
    caregiver: noCaregiver,
    account: noAccount,
    caregiverAccount: noAccount,
    phone: null,
    wish: null,
    remark: null,
    ...kept,
  };
}

/** The input as the contract has it: only what belongs to the chosen mode, nothing for what was left out. */
export function registrationOf(draft: RegisterDraft): unknown {
  const isScattered = draft.mode === 'scattered';
  const caregiver = isScattered ? caregiverOf(draft.caregiver) : null;
  return {
    ...draft,
    idNumber: typedIdNumber(draft.idNumber),
    ethnicity: orNull(draft.ethnicity),
    address: orNull(draft.address),
    disability: { ...draft.disability, certificateNumber: orNull(draft.disability.certificateNumber) },
    homeId: draft.mode === 'centralised' ? draft.homeId : null,
    caregiver,
    account: accountOf(draft.account, draft.name),
    caregiverAccount: caregiver ? accountOf(draft.caregiverAccount, caregiver.name) : null,
    phone: orNull(draft.phone),
    remark: orNull(draft.remark),
  };
}

function issuesOf(draft: RegisterDraft): Issue[] {
  const issues = identityIssues(draft);
  return draft.mode === 'centralised' && draft.homeId === null
    ? [...issues, { path: ['homeId'], message: '集中供养需选择供养机构' }]
    : issues;
}

export const registerSchema = draftSchema(registerInputSchema, registrationOf, issuesOf);
