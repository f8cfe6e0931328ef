/** Whether the numbers of the person on the page stand in full, and the way to change that; null for who may not see them. */
import { createContext, useContext } from 'react';
import type { PersonDetail, RevealedPerson } from '../../../electron/contract/people.ts';

export type NumbersShown = { readonly isShown: boolean; readonly toggle: () => void };

const NumbersContext = createContext<NumbersShown | null>(null);
export const NumbersProvider = NumbersContext.Provider;

export function useNumbersShown(): NumbersShown | null {
  return useContext(NumbersContext);
}

/** The same person with the full numbers, for showing; forms go on with the masked one. */
export function withNumbers({ person, timeline }: PersonDetail, numbers: RevealedPerson): PersonDetail {
  const texts = new Map(numbers.timeline.map(({ factId, text }) => [factId, text]));
  const accountOf = (account: PersonDetail['person']['account'], number: string | null) =>
    account && number !== null ? { ...account, number } : account;
  return {
    person: {
      ...person,
      idNumber: numbers.idNumber,
      phone: numbers.phone,
      accountNumber: numbers.accountNumber,
      caregiverIdNumber: numbers.caregiverIdNumber,
      caregiverPhone: numbers.caregiverPhone,
      disability: { ...person.disability, certificateNumber: numbers.certificateNumber },
      account: accountOf(person.account, numbers.accountNumber),
      caregiverAccount: accountOf(person.caregiverAccount, numbers.caregiverAccountNumber),
    },
    timeline: timeline.map((entry) => (entry.factId === null ? entry : { ...entry, text: texts.get(entry.factId) ?? entry.text })),
  };
}

/** The numbers on record, for the question before they are shown. */
export function recordedNumbers({
  idNumber,
  phone,
  disability,
  account,
  caregiverIdNumber,
  caregiverPhone,
  caregiverAccount,
}: PersonDetail['person']): string {
  const recorded = [
    [idNumber, '身份证号'],
    [phone, '联系电话'],
    [disability.certificateNumber, '残疾证号'],
    [account, '一卡通账号'],
    [caregiverIdNumber, '照料人身份证号'],
    [caregiverPhone, '照料人电话'],
    [caregiverAccount, '照料人账号'],
  ] as const;
  return recorded.flatMap(([number, title]) => (number === null ? [] : [title])).join('、');
}
