/** Which free beds suit somebody who waits: at the meeting, and on his application. */
import { z } from 'zod';
import type { FitBed } from '../../../electron/contract/placement-waiting.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { SelfCareLevel, Sex } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import { policyValue } from '../parameters/service.ts';
import { isInScope, scopeName, type ScopedReader } from '../users/scope.ts';
import { newestApplicationOf } from './queries-applications.ts';
import { reservationOf, stockBeds, takenFrom, type StockBed, type Taken } from './queries-beds.ts';
import { compareBeds, distanceOf, misfitsOf, type Neighbours, type Seeker } from './rules-beds.ts';

const neighboursSchema = z.array(z.tuple([z.string(), z.string()]));
const levelsSchema = z.array(z.string());

/** Townships beside each other, parameter `placement.neighbours`; none while the county has laid down none. */
export function neighboursOn(reader: Reader, day: IsoDate): Neighbours {
  const parsed = neighboursSchema.safeParse(policyValue(reader, 'placement.neighbours', day));
  return parsed.success ? parsed.data : [];
}

/** Levels of self-care that ask for a nursing bed, parameter `placement.nursingLevels`. */
export function nursingLevelsOn(reader: Reader, day: IsoDate): readonly string[] {
  const parsed = levelsSchema.safeParse(policyValue(reader, 'placement.nursingLevels', day));
  return parsed.success ? parsed.data : [];
}

type PersonRow = { name: string; sex: Sex; level: SelfCareLevel | null; townCode: string | null; villageCode: string | null };

/** The waiting list shows a home those who wish for it; nobody else of the county is told about here. */
function seekerOf(reader: ScopedReader, personId: number): Seeker {
  const person = row<PersonRow>(
    reader,
    'SELECT name, sex, level, town_code AS townCode, village_code AS villageCode FROM person WHERE person_id = ?',
    personId,
  );
  const application = newestApplicationOf(reader, personId);
  const isOwn =
    isInScope(reader, 'person', personId) || (application !== undefined && isInScope(reader, 'application', application.applicationId));
  if (!isOwn) throw new AppError('OUT_OF_SCOPE', { action: '查看合适床位', place: scopeName(reader) });
  if (!person) throw new AppError('PERSON_NOT_FOUND');
  return { ...person, wishedHomeId: application?.state === 'open' ? application.wishedHomeId : null };
}

/** First day from which nothing known stands in the way, and the day from which something does again; null when it is taken for good. */
function freeTime(taken: readonly Taken[], asOf: IsoDate): { readonly from: IsoDate; readonly until: IsoDate | null } | null {
  let from = asOf;
  for (const { fromOn, untilOn } of taken) {
    if (fromOn > from) return { from, until: fromOn };
    if (untilOn === null) return null;
    if (untilOn > from) from = untilOn;
  }
  return { from, until: null };
}

/** Free beds of the reader's homes, those that suit first. @throws AppError PERSON_NOT_FOUND, OUT_OF_SCOPE */
export function bedsFor(
  reader: ScopedReader,
  input: {
    readonly personId: number;
    readonly asOf: IsoDate;
    readonly isFittingOnly: boolean;
    readonly isGrouped: boolean;
    readonly limit: number;
  },
): { total: number; fitting: number; rows: FitBed[] } {
  const { asOf } = input;
  const seeker = seekerOf(reader, input.personId);
  const neighbours = neighboursOn(reader, asOf);
  const nursingLevels = nursingLevelsOn(reader, asOf);
  const reserved = reservationOf(reader, input.personId, asOf)?.bedId ?? null;
  const taken = Map.groupBy(takenFrom(reader, asOf, input.personId), ({ bedId }) => bedId);
  const free = stockBeds(reader, asOf).flatMap((bed): FitBed[] => {
    const time = freeTime(taken.get(bed.bedId) ?? [], asOf);
    if (time === null) return [];
    const misfits = misfitsOf(seeker, bed, nursingLevels);
    if (time.until !== null) misfits.push(`${formatDate(time.until)}起已有安排`);
    return [{ ...fitBed(bed, seeker, neighbours, time.from, misfits), isReserved: bed.bedId === reserved }];
  });
  const fitting = free.filter(({ misfits }) => misfits.length === 0);
  const listed = (input.isFittingOnly ? fitting : free).sort(compareBeds(seeker, nursingLevels));
  const shown = input.isGrouped ? firstOfEachKind(listed) : listed;
  return { total: free.length, fitting: fitting.length, rows: shown.slice(0, input.limit) };
}

function fitBed(bed: StockBed, seeker: Seeker, neighbours: Neighbours, freeFrom: IsoDate, misfits: string[]): FitBed {
  const { bedId, homeId, homeName, townName, place, bedType, roomSex, roomLevel } = bed;
  return {
    bedId,
    homeId,
    homeName,
    townName,
    place,
    bedType,
    roomSex,
    roomLevel,
    distance: distanceOf(seeker, bed, neighbours),
    isWished: homeId === seeker.wishedHomeId,
    freeFrom,
    alike: 1,
    isReserved: false,
    misfits,
  };
}

/** Of beds that a meeting cannot tell apart the first, with how many there are. */
function firstOfEachKind(beds: readonly FitBed[]): FitBed[] {
  const kinds = Map.groupBy(beds, ({ homeId, isReserved, bedType, roomSex, roomLevel, freeFrom, misfits }) =>
    [homeId, isReserved, bedType, roomSex, roomLevel, freeFrom, ...misfits].join('|'),
  );
  return [...kinds.values()].flatMap((alike) => (alike[0] ? [{ ...alike[0], alike: alike.length }] : []));
}
