import { previewItem } from '../../../database/features/payments/service-item-preview.ts';
import { addItem, buildItemSteps, itemsList, withdrawItem } from '../../../database/features/payments/service-items.ts';
import { buildPriceSteps, pricesList, recordPrices, withdrawPrices } from '../../../database/features/payments/service-prices.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `topUps.${string}`>;

export const topUpHandlers: Pick<Handlers, Names> = {
  'topUps.prices': ({ backend }, input) => pricesList(reader(backend), input),
  'topUps.recordPrices': ({ backend }, input) => {
    const recorded = recordPrices(writeContext(backend), input);
    changed(backend, 'payments');
    return recorded;
  },
  'topUps.withdrawPrices': ({ backend }, input) => {
    const withdrawn = withdrawPrices(writeContext(backend), input);
    changed(backend, 'payments');
    return withdrawn;
  },
  'topUps.buildPrice': async ({ backend, jobId }, input) => {
    const card = await backend.jobs.run(jobId, buildPriceSteps(writeContext(backend), input));
    changed(backend, 'payments', 'people');
    return card;
  },
  'topUps.items': ({ backend }, input) => itemsList(reader(backend), input),
  'topUps.previewItem': ({ backend }, input) => previewItem(reader(backend), input),
  'topUps.addItem': ({ backend }, input) => {
    const added = addItem(writeContext(backend), input);
    changed(backend, 'payments');
    return added;
  },
  'topUps.withdrawItem': ({ backend }, input) => {
    const withdrawn = withdrawItem(writeContext(backend), input);
    changed(backend, 'payments');
    return withdrawn;
  },
  'topUps.buildItem': async ({ backend, jobId }, input) => {
    const card = await backend.jobs.run(jobId, buildItemSteps(writeContext(backend), input));
    changed(backend, 'payments', 'people');
    return card;
  },
};
