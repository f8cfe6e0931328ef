import { bedMap, homesInFigures } from '../../../database/features/beds/map.ts';
import { history } from '../../../database/features/beds/reading.ts';
import { AppError } from '../../contract/result.ts';
import type { Handlers } from '../router.ts';
import { reader, scopedReader } from '../session.ts';

type Names = Extract<keyof Handlers, `beds.${string}`>;
const later = (): never => {
  throw new AppError('UNKNOWN_METHOD');
};

export const bedHandlers: Pick<Handlers, Names> = {
  'beds.map': ({ backend }, input) => bedMap(reader(backend), input),
  'beds.homes': ({ backend }, input) => homesInFigures(scopedReader(backend), input),
  'beds.history': ({ backend }, input) => history(reader(backend), input),
  'beds.layOut': later,
  'beds.saveRoom': later,
  'beds.removeRoom': later,
  'beds.add': later,
  'beds.change': later,
  'beds.retire': later,
  'beds.close': later,
  'beds.reopen': later,
  'beds.withdrawOutage': later,
};
