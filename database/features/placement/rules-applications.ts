/** How far an application is, what is missing for admission, and what follows when the state of the person changes. Pure. */
import type { ApplicationState, ApplicationStepKind, StepView } from '../../../electron/contract/placement.ts';
import { applicationSteps } from '../../../electron/contract/placement.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';

export type EnteredStep = {
  readonly kind: 'medical' | 'safety' | 'approval' | 'agreement';
  readonly onDate: IsoDate;
  readonly isPassed: boolean;
  readonly text: string;
};
export type Will = { readonly willSignedOn: IsoDate | null; readonly willWitness: string | null };
export type Ending = { readonly state: ApplicationState; readonly closedOn: IsoDate | null };

/** The line of the six steps; of each kind the last entry holds. `entered` in the order of entry. */
export function stepsOf(will: Will, entered: readonly EnteredStep[], ending: Ending): StepView[] {
  return applicationSteps.map(({ id }): StepView => {
    if (id === 'will') {
      if (will.willSignedOn === null) return waitingStep(id);
      return { kind: id, state: 'done', onDate: will.willSignedOn, text: will.willWitness === null ? null : `见证人 ${will.willWitness}` };
    }
    if (id === 'admission')
      return ending.state === 'admitted' ? { kind: id, state: 'done', onDate: ending.closedOn, text: null } : waitingStep(id);
    const step = entered.findLast(({ kind }) => kind === id);
    return step ? { kind: id, state: step.isPassed ? 'done' : 'failed', onDate: step.onDate, text: step.text } : waitingStep(id);
  });
}

function waitingStep(kind: ApplicationStepKind): StepView {
  return { kind, state: 'waiting', onDate: null, text: null };
}

export type MissingStep = { readonly kind: ApplicationStepKind; readonly isRequired: boolean; readonly text: string };

const missingWords: Readonly<Record<ApplicationStepKind, readonly [waiting: string, failed: string]>> = {
  will: ['本人意愿书还没有签', '本人意愿书还没有签'],
  medical: ['还没有体检', '体检结论不宜入住'],
  safety: ['还没有做入院前安全风险评估', '安全风险评估结论不宜入住'],
  approval: ['还没有经县级审批', '县级审批不同意'],
  agreement: ['还没有签入住协议', '还没有签入住协议'],
  admission: ['', ''],
};

/**
 * What is not there yet for an admission. Will and safety assessment must be there (GB 38600-2019); the rest ought to be. Against a refusal of
 * the county nobody is admitted.
 */
export function missingFor(steps: readonly StepView[]): MissingStep[] {
  return applicationSteps.flatMap(({ id, isRequired }): MissingStep[] => {
    const step = steps.find(({ kind }) => kind === id);
    if (id === 'admission' || !step || step.state === 'done') return [];
    const isRefused = id === 'approval' && step.state === 'failed';
    return [{ kind: id, isRequired: isRequired || isRefused, text: missingWords[id][step.state === 'failed' ? 1 : 0] }];
  });
}

/** Written by the program when the state of the person decided it; taken back with that state. */
export const closedByEnd = '人员已终止供养';

export type PersonNow = {
  readonly status: 'active' | 'suspended' | 'ended' | 'void';
  readonly confirmedOn: string | null;
  readonly endedOn: string | null;
  readonly mode: string | null;
  readonly modeFrom: string | null;
};
export type ApplicationNow = {
  readonly state: ApplicationState;
  readonly appliedOn: string;
  readonly closedOn: string | null;
  readonly closedReason: string | null;
};
export type Following = { readonly state: ApplicationState; readonly closedOn: string | null; readonly closedReason: string | null };

/**
 * What becomes of the newest application when the person changes: admitted anywhere it is done, ended it is closed, and both are taken back
 * with the fact they came from. What was closed by hand stays closed. Null for nothing.
 */
export function applicationAfter(application: ApplicationNow, person: PersonNow, today: string): Following | null {
  const { state, closedOn } = application;
  const isCentralised = person.mode === 'centralised';
  if (state === 'closed' && application.closedReason !== closedByEnd) return null;
  // In a home, perhaps by now in another one: the admission stays true; so it does when he left later.
  if (state === 'admitted' && (isCentralised || isAfter(person.modeFrom, closedOn))) return null;
  // Support confirmed anew begins without the old application.
  if (state === 'closed' && isAfter(person.confirmedOn, closedOn)) return null;
  const wanted = endingFor(application.appliedOn, person, today);
  return wanted.state === state && wanted.closedOn === closedOn ? null : wanted;
}

function endingFor(appliedOn: string, person: PersonNow, today: string): Following {
  const notBefore = (day: string | null): string => (day === null ? today : day < appliedOn ? appliedOn : day);
  if (person.status === 'ended' || person.status === 'void')
    return { state: 'closed', closedOn: notBefore(person.endedOn), closedReason: closedByEnd };
  if (person.mode === 'centralised') return { state: 'admitted', closedOn: notBefore(person.modeFrom), closedReason: null };
  return { state: 'open', closedOn: null, closedReason: null };
}

function isAfter(day: string | null, other: string | null): boolean {
  return day !== null && other !== null && day > other;
}
