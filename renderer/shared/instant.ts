/** Instants of the log as local time. */
export { formatInstant, formatInstantExact } from '../../electron/contract/instant.ts';
