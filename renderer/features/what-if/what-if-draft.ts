/** What is supposed, while it is being filled in. Pure. */
import { pickRules, prorations, type PickRule, type Proration } from '../../../electron/contract/payment-rules.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import type { SupposedStandard, WhatIfInput } from '../../../electron/contract/what-if.ts';

export type Draft = {
  readonly year: number;
  readonly standards: readonly SupposedStandard[];
  /** Empty: as it is today. */
  readonly proration: string;
  readonly pickRule: string;
  readonly funeralMultiple: string;
  readonly basicMultiple: string;
  /** 1 to 12: from which month of the year the multiple holds. */
  readonly basicFrom: number;
};

export function emptyDraft(year: number): Draft {
  return { year, standards: [], proration: '', pickRule: '', funeralMultiple: '', basicMultiple: '', basicFrom: 1 };
}

const multiple = /^\d{1,2}(\.\d{1,2})?$/;

/** What is wrong with a multiple as it was typed; null for nothing. */
export function multipleFault(text: string): string | null {
  const typed = text.trim();
  return typed === '' || (multiple.test(typed) && Number(typed) > 0) ? null : '请填大于 0 的倍数，最多两位小数';
}

function numberOf(text: string): number | null {
  return text.trim() === '' || multipleFault(text) !== null ? null : Number(text.trim());
}

/** Null while something is wrong or nothing is supposed. */
export function inputOf(draft: Draft): WhatIfInput | null {
  if (multipleFault(draft.funeralMultiple) !== null || multipleFault(draft.basicMultiple) !== null) return null;
  const basic = numberOf(draft.basicMultiple);
  const rules: WhatIfInput['rules'] = {
    proration: idOf<Proration>(prorations, draft.proration),
    pickRule: idOf<PickRule>(pickRules, draft.pickRule),
    funeralMultiple: numberOf(draft.funeralMultiple),
    basicMultiple:
      basic === null ? null : { multiple: basic, validFrom: isoDate(`${draft.year}-${String(draft.basicFrom).padStart(2, '0')}-01`) },
  };
  if (draft.standards.length === 0 && Object.values(rules).every((rule) => rule === null)) return null;
  return { year: draft.year, standards: [...draft.standards], rules };
}

function idOf<Id extends string>(list: readonly { readonly id: Id }[], text: string): Id | null {
  return list.find(({ id }) => id === text)?.id ?? null;
}
