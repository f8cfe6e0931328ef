import type { OutputOf } from '../../../electron/contract/index.ts';

export type Summary = OutputOf<'today.summary'>;

type Note = { readonly note?: string };

/**
 * Whose support is suspended is in the register and in the indicators, and lives where he lived, but is not supported now: each figure without
 * him says so, so that it can be added up with the other pages.
 */
export function suspendedNotes(people: Summary['people']): Readonly<Record<'active' | 'centralised' | 'scattered' | 'suspended', Note>> {
  const { active, centralised, scattered, suspended, suspendedCentralised } = people;
  if (suspended === 0) return { active: {}, centralised: {}, scattered: {}, suspended: {} };
  const suspendedScattered = suspended - suspendedCentralised;
  const withThem = (without: number, more: number): Note => (more === 0 ? {} : { note: `另有暂停 ${more} 人，共 ${without + more} 人` });
  return {
    active: { note: `加暂停共 ${active + suspended} 人，指标按此计` },
    centralised: withThem(centralised, suspendedCentralised),
    scattered: withThem(scattered, suspendedScattered),
    suspended: { note: '在册，计入指标；暂不发放' },
  };
}
