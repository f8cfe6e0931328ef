/** A sheet beside the one before it: who came, who went, what changed, so that last total and changes make this total to the fen. Pure. */
import type { ChangeKind, ChangeSum } from '../../../../electron/contract/sheet-checks.ts';
import type { AreaType, SelfCareLevel, SupportMode } from '../../../../electron/contract/terms.ts';

/** A person as a sheet saw him. */
export type Seen = {
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string;
  readonly areaType: AreaType;
  readonly level: SelfCareLevel;
  readonly mode: SupportMode;
  readonly homeId: number | null;
  readonly townCode: string;
};

/** Everything of one kind that one part of a sheet (a home, the scattered people of a township) pays for a person. */
export type Amount = {
  readonly personId: number;
  readonly groupKey: string;
  readonly type: string;
  readonly fen: number;
  readonly standardId: number | null;
  /** Days paid, where the county counts days. */
  readonly days: number | null;
};

export type ComparedSheet = { readonly people: ReadonlyMap<number, Seen>; readonly amounts: readonly Amount[] };

export type Change = {
  readonly personId: number;
  readonly groupKey: string;
  readonly kind: ChangeKind;
  readonly lastFen: number;
  readonly thisFen: number;
  /** Of the regular amounts, one a kind; empty for back pay, offsets and the like. */
  readonly types: readonly TypeChange[];
};
export type TypeChange = { readonly type: string; readonly last: Amount | null; readonly now: Amount | null };

const onceKinds = ['BACKPAY', 'OFFSET', 'FUNERAL'] as const;
const isOnce = (type: string): boolean => (onceKinds as readonly string[]).includes(type);
/** Order of the list within a part. */
const kindOrder: readonly ChangeKind[] = [
  'added',
  'resumed',
  'movedIn',
  'ended',
  'stopped',
  'movedOut',
  'changed',
  'BACKPAY',
  'OFFSET',
  'FUNERAL',
  'other',
];
const cameKinds: ReadonlySet<ChangeKind> = new Set(['added', 'resumed', 'movedIn']);
const wentKinds: ReadonlySet<ChangeKind> = new Set(['ended', 'stopped', 'movedOut']);

type Cell = { last: Amount[]; now: Amount[] };
const sumOf = (amounts: readonly Amount[]): number => amounts.reduce((sum, { fen }) => sum + fen, 0);

function cellsOf(last: ComparedSheet, now: ComparedSheet): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const add = (amount: Amount, side: keyof Cell): void => {
    const key = `${amount.personId} ${amount.groupKey}`;
    const cell = cells.get(key) ?? { last: [], now: [] };
    cell[side].push(amount);
    cells.set(key, cell);
  };
  for (const amount of last.amounts) add(amount, 'last');
  for (const amount of now.amounts) add(amount, 'now');
  return cells;
}

const paidRegularly = (sheet: ComparedSheet): ReadonlySet<number> =>
  new Set(sheet.amounts.filter(({ type }) => !isOnce(type)).map(({ personId }) => personId));

export type Standing = {
  /** Somebody who comes was paid on a still earlier sheet. */
  readonly wasPaidBefore: (personId: number) => boolean;
  /** Support has ended, by what was known when the sheet was built; else it rests. */
  readonly hasEnded: (personId: number) => boolean;
};

/** Every difference, by part, kind and ID number; people whose amounts are the same are not among them. */
export function changesBetween(last: ComparedSheet, now: ComparedSheet, groups: readonly string[], standing: Standing): Change[] {
  const [paidLast, paidNow] = [paidRegularly(last), paidRegularly(now)];
  const changes: Change[] = [];
  for (const [key, cell] of cellsOf(last, now)) {
    const [id = '', groupKey = ''] = key.split(' ');
    const personId = Number(id);
    const regular = regularChange(personId, groupKey, cell, { paidLast, paidNow, standing });
    if (regular) changes.push(regular);
    for (const kind of onceKinds) {
      const of = (amounts: readonly Amount[]): number => sumOf(amounts.filter(({ type }) => type === kind));
      const [lastFen, thisFen] = [of(cell.last), of(cell.now)];
      if (lastFen !== 0 || thisFen !== 0) changes.push({ personId, groupKey, kind, lastFen, thisFen, types: [] });
    }
  }
  const place = new Map(groups.map((group, index) => [group, index]));
  const order = new Map(kindOrder.map((kind, index) => [kind, index]));
  const numberOf = ({ personId }: Change): string => (now.people.get(personId) ?? last.people.get(personId))?.idNumber ?? '';
  return changes.sort(
    (a, b) =>
      (place.get(a.groupKey) ?? 0) - (place.get(b.groupKey) ?? 0) ||
      (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) ||
      (numberOf(a) < numberOf(b) ? -1 : 1),
  );
}

type Paid = { readonly paidLast: ReadonlySet<number>; readonly paidNow: ReadonlySet<number>; readonly standing: Standing };

function regularChange(personId: number, groupKey: string, cell: Cell, { paidLast, paidNow, standing }: Paid): Change | null {
  const [last, now] = [cell.last.filter(({ type }) => !isOnce(type)), cell.now.filter(({ type }) => !isOnce(type))];
  if (last.length === 0 && now.length === 0) return null;
  const types = [...new Set([...last, ...now].map(({ type }) => type))]
    .map((type): TypeChange => ({
      type,
      last: last.find((one) => one.type === type) ?? null,
      now: now.find((one) => one.type === type) ?? null,
    }))
    .filter((change) => change.last?.fen !== change.now?.fen);
  const kind: ChangeKind =
    last.length === 0
      ? paidLast.has(personId)
        ? 'movedIn'
        : standing.wasPaidBefore(personId)
          ? 'resumed'
          : 'added'
      : now.length === 0
        ? paidNow.has(personId)
          ? 'movedOut'
          : standing.hasEnded(personId)
            ? 'ended'
            : 'stopped'
        : 'changed';
  return types.length === 0 ? null : { personId, groupKey, kind, lastFen: sumOf(last), thisFen: sumOf(now), types };
}

type Sum = { -readonly [Key in keyof ChangeSum]: ChangeSum[Key] };

const emptySum = (key: string, name: string): Sum => ({
  key,
  name,
  lastPersons: 0,
  lastFen: 0,
  addedPersons: 0,
  addedFen: 0,
  endedPersons: 0,
  endedFen: 0,
  changedPersons: 0,
  changedFen: 0,
  lastOnceFen: 0,
  onceFen: 0,
  thisPersons: 0,
  thisFen: 0,
});

export type Group = { readonly key: string; readonly name: string };

/** Totals of both sheets per part, and the changes between them, each taken from its own rows. */
export function changeSums(last: ComparedSheet, now: ComparedSheet, changes: readonly Change[], groups: readonly Group[]): ChangeSum[] {
  const sums = new Map(groups.map(({ key, name }) => [key, emptySum(key, name)]));
  const of = (key: string): Sum => sums.get(key) ?? emptySum(key, '');
  for (const { groupKey, type, fen } of last.amounts) {
    of(groupKey).lastFen += fen;
    if (isOnce(type)) of(groupKey).lastOnceFen += fen;
  }
  for (const { groupKey, type, fen } of now.amounts) {
    of(groupKey).thisFen += fen;
    if (isOnce(type)) of(groupKey).onceFen += fen;
  }
  countPeople(last, (key) => (of(key).lastPersons += 1));
  countPeople(now, (key) => (of(key).thisPersons += 1));
  for (const { groupKey, kind, lastFen, thisFen } of changes) {
    const sum = of(groupKey);
    if (cameKinds.has(kind)) {
      sum.addedPersons += 1;
      sum.addedFen += thisFen;
    } else if (wentKinds.has(kind)) {
      sum.endedPersons += 1;
      sum.endedFen += lastFen;
    } else if (kind === 'changed') {
      sum.changedPersons += 1;
      sum.changedFen += thisFen - lastFen;
    }
  }
  return [...sums.values()];
}

/** Of people who receive regular amounts, once in each part. */
function countPeople({ amounts }: ComparedSheet, count: (groupKey: string) => void): void {
  const seen = new Set<string>();
  for (const { personId, groupKey, type } of amounts) {
    const key = `${personId} ${groupKey}`;
    if (isOnce(type) || seen.has(key)) continue;
    seen.add(key);
    count(groupKey);
  }
}

export function wholeOf(sums: readonly ChangeSum[], name: string): ChangeSum {
  const whole = emptySum('', name);
  for (const sum of sums)
    for (const key of Object.keys(whole) as (keyof Sum)[]) if (key !== 'key' && key !== 'name') whole[key] += sum[key];
  return whole;
}

/** What the changes leave unexplained: zero, or the comparison is wrong. */
export function unexplainedFen(sum: ChangeSum): number {
  return sum.lastFen + sum.addedFen - sum.endedFen + sum.changedFen - sum.lastOnceFen + sum.onceFen - sum.thisFen;
}
