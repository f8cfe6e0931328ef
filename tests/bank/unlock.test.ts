/** J28: whoever tries to open a sheet after it was approved is refused, and the log says so. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { row, rows } from '../../database/core/sql.ts';
import * as bank from '../../database/features/bank/service.ts';
import { canonicalLines } from '../../database/features/payments/fingerprint.ts';
import { lockSheet } from '../../database/features/payments/service.ts';
import { auditDetails } from '../../electron/contract/audit-words.ts';
import { openWorld, worldMonth, type World } from '../contract/role-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('已发放的发放表：退回、重编都拒绝并记入审计，内容不变', async () => {
  const { sheetId } = lockSheet(world.admin(), { month: worldMonth, reason: '测试' });
  for (const action of ['send', 'pay'] as const)
    bank.advance(world.admin(), {
      sheetId,
      action,
      happenedOn: world.admin().clock.today(),
      documentNumber: null,
      note: '财政直接支付',
      reason: '测试',
    });
  const before = [...canonicalLines(world.admin(), sheetId)].join('');
  expect(await world.call('county_approver', 'payments.return', { month: worldMonth, reason: '想改一下' })).toMatchObject({
    ok: false,
    error: { code: 'SHEET_LOCKED' },
  });
  expect(await world.call('county_clerk', 'payments.build', { month: worldMonth })).toMatchObject({
    ok: false,
    error: { code: 'SHEET_NOT_DRAFT' },
  });
  const admin = world.admin();
  const lines = rows<{ name: string; after: string }>(
    admin,
    "SELECT user_name AS name, after_json AS after FROM audit WHERE action = 'access.refused' ORDER BY seq",
  );
  expect(lines.map(({ after }) => JSON.parse(after) as unknown)).toEqual([
    { method: 'payments.return', title: '退回', code: 'SHEET_LOCKED', month: '2022年1月' },
    { method: 'payments.build', title: '编制发放表', code: 'SHEET_NOT_DRAFT', month: '2022年1月' },
  ]);
  expect(auditDetails(lines[0]?.after ?? null)).toContainEqual({ field: expect.any(String) as string, value: '发放表已审批锁定' });
  expect(row(admin, 'SELECT state FROM sheet WHERE sheet_id = ?', sheetId)).toEqual({ state: 'paid' });
  expect([...canonicalLines(admin, sheetId)].join('')).toBe(before);
});
