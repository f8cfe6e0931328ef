/** Facts as the audit shows them: the same fields before and after a change, named by what they hold. */
import type { FactKind } from '../../../electron/contract/people.ts';
import type { Fact } from './facts.ts';

/** What the bare value of a fact is called. */
const valueNames: Partial<Record<FactKind, string>> = {
  level: 'level',
  mode: 'mode',
  wish: 'wish',
  residence: 'villageCode',
  category: 'category',
  suspension: 'isSuspended',
  end: 'endReason',
};

function content(fact: Fact): Readonly<Record<string, unknown>> {
  const { kind, value, homeId, detail } = fact;
  const name = valueNames[kind] ?? 'value';
  return {
    ...(value === null ? {} : { [name]: kind === 'suspension' ? value === 'on' : value }),
    ...(kind === 'mode' ? { homeId } : {}),
    ...(detail === null ? {} : (JSON.parse(detail) as Readonly<Record<string, unknown>>)),
  };
}

/** Null for none. A second fact of one change (the caregiver of somebody who leaves a home) stands under its own name. */
export function changeForAudit(facts: readonly Fact[]): Readonly<Record<string, unknown>> | null {
  const [first, ...others] = facts;
  if (!first) return null;
  const { factId, kind, validFrom } = first;
  return { factId, kind, validFrom, ...content(first), ...Object.fromEntries(others.map((fact) => [fact.kind, content(fact)])) };
}
