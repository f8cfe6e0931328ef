import { incidents, managerDays, ofPerson, rollSheet } from '../../../database/features/beds/reading.ts';
import { absencesRegister, movementsRegister, occupancyOf, residentsRegister } from '../../../database/features/beds/registers.ts';
import { AppError } from '../../contract/result.ts';
import type { Handlers } from '../router.ts';
import { reader, scopedReader } from '../session.ts';

type Names = Extract<keyof Handlers, `stays.${string}`>;
const later = (): never => {
  throw new AppError('UNKNOWN_METHOD');
};

export const stayHandlers: Pick<Handlers, Names> = {
  'stays.day': ({ backend }, input) => managerDays(scopedReader(backend), input),
  'stays.ofPerson': ({ backend }, input) => ofPerson(reader(backend), input),
  'stays.rollSheet': ({ backend }, input) => rollSheet(reader(backend), input),
  'stays.incidents': ({ backend }, input) => incidents(reader(backend), input, backend.clock.now()),
  'stays.residents': ({ backend }, input) => residentsRegister(reader(backend), input),
  'stays.movements': ({ backend }, input) => movementsRegister(reader(backend), input),
  'stays.absences': ({ backend }, input) => absencesRegister(reader(backend), input, backend.clock.today()),
  'stays.occupancy': ({ backend }, input) => occupancyOf(reader(backend), input, backend.clock.today()),
  'stays.assign': later,
  'stays.move': later,
  'stays.swap': later,
  'stays.reserve': later,
  'stays.cancelReservation': later,
  'stays.admit': later,
  'stays.transfer': later,
  'stays.exit': later,
  'stays.startAbsence': later,
  'stays.changeAbsence': later,
  'stays.endAbsence': later,
  'stays.withdraw': later,
  'stays.withdrawAbsence': later,
  'stays.rollCall': later,
  'stays.saveIncident': later,
  'stays.closeIncident': later,
  'stays.withdrawIncident': later,
  'stays.export': later,
};
