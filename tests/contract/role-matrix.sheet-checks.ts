/** One valid call of every method of the checks before approval. */
import type { sheetCheckMethods } from '../../electron/contract/sheet-checks.ts';
import { prepareSheet } from '../../database/features/payments/service.ts';
import type { Row } from './role-matrix.inputs.ts';
import { worldMonth, type World } from './role-world.ts';

type Rows = { readonly [Name in keyof typeof sheetCheckMethods]: Row<Name> };

const page = { offset: 0, limit: 50 };

/** Somebody has signed the sheet; the key of one of its findings. */
async function preparedFinding(world: World): Promise<string> {
  prepareSheet(world.admin(), worldMonth);
  const result = await world.call('admin', 'sheetChecks.findings', { month: worldMonth, check: null, severity: null, ...page }, null);
  if (!result.ok) throw new Error(result.error.text.what);
  const [first] = (result.value as { readonly rows: readonly { readonly key: string }[] }).rows;
  if (!first) throw new Error('the checks of the sheet found nothing to give a reason for');
  return first.key;
}

export const sheetCheckInputs: Rows = {
  'sheetChecks.findings': { ask: () => ({ month: worldMonth, check: null, severity: null, ...page }) },
  'sheetChecks.accept': {
    ask: (_, __, key) => ({ month: worldMonth, keys: [key], reason: '已核实' }),
    before: preparedFinding,
  },
  'sheetChecks.comparison': {
    ask: ({ groupKey }) => ({ month: worldMonth, groupKey, kind: null, ...page }),
    isTelling: true,
  },
};
