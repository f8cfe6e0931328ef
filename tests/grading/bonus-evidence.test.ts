/** 加分项 within their cap, and photo evidence that is read back as it was taken. */
import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { evidenceOf, open } from '../../database/features/attachments/service.ts';
import { attachmentsFolder, attachmentStore } from '../../database/features/attachments/store.ts';
import { caseById, scoresOf } from '../../database/features/grading/queries-cases.ts';
import { addEvidence } from '../../database/features/grading/service-evidence.ts';
import { createRound } from '../../database/features/grading/service-rounds.ts';
import { saveSelf } from '../../database/features/grading/service-scores.ts';
import {
  copyTemplate,
  publishTemplate,
  saveDraft,
  shippedSheet,
  template,
  templates,
} from '../../database/features/grading/service-templates.ts';
import { caseDetail } from '../../database/features/grading/service-case.ts';
import { leave } from '../../database/features/grading/service-scores.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { row } from '../../database/core/sql.ts';
import { noAnswer, proposeGrade, scoreSheet, type SheetBody } from '../../electron/contract/grading-sheet.ts';
import { AppError } from '../../electron/contract/result.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { fileLedger, memoryLedger, temporaryFolder } from '../helpers/ledger.ts';
import { smallestPng } from '../helpers/smallest-png.ts';
import { answersOf, plan, plannedRound } from './papers-world.ts';

const bonus: NonNullable<SheetBody['bonus']> = {
  cap: 50,
  items: [
    { code: 'J1', name: '助餐创新', max: 30 },
    { code: 'J2', name: '省级示范', max: 40 },
  ],
};
const body: SheetBody = { ...shippedSheet().body, bonus };
const plus = (first: number, second: number) => [
  { ...noAnswer('J1'), points: first },
  { ...noAnswer('J2'), points: second },
];

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

describe('加分项', () => {
  it.each([
    // QC1 takes eight points, QC5 five.
    [{ QC1: 0 }, 30, 10, 40, 960],
    [{ QC1: 0 }, 30, 40, 50, 970],
    [{}, 30, 0, 30, 1000],
    [{ QC1: 60 }, 30, 40, 50, 1000],
    [{ QC1: 0, QC5: 0 }, 0, 0, 0, 870],
  ] as const)('with %o, %i and %i give %i tenths and a total of %i', (less, first, second, given, total) => {
    const taken = Object.fromEntries(Object.entries(less).map(([code, points]) => [code, [points, null] as const]));
    expect(scoreSheet(body, [...answersOf(body, taken), ...plus(first, second)])).toMatchObject({ bonus: given, total });
  });

  it('never take a sheet above a hundred, never count above the cap, never fill a group', () => {
    const items = body.groups.flatMap((group) => group.items);
    const halves = (most: number) => fc.integer({ min: 0, max: most / 5 }).map((steps) => steps * 5);
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: items.length, maxLength: items.length }),
        halves(30),
        halves(40),
        (full, first, second) => {
          const answers = items.map((item, index) => ({ ...noAnswer(item.code), points: full[index] ? item.max : 0 }));
          const without = scoreSheet(body, answers);
          const made = scoreSheet(body, [...answers, ...plus(first, second)]);
          expect(made.bonus).toBe(Math.min(first + second, 50));
          expect(made.total).toBe(Math.min((without.total ?? 0) + made.bonus, 1000));
          expect(made.groups).toEqual(without.groups);
        },
      ),
    );
  });

  it('reach a grade by points, not the safety it asks for', () => {
    const scored = scoreSheet(body, [...answersOf(body, { QB1: [0, null], QB2: [0, null] }), ...plus(30, 20)]);
    expect(scored.total).toBe(980);
    expect(proposeGrade(body, { total: 980, groups: scored.groups }, [])).toMatchObject({ grade: 'G3', byPoints: 'G1' });
  });

  it('are kept with a score, and refused above their own points or between the steps', () => {
    const ledger = memoryLedger();
    const made = plannedRound(ledger);
    const [home = 0] = made.homes;
    leave(ledger, { caseId: made.cases[0] ?? 0, action: 'withdraw', reason: '改用新评分表' });
    const { templateId } = copyTemplate(ledger, templates(ledger)[0]?.templateId ?? 0);
    const { code, name } = template(ledger, templateId);
    saveDraft(ledger, { templateId, code, name, body });
    publishTemplate(ledger, { templateId, documentNo: '肥民发〔2022〕31号' });
    const { roundId } = createRound(ledger, {
      kind: 'award',
      year: 2022,
      name: '2022年度补充评定',
      templateId,
      documentNo: null,
      plan,
      happinessHomeIds: [home],
    });
    const caseId =
      row<{ id: number }>(ledger, 'SELECT grading_case_id AS id FROM grading_case WHERE grading_round_id = ?', roundId)?.id ?? 0;
    const save = (first: number, second: number) =>
      saveSelf(ledger, {
        caseId,
        answers: [...answersOf(body, { QC1: [0, null] }), ...plus(first, second)],
        assessedOn: isoDate('2022-07-20'),
        isFinal: true,
        remark: null,
        assessor: '村委会赵明',
      });
    expect(codeOf(() => save(35, 0))).toBe('GRADING_POINTS');
    expect(codeOf(() => save(12, 0))).toBe('GRADING_POINTS');
    expect(save(30, 40)).toMatchObject({ total: 970 });
    expect(scoresOf(ledger, caseId)).toMatchObject([{ bonus: 50, total: 970 }]);
  });
});

describe('photo evidence', () => {
  const folder = temporaryFolder();
  const clock = fixedClock(isoDate('2022-12-31'));
  const { ledger } = fileLedger(folder.path, { clock });
  const { user } = ledger.session;
  const context = { connection: ledger.connection, clock, actor: { userId: user.userId, name: user.name } };
  const store = attachmentStore(attachmentsFolder(ledger.file), ledger.dataKey);
  afterAll(() => {
    closeLedger(ledger);
    folder.remove();
  });

  it('of an item is read back to the byte, counted with its case, and of no unknown item', () => {
    const { cases } = plannedRound({ ...context, ...countyWide(context) });
    const [caseId = 0, other = 0] = cases;
    const path = join(folder.path, '灭火器.png');
    writeFileSync(path, smallestPng);
    expect(codeOf(() => addEvidence(context, store, { caseId, itemCode: 'QZ9', title: '', path }))).toBe('GRADING_ITEM_UNKNOWN');
    const { attachmentId } = addEvidence(context, store, { caseId, itemCode: 'QB1', title: '灭火器检查卡', path });
    expect(evidenceOf(context, store, caseId)).toMatchObject([
      { attachmentId, itemCode: 'QB1', title: '灭火器检查卡', mediaType: 'image/png' },
    ]);
    expect(caseDetail(context, caseId, { store, role: 'admin', today: clock.today() }).evidenceFiles).toMatchObject([{ itemCode: 'QB1' }]);
    const read = open(context, store, attachmentId);
    expect(Buffer.from(read.bytes).equals(readFileSync(path))).toBe(true);
    expect(caseById(context, caseId)?.evidence).toBe(1);
    expect(caseById(context, other)?.evidence).toBe(0);
    // A veto is proved like an item.
    expect(codeOf(() => addEvidence(context, store, { caseId: other, itemCode: 'V1', title: '事故认定书', path }))).toBe('done');
  });
});
