/** A county that lives through random lives month by month: learns, builds, locks, holds back, gets lines back from the bank. */
import { fixedClock } from '../../database/core/clock.ts';
import { finish, newUid, rows, run, transaction, type WriteContext, type Writer } from '../../database/core/sql.ts';
import { insertHome } from '../../database/features/homes/service.ts';
import { canonicalLines } from '../../database/features/payments/fingerprint.ts';
import { sheetHeader } from '../../database/features/payments/queries-sheets.ts';
import type { MonthRules } from '../../database/features/payments/rules-days.ts';
import { rebuild } from '../../database/features/payments/service-schemes.ts';
import { buildSheetSteps, lockSheet } from '../../database/features/payments/service.ts';
import { holdPayments, liftHold } from '../../database/features/payments/service-holds.ts';
import type { NewFact } from '../../database/features/people/facts.ts';
import { insertCancellation, insertFact, insertPerson } from '../../database/features/people/store.ts';
import { insertStandard } from '../../database/features/standards/service.ts';
import { destitute } from '../../electron/contract/schemes.ts';
import { fen, isoDate, isoMonth, type IsoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { months, type Life, type Random, type Said, type StandardSaid } from './histories.ts';
import { idNumberOf } from './payments-county.ts';

const origin = { source: '随机经历', batchId: null };
const account = { bank: '样本农商银行', holder: '某某', number: '6228480000000000018' };

export type Lived = {
  readonly context: WriteContext;
  readonly personIds: readonly number[];
  readonly homeIds: readonly number[];
  /** Canonical text of each sheet as it was locked. */
  readonly locked: ReadonlyMap<string, string>;
  /** Sheets that came out otherwise when everybody's earlier months were computed anew. */
  readonly unequal: readonly string[];
};

function valueFact(said: Said, homeIds: readonly number[]): NewFact {
  const validFrom = isoDate(said.day);
  if (said.kind === 'mode') return modeFact(said.value, validFrom, homeIds);
  if (said.kind === 'caregiver') return { kind: 'caregiver', validFrom, detail: { name: said.value, idNumber: null, phone: null } };
  return { kind: said.kind, validFrom, value: said.value || null };
}

function modeFact(value: string, validFrom: IsoDate, homeIds: readonly number[]): NewFact {
  const home = value.startsWith('home:') ? Number(value.slice('home:'.length)) : null;
  return {
    kind: 'mode',
    validFrom,
    value: home === null ? 'scattered' : 'centralised',
    homeId: home === null ? null : (homeIds[home - 1] ?? null),
  };
}

function register(writer: Writer, life: Life, index: number, place: { town: string; village: string }, homeIds: readonly number[]): number {
  const identity = {
    name: `第${index}人`,
    sex: 'male' as const,
    bornOn: isoDate('1945-03-12'),
    ethnicity: null,
    idNumber: idNumberOf(index),
  };
  const confirmedOn = isoDate(life.confirmedOn);
  const before = isoDate('2020-12-31');
  return insertPerson(
    writer,
    identity,
    null,
    ['dr'],
    [
      { kind: 'identity', validFrom: confirmedOn, detail: identity },
      { kind: 'confirmation', validFrom: confirmedOn },
      { kind: 'residence', validFrom: confirmedOn, value: place.village, detail: { areaType: 'rural', townCode: place.town } },
      { kind: 'category', validFrom: confirmedOn, value: 'elder', detail: { certificateNumber: null, kind: null, grade: null } },
      { kind: 'level', validFrom: before, value: life.level },
      modeFact(life.mode, before, homeIds),
      { kind: 'account', validFrom: confirmedOn, detail: account },
    ],
    origin,
  );
}

function setRules(writer: Writer, rules: MonthRules): void {
  for (const [key, value] of [
    ['pay.proration', rules.proration],
    ['standard.pickRule', rules.pickRule],
    ['pay.snapshotRule', rules.snapshot],
    ['pay.cutoffDay', rules.cutoffDay],
  ] as const)
    run(
      writer,
      "INSERT INTO parameter (uid, key, valid_from, value_json, document_no, document_title, recorded_at, recorded_by) VALUES (?, ?, '2020-01-01', ?, '样民发〔2020〕1号', '', ?, ?)",
      newUid(),
      key,
      JSON.stringify(value),
      writer.at,
      writer.actor.userId,
    );
}

export function live(lives: readonly Life[], standards: readonly StandardSaid[], rules: MonthRules, random: Random): Lived {
  const ledger = memoryLedger({ clock: fixedClock(isoDate('2021-12-20')) });
  const on = (day: string): WriteContext => ({ ...ledger, clock: fixedClock(isoDate(day)) });
  const place = {
    town: (ledger.connection.prepare("SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 1").pluck().get() ?? '') as string,
    village: (ledger.connection.prepare("SELECT code FROM division WHERE level = 'village' ORDER BY code LIMIT 1").pluck().get() ??
      '') as string,
  };
  const homeIds = transaction(ledger, (writer) => {
    setRules(writer, rules);
    const care = {
      kind: 'careAllowance',
      areaType: null,
      mode: null,
      validFrom: isoDate('2020-01-01'),
      documentNo: '样民发〔2020〕3号',
      documentTitle: null,
    } as const;
    for (const [level, amount] of [
      ['independent', 18_000],
      ['partialLoss', 30_000],
      ['completeLoss', 60_000],
    ] as const)
      insertStandard(writer, { ...care, level, amountFen: fen(amount) }, '手工登记', null);
    return [1, 2].map((number) => {
      const home = {
        code: `H0${number}`,
        name: `第${number}敬老院`,
        homeLevel: 'town',
        townCode: place.town,
        bedsRegistered: 60,
        nursingBeds: 20,
        operationMode: 'public',
        openedOn: isoDate('2010-01-01'),
        creditCode: null,
      } as const;
      return insertHome(writer, home, { day: isoDate('2010-01-01'), batchId: null });
    });
  });
  const personIds: number[] = [];
  const factIds = new Map<Said, number>();
  const locked = new Map<string, string>();
  const unequal: string[] = [];
  for (const month of months) {
    const isLast = month === months.at(-1);
    const before = isoDate(`${month}-01`);
    transaction(on(before), (writer) => learn(writer, month));
    if (isLast) liftAll(on(before));
    else if (personIds.length > 0) holdSome(on(before), personIds, month, random);
    buildBothWays(on(before), month, unequal);
    lockSheet(on(before), { month: isoMonth(month), reason: '随机经历' });
    locked.set(month, textOf(ledger, month));
    ledger.connection.prepare("UPDATE sheet SET state = 'sent' WHERE month = ?").run(month);
    if (!isLast) returnSome(on(`${month}-20`), random);
  }
  return { context: ledger, personIds, homeIds, locked, unequal };

  function learn(writer: Writer, month: string): void {
    for (const standard of standards)
      if (standard.knownIn === month)
        insertStandard(
          writer,
          {
            kind: 'basicLiving',
            areaType: 'rural',
            mode: null,
            level: null,
            amountFen: fen(standard.fen),
            validFrom: isoDate(standard.day),
            documentNo: '样民发〔2022〕2号',
            documentTitle: null,
          },
          '手工登记',
          null,
        );
    lives.forEach((life, index) => {
      if (life.registeredIn === month) personIds[index] = register(writer, life, index, place, homeIds);
      for (const said of life.said.slice(1)) {
        const personId = personIds[index];
        if (personId === undefined) continue;
        if (said.knownIn === month) factIds.set(said, insertFact(writer, personId, valueFact(said, homeIds), origin));
        if (said.withdrawnIn === month) insertCancellation(writer, personId, factIds.get(said) ?? 0, said.day, '登记有误', null);
      }
    });
  }
}

export function textOf(context: WriteContext, month: string): string {
  return [...canonicalLines(context, sheetHeader(context, isoMonth(month))?.sheetId ?? 0)].join('');
}

/** Only what changed, then everybody from the beginning, then as it stays. */
function buildBothWays(context: WriteContext, month: string, unequal: string[]): void {
  finish(buildSheetSteps(context, isoMonth(month), destitute, rebuild, 'everybody'));
  const full = textOf(context, month);
  finish(buildSheetSteps(context, isoMonth(month)));
  if (textOf(context, month) !== full) unequal.push(month);
}

function holdSome(context: WriteContext, personIds: readonly number[], month: string, random: Random): void {
  for (const { holdId } of rows<{ holdId: number }>(context, 'SELECT hold_id AS holdId FROM payment_hold WHERE lifted_at IS NULL'))
    if (random.chance(0.4)) liftHold(context, { holdId, reason: '已核实' });
  const standing = new Set(
    rows<{ key: string }>(context, "SELECT person_id || ' ' || ifnull(line_type, '') AS key FROM payment_hold WHERE lifted_at IS NULL").map(
      ({ key }) => key,
    ),
  );
  for (const personId of personIds) {
    const type = random.pick([null, 'BASIC', 'CARE', 'FUNERAL'] as const);
    if (personId === undefined || !random.chance(0.05) || standing.has(`${personId} ${type ?? ''}`)) continue;
    holdPayments(context, { personId, type, fromMonth: isoMonth(month), reason: '死亡疑点' });
  }
}

function liftAll(context: WriteContext): void {
  for (const { holdId } of rows<{ holdId: number }>(context, 'SELECT hold_id AS holdId FROM payment_hold WHERE lifted_at IS NULL'))
    liftHold(context, { holdId, reason: '已核实' });
}

/** Of any sheet that was sent, this month's or one of long ago. */
function returnSome(context: WriteContext, random: Random): void {
  const open = rows<{ lineId: number }>(
    context,
    `SELECT line_id AS lineId FROM sheet_line l WHERE NOT EXISTS (SELECT 1 FROM line_return r WHERE r.line_id = l.line_id)
       AND fen > (SELECT ifnull(sum(e.fen), 0) FROM claim_entry e WHERE e.line_id = l.line_id) AND fen > 0 ORDER BY line_id`,
  ).filter(() => random.chance(0.01));
  transaction(context, (writer) => {
    for (const { lineId } of open)
      run(
        writer,
        "INSERT INTO line_return (uid, line_id, returned_on, reason, recorded_at, recorded_by) VALUES (?, ?, ?, '户名不符', ?, ?)",
        newUid(),
        lineId,
        context.clock.today(),
        writer.at,
        writer.actor.userId,
      );
  });
}
