/** How many people the beds of a given set of projects take: a largest flow in whole numbers (Dinic), independent of the solver it checks. Pure. */
import { bedsWith, fits, type Candidate, type ChoiceProblem, type Group } from './problem.ts';

type Arcs = { readonly to: number[]; readonly left: number[]; readonly out: number[][] };

function addArc({ to, left, out }: Arcs, from: number, target: number, capacity: number): void {
  out[from]?.push(to.length);
  to.push(target);
  left.push(capacity);
  out[target]?.push(to.length);
  to.push(from);
  left.push(0);
}

function levelsFrom({ to, left, out }: Arcs, source: number): Int32Array {
  const level = new Int32Array(out.length).fill(-1);
  level[source] = 0;
  const queue = [source];
  for (const node of queue)
    for (const arc of out[node] ?? []) {
      const target = to[arc] ?? 0;
      if ((left[arc] ?? 0) === 0 || level[target] !== -1) continue;
      level[target] = (level[node] ?? 0) + 1;
      queue.push(target);
    }
  return level;
}

function largestFlow(arcs: Arcs, source: number, sink: number): number {
  const { to, left, out } = arcs;
  let total = 0;
  for (let level = levelsFrom(arcs, source); level[sink] !== -1; level = levelsFrom(arcs, source)) {
    const next = new Int32Array(out.length);
    const push = (node: number, limit: number): number => {
      if (node === sink) return limit;
      const own = out[node] ?? [];
      for (; (next[node] ?? 0) < own.length; next[node] = (next[node] ?? 0) + 1) {
        const arc = own[next[node] ?? 0] ?? 0;
        const target = to[arc] ?? 0;
        if ((left[arc] ?? 0) === 0 || level[target] !== (level[node] ?? 0) + 1) continue;
        const sent = push(target, Math.min(limit, left[arc] ?? 0));
        if (sent === 0) continue;
        left[arc] = (left[arc] ?? 0) - sent;
        left[arc ^ 1] = (left[arc ^ 1] ?? 0) + sent;
        return sent;
      }
      return 0;
    };
    for (let sent = push(source, Infinity); sent > 0; sent = push(source, Infinity)) total += sent;
  }
  return total;
}

export type Filled = { readonly placed: number; readonly byGroup: readonly number[]; readonly byHome: readonly number[] };

/** @returns null where the set leaves residents without a bed */
export function filledBy(problem: ChoiceProblem, groups: readonly Group[], done: readonly Candidate[]): Filled | null {
  const arcs: Arcs = { to: [], left: [], out: [[], []] };
  const node = (): number => arcs.out.push([]) - 1;
  const [source, sink] = [0, 1];
  const wantedBy = Map.groupBy(
    groups.flatMap(({ homes }, group) => homes.map((home) => ({ home, group }))),
    ({ home }) => home,
  );
  const entries = groups.map(({ people }) => {
    const own = node();
    addArc(arcs, source, own, people.length);
    return own;
  });
  const exits: (number | null)[] = [];
  for (const [index, home] of problem.homes.entries()) {
    const beds = bedsWith(
      home,
      done.filter(({ homeId }) => homeId === home.homeId),
    );
    if (!beds) return null;
    const wanted = wantedBy.get(index) ?? [];
    exits.push(wanted.length === 0 ? null : arcs.to.length);
    if (wanted.length === 0) continue;
    const whole = node();
    const types = { normal: node(), nursing: node() };
    addArc(arcs, whole, sink, beds.places);
    addArc(arcs, types.normal, whole, beds.normal);
    addArc(arcs, types.nursing, whole, beds.nursing);
    for (const cell of beds.cells) {
      const own = node();
      addArc(arcs, own, types[cell.bedType], cell.count);
      for (const { group } of wanted) {
        const like = groups[group]?.like;
        if (like && fits(like, cell)) addArc(arcs, entries[group] ?? 0, own, Infinity);
      }
    }
  }
  const placed = largestFlow(arcs, source, sink);
  return {
    placed,
    byGroup: groups.map((_, group) => arcs.left[group * 2 + 1] ?? 0),
    byHome: exits.map((arc) => (arc === null ? 0 : (arcs.left[arc + 1] ?? 0))),
  };
}
