/** The projects with the planned, expected and reached days of their stages, for the progress chart of the window. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { ScopedReader } from '../users/scope.ts';
import { planDays } from './project-rows.ts';
import { plansOf, standingStages } from './queries-projects.ts';
import { reachedBy } from './rules-stages.ts';
import { list } from './service-list.ts';

type Gantt = OutputOf<'renovation.gantt'>;

/** In the order of the list; a stage counts as reached up to the day asked for. */
export function gantt(reader: ScopedReader, filter: ParsedInputOf<'renovation.gantt'>, today: IsoDate): Gantt {
  const asOf = filter.asOf ?? today;
  const { rows, total, years } = list(reader, filter, today);
  const plans = Map.groupBy(plansOf(reader, null), ({ projectId }) => projectId);
  const stages = standingStages(reader);
  return {
    asOf,
    total,
    years,
    rows: rows.map(({ projectId, code, name, batchYear, homeName, townName, stage, state, lagDays, tone, percent }) => ({
      projectId,
      code,
      name,
      batchYear,
      homeName,
      townName,
      stage,
      state,
      lagDays,
      tone,
      percent,
      dates: planDays(plans.get(projectId) ?? [], reachedBy(stages.get(projectId) ?? [], asOf)).map((day) => ({
        stage: day.stage,
        baselineOn: day.baselineOn,
        forecastOn: day.forecastOn,
        actualOn: day.actualOn,
        slipDays: day.slipDays,
      })),
    })),
  };
}
