/** The rows of an imported line beside the project and its stages: baseline, funds, contracts, progress. */
import { unsplitSource } from '../../../electron/contract/renovation-terms.ts';
import { monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { newUid, row, run, type Writer } from '../../core/sql.ts';
import type { ProjectLine } from '../imports/records.ts';
import type { LedgerLine } from './ledger-lines.ts';

type Key = keyof ProjectLine;
export type Entry = { readonly writer: Writer; readonly projectId: number; readonly batchId: number; readonly asOf: IsoDate };

export function writePlans({ writer, projectId, batchId }: Entry, line: ProjectLine, changed: ReadonlySet<Key>): void {
  const plans = [
    ['construction', 'plannedStartOn'],
    ['completed', 'plannedEndOn'],
  ] as const;
  for (const [stage, key] of plans)
    if (changed.has(key) && line[key] !== null)
      run(
        writer,
        `INSERT INTO renovation_plan (uid, renovation_project_id, stage, kind, planned_on, batch_id, recorded_at, recorded_by)
         VALUES (?, ?, ?, 'baseline', ?, ?, ?, ?)`,
        newUid(),
        projectId,
        stage,
        line[key],
        batchId,
        writer.at,
        writer.actor.userId,
      );
}

/** What is missing to the sum the file tells. */
export function writeFunds(
  { writer, projectId, batchId, asOf }: Entry,
  line: ProjectLine,
  changed: ReadonlySet<Key>,
  before: LedgerLine | null,
): void {
  const funds = [
    ['centralFen', 'planned', 'central'],
    ['provinceFen', 'planned', 'province'],
    ['cityFen', 'planned', 'city'],
    ['countyFen', 'planned', 'county'],
    ['otherFen', 'planned', unsplitSource],
    ['receivedFen', 'received', unsplitSource],
    ['spentFen', 'spent', unsplitSource],
  ] as const;
  for (const [key, kind, source] of funds) {
    const known = kind === 'spent' ? before?.spentBy(asOf) : kind === 'received' ? before?.receivedBy(asOf) : before?.line[key];
    const fen = (line[key] ?? 0) - (known ?? 0);
    if (!changed.has(key) || fen === 0) continue;
    run(
      writer,
      `INSERT INTO renovation_fund (uid, renovation_project_id, source, kind, happened_on, document_no, fen, told_fen, batch_id, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      newUid(),
      projectId,
      source,
      kind,
      asOf,
      kind === 'planned' ? line.approvalNo : null,
      fen,
      kind === 'spent' ? line[key] : null,
      batchId,
      writer.at,
      writer.actor.userId,
    );
  }
}

export function writeContracts({ writer, projectId, batchId }: Entry, line: ProjectLine, changed: ReadonlySet<Key>): void {
  const contracts = [
    ['contractor', 'construction', line.contractFen ?? 0],
    ['supervisor', 'supervision', 0],
  ] as const;
  for (const [key, kind, fen] of contracts)
    if (changed.has(key) && line[key] !== null)
      run(
        writer,
        `INSERT INTO renovation_contract (uid, renovation_project_id, kind, contractor, price_fen, retention_permille, batch_id, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)`,
        newUid(),
        projectId,
        kind,
        line[key],
        fen,
        batchId,
        writer.at,
        writer.actor.userId,
      );
}

export function writeProgress(
  { writer, projectId, batchId, asOf }: Entry,
  line: ProjectLine,
  changed: ReadonlySet<Key>,
  before: LedgerLine | null,
): void {
  if (!(['percent', 'problems', 'nextSteps'] as const).some((key) => changed.has(key))) return;
  const told = row<{ month: IsoMonth; doneFen: number; work: string; coordination: string | null }>(
    writer,
    `SELECT month, done_fen AS doneFen, work, coordination FROM renovation_progress
     WHERE renovation_project_id = ? AND withdrawn_at IS NULL ORDER BY month DESC, renovation_progress_id DESC LIMIT 1`,
    projectId,
  );
  const month = told && told.month > monthOf(asOf) ? told.month : monthOf(asOf);
  // What the home itself reported of the month stays.
  const own = told?.month === month ? told : { doneFen: 0, work: '导入台账', coordination: null };
  run(
    writer,
    `INSERT INTO renovation_progress (uid, renovation_project_id, month, percent, done_fen, work, problems, coordination, next_steps, reported_on, batch_id,
       recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    projectId,
    month,
    line.percent ?? before?.line.percent ?? 0,
    own.doneFen,
    own.work,
    line.problems ?? before?.line.problems ?? null,
    own.coordination,
    line.nextSteps ?? before?.line.nextSteps ?? null,
    asOf,
    batchId,
    writer.at,
    writer.actor.userId,
  );
}
