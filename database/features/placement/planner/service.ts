/** Proposals of the planner: made from the ledger, kept as they were made, shown again with what has been decided since. */
import type { z } from 'zod';
import type { PlanHomeRow, PlanLine, plannerMethods, PlanTotals, PlanView } from '../../../../electron/contract/planner.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { fen, type Fen, type IsoDate } from '../../../../electron/contract/values.ts';
import { transaction, type Reader, type WriteContext } from '../../../core/sql.ts';
import { localTime } from '../../beds/reading.ts';
import { policyValue } from '../../parameters/service.ts';
import { countyWide } from '../../users/scope.ts';
import { planFacts, type HomeFacts, type PlanFacts } from './facts.ts';
import { planInThread, type Followed } from './planner-thread.ts';
import type { Placement } from './problem.ts';
import { insertLine, insertPlan, linesOf, newestPlan, planHistory, storedPlan, type LineRow, type PlanRow } from './queries.ts';
import { reasonsOf, type Reasons } from './reasons.ts';
import type { Solution } from './solve.ts';
import { totalsOf } from './totals.ts';

type Out<Name extends keyof typeof plannerMethods> = z.output<(typeof plannerMethods)[Name]['output']>;

/** Seconds the couples may take before the best so far is shown with its gap. */
export const couplesSeconds = 30;

/** Kept with the proposal: everything that is shown of it again, whatever is recorded later. */
type StoredResult = {
  readonly hash: string;
  readonly totals: PlanTotals;
  readonly waiting: number;
  readonly reserved: number;
  readonly milliseconds: number;
  readonly homes: readonly PlanHomeRow[];
};
export type StoredLine = Pick<
  PlanLine,
  | 'age'
  | 'level'
  | 'rank'
  | 'waitingDays'
  | 'townName'
  | 'villageName'
  | 'bedType'
  | 'isCoupleRoom'
  | 'wishedHomeName'
  | 'approvedHomeName'
  | 'partnerName'
  | 'greedyHomeName'
> &
  Reasons & { readonly partnerId: number | null; readonly roomSex: string | null; readonly roomCare: number | null };

export function bedCost(reader: Reader, day: IsoDate): Fen | null {
  const yuan = policyValue(reader, 'placement.nursingBedCost', day);
  return typeof yuan === 'number' ? fen(Math.round(yuan * 100)) : null;
}

export function homeRows(homes: readonly HomeFacts[], placements: readonly Placement[]): PlanHomeRow[] {
  const inHome = Map.groupBy(placements, ({ homeId }) => homeId);
  return homes.map(({ homeId, name, townName, registered, residents, free, freeNursing, isDrawn, isGuaranteed }) => {
    const placed = inHome.get(homeId) ?? [];
    const placedNursing = placed.filter(({ bedType }) => bedType === 'nursing').length;
    return {
      homeId,
      name,
      townName,
      registered,
      residents,
      free,
      freeNursing,
      isDrawn,
      isGuaranteed,
      placed: placed.length,
      placedNursing,
    };
  });
}

export function factsView(reader: Reader, asOf: IsoDate): Out<'planner.facts'> {
  const facts = planFacts(countyWide(reader), asOf);
  return {
    asOf,
    waiting: facts.waiting.length,
    reserved: facts.reserved,
    held: facts.held,
    classes: facts.classes.map((label, priority) => ({
      label,
      waiting: facts.problem.people.filter((person) => person.priority === priority).length,
    })),
    homes: homeRows(facts.homes, []),
    bedCostFen: bedCost(reader, asOf),
  };
}

export type Proposal = { readonly facts: PlanFacts; readonly solution: Solution; readonly milliseconds: number };

/** @throws AppError CANCELLED, PARAMETER_MISSING */
export async function propose(reader: Reader, asOf: IsoDate, followed: Followed = {}): Promise<Proposal> {
  const facts = planFacts(countyWide(reader), asOf);
  const started = performance.now();
  const [solution] = await planInThread({ problems: [facts.problem], seconds: couplesSeconds }, followed);
  if (!solution) throw new Error('the planner gave no proposal');
  return { facts, solution, milliseconds: Math.round(performance.now() - started) };
}

/** What is kept of each person on the list. */
export function proposedLines({
  facts,
  solution,
}: Proposal): (StoredLine & { readonly personId: number; readonly homeId: number | null })[] {
  const { problem, waiting } = facts;
  const names = new Map(waiting.map(({ personId, name }) => [personId, name]));
  const homeNames = new Map(facts.homes.map(({ homeId, name }) => [homeId, name]));
  const reasons = reasonsOf(
    problem,
    solution.placements,
    new Map(waiting.map(({ approved, approvedHomeName }) => [approved, approvedHomeName])),
  );
  const placed = new Map(solution.placements.map((placement) => [placement.personId, placement]));
  const greedy = new Map(solution.greedy.map(({ personId, homeId }) => [personId, homeNames.get(homeId) ?? null]));
  const homes = new Map(problem.homes.map((home) => [home.homeId, home]));
  return waiting.map((person, index) => {
    const placement = placed.get(person.personId);
    const cell = placement && placement.cell !== null ? homes.get(placement.homeId)?.cells[placement.cell] : undefined;
    const reason = reasons.get(person.personId);
    if (!reason) throw new Error('somebody waits without a reason');
    return {
      ...reason,
      personId: person.personId,
      homeId: placement?.homeId ?? null,
      age: person.age,
      level: person.level,
      rank: index + 1,
      waitingDays: person.waitingDays,
      townName: person.townName,
      villageName: person.villageName,
      bedType: placement?.bedType ?? null,
      isCoupleRoom: placement?.coupleRoom != null,
      roomSex: cell?.sex ?? null,
      roomCare: cell?.care ?? null,
      wishedHomeName: person.wishedHomeName,
      approvedHomeName: person.approvedHomeName,
      partnerId: person.partnerPersonId,
      partnerName: person.partnerPersonId === null ? null : (names.get(person.partnerPersonId) ?? null),
      greedyHomeName: greedy.get(person.personId) ?? null,
    };
  });
}

/** Makes a proposal and keeps it; nothing is reserved by it. @throws AppError CANCELLED, PARAMETER_MISSING */
export async function makePlan(
  context: WriteContext,
  { asOf }: { readonly asOf: IsoDate },
  followed: Followed,
): Promise<Out<'planner.make'>> {
  if (asOf > context.clock.today()) throw new AppError('INVALID_INPUT', {}, { asOf: '不能晚于今天' });
  const proposal = await propose(context, asOf, followed);
  const { facts, solution, milliseconds } = proposal;
  const totals = totalsOf(facts.problem, facts.classes, solution);
  const result: StoredResult = {
    hash: facts.hash,
    totals,
    waiting: facts.waiting.length,
    reserved: facts.reserved,
    milliseconds,
    homes: homeRows(facts.homes, solution.placements),
  };
  return transaction(context, (writer) => {
    const planId = insertPlan(writer, { asOf, result });
    for (const { personId, homeId, ...detail } of proposedLines(proposal)) insertLine(writer, { planId, personId, homeId, detail });
    writer.audit({
      action: 'placement.plan',
      entity: 'placement_plan',
      entityId: planId,
      after: { asOf, waiting: result.waiting, placed: totals.placed, proof: totals.proof },
    });
    return { planId };
  });
}

/** For the command line: full numbers leave the ledger. */
export function recordShown(context: WriteContext, proposal: Proposal, purpose: string): void {
  const { asOf, waiting } = proposal.facts;
  transaction(context, (writer) =>
    writer.audit({ action: 'placement.show', entity: 'placement_plan', entityId: null, after: { asOf, rows: waiting.length, purpose } }),
  );
}

function lineView(row: LineRow): PlanLine {
  const { partnerId: _, roomSex: __, roomCare: ___, ...detail } = JSON.parse(row.detail) as StoredLine;
  const { lineId, personId, name, sex, homeId, homeName, decision, reason, decidedBy, decidedAt, bed, bedStayId, releasedReason } = row;
  return {
    ...detail,
    lineId,
    personId,
    name,
    sex,
    homeId,
    homeName,
    decision,
    reason,
    decidedBy,
    decidedAt,
    bed,
    bedStayId,
    releasedReason,
  };
}

/** A proposal of the day it was made for is compared with how things stand now; one of a past day with what that day is known to have been. */
function isOutdated(reader: Reader, plan: PlanRow, hash: string, lines: readonly LineRow[], today: IsoDate): boolean {
  const day = plan.asOf === localTime(plan.recordedAt).slice(0, 10) ? today : plan.asOf;
  const stays = new Set(lines.flatMap(({ bedStayId }) => (bedStayId === null ? [] : [bedStayId])));
  return planFacts(countyWide(reader), day, { planId: plan.planId, stays }).hash !== hash;
}

export function planView(reader: Reader, planId: number | null, today: IsoDate): Out<'planner.plan'> {
  const stored = planId === null ? newestPlan(reader) : storedPlan(reader, planId);
  if (planId !== null && !stored) throw new AppError('PLAN_NOT_FOUND');
  const history = planHistory(reader);
  if (!stored) return { plan: null, history };
  const lines = linesOf(reader, stored.planId);
  const { hash, totals, waiting, reserved, milliseconds, homes } = JSON.parse(stored.result) as StoredResult;
  const { asOf, recordedAt, recordedBy } = stored;
  const plan: PlanView = {
    ...totals,
    planId: stored.planId,
    asOf,
    recordedAt,
    recordedBy,
    isOutdated: isOutdated(reader, stored, hash, lines, today),
    waiting,
    reserved,
    milliseconds,
    homes: [...homes],
    lines: lines.map(lineView),
  };
  return { plan, history };
}
