/** Runs the checks of a sheet on what is recorded now. */
import { sheetCheckIds } from '../../../../electron/contract/sheet-checks.ts';
import { destitute, happinessScheme, type Scheme } from '../../../../electron/contract/schemes.ts';
import {
  firstDayOf,
  isoDate,
  lastDayOf,
  addMonths,
  monthOf,
  daysInMonth,
  type IsoDate,
  type IsoMonth,
} from '../../../../electron/contract/values.ts';
import type { Reader } from '../../../core/sql.ts';
import { fundingOf } from '../../funds/service-sheet.ts';
import { cancelledFacts, everything, factsOfPeople } from '../queries-facts.ts';
import { periodIn } from '../rules-facts.ts';
import { policyNumber } from '../../parameters/service.ts';
import {
  caregiverNames,
  homesChecked,
  linesChecked,
  peopleChecked,
  peopleWithoutLine,
  settingOf,
  villagesChecked,
  type Finding,
  type Setting,
} from './queries.ts';
import type { Absent, CheckBasis } from './rules-basis.ts';
import { checks } from './rules-checks.ts';

export type CheckedSheet = { readonly sheetId: number; readonly month: IsoMonth; readonly scheme: Scheme };

/** How every check is set on the first day of the sheet's month. */
export function settingsFor(reader: Reader, month: IsoMonth): Setting[] {
  return sheetCheckIds.map((check) => settingOf(reader, check, firstDayOf(month)));
}

/** Red findings first, then by check; within a check in the order of the sheet. */
export function findingsNow(reader: Reader, sheet: CheckedSheet): Finding[] {
  const settings = settingsFor(reader, sheet.month).filter(({ severity }) => severity !== null);
  if (settings.length === 0) return [];
  const basis = basisOf(reader, sheet);
  const found = settings.flatMap(({ check, severity, documentNo, documentTitle }) =>
    severity === null ? [] : [...checks[check](basis)].map((finding): Finding => ({ ...finding, severity, documentNo, documentTitle })),
  );
  return [...found.filter(({ severity }) => severity === 'red'), ...found.filter(({ severity }) => severity === 'yellow')];
}

function basisOf(reader: Reader, { sheetId, month, scheme }: CheckedSheet): CheckBasis {
  const day = firstDayOf(month);
  const isOfVillages = scheme === happinessScheme;
  return {
    month,
    villages: isOfVillages ? villagesChecked(reader, sheetId, month) : [],
    people: peopleChecked(reader, sheetId, month),
    lines: isOfVillages ? [] : linesChecked(reader, sheetId),
    homes: homesChecked(reader, sheetId),
    absent: scheme === destitute ? absentPeople(reader, sheetId, month) : [],
    caregiversOf: (personId) => caregiverNames(reader, personId),
    elderAge: policyNumber(reader, 'age.elder', day),
    adultAge: policyNumber(reader, 'age.adult', day),
    highTotalMultiple: policyNumber(reader, 'sheet.highTotal.multiple', day),
    oldestAssessment: monthsBefore(day, policyNumber(reader, 'assessment.validMonths', day)),
    overspent: fundingOf(reader, sheetId)
      .rows.filter(({ isOverspent }) => isOverspent)
      .map(({ sourceName, fen, availableFen }) => ({ name: sourceName, fen: fen - Math.max(availableFen, 0), leftFen: availableFen })),
  };
}

/** The same day so many months earlier; the last of the month where it has no such day. */
function monthsBefore(day: IsoDate, months: number): IsoDate {
  const month = addMonths(monthOf(day), -months);
  return Number(day.slice(8)) > daysInMonth(month) ? lastDayOf(month) : isoDate(`${month}-${day.slice(8)}`);
}

function absentPeople(reader: Reader, sheetId: number, month: IsoMonth): Absent[] {
  const candidates = peopleWithoutLine(reader, sheetId, month);
  if (candidates.length === 0) return [];
  const cancelled = cancelledFacts(reader, everything);
  return candidates.flatMap((personId) => {
    const [facts] = factsOfPeople(reader, personId, personId, cancelled, everything);
    const period = facts ? periodIn(facts, month) : null;
    if (!period || (period.suspendedSince !== null && period.suspendedSince < firstDayOf(month))) return [];
    return [{ personId, since: period.confirmation.validFrom }];
  });
}
