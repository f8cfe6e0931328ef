/** How well a bed suits somebody, and how far it is from where he comes from. Pure. */
import type { Distance, FitBed } from '../../../electron/contract/placement-waiting.ts';
import type { SelfCareLevel, Sex } from '../../../electron/contract/terms.ts';

export type Seeker = {
  readonly sex: Sex;
  readonly level: SelfCareLevel | null;
  readonly townCode: string | null;
  readonly villageCode: string | null;
  readonly wishedHomeId: number | null;
};
export type RoomSex = FitBed['roomSex'];
export type HomePlace = { readonly homeId: number; readonly townCode: string; readonly villageCode: string | null };
export type BedKind = Pick<FitBed, 'bedType' | 'roomSex' | 'roomLevel'>;

/** Township beside township, both ways. */
export type Neighbours = readonly (readonly [string, string])[];

export function distanceOf(person: Pick<Seeker, 'townCode' | 'villageCode'>, home: HomePlace, neighbours: Neighbours): Distance {
  const { townCode, villageCode } = person;
  if (villageCode !== null && villageCode === home.villageCode) return 'village';
  if (townCode === null) return 'county';
  if (townCode === home.townCode) return 'town';
  const areNeighbours = neighbours.some(([one, other]) =>
    one === townCode ? other === home.townCode : other === townCode && one === home.townCode,
  );
  return areNeighbours ? 'neighbour' : 'county';
}

const careOf: Readonly<Record<SelfCareLevel, number>> = { independent: 0, partialLoss: 1, completeLoss: 2 };
const sexWords = { male: '男', female: '女' } as const;
const levelWords = { independent: '自理', partialLoss: '部分丧失', completeLoss: '完全丧失' } as const;

/** Why a bed does not suit somebody; none when it does. A room fitted for a level takes people up to that level. */
export function misfitsOf(person: Seeker, bed: BedKind, nursingLevels: readonly string[]): string[] {
  const misfits: string[] = [];
  if ((bed.roomSex === 'male' || bed.roomSex === 'female') && bed.roomSex !== person.sex) misfits.push(`${sexWords[bed.roomSex]}房间`);
  if (person.level !== null && nursingLevels.includes(person.level) && bed.bedType !== 'nursing') misfits.push('不是护理型床位');
  if (person.level !== null && bed.roomLevel !== null && careOf[bed.roomLevel] < careOf[person.level])
    misfits.push(`房间适合${levelWords[bed.roomLevel]}`);
  return misfits;
}

const distanceOrder: readonly Distance[] = ['village', 'town', 'neighbour', 'county'];

/** The bed that is held for him, then beds that suit, the wished home before others, the nearest before the far ones; a nursing bed is kept for who needs it. */
export function compareBeds(person: Seeker, nursingLevels: readonly string[]): (one: FitBed, other: FitBed) => number {
  const needsNursing = person.level !== null && nursingLevels.includes(person.level);
  const keys = (bed: FitBed): readonly (number | string)[] => [
    bed.isReserved ? 0 : 1,
    bed.misfits.length === 0 ? 0 : 1,
    bed.isWished ? 0 : 1,
    distanceOrder.indexOf(bed.distance),
    bed.freeFrom,
    (bed.bedType === 'nursing') === needsNursing ? 0 : 1,
    bed.roomSex === 'couple' ? 1 : 0,
    bed.homeName,
    bed.bedId,
  ];
  return (one, other) => {
    const [first, second] = [keys(one), keys(other)];
    for (const [index, key] of first.entries()) {
      const against = second[index] ?? 0;
      if (key !== against) return key < against ? -1 : 1;
    }
    return 0;
  };
}
