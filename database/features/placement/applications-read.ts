/** Applications as lists and pages show them. */
import type { ApplicationDetail, ApplicationRow } from '../../../electron/contract/placement.ts';
import { riskSchema } from '../../../electron/contract/placement.ts';
import { ageOn, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { countyWide, type ScopedReader } from '../users/scope.ts';
import { promisesKept } from '../beds/promises.ts';
import { partnerName } from './partner-name.ts';
import { requiredApplication } from './applications.ts';
import {
  countApplications,
  homeName,
  pageOfApplications,
  stepsOfApplication,
  type ApplicationFilter,
  type StoredApplication,
  type StoredStep,
} from './queries-applications.ts';
import { reservationOf } from './queries-beds.ts';
import { missingFor, stepsOf, type EnteredStep } from './rules-applications.ts';

type Detail = {
  readonly text: string;
  readonly homeId?: number | null;
  readonly findings?: readonly { readonly code: string; readonly text: string; readonly risk: string; readonly measures: string | null }[];
};

const detailOf = (step: StoredStep): Detail => JSON.parse(step.detail) as Detail;
const entered = (step: StoredStep): EnteredStep => ({
  kind: step.kind,
  onDate: step.onDate,
  isPassed: step.isPassed === 1,
  text: detailOf(step).text,
});

function approvedHomeOf(steps: readonly StoredStep[]): number | null {
  const approval = steps.findLast(({ kind }) => kind === 'approval');
  return approval?.isPassed === 1 ? (detailOf(approval).homeId ?? null) : null;
}

/** The home the county approved; null while it has not, or has refused. */
export function approvedHome(reader: Reader, applicationId: number): number | null {
  return approvedHomeOf(stepsOfApplication(reader, applicationId));
}

/** The line of an application as it stands. */
export function lineOf(reader: Reader, application: StoredApplication): ReturnType<typeof stepsOf> {
  return stepsOf(application, stepsOfApplication(reader, application.applicationId).map(entered), application);
}

function rowOf(reader: Reader, application: StoredApplication, steps: readonly StoredStep[], today: IsoDate): ApplicationRow {
  const { applicationId, applicationNumber, personId, name, sex, level, townName, villageName } = application;
  const { appliedOn, wishedHomeName, state, closedOn, closedReason } = application;
  const approvedHomeId = approvedHomeOf(steps);
  return {
    applicationId,
    applicationNumber,
    personId,
    name,
    sex,
    age: ageOn(application.bornOn, today),
    level,
    townName,
    villageName,
    appliedOn,
    wishedHomeName,
    approvedHomeName: approvedHomeId === null ? null : homeName(reader, approvedHomeId),
    state,
    closedOn,
    closedReason,
    steps: stepsOf(application, steps.map(entered), application),
  };
}

export function applicationsPage(
  reader: ScopedReader,
  input: ApplicationFilter & { readonly offset: number; readonly limit: number },
  today: IsoDate,
): { total: number; rows: ApplicationRow[] } {
  const found = pageOfApplications(reader, input, input.offset, input.limit);
  return {
    total: countApplications(reader, input),
    rows: found.map((application) => rowOf(reader, application, stepsOfApplication(reader, application.applicationId), today)),
  };
}

/** @throws AppError APPLICATION_NOT_FOUND */
export function applicationDetail(reader: ScopedReader, applicationId: number, userId: number, today: IsoDate): ApplicationDetail {
  const application = requiredApplication(reader, applicationId);
  const steps = stepsOfApplication(reader, applicationId);
  const shown = rowOf(reader, application, steps, today);
  const safety = steps.findLast(({ kind }) => kind === 'safety');
  return {
    ...shown,
    idNumber: application.idNumber,
    wishedHomeId: application.wishedHomeId,
    approvedHomeId: approvedHomeOf(steps),
    partner:
      application.partnerPersonId === null
        ? null
        : { personId: application.partnerPersonId, name: partnerName(reader, application.partnerPersonId) },
    willSignedOn: application.willSignedOn,
    willWitness: application.willWitness,
    contact: { name: application.contactName, phone: application.contactPhone },
    hasGuardian: application.hasGuardian === null ? null : application.hasGuardian === 1,
    note: application.note,
    recordedBy: application.recordedBy,
    recordedAt: application.recordedAt,
    missing: application.state === 'open' ? missingFor(shown.steps) : [],
    approval: { isOwn: application.recordedById === userId },
    findings: (safety ? (detailOf(safety).findings ?? []) : []).map((finding) => ({ ...finding, risk: riskSchema.parse(finding.risk) })),
    history: steps
      .map((step) => ({
        key: step.applicationStepId,
        kind: step.kind,
        onDate: step.onDate,
        isPassed: step.isPassed === 1,
        text: detailOf(step).text,
        recordedBy: step.recordedBy,
        recordedAt: step.recordedAt,
      }))
      .reverse(),
    reservation: keptPlace(reader, application.personId, today),
  };
}

/** The bed that is reserved for somebody, or the place promised in a home without a bed map. */
function keptPlace(reader: Reader, personId: number, today: IsoDate): ApplicationDetail['reservation'] {
  const bed = reservationOf(reader, personId, today);
  if (bed) return { bedStayId: bed.bedStayId, bedId: bed.bedId, homeName: bed.homeName, place: bed.place, fromOn: bed.fromOn };
  const promise = promisesKept(countyWide(reader), today).find((one) => one.personId === personId);
  return promise ? { bedStayId: null, bedId: null, homeName: promise.homeName, place: '名额', fromOn: promise.acceptedOn } : null;
}
