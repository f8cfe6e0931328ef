import * as holds from '../../../database/features/payments/service-holds.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `holds.${string}`>;

export const paymentHoldHandlers: Pick<Handlers, Names> = {
  'holds.list': ({ backend }, input) => holds.holds(reader(backend), input),
  'holds.place': ({ backend }, input) => {
    const placed = holds.holdPayments(writeContext(backend), input);
    changed(backend, 'payments');
    return placed;
  },
  'holds.lift': ({ backend }, input) => {
    const lifted = holds.liftHold(writeContext(backend), input);
    changed(backend, 'payments');
    return lifted;
  },
};
