/** The waiting list as the window shows it: page by page, with the beds that are held. */
import type { WaitingRow } from '../../../electron/contract/placement-waiting.ts';
import type { SelfCareLevel } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { promisesKept } from '../beds/promises.ts';
import { countyWide, isInScope, type ScopedReader } from '../users/scope.ts';
import { reservationsOn } from './queries-beds.ts';
import { partnerName } from './partner-name.ts';
import { waitingList, waitingRules, type WaitingEntry } from './waiting.ts';

export type WaitingPageInput = {
  readonly asOf: IsoDate;
  readonly search: string;
  readonly level: SelfCareLevel | null;
  readonly offset: number;
  readonly limit: number;
};

/** Filters narrow what is shown; the ranks stay those of the whole list. */
export function waitingPage(
  reader: ScopedReader,
  input: WaitingPageInput,
): { all: number; total: number; reserved: number; rules: { code: string; text: string }[]; rows: WaitingRow[] } {
  const list = waitingList(reader, input.asOf);
  const text = input.search.trim();
  const found = list.filter(
    (entry) =>
      (input.level === null || entry.level === input.level) &&
      (text === '' || entry.name.includes(text) || (entry.townName ?? '').includes(text) || (entry.villageName ?? '').includes(text)),
  );
  const kept = keptFor(reader, input.asOf);
  return {
    all: list.length,
    total: found.length,
    reserved: list.filter(({ personId }) => kept.has(personId)).length,
    rules: waitingRules(reader, input.asOf).map(({ code, text: words }) => ({ code, text: words })),
    rows: found.slice(input.offset, input.offset + input.limit).map((entry) => rowOf(reader, entry, kept.get(entry.personId))),
  };
}

type Kept = NonNullable<WaitingRow['reservation']> & { readonly homeId: number };

/** By person: the bed that is reserved for him, or the place promised in a home without a bed map. */
function keptFor(reader: ScopedReader, asOf: IsoDate): Map<number, Kept> {
  const promises = promisesKept(countyWide(reader), asOf).map(({ personId, homeId, homeName, acceptedOn }): [number, Kept] => [
    personId,
    { bedStayId: null, homeId, homeName, bed: '名额', fromOn: acceptedOn },
  ]);
  const beds = reservationsOn(reader, asOf).map(({ personId, bedStayId, homeId, homeName, place, fromOn }): [number, Kept] => [
    personId,
    { bedStayId, homeId, homeName, bed: place, fromOn },
  ]);
  return new Map([...promises, ...beds]);
}

function rowOf(reader: ScopedReader, entry: WaitingEntry, reservation: Kept | undefined): WaitingRow {
  const { idNumber: _, townCode: __, villageCode: ___, ...shown } = entry;
  const isHomeOwn = reservation !== undefined && (reader.scope.kind !== 'home' || isInScope(reader, 'home', reservation.homeId));
  return {
    ...shown,
    partnerName: entry.partnerPersonId === null ? null : partnerName(reader, entry.partnerPersonId),
    reservation: isHomeOwn
      ? { bedStayId: reservation.bedStayId, homeName: reservation.homeName, bed: reservation.bed, fromOn: reservation.fromOn }
      : null,
  };
}
