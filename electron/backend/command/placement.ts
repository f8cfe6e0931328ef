/** Commands of the placement planner. */
import { propose, proposedLines, recordShown } from '../../../database/features/placement/planner/service.ts';
import { totalsOf } from '../../../database/features/placement/planner/totals.ts';
import { AppError } from '../../contract/result.ts';
import { isIsoDate, type IsoDate } from '../../contract/values.ts';
import { allowed, clock, type OpenCommand } from './context.ts';
import type { Answer } from './output.ts';

function dayOption(command: OpenCommand): IsoDate {
  const day = command.options.values['as-of'] ?? clock.today();
  if (!isIsoDate(day)) throw new AppError('COMMAND_OPTION', { option: `--as-of ${day}`, usage: '日期应形如 2022-03-31。' });
  if (day > clock.today()) throw new AppError('COMMAND_OPTION', { option: `--as-of ${day}`, usage: '日期不能晚于今天。' });
  return day;
}

/** What the planner was asked, what it proposes, what each aim reached, and what it can be at most. Nothing is kept or reserved. */
export async function placementPlan(command: OpenCommand): Promise<Answer> {
  allowed(command, 'planner.make');
  const asOf = dayOption(command);
  const proposal = await propose(command.context, asOf);
  const { facts, solution, milliseconds } = proposal;
  recordShown(command.context, proposal, '命令行');
  const totals = totalsOf(facts.problem, facts.classes, solution);
  const codes = new Map(
    (
      command.context.connection.prepare('SELECT home_id AS homeId, code FROM home').all() as readonly { homeId: number; code: string }[]
    ).map(({ homeId, code }) => [homeId, code]),
  );
  const ids = new Map(facts.waiting.map(({ personId, idNumber }) => [personId, idNumber]));
  const cards = new Map(facts.homes.map((home) => [home.homeId, home]));
  const objective = (aims: typeof solution.aims) => ({
    placed: facts.classes.map((label, index) => ({ label, persons: aims.placed[index] ?? 0 })),
    ranks: aims.ranks,
    wishes: aims.wishes,
    distance: aims.distance,
    nursingBedsSpared: aims.spared,
  });
  const json = {
    asOf,
    facts: {
      waiting: facts.waiting.length,
      reserved: facts.reserved,
      classes: totals.classes.map(({ label, waiting }) => ({ label, waiting })),
      couples: totals.couples,
      neighbours: facts.problem.neighbours,
      homes: facts.homes.map(({ homeId, name, registered, nursing, residents, free, freeNursing, isDrawn, isGuaranteed, plan }) => ({
        homeCode: codes.get(homeId) ?? null,
        name,
        registered,
        nursing,
        residents,
        free,
        freeNursing,
        isDrawn,
        isGuaranteed,
        cells: plan.cells,
        coupleRooms: plan.coupleRooms,
      })),
    },
    proposal: proposedLines(proposal).map(({ personId, homeId, rank, bedType, isCoupleRoom, distance, isWished, why, whyNotWished }) => ({
      idNumber: ids.get(personId) ?? null,
      rank,
      homeCode: homeId === null ? null : (codes.get(homeId) ?? null),
      bedType,
      isCoupleRoom,
      distance,
      isWished,
      why,
      whyNotWished,
    })),
    objective: objective(solution.aims),
    greedy: objective(solution.greedyAims),
    bound: objective(solution.bound),
    proof: { ...solution.proof, isProven: totals.isProven, text: totals.proof, rankStep: solution.rankStep },
    milliseconds,
  };
  const filled = json.facts.homes.length;
  const lines = proposedLines(proposal).filter(({ homeId }) => homeId !== null);
  const text = [
    `${asOf} 安置方案：等候 ${json.facts.waiting} 人，${filled} 家机构空余床位 ${facts.homes.reduce((sum, { free }) => sum + free, 0)} 张，可安置 ${totals.placed} 人（按名次就近为 ${totals.greedyPlaced} 人）。`,
    ...totals.classes.map(
      ({ label, waiting, placed, greedy }) => `  ${label}：等候 ${waiting} 人，安置 ${placed} 人（按名次就近 ${greedy} 人）`,
    ),
    `  ${totals.proof}。`,
    ...[...Map.groupBy(lines, ({ homeId }) => homeId)].map(
      ([homeId, people]) => `  ${cards.get(homeId ?? 0)?.name ?? ''}：${people.length} 人`,
    ),
  ];
  return { json, text: text.join('\n') };
}
