/** A county with a few happiness homes in memory, for the tests of their use cases. */
import { insertHome } from '../../database/features/happiness/service-homes.ts';
import { saveMonths } from '../../database/features/happiness/service-months.ts';
import { addGrade } from '../../database/features/happiness/service-grades.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { rows, transaction } from '../../database/core/sql.ts';
import { AppError } from '../../electron/contract/result.ts';
import { addMonths, isoDate, isoMonth } from '../../electron/contract/values.ts';
import type { HappinessGrade } from '../../electron/contract/happiness-terms.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

export type Village = { readonly code: string; readonly townCode: string };
export type HappinessCounty = {
  readonly ledger: TestLedger;
  readonly villages: readonly Village[];
  /** A home of a village, by its place in the list. */
  readonly home: (index: number, openedOn?: string | null) => number;
  readonly grade: (happinessHomeId: number, grade: HappinessGrade, effectiveFrom: string) => number;
  /** Open days from January 2022 on, or from the month named. */
  readonly open: (happinessHomeId: number, days: readonly number[], from?: string) => void;
};

export const document = '样民发〔2022〕3号';
export const everyMonth = [22, 20, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22];

export function happinessCounty(today = '2022-12-31'): HappinessCounty {
  const ledger = memoryLedger({ clock: fixedClock(isoDate(today)) });
  const villages = rows<Village>(
    ledger,
    "SELECT code, parent_code AS townCode FROM division WHERE level = 'village' AND valid_to IS NULL ORDER BY code",
  );
  return {
    ledger,
    villages,
    home: (index, openedOn = null) =>
      transaction(ledger, (writer) =>
        insertHome(
          writer,
          {
            code: `样本F${String(index + 1).padStart(3, '0')}`,
            name: `第${index + 1}幸福院`,
            townCode: villages[index]?.townCode ?? '',
            villageCode: villages[index]?.code ?? '',
            creditCode: null,
            builtYear: null,
            openedOn: openedOn === null ? null : isoDate(openedOn),
            floorAreaCenti: null,
            restPlaces: null,
            mealMode: null,
            managerName: null,
            phone: null,
            villageElders: null,
          },
          null,
        ),
      ),
    grade: (happinessHomeId, grade, effectiveFrom) =>
      addGrade(ledger, {
        happinessHomeId,
        grade,
        effectiveFrom: isoDate(effectiveFrom),
        validTo: null,
        documentNo: document,
        cause: 'award',
      }).gradeId,
    open: (happinessHomeId, days, from = '2022-01') => {
      const first = isoMonth(from);
      saveMonths(ledger, { cells: days.map((openDays, index) => ({ happinessHomeId, month: addMonths(first, index), openDays })) });
    },
  };
}

/** The refusal a piece of work ends with; null when it is done. */
export function refusal(work: () => unknown): { readonly code: string; readonly fields: Readonly<Record<string, string>> } | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, fields: error.fields ?? {} };
    throw error;
  }
}
