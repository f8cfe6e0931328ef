/** Who may do what in grading, one valid call of each, and what it leaves in the log. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sheetBodySchema } from '../../electron/contract/grading-sheet.ts';
import { transaction } from '../../database/core/sql.ts';
import { suspend } from '../../database/features/grading/service-decisions.ts';
import { object, publish } from '../../database/features/grading/service-notice.ts';
import { createRound } from '../../database/features/grading/service-rounds.ts';
import { saveCounty, saveSelf, saveTown } from '../../database/features/grading/service-scores.ts';
import { copyTemplate, shippedSheet, templates } from '../../database/features/grading/service-templates.ts';
import { addVeto } from '../../database/features/grading/service-veto.ts';
import { recordGrade } from '../../database/features/happiness/service-grades.ts';
import { insertHome } from '../../database/features/happiness/service-homes.ts';
import type { gradingAwardMethods } from '../../electron/contract/grading-award.ts';
import type { gradingMethods } from '../../electron/contract/grading.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { answersOf } from '../grading/papers-world.ts';
import { smallestPng } from '../helpers/smallest-png.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Names = keyof typeof gradingMethods | keyof typeof gradingAwardMethods;

export const gradingGolden = {
  'grading.templates': ['A C V T . R', 'open'],
  'grading.template': ['A C V T . R', 'open'],
  'grading.saveDraft': ['A C . . . .', 'county'],
  'grading.copyTemplate': ['A C . . . .', 'county'],
  'grading.publishTemplate': ['A C . . . .', 'county'],
  'grading.retireTemplate': ['A C . . . .', 'county'],
  'grading.discardDraft': ['A C . . . .', 'county'],
  'grading.rounds': ['A C V T . R', 'lists'],
  'grading.plan': ['A C . . . .', 'county'],
  'grading.candidates': ['A C . . . .', 'county'],
  'grading.createRound': ['A C . . . .', 'county'],
  'grading.cases': ['A C V T . R', 'lists'],
  'grading.case': ['A C V T . R', 'record'],
  'grading.score': ['A C V T . R', 'record'],
  'grading.saveSelf': ['A C . T . .', 'record'],
  'grading.saveTown': ['A C . T . .', 'record'],
  'grading.saveCounty': ['A C . . . .', 'county'],
  'grading.sendBack': ['A C . T . .', 'record'],
  'grading.leave': ['A C . . . .', 'county'],
  'grading.addEvidence': ['A C . T . .', 'record'],
  'grading.addVeto': ['A C . . . .', 'county'],
  'grading.withdrawVeto': ['A . V . . .', 'county'],
  'grading.publish': ['A C . . . .', 'county'],
  'grading.object': ['A C . T . .', 'record'],
  'grading.review': ['A C . . . .', 'county'],
  'grading.award': ['A . V . . .', 'county'],
  'grading.suspend': ['A . V . . .', 'county'],
  'grading.resume': ['A . V . . .', 'county'],
  'grading.downgrade': ['A . V . . .', 'county'],
  'grading.remove': ['A . V . . .', 'county'],
  'grading.history': ['A C V T . R', 'record'],
  'grading.vetoes': ['A C V T . R', 'record'],
  'grading.statistics': ['A C V T . R', 'lists'],
  'grading.clocks': ['A C V T . R', 'lists'],
} as const satisfies Readonly<Record<Names, Rule>>;

export const gradingWrites = {
  'grading.saveDraft': ['grading.draft write -a'],
  'grading.copyTemplate': ['grading.draft write -a'],
  'grading.publishTemplate': ['grading.publishTemplate write ba'],
  'grading.retireTemplate': ['grading.retireTemplate write ba'],
  'grading.discardDraft': ['grading.discardDraft write ba'],
  'grading.createRound': ['grading.round write -a'],
  'grading.saveSelf': ['grading.score write -a'],
  'grading.saveTown': ['grading.score write -a'],
  'grading.saveCounty': ['grading.score write -a'],
  'grading.sendBack': ['grading.returnSelf write ba'],
  'grading.leave': ['grading.decline write ba'],
  'grading.addEvidence': ['attachment.add write -a'],
  'grading.addVeto': ['happiness.grade write -a', 'grading.veto write -a'],
  'grading.withdrawVeto': ['happiness.withdrawGrade write ba', 'grading.withdrawVeto write ba'],
  'grading.publish': ['grading.publish write ba'],
  'grading.object': ['grading.object write ba'],
  'grading.review': ['grading.answer write -a', 'grading.review write ba'],
  'grading.award': ['grading.award write ba', 'happiness.grade write -a'],
  'grading.suspend': ['happiness.status write ba', 'grading.suspend write -a'],
  'grading.resume': ['happiness.status write ba', 'grading.resume write -a'],
  'grading.downgrade': ['happiness.grade write -a', 'grading.downgrade write -a'],
  'grading.remove': ['happiness.status write ba', 'happiness.grade write -a', 'grading.remove write -a'],
} as const;

const day = isoDate;
/** Over by the end of January 2022. */
const plan = {
  startsOn: day('2021-12-01'),
  selfUntil: day('2021-12-05'),
  townUntil: day('2021-12-10'),
  countyUntil: day('2021-12-17'),
  noticeFrom: day('2021-12-20'),
  noticeUntil: day('2021-12-26'),
  reviewUntil: day('2022-01-10'),
  awardUntil: day('2022-01-31'),
};
const documentNo = '样民发〔2022〕3号';
const reason = '检查发现问题';

type Made = {
  readonly homes: Readonly<Record<string, number>>;
  readonly cases: Readonly<Record<string, number>>;
  readonly roundId: number;
  /** What was made last of each home: a veto, an objection. */
  readonly rows: Readonly<Record<string, number>>;
};
const nothing: Made = { homes: {}, cases: {}, roundId: 1, rows: {} };
const madeOf = (prepared: string): Made => (prepared === '' ? nothing : (JSON.parse(prepared) as Made));
const homeOf = (place: Place, prepared: string): number => madeOf(prepared).homes[place.villageCode] ?? 1;
const caseOf = (place: Place, prepared: string): number => madeOf(prepared).cases[place.villageCode] ?? 1;
const rowOf = (place: Place, prepared: string): number => madeOf(prepared).rows[place.villageCode] ?? 1;

function homesOf(world: World): Record<string, number> {
  return transaction(world.admin(), (writer) =>
    Object.fromEntries(
      [world.own('town_clerk'), world.other('town_clerk')].map(({ townCode, villageCode }, index) => {
        const happinessHomeId = insertHome(
          writer,
          {
            code: `样本F02${index + 1}`,
            name: `第${index + 1}幸福院`,
            townCode,
            villageCode,
            creditCode: null,
            builtYear: 2015,
            openedOn: day('2015-06-01'),
            floorAreaCenti: 26_000,
            restPlaces: 12,
            mealMode: 'cooked',
            managerName: null,
            phone: null,
            villageElders: 180,
          },
          null,
        );
        recordGrade(writer, { happinessHomeId, grade: 'G1', effectiveFrom: day('2021-01-01'), validTo: null, documentNo, cause: 'import' });
        return [villageCode, happinessHomeId];
      }),
    ),
  );
}

const body = () => shippedSheet().body;
const score = { assessedOn: day('2021-12-03'), isFinal: true, remark: null, assessor: '评定甲' } as const;
const byTwo = { secondAssessor: '评定乙', thirdParty: null } as const;
const steps = ['planned', 'selfScored', 'townReviewed', 'countyScored', 'published', 'appealed'] as const;

/** A round of both homes, brought as far as this state. */
function madeUntil(state: (typeof steps)[number]): (world: World) => string {
  return (world) => {
    const context = world.admin();
    const homes = homesOf(world);
    const { roundId } = createRound(context, {
      kind: 'award',
      year: 2022,
      name: '2022年度等级评定',
      templateId: templates(context)[0]?.templateId ?? 0,
      documentNo: null,
      plan,
      happinessHomeIds: Object.values(homes),
    });
    const cases: Record<string, number> = {};
    const rows: Record<string, number> = {};
    Object.keys(homes).forEach((village, index) => {
      const caseId = index + 1;
      cases[village] = caseId;
      const until = steps.indexOf(state);
      const answers = answersOf(body());
      if (until >= 1) saveSelf(context, { ...score, caseId, answers });
      if (until >= 2) saveTown(context, { ...score, caseId, answers });
      if (until >= 3) saveCounty(context, { ...score, ...byTwo, caseId, answers });
      if (until >= 4) publish(context, { caseIds: [caseId], fromOn: plan.noticeFrom });
      if (until >= 5)
        rows[village] = object(context, {
          caseId,
          raisedOn: day('2021-12-22'),
          raisedBy: '村民代表',
          phone: null,
          content: '文体活动次数不符',
        }).objectionId;
    });
    return JSON.stringify({ homes, cases, roundId, rows });
  };
}

function withRows(make: (world: World, happinessHomeId: number) => number): (world: World) => string {
  return (world) => {
    const homes = homesOf(world);
    const rows = Object.fromEntries(Object.entries(homes).map(([village, id]) => [village, make(world, id)]));
    return JSON.stringify({ ...nothing, homes, rows });
  };
}

const withHomes = withRows(() => 1);
const veto = (happinessHomeId: number) =>
  ({
    happinessHomeId,
    caseId: null,
    code: 'V1',
    occurredOn: day('2021-11-11'),
    foundOn: day('2021-12-01'),
    evidence: '消防部门事故认定书',
    documentNo: null,
  }) as const;
const decision = (happinessHomeId: number) => ({ happinessHomeId, decidedOn: day('2022-01-10'), reason, documentNo });
const draft = (): string => '';
const withDraft = (world: World): string => {
  const context = world.admin();
  return String(copyTemplate(context, templates(context)[0]?.templateId ?? 0).templateId);
};
const ofTemplate = (_: Place, __: World, prepared: string) => ({ templateId: Number(prepared === '' ? 1 : prepared) });
const ofCase = (place: Place, _: World, prepared: string) => ({ caseId: caseOf(place, prepared) });
const ofHome = (place: Place, _: World, prepared: string) => ({ happinessHomeId: homeOf(place, prepared) });
const filled = (place: Place, _: World, prepared: string) => ({
  ...score,
  caseId: caseOf(place, prepared),
  answers: answersOf(body()),
  isFinal: false,
});
const photoFile = '佐证.png';

export const gradingInputs: { readonly [Name in Names]: Row<Name> } = {
  'grading.templates': { ask: () => ({}) },
  'grading.template': { ask: () => ({ templateId: 1 }) },
  'grading.saveDraft': {
    ask: () => ({ templateId: null, code: 'XF2', name: '新评分表', body: sheetBodySchema.parse(body()) }),
    before: draft,
  },
  'grading.copyTemplate': { ask: () => ({ templateId: 1 }) },
  'grading.publishTemplate': { ask: (...given) => ({ ...ofTemplate(...given), documentNo }), before: withDraft },
  'grading.retireTemplate': { ask: () => ({ templateId: 1 }) },
  'grading.discardDraft': { ask: ofTemplate, before: withDraft },
  'grading.rounds': { ask: () => ({}), before: madeUntil('planned') },
  'grading.plan': { ask: () => ({ startsOn: plan.startsOn, selfUntil: plan.selfUntil }) },
  'grading.candidates': { ask: () => ({ kind: 'award', year: 2022 }), before: withHomes },
  'grading.createRound': {
    ask: (_, __, prepared) => ({
      kind: 'award',
      year: 2022,
      name: '2022年度等级评定',
      templateId: 1,
      documentNo: null,
      plan,
      happinessHomeIds: Object.values(madeOf(prepared).homes).length > 0 ? Object.values(madeOf(prepared).homes) : null,
    }),
    before: withHomes,
  },
  'grading.cases': {
    ask: (_, __, prepared) => ({ roundId: madeOf(prepared).roundId, townCode: null, state: null, isLateOnly: false, search: '' }),
    before: madeUntil('planned'),
  },
  'grading.case': { ask: ofCase, before: madeUntil('countyScored') },
  'grading.score': { ask: (...given) => ({ ...ofCase(...given), stage: 'self' }), before: madeUntil('selfScored') },
  'grading.saveSelf': { ask: filled, before: madeUntil('planned') },
  'grading.saveTown': { ask: filled, before: madeUntil('selfScored') },
  'grading.saveCounty': { ask: (...given) => ({ ...filled(...given), ...byTwo }), before: madeUntil('townReviewed') },
  'grading.sendBack': { ask: (...given) => ({ ...ofCase(...given), reason }), before: madeUntil('selfScored') },
  'grading.leave': { ask: (...given) => ({ ...ofCase(...given), action: 'decline', reason }), before: madeUntil('planned') },
  'grading.addEvidence': {
    ask: (...given) => ({ ...ofCase(...given), itemCode: 'QB1', title: '' }),
    path: (world) => join(world.folder, photoFile),
    before: (world) => {
      writeFileSync(join(world.folder, photoFile), smallestPng);
      return madeUntil('planned')(world);
    },
  },
  'grading.addVeto': { ask: (place, _, prepared) => veto(homeOf(place, prepared)), before: withHomes },
  'grading.withdrawVeto': {
    ask: (place, _, prepared) => ({ vetoId: rowOf(place, prepared), reason }),
    before: withRows((world, id) => addVeto(world.admin(), veto(id)).vetoId),
  },
  'grading.publish': {
    ask: (place, _, prepared) => ({ caseIds: [caseOf(place, prepared)], fromOn: plan.noticeFrom }),
    before: madeUntil('countyScored'),
  },
  'grading.object': {
    ask: (...given) => ({
      ...ofCase(...given),
      raisedOn: day('2021-12-22'),
      raisedBy: '村民代表',
      phone: null,
      content: '文体活动次数不符',
    }),
    before: madeUntil('published'),
  },
  'grading.review': {
    ask: (place, _, prepared) => ({
      caseId: caseOf(place, prepared),
      answeredOn: day('2021-12-28'),
      answers: [{ objectionId: rowOf(place, prepared), outcome: 'rejected', answer: '经核实与记录一致' }],
      score: null,
    }),
    before: madeUntil('appealed'),
  },
  'grading.award': {
    ask: (place, _, prepared) => ({ caseIds: [caseOf(place, prepared)], onDate: day('2022-01-20'), documentNo, effectiveFrom: null }),
    before: madeUntil('published'),
  },
  'grading.suspend': {
    ask: (place, _, prepared) => ({ ...decision(homeOf(place, prepared)), rectifyBy: day('2022-02-20') }),
    before: withHomes,
  },
  'grading.resume': {
    ask: (place, _, prepared) => ({ ...decision(homeOf(place, prepared)), decidedOn: day('2022-01-20') }),
    before: withRows((world, id) => suspend(world.admin(), { ...decision(id), rectifyBy: day('2022-02-20') }).decisionId),
  },
  'grading.downgrade': { ask: (place, _, prepared) => ({ ...decision(homeOf(place, prepared)), grade: 'G3' }), before: withHomes },
  'grading.remove': { ask: (place, _, prepared) => ({ ...decision(homeOf(place, prepared)), kind: 'remove' }), before: withHomes },
  'grading.history': { ask: ofHome, before: madeUntil('published') },
  'grading.vetoes': { ask: ofHome, before: withHomes },
  'grading.statistics': { ask: (_, __, prepared) => ({ roundId: madeOf(prepared).roundId }), before: madeUntil('countyScored') },
  'grading.clocks': { ask: () => ({}), before: madeUntil('planned') },
};
