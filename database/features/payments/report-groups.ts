/** Lines of a sheet as they are grouped on paper: one part per home, one per township for what people receive themselves. */
import type { Scheme } from '../../../electron/contract/schemes.ts';
import type { IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { homesOnSheet, linesOnSheet, peopleOnSheet, type PaperHome, type PaperLine, type PaperPerson } from './queries-paper.ts';

/** One person's row in one part. */
export type PaperEntry = {
  readonly person: PaperPerson;
  readonly basic: PaperLine | null;
  readonly care: PaperLine | null;
  /** The price subsidy or the one-off amount, on the sheets of those. */
  readonly topUp: PaperLine | null;
  /** Back pay, offsets, funeral expenses. */
  readonly others: readonly PaperLine[];
  readonly totalFen: number;
};

export type PaperGroup = {
  /** `home:<id>` or `town:<code>`. */
  readonly key: string;
  readonly name: string;
  /** Null for a township. */
  readonly home: PaperHome | null;
  readonly entries: readonly PaperEntry[];
};

type Mutable = {
  person: PaperPerson;
  basic: PaperLine | null;
  care: PaperLine | null;
  topUp: PaperLine | null;
  others: PaperLine[];
  totalFen: number;
};

/** Homes by their code, then townships by theirs. */
export function paperGroups(reader: Reader, sheetId: number): PaperGroup[] {
  const homes = homesOnSheet(reader, sheetId);
  const linesOf = Map.groupBy(linesOnSheet(reader, sheetId), (line) => line.personId);
  const ofHomes = new Map<string, PaperEntry[]>(homes.map((home) => [`home:${home.homeId}`, []]));
  const ofTowns = new Map<string, { name: string; entries: PaperEntry[] }>();
  for (const person of peopleOnSheet(reader, sheetId))
    for (const [key, entry] of entriesOf(person, linesOf.get(person.personId) ?? [])) {
      if (key.startsWith('home:')) ofHomes.get(key)?.push(entry);
      else {
        const town = ofTowns.get(key);
        if (town) town.entries.push(entry);
        else ofTowns.set(key, { name: person.townName, entries: [entry] });
      }
    }
  return [
    ...homes
      .map((home) => ({ key: `home:${home.homeId}`, name: home.name, home, entries: ofHomes.get(`home:${home.homeId}`) ?? [] }))
      .filter(({ entries }) => entries.length > 0),
    ...[...ofTowns].map(([key, { name, entries }]) => ({ key, name, home: null, entries })),
  ];
}

function entriesOf(person: PaperPerson, lines: readonly PaperLine[]): Map<string, Mutable> {
  const entries = new Map<string, Mutable>();
  for (const line of lines) {
    const key = line.homeId === null ? `town:${person.townCode}` : `home:${line.homeId}`;
    let entry = entries.get(key);
    if (!entry) entries.set(key, (entry = { person, basic: null, care: null, topUp: null, others: [], totalFen: 0 }));
    if (line.type === 'BASIC') entry.basic = line;
    else if (line.type === 'CARE') entry.care = line;
    else if (line.type === 'PRICE' || line.type === 'OTHER') entry.topUp = line;
    else entry.others.push(line);
    entry.totalFen += line.fen;
  }
  return entries;
}

export type PartKind = 'BACKPAY' | 'OFFSET' | 'FUNERAL';

/** What every row has a column for: two on sheets of destitute support, one on the others. */
export type RegularKind = 'BASIC' | 'CARE' | 'topUp';

export function sumOf(entries: readonly PaperEntry[], kind: RegularKind | PartKind | 'total'): number {
  return entries.reduce((sum, entry) => sum + amountOf(entry, kind), 0);
}

export function amountOf(entry: PaperEntry, kind: RegularKind | PartKind | 'total'): number {
  if (kind === 'total') return entry.totalFen;
  if (kind === 'BASIC') return entry.basic?.fen ?? 0;
  if (kind === 'CARE') return entry.care?.fen ?? 0;
  if (kind === 'topUp') return entry.topUp?.fen ?? 0;
  return entry.others.reduce((sum, line) => (line.type === kind ? sum + line.fen : sum), 0);
}

/** Kinds of corrections that occur; only these get a column. */
export function partsIn(entries: readonly PaperEntry[]): PartKind[] {
  return (['BACKPAY', 'OFFSET', 'FUNERAL'] as const).filter((kind) =>
    entries.some((entry) => entry.others.some((line) => line.type === kind)),
  );
}

export type PaperSheet = {
  readonly month: IsoMonth;
  readonly scheme: Scheme;
  /** Of another scheme than destitute support. */
  readonly title: string | null;
  readonly documentNo: string | null;
  readonly region: string;
  readonly persons: number;
  readonly lines: number;
  readonly groups: readonly PaperGroup[];
};
