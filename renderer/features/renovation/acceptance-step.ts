import { keepQuery } from '../../shared/navigation.ts';

export const acceptanceSteps = ['accept', 'open', 'settle'] as const;

/** Which form of the acceptance tab is open stands in the address: the button above the tabs opens it too. */
export const askStep = (step: (typeof acceptanceSteps)[number] | null): void => keepQuery({ tab: 'acceptance', step });
