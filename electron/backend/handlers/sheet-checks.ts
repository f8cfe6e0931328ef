import * as checks from '../../../database/features/payments/checks/service.ts';
import { comparison } from '../../../database/features/payments/checks/service-comparison.ts';
import type { Handlers } from '../router.ts';
import { changed, reader, scopedReader, writeContext } from '../session.ts';

type Names = Extract<keyof Handlers, `sheetChecks.${string}`>;

export const sheetCheckHandlers: Pick<Handlers, Names> = {
  'sheetChecks.findings': ({ backend }, input) => checks.findings(reader(backend), input),
  'sheetChecks.accept': ({ backend }, input) => {
    const counts = checks.accept(writeContext(backend), input);
    changed(backend, 'payments');
    return counts;
  },
  'sheetChecks.comparison': ({ backend }, input) => comparison(scopedReader(backend), input),
};
