import { transaction } from '../../../database/core/sql.ts';
import { closedPeriods, townsOn } from '../../../database/features/indicators/queries-periods.ts';
import { corrections } from '../../../database/features/indicators/service-corrections.ts';
import { closePeriod, openEnds, valuesBeside } from '../../../database/features/indicators/service-periods.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `indicatorPeriods.${string}`>;

export const indicatorPeriodHandlers: Pick<Handlers, Names> = {
  'indicatorPeriods.list': ({ backend }) => {
    const today = backend.clock.today();
    return {
      periods: closedPeriods(reader(backend)),
      open: openEnds(reader(backend), today),
      towns: townsOn(reader(backend), today).map(({ townCode, townName }) => ({ code: townCode, name: townName })),
    };
  },
  'indicatorPeriods.values': ({ backend }, asked) => valuesBeside(reader(backend), asked),
  'indicatorPeriods.corrections': ({ backend }, { end, townCode }) => corrections(reader(backend), { before: end, townCode }),
  'indicatorPeriods.close': ({ backend }, { end }) => {
    const done = transaction(writeContext(backend), (writer) => closePeriod(writer, { end }));
    changed(backend, 'indicatorPeriods');
    return done;
  },
};
