/** Who may make papers of the grading, one valid call of each, and what it leaves in the log. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transaction } from '../../database/core/sql.ts';
import { made } from '../../database/features/grading/papers/making.ts';
import { createRound } from '../../database/features/grading/service-rounds.ts';
import { templates } from '../../database/features/grading/service-templates.ts';
import { insertHome } from '../../database/features/happiness/service-homes.ts';
import { addSpending } from '../../database/features/happiness/service-spending.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import type { gradingPaperMethods, gradingVisitMethods } from '../../electron/contract/grading-papers.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { plan } from '../grading/papers-world.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Names = keyof typeof gradingPaperMethods | keyof typeof gradingVisitMethods;

export const gradingPaperGolden = {
  'grading.paper': ['A C V T . R', 'refuses'],
  'grading.savePaper': ['A C V T . R', 'refuses'],
  'grading.readVisit': ['A C . . . .', 'county'],
  'grading.commitVisit': ['A C . . . .', 'county'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const gradingPaperWrites = {
  'grading.paper': ['gradingPaper.print print -a'],
  'grading.savePaper': ['gradingPaper.export export -a'],
} as const;

/** A home in each of two townships. */
function homesOf(world: World): number[] {
  return transaction(world.admin(), (writer) =>
    [world.own('town_clerk'), world.other('town_clerk')].map(({ townCode, villageCode }, index) =>
      insertHome(
        writer,
        {
          code: `样本F01${index + 1}`,
          name: `第${index + 1}幸福院`,
          townCode,
          villageCode,
          creditCode: null,
          builtYear: 2015,
          openedOn: isoDate('2015-06-01'),
          floorAreaCenti: 26_000,
          restPlaces: 12,
          mealMode: 'cooked',
          managerName: null,
          phone: null,
          villageElders: 180,
        },
        null,
      ),
    ),
  );
}

function withSpending(world: World): string {
  for (const happinessHomeId of homesOf(world))
    addSpending(world.admin(), {
      happinessHomeId,
      spentOn: isoDate('2022-01-15'),
      purpose: 'meals',
      amountFen: fen(120_000),
      voucherNo: '00012',
      handledBy: '经手甲',
      witnessedBy: '证明乙',
      approvedBy: '审批丙',
      publishedOn: null,
      note: null,
    });
  return '';
}

const visitFile = '现场评分表.xlsx';

function withRound(world: World): string {
  const context = world.admin();
  const { roundId } = createRound(context, {
    kind: 'award',
    year: 2022,
    name: '2022年度等级评定',
    templateId: templates(context)[0]?.templateId ?? 0,
    documentNo: null,
    plan,
    happinessHomeIds: homesOf(world),
  });
  const workbook = made(countyWide(context), { kind: 'visit', roundId, townCode: null }, 'xlsx', '', isoDate('2022-01-20'));
  if (workbook.kind === 'workbook') writeFileSync(join(world.folder, visitFile), workbook.bytes);
  return String(roundId);
}

const spendingOf = ({ townCode }: Place) => ({ kind: 'spending', year: 2022, happinessHomeId: null, townCode }) as const;

export const gradingPaperInputs: { readonly [Name in Names]: Row<Name> } = {
  'grading.paper': { ask: (place) => ({ paper: spendingOf(place), purpose: 'print' }), before: withSpending },
  'grading.savePaper': {
    ask: (place) => ({ paper: spendingOf(place), format: 'xlsx', protection: { kind: 'masked' } }),
    path: (world) => join(world.folder, '使用备案表.xlsx'),
    before: withSpending,
  },
  'grading.readVisit': {
    ask: (_, __, prepared) => ({ roundId: Number(prepared === '' ? 1 : prepared) }),
    path: (world) => join(world.folder, visitFile),
    before: withRound,
  },
  // An empty sheet says nothing, so nothing is recorded.
  'grading.commitVisit': {
    ask: (_, __, prepared) => ({
      roundId: Number(prepared === '' ? 1 : prepared),
      isFinal: false,
      scores: [{ caseId: 1, items: [], vetoes: [], assessors: [], assessedOn: null }],
    }),
    before: withRound,
  },
};
