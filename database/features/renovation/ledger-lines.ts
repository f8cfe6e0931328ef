/** Every standing project as one line of 改造提升项目进度台账, on a day or as it stands: what the workbook shows and an import is compared with. */
import { renovationStages, stageOrder, type StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import type { Fen, IsoDate } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import { homeKey, type KnownProject } from '../imports/known-ledger.ts';
import type { ProjectLine } from '../imports/records.ts';
import type { ProjectRow } from '../../../electron/contract/renovation-shapes.ts';
import { countyWide } from '../users/scope.ts';
import { spentOf } from './money.ts';
import { rowMaker } from './project-rows.ts';
import { storedProjects } from './queries-projects.ts';
import { beyondPaymentsSql } from './queries-spent.ts';
import { beyondPayments } from './rules-spent.ts';

const always = '9999-12-31' as IsoDate;
const sourcesOfLevel: Readonly<Record<string, 'centralFen' | 'provinceFen' | 'cityFen' | 'countyFen'>> = {
  central: 'centralFen',
  lottery: 'centralFen',
  province: 'provinceFen',
  city: 'cityFen',
  county: 'countyFen',
};

type Dated = { readonly projectId: number; readonly happenedOn: IsoDate };

function grouped<Row extends { readonly projectId: number }>(found: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  return Map.groupBy(found, ({ projectId }) => projectId);
}

function stagesUntil(reader: Reader, day: IsoDate) {
  return rows<Dated & { stage: StageEntryKind; documentNo: string | null; isUndated: boolean }>(
    reader,
    `SELECT renovation_project_id AS projectId, stage, happened_on AS happenedOn, document_no AS documentNo,
       batch_id IS NOT NULL AND note IS '${undatedNote}' AS isUndated FROM renovation_stage
     WHERE withdrawn_at IS NULL AND happened_on <= ? ORDER BY happened_on, renovation_stage_id`,
    day,
  );
}

function fundsUntil(reader: Reader, day: IsoDate) {
  return rows<{ projectId: number; source: string; kind: string; fen: number }>(
    reader,
    `SELECT renovation_project_id AS projectId, source, kind, sum(fen) AS fen FROM renovation_fund
     WHERE withdrawn_at IS NULL AND happened_on <= @day AND kind IN ('planned', 'received') GROUP BY 1, 2, 3
     UNION ALL
     SELECT f.renovation_project_id, '', 'spent', ${beyondPaymentsSql('f.renovation_project_id')} FROM renovation_fund f
     WHERE f.withdrawn_at IS NULL AND f.happened_on <= @day AND f.kind = 'spent' GROUP BY 1
     UNION ALL
     SELECT c.renovation_project_id, '', 'spent', sum(p.fen) FROM renovation_payment p
       JOIN renovation_contract c ON c.renovation_contract_id = p.renovation_contract_id
     WHERE p.withdrawn_at IS NULL AND p.paid_on <= @day GROUP BY 1`,
    { day },
  );
}

function contractsUntil(reader: Reader, day: IsoDate) {
  return rows<{ projectId: number; kind: string; contractor: string; fen: number }>(
    reader,
    `SELECT c.renovation_project_id AS projectId, c.kind, c.contractor, c.price_fen + (SELECT ifnull(sum(x.delta_fen), 0)
       FROM renovation_contract_change x WHERE x.renovation_contract_id = c.renovation_contract_id AND x.withdrawn_at IS NULL AND x.changed_on <= @day) AS fen
     FROM renovation_contract c WHERE c.withdrawn_at IS NULL AND c.kind IN ('construction', 'supervision') AND ifnull(c.signed_on, '') <= @day
     ORDER BY c.renovation_contract_id`,
    { day },
  );
}

/** Of a stage a file names without its day: it was known by the day of the file, and gives way to a real day. */
export const undatedNote = '台账未载明日期，按截至日期登记';

/** The baseline; a plan whose import was taken back was never made. */
export const planStands = 'NOT EXISTS (SELECT 1 FROM import_undo d WHERE d.batch_id = renovation_plan.batch_id)';

function plansOf(reader: Reader) {
  return rows<{ projectId: number; stage: string; plannedOn: IsoDate }>(
    reader,
    `SELECT renovation_project_id AS projectId, stage, planned_on AS plannedOn FROM renovation_plan
     WHERE kind = 'baseline' AND stage IN ('construction', 'completed') AND ${planStands} ORDER BY renovation_plan_id`,
  );
}

function progressUntil(reader: Reader, day: IsoDate) {
  return rows<{ projectId: number; percent: number; problems: string | null; nextSteps: string | null }>(
    reader,
    `SELECT renovation_project_id AS projectId, percent, problems, next_steps AS nextSteps FROM renovation_progress
     WHERE withdrawn_at IS NULL AND month <= substr(?, 1, 7) ORDER BY month, renovation_progress_id`,
    day,
  );
}

function fireDocuments(reader: Reader, day: IsoDate) {
  return rows<{ projectId: number; documentNo: string | null }>(
    reader,
    `SELECT renovation_project_id AS projectId, fire_document_no AS documentNo FROM renovation_acceptance
     WHERE withdrawn_at IS NULL AND accepted_on <= ? ORDER BY renovation_acceptance_id`,
    day,
  );
}

/** 暂停 and 取消 while they last, else the furthest of the ten. */
function standingStage(entries: readonly { readonly stage: StageEntryKind }[]): StageEntryKind | null {
  const event = entries.findLast(({ stage }) => stageOrder(stage) < 0)?.stage;
  if (event === 'suspended' || event === 'cancelled') return event;
  const furthest = Math.max(...entries.map(({ stage }) => stageOrder(stage)), -1);
  return renovationStages[furthest]?.id ?? null;
}

function moneyOf(funds: readonly { readonly source: string; readonly kind: string; readonly fen: number }[]) {
  const sums = new Map<string, number>();
  for (const { source, kind, fen } of funds) {
    const key = kind === 'planned' ? (sourcesOfLevel[source] ?? 'otherFen') : `${kind}Fen`;
    sums.set(key, (sums.get(key) ?? 0) + fen);
  }
  const of = (key: string): Fen | null => (sums.get(key) ?? null) as Fen | null;
  return {
    centralFen: of('centralFen'),
    provinceFen: of('provinceFen'),
    cityFen: of('cityFen'),
    countyFen: of('countyFen'),
    otherFen: of('otherFen'),
    receivedFen: of('receivedFen'),
    spentFen: of('spentFen'),
  };
}

export type LedgerLine = KnownProject & { readonly projectId: number; readonly row: ProjectRow };

/** @param asOf null: all that is recorded */
export function projectLines(reader: Reader, asOf: IsoDate | null): LedgerLine[] {
  const day = asOf ?? always;
  const stages = grouped(stagesUntil(reader, day));
  const funds = grouped(fundsUntil(reader, day));
  const contracts = grouped(contractsUntil(reader, day));
  const plans = grouped(plansOf(reader));
  const progress = grouped(progressUntil(reader, day));
  const fire = grouped(fireDocuments(reader, day));
  const rowOf = rowMaker(reader, day);
  return storedProjects(countyWide(reader))
    .toSorted((one, other) => (one.batchYear ?? 9999) - (other.batchYear ?? 9999) || (one.code < other.code ? -1 : 1))
    .map((project) => {
      const { projectId } = project;
      const entries = stages.get(projectId) ?? [];
      const dayOf = (stage: StageEntryKind): IsoDate | null =>
        entries.findLast((entry) => entry.stage === stage && !entry.isUndated)?.happenedOn ?? null;
      const planned = (stage: string): IsoDate | null => plans.get(projectId)?.findLast((plan) => plan.stage === stage)?.plannedOn ?? null;
      const own = contracts.get(projectId) ?? [];
      const named = (kind: string): string | null =>
        [...new Set(own.filter((one) => one.kind === kind).map((one) => one.contractor))].join('、') || null;
      const works = own.filter((one) => one.kind === 'construction');
      const last = progress.get(projectId)?.at(-1);
      const shown = rowOf(project);
      const { code, name, batchYear, homeCode, kind, content, floorAreaCenti, bedsBefore, nursingBefore, bedsAfter, nursingAfter } =
        project;
      const { approvalNo, unit, managerName, managerPhone } = project;
      const line: ProjectLine = {
        code,
        name,
        batchYear,
        homeCode,
        kind,
        content,
        floorAreaCenti,
        bedsBefore,
        nursingBefore,
        bedsAfter,
        nursingAfter,
        approvalNo,
        unit,
        managerName,
        managerPhone,
        approvedFen: project.approvedFen as Fen | null,
        ...moneyOf(funds.get(projectId) ?? []),
        contractor: named('construction'),
        supervisor: named('supervision'),
        contractFen: works.length === 0 ? null : (works.reduce((sum, { fen }) => sum + fen, 0) as Fen),
        plannedStartOn: planned('construction'),
        startedOn: dayOf('construction'),
        plannedEndOn: planned('completed'),
        completedOn: dayOf('completed'),
        acceptedOn: dayOf('accepted'),
        fireDocumentNo:
          fire.get(projectId)?.at(-1)?.documentNo ?? entries.findLast(({ stage }) => stage === 'accepted')?.documentNo ?? null,
        stage: standingStage(entries),
        percent: last?.percent ?? shown.percent,
        problems: last?.problems ?? null,
        nextSteps: last?.nextSteps ?? null,
      };
      return {
        projectId,
        row: shown,
        line,
        stages: entries,
        spentBy: (on) => spentBy(reader, projectId, on),
        receivedBy: (on) => receivedBy(reader, projectId, on),
      };
    });
}

function spentBy(reader: Reader, projectId: number, day: IsoDate): number | null {
  const { told, payments } = spentOf(reader, projectId);
  const paid = payments.filter(({ on }) => on <= day);
  if (paid.length === 0 && !told.some(({ on }) => on <= day)) return null;
  return paid.reduce((sum, { fen }) => sum + fen, beyondPayments(told, payments, day));
}

/** Of every source, typed by hand or told by files. */
function receivedBy(reader: Reader, projectId: number, day: IsoDate): number | null {
  const found = row<{ fen: number | null }>(
    reader,
    `SELECT sum(fen) AS fen FROM renovation_fund
     WHERE renovation_project_id = ? AND kind = 'received' AND withdrawn_at IS NULL AND happened_on <= ?`,
    projectId,
    day,
  );
  return found?.fen ?? null;
}

/** The standing project of a number. */
export function projectLine(reader: Reader, code: string): LedgerLine | null {
  const key = homeKey(code);
  return projectLines(reader, null).find(({ line }) => homeKey(line.code) === key) ?? null;
}
