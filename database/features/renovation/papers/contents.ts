/** From the ledger to what the papers of many projects say. */
import { maskPhones } from '../../../../electron/contract/masking.ts';
import type { ProjectMoney } from '../../../../electron/contract/renovation-shapes.ts';
import { projectKinds, projectStates, renovationStages } from '../../../../electron/contract/renovation-terms.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { homeLevels, labelOf } from '../../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { row, type Reader } from '../../../core/sql.ts';
import { localTime } from '../../../documents/foot-line.ts';
import { governmentOf } from '../../grading/papers/offices.ts';
import type { ScopedReader } from '../../users/scope.ts';
import { undatedNote } from '../ledger-lines.ts';
import { moneyOf } from '../money.ts';
import { planDays, rowMaker } from '../project-rows.ts';
import { lastPercents, plansOf, standingStages, storedProjects, workItemsOf, type StoredProject } from '../queries-projects.ts';
import { reachedBy } from '../rules-stages.ts';
import { hasReached, type ProjectOnPaper, type ProjectsContent } from './content.ts';
import { fireDocuments, homeLevelOf, lastReports, photoCounts, undatedStages, updatedAt } from './queries.ts';

export type Extent = { readonly townCode: string | null; readonly batchYear: number | null };

/** A project beside its money, for papers that need both. */
export type KnownProject = { readonly project: StoredProject; readonly money: ProjectMoney; readonly onPaper: ProjectOnPaper };

/** One project after the other, as they stand on a day; what belongs to all is read once. */
export function projectReader(reader: ScopedReader, asOf: IsoDate): (project: StoredProject) => KnownProject {
  const entries = standingStages(reader);
  const plans = Map.groupBy(plansOf(reader, null), ({ projectId }) => projectId);
  const rowOf = rowMaker(reader, asOf);
  const county = regionOf(reader);
  const all = {
    levels: homeLevelOf(reader),
    photos: photoCounts(reader),
    updated: updatedAt(reader),
    fire: fireDocuments(reader),
    reports: lastReports(reader),
    undated: undatedStages(reader, undatedNote),
    told: lastPercents(reader, asOf),
    items: new Set(workItemsOf(reader, null).map((item) => item.projectId)),
  };
  return (project) => {
    const { projectId } = project;
    const money = moneyOf(reader, projectId, asOf);
    const { stage, state, percent, lagDays, tone } = rowOf(project);
    const dates = planDays(plans.get(projectId) ?? [], reachedBy(entries.get(projectId) ?? [], asOf)).map((day) => ({
      ...day,
      actualOn: all.undated.has(`${projectId} ${day.stage}`) ? null : day.actualOn,
    }));
    // Nothing told is not nothing done.
    const isTold = all.told.has(projectId) || all.items.has(projectId) || hasReached({ stage }, 'completed');
    const contracts = money.contracts.filter(
      ({ withdrawnBy, signedOn }) => withdrawnBy === null && (signedOn === null || signedOn <= asOf),
    );
    const partiesOf = (...kinds: string[]): string[] => [
      ...new Set(contracts.filter(({ kind }) => kinds.includes(kind)).map(({ contractor }) => contractor)),
    ];
    const updated = all.updated.get(projectId);
    const phone = project.managerPhone;
    const onPaper: ProjectOnPaper = {
      code: project.code,
      name: project.name,
      batchYear: project.batchYear,
      county,
      townName: project.townName,
      homeName: project.homeName,
      homeLevel: labelOf(homeLevels, all.levels.get(project.homeId) ?? ''),
      kind: labelOf(projectKinds, project.kind),
      content: project.content ?? '',
      floorAreaCenti: project.floorAreaCenti,
      beds: {
        before: project.bedsBefore,
        nursingBefore: project.nursingBefore,
        after: project.bedsAfter,
        nursingAfter: project.nursingAfter,
      },
      approvalNo: project.approvalNo,
      approvedOn: project.approvedOn,
      approvedFen: project.approvedFen,
      estimateFen: project.estimateFen,
      sources: money.sources.map(({ sourceName, leftFen: _left, ...amounts }) => ({ ...amounts, label: sourceName })),
      builders: partiesOf('construction', 'equipment'),
      supervisors: partiesOf('supervision'),
      contractFen: contracts.length === 0 ? null : contracts.reduce((sum, { totalFen }) => sum + totalFen, 0),
      dates,
      fireDocumentNo: all.fire.get(projectId) ?? null,
      stageText: state === 'running' ? labelOf(renovationStages, stage) : labelOf(projectStates, state),
      stage,
      state,
      percent: isTold ? percent : null,
      lagDays,
      tone,
      problems: all.reports.get(projectId)?.problems ?? null,
      nextSteps: all.reports.get(projectId)?.nextSteps ?? null,
      unit: project.unit,
      managerName: project.managerName,
      managerPhone: phone !== null && reader.canSeeNumbers === false ? maskPhones(phone) : phone,
      photos: all.photos.get(projectId) ?? 0,
      updatedOn: updated === undefined ? null : localTime(updated).slice(0, 10),
    };
    return { project, money, onPaper };
  };
}

export function regionOf(reader: Reader): string {
  return row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
}

/** Who answers for the paper: the county, a township for its own, a home for its own. */
export function unitOf(reader: ScopedReader, projects: readonly StoredProject[]): string {
  const { scope } = reader;
  const [first] = projects;
  if (first && scope.kind === 'town') return governmentOf(first.townName);
  if (first && scope.kind === 'home') return first.homeName;
  return `${regionOf(reader)}民政局`;
}

/** By year of the task, township and code; those in no year's task last. @throws AppError RENOVATION_PAPER_EMPTY */
export function projectsIn(reader: ScopedReader, { townCode, batchYear }: Extent): readonly StoredProject[] {
  const found = storedProjects(reader)
    .filter((project) => (townCode === null || project.townCode === townCode) && (batchYear === null || project.batchYear === batchYear))
    .toSorted(
      (one, other) =>
        (one.batchYear ?? 9999) - (other.batchYear ?? 9999) ||
        one.townCode.localeCompare(other.townCode) ||
        (one.code < other.code ? -1 : 1),
    );
  if (found.length === 0)
    throw new AppError('RENOVATION_PAPER_EMPTY', { extent: extentText(reader, { townCode, batchYear }, []) || '全县' });
  return found;
}

/** Year of the task and township, a wide space between them; nothing for all. */
export function extentText(reader: Reader, { townCode, batchYear }: Extent, projects: readonly StoredProject[]): string {
  const town =
    townCode === null
      ? null
      : (projects.find((project) => project.townCode === townCode)?.townName ??
        row<{ name: string }>(reader, 'SELECT name FROM division WHERE code = ? ORDER BY valid_to IS NOT NULL LIMIT 1', townCode)?.name ??
        townCode);
  return [batchYear === null ? null : `${batchYear}年度任务批次`, town].filter((words) => words !== null).join('　');
}

/** @throws AppError RENOVATION_PAPER_EMPTY */
export function projectsContent(reader: ScopedReader, extent: Extent, asOf: IsoDate): ProjectsContent {
  const projects = projectsIn(reader, extent);
  const read = projectReader(reader, asOf);
  return {
    region: regionOf(reader),
    unit: unitOf(reader, projects),
    extent: extentText(reader, extent, projects),
    asOf,
    projects: projects.map((project) => read(project).onPaper),
  };
}
