/** What other features ask of happiness homes. */
export { gradesOf, homeById, homesOf, type HappinessHome } from './queries-homes.ts';
export { monthsBetween, standingGrades, standingStatuses, type RecordedGrade } from './queries-year.ts';
