import * as contracts from '../../../database/features/homes/contracts.ts';
import * as details from '../../../database/features/homes/details.ts';
import * as staff from '../../../database/features/homes/staff.ts';
import type { homeDetailMethods } from '../../contract/home-details.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, writeContext } from '../session.ts';

type Names = keyof typeof homeDetailMethods;

export const homeHandlers: Pick<Handlers, Names> = {
  'homes.get': ({ backend }, { homeId }) => details.get(reader(backend), homeId, backend.clock.today()),
  'homes.saveProfile': ({ backend }, input) => {
    details.saveProfile(writeContext(backend), input);
    changed(backend, 'homes');
    return {};
  },
  'homes.staff': ({ backend }, { homeId }) => staff.staffOf(reader(backend), homeId),
  'homes.saveStaff': ({ backend }, input) => {
    const saved = staff.saveStaff(writeContext(backend), input);
    changed(backend, 'homes');
    return saved;
  },
  'homes.withdrawStaff': ({ backend }, input) => {
    staff.withdrawStaff(writeContext(backend), input);
    changed(backend, 'homes');
    return {};
  },
  'homes.contracts': ({ backend }, { homeId }) => contracts.contractsOf(reader(backend), homeId),
  'homes.saveContract': ({ backend }, input) => {
    const saved = contracts.saveContract(writeContext(backend), input);
    changed(backend, 'homes');
    return saved;
  },
  'homes.withdrawContract': ({ backend }, input) => {
    contracts.withdrawContract(writeContext(backend), input);
    changed(backend, 'homes');
    return {};
  },
};
