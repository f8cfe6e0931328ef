/**
 * The placement planner: processor time and memory of a process of its own for each county, its simplex beside HiGHS on the same network, and how many
 * more people it places than going down the list. Run on its own: `node tests/bench/planner.ts`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { highsSolver } from '../../database/features/placement/planner/highs.ts';
import { countyNetwork } from '../../database/features/placement/planner/network.ts';
import { cheapestFlow, isCheapest, type FlowNetwork } from '../../database/features/placement/planner/simplex.ts';
import { couplesSeconds } from '../../database/features/placement/planner/service.ts';
import { solvePlan } from '../../database/features/placement/planner/solve.ts';
import { randomCounty, type CountySize } from '../placement/random-county.ts';
import { bounded, compared, timed, type BenchResult } from './bench.ts';

const homes = 120;
const counties: readonly { readonly name: string; readonly size: CountySize; readonly most: number; readonly megabytes: number }[] = [
  { name: '2,000 人 × 120 家', size: { seed: 7, people: 2000, homes, beds: 1800, towns: 20, wishing: 10 }, most: 3000, megabytes: 300 },
  {
    name: '20,000 人 × 120 家',
    size: { seed: 7, people: 20_000, homes, beds: 12_000, towns: 20, wishing: 10 },
    most: 8000,
    megabytes: 300,
  },
  {
    name: '2,000 人 × 120 家，护理型床位紧张',
    size: { seed: 11, people: 2000, homes, beds: 1800, towns: 20, wishing: 10, nursing: 42 },
    most: 3000,
    megabytes: 300,
  },
  {
    name: '2,000 人 × 120 家，有夫妻和意愿',
    size: { seed: 7, people: 2000, homes, beds: 1800, towns: 20, wishing: 10, couples: 60 },
    most: 10_000,
    megabytes: 300,
  },
  {
    name: '20,000 人 × 120 家，有夫妻和意愿',
    size: { seed: 7, people: 20_000, homes, beds: 12_000, towns: 20, wishing: 10, couples: 300 },
    // The limit for the couples, and what is around it.
    most: (couplesSeconds + 15) * 1000,
    megabytes: 500,
  },
];

type Report = {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly proof: string;
  readonly placed: readonly number[];
  readonly greedy: readonly number[];
};

async function one(size: CountySize): Promise<Report> {
  const problem = randomCounty(size);
  const { proof, aims, greedyAims } = await solvePlan(problem, { loadHighs: highsSolver, seconds: couplesSeconds });
  const { user, system } = process.cpuUsage();
  return {
    // One thread does it all: its processor time is what a machine with nothing else to do takes, start of Node included.
    milliseconds: (user + system) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    proof: proof.kind === 'bounded' ? `第 ${proof.proven + 1} 个目标 ${proof.reached}，至多 ${proof.atMost}` : '已证明最优',
    placed: aims.placed,
    greedy: greedyAims.placed,
  };
}

function inOwnProcess(size: CountySize): Report {
  const { stdout, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), JSON.stringify(size)], { encoding: 'utf8' });
  if (status !== 0) throw new Error('the planner failed');
  return JSON.parse(stdout) as Report;
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** The same network, with costs small enough for a solver in floating point: people first, then distance. */
function rounded(network: FlowNetwork, rank: number, distance: number): FlowNetwork {
  return { ...network, cost: network.cost.map((cost) => (cost <= -rank / 2 ? -1000 : Math.round(cost / distance))) };
}

async function besideHighs(): Promise<BenchResult> {
  const county = countyNetwork(randomCounty({ seed: 7, people: 2000, homes, beds: 1800, towns: 20 }));
  const network = rounded(county.network, county.weights.rank, county.weights.distance);
  const highs = await highsSolver();
  const arcs = network.from.length;
  const starts = new Int32Array(arcs + 1);
  const [indices, values]: [number[], number[]] = [[], []];
  for (let arc = 0; arc < arcs; arc++) {
    indices.push(network.from[arc] ?? 0, network.to[arc] ?? 0);
    values.push(-1, 1);
    starts[arc + 1] = indices.length;
  }
  const rest = Float64Array.from({ length: network.nodes }, (_, node) => (node === 0 ? -network.amount : node === 1 ? network.amount : 0));
  const own: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < 3; round++) {
    let flow = new Float64Array();
    own.push(
      await timed(() => {
        const solved = cheapestFlow(network);
        if (!isCheapest(network, solved)) throw new Error('not proven');
        flow = Float64Array.from(solved.flow);
      }),
    );
    let value = Number.NaN;
    other.push(
      await timed(() => {
        const model = highs.createModel({
          numCols: arcs,
          numRows: network.nodes,
          colCost: network.cost,
          colLower: new Float64Array(arcs),
          colUpper: network.capacity,
          rowLower: rest,
          rowUpper: rest,
          matrix: { format: 'csc', numRows: network.nodes, numCols: arcs, starts, indices, values },
        });
        model.options.set('output_flag', false);
        model.run();
        value = Math.round(model.getObjectiveValue());
        model.dispose();
      }),
    );
    const ours = flow.reduce((total, units, arc) => total + units * (network.cost[arc] ?? 0), 0);
    if (ours !== value) throw new Error(`two solvers, two optima: ${ours} and ${value}`);
  }
  return compared('2,000 人 × 120 家：本程序的网络单纯形 / HiGHS 线性规划，最优值相同', own, other, 1);
}

export async function run(): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  const table: Record<string, unknown>[] = [];
  for (const { name, size, most, megabytes } of counties) {
    const report = inOwnProcess(size);
    results.push(
      bounded(`安置方案 ${name}`, report.milliseconds, most),
      bounded(`安置方案 ${name}：内存`, report.megabytes, megabytes, 'MB'),
    );
    table.push({
      县: name,
      方案: `${sum(report.placed)}（${report.placed.join(' / ')}）`,
      按名次就近: `${sum(report.greedy)}（${report.greedy.join(' / ')}）`,
      最需要的多安置: (report.placed[0] ?? 0) - (report.greedy[0] ?? 0),
      证明: report.proof,
    });
  }
  results.push(await besideHighs());
  // Beside the figures: what the proposals are worth.
  console.table(table);
  return results;
}

const [, file, asked] = process.argv;
if (file === fileURLToPath(import.meta.url)) {
  if (asked === undefined) console.table(await run());
  else process.stdout.write(JSON.stringify(await one(JSON.parse(asked) as CountySize)));
}
