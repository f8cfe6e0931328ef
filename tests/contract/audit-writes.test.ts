/**
 * Every method of the contract, called once with a valid input in a ledger with content: what changes a row of the ledger leaves a line in
 * the audit with what was there before and what is there now; what only shows leaves none. A method that is not in the list below must leave
 * neither a line nor a change: so a new one that writes is noticed here.
 */
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { auditKindOf, type AuditKind } from '../../electron/contract/audit.ts';
import { actionText } from '../../electron/contract/audit-words.ts';
import { methods, type MethodName } from '../../electron/contract/index.ts';
import type { Connection } from '../../database/core/open.ts';
import { testPassphrase } from '../helpers/ledger.ts';
import { bedGolden, bedOthers } from './audit-writes.beds.ts';
import { choiceWrites } from './role-matrix.renovation-choice.ts';
import { operatorWrites } from './role-matrix.operators.ts';
import { ownReportWrites } from './role-matrix.own-reports.ts';
import { wordTemplateWrites } from './role-matrix.word-templates.ts';
import { registerWrites } from './role-matrix.registers.ts';
import { quarterWrites } from './role-matrix.quarter.ts';
import { situationWrites } from './role-matrix.situation.ts';
import { indicatorPeriodWrites } from './role-matrix.indicator-periods.ts';
import { taskWrites } from './role-matrix.tasks.ts';
import { gradingWrites } from './role-matrix.grading.ts';
import { gradingPaperWrites } from './role-matrix.grading-papers.ts';
import { renovationPaperWrites } from './role-matrix.renovation-papers.ts';
import { happinessWrites } from './role-golden.happiness.ts';
import { renovationTargetWrites } from './role-matrix.renovation-targets.ts';
import { renovationWorksWrites } from './role-matrix.renovation-works.ts';
import { renovationWrites } from './role-matrix.renovation.ts';
import { subsidyWrites } from './role-matrix.subsidy.ts';
import { bankGolden } from './role-matrix.bank.ts';
import { inputs } from './role-matrix.inputs.ts';
import { overlapGolden } from './role-matrix.overlaps.ts';
import { recoveryGolden } from './role-matrix.recoveries.ts';
import { openWorld, type Place, type World } from './role-world.ts';

/** Action, kind, and whether the line says what was there `b`efore (nothing counts as said) and what is there `a`fter. */
export type Line = `${string} ${AuditKind} ${'b' | '-'}${'a' | '-'}`;

const golden: Partial<Record<MethodName, readonly Line[]>> = {
  'ledger.recoveryPaper': ['ledger.printRecoveryKey print --'],
  'ledger.saveRecoveryPaper': ['ledger.saveRecoveryKey export -a'],
  'users.add': ['user.add setting -a'],
  'users.change': ['user.changeRole setting ba'],
  'users.disable': ['user.disable setting ba'],
  'users.enable': ['user.resetPassphrase setting ba'],
  'users.resetPassphrase': ['user.resetPassphrase setting ba'],
  'users.changePassphrase': ['user.changePassphrase setting ba'],
  'users.saveIdleLock': ['setting.save setting ba'],
  'session.lock': ['session.lock login -a'],
  'people.reveal': ['person.reveal reveal -a'],
  'people.register': ['person.register write -a'],
  'people.record': ['person.wish write ba'],
  'people.cancelFact': ['person.cancelFact write ba'],
  'people.export': ['people.export export -a'],
  'homes.save': ['home.change write ba'],
  'homes.saveProfile': ['home.profile write ba'],
  'homes.saveStaff': ['home.staff write ba'],
  'homes.saveContract': ['home.contract write ba'],
  'homes.revealAccount': ['home.reveal reveal -a'],
  'homes.setAccount': ['home.account write ba'],
  'standards.add': ['standard.add write -a'],
  'standards.void': ['standard.void write ba'],
  'parameters.set': ['parameter.set setting ba'],
  'indicators.export': ['indicator.export export -a'],
  'imports.remap': ['import.mapping setting ba'],
  'imports.commit': ['backup.make write -a', 'standard.add write -a', 'import.standards write -a'],
  'imports.saveErrors': ['import.saveErrors export -a'],
  'imports.undo': ['standard.void write ba', 'import.undo write -a'],
  'payments.build': ['sheet.build write ba'],
  'payments.prepare': ['sheet.prepare write ba'],
  'payments.review': ['sheet.review write ba'],
  'payments.approve': ['sheet.approve write ba'],
  'payments.return': ['sheet.return write ba'],
  'payments.paper': ['sheet.print print -a'],
  'payments.savePaper': ['sheet.export export -a'],
  'payments.saveWorkbook': ['sheet.export export -a'],
  'payments.explainPaper': ['explanation.print print -a'],
  'payments.saveExplanation': ['explanation.export export -a'],
  'payments.historyPaper': ['history.print print -a'],
  'payments.saveHistory': ['history.export export -a'],
  'whatIf.paper': ['whatIf.print print -a'],
  'whatIf.save': ['whatIf.export export -a'],
  'sheetChecks.accept': ['sheet.acceptFindings write -a'],
  'topUps.recordPrices': ['prices.record write -a'],
  'topUps.withdrawPrices': ['prices.withdraw write ba'],
  'topUps.buildPrice': ['sheet.build write -a'],
  'topUps.addItem': ['item.add write -a'],
  'topUps.withdrawItem': ['item.withdraw write ba'],
  'topUps.buildItem': ['sheet.build write -a'],
  'holds.place': ['hold.place write -a'],
  'holds.lift': ['hold.lift write ba'],
  'funds.record': ['fund.record write -a'],
  'funds.withdraw': ['fund.withdraw write ba'],
  'funds.saveSource': ['fund.source setting -a'],
  'funds.stopSource': ['fund.stopSource setting ba'],
  'funds.saveRule': ['fund.rule setting -a'],
  'funds.withdrawRule': ['fund.withdrawRule setting ba'],
  'funds.choose': ['fund.choose write ba'],
  'funds.savePaper': ['fund.export export -a'],
  'funds.saveWorkbook': ['fund.export export -a'],
  'planner.make': ['placement.plan write -a'],
  'placement.move': ['waiting.move write -a'],
  'placement.paper': ['waiting.print print -a'],
  'placement.savePaper': ['waiting.export export -a'],
  'placement.export': ['waiting.export export -a'],
  'placement.apply': ['application.register write -a'],
  'placement.change': ['application.change write ba'],
  'placement.step': ['application.agreement write -a'],
  'placement.approve': ['application.approval write -a'],
  'placement.admit': ['application.admit write ba', 'stay.admit write ba', 'bed.assign write -a'],
  'placement.close': ['application.close write ba'],
  'attachments.addToPerson': ['attachment.add write -a'],
  'attachments.addToHome': ['attachment.add write -a'],
  'attachments.open': ['attachment.view reveal -a'],
  'attachments.withdraw': ['attachment.withdraw write -a'],
  'attachments.saveLimit': ['setting.save setting ba'],
  'attachments.save': ['attachment.save export -a'],
  'backups.make': ['backup.make write -a'],
  'backups.setSecondPlace': ['setting.save setting ba'],
  'backups.setRotation': ['setting.save setting ba'],
  'backups.pack': ['backup.make write -a', 'backup.pack export -a'],
  'check.logPack': ['logs.save export --'],
  'agreements.record': ['person.caregiver write ba', 'agreement.record write -a'],
  'agreements.renew': ['agreement.renew write ba'],
  'agreements.end': ['agreement.end write ba'],
  'agreements.undoEnd': ['agreement.undoEnd write ba'],
  'agreements.withdraw': ['agreement.withdraw write ba', 'person.cancelFact write ba'],
  'agreements.export': ['agreement.export export -a'],
  'fiveHaves.record': ['fiveHaves.record write -a'],
  'fiveHaves.withdraw': ['fiveHaves.withdraw write ba'],
  'fiveHaves.export': ['fiveHaves.export export -a'],
  'visits.record': ['visit.record write -a'],
  'visits.withdraw': ['visit.withdraw write ba'],
  'visits.closeRisk': ['visit.closeRisk write ba'],
  'visits.exportMissed': ['visit.exportMissed export -a'],
  'wishes.record': ['person.wish write ba'],
  'assessments.conclude': ['assessment.conclude write ba'],
  'assessments.withdraw': ['assessment.withdraw write ba'],
  'assessments.report': ['assessment.report write -a'],
  'assessments.closeReport': ['assessment.closeReport write ba'],
  'assessments.paper': ['assessment.print print -a'],
  'assessments.savePaper': ['assessment.savePaper export -a'],
  'assessments.saveTiers': ['assessment.saveTiers setting ba'],
  'calendar.saveYear': ['calendar.saveYear setting ba'],
  'papers.saveTemplate': ['paper.template setting ba'],
  'papers.paper': ['paper.print print -a'],
  'papers.savePdf': ['paper.export export -a'],
  'papers.saveWord': ['paper.export export -a'],
  'papers.savePack': ['paper.export export -a'],
  'audit.verify': ['audit.verify write -a'],
  'audit.export': ['audit.export export -a'],
  'audit.renewAnchor': ['anchor.renew setting ba'],
  ...bedGolden,
  ...bankGolden,
  ...choiceWrites,
  ...operatorWrites,
  ...registerWrites,
  ...quarterWrites,
  ...situationWrites,
  ...wordTemplateWrites,
  ...ownReportWrites,
  ...indicatorPeriodWrites,
  ...taskWrites,
  ...gradingWrites,
  ...gradingPaperWrites,
  ...renovationPaperWrites,
  ...renovationTargetWrites,
  ...happinessWrites,
  ...subsidyWrites,
  ...renovationWorksWrites,
  ...renovationWrites,
  ...overlapGolden,
  ...recoveryGolden,
};

/** Methods that put another ledger in the place of this one, or open it: what they write stands in the ledger that is open then. */
const elsewhere: ReadonlySet<MethodName> = new Set<MethodName>([
  'ledger.create',
  'ledger.login',
  'ledger.recover',
  'ledger.openDemo',
  'ledger.logout',
  'backups.restore',
  'backups.restoreFromFile',
  'backups.restoreInPlace',
  'recovery.propose',
  'recovery.accept',
]);

/** Where the valid call of the matrix of roles is refused for a reason of its own, or changes nothing. */
const others: Partial<Record<MethodName, { ask?: (place: Place) => unknown; before?: (place: Place) => Promise<void> }>> = {
  'users.changePassphrase': { ask: () => ({ oldPassphrase: testPassphrase, newPassphrase: '山高水长 松柏常青 58' }) },
  'session.unlock': { ask: () => ({ passphrase: testPassphrase }) },
  'homes.setAccount': { before: (place) => account(place) },
  'homes.revealAccount': { before: (place) => account(place) },
  ...bedOthers(() => world),
  // Somebody who does not have this picture yet.
  'attachments.addToPerson': { ask: () => ({ personId: world.people[4]?.personId, kind: 'other', title: '又一张' }) },
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.restore());
afterAll(() => world.close());

async function account({ homeId }: Place): Promise<void> {
  const input = { homeId, validFrom: '2021-01-20', holder: '旧户', bank: '农商', number: '37090000000000009' };
  expect((await world.call('admin', 'homes.setAccount', input)).ok).toBe(true);
}

/** The connection the program works with now. */
function connection(): Connection {
  const open = world.router.backend.state.ledger?.connection;
  if (open?.open) return open;
  world.actAs('admin');
  return world.admin().connection;
}

type Rows = ReadonlyMap<string, ReadonlySet<string>>;

/** Every table but the audit itself, each row as text. */
function tables(): Rows {
  const names = connection()
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'audit%' AND name NOT LIKE '%search%'",
    )
    .pluck()
    .all() as string[];
  const rowsOf = (name: string): Set<string> =>
    new Set(
      connection()
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => JSON.stringify(row)),
    );
  return new Map(names.map((name) => [name, rowsOf(name)]));
}

/** Tables with other rows than before; `isReplaced` when one that was there is gone or changed. */
function changes(before: Rows, after: Rows): { table: string; isReplaced: boolean }[] {
  return [...after].flatMap(([table, now]) => {
    const old = before.get(table) ?? new Set<string>();
    const isReplaced = [...old].some((row) => !now.has(row));
    return isReplaced || [...now].some((row) => !old.has(row)) ? [{ table, isReplaced }] : [];
  });
}

function lastLine(): number {
  return connection().prepare('SELECT max(seq) FROM audit').pluck().get() as number;
}

function linesSince(seq: number): Line[] {
  const found = connection()
    .prepare('SELECT action, before_json AS "before", after_json AS "after" FROM audit WHERE seq > ? ORDER BY seq')
    .all(seq) as { action: string; before: string | null; after: string | null }[];
  const lines = found.map(
    ({ action, before, after }): Line => `${action} ${auditKindOf(action)} ${before === null ? '-' : 'b'}${after === null ? '-' : 'a'}`,
  );
  return [...new Set(lines)];
}

async function prepare(name: MethodName): Promise<{ asked: unknown; path: string | null }> {
  const input = inputs[name];
  const own = others[name];
  const place = world.own('admin');
  const prepared = (await input.before?.(world)) ?? '';
  world.actAs('admin');
  await own?.before?.(place);
  const ask = input.ask as (place: Place, world: World, prepared: string) => unknown;
  const path = input.path?.(world) ?? null;
  if (path !== null && methods[name].file?.dialog === 'save') rmSync(path, { force: true });
  return { asked: own?.ask?.(place) ?? ask(place, world, prepared), path };
}

const names = (Object.keys(methods) as MethodName[]).filter((name) => !elsewhere.has(name));

describe('every method', () => {
  it.each(names)('%s writes what it changes into the audit, and nothing else', async (name) => {
    const { asked, path } = await prepare(name);
    // A mapping chosen by the user is kept; the second choice replaces the first.
    const input = name === 'imports.remap' ? await chosenTwice(asked) : asked;
    const before = tables();
    const last = lastLine();
    const result = await world.call('admin', name, input, path);
    const lines = linesSince(last);
    const changed = changes(before, tables());
    const wanted = golden[name];
    if (wanted !== undefined) expect(result.ok ? 'ok' : result.error.code).toBe('ok');
    expect(lines).toEqual(wanted ?? []);
    if (changed.length > 0) expect(lines.some((line) => line.endsWith('a'))).toBe(true);
    // A row that was there before is gone or changed: the line says what it was.
    if (changed.some((one) => one.isReplaced)) expect(lines.some((line) => line.endsWith('ba'))).toBe(true);
    for (const line of lines) expect(actionText(line.split(' ')[0] ?? '')).not.toMatch(/其他操作$/);
  });

  async function chosenTwice(asked: unknown): Promise<unknown> {
    const { previewId } = asked as { previewId: string };
    const answer = await world.call('admin', 'imports.remap', asked);
    if (!answer.ok) throw new Error(answer.error.text.what);
    const fields = (answer.value as { fields: { key: string; column: number | null }[] }).fields;
    const mapping = Object.fromEntries(fields.flatMap(({ key, column }) => (column === null ? [] : [[key, column]])));
    const input = { previewId, kind: 'standards', sheetName: null, headerRow: null, mapping };
    expect((await world.call('admin', 'imports.remap', input)).ok).toBe(true);
    return input;
  }
});
