/** Funds: what the backend asks for. */
export { choose, fundingOf } from './service-sheet.ts';
export { entries, record, rules, saveRule, saveSource, stopSource, withdraw, withdrawRule } from './service-entries.ts';
export { forecastSteps } from './service-forecast.ts';
export { yearOf } from './service-year.ts';
