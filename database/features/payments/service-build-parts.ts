/** Writes what a sheet holds of each person: the snapshot, the lines, what is claimed back and what waits. */
import type { Scheme } from '../../../electron/contract/schemes.ts';
import { addFen, type Fen, type IsoMonth } from '../../../electron/contract/values.ts';
import { insertRows } from '../../core/insert.ts';
import { newUid, type Writer } from '../../core/sql.ts';
import { placeNames } from './queries-basis.ts';
import type { Circumstances, PersonFacts } from './rules-facts.ts';
import type { Claim, SheetLine, SheetPart, Totals } from './rules-sheet.ts';

const personColumns = [
  'sheet_id',
  'person_id',
  'name',
  'id_number',
  'town_code',
  'town_name',
  'village_code',
  'village_name',
  'area_type',
  'level',
  'mode',
  'home_id',
  'level_fact_id',
  'mode_fact_id',
];
const lineColumns = [
  'sheet_id',
  'person_id',
  'scheme',
  'line_type',
  'for_month',
  'of_type',
  'side',
  'fen',
  'payee_kind',
  'payee_home_id',
  'payee_name',
  'payee_bank',
  'payee_account',
  'standard_id',
  'corrects_line_id',
  'days',
  'month_days',
];
const claimColumns = ['uid', 'sheet_id', 'person_id', 'for_month', 'of_type', 'side', 'fen'];

export type PartWriter = {
  readonly add: (facts: PersonFacts, part: SheetPart) => void;
  /** Writes what was added: the person before his lines, which point to him. */
  readonly flush: () => void;
  readonly totals: () => Totals;
  /** Recoveries and pending items added. */
  readonly claims: () => number;
  readonly homes: () => ReadonlySet<number>;
  /** Standards the lines pay by. */
  readonly standards: () => ReadonlySet<number>;
};

/** The hot path: rows are gathered flat and written many at once; nothing else is kept but sums. */
export function partWriter(
  writer: Writer,
  sheetId: number,
  month: IsoMonth,
  scheme: Scheme,
  circumstancesOf: (facts: PersonFacts, month: IsoMonth) => Circumstances,
): PartWriter {
  const places = placeNames(writer);
  const tables = [
    { name: 'sheet_person', columns: personColumns, values: [] as unknown[] },
    { name: 'sheet_line', columns: lineColumns, values: [] as unknown[] },
    { name: 'sheet_recovery', columns: claimColumns, values: [] as unknown[] },
    { name: 'sheet_pending', columns: claimColumns, values: [] as unknown[] },
  ] as const;
  const [people, lines, recoveries, pending] = tables;
  const homes = new Set<number>();
  const standards = new Set<number>();
  const amounts: Fen[] = [];
  const toHomes: Fen[] = [];
  let persons = 0;
  let claimed = 0;
  const addPerson = (facts: PersonFacts): void => {
    const { residence, level, stay } = circumstancesOf(facts, month);
    const { townCode, villageCode, areaType } = residence.value;
    const { mode, homeId } = stay.value;
    if (homeId !== null) homes.add(homeId);
    people.values.push(sheetId, facts.personId, facts.name, facts.idNumber, townCode, places.get(townCode) ?? townCode);
    people.values.push(villageCode, places.get(villageCode) ?? villageCode, areaType, level.value, mode, homeId, level.factId, stay.factId);
  };
  const addLine = (personId: number, line: SheetLine): void => {
    const { type, forMonth, of, side, fen, payeeKind, homeId, payee } = line;
    lines.values.push(sheetId, personId, scheme, type, forMonth, of, side, fen, payeeKind, homeId, payee.name, payee.bank, payee.account);
    lines.values.push(line.standardId, line.correctsLineId, line.days ?? null, line.monthDays ?? null);
    if (line.standardId !== null) standards.add(line.standardId);
    amounts.push(fen);
    if (homeId === null) return;
    homes.add(homeId);
    toHomes.push(fen);
  };
  const addClaims = (to: unknown[], personId: number, claims: readonly Claim[]): void => {
    for (const { forMonth, of, side, fen } of claims) to.push(newUid(), sheetId, personId, forMonth, of, side, fen);
    claimed += claims.length;
  };
  return {
    add: (facts, part) => {
      if (part.lines.length + part.recoveries.length + part.pending.length === 0) return;
      addPerson(facts);
      if (part.lines.length > 0) persons += 1;
      for (const line of part.lines) addLine(facts.personId, line);
      addClaims(recoveries.values, facts.personId, part.recoveries);
      addClaims(pending.values, facts.personId, part.pending);
    },
    flush: () => {
      for (const { name, columns, values } of tables) {
        insertRows(writer.connection, name, columns, values);
        values.length = 0;
      }
    },
    totals: () => ({ persons, lines: amounts.length, totalFen: addFen(amounts), toHomesFen: addFen(toHomes) }),
    claims: () => claimed,
    homes: () => homes,
    standards: () => standards,
  };
}
