/** What the checks of a sheet look at, and what they say. Pure. */
import type { SheetCheckId } from '../../../../electron/contract/sheet-checks.ts';
import type { PersonCategory } from '../../../../electron/contract/terms.ts';
import type { IsoDate, IsoMonth } from '../../../../electron/contract/values.ts';

export type CheckedPerson = {
  readonly personId: number;
  readonly name: string;
  readonly bornOn: IsoDate;
  readonly category: PersonCategory | null;
  /** Day of a recorded death, whenever it was recorded. */
  readonly diedOn: IsoDate | null;
  /** The assessment whose level holds at the first of the month; null when the person was assessed only later. */
  readonly assessedOn: IsoDate | null;
};

export type CheckedLine = {
  readonly personId: number;
  readonly type: string;
  readonly forMonth: IsoMonth;
  readonly side: string;
  readonly fen: number;
  readonly payeeKind: 'home' | 'person' | 'caregiver' | 'handler';
  readonly homeId: number | null;
  readonly payeeName: string | null;
  readonly payeeAccount: string | null;
  /** Amount of the standard it rests on; null when it names none or the standard has been voided. */
  readonly standardFen: number | null;
  readonly standardName: string;
  /** Days paid, where the county counts days; null for the whole month. */
  readonly days: number | null;
};

export type CheckedHome = {
  readonly homeId: number;
  readonly name: string;
  readonly holder: string | null;
  readonly account: string | null;
};

/** A happiness home on a sheet of the operating subsidy. */
export type CheckedVillage = {
  readonly happinessHomeId: number;
  readonly name: string;
  readonly fen: number;
  readonly account: string | null;
  /** It was last paid to; null where it never was. */
  readonly lastAccount: string | null;
  /** State today and since when; null while it operates. */
  readonly stopped: { readonly label: string; readonly from: IsoDate } | null;
};

/** Somebody entitled who receives nothing for the month. */
export type Absent = { readonly personId: number; readonly since: IsoDate };

export type CheckBasis = {
  readonly month: IsoMonth;
  readonly people: ReadonlyMap<number, CheckedPerson>;
  readonly lines: readonly CheckedLine[];
  readonly homes: readonly CheckedHome[];
  readonly absent: readonly Absent[];
  /** Empty on sheets of people. */
  readonly villages: readonly CheckedVillage[];
  /** Names a caregiver was ever recorded under; asked only for holders that do not fit. */
  readonly caregiversOf: (personId: number) => readonly string[];
  readonly elderAge: number;
  readonly adultAge: number;
  readonly highTotalMultiple: number;
  /** Last day on which an assessment still holds at the first of the month. */
  readonly oldestAssessment: IsoDate;
  /** Per source of money, what the sheet would spend beyond what is left; empty where no sources are kept. */
  readonly overspent: readonly { readonly name: string; readonly fen: number; readonly leftFen: number }[];
};

export type RawFinding = {
  readonly check: SheetCheckId;
  /** What it is about, the same at every check. */
  readonly key: string;
  readonly personId: number | null;
  readonly homeId: number | null;
  readonly fen: number | null;
  readonly text: string;
};

export const ofPerson = (check: SheetCheckId, personId: number, fen: number | null, text: string, more = ''): RawFinding => ({
  check,
  key: `${check}:p${personId}${more === '' ? '' : `:${more}`}`,
  personId,
  homeId: null,
  fen,
  text,
});
export const ofHome = (check: SheetCheckId, homeId: number, fen: number | null, text: string): RawFinding => ({
  check,
  key: `${check}:h${homeId}`,
  personId: null,
  homeId,
  fen,
  text,
});
