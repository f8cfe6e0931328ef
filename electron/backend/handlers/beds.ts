import { bedMap, homesInFigures } from '../../../database/features/beds/map.ts';
import { history } from '../../../database/features/beds/reading.ts';
import * as outages from '../../../database/features/beds/service-outages.ts';
import * as rooms from '../../../database/features/beds/service-rooms.ts';
import type { WriteContext } from '../../../database/core/sql.ts';
import type { Handlers } from '../router.ts';
import { changed, scopedReader, writeContext, type Call } from '../session.ts';

type Names = Extract<keyof Handlers, `beds.${string}`>;

/** Runs a use case and tells the window that beds are not what they were. */
const writing =
  <Input, Output>(work: (context: WriteContext, input: Input) => Output) =>
  ({ backend }: Call, input: Input): Output => {
    const result = work(writeContext(backend), input);
    changed(backend, 'beds');
    return result;
  };
const silent =
  <Input>(work: (context: WriteContext, input: Input) => void) =>
  (call: Call, input: Input): Record<string, never> => {
    writing(work)(call, input);
    return {};
  };

export const bedHandlers: Pick<Handlers, Names> = {
  'beds.map': ({ backend }, input) => bedMap(scopedReader(backend), input),
  'beds.homes': ({ backend }, input) => homesInFigures(scopedReader(backend), input),
  'beds.history': ({ backend }, input) => history(scopedReader(backend), input),
  'beds.layOut': writing(rooms.layOut),
  'beds.saveRoom': writing(rooms.saveRoom),
  'beds.removeRoom': silent(rooms.removeRoom),
  'beds.add': writing(rooms.addBed),
  'beds.change': silent(rooms.changeBed),
  'beds.retire': silent(rooms.retireBed),
  'beds.close': writing(outages.close),
  'beds.reopen': silent(outages.reopen),
  'beds.withdrawOutage': silent(outages.withdrawOutage),
};
