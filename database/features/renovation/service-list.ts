/** Projects as they are looked for, and the whole of one. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { ProjectRow } from '../../../electron/contract/renovation-shapes.ts';
import { renovationStages } from '../../../electron/contract/renovation-terms.ts';
import { describeError } from '../../../electron/contract/messages.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { photosOf } from '../attachments/service.ts';
import type { AttachmentStore } from '../attachments/store.ts';
import { nameInitials } from '../people/pinyin.ts';
import type { ScopedReader } from '../users/scope.ts';
import { planDays, rowMaker } from './project-rows.ts';
import { contractsOf } from './queries-money.ts';
import { plansOf, stagesOfProject, storedProjects, workItemsOf, type StoredStage } from './queries-projects.ts';
import { requiredProject } from './required.ts';
import { nextStage, reachedBy, refusalOf } from './rules-stages.ts';
import { standingOn } from './rules-standing.ts';
import { standingAcceptance } from './works-gates.ts';

type Filter = ParsedInputOf<'renovation.list'>;

function isFound(row: ProjectRow, search: string): boolean {
  if (search === '') return true;
  const text = search.toLowerCase();
  if ([row.name, row.homeName, row.code.toLowerCase()].some((words) => words.includes(search) || words.includes(text))) return true;
  return /^[a-z]+$/.test(text) && [row.name, row.homeName].some((words) => nameInitials(words).some((initials) => initials.includes(text)));
}

function fits(row: ProjectRow, { townCode, homeId, batchYear, kind, search }: Filter): boolean {
  return (
    (townCode === null || row.townCode === townCode) &&
    (homeId === null || row.homeId === homeId) &&
    (batchYear === null || row.batchYear === batchYear) &&
    (kind === null || row.kind === kind) &&
    isFound(row, search)
  );
}

function isAt(row: ProjectRow, stage: Filter['stage']): boolean {
  if (stage === null) return true;
  if (stage === 'suspended' || stage === 'cancelled') return row.state === stage;
  return stage === 'resumed' ? row.state === 'running' : row.state !== 'cancelled' && row.stage === stage;
}

/** All projects of the scope as they stand on a day, newest year first. */
export function projectsOf(reader: ScopedReader, asOf: IsoDate): ProjectRow[] {
  return storedProjects(reader).map(rowMaker(reader, asOf));
}

export function list(reader: ScopedReader, filter: Filter, today: IsoDate): OutputOf<'renovation.list'> {
  const all = projectsOf(reader, filter.asOf ?? today);
  const fitting = all.filter((row) => fits(row, filter));
  const going = fitting.filter(({ state }) => state !== 'cancelled');
  const years = new Set(all.flatMap(({ batchYear }) => (batchYear === null ? [] : [batchYear])));
  return {
    rows: fitting.filter((row) => isAt(row, filter.stage)),
    total: all.length,
    years: [...years].toSorted((one, other) => other - one),
    byStage: renovationStages.map(({ id }) => ({ stage: id, count: going.filter(({ stage }) => stage === id).length })),
  };
}

/** @throws AppError RENOVATION_NOT_FOUND */
export function projectOf(reader: Reader, projectId: number, asOf: IsoDate): ProjectRow {
  return rowMaker(reader, asOf)(requiredProject(reader, projectId));
}

/** What the next stage waits for today, its document apart. */
function nextOf(
  reader: Reader,
  projectId: number,
  approvedFen: number | null,
  stages: readonly StoredStage[],
  today: IsoDate,
): OutputOf<'renovation.get'>['next'] {
  const standing = standingOn(stages, today);
  const stage = standing.state === 'cancelled' ? null : nextStage(standing);
  if (stage === null) return { stage, needsDocument: false, refusal: null, canExcept: false };
  const signedOn = contractsOf(reader, projectId)
    .filter(({ isWithdrawn }) => isWithdrawn === 0)
    .map((contract) => contract.signedOn);
  // The amount is asked for together with the approval.
  const known = stage === 'approved' ? (approvedFen ?? 0) : approvedFen;
  const refusal = refusalOf({
    entries: stages,
    stage,
    happenedOn: today,
    documentNo: '待填',
    note: null,
    today,
    approvedFen: known,
    signedOn,
  });
  if (refusal)
    return { stage, needsDocument: true, refusal: describeError(refusal.code, refusal.params).what, canExcept: refusal.canExcept };
  const isMissing = stage === 'accepted' && !standingAcceptance(reader, projectId);
  return {
    stage,
    needsDocument: stage !== 'pipeline',
    refusal: isMissing ? describeError('ACCEPTANCE_MISSING', {}).what : null,
    canExcept: false,
  };
}

/** @throws AppError RENOVATION_NOT_FOUND */
export function get(reader: Reader, store: AttachmentStore, projectId: number, today: IsoDate): OutputOf<'renovation.get'> {
  const project = requiredProject(reader, projectId);
  const { content, floorAreaCenti, approvalNo, approvedOn, readyOn, unit, managerName, managerPhone } = project;
  const stages = stagesOfProject(reader, projectId);
  const standing = stages.filter(({ isWithdrawn }) => isWithdrawn === 0);
  return {
    ...projectOf(reader, projectId, today),
    content,
    floorAreaCenti,
    approvalNo,
    approvedOn,
    readyOn,
    unit,
    managerName,
    managerPhone,
    stages: stages.map(({ batchId, isWithdrawn: _gone, projectId: _project, recordedById: _recorder, ...stage }) => ({
      ...stage,
      isFromFile: batchId !== null,
    })),
    plan: planDays(plansOf(reader, projectId), reachedBy(standing, today)),
    next: nextOf(reader, projectId, project.approvedFen, standing, today),
    workItems: workItemsOf(reader, projectId).map(({ projectId: _project, ...item }) => item),
    attachments: photosOf(reader, store, projectId),
  };
}
