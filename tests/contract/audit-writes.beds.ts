/** What methods of beds and stays write into the audit; asked of the neighbour, who lies in the home, where the person of the place lives at home. */
import type { MethodName } from '../../electron/contract/index.ts';
import { noDepartureDetail } from '../../electron/contract/stays-terms.ts';
import type { Line } from './audit-writes.test.ts';
import type { Place, World } from './role-world.ts';

type Names = Extract<MethodName, `beds.${string}` | `stays.${string}`>;

export const bedGolden: Partial<Record<Names, readonly Line[]>> = {
  'beds.layOut': ['bed.layOut write -a'],
  'beds.saveRoom': ['bed.addRoom write -a'],
  'beds.removeRoom': ['bed.removeRoom write ba'],
  'beds.add': ['bed.add write -a'],
  'beds.change': ['bed.change write ba'],
  'beds.retire': ['bed.retire write ba'],
  'beds.close': ['bed.close write -a'],
  'beds.reopen': ['bed.reopen write ba'],
  'beds.withdrawOutage': ['bed.withdrawOutage write ba'],
  'stays.assign': ['bed.fulfil write ba', 'bed.assign write -a'],
  'stays.move': ['bed.fulfil write ba', 'bed.move write ba'],
  'stays.swap': ['bed.move write ba'],
  'stays.reserve': ['bed.reserve write -a'],
  'stays.cancelReservation': ['bed.cancelReservation write ba'],
  'stays.release': ['bed.cancelReservation write ba'],
  'stays.admit': ['stay.admit write ba'],
  'stays.transfer': ['bed.followEnd write ba', 'stay.transfer write ba'],
  'stays.exit': ['bed.followEnd write ba', 'stay.exit write ba'],
  'stays.startAbsence': ['absence.leave write -a'],
  'stays.changeAbsence': ['absence.change write ba'],
  'stays.endAbsence': ['absence.return write ba'],
  'stays.withdraw': ['bed.withdraw write ba'],
  'stays.withdrawAbsence': ['absence.withdraw write ba'],
  'stays.rollCall': ['roll.call write -a'],
  'stays.saveIncident': ['incident.add write -a'],
  'stays.closeIncident': ['incident.close write ba'],
  'stays.withdrawIncident': ['incident.withdraw write ba'],
  'stays.savePaper': ['stay.export export -a'],
  'stays.export': ['stay.export export -a'],
};

const onDate = '2022-01-20';

export function bedOthers(
  world: () => World,
): Partial<Record<Names, { ask?: (place: Place) => unknown; before?: (place: Place) => Promise<void> }>> {
  /** The resident of the home, who lies in its first bed. */
  const resident = (): number => world().own('home_manager').person.personId;
  const withoutBed = async ({ beds }: Place): Promise<void> => {
    const withdrawn = await world().call('admin', 'stays.withdraw', { bedStayId: beds.neighbourStayId, reason: '录错' });
    if (!withdrawn.ok) throw new Error(withdrawn.error.text.what);
  };
  const ofNeighbour = ({ beds }: Place) => ({ personId: beds.neighbourId, onDate });
  return {
    'stays.assign': {
      ask: ({ beds }) => ({ personId: beds.neighbourId, bedId: beds.freeBedId, fromOn: onDate, note: null }),
      before: withoutBed,
    },
    'stays.move': { ask: (place) => ({ ...ofNeighbour(place), bedId: place.beds.freeBedId, note: null }) },
    'stays.swap': { ask: (place) => ({ ...ofNeighbour(place), otherPersonId: resident() }) },
    'stays.transfer': {
      ask: (place) => ({
        ...ofNeighbour(place),
        homeId: world().other('home_manager').homeId,
        bedId: null,
        reason: 'nearby',
        detail: noDepartureDetail,
      }),
    },
    'stays.exit': {
      ask: (place) => ({
        ...ofNeighbour(place),
        reason: 'scattered',
        terminationReason: null,
        caregiver: null,
        detail: noDepartureDetail,
      }),
    },
    'stays.startAbsence': {
      ask: ({ beds }) => ({
        personId: beds.neighbourId,
        kind: 'leave',
        fromOn: onDate,
        plannedUntil: null,
        destination: null,
        escort: null,
        approvedBy: null,
        note: null,
      }),
    },
  };
}
