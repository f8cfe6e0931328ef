/**
 * Cheapest flow through a network with capacities: network simplex on a strongly feasible spanning tree (Cunningham 1976: no cycling). Whole
 * costs, capacities and supplies give a whole flow. Everything is an integer in a double; the builder of the costs sees to it that sums stay
 * below 2^53.
 */
export type FlowNetwork = {
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly capacity: Float64Array;
  readonly cost: Float64Array;
  /** Sent from node 0 to node 1. */
  readonly amount: number;
};

export type Flow = {
  readonly flow: Float64Array;
  /** One price per node; they prove that no flow is cheaper (`isCheapest`). */
  readonly potential: Float64Array;
  readonly pivots: number;
};

type Watch = (pivots: number) => void;

/** @throws Error when the amount does not fit through; whatever `watch` throws stops the work */
export function cheapestFlow(network: FlowNetwork, watch: Watch = () => undefined): Flow {
  const { nodes, amount } = network;
  const given = network.from.length;
  const root = nodes;
  const arcs = given + nodes;
  const from = new Int32Array(arcs);
  const to = new Int32Array(arcs);
  const capacity = new Float64Array(arcs).fill(amount);
  const cost = new Float64Array(arcs);
  from.set(network.from);
  to.set(network.to);
  capacity.set(network.capacity);
  cost.set(network.cost);
  const flow = new Float64Array(arcs);
  /** 1: nothing flows, 0: in the tree, -1: full. */
  const state = new Int8Array(arcs).fill(1);
  const parent = new Int32Array(nodes + 1).fill(root);
  const treeArc = new Int32Array(nodes + 1).fill(-1);
  const depth = new Int32Array(nodes + 1).fill(1);
  const potential = new Float64Array(nodes + 1);
  const firstChild = new Int32Array(nodes + 1).fill(-1);
  const nextSibling = new Int32Array(nodes + 1).fill(-1);
  const previousSibling = new Int32Array(nodes + 1).fill(-1);
  parent[root] = -1;
  depth[root] = 0;

  const attach = (node: number, above: number): void => {
    const first = firstChild[above] as number;
    nextSibling[node] = first;
    previousSibling[node] = -1;
    if (first >= 0) previousSibling[first] = node;
    firstChild[above] = node;
    parent[node] = above;
  };
  const detach = (node: number): void => {
    const before = previousSibling[node] as number;
    const after = nextSibling[node] as number;
    if (before >= 0) nextSibling[before] = after;
    else firstChild[parent[node] as number] = after;
    if (after >= 0) previousSibling[after] = before;
  };

  // Dearer than any way through the network, so that nothing stays on the first tree's own arcs.
  let dearest = 1;
  for (const value of network.cost) dearest = Math.max(dearest, Math.abs(value));
  const artificial = 4 * dearest + 1;
  for (let node = 0; node < nodes; node++) {
    const arc = given + node;
    // Towards the root where nothing flows, so that the tree is strongly feasible: every node can send to the root.
    const isTarget = node === 1;
    from[arc] = isTarget ? root : node;
    to[arc] = isTarget ? node : root;
    capacity[arc] = amount * 2 + 1;
    const dear = isTarget || node === 0 ? artificial : 0;
    cost[arc] = dear;
    flow[arc] = isTarget || node === 0 ? amount : 0;
    state[arc] = 0;
    treeArc[node] = arc;
    potential[node] = isTarget ? -dear : dear;
    attach(node, root);
  }

  // Reduced cost of an arc u->v: cost - potential(u) + potential(v), with potential = price of sending one unit from the node to the root.
  const block = Math.max(64, Math.floor(Math.sqrt(arcs)));
  let next = 0;
  const entering = (): number => {
    let best = 0;
    let found = -1;
    let seen = 0;
    for (let count = 0; count < arcs; count++) {
      const arc = next;
      next = next + 1 === arcs ? 0 : next + 1;
      const side = state[arc] as number;
      if (side !== 0) {
        const reduced =
          side * ((cost[arc] as number) - (potential[from[arc] as number] as number) + (potential[to[arc] as number] as number));
        if (reduced < best) {
          best = reduced;
          found = arc;
        }
      }
      seen += 1;
      if (seen >= block) {
        if (found >= 0) return found;
        seen = 0;
      }
    }
    return found;
  };

  const stack: number[] = [];
  const refresh = (top: number): void => {
    stack.push(top);
    for (;;) {
      const node = stack.pop();
      if (node === undefined) return;
      const above = parent[node] as number;
      const arc = treeArc[node] as number;
      depth[node] = (depth[above] as number) + 1;
      const price = cost[arc] as number;
      potential[node] = (potential[above] as number) + (from[arc] === node ? price : -price);
      for (let child = firstChild[node] as number; child >= 0; child = nextSibling[child] as number) stack.push(child);
    }
  };

  let pivots = 0;
  for (let arc = entering(); arc >= 0; arc = entering()) {
    pivots += 1;
    if ((pivots & 1023) === 0) watch(pivots);
    // The cycle runs along the entering arc in the direction in which the flow changes.
    const isFilling = state[arc] === 1;
    const first = isFilling ? (from[arc] as number) : (to[arc] as number);
    const second = isFilling ? (to[arc] as number) : (from[arc] as number);
    let [one, other] = [first, second];
    while (one !== other) {
      if ((depth[one] as number) >= (depth[other] as number)) one = parent[one] as number;
      else other = parent[other] as number;
    }
    const join = one;
    let delta = capacity[arc] as number;
    let leaving = -1;
    // Side of `first`: the change runs down from the join to `first`; the first blocking arc seen from the join wins ties, so `<` going up.
    for (let node = first; node !== join; node = parent[node] as number) {
      const branch = treeArc[node] as number;
      const room = from[branch] === node ? (flow[branch] as number) : (capacity[branch] as number) - (flow[branch] as number);
      if (room < delta) {
        delta = room;
        leaving = node;
      }
    }
    let isOnSecond = false;
    for (let node = second; node !== join; node = parent[node] as number) {
      const branch = treeArc[node] as number;
      const room = from[branch] === node ? (capacity[branch] as number) - (flow[branch] as number) : (flow[branch] as number);
      if (room <= delta) {
        delta = room;
        leaving = node;
        isOnSecond = true;
      }
    }
    if (delta > 0) {
      flow[arc] = (flow[arc] as number) + (isFilling ? delta : -delta);
      for (let node = first; node !== join; node = parent[node] as number) {
        const branch = treeArc[node] as number;
        flow[branch] = (flow[branch] as number) + (from[branch] === node ? -delta : delta);
      }
      for (let node = second; node !== join; node = parent[node] as number) {
        const branch = treeArc[node] as number;
        flow[branch] = (flow[branch] as number) + (from[branch] === node ? delta : -delta);
      }
    }
    if (leaving < 0) {
      state[arc] = isFilling ? -1 : 1;
      continue;
    }
    const old = treeArc[leaving] as number;
    state[old] = flow[old] === 0 ? 1 : -1;
    state[arc] = 0;
    // The part cut off hangs from the entering arc's end that lies in it; the stem from there up to the cut is turned round.
    let node = isOnSecond ? second : first;
    const top = node;
    let above = isOnSecond ? first : second;
    let branch = arc;
    for (;;) {
      const formerParent = parent[node] as number;
      const formerArc = treeArc[node] as number;
      detach(node);
      attach(node, above);
      treeArc[node] = branch;
      if (node === leaving) break;
      above = node;
      branch = formerArc;
      node = formerParent;
    }
    refresh(top);
  }
  for (let arc = given; arc < arcs; arc++) if ((flow[arc] as number) !== 0) throw new Error('the amount does not fit through the network');
  return { flow: flow.slice(0, given), potential: potential.slice(0, nodes), pivots };
}

/**
 * Whether the flow keeps every capacity, loses nothing at any node, and whether the prices prove it the cheapest: nothing flows where an arc
 * costs more than the prices of its ends differ, and every arc that costs less is full (complementary slackness). Independent of how it was found.
 */
export function isCheapest(network: FlowNetwork, { flow, potential }: Pick<Flow, 'flow' | 'potential'>): boolean {
  const balance = new Float64Array(network.nodes);
  balance[0] = network.amount;
  balance[1] = -network.amount;
  for (let arc = 0; arc < network.from.length; arc++) {
    const [u, v] = [network.from[arc] as number, network.to[arc] as number];
    const units = flow[arc] as number;
    if (!Number.isInteger(units) || units < 0 || units > (network.capacity[arc] as number)) return false;
    balance[u] = (balance[u] as number) - units;
    balance[v] = (balance[v] as number) + units;
    const reduced = (network.cost[arc] as number) - (potential[u] as number) + (potential[v] as number);
    if (!Number.isSafeInteger(reduced)) return false;
    if (reduced > 0 && units > 0) return false;
    if (reduced < 0 && units < (network.capacity[arc] as number)) return false;
  }
  return balance.every((rest) => rest === 0);
}
