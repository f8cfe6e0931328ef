/** What the clerk decides on a proposal: a bed is held for whom he accepts, a reason is kept for whom he declines. Nothing happens by itself. */
import type { z } from 'zod';
import { describeError } from '../../../../electron/contract/messages.ts';
import type { plannerMethods } from '../../../../electron/contract/planner.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { transaction, type WriteContext, type Writer } from '../../../core/sql.ts';
import { reserveIn } from '../../beds/service-stays.ts';
import { countyWide } from '../../users/scope.ts';
import { planFacts, type PlanFacts } from './facts.ts';
import { cellCare } from './free-beds.ts';
import { fitsCare, fitsCell, isSpared, mayGo, type BedCell, type PlanPerson } from './problem.ts';
import { insertDecision, lineOf, linesOf, type BedRow, type LineRow } from './queries.ts';
import type { StoredLine } from './service.ts';

type Input = z.output<(typeof plannerMethods)['planner.decide']['input']>;
type Output = z.output<(typeof plannerMethods)['planner.decide']['output']>;

const detailOf = (line: LineRow): StoredLine => JSON.parse(line.detail) as StoredLine;

/** Each line stands or falls alone, couples together. @throws AppError PLAN_NOT_FOUND */
export function decide(context: WriteContext, { lineIds, decision, reason }: Input): Output {
  const today = context.clock.today();
  const refused: Output['refused'] = [];
  const done = new Set<number>();
  const stock: Stock = { facts: null, beds: new Set(), people: new Set(), places: new Map() };
  for (const lineId of lineIds) {
    if (done.has(lineId)) continue;
    const line = lineOf(context, lineId);
    if (!line) throw new AppError('PLAN_NOT_FOUND');
    const group = [line, ...partnerLines(context, line)];
    try {
      const beds = transaction(context, (writer) => {
        for (const one of group) refuseDecided(one);
        const held = decision === 'accepted' ? hold(writer, group, stock, today) : [];
        for (const [index, one] of group.entries()) keep(writer, one, { decision, reason, bedStayId: held[index]?.bedStayId ?? null });
        return held;
      });
      for (const one of group) done.add(one.lineId);
      spend(stock, group, beds);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { what, next } = describeError(error.code, error.params);
      refused.push({ lineId, name: line.name, text: `${what}${next}` });
    }
  }
  return { decided: done.size, refused };
}

/** Lines of the same proposal that go with this one. */
function partnerLines(context: WriteContext, line: LineRow): LineRow[] {
  const { partnerId, isCoupleRoom } = detailOf(line);
  if (partnerId === null) return [];
  return linesOf(context, line.planId).filter((other) => {
    const detail = detailOf(other);
    return (
      other.personId === partnerId &&
      detail.partnerId === line.personId &&
      other.homeId === line.homeId &&
      detail.isCoupleRoom === isCoupleRoom
    );
  });
}

function refuseDecided(line: LineRow): void {
  if (line.decision !== null) throw new AppError('PLAN_LINE_DECIDED', { name: line.name });
}

/** How things stand now, read once, less what this call has given away. */
type Stock = {
  facts: PlanFacts | null;
  readonly beds: Set<number>;
  readonly people: Set<number>;
  readonly places: Map<number, { all: number; nursing: number }>;
};

type Held = { readonly bedId: number | null; readonly bedStayId: number | null; readonly isNursing: boolean };

function spend(stock: Stock, group: readonly LineRow[], held: readonly Held[]): void {
  for (const [index, { bedId, isNursing }] of held.entries()) {
    const line = group[index];
    if (line?.homeId == null) continue;
    if (bedId !== null) stock.beds.add(bedId);
    stock.people.add(line.personId);
    const used = stock.places.get(line.homeId) ?? { all: 0, nursing: 0 };
    stock.places.set(line.homeId, { all: used.all + 1, nursing: used.nursing + (isNursing ? 1 : 0) });
  }
}

/** What is held for each: a bed, or a place in a home whose beds are not drawn. @throws AppError as `reserveIn`, PLAN_NO_BED_LEFT, PLAN_NOT_WAITING */
function hold(writer: Writer, group: readonly LineRow[], stock: Stock, today: IsoDate): Held[] {
  const facts = (stock.facts ??= planFacts(countyWide(writer), today));
  const [first] = group;
  const home = facts.homes.find(({ homeId }) => homeId === first?.homeId);
  if (!first || first.homeId === null || !home) throw new AppError('PLAN_LINE_UNPLACED', { name: first?.name ?? '' });
  const people = group.map((line) => {
    const person = facts.problem.people.find(({ personId }) => personId === line.personId && !stock.people.has(personId));
    if (!person) throw new AppError('PLAN_NOT_WAITING', { name: line.name });
    return person;
  });
  // The county may have decided after the proposal was made.
  const bound = people.findIndex((person) => !mayGo(person, home));
  if (bound >= 0) {
    const { approvedHomeName = null } = facts.waiting.find(({ personId }) => personId === people[bound]?.personId) ?? {};
    const decision = approvedHomeName === null ? '不同意入住' : `同意入住的是${approvedHomeName}`;
    throw new AppError('PLAN_APPROVED_ELSEWHERE', { name: group[bound]?.name ?? '', home: home.name, decision });
  }
  const refuse = (): AppError => new AppError('PLAN_NO_BED_LEFT', { home: home.name, name: group.map(({ name }) => name).join('、') });
  const used = stock.places.get(home.homeId) ?? { all: 0, nursing: 0 };
  if (home.plan.places - used.all < group.length) throw refuse();
  if (!home.isDrawn) {
    const held = group.map((line): Held => ({ bedId: null, bedStayId: null, isNursing: detailOf(line).bedType === 'nursing' }));
    if (people.some(({ needsNursingBed }, index) => needsNursingBed && held[index]?.isNursing === false)) throw refuse();
    if (held.filter(({ isNursing }) => isNursing).length > home.freeNursing - used.nursing) throw refuse();
    return held;
  }
  const open = facts.beds.filter(
    (bed) => bed.homeId === home.homeId && bed.isOut === 0 && bed.stayIds === null && !stock.beds.has(bed.bedId),
  );
  const beds = detailOf(first).isCoupleRoom && people.length === 2 ? coupleBeds(facts, open, people) : singleBeds(open, people, group);
  if (!beds) throw refuse();
  return beds.map(({ bedId, bedType }, index) => ({
    bedId,
    bedStayId: reserveIn(writer, {
      personId: people[index]?.personId ?? 0,
      bedId,
      fromOn: today,
      plannedUntil: null,
      note: '按安置方案预留',
    }),
    isNursing: bedType === 'nursing',
  }));
}

/** The beds as proposed if they are still free, else others that suit; ordinary ones first for who needs no nursing bed. */
function singleBeds(open: readonly BedRow[], people: readonly PlanPerson[], lines: readonly LineRow[]): BedRow[] | null {
  const left = open.filter(({ roomSex }) => roomSex !== 'couple');
  const chosen: BedRow[] = [];
  for (const [index, person] of people.entries()) {
    const line = lines[index];
    const wanted = line ? detailOf(line) : null;
    const order = (bed: BedRow): number =>
      (bed.bedType === wanted?.bedType ? 0 : 4) +
      (bed.roomSex === wanted?.roomSex && cellCare(bed.roomLevel) === wanted.roomCare ? 0 : 2) +
      (isSpared(person, bed.bedType) ? 1 : 0);
    const [bed] = left.filter((candidate) => fitsCell(person, cellOf(candidate))).toSorted((one, other) => order(one) - order(other));
    if (!bed) return null;
    left.splice(left.indexOf(bed), 1);
    chosen.push(bed);
  }
  return chosen;
}

function cellOf(bed: BedRow): BedCell {
  return { bedType: bed.bedType, sex: bed.roomSex === 'couple' ? 'any' : bed.roomSex, care: cellCare(bed.roomLevel), count: 1 };
}

/** A room for two with nobody in it. */
function coupleBeds(facts: PlanFacts, open: readonly BedRow[], people: readonly PlanPerson[]): BedRow[] | null {
  const rooms = Map.groupBy(
    open.filter(({ roomSex }) => roomSex === 'couple'),
    ({ roomId }) => roomId,
  );
  for (const [roomId, beds] of rooms)
    if (
      beds.length >= 2 &&
      beds.length === facts.beds.filter((bed) => bed.roomId === roomId).length &&
      people.every((person) => beds.every((bed) => fitsCare(person, cellOf(bed))))
    )
      return beds.slice(0, 2);
  return null;
}

function keep(
  writer: Writer,
  line: LineRow,
  {
    decision,
    reason,
    bedStayId,
  }: { readonly decision: Input['decision']; readonly reason: string | null; readonly bedStayId: number | null },
): void {
  insertDecision(writer, { lineId: line.lineId, decision, bedStayId, reason });
  writer.audit({
    action: decision === 'accepted' ? 'placement.accept' : 'placement.decline',
    entity: 'placement_line',
    entityId: line.lineId,
    personId: line.personId,
    after: { home: line.homeName, ...(reason === null ? {} : { reason }) },
  });
}
