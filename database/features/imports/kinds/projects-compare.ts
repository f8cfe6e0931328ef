/** A line of 改造提升项目进度台账 against what is recorded: what it adds or changes, what contradicts. Pure. */
import {
  isStage,
  projectKinds,
  renovationStages,
  stageEvents,
  stageOrder,
  type StageEntryKind,
} from '../../../../electron/contract/renovation-terms.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import type { Fen, IsoDate } from '../../../../electron/contract/values.ts';
import { closedText } from '../../people/plain-text.ts';
import { homeKey, type KnownProject } from '../known-ledger.ts';
import type { ProjectLine } from '../records.ts';
import type { Row } from '../row.ts';
import type { FileContext } from './kind.ts';
import type { ProjectField } from './projects-fields.ts';

type Key = keyof ProjectLine;
type Comparison = { readonly field: ProjectField; readonly show: (value: never) => string };

const wan = (value: Fen): string => `${value / 1_000_000}`;
const plain = (value: string | number): string => String(value);
const stageLabel = (value: StageEntryKind): string => labelOf([...renovationStages, ...stageEvents], value);

/** May be said anew by any later file: the newest holds. */
const free: Readonly<Partial<Record<Key, Comparison>>> = {
  name: { field: 'name', show: plain },
  kind: { field: 'kind', show: (value: string) => labelOf(projectKinds, value) },
  content: { field: 'content', show: plain },
  floorAreaCenti: { field: 'floorArea', show: (value: number) => String(value / 100) },
  bedsBefore: { field: 'bedsBefore', show: plain },
  nursingBefore: { field: 'nursingBefore', show: plain },
  bedsAfter: { field: 'bedsAfter', show: plain },
  nursingAfter: { field: 'nursingAfter', show: plain },
  approvalNo: { field: 'approvalNo', show: plain },
  approvedFen: { field: 'approved', show: wan },
  centralFen: { field: 'central', show: wan },
  provinceFen: { field: 'province', show: wan },
  cityFen: { field: 'city', show: wan },
  countyFen: { field: 'countyFunds', show: wan },
  otherFen: { field: 'other', show: wan },
  percent: { field: 'percent', show: plain },
  problems: { field: 'problems', show: plain },
  nextSteps: { field: 'nextSteps', show: plain },
  unit: { field: 'unit', show: plain },
  managerName: { field: 'managerName', show: plain },
  managerPhone: { field: 'managerPhone', show: plain },
};
/** Said once; another value contradicts. */
const fixed: Readonly<Partial<Record<Key, Comparison>>> = {
  contractor: { field: 'contractor', show: plain },
  supervisor: { field: 'supervisor', show: plain },
  contractFen: { field: 'contractFen', show: wan },
  plannedStartOn: { field: 'plannedStart', show: plain },
  plannedEndOn: { field: 'plannedEnd', show: plain },
  startedOn: { field: 'started', show: plain },
  completedOn: { field: 'completed', show: plain },
  acceptedOn: { field: 'accepted', show: plain },
  fireDocumentNo: { field: 'fireDocument', show: plain },
};
/** Sums that only grow by files; what was taken back is recorded by its document. */
const growing: Readonly<Partial<Record<Key, Comparison>>> = {
  receivedFen: { field: 'received', show: wan },
  spentFen: { field: 'spent', show: wan },
};

/** An amount of nothing says nothing new of what was never recorded. */
const isSaid = (value: ProjectLine[Key]): boolean => value !== null;
/** Width of marks and blanks make no difference. */
const isSame = (said: ProjectLine[Key], recorded: ProjectLine[Key]): boolean =>
  said === recorded ||
  (said === 0 && recorded === null) ||
  (typeof said === 'string' && typeof recorded === 'string' && closedText(said) === closedText(recorded));

export function filledFields(line: ProjectLine): Set<Key> {
  return new Set((Object.keys(line) as Key[]).filter((key) => isSaid(line[key])));
}

export function compareProject(
  row: Row<ProjectField>,
  line: ProjectLine,
  { line: known, stages, spentBy, receivedBy }: KnownProject,
  context: FileContext & { readonly asOf: IsoDate },
): ReadonlySet<Key> {
  // What a file does not say of later days is no contradiction: its 到位 and 支出 stand beside what had come and was spent by its own day.
  const recorded: ProjectLine = {
    ...known,
    receivedFen: receivedBy(context.asOf) as Fen | null,
    spentFen: spentBy(context.asOf) as Fen | null,
  };
  const changed = new Set<Key>();
  const conflict = (field: ProjectField, text: string): void => row.issue(field, 'CONFLICT', `项目 ${recorded.code} ${text}`);
  const shown = ({ show }: Comparison, value: unknown): string => (value === null ? '' : (show as (value: unknown) => string)(value));
  const entries = (list: Readonly<Partial<Record<Key, Comparison>>>): [Key, Comparison][] => Object.entries(list) as [Key, Comparison][];
  const change = (key: Key, comparison: Comparison): void => {
    changed.add(key);
    row.difference(comparison.field, shown(comparison, recorded[key]), shown(comparison, line[key]));
  };

  if (homeKey(line.homeCode) !== homeKey(recorded.homeCode))
    conflict('home', `已登记在“${context.known.homeByCode(recorded.homeCode)?.name ?? recorded.homeCode}”。请核对项目编号和敬老院名称。`);
  if (line.batchYear !== null && recorded.batchYear !== null && line.batchYear !== recorded.batchYear)
    conflict('batchYear', `已列入 ${recorded.batchYear} 年度任务，不是 ${line.batchYear} 年度。调整任务须凭文件在“年度任务”中办理。`);
  else if (line.batchYear !== null && recorded.batchYear === null) change('batchYear', { field: 'batchYear', show: plain });

  for (const [key, comparison] of entries(free)) if (isSaid(line[key]) && !isSame(line[key], recorded[key])) change(key, comparison);
  for (const [key, comparison] of entries(fixed)) {
    if (!isSaid(line[key]) || isSame(line[key], recorded[key])) continue;
    if (recorded[key] === null) change(key, comparison);
    else
      conflict(
        comparison.field,
        `已登记的“${row.title(comparison.field)}”是“${shown(comparison, recorded[key])}”，不是“${row.shown(comparison.field)}”。请核对；确须变更的请在项目中凭文件办理。`,
      );
  }
  for (const [key, comparison] of entries(growing)) {
    if (!isSaid(line[key]) || isSame(line[key], recorded[key])) continue;
    if (recorded[key] === null || (line[key] as number) > (recorded[key] as number)) change(key, comparison);
    else
      conflict(
        comparison.field,
        `已登记的“${row.title(comparison.field)}”是 ${shown(comparison, recorded[key])} 万元，多于“${row.shown(comparison.field)}”。请核对；收回资金的请在项目中凭文件登记。`,
      );
  }
  compareStage(line, recorded, stages, conflict, () => change('stage', { field: 'stage', show: stageLabel }));
  return changed;
}

function compareStage(
  line: ProjectLine,
  recorded: ProjectLine,
  stages: KnownProject['stages'],
  conflict: (field: ProjectField, text: string) => void,
  change: () => void,
): void {
  if (line.stage === null || line.stage === recorded.stage) return;
  const isBackwards =
    recorded.stage !== null && isStage(recorded.stage) && isStage(line.stage) && stageOrder(line.stage) < stageOrder(recorded.stage);
  if (recorded.stage === 'cancelled' || isBackwards) {
    conflict(
      'stage',
      `已登记到“${recorded.stage === null ? '' : stageLabel(recorded.stage)}”，不是“${stageLabel(line.stage)}”。请核对；登记有误的请先在项目中撤销。`,
    );
    return;
  }
  // What was there before must not come after what the file adds.
  const added = [
    ['construction', line.startedOn, 'started'],
    ['completed', line.completedOn, 'completed'],
    ['accepted', line.acceptedOn, 'accepted'],
  ] as const;
  for (const [stage, day, field] of added) {
    if (day === null || stages.some((entry) => entry.stage === stage && !entry.isUndated)) continue;
    const wrong = stages.find(
      (entry) =>
        !entry.isUndated &&
        isStage(entry.stage as StageEntryKind) &&
        (stageOrder(entry.stage as StageEntryKind) < stageOrder(stage) ? entry.happenedOn > day : entry.happenedOn < day),
    );
    if (wrong)
      conflict(
        field,
        `已登记 ${wrong.happenedOn} “${stageLabel(wrong.stage as StageEntryKind)}”，与 ${day} “${stageLabel(stage)}”的先后不符。请核对日期。`,
      );
  }
  change();
}
