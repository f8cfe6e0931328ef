import { beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import * as homes from '../../database/features/homes/service.ts';
import {
  approveSheet,
  brokenSheets,
  lockSheet,
  prepareSheet,
  returnSheet,
  reviewSheet,
  sheetDetail,
  verifyFingerprint,
} from '../../database/features/payments/service.ts';
import { canonicalLines, fingerprintOf } from '../../database/features/payments/fingerprint.ts';
import * as people from '../../database/features/people/service.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { build, refusal, smallCounty, type SmallCounty } from './payments-county.ts';

const month = isoMonth('2022-01');

let county: SmallCounty;
let admin: TestLedger;
let clerk: TestLedger;
let approver: TestLedger;
beforeEach(() => {
  county = smallCounty();
  admin = county.context;
  clerk = asUser(admin, '经办员', 'county_clerk');
  approver = asUser(admin, '审批员', 'county_approver');
  build(clerk, '2022-01');
});

describe('两人原则', () => {
  test('经办员制表，审批员审核并审批，锁定并有指纹', () => {
    expect(prepareSheet(clerk, month).state).toBe('prepared');
    expect(reviewSheet(approver, { month, reason: null }).state).toBe('reviewed');
    const card = approveSheet(approver, { month, reason: '同意' });
    expect(card.state).toBe('approved');
    expect(card.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(
      sheetDetail(admin, month, admin.actor.userId).events.map(({ action, state, reason, isOverride, userName }) => [
        action,
        state,
        reason,
        isOverride,
        userName,
      ]),
    ).toEqual([
      ['build', 'draft', null, false, '经办员'],
      ['prepare', 'prepared', null, false, '经办员'],
      ['review', 'reviewed', null, false, '审批员'],
      ['approve', 'approved', '同意', false, '审批员'],
    ]);
  });

  test('角色不对的不能做', () => {
    expect(refusal(() => prepareSheet(approver, month)).message).toBe('当前用户没有权限执行“制表发放表”。');
    prepareSheet(clerk, month);
    expect(refusal(() => reviewSheet(clerk, { month, reason: '我来' })).message).toBe('当前用户没有权限执行“审核发放表”。');
    reviewSheet(approver, { month, reason: null });
    expect(refusal(() => approveSheet(clerk, { month, reason: null })).code).toBe('NOT_ALLOWED');
  });

  test('管理员制了表：没有理由不能审核审批，有理由可以，记入日志', () => {
    prepareSheet(admin, month);
    expect(refusal(() => reviewSheet(admin, { month, reason: null })).message).toBe('制表人与审核人不能是同一人（管理员）。');
    expect(refusal(() => reviewSheet(admin, { month, reason: '  ' })).code).toBe('SHEET_SAME_PERSON');
    reviewSheet(admin, { month, reason: '审批员休假' });
    expect(refusal(() => approveSheet(admin, { month, reason: null })).message).toBe('制表人与审批人不能是同一人（管理员）。');
    approveSheet(admin, { month, reason: '审批员休假' });
    expect(
      sheetDetail(admin, month, admin.actor.userId)
        .events.filter((event) => event.isOverride)
        .map((event) => [event.action, event.reason]),
    ).toEqual([
      ['review', '审批员休假'],
      ['approve', '审批员休假'],
    ]);
    const [approval] = rows<{ after: string }>(admin, "SELECT after_json AS after FROM audit WHERE action = 'sheet.approve'");
    expect(JSON.parse(approval?.after ?? '')).toMatchObject({
      month: '2022-01',
      state: 'approved',
      reason: '审批员休假',
      isOverride: true,
      totalFen: 222600,
    });
  });

  test('管理员没有制表，审核不需要理由', () => {
    prepareSheet(clerk, month);
    expect(reviewSheet(admin, { month, reason: null }).state).toBe('reviewed');
    expect(sheetDetail(admin, month, admin.actor.userId).events.at(-1)?.isOverride).toBe(false);
  });

  test('制表后改任审批员的，也不能审自己制的表', () => {
    prepareSheet(clerk, month);
    admin.connection.prepare("UPDATE user_account SET role = 'county_approver' WHERE name = '经办员'").run();
    expect(refusal(() => reviewSheet(clerk, { month, reason: '我来' })).code).toBe('SHEET_SAME_PERSON');
    expect(sheetDetail(admin, month, clerk.actor.userId).actions).toEqual([{ action: 'return', needsReason: true }]);
  });

  test('各人此刻能做什么', () => {
    const actions = (context: TestLedger): string[] =>
      sheetDetail(context, month, context.actor.userId).actions.map(
        ({ action, needsReason }) => `${action}${needsReason ? ' 需理由' : ''}`,
      );
    expect([actions(clerk), actions(approver), actions(admin)]).toEqual([['prepare'], [], ['prepare']]);
    prepareSheet(admin, month);
    expect([actions(clerk), actions(approver), actions(admin)]).toEqual([
      ['return 需理由'],
      ['review', 'return 需理由'],
      ['review 需理由', 'return 需理由'],
    ]);
    reviewSheet(approver, { month, reason: null });
    expect([actions(clerk), actions(approver), actions(admin)]).toEqual([
      ['return 需理由'],
      ['approve', 'return 需理由'],
      ['approve 需理由', 'return 需理由'],
    ]);
    approveSheet(approver, { month, reason: null });
    expect([actions(clerk), actions(approver), actions(admin)]).toEqual([[], [], []]);
  });
});

describe('退回与锁定', () => {
  test('退回要有理由，回到草稿，重新制表的人重新算', () => {
    prepareSheet(clerk, month);
    expect(refusal(() => returnSheet(approver, { month, reason: ' ' })).message).toBe('“退回”需要填写理由。');
    expect(returnSheet(approver, { month, reason: '少一人' }).state).toBe('draft');
    expect(refusal(() => reviewSheet(approver, { month, reason: null })).message).toBe('2022年1月 发放表还是草稿，不能执行“审核”。');
    prepareSheet(admin, month);
    reviewSheet(approver, { month, reason: null });
    expect(returnSheet(clerk, { month, reason: '再看看' }).state).toBe('draft');
    expect(refusal(() => returnSheet(clerk, { month, reason: '再退' })).code).toBe('SHEET_WRONG_STATE');
  });

  test('审批了的不能退回、重编、再审批', () => {
    lockSheet(admin, { month, reason: '一次办完' });
    expect(refusal(() => returnSheet(admin, { month, reason: '想改' })).message).toBe('2022年1月 发放表已审批锁定，不能退回或修改。');
    expect(refusal(() => build(admin, '2022-01')).code).toBe('SHEET_NOT_DRAFT');
    expect(refusal(() => approveSheet(approver, { month, reason: null })).code).toBe('SHEET_WRONG_STATE');
    expect(refusal(() => lockSheet(admin, { month, reason: '再锁' })).code).toBe('SHEET_LOCKED');
    expect(() => admin.connection.prepare("UPDATE sheet SET state = 'draft', fingerprint = NULL").run()).toThrow(/locked: sheet/);
    expect(() => admin.connection.prepare("UPDATE sheet SET state = 'reviewed', fingerprint = NULL").run()).toThrow(/locked: sheet/);
  });

  test('一次办完：只有管理员、要有理由；全部写成或全部不写', () => {
    expect(refusal(() => lockSheet(clerk, { month, reason: '急' })).message).toBe('当前用户没有权限执行“锁定发放表”。');
    expect(refusal(() => lockSheet(admin, { month, reason: '' })).code).toBe('REASON_REQUIRED');
    people.record(admin, { kind: 'end', personId: county.scattered, validFrom: isoDate('2022-01-30'), reason: 'death', remark: null });
    expect(refusal(() => lockSheet(admin, { month, reason: '急' })).code).toBe('SHEET_STALE');
    expect(sheetDetail(admin, month, admin.actor.userId).card.state).toBe('draft');
    build(admin, '2022-01');
    expect(lockSheet(admin, { month, reason: '急' }).state).toBe('approved');
    expect(
      sheetDetail(admin, month, admin.actor.userId)
        .events.slice(-3)
        .map(({ action, isOverride, reason }) => [action, isOverride, reason]),
    ).toEqual([
      ['prepare', false, '急'],
      ['review', true, '急'],
      ['approve', true, '急'],
    ]);
  });

  test('经办员已制表，管理员接着办完，不算代办', () => {
    prepareSheet(clerk, month);
    lockSheet(admin, { month, reason: '月底前办完' });
    expect(
      sheetDetail(admin, month, admin.actor.userId)
        .events.slice(-2)
        .map(({ action, isOverride }) => [action, isOverride]),
    ).toEqual([
      ['review', false],
      ['approve', false],
    ]);
  });
});

const contentTables = ['sheet_person', 'sheet_home', 'sheet_line', 'sheet_standard', 'sheet_recovery', 'sheet_pending'] as const;

describe('数据库自己不让改', () => {
  const insertClaim = (table: string): string =>
    `INSERT INTO ${table} (uid, sheet_id, person_id, for_month, of_type, side, fen) VALUES (randomblob(16), 1, 1, '2021-12', 'CARE', 'own', 5)`;
  beforeEach(() => {
    for (const table of ['sheet_recovery', 'sheet_pending']) admin.connection.prepare(insertClaim(table)).run();
  });

  describe.each(['prepared', 'reviewed', 'approved'] as const)('%s', (state) => {
    beforeEach(() => {
      prepareSheet(clerk, month);
      if (state !== 'prepared') reviewSheet(approver, { month, reason: null });
      if (state === 'approved') approveSheet(approver, { month, reason: null });
    });

    test.each(contentTables)('%s 的行不能改、不能删、不能加、不能替换', (table) => {
      const { connection } = admin;
      const [stored] = rows<Record<string, unknown>>(admin, `SELECT * FROM ${table} LIMIT 1`);
      const columns = Object.keys(stored ?? {});
      expect(columns.length).toBeGreaterThan(0);
      const locked = `locked: ${table}`;
      for (const column of columns) expect(() => connection.prepare(`UPDATE ${table} SET ${column} = ${column}`).run()).toThrow(locked);
      expect(() => connection.prepare(`DELETE FROM ${table}`).run()).toThrow(locked);
      const names = columns.join(', ');
      expect(() => connection.prepare(`INSERT INTO ${table} (${names}) SELECT ${names} FROM ${table}`).run()).toThrow(locked);
      expect(() => connection.prepare(`INSERT OR REPLACE INTO ${table} (${names}) SELECT ${names} FROM ${table}`).run()).toThrow(locked);
      expect(() => connection.prepare(`UPDATE OR REPLACE ${table} SET sheet_id = sheet_id`).run()).toThrow(locked);
    });

    test('表头只有状态能走下一步', () => {
      const { connection } = admin;
      const changes = [
        "month = '2022-02'",
        "scheme = 'x'",
        'uid = randomblob(16)',
        "known_until = '{}'",
        "built_at = 'x'",
        'built_by = 2',
        'person_count = 1',
        'line_count = 1',
        'total_fen = 1',
        'to_homes_fen = 1',
      ];
      for (const change of changes) expect(() => connection.prepare(`UPDATE sheet SET ${change}`).run()).toThrow(/locked: sheet/);
      expect(() => connection.prepare('DELETE FROM sheet').run()).toThrow('locked: sheet');
      expect(() => connection.prepare('INSERT OR REPLACE INTO sheet SELECT * FROM sheet').run()).toThrow(/locked/);
      if (state === 'approved')
        expect(() => connection.prepare("UPDATE sheet SET state = 'sent', fingerprint = ?").run('0'.repeat(64))).toThrow('locked: sheet');
    });
  });

  test('步骤和打印记录只能添加', () => {
    admin.connection
      .prepare("INSERT INTO sheet_copy (sheet_id, kind, scope, copy_number, at, user_id) VALUES (1, 'pdf', '全部', 1, '', 1)")
      .run();
    for (const table of ['sheet_event', 'sheet_copy']) {
      expect(() => admin.connection.prepare(`UPDATE ${table} SET at = at`).run()).toThrow(`append-only: ${table}`);
      expect(() => admin.connection.prepare(`DELETE FROM ${table}`).run()).toThrow(`append-only: ${table}`);
    }
  });

  test('新表只能从草稿开始', () => {
    const sql = `INSERT INTO sheet (uid, scheme, month, state, known_until, built_at, built_by, person_count, line_count, total_fen, to_homes_fen, fingerprint) VALUES (randomblob(16), 'destitute', '2030-01', 'approved', '{}', '', 1, 0, 0, 0, 0, '${'0'.repeat(64)}')`;
    expect(() => admin.connection.prepare(sql).run()).toThrow('locked: sheet state');
  });

  test('别的程序没有打开递归触发器，也不能把锁定的表换成草稿', () => {
    lockSheet(admin, { month, reason: '测试' });
    const { connection } = admin;
    connection.pragma('recursive_triggers = OFF');
    const columns = 'sheet_id, uid, scheme, month, known_until, built_at, built_by, person_count, line_count, total_fen, to_homes_fen';
    const sql = `INSERT OR REPLACE INTO sheet (${columns}, state) SELECT ${columns}, 'draft' FROM sheet WHERE month = ?`;
    expect(() => connection.prepare(sql).run(month)).toThrow('locked: sheet');
  });

  test('同一人同一月同一项的正常发放只有一行，丧葬费一人一行，更正每表每月每项每方一行', () => {
    const { connection } = admin;
    lockSheet(admin, { month, reason: '测试' });
    const { sheetId } = build(admin, '2022-02');
    const line = connection.prepare(
      `INSERT INTO sheet_line (sheet_id, person_id, scheme, line_type, for_month, of_type, side, fen, payee_kind) VALUES (${sheetId}, ${county.scattered}, 'destitute', ?, ?, ?, 'own', ?, 'person')`,
    );
    expect(() => line.run('BASIC', '2022-01', null, 1)).toThrow('UNIQUE constraint failed');
    expect(() => line.run('CARE', '2022-02', null, 1)).toThrow('UNIQUE constraint failed');
    line.run('BACKPAY', '2022-01', 'CARE', 100);
    expect(() => line.run('BACKPAY', '2022-01', 'CARE', 200)).toThrow('UNIQUE constraint failed');
    line.run('BACKPAY', '2022-01', 'BASIC', 100);
    line.run('FUNERAL', '2022-01', null, 100);
    expect(() => line.run('FUNERAL', '2022-02', null, 100)).toThrow('UNIQUE constraint failed');
    expect(() => line.run('BACKPAY', '2021-12', 'BASIC', 0)).toThrow('CHECK constraint failed');
    expect(() => line.run('BACKPAY', '2021-12', 'BASIC', -1)).toThrow('CHECK constraint failed');
  });
});

describe('指纹', () => {
  test('锁定之后机构改名、人员更正、新的记录都不改变内容', () => {
    const { fingerprint, sheetId } = lockSheet(admin, { month, reason: '测试' });
    const before = [...canonicalLines(admin, sheetId)].join('');
    homes.save(admin, {
      homeId: county.homeIds[0],
      code: 'H91',
      name: '改名敬老院',
      homeLevel: 'county',
      townCode: rows<{ code: string }>(admin, "SELECT code FROM division WHERE level = 'town' LIMIT 1")[0]?.code ?? '',
      bedsRegistered: 1,
      nursingBeds: 0,
      operationMode: 'private',
      openedOn: null,
      creditCode: null,
    });
    people.record(admin, { kind: 'level', personId: county.resident, validFrom: isoDate('2021-03-01'), level: 'independent' });
    people.record(admin, { kind: 'end', personId: county.scattered, validFrom: isoDate('2022-01-02'), reason: 'death', remark: null });
    expect([...canonicalLines(admin, sheetId)].join('')).toBe(before);
    expect(fingerprintOf(admin, sheetId)).toBe(fingerprint);
    expect(before.split('\n')[0]).toBe('["sheet",1,"destitute","2022-01",2,4,222600,126300]');
    expect(before).toContain('["home","H01","东山敬老院","东山敬老院专户","样本农商银行","37090000000000001"]\n');
    expect(before).toContain(
      '["line","CARE","2022-01",null,"home:H01",60000,"home","H01","东山敬老院专户","样本农商银行","37090000000000001",',
    );
    build(admin, '2022-02');
    lockSheet(admin, { month: isoMonth('2022-02'), reason: '测试' });
    expect(brokenSheets(admin)).toEqual([]);
  });

  test('绕过数据库改了一分钱，核对时看得出来', () => {
    lockSheet(admin, { month, reason: '测试' });
    expect(() => verifyFingerprint(admin, month)).not.toThrow();
    admin.connection.exec('DROP TRIGGER sheet_line_update; UPDATE sheet_line SET fen = fen + 1 WHERE line_id = 1');
    expect(refusal(() => verifyFingerprint(admin, month)).message).toBe('2022年1月 发放表的内容与指纹不符。');
    expect(brokenSheets(admin)).toEqual(['2022-01']);
  });
});
