/** Two methods that share nothing with the planner's network: every possibility tried, and one column per person and bed in HiGHS, aim by aim. */
import type { Highs } from 'highs';
import {
  aimsOf,
  classesOf,
  compareAims,
  couplesOf,
  fitsCare,
  fitsCell,
  isSpared,
  nearness,
  type Aims,
  type Placement,
  type PlanPerson,
  type PlanProblem,
} from '../../database/features/placement/planner/problem.ts';

const isAllowed = ({ approved }: PlanPerson, homeId: number): boolean => approved === null || approved === homeId;

/** The best aims of all proposals there are; for a handful of people. */
export function bestOfAll(problem: PlanProblem): Aims {
  const couples = couplesOf(problem.people);
  const second = new Set(couples.map(([, other]) => other.personId));
  const partnerOf = new Map(couples.map(([one, other]) => [one.personId, other]));
  const units = problem.people.filter(({ personId }) => !second.has(personId));
  const cells = problem.homes.map((home) => home.cells.map(({ count }) => count));
  const rooms = problem.homes.map((home) => home.coupleRooms.map(({ count }) => count));
  const places = problem.homes.map((home) => home.places);
  const chosen: Placement[] = [];
  let best = aimsOf(problem, []);

  const inBeds = (people: readonly PlanPerson[], home: number, then: () => void): void => {
    const [person, ...others] = people;
    const at = problem.homes[home];
    if (!person || !at) return then();
    for (const [cell, beds] of at.cells.entries()) {
      const left = cells[home]?.[cell] ?? 0;
      if (!isAllowed(person, at.homeId)) continue;
      if (left === 0 || places[home] === 0 || !fitsCell(person, beds)) continue;
      (cells[home] as number[])[cell] = left - 1;
      places[home] = (places[home] ?? 0) - 1;
      chosen.push({ personId: person.personId, homeId: at.homeId, bedType: beds.bedType, cell, coupleRoom: null });
      inBeds(others, home, then);
      chosen.pop();
      (cells[home] as number[])[cell] = left;
      places[home] = (places[home] ?? 0) + 1;
    }
  };
  const decide = (index: number): void => {
    const person = units[index];
    if (!person) {
      const aims = aimsOf(problem, chosen);
      if (compareAims(aims, best) > 0) best = aims;
      return;
    }
    decide(index + 1);
    const partner = partnerOf.get(person.personId);
    const group = partner ? [person, partner] : [person];
    for (const [home, at] of problem.homes.entries()) {
      inBeds(group, home, () => decide(index + 1));
      if (!partner) continue;
      for (const [room, kind] of at.coupleRooms.entries()) {
        const left = rooms[home]?.[room] ?? 0;
        if (!group.every((one) => isAllowed(one, at.homeId))) continue;
        if (left === 0 || (places[home] ?? 0) < 2 || !group.every((one) => fitsCare(one, kind))) continue;
        (rooms[home] as number[])[room] = left - 1;
        places[home] = (places[home] ?? 0) - 2;
        for (const { personId } of group) chosen.push({ personId, homeId: at.homeId, bedType: kind.bedType, cell: null, coupleRoom: room });
        decide(index + 1);
        chosen.splice(-2);
        (rooms[home] as number[])[room] = left;
        places[home] = (places[home] ?? 0) + 2;
      }
    }
  };
  decide(0);
  return best;
}

type Column = { readonly person: PlanPerson; readonly placement: Placement };

/** True lexicographic optimum without any weights: one whole-number column per person and bed, one aim after the other. */
export function aimByAim(highs: Highs, problem: PlanProblem): Aims {
  const near = nearness(problem);
  const columns: Column[] = problem.people.flatMap((person) =>
    problem.homes.flatMap((home): Column[] => [
      ...home.cells.flatMap((beds, cell) =>
        fitsCell(person, beds) && isAllowed(person, home.homeId)
          ? [{ person, placement: { personId: person.personId, homeId: home.homeId, bedType: beds.bedType, cell, coupleRoom: null } }]
          : [],
      ),
      ...home.coupleRooms.flatMap((rooms, coupleRoom) =>
        fitsCare(person, rooms) && person.partnerId !== null && isAllowed(person, home.homeId)
          ? [{ person, placement: { personId: person.personId, homeId: home.homeId, bedType: rooms.bedType, cell: null, coupleRoom } }]
          : [],
      ),
    ]),
  );
  const model = highs.createModel();
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    model.addVars(
      columns.map(() => 0),
      columns.map(() => 1),
    );
    if (columns.length === 0) return aimsOf(problem, []);
    const every = { kind: 'range', from: 0, to: columns.length - 1 } as const;
    model.changeColsIntegrality(
      every,
      columns.map(() => 1 as const),
    );
    const row = (lower: number, upper: number, weight: (column: Column) => number): void => {
      const entries = columns.flatMap((column, index) => (weight(column) === 0 ? [] : [[index, weight(column)] as const]));
      model.addRow(lower, upper, { indices: entries.map(([index]) => index), values: entries.map(([, value]) => value) });
    };
    const when = (holds: boolean): number => (holds ? 1 : 0);
    for (const { personId } of problem.people) row(-Infinity, 1, ({ person }) => when(person.personId === personId));
    for (const home of problem.homes) {
      row(-Infinity, home.places, ({ placement }) => when(placement.homeId === home.homeId));
      for (const [index, { count }] of home.cells.entries())
        row(-Infinity, count, ({ placement }) => when(placement.homeId === home.homeId && placement.cell === index));
      for (const [index, { count }] of home.coupleRooms.entries())
        row(-Infinity, count * 2, ({ placement }) => when(placement.homeId === home.homeId && placement.coupleRoom === index));
    }
    for (const [one, other] of couplesOf(problem.people))
      for (const home of problem.homes) {
        const sign = ({ personId }: PlanPerson): number => (personId === one.personId ? 1 : personId === other.personId ? -1 : 0);
        row(0, 0, ({ person, placement }) => (placement.homeId === home.homeId ? sign(person) : 0));
        for (const index of home.coupleRooms.keys())
          row(0, 0, ({ person, placement }) => (placement.homeId === home.homeId && placement.coupleRoom === index ? sign(person) : 0));
      }
    const paired = new Set(couplesOf(problem.people).flatMap((couple) => couple.map(({ personId }) => personId)));
    row(0, 0, ({ person, placement }) => when(placement.coupleRoom !== null && !paired.has(person.personId)));
    const homes = new Map(problem.homes.map((home) => [home.homeId, home]));
    const distance = ({ person, placement }: Column): number => {
      const home = homes.get(placement.homeId);
      return home ? near(person, home) : 0;
    };
    const aims: ((column: Column) => number)[] = [
      ...Array.from(
        { length: classesOf(problem.people) },
        (_, priority) =>
          ({ person }: Column) =>
            when(person.priority === priority),
      ),
      ({ person }) => problem.people.length - person.rank + 1,
      ({ person, placement }) => when(person.wishedHomeId === placement.homeId),
      (column) => -distance(column),
      ({ person, placement }) => -when(isSpared(person, placement.bedType)),
    ];
    const values: number[] = [];
    for (const aim of aims) {
      model.changeColsCost(every, columns.map(aim));
      model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error('the second solver found no optimum');
      const value = Math.round(model.getObjectiveValue());
      values.push(value);
      row(value, Infinity, aim);
    }
    const [ranks = 0, wishes = 0, nearest = 0, unspared = 0] = values.slice(-4);
    return { placed: values.slice(0, -4), ranks, wishes, distance: 0 - nearest, spared: 0 - unspared };
  } finally {
    model.dispose();
  }
}
