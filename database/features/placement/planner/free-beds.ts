/** What is free in a home: bed by bed where its beds are drawn, else registered beds less residents. Pure. */
import { fitsCell, isSpared, type BedCell, type BedType, type CareRank, type CoupleRooms, type PlanHome, type PlanSex } from './problem.ts';

export type Resident = { readonly sex: PlanSex; readonly care: CareRank; readonly needsNursingBed: boolean };

type DrawnBed = {
  readonly roomId: number;
  readonly bedType: BedType;
  readonly roomSex: PlanSex | 'any' | 'couple';
  readonly roomLevel: 'independent' | 'partialLoss' | 'completeLoss' | null;
  readonly isOut: number;
  readonly stayIds: string | null;
};

type Home = {
  readonly homeId: number;
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly registered: number;
  readonly nursing: number;
  readonly guaranteed: number | null;
};

export type FreeBeds = {
  readonly plan: PlanHome;
  readonly free: number;
  readonly freeNursing: number;
  readonly isDrawn: boolean;
  readonly isGuaranteed: boolean;
};

const careOf = { independent: 0, partialLoss: 1, completeLoss: 2 } as const;
export const cellCare = (level: DrawnBed['roomLevel']): CareRank | null => (level === null ? null : careOf[level]);

type Cell = { -readonly [Key in keyof BedCell]: BedCell[Key] };

/**
 * @param withoutBed residents of whom no bed is recorded: each takes one of the free beds that would suit him
 * @param promised places promised in a home without drawn beds
 */
export function freeBeds(
  home: Home,
  beds: readonly DrawnBed[],
  {
    residents,
    withoutBed,
    promised,
  }: { readonly residents: number; readonly withoutBed: readonly Resident[]; readonly promised: readonly { readonly bedType: BedType }[] },
): FreeBeds {
  const isDrawn = beds.length > 0;
  const { cells, rooms } = isDrawn ? drawn(beds) : { cells: undrawn(home), rooms: [] };
  for (const resident of withoutBed) take(cells, resident);
  for (const { bedType } of promised) {
    const cell = cells.find((candidate) => candidate.count > 0 && candidate.bedType === bedType);
    if (cell) cell.count -= 1;
  }
  const free = cells.reduce((sum, { count }) => sum + count, 0) + rooms.reduce((sum, { count }) => sum + count * 2, 0);
  // Where somebody else runs the home, the county can count on the beds of the contract only.
  const kept = home.guaranteed === null || home.guaranteed === 0 ? free : Math.max(0, home.guaranteed - residents - promised.length);
  const places = Math.min(free, kept);
  const nursing = [...cells, ...rooms.map(({ bedType, count }) => ({ bedType, count: count * 2 }))];
  return {
    plan: {
      homeId: home.homeId,
      townCode: home.townCode,
      villageCode: home.villageCode,
      places,
      cells: cells.filter(({ count }) => count > 0),
      coupleRooms: rooms,
    },
    free: places,
    freeNursing: Math.min(
      places,
      nursing.reduce((sum, { bedType, count }) => sum + (bedType === 'nursing' ? count : 0), 0),
    ),
    isDrawn,
    isGuaranteed: places < free,
  };
}

function drawn(beds: readonly DrawnBed[]): { cells: Cell[]; rooms: CoupleRooms[] } {
  const cells = new Map<string, Cell>();
  const rooms = new Map<string, { bedType: BedType; care: CareRank | null; count: number }>();
  for (const inRoom of Map.groupBy(beds, ({ roomId }) => roomId).values()) {
    const free = inRoom.filter(({ isOut, stayIds }) => isOut === 0 && stayIds === null);
    const [first] = free;
    if (!first) continue;
    const care = cellCare(first.roomLevel);
    if (first.roomSex === 'couple') {
      // A room for two with somebody in it is no room for a couple.
      if (free.length < 2 || free.length !== inRoom.length) continue;
      const bedType = free.every((bed) => bed.bedType === 'nursing') ? 'nursing' : 'normal';
      const key = `${bedType} ${care}`;
      const known = rooms.get(key);
      if (known) known.count += 1;
      else rooms.set(key, { bedType, care, count: 1 });
      continue;
    }
    for (const { bedType } of free) {
      const key = `${bedType} ${first.roomSex} ${care}`;
      const known = cells.get(key);
      if (known) known.count += 1;
      else cells.set(key, { bedType, sex: first.roomSex, care, count: 1 });
    }
  }
  return { cells: [...cells.values()], rooms: [...rooms.values()] };
}

function undrawn({ registered, nursing }: Home): Cell[] {
  return [
    { bedType: 'normal', sex: 'any', care: null, count: registered - nursing },
    { bedType: 'nursing', sex: 'any', care: null, count: nursing },
  ];
}

/** The bed somebody without one most likely lies on: one that suits and wastes nothing, else one that suits, else any. */
function take(cells: Cell[], resident: Resident): void {
  const open = cells.filter(({ count }) => count > 0);
  const fitting = open.filter((cell) => fitsCell(resident, cell));
  const chosen =
    fitting.find(({ bedType, sex }) => !isSpared(resident, bedType) && sex !== 'any') ??
    fitting.find(({ bedType }) => !isSpared(resident, bedType)) ??
    fitting[0] ??
    open[0];
  if (chosen) chosen.count -= 1;
}
