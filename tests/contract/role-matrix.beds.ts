/** One valid call of every method of beds and stays, made of a place whose home has a room, a bed, a stay, an absence and an incident. */
import { join } from 'node:path';
import { noDepartureDetail } from '../../electron/contract/stays-terms.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import type { MethodName } from '../../electron/contract/index.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Rows<Names extends MethodName> = { readonly [Name in Names]: Row<Name> };

const day = isoDate('2022-01-20');
const period = { from: isoDate('2022-01-01'), until: isoDate('2022-01-31') };
const homeOf = ({ homeId }: Place) => ({ homeId });
const inHome = (place: Place) => ({ ...homeOf(place), day });
const inPeriod = (place: Place) => ({ ...homeOf(place), ...period });
const room = { building: '新楼', sex: 'any', level: null, bedType: 'normal', fromOn: day } as const;
const away = { plannedUntil: null, destination: null, escort: null, approvedBy: null, note: null } as const;
const reason = '录错';

export const bedInputs: Rows<Extract<MethodName, `beds.${string}`>> = {
  'beds.map': { ask: inHome },
  'beds.homes': { ask: () => ({ day }) },
  'beds.history': { ask: ({ beds }) => ({ bedId: beds.bedId }) },
  'beds.layOut': { ask: (place) => ({ ...room, ...homeOf(place), floors: [2], firstRoom: 1, lastRoom: 2, bedsPerRoom: 2 }) },
  'beds.saveRoom': { ask: (place) => ({ ...room, ...homeOf(place), roomId: null, floor: 1, name: '101', beds: 2 }) },
  'beds.removeRoom': { ask: ({ beds }) => ({ roomId: beds.emptyRoomId, reason }) },
  'beds.add': {
    ask: ({ beds }) => ({ roomId: beds.roomId, label: null, bedType: 'normal', recognisedOn: null, basis: null, fromOn: day }),
  },
  'beds.change': { ask: ({ beds }) => ({ bedId: beds.bedId, label: '9', bedType: 'nursing', recognisedOn: day, basis: null }) },
  'beds.retire': { ask: ({ beds }) => ({ bedId: beds.freeBedId, onDate: day, reason }) },
  'beds.close': {
    ask: (place) => ({ ...homeOf(place), bedIds: [place.beds.freeBedId], kind: 'repair', fromOn: day, plannedUntil: null, reason: '漏水' }),
  },
  'beds.reopen': { ask: ({ beds }) => ({ outageId: beds.outageId, onDate: day }) },
  'beds.withdrawOutage': { ask: ({ beds }) => ({ outageId: beds.outageId, reason }) },
};

/** Refusals by what is recorded: a township's own person may live at home, or in a home of the other township. */
const byState = ['STAY_NOT_IN_HOME', 'STAY_NO_BED', 'STAY_HAS_BED', 'STAY_ALREADY_IN_HOME', 'BED_OCCUPIED', 'ABSENCE_OVERLAP'] as const;

export const stayInputs: Rows<Extract<MethodName, `stays.${string}`>> = {
  'stays.day': { ask: () => ({ day }) },
  'stays.ofPerson': { ask: ({ person }) => ({ personId: person.personId }) },
  'stays.assign': {
    ask: ({ person, beds }) => ({ personId: person.personId, bedId: beds.freeBedId, fromOn: day, note: null }),
    otherwise: byState,
  },
  'stays.move': {
    ask: ({ person, beds }) => ({ personId: person.personId, bedId: beds.freeBedId, onDate: day, note: null }),
    otherwise: byState,
  },
  'stays.swap': {
    // The neighbour is registered in the other township.
    ask: ({ person, beds, part }) => ({
      personId: person.personId,
      otherPersonId: 'townCode' in part ? person.personId : beds.neighbourId,
      onDate: day,
    }),
    otherwise: [...byState, 'STAY_OTHER_HOME'],
  },
  'stays.reserve': {
    ask: ({ person, beds }) => ({ personId: person.personId, bedId: beds.freeBedId, fromOn: day, plannedUntil: null, note: null }),
    otherwise: byState,
  },
  'stays.cancelReservation': { ask: ({ beds }) => ({ bedStayId: beds.reservationId, reason }) },
  'stays.held': { ask: () => ({}) },
  'stays.release': { ask: ({ beds }) => ({ places: [{ kind: 'bed', key: beds.reservationId }], reason: '不来了' }) },
  'stays.admit': {
    ask: ({ person, homeId }) => ({ personId: person.personId, homeId, bedId: null, onDate: day, note: null }),
    otherwise: byState,
  },
  'stays.transfer': {
    ask: ({ person, homeId }) => ({
      personId: person.personId,
      homeId,
      bedId: null,
      onDate: day,
      reason: 'nearby',
      detail: noDepartureDetail,
    }),
    otherwise: byState,
  },
  'stays.exit': {
    ask: ({ person }) => ({
      personId: person.personId,
      onDate: day,
      reason: 'death',
      terminationReason: null,
      caregiver: null,
      detail: noDepartureDetail,
    }),
    otherwise: byState,
  },
  'stays.startAbsence': {
    ask: ({ person }) => ({ ...away, personId: person.personId, kind: 'leave', fromOn: day }),
    otherwise: byState,
  },
  'stays.changeAbsence': { ask: ({ beds }) => ({ ...away, absenceId: beds.absenceId }) },
  'stays.endAbsence': { ask: ({ beds }) => ({ absenceId: beds.absenceId, onDate: day }) },
  'stays.withdraw': { ask: ({ beds }) => ({ bedStayId: beds.bedStayId, reason }) },
  'stays.withdrawAbsence': { ask: ({ beds }) => ({ absenceId: beds.absenceId, reason }) },
  'stays.rollSheet': { ask: inHome },
  'stays.rollCall': { ask: (place) => ({ ...inHome(place), absent: [], note: null }) },
  'stays.incidents': { ask: inPeriod },
  'stays.saveIncident': {
    ask: (place) => ({
      ...homeOf(place),
      incidentId: null,
      personId: null,
      kind: 'fall',
      severity: 'minor',
      happenedAt: '2022-01-20 08:30',
      reportedAt: null,
      description: '走廊滑倒',
      measures: null,
    }),
  },
  'stays.closeIncident': { ask: ({ beds }) => ({ incidentId: beds.incidentId, onDate: day, measures: '铺防滑垫' }) },
  'stays.withdrawIncident': { ask: ({ beds }) => ({ incidentId: beds.incidentId, reason }) },
  'stays.residents': { ask: inHome },
  'stays.movements': { ask: inPeriod },
  'stays.absences': { ask: inPeriod },
  'stays.occupancy': { ask: (place) => ({ ...homeOf(place), month: isoMonth('2022-01') }) },
  'stays.savePaper': {
    ask: (place) => ({ ...inPeriod(place), register: 'residents', protection: { kind: 'plain', purpose: '本单位办公使用' } }),
    path: (world: World) => join(world.folder, '花名册.pdf'),
    otherwise: ['EXPORT_MASKED_ONLY'],
  },
  'stays.export': {
    ask: (place) => ({ ...inPeriod(place), register: 'residents', protection: { kind: 'plain', purpose: '本单位办公使用' } }),
    path: (world: World) => join(world.folder, '花名册.xlsx'),
    otherwise: ['EXPORT_MASKED_ONLY'],
  },
};
