/** What the papers of a grading say, as plain data: points are integer tenths, amounts integer fen, days ISO text. */
import { happinessGrades, type HappinessGrade } from '../../../../electron/contract/happiness-terms.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import { formatDate, isIsoDate } from '../../../../electron/contract/values.ts';
import { formatTenths } from '../../../documents/tenths.ts';

/** 自评分, 初审分, 评定分; null while nobody has given it. */
export type ThreePoints = { readonly self: number | null; readonly town: number | null; readonly county: number | null };

export type ScoredItem = {
  readonly code: string;
  readonly name: string;
  /** How points are given, in words. */
  readonly rule: string;
  readonly max: number;
  readonly points: ThreePoints;
  /** Cases in which the item does not apply, and the one that holds. */
  readonly cases: readonly { readonly code: string; readonly text: string }[];
  readonly notApplicable: string | null;
  /** Why the township departs from the village, the county from the township. */
  readonly townReason: string | null;
  readonly countyReason: string | null;
};

export type ScoredGroup = {
  readonly code: string;
  readonly name: string;
  readonly max: number;
  readonly points: ThreePoints;
  readonly items: readonly ScoredItem[];
};

export type VetoLine = {
  readonly code: string;
  readonly text: string;
  readonly isTrue: boolean | null;
  readonly occurredOn: string | null;
  readonly note: string | null;
};

/** A home as it was when the paper's round was held. */
export type HomeOnPaper = {
  readonly code: string;
  readonly name: string;
  readonly townName: string;
  readonly villageName: string;
  readonly builtYear: number | null;
  /** Hundredths of a square metre. */
  readonly floorAreaCenti: number | null;
  readonly restPlaces: number | null;
  readonly mealMode: string | null;
  readonly servedPeople: number | null;
};

export type SheetTotals = ThreePoints & { readonly max: number; readonly bonus: number | null };

export type ScoreSheetContent = {
  readonly region: string;
  readonly year: number;
  readonly roundName: string;
  readonly templateName: string;
  readonly templateVersion: number;
  readonly home: HomeOnPaper;
  readonly groups: readonly ScoredGroup[];
  readonly vetoes: readonly VetoLine[];
  readonly totals: SheetTotals;
  readonly grade: HappinessGrade | null;
  /** Why the grade is lower than the points would give. */
  readonly gradeNote: string | null;
  readonly assessors: readonly string[];
  readonly assessedOn: string | null;
  readonly documentNo: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

export type SummaryHome = HomeOnPaper & {
  readonly townCode: string;
  readonly totals: ThreePoints;
  /** Points of the county by group, in the order of the template. */
  readonly groupPoints: readonly (number | null)[];
  readonly vetoCodes: readonly string[];
  readonly grade: HappinessGrade | null;
  readonly gradeBefore: HappinessGrade | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly remark: string | null;
};

export type SummaryContent = {
  readonly region: string;
  readonly year: number;
  readonly roundName: string;
  readonly templateName: string;
  readonly groups: readonly { readonly code: string; readonly name: string; readonly max: number }[];
  readonly homes: readonly SummaryHome[];
  readonly asOf: string;
  /** Not published yet: 草稿. */
  readonly isDraft: boolean;
};

export type PublicNoticeContent = {
  readonly region: string;
  readonly unit: string;
  readonly year: number;
  readonly roundName: string;
  readonly from: string;
  readonly until: string;
  readonly days: number;
  readonly phone: string;
  readonly address: string | null;
  readonly homes: readonly SummaryHome[];
};

export type AwardContent = {
  readonly region: string;
  readonly unit: string;
  readonly year: number;
  readonly roundName: string;
  readonly templateName: string;
  /** 主送机关, as it stands before the colon. */
  readonly recipients: string;
  readonly documentNo: string | null;
  readonly documentDay: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly publishedFrom: string | null;
  readonly publishedUntil: string | null;
  readonly homes: readonly SummaryHome[];
};

export function gradeWord(grade: HappinessGrade | null): string {
  return grade === null ? '' : labelOf(happinessGrades, grade);
}

/** As somebody writes points: `3.5`, `4`. */
export function tenths(value: number | null): string {
  return value === null ? '' : formatTenths(value).replace(/\.0$/, '');
}

/** A total has its one decimal. */
export function totalText(value: number | null): string {
  return value === null ? '' : formatTenths(value);
}

/** `245.6` of 24560; square metres. */
export function areaText(centi: number | null): string {
  return centi === null ? '' : String(centi / 100);
}

export function dayText(value: string | null): string {
  return value !== null && isIsoDate(value) ? formatDate(value) : '';
}

/** Better grades first. */
const order: readonly HappinessGrade[] = ['G1', 'G2', 'G3', 'G0'];

/** 升、平、降 against the grade before; 新 for a home that had none; nothing while there is no new one, or none was reached the first time. */
export function changeWord(before: HappinessGrade | null, now: HappinessGrade | null): string {
  if (now === null) return '';
  if (before === null) return now === 'G0' ? '' : '新';
  const step = order.indexOf(before) - order.indexOf(now);
  return step > 0 ? '升' : step < 0 ? '降' : '平';
}

/** `2022.07—2025.06`, or open at the end. */
export function validityText(from: string | null, to: string | null): string {
  if (from === null) return '';
  const short = (day: string): string => day.slice(0, 7).replace('-', '.');
  return `${short(from)}—${to === null ? '' : short(to)}`;
}

export function countByGrade(homes: readonly { readonly grade: HappinessGrade | null }[]): ReadonlyMap<HappinessGrade, number> {
  return new Map(order.map((grade) => [grade, homes.filter((home) => home.grade === grade).length]));
}

export const gradeOrder = order;
