/** 1,000 random projects through their use cases: payments never exceed caps, sources tie to payments, dates keep the order of the stages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { addChange, saveContract, withdrawChange } from '../../database/features/renovation/service-contracts.ts';
import { addPayment, withdrawPayment } from '../../database/features/renovation/service-payments.ts';
import { save } from '../../database/features/renovation/service-projects.ts';
import { recordStageOf, withdrawStage } from '../../database/features/renovation/service-stages.ts';
import { renovationStages, type StageEntryKind } from '../../electron/contract/renovation-terms.ts';
import { AppError } from '../../electron/contract/result.ts';
import { fen, isoDate, parseYuan, type IsoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { acceptIn, evidenceIn, contractInput, homeIn, onDay, paymentInput, projectInput, receive } from './money-project.ts';

const ledger = memoryLedger();
const homeId = homeIn(ledger, '370983H01');
const lives = 1000;
const order = renovationStages.map(({ id }) => id as string);

const dayAfter = (days: number): IsoDate => isoDate(new Date(Date.UTC(2021, 0, 10) + days * 86_400_000).toISOString().slice(0, 10));
const basis = fc.constantFrom('prepayment', 'progress', 'settlement', 'retention');
const source = fc.constantFrom('county', 'province', 'city');
/** Thousandths of the price, often about the caps. */
const share = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constantFrom(30, 170, 300, 500, 800, 970, 1000));
const back = fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, { arbitrary: fc.integer({ min: 1, max: 90 }), weight: 1 });
const step = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('advance'),
      skip: fc.constantFrom(0, 0, 0, 0, 1),
      back,
      isDocumented: fc.constantFrom(true, true, true, false),
      isExcepted: fc.boolean(),
    }),
    weight: 6,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('event'), stage: fc.constantFrom('suspended', 'resumed', 'resumed', 'resumed'), back }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant('receive'), source, share, back }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('pay'), source, other: source, share, back, basis, isExcepted: fc.boolean() }), weight: 7 },
  { arbitrary: fc.record({ kind: fc.constant('change'), permille: fc.integer({ min: -400, max: 300 }), back }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constantFrom('withdrawPayment', 'withdrawStage', 'withdrawChange') }), weight: 1 },
);
type Step = { readonly kind: string } & Partial<{
  skip: number;
  back: number;
  isDocumented: boolean;
  isExcepted: boolean;
  stage: string;
  source: string;
  other: string;
  share: number;
  basis: string;
  permille: number;
}>;
const life = fc.record({
  price: fc.integer({ min: 1001, max: 500_000_000 }),
  retentionPermille: fc.constantFrom(0, 15, 30),
  retentionDays: fc.constantFrom(null, 100, 400),
  /** How far it has come before the random part begins, a stage every twenty days. */
  begins: fc.integer({ min: 0, max: 9 }),
  isFunded: fc.boolean(),
  steps: fc.array(fc.tuple(fc.integer({ min: 0, max: 45 }), step), { minLength: 8, maxLength: 26 }),
});

type World = { readonly projectId: number; readonly contractId: number; readonly price: number; number: number };

/** Refusals are answers; anything else, such as what a table refused because a use case did not, is a fault. */
function attempt(work: () => unknown): AppError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const standing = (table: string, projectId: number): number | undefined =>
  rows<{ id: number }>(
    ledger,
    table === 'renovation_stage'
      ? `SELECT renovation_stage_id AS id FROM renovation_stage WHERE renovation_project_id = ? AND withdrawn_at IS NULL AND stage <> 'pipeline' ORDER BY happened_on, id`
      : `SELECT t.${table}_id AS id FROM ${table} t JOIN renovation_contract c ON c.renovation_contract_id = t.renovation_contract_id
         WHERE c.renovation_project_id = ? AND t.withdrawn_at IS NULL ORDER BY id`,
    projectId,
  ).at(-1)?.id;

function pay(world: World, given: Step, today: number): void {
  const paidOn = dayAfter(today - (given.back ?? 0));
  const amount = fen(Math.max(2, Math.floor((world.price * (given.share ?? 1)) / 1000)));
  const input = (fenOf: number) => {
    const part = given.other === given.source ? 0 : Math.floor(fenOf / 3);
    const sources = [
      { source: given.source ?? '', fen: fen(fenOf - part) },
      ...(part > 0 ? [{ source: given.other ?? '', fen: fen(part) }] : []),
    ];
    const exceptionReason = given.isExcepted ? '先行垫付' : null;
    world.number += 1;
    return paymentInput(world.contractId, String(world.number), paidOn, fen(fenOf), {
      basis: given.basis as 'progress',
      sources,
      exceptionReason,
    });
  };
  const context = onDay(ledger, dayAfter(today));
  const refused = attempt(() => addPayment(context, input(amount)));
  if (!given.isExcepted || !['PAYMENT_OVER_CAP', 'PAYMENT_OVER_PRICE', 'PAYMENT_OVER_RETENTION'].includes(refused?.code ?? '')) return;
  // What the refusal says is possible is possible, and one fen more is not.
  const possible = parseYuan(String(refused?.params['possible'])) ?? fen(0);
  if (given.basis === 'prepayment') return;
  expect(attempt(() => addPayment(context, input(possible + 1)))).not.toBeNull();
  if (possible > 0) expect(attempt(() => addPayment(context, input(possible)))).toBeNull();
}

const evidenceSql = {
  inUse: 'SELECT 1 FROM renovation_opening WHERE renovation_project_id = ? AND withdrawn_at IS NULL',
  settled: 'SELECT 1 FROM renovation_settlement WHERE renovation_project_id = ? AND withdrawn_at IS NULL',
} as const;

function advance({ projectId }: World, given: Step, today: number): void {
  const reached = rows<{ stage: string }>(
    ledger,
    'SELECT stage FROM renovation_stage WHERE renovation_project_id = ? AND withdrawn_at IS NULL',
    projectId,
  );
  const furthest = Math.max(...reached.map((entry) => order.indexOf(entry.stage)));
  const stage = order[furthest + 1 + (given.skip ?? 0)] as StageEntryKind | undefined;
  if (stage === undefined) return;
  const happenedOn = dayAfter(today - (given.back ?? 0));
  if (stage === 'accepted' && rows(ledger, 'SELECT 1 FROM renovation_acceptance WHERE renovation_project_id = ?', projectId).length === 0)
    acceptIn(ledger, projectId, happenedOn);
  if ((stage === 'inUse' || stage === 'settled') && rows(ledger, evidenceSql[stage], projectId).length === 0)
    evidenceIn(ledger, projectId, stage, happenedOn);
  const context = onDay(ledger, dayAfter(today));
  const entry = {
    projectId,
    stage,
    happenedOn,
    documentNo: given.isDocumented ? '样文1号' : null,
    note: null,
    approvedFen: fen(100_000_000),
  };
  attempt(() => recordStageOf(context, { ...entry, exceptionReason: given.isExcepted ? '情况紧急' : null }));
}

function take(world: World, given: Step, today: number): void {
  const { projectId, contractId, price } = world;
  const happenedOn = dayAfter(today - (given.back ?? 0));
  const context = onDay(ledger, dayAfter(today));
  const reason = '登记有误';
  if (given.kind === 'advance') advance(world, given, today);
  else if (given.kind === 'event') {
    const stage = given.stage as StageEntryKind;
    attempt(() => recordStageOf(context, { projectId, stage, happenedOn, documentNo: '样文2号', note: '停工', exceptionReason: null }));
  } else if (given.kind === 'receive')
    attempt(() =>
      receive(context, projectId, given.source ?? '', fen(Math.max(1, Math.floor((price * (given.share ?? 1)) / 1000))), happenedOn),
    );
  else if (given.kind === 'pay') pay(world, given, today);
  else if (given.kind === 'change') {
    const deltaFen = fen(Math.floor((price * (given.permille ?? 0)) / 1000));
    attempt(() => addChange(context, { contractId, changedOn: happenedOn, deltaFen, documentNo: '样变1号', reason, endsOn: null }));
  } else if (given.kind === 'withdrawPayment') {
    const paymentId = standing('renovation_payment', projectId);
    if (paymentId !== undefined) attempt(() => withdrawPayment(context, { paymentId, reason }));
  } else if (given.kind === 'withdrawChange') {
    const changeId = standing('renovation_contract_change', projectId);
    if (changeId !== undefined) attempt(() => withdrawChange(context, { changeId, reason }));
  } else {
    const stageId = standing('renovation_stage', projectId);
    if (stageId !== undefined) attempt(() => withdrawStage(context, { projectId, stageId, reason }));
  }
}

type Stage = { readonly stage: string; readonly on: string; readonly documentNo: string | null; readonly exception: string | null };
type Payment = {
  readonly id: number;
  readonly on: string;
  readonly fen: number;
  readonly basis: string;
  readonly sources: number;
  readonly isGone: number;
};

/** Said again from the tables alone, by plain arithmetic. */
function holds({ projectId, contractId }: World, retentionPermille: number): void {
  const stages = rows<Stage>(
    ledger,
    `SELECT stage, happened_on AS "on", document_no AS documentNo, exception_reason AS exception FROM renovation_stage
     WHERE renovation_project_id = ? AND withdrawn_at IS NULL ORDER BY happened_on, renovation_stage_id`,
    projectId,
  ).filter(({ stage }) => order.includes(stage));
  const positions = stages.map(({ stage }) => order.indexOf(stage));
  expect(positions).toEqual(positions.toSorted((one, other) => one - other));
  expect(new Set(positions).size).toBe(positions.length);
  for (const [index, { stage, documentNo, exception }] of stages.entries()) {
    if (stage !== 'pipeline' && documentNo === null) expect(exception).not.toBeNull();
    if (index > 0 && (positions[index] ?? 0) > (positions[index - 1] ?? 0) + 1) expect(exception).not.toBeNull();
  }
  const payments = rows<Payment>(
    ledger,
    `SELECT p.renovation_payment_id AS id, p.paid_on AS "on", p.fen, p.basis, p.withdrawn_at IS NOT NULL AS isGone,
       (SELECT sum(s.fen) FROM renovation_payment_source s WHERE s.renovation_payment_id = p.renovation_payment_id) AS sources
     FROM renovation_payment p WHERE p.renovation_contract_id = ?`,
    contractId,
  );
  for (const payment of payments) expect(payment.sources).toBe(payment.fen);
  const changes = rows<{ on: string; fen: number }>(
    ledger,
    'SELECT changed_on AS "on", delta_fen AS fen FROM renovation_contract_change WHERE renovation_contract_id = ? AND withdrawn_at IS NULL',
    contractId,
  );
  const price =
    rows<{ fen: number }>(ledger, 'SELECT price_fen AS fen FROM renovation_contract WHERE renovation_contract_id = ?', contractId)[0]
      ?.fen ?? 0;
  const upTo = (list: readonly { readonly on: string; readonly fen: number }[], day: string): number =>
    list.reduce((sum, one) => (one.on <= day ? sum + one.fen : sum), 0);
  const there = payments.filter(({ isGone }) => isGone === 0);
  expect(upTo(there, '9999-12-31')).toBeLessThanOrEqual(price + upTo(changes, '9999-12-31'));
  const dayOf = (position: number): string => stages.find(({ stage }) => order.indexOf(stage) >= position)?.on ?? '9999-12-31';
  const begun = dayOf(order.indexOf('construction'));
  const settled = stages.find(({ stage }) => stage === 'settled')?.on ?? '9999-12-31';
  for (const { on, basis: kind } of there) {
    const permille = on >= settled ? Math.min(970, 1000 - retentionPermille) : on >= begun ? 800 : 300;
    const works = there.filter((payment) => payment.basis !== 'retention');
    if (kind === 'retention') expect(on >= settled).toBe(true);
    else expect(upTo(works, on) * 1000).toBeLessThanOrEqual((price + upTo(changes, on)) * permille);
  }
}

/** Where nobody allowed an exception, no source has paid on any day more than it had received by then. */
function sourcesHold({ projectId, contractId }: World): void {
  const spent = rows<{ on: string; source: string; fen: number; exception: string | null }>(
    ledger,
    `SELECT p.paid_on AS "on", s.source, s.fen, p.exception_reason AS exception FROM renovation_payment p
       JOIN renovation_payment_source s ON s.renovation_payment_id = p.renovation_payment_id
     WHERE p.renovation_contract_id = ? AND p.withdrawn_at IS NULL`,
    contractId,
  );
  const received = rows<{ on: string; source: string; fen: number }>(
    ledger,
    `SELECT happened_on AS "on", source, fen FROM renovation_fund WHERE renovation_project_id = ? AND kind = 'received' AND withdrawn_at IS NULL`,
    projectId,
  );
  if (spent.some(({ exception }) => exception !== null)) return;
  for (const { on: day, source: own } of spent) {
    const upTo = (list: readonly { readonly on: string; readonly source: string; readonly fen: number }[]): number =>
      list.reduce((sum, one) => (one.on <= day && one.source === own ? sum + one.fen : sum), 0);
    expect(upTo(spent)).toBeLessThanOrEqual(upTo(received));
  }
}

describe('1,000 random projects', () => {
  it('keep their caps, their sources and the order of their dates', () => {
    let made = 0;
    let paid = 0;
    fc.assert(
      fc.property(life, ({ price, retentionPermille, retentionDays, begins, isFunded, steps }) => {
        made += 1;
        const { projectId } = save(onDay(ledger, '2021-01-10'), projectInput(homeId, `R${made}`, '2021-01-10'));
        const retentionUntil = retentionDays === null ? null : dayAfter(retentionDays);
        const given = { priceFen: fen(price), signedOn: isoDate('2021-01-10'), retentionPermille, retentionUntil };
        const { contractId } = saveContract(onDay(ledger, '2021-01-10'), contractInput(projectId, given));
        const world: World = { projectId, contractId, price, number: 0 };
        let today = begins * 20;
        for (let stage = 1; stage <= begins; stage += 1) advance(world, { kind: 'advance', isDocumented: true, back: 0 }, stage * 20);
        if (isFunded) receive(onDay(ledger, dayAfter(today)), projectId, 'county', fen(price), dayAfter(0));
        for (const [days, one] of steps) {
          today += days;
          take(world, one, today);
        }
        holds(world, retentionPermille);
        sourcesHold(world);
        paid += rows(
          ledger,
          'SELECT 1 FROM renovation_payment WHERE renovation_contract_id = ? AND withdrawn_at IS NULL',
          contractId,
        ).length;
      }),
      { numRuns: lives, seed: 7 },
    );
    expect(made).toBeGreaterThanOrEqual(lives);
    // The lives are not all refusals.
    expect(paid).toBeGreaterThan(lives);
  }, 120_000);
});
