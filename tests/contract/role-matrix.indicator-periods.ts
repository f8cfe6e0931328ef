/** Who may see and close periods, one valid call of each method, and what it leaves in the log. */
import type { indicatorPeriodMethods } from '../../electron/contract/indicator-periods.ts';
import { isoDate } from '../../electron/contract/values.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';

type Names = keyof typeof indicatorPeriodMethods;

export const indicatorPeriodGolden = {
  'indicatorPeriods.list': ['A C V . . R', 'county'],
  'indicatorPeriods.values': ['A C V . . R', 'county'],
  'indicatorPeriods.corrections': ['A C V . . R', 'county'],
  'indicatorPeriods.close': ['A . V . . .', 'county'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const indicatorPeriodWrites = { 'indicatorPeriods.close': ['indicatorPeriod.close write -a'] } as const;

const end = isoDate('2021-12-31');

export const indicatorPeriodInputs: { readonly [Name in Names]: Row<Name> } = {
  'indicatorPeriods.list': { ask: () => ({}) },
  'indicatorPeriods.values': { ask: () => ({ end, townCode: null }) },
  'indicatorPeriods.corrections': { ask: () => ({ end, townCode: null }) },
  'indicatorPeriods.close': { ask: () => ({ end }) },
};
