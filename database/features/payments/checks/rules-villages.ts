/** What may be wrong with what a sheet pays to the villages of happiness homes. Pure. */
import type { SheetCheckId } from '../../../../electron/contract/sheet-checks.ts';
import { formatDate, formatYuan } from '../../../../electron/contract/values.ts';
import type { CheckBasis, CheckedVillage, RawFinding } from './rules-basis.ts';

const finding = (check: SheetCheckId, { happinessHomeId, fen }: CheckedVillage, text: string): RawFinding => ({
  check,
  key: `${check}:v${happinessHomeId}`,
  personId: null,
  homeId: null,
  fen,
  text,
});

const paid = ({ villages }: CheckBasis): readonly CheckedVillage[] => villages.filter(({ fen }) => fen > 0);

export function* villageWithoutAccount(basis: CheckBasis): Generator<RawFinding> {
  for (const village of paid(basis))
    if (village.account === null)
      yield finding('villageWithoutAccount', village, `${village.name}本次拨付 ${formatYuan(village.fen)} 元，没有登记村级账户。`);
}

export function* villageAccountChanged(basis: CheckBasis): Generator<RawFinding> {
  for (const village of paid(basis))
    if (village.account !== null && village.lastAccount !== null && village.account !== village.lastAccount)
      yield finding(
        'villageAccountChanged',
        village,
        `${village.name}的村级账户与上次拨付时不同，本次拨付 ${formatYuan(village.fen)} 元。`,
      );
}

export function* villageNotOperating(basis: CheckBasis): Generator<RawFinding> {
  for (const village of paid(basis)) {
    const { stopped } = village;
    if (stopped)
      yield finding(
        'villageNotOperating',
        village,
        `${village.name}自${formatDate(stopped.from)}起${stopped.label}，表上仍拨付 ${formatYuan(village.fen)} 元。`,
      );
  }
}
