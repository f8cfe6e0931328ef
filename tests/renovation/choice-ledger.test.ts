import { expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { transaction } from '../../database/core/sql.ts';
import { candidatesView, solveQuestion } from '../../database/features/renovation/choice/service.ts';
import type { ChoiceCandidate } from '../../electron/contract/renovation-choice.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { addHome, addPeople, firstTown } from '../indicators/county.ts';
import { insertProject, insertStage } from './works-project.ts';

const asOf = isoDate('2022-06-15');
const yuan = (amount: number) => fen(amount * 100);

it('counts what the ledger knows: who waits, what is free, which projects stand before acceptance', async () => {
  const ledger = memoryLedger({ clock: fixedClock(asOf) });
  const near = addHome(ledger, 'H1', 20, 4);
  const far = addHome(ledger, 'H2', 10, 0, firstTown(ledger, 1));
  addPeople(ledger, [
    { count: 10, level: 'completeLoss', homeId: near },
    // Of fourteen who wish, free nursing beds take none: those ten lie in the four nursing beds and six others.
    { count: 14, level: 'completeLoss', homeId: null, wish: 'willing' },
    { count: 3, level: 'completeLoss', homeId: null, wish: 'unwilling' },
    { count: 5, level: 'independent', homeId: null, wish: 'willing' },
  ]);
  transaction(ledger, (writer) => {
    insertProject(writer, { homeId: near, code: 'GZ-01', until: 'pipeline', approvedFen: 60_000_000 });
    insertProject(writer, { homeId: far, code: 'GZ-02', until: 'construction' });
    insertStage(writer, insertProject(writer, { homeId: far, code: 'GZ-03', until: 'pipeline' }), 'cancelled', '2022-01-14');
  });
  const listed = candidatesView(ledger, asOf);
  expect(
    listed.candidates.map(({ code, decision, isCommitted, nursing, normal }) => [code, decision, isCommitted, nursing, normal]),
  ).toEqual([
    ['GZ-01', 'open', false, 28, -8],
    ['GZ-02', 'fixed', true, 28, -8],
  ]);

  const tried = (code: string, given: Partial<ChoiceCandidate>): ChoiceCandidate => ({
    projectId: null,
    code,
    name: code,
    homeId: near,
    townCode: null,
    isCommitted: false,
    costFen: yuan(100_000),
    nursing: 4,
    normal: 0,
    readyOn: isoDate('2022-10-31'),
    decision: 'open',
    ...given,
  });
  const question = {
    asOf,
    by: isoDate('2022-12-31'),
    budgetFen: yuan(250_000),
    reach: 3 as const,
    stepFen: yuan(100_000),
    steps: 3,
    candidates: [
      tried('甲', {}),
      tried('乙', { costFen: yuan(150_000), nursing: 6 }),
      tried('丙', { costFen: yuan(240_000), nursing: 9 }),
      tried('丁', { homeId: null, townCode: firstTown(ledger, 2), costFen: yuan(50_000), nursing: 2, readyOn: isoDate('2023-03-31') }),
      tried('戊', { nursing: 0 }),
    ],
  };
  const answer = await solveQuestion(ledger, question, {});
  expect([answer.numerator, answer.denominator, answer.waiting, answer.unwilling]).toEqual([10, 27, 14, 3]);
  expect(answer.base.placed).toBe(0);
  // 甲 and 乙 hold ten for 250,000; 丙 nine for 240,000.
  expect(answer.best).toMatchObject({ codes: ['乙', '甲'], placed: 10, costFen: yuan(250_000), shown: '74.1%' });
  expect(answer.second).toMatchObject({ codes: ['丙'], placed: 9 });
  expect(answer.isProven).toBe(true);
  const why = new Map(answer.candidates.map(({ code, why: words }) => [code, words]));
  expect(why.get('丁')).toBe('2023-03-31 才能投用');
  expect(why.get('戊')).toBe('不增加床位');
  expect(why.get('甲')).toBe('去掉它少安置 4 人');
  // 甲 and 丙 for 340,000, 乙 and 丙 for 390,000; nobody waits after the fourteenth.
  expect(answer.curve.map(({ placed }) => placed)).toEqual([10, 13, 14, 14]);
  expect(answer.nextFen).toBe(yuan(340_000));

  // In its own township nobody else's beds help: everybody who waits lives in the first.
  const alone = await solveQuestion(ledger, { ...question, reach: 1, candidates: [tried('远', { homeId: far }), tried('近', {})] }, {});
  expect(alone.candidates.map(({ code, alone: gained }) => [code, gained])).toEqual([
    ['远', 0],
    ['近', 4],
  ]);
  expect(alone.best?.codes).toEqual(['近']);
}, 60_000);
