/** What other features ask: who lives in which home, and who they are on a day. */
export { peopleOn } from './queries-map.ts';
export { residenciesIn } from './queries-residency.ts';
