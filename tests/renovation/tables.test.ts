/** What the tables of renovations never take, whatever program writes. */
import { describe, expect, it } from 'vitest';
import { saveContract } from '../../database/features/renovation/service-contracts.ts';
import { addPayment } from '../../database/features/renovation/service-payments.ts';
import { save } from '../../database/features/renovation/service-projects.ts';
import { fen } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { contractInput, homeIn, onDay, paymentInput, projectInput, reach, receive, refusalText, yuan } from './money-project.ts';

const ledger = memoryLedger();
const homeId = homeIn(ledger, '370983H01');
const { projectId } = save(ledger, projectInput(homeId, '370983R202101', '2021-01-10'));
reach(ledger, projectId, 'approved', '2021-02-10', yuan('2000000'));
reach(ledger, projectId, 'design', '2021-03-10');
const { contractId } = saveContract(onDay(ledger, '2021-05-10'), contractInput(projectId, { priceFen: fen(1000) }));
receive(ledger, projectId, 'county', fen(100_000), '2021-05-11');
const { paymentId } = addPayment(onDay(ledger, '2021-06-01'), paymentInput(contractId, '1', '2021-06-01', fen(300)));

const recorded = `'2021-06-01T00:00:00.000Z', ${ledger.actor.userId}`;
const taken = `withdrawn_at = '2021-06-01T00:00:00.000Z', withdrawn_by = ${ledger.actor.userId}, withdrawn_reason = 'x'`;
const payment = (id: number, amount: number): string =>
  `INSERT INTO renovation_payment (renovation_payment_id, uid, renovation_contract_id, payment_no, paid_on, payee, fen, basis, recorded_at, recorded_by)
   VALUES (${id}, randomblob(16), ${contractId}, 'n${id}', '2021-06-02', '收款单位', ${amount}, 'progress', ${recorded})`;
const share = (id: number, amount: number): string =>
  `INSERT INTO renovation_payment_source (renovation_payment_id, source, fen) VALUES (${id}, 'county', ${amount})`;
const stage = (name: string, day: string, document = "'样文1号'"): string =>
  `INSERT INTO renovation_stage (uid, renovation_project_id, stage, happened_on, document_no, recorded_at, recorded_by)
   VALUES (randomblob(16), ${projectId}, '${name}', '${day}', ${document}, ${recorded})`;
const change = (delta: number): string =>
  `INSERT INTO renovation_contract_change (uid, renovation_contract_id, changed_on, delta_fen, document_no, reason, recorded_at, recorded_by)
   VALUES (randomblob(16), ${contractId}, '2021-06-03', ${delta}, '样变1号', '核减', ${recorded})`;

/** In a transaction of its own, so that a half-written payment does not stay. */
function tried(...statements: readonly string[]): () => void {
  return () =>
    ledger.connection.transaction(() => {
      for (const statement of statements) ledger.connection.exec(statement);
    })();
}

describe('the tables of renovations', () => {
  it.each([
    ['a payment without its sources', 'sources do not tie', [payment(90, 100)]],
    ['a payment whose sources are less', 'sources do not tie', [share(90, 99), payment(90, 100)]],
    ['a source written after its payment', 'sources do not tie', [share(90, 100), payment(90, 100), share(90, 1)]],
    ['a source whose payment never comes', 'FOREIGN KEY', [share(90, 100)]],
    [
      'another share of what was paid',
      'append-only',
      [`UPDATE renovation_payment_source SET fen = 1 WHERE renovation_payment_id = ${paymentId}`],
    ],
    ['a payment above the price', 'over the price', [share(90, 701), payment(90, 701)]],
    ['a price below what was paid', 'paid over', [change(-701)]],
    [
      'the withdrawal of a contract that was paid',
      'paid',
      [`UPDATE renovation_contract SET ${taken} WHERE renovation_contract_id = ${contractId}`],
    ],
    [
      'the withdrawal of a project that was paid',
      'paid',
      [`UPDATE renovation_project SET ${taken} WHERE renovation_project_id = ${projectId}`],
    ],
    ['another price', 'append-only', [`UPDATE renovation_contract SET price_fen = 2000 WHERE renovation_contract_id = ${contractId}`]],
    ['another amount', 'append-only', [`UPDATE renovation_payment SET fen = 1 WHERE renovation_payment_id = ${paymentId}`]],
    ['a payment gone', 'never deleted', [`DELETE FROM renovation_payment WHERE renovation_payment_id = ${paymentId}`]],
    ['another day of a stage', 'append-only', [`UPDATE renovation_stage SET happened_on = '2021-02-11' WHERE stage = 'approved'`]],
    ['a stage before the one it follows', 'out of order', [stage('procurement', '2021-03-09')]],
    ['a stage on the day of the one after it', 'UNIQUE', [stage('design', '2021-04-01')]],
    ['a stage without its document', 'CHECK', [stage('procurement', '2021-04-01', 'NULL')]],
    ['an earlier stage taken back before the later', 'not the last', [`UPDATE renovation_stage SET ${taken} WHERE stage = 'approved'`]],
    ['a project that goes on without having stood still', 'no such step', [stage('resumed', '2021-04-01')]],
    ['an acceptance nobody recorded', 'no acceptance', [stage('accepted', '2021-12-20')]],
    [
      'money spent that no file told of',
      'CHECK',
      [
        `INSERT INTO renovation_fund (uid, renovation_project_id, source, kind, happened_on, document_no, fen, told_fen, recorded_at, recorded_by)
         VALUES (randomblob(16), ${projectId}, 'county', 'spent', '2021-06-01', '样文1号', 1, 1, ${recorded})`,
      ],
    ],
    [
      'money spent without the figure of its file',
      'not told',
      [
        `INSERT INTO renovation_fund (uid, renovation_project_id, source, kind, happened_on, document_no, fen, recorded_at, recorded_by)
         VALUES (randomblob(16), ${projectId}, 'county', 'spent', '2021-06-01', '样文1号', 1, ${recorded})`,
      ],
    ],
    [
      'one code twice',
      'UNIQUE',
      [
        `INSERT INTO renovation_project (uid, code, name, home_id, kind, beds_before, nursing_before, beds_after, nursing_after, recorded_at, recorded_by)
         VALUES (randomblob(16), '370983R202101', '另一个项目', ${homeId}, 'fire', 1, 0, 1, 0, ${recorded})`,
      ],
    ],
  ])('refuse %s', (_, words, statements) => {
    expect(tried(...statements)).toThrow(words);
  });

  it('take what is right', () => {
    expect(tried(share(91, 700), payment(91, 700))).not.toThrow();
    expect(refusalText(() => save(ledger, projectInput(homeId, '370983R202101', '2021-01-10')))?.what).toBe(
      '项目编号 370983R202101 已登记给“370983R202101改造提升项目”。',
    );
  });
});
