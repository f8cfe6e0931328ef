/**
 * Numbers that a change leaves as they are. The window shows them masked and cannot send them back, so what is left out stays; what was
 * written back with a mask in it is refused, never stored. Pure.
 */
import { maskText } from '../../../electron/contract/masking.ts';
import type { RecordInput } from '../../../electron/contract/people-inputs.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { detailOf, newest, type Account, type Caregiver, type CategoryDetail, type Contact, type Fact } from './facts.ts';

type Input<Kind extends RecordInput['kind']> = Extract<RecordInput, { kind: Kind }>;
type Facts = readonly Fact[];

const masks = /[0-9]*\*+[0-9X]*|尾号.{4}/g;

/** @throws AppError INVALID_INPUT when the new text carries a mask of the recorded one */
function keptText(recorded: string | null, typed: string | null | undefined, field: string): string | null {
  if (typed === undefined) return recorded;
  const shown = recorded === null ? '' : maskText(recorded);
  if (typed !== null && shown !== recorded && (shown.match(masks) ?? []).some((mask) => typed.includes(mask)))
    throw new AppError('INVALID_INPUT', {}, { [field]: '原文里的号码只显示了首尾几位，请改写成完整号码或删去' });
  return typed;
}

export function contactAfter(facts: Facts, input: Input<'contact'>): Contact {
  const recorded = detailOf<Contact>(newest(facts, 'contact'));
  return {
    phone: input.phone === undefined ? (recorded?.phone ?? null) : input.phone,
    address: keptText(recorded?.address ?? null, input.address, 'address'),
    remark: keptText(recorded?.remark ?? null, input.remark, 'remark'),
  };
}

/** Of the same caregiver; another one has numbers of his own. */
export function caregiverAfter(facts: Facts, { caregiver }: Input<'caregiver'>): Caregiver {
  const recorded = detailOf<Caregiver>(newest(facts, 'caregiver'));
  const same = recorded?.name === caregiver.name ? recorded : null;
  return {
    name: caregiver.name,
    idNumber: caregiver.idNumber === undefined ? (same?.idNumber ?? null) : caregiver.idNumber,
    phone: caregiver.phone === undefined ? (same?.phone ?? null) : caregiver.phone,
  };
}

/** @throws AppError INVALID_INPUT when there is no number to keep */
export function accountAfter(facts: Facts, { kind, account }: Input<'account' | 'caregiverAccount'>): Account {
  const number = account.number ?? detailOf<Account>(newest(facts, kind))?.number;
  if (number === undefined) throw new AppError('INVALID_INPUT', {}, { 'account.number': '请填写账号' });
  return { ...account, number };
}

export function categoryAfter(facts: Facts, { disability }: Input<'category'>): CategoryDetail {
  const recorded = detailOf<CategoryDetail>(newest(facts, 'category'));
  return {
    ...recorded,
    ...disability,
    certificateNumber: disability.certificateNumber === undefined ? (recorded?.certificateNumber ?? null) : disability.certificateNumber,
  };
}
