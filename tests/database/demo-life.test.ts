/** The demonstration ledger is true to itself: a county that has lived for some months. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import { isoDate, type IsoMonth } from '../../electron/contract/values.ts';
import { verifyChain } from '../../database/core/audit-verify.ts';
import { keyFileOf } from '../../database/core/keys.ts';
import { finish, rows } from '../../database/core/sql.ts';
import { countyWide, type ScopedReader } from '../../database/features/users/scope.ts';
import { monthsLived } from '../../database/features/demo/calendar.ts';
import { administratorName, approverName, clerkName } from '../../database/features/demo/passphrases.ts';
import { makeDemoSteps, type DemoFiles } from '../../database/features/demo/service.ts';
import { makePreview } from '../../database/features/imports/preview.ts';
import { rejectionsOf } from '../../database/features/imports/verdicts.ts';
import { closeLedger, login, type OpenLedger } from '../../database/features/ledger/service.ts';
import { brokenSheets, sheets, showSheet } from '../../database/features/payments/service.ts';
import { cancelledFacts, everything, factsOfPeople, personRanges } from '../../database/features/payments/queries-facts.ts';
import { settledRows } from '../../database/features/payments/queries-settled.ts';
import { dueFor, standardBook } from '../../database/features/payments/rules.ts';
import * as people from '../../database/features/people/service.ts';
import { standardsInForce } from '../../database/features/standards/service.ts';
import * as summaries from '../../database/features/today/service.ts';
import { clock, demoProfile, folder, parentIn, passphraseOf, small } from '../helpers/demo.ts';

afterAll(() => folder.remove());

describe('a small demonstration', () => {
  let files: DemoFiles;
  let ledger: OpenLedger;
  let reader: ScopedReader;
  let phases: string[];

  beforeAll(() => {
    phases = [];
    const steps = makeDemoSteps({ parent: parentIn(demoProfile('small')), ...small });
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        files = step.value;
        break;
      }
      if (phases.at(-1) !== step.value.phase) phases.push(step.value.phase);
    }
    ledger = login(files.ledger, administratorName, passphraseOf(files, administratorName), clock, 'demo');
    reader = countyWide(ledger);
  });
  afterAll(() => closeLedger(ledger));

  it('tells what it is doing', () => {
    expect(phases).toEqual([
      '正在建立演示台账',
      '正在导入敬老院、标准和花名册',
      ...['1', '2', '3', '4'].map((month) => `正在编制2025年${month}月发放表`),
      '正在登记床位、评估、探访和申请',
    ]);
  });

  it('says of itself that it is a demonstration, inside and beside the ledger', () => {
    expect(ledger.session.ledger).toMatchObject({ isDemo: true, regionCode: '370983', name: '演示台账' });
    expect(JSON.parse(readFileSync(keyFileOf(files.ledger), 'utf8'))).toMatchObject({ isDemo: true });
    expect(readFileSync(files.passphrases, 'utf8')).toContain('全部是虚构的');
  });

  it('has a passphrase of its own for every user, another one in every copy', () => {
    const names = [administratorName, clerkName, approverName];
    const passphrases = names.map((name) => passphraseOf(files, name));
    expect(new Set(passphrases).size).toBe(3);
    for (const name of [clerkName, approverName]) {
      const copy = join(folder.path, `copy-${name}`);
      cpSync(files.folder, copy, { recursive: true });
      const opened = login(join(copy, '演示台账.yiyang'), name, passphraseOf(files, name), clock, 'demo');
      expect(opened.session.user.role).toBe(name === clerkName ? 'county_clerk' : 'county_approver');
      closeLedger(opened);
    }
  });

  it('has locked every sheet but the last, signed by two people, and keeps its seals', () => {
    const { sheets: list } = sheets(reader, clock.today());
    expect(list.map((sheet) => [sheet.month, sheet.state])).toEqual([
      ['2025-04', 'draft'],
      ['2025-03', 'sent'],
      ['2025-02', 'paid'],
      ['2025-01', 'paid'],
    ]);
    expect(list[0]).toMatchObject({ isStale: false, fingerprint: null });
    expect(verifyChain(ledger.connection)).toMatchObject({ faults: [] });
    expect(brokenSheets(reader)).toEqual([]);
    const signed = rows<{ action: string; name: string }>(
      reader,
      'SELECT DISTINCT e.action, u.name FROM sheet_event e JOIN user_account u ON u.user_id = e.user_id',
    );
    for (const { action, name } of signed)
      expect([action, name]).toEqual([action, ['build', 'prepare', 'send', 'archive'].includes(action) ? clerkName : approverName]);
    expect(new Set(signed.map(({ action }) => action))).toEqual(new Set(['build', 'prepare', 'review', 'approve', 'send', 'pay']));
  });

  it('lived in its own time: what is recorded never runs backwards, nor before the thing itself', () => {
    const instants = rows<{ at: string }>(reader, "SELECT at FROM audit WHERE action <> 'session.login' ORDER BY seq").map(({ at }) => at);
    expect(instants).toEqual([...instants].sort());
    expect([instants[0]?.slice(0, 10), instants.at(-1)?.slice(0, 7)]).toEqual(['2025-01-02', '2025-04']);
    expect(rows(reader, 'SELECT fact_id FROM fact WHERE valid_from > substr(recorded_at, 1, 10)')).toEqual([]);
  });

  it('has people nobody is: numbers of the region that is given to nobody, right in every digit', () => {
    const listed = people.page(reader, { filter: noPeopleFilter, sort: null, offset: 0, limit: 1000 }).rows;
    expect(listed.length).toBeGreaterThanOrEqual(60);
    for (const { idNumber } of listed) expect(idNumber ?? '370999').toMatch(/^370999/);
    const cards = rows<{ detail: string }>(
      reader,
      "SELECT detail FROM fact WHERE kind IN ('caregiver', 'identity') AND detail LIKE '%idNumber%'",
    );
    for (const { detail } of cards) expect((JSON.parse(detail) as { idNumber: string | null }).idNumber ?? '370999').toMatch(/^370999/);
  });

  it('reads like a life: from the roster, by hand, with a sheet for every month', () => {
    const died = rows<{ personId: number }>(
      reader,
      "SELECT person_id AS personId FROM person WHERE end_reason = 'death' AND person_id <= 60 LIMIT 1",
    )[0];
    if (!died) throw new Error('nobody has died');
    const { timeline } = people.get(reader, died.personId, clock.today());
    const sources = timeline.map((entry) => entry.source);
    expect(sources.some((source) => /^导入《特困人员花名册（演示）\.xlsx》第\d+行$/.test(source))).toBe(true);
    expect(timeline.find((entry) => entry.kind === 'end')?.source).toBe('手工登记');
    expect(sources).toContain('2025年1月发放表（已审批）');
  });

  it('owes nobody anything: issued, offset, recovered and pending are what was due, had everything been known in time', () => {
    const months = ['2025-01', '2025-02', '2025-03', '2025-04'] as IsoMonth[];
    const standards = standardBook(standardsInForce(reader));
    const cancelled = cancelledFacts(reader, everything);
    // What is held back is due, and waits until somebody lets it go.
    const held = new Map(
      rows<{ personId: number; fromMonth: string }>(
        reader,
        'SELECT person_id AS personId, from_month AS fromMonth FROM payment_hold WHERE lifted_at IS NULL',
      ).map(({ personId, fromMonth }) => [personId, fromMonth]),
    );
    const wrong: string[] = [];
    let compared = 0;
    for (const { first, last } of personRanges(reader, 1000))
      for (const facts of factsOfPeople(reader, first, last, cancelled, everything)) {
        const settled = settledRows(reader, facts.personId, '2025-05' as IsoMonth);
        for (const month of months)
          for (const type of ['BASIC', 'CARE'] as const) {
            if (month >= (held.get(facts.personId) ?? '9999-12')) continue;
            const due = dueFor(facts, standards, month)
              .filter((line) => line.type === type)
              .reduce((sum, line) => sum + line.fen, 0);
            const paid = settled
              .filter((entry) => entry.of === type && entry.forMonth === month)
              .reduce((sum, entry) => sum + entry.fen, 0);
            compared += 1;
            if (due !== paid) wrong.push(`${facts.personId} ${month} ${type}: ${due} ${paid}`);
          }
      }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(480);
  });

  it('shows the corrections of what was learnt late, and of a standard that came in February', () => {
    const march = showSheet(reader, '2025-03' as IsoMonth);
    expect(new Set(march.lines.filter((line) => line.type === 'BACKPAY').map((line) => line.month))).toEqual(
      new Set(['2025-01', '2025-02']),
    );
    const types = new Set(
      ['2025-02', '2025-03', '2025-04'].flatMap((month) => showSheet(reader, month as IsoMonth).lines.map((line) => line.type)),
    );
    expect([...types]).toEqual(expect.arrayContaining(['BASIC', 'CARE', 'FUNERAL', 'BACKPAY']));
    expect(new Set(standardsInForce(reader).map((standard) => standard.documentNo))).toEqual(
      new Set(['样民发〔2024〕6号', '样民发〔2025〕4号']),
    );
  });

  it('leaves work for today', () => {
    const summary = summaries.summary(reader, 'admin', clock.today());
    expect(summary.homes).toHaveLength(12);
    expect(summary.homes.every((home) => home.residents <= home.beds)).toBe(true);
    expect(summary.tasks[0]).toMatchObject({ id: 'sheet-destitute-2025-04', title: '2025年4月发放表核对草稿并制表' });
    expect(summary.tasks.map((task) => task.id)).toContain('temporary');
  });

  it('has a form of changes to try an import with: one row is refused', async () => {
    const { checked } = await makePreview(
      { connection: ledger.connection, clock, actor: { userId: 1, name: administratorName } },
      { kind: null, path: join(files.folder, '演示表格', '特困人员异动登记表（演示）.xlsx') },
    );
    expect(checked.kind).toBe('changes');
    expect(rejectionsOf(checked).map((issue) => issue.code)).toEqual(['ID_CHECKSUM']);
    expect(checked.counts.new + checked.counts.changed).toBe(8);
  });

  it('is the same people and the same sheets every time', () => {
    const again = finish(makeDemoSteps({ parent: parentIn(demoProfile('again')), ...small }));
    const other = login(again.ledger, administratorName, passphraseOf(again, administratorName), clock, 'demo');
    try {
      for (const month of ['2025-01', '2025-03', '2025-04'] as IsoMonth[])
        expect(showSheet({ connection: other.connection }, month)).toEqual(showSheet(reader, month));
      expect(passphraseOf(again, administratorName)).not.toBe(passphraseOf(files, administratorName));
    } finally {
      closeLedger(other);
    }
  });
});

describe('the months of a demonstration', () => {
  it('end before the month of the computer, after two years at most, and do not trust a clock that is behind', () => {
    const span = (today: string): [string | undefined, string | undefined, number] => {
      const months = monthsLived(isoDate(today));
      return [months[0], months.at(-1), months.length];
    };
    expect(span('2026-11-22')).toEqual(['2025-01', '2026-10', 22]);
    expect(span('2025-03-01')).toEqual(['2025-01', '2025-02', 2]);
    expect(span('2029-06-30')).toEqual(['2025-01', '2026-12', 24]);
    for (const wrong of ['2025-02-28', '2000-01-01', '1970-01-01']) expect(span(wrong)).toEqual(['2025-01', '2026-12', 24]);
  });
});
