/** What must hold before a bed is used; each refusal names what is in the way, people by their masked names. */
import { outageKinds } from '../../../electron/contract/beds.ts';
import { maskName } from '../../../electron/contract/masking.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import {
  bedById,
  outagesOnBed,
  somebody,
  staysOfPerson,
  staysOnBed,
  type Somebody,
  type StoredBed,
  type StoredStay,
} from './queries-beds.ts';
import { residenciesOf } from './queries-residency.ts';
import { residencyOn, type Residency } from './rules-residency.ts';

/** @throws AppError BED_NOT_FOUND */
export function requiredBed(reader: Reader, bedId: number): StoredBed {
  const bed = bedById(reader, bedId);
  if (!bed) throw new AppError('BED_NOT_FOUND');
  return bed;
}

/** @throws AppError PERSON_NOT_FOUND */
export function requiredPerson(reader: Reader, personId: number): Somebody {
  const person = somebody(reader, personId);
  if (!person) throw new AppError('PERSON_NOT_FOUND');
  return person;
}

/** Where somebody lives on a day. @throws AppError STAY_NOT_IN_HOME */
export function requiredResidency(reader: Reader, person: Somebody, day: IsoDate): Residency {
  const residency = residencyOn(residenciesOf(reader, person.personId), day);
  if (!residency) throw new AppError('STAY_NOT_IN_HOME', { name: person.name, date: formatDate(day) });
  return residency;
}

/** @throws AppError STAY_NO_BED */
export function requiredStay(reader: Reader, person: Somebody, day: IsoDate): StoredStay {
  const stay = staysOfPerson(reader, person.personId, 'occupied', day, null).find(({ fromOn }) => fromOn <= day);
  if (!stay) throw new AppError('STAY_NO_BED', { name: person.name, date: formatDate(day) });
  return stay;
}

/**
 * The bed is in stock and nobody's for [from, until), leaving out the rows named.
 * @throws AppError BED_NOT_IN_STOCK, BED_RETIRED, BED_OUT_OF_USE, BED_OCCUPIED, BED_RESERVED
 */
export function refuseUnusable(reader: Reader, bed: StoredBed, from: IsoDate, until: IsoDate | null, except: readonly number[] = []): void {
  if (until !== null && until <= from) return;
  if (from < bed.fromOn) throw new AppError('BED_NOT_IN_STOCK', { bed: bed.place, date: formatDate(from), from: formatDate(bed.fromOn) });
  if (bed.untilOn !== null && (until === null || until > bed.untilOn))
    throw new AppError('BED_RETIRED', { bed: bed.place, until: formatDate(bed.untilOn) });
  const [outage] = outagesOnBed(reader, bed.bedId, from, until);
  if (outage)
    throw new AppError('BED_OUT_OF_USE', { bed: bed.place, from: formatDate(outage.fromOn), kind: labelOf(outageKinds, outage.kind) });
  const other = staysOnBed(reader, bed.bedId, from, until).find(({ bedStayId }) => !except.includes(bedStayId));
  if (other)
    throw new AppError(other.kind === 'reserved' ? 'BED_RESERVED' : 'BED_OCCUPIED', {
      bed: bed.place,
      from: formatDate(other.fromOn),
      name: maskName(other.name),
    });
}
