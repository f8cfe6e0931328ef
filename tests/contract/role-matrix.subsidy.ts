/** One valid call of every method of the sheets of the operating subsidy; a home on the sheet in each of two townships. */
import { join } from 'node:path';
import { insertHome } from '../../database/features/happiness/service-homes.ts';
import { buildHappinessSheet } from '../../database/features/payments/happiness/service-build.ts';
import { transaction } from '../../database/core/sql.ts';
import type { happinessSheetMethods } from '../../electron/contract/happiness-sheets.ts';
import { isoMonth } from '../../electron/contract/values.ts';
import { grade, openDays } from '../happiness/subsidy-county.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Names = keyof typeof happinessSheetMethods;

export const subsidyGolden = {
  'happiness.buildSheet': ['A C . . . .', 'county'],
  'happiness.sheet': ['A C V T . R', 'lists'],
  'happiness.sheetRows': ['A C V T . R', 'lists'],
  'happiness.explainSheet': ['A C V T . R', 'record'],
  'happiness.saveExplanation': ['A C V T . .', 'record'],
  'happiness.money': ['A C V T . R', 'record'],
  'happiness.issued': ['A C V T . R', 'lists'],
  'happiness.batches': ['A C V . . R', 'county'],
} as const satisfies Readonly<Record<Names, Rule>>;

/** What each leaves in the log. */
export const subsidyWrites = {
  'happiness.buildSheet': ['sheet.build write -a'],
  'happiness.saveExplanation': ['explanation.export export -a'],
} as const;

const details = {
  creditCode: null,
  builtYear: null,
  openedOn: null,
  floorAreaCenti: null,
  restPlaces: null,
  mealMode: null,
  managerName: null,
  phone: null,
  villageElders: null,
} as const;
const month = isoMonth('2022-01');
const order = { month, year: 2022, batch: 'first', documentNo: '样财社〔2022〕5号', documentTitle: null } as const;

/** Homes that are due their first batch. @returns their keys by village, as text */
function due(world: World): string {
  const admin = world.admin();
  const homes = transaction(admin, (writer) =>
    [world.own('town_clerk'), world.other('town_clerk')].map(
      ({ townCode, villageCode }, index) =>
        [
          villageCode,
          insertHome(writer, { ...details, code: `样本F00${index + 1}`, name: `第${index + 1}幸福院`, townCode, villageCode }, null),
        ] as const,
    ),
  );
  for (const [, homeId] of homes) {
    grade(admin, homeId, 'G2', '2022-01-01');
    openDays(admin, homeId, 2022, [22]);
  }
  return JSON.stringify(Object.fromEntries(homes));
}

function onSheet(world: World): string {
  const homes = due(world);
  buildHappinessSheet(world.admin(), order);
  return homes;
}

const homeOf = (place: Place, prepared: string): number =>
  (prepared === '' ? {} : (JSON.parse(prepared) as Readonly<Record<string, number>>))[place.villageCode] ?? 1;
const ofHome = (place: Place, _: World, prepared: string) => ({ happinessHomeId: homeOf(place, prepared) });

export const subsidyInputs: { readonly [Name in Names]: Row<Name> } = {
  'happiness.buildSheet': { ask: () => order, before: due },
  'happiness.sheet': { ask: () => ({ month }), before: onSheet },
  'happiness.sheetRows': {
    ask: () => ({ month, townCode: null, search: '', isMissingAccountOnly: false, offset: 0, limit: 10 }),
    before: onSheet,
  },
  'happiness.explainSheet': { ask: (...asked) => ({ month, ...ofHome(...asked) }), before: onSheet },
  'happiness.saveExplanation': {
    ask: (...asked) => ({ month, ...ofHome(...asked), protection: { kind: 'masked' } }),
    path: (world) => join(world.folder, '运营奖补发放依据.pdf'),
    before: onSheet,
  },
  'happiness.money': { ask: ofHome, before: onSheet },
  'happiness.issued': { ask: () => ({ year: 2022 }), before: onSheet },
  'happiness.batches': { ask: () => ({ year: 2022 }), before: onSheet },
};
