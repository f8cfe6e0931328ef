import { maskIdNumber } from '../../electron/contract/masking.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { row, rows, transaction, type WriteContext } from '../../database/core/sql.ts';
import {
  buildSheetSteps,
  lockSheet,
  prepareSheet,
  returnSheet,
  reviewSheet,
  rowsPage,
  sheetDetail,
  sheets,
  showSheet,
} from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import { insertCancellation } from '../../database/features/people/store.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { addStandards, build, idNumberOf, refusal, register, smallCounty, type SmallCounty } from './payments-county.ts';

const january = isoMonth('2022-01');
const count = (context: WriteContext, table: string): number =>
  row<{ found: number }>(context, `SELECT count(*) AS found FROM ${table}`)?.found ?? 0;

describe('编制', () => {
  let county: SmallCounty;
  let context: TestLedger;
  beforeEach(() => {
    county = smallCounty();
    context = county.context;
  });

  test('一人分散一人集中：四行，各给各的收款人，一条审计', () => {
    const before = count(context, 'audit');
    const card = build(context, '2022-01');
    expect(card).toMatchObject({
      month: '2022-01',
      state: 'draft',
      persons: 2,
      lines: 4,
      totalFen: 96300 + 126300,
      toHomesFen: 126300,
      builtBy: '管理员',
      fingerprint: null,
      isStale: false,
    });
    expect(showSheet(context, january)).toEqual({
      month: '2022-01',
      state: 'draft',
      totalFen: 222600,
      toHomesFen: 126300,
      persons: 2,
      lines: [
        { idNumber: idNumberOf(1), month: '2022-01', type: 'BASIC', of: null, fen: 66300, payee: 'person', homeCode: null },
        { idNumber: idNumberOf(1), month: '2022-01', type: 'CARE', of: null, fen: 30000, payee: 'caregiver', homeCode: null },
        { idNumber: idNumberOf(2), month: '2022-01', type: 'BASIC', of: null, fen: 66300, payee: 'home', homeCode: 'H01' },
        { idNumber: idNumberOf(2), month: '2022-01', type: 'CARE', of: null, fen: 60000, payee: 'home', homeCode: 'H01' },
      ],
      recoveries: [],
      pending: [],
    });
    expect(
      rows(
        context,
        'SELECT action, entity, before_json AS was, after_json AS became FROM audit ORDER BY seq DESC LIMIT ?',
        count(context, 'audit') - before,
      ),
    ).toEqual([
      {
        action: 'sheet.build',
        entity: 'sheet',
        was: null,
        became: '{"month":"2022-01","persons":2,"lines":4,"totalFen":222600,"toHomesFen":126300}',
      },
    ]);
  });

  test('缺少账户的行留在表上，账户为空', () => {
    build(context, '2022-01');
    expect(
      rows(
        context,
        'SELECT line_type AS type, payee_kind AS kind, payee_name AS name, payee_account AS account FROM sheet_line ORDER BY line_id',
      ),
    ).toEqual([
      { type: 'BASIC', kind: 'person', name: '陈分散', account: '6228480000000000018' },
      { type: 'CARE', kind: 'caregiver', name: '李照料', account: null },
      { type: 'BASIC', kind: 'home', name: '东山敬老院专户', account: '37090000000000001' },
      { type: 'CARE', kind: 'home', name: '东山敬老院专户', account: '37090000000000001' },
    ]);
    expect(sheetDetail(context, january, context.actor.userId).groups).toMatchObject([
      { kind: 'home', name: '东山敬老院', persons: 1, basicFen: 66300, careFen: 60000, otherFen: 0, totalFen: 126300, missingAccounts: 0 },
      { kind: 'town', persons: 1, basicFen: 66300, careFen: 30000, otherFen: 0, totalFen: 96300, missingAccounts: 1 },
    ]);
  });

  test('暂停的、终止的、没到起发月的不在表上', () => {
    people.record(context, {
      kind: 'suspension',
      personId: county.scattered,
      validFrom: isoDate('2021-12-15'),
      isSuspended: true,
      reason: '失联',
    });
    register(context, { sequence: 3, name: '新来的', confirmedOn: isoDate('2022-01-05') });
    const gone = register(context, { sequence: 4, name: '走了的' });
    people.record(context, { kind: 'end', personId: gone, validFrom: isoDate('2021-12-31'), reason: 'voluntary', remark: null });
    expect(build(context, '2022-01')).toMatchObject({ persons: 1, lines: 2 });
  });

  test('编到一半取消：什么都没有写，原来的草稿还在', () => {
    build(context, '2022-01');
    const stored = rows(context, 'SELECT * FROM sheet_line');
    people.record(context, { kind: 'level', personId: county.scattered, validFrom: isoDate('2021-12-20'), level: 'completeLoss' });
    const audits = count(context, 'audit');
    const steps = buildSheetSteps(context, january);
    expect(steps.next().done).toBe(false);
    expect(() => steps.throw(new Error('取消'))).toThrow('取消');
    expect([rows(context, 'SELECT * FROM sheet_line'), count(context, 'audit'), context.connection.inTransaction]).toEqual([
      stored,
      audits,
      false,
    ]);
  });

  test('没有应发人员、缺标准、缺评估：拒绝，什么都不留', () => {
    const empty = memoryLedger();
    expect(refusal(() => build(empty, '2022-01')).message).toBe('2022年1月 没有应发人员，没有编制发放表。');
    const bare = memoryLedger({ clock: fixedClock(isoDate('2022-01-31')) });
    register(bare, { sequence: 1 });
    expect(refusal(() => build(bare, '2022-01')).message).toBe('2022年1月 缺少标准：农村特困基本生活标准（分散）');
    addStandards(bare);
    const level = row<{ factId: number; personId: number }>(
      bare,
      "SELECT fact_id AS factId, person_id AS personId FROM fact WHERE kind = 'level'",
    );
    // The window refuses to withdraw the last one; a fact that is missing all the same must not become a wrong amount.
    transaction(bare, (writer) => insertCancellation(writer, level?.personId ?? 0, level?.factId ?? 0, '2022-01-01', '录错', null));
    expect(refusal(() => build(bare, '2022-01')).message).toBe(
      `王第二（${maskIdNumber(idNumberOf(1))}） 缺少自理能力评估，不能计算应发金额。`,
    );
    expect([count(empty, 'sheet'), count(bare, 'sheet'), count(bare, 'sheet_person')]).toEqual([0, 0, 0]);
  });

  test('重编草稿：同一张表，新的内容，审计里有前后合计', () => {
    const first = build(context, '2022-01');
    people.record(context, { kind: 'level', personId: county.scattered, validFrom: isoDate('2021-12-20'), level: 'completeLoss' });
    const second = build(context, '2022-01');
    expect([second.sheetId, second.totalFen - first.totalFen, second.lines]).toEqual([first.sheetId, 30000, 4]);
    const last = row<{ was: string }>(context, 'SELECT before_json AS was FROM audit ORDER BY seq DESC LIMIT 1');
    expect(JSON.parse(last?.was ?? '')).toEqual({ persons: 2, lines: 4, totalFen: 222600, toHomesFen: 126300 });
    expect(sheetDetail(context, january, context.actor.userId).events.map((event) => event.action)).toEqual(['build', 'build']);
  });

  test('编制之后有了变动：草稿标为过时，制表被拒绝；改电话不算', () => {
    build(context, '2022-01');
    people.record(context, {
      kind: 'contact',
      personId: county.scattered,
      validFrom: isoDate('2022-01-31'),
      phone: '13800000000',
      address: null,
      remark: null,
    });
    // Confirmed in the month itself: paid from the next one.
    register(context, { sequence: 90, name: '谢新增', confirmedOn: isoDate('2022-01-10') });
    expect(sheetDetail(context, january, context.actor.userId).card.isStale).toBe(false);
    register(context, { sequence: 91, name: '谢补录', confirmedOn: isoDate('2021-12-10') });
    expect(sheetDetail(context, january, context.actor.userId).card.isStale).toBe(true);
    build(context, '2022-01');
    people.record(context, { kind: 'end', personId: county.scattered, validFrom: isoDate('2022-01-30'), reason: 'death', remark: null });
    expect(sheetDetail(context, january, context.actor.userId).card.isStale).toBe(true);
    expect(refusal(() => prepareSheet(context, january)).message).toBe('编制后台账有了变动，2022年1月 发放表的草稿已不是最新。');
    build(context, '2022-01');
    expect(prepareSheet(context, january)).toMatchObject({ state: 'prepared', isStale: false });
  });

  test.each([
    [
      '撤销一条记录',
      (county: SmallCounty) =>
        people.cancelFact(county.context, {
          factId: row<{ id: number }>(county.context, "SELECT max(fact_id) AS id FROM fact WHERE kind = 'account'")?.id ?? 0,
          reason: '录错',
        }),
    ],
    [
      '登记机构账户',
      (county: SmallCounty) =>
        county.context.connection
          .prepare(
            "INSERT INTO home_account (uid, home_id, valid_from, holder, bank, account_number, recorded_at, recorded_by) VALUES (randomblob(16), ?, '2022-01-31', '户', '行', '1', '', 1)",
          )
          .run(county.homeIds[1]),
    ],
    [
      '登记标准',
      (county: SmallCounty) =>
        county.context.connection
          .prepare(
            "INSERT INTO standard (uid, kind, area_type, amount_fen, valid_from, document_no, source, recorded_at, recorded_by) VALUES (randomblob(16), 'basicLiving', 'rural', 70000, '2022-02-01', '文', '', '', 1)",
          )
          .run(),
    ],
    [
      '作废标准',
      (county: SmallCounty) =>
        county.context.connection
          .prepare("INSERT INTO standard_void (standard_id, reason, voided_at, voided_by) VALUES (1, '错', '', 1)")
          .run(),
    ],
  ])('%s也使草稿过时', (_, change) => {
    build(context, '2022-01');
    change(county);
    expect(refusal(() => prepareSheet(context, january)).code).toBe('SHEET_STALE');
  });

  test('月份的次序：前面的月份没有审批就不编后面的，起始月之前的不编，审批了的不重编', () => {
    build(context, '2022-01');
    expect(refusal(() => build(context, '2022-03')).message).toBe('2022年1月 的发放表还没有审批，不能编制 2022年3月。');
    lockSheet(context, { month: january, reason: '测试' });
    expect(refusal(() => build(context, '2022-03')).message).toBe('2022年2月 的发放表还没有审批，不能编制 2022年3月。');
    expect(refusal(() => build(context, '2021-12')).message).toBe('台账从 2022年1月 开始编制发放表，2021年12月 在此之前。');
    expect(refusal(() => build(context, '2022-01')).message).toBe('2022年1月 发放表已审批，不能重新编制。');
    build(context, '2022-02');
    prepareSheet(context, isoMonth('2022-02'));
    expect(refusal(() => build(context, '2022-02')).message).toBe('2022年2月 发放表已制表，不能重新编制。');
  });

  test('没有审批过的表时可以改从更早的月份开始，原来的草稿要等前面审批后重编', () => {
    build(context, '2022-03');
    build(context, '2022-02');
    expect(refusal(() => prepareSheet(context, isoMonth('2022-03'))).code).toBe('SHEET_EARLIER_OPEN');
    lockSheet(context, { month: isoMonth('2022-02'), reason: '测试' });
    expect(refusal(() => prepareSheet(context, isoMonth('2022-03'))).code).toBe('SHEET_STALE');
    expect(build(context, '2022-03')).toMatchObject({ persons: 2, lines: 4, isStale: false });
  });

  test('已制表的表之前又审批了一张：不能再往下走，要退回重编', () => {
    build(context, '2022-03');
    prepareSheet(context, isoMonth('2022-03'));
    build(context, '2022-02');
    lockSheet(context, { month: isoMonth('2022-02'), reason: '测试' });
    expect(refusal(() => reviewSheet(context, { month: isoMonth('2022-03'), reason: '测试' })).code).toBe('SHEET_STALE');
    returnSheet(context, { month: isoMonth('2022-03'), reason: '重编' });
    build(context, '2022-03');
    expect(lockSheet(context, { month: isoMonth('2022-03'), reason: '测试' }).state).toBe('approved');
  });

  test('下一个可编的月份', () => {
    expect(sheets(context, isoDate('2022-01-31'))).toMatchObject({ sheets: [], nextMonth: '2022-01', suggestedMonth: '2022-01' });
    build(context, '2022-01');
    expect(sheets(context, isoDate('2022-02-05'))).toMatchObject({
      sheets: [{ month: '2022-01' }],
      nextMonth: null,
      suggestedMonth: '2022-01',
    });
    lockSheet(context, { month: january, reason: '测试' });
    expect(sheets(context, isoDate('2022-02-05'))).toMatchObject({ nextMonth: '2022-02', suggestedMonth: '2022-02' });
  });

  test('按姓名、拼音首字母、身份证号、村、缺账户查找，分组各行之和等于该组合计', () => {
    register(context, { sequence: 5, name: '赵大山' });
    build(context, '2022-01');
    const find = (filter: { search?: string; groupKey?: string | null; isMissingAccountOnly?: boolean }): string[] =>
      rowsPage(context, {
        month: january,
        groupKey: null,
        search: '',
        isMissingAccountOnly: false,
        offset: 0,
        limit: 100,
        ...filter,
      }).rows.map((found) => found.name);
    expect([
      find({ search: '分散' }),
      find({ search: 'zds' }),
      find({ search: idNumberOf(2).slice(-6).toLowerCase() }),
      find({ search: '没有这个人' }),
    ]).toEqual([['陈分散'], ['赵大山'], ['张集中'], []]);
    expect(find({ isMissingAccountOnly: true })).toEqual(['陈分散', '赵大山']);
    for (const group of sheetDetail(context, january, context.actor.userId).groups) {
      const page = rowsPage(context, {
        month: january,
        groupKey: group.key,
        search: '',
        isMissingAccountOnly: false,
        offset: 0,
        limit: 100,
      });
      expect([page.total, page.totalFen, page.rows.reduce((sum, found) => sum + found.totalFen, 0)]).toEqual([
        group.persons,
        group.totalFen,
        group.totalFen,
      ]);
    }
    const paged = rowsPage(context, { month: january, groupKey: null, search: '', isMissingAccountOnly: false, offset: 1, limit: 1 });
    expect([paged.total, paged.rows.length]).toEqual([3, 1]);
  });
});
