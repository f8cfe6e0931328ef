/** Parts of forms about people: what is typed, and the input it stands for. */

export type CaregiverDraft = { readonly name: string; readonly idNumber: string; readonly phone: string };
export type AccountDraft = { readonly bank: string; readonly holder: string; readonly number: string };

export const noCaregiver: CaregiverDraft = { name: '', idNumber: '', phone: '' };
export const noAccount: AccountDraft = { bank: '', holder: '', number: '' };

export function orNull(typed: string | null | undefined): string | null {
  const text = (typed ?? '').trim();
  return text === '' ? null : text;
}

/** Null when nothing was typed at all. */
export function caregiverOf(draft: CaregiverDraft): { name: string; idNumber: string | null; phone: string | null } | null {
  const typed = { name: (draft.name ?? '').trim(), idNumber: orNull(draft.idNumber), phone: orNull(draft.phone) };
  return typed.name === '' && typed.idNumber === null && typed.phone === null ? null : typed;
}

/** Figures as they are printed on cards come with blanks between the groups. */
export function plainAccount(draft: AccountDraft, owner: string): { bank: string; holder: string; number: string } {
  return {
    bank: (draft.bank ?? '').trim(),
    holder: (draft.holder ?? '').trim() || owner.trim(),
    number: (draft.number ?? '').normalize('NFKC').replace(/[\s-]+/g, ''),
  };
}

/** Null when neither bank nor number was typed; without a holder it is the owner's. */
export function accountOf(draft: AccountDraft, owner: string): { bank: string; holder: string; number: string } | null {
  const account = plainAccount(draft, owner);
  return account.bank === '' && account.number === '' ? null : account;
}
