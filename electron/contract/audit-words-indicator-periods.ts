/** The log's words for the closing of periods. */
import type { Term } from './terms.ts';

export const indicatorPeriodGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'indicatorPeriod', label: '期末封存' }];

export const indicatorPeriodActions: Readonly<Record<string, string>> = { 'indicatorPeriod.close': '封存期末数' };

export const indicatorPeriodFields: Readonly<Record<string, string>> = { corrections: '更正条数' };
