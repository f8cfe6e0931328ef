import { expect, test } from 'vitest';
import { approveSheet, prepareSheet, returnSheet, reviewSheet, sheets } from '../../database/features/payments/service.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { asUser, type TestLedger } from '../helpers/ledger.ts';
import { build, smallCounty } from './payments-county.ts';

const month = isoMonth('2022-01');

test('列表写明现在这份表由谁制表、审核、审批，退回前的签署不算', () => {
  const { context: admin } = smallCounty();
  const clerk = asUser(admin, '经办员', 'county_clerk');
  const approver = asUser(admin, '审批员', 'county_approver');
  const signers = (context: TestLedger): unknown => {
    const [card] = sheets(context, isoDate('2022-01-05')).sheets;
    return [card?.preparedBy, card?.reviewedBy, card?.approvedBy];
  };
  build(clerk, '2022-01');
  expect(signers(admin)).toEqual([null, null, null]);
  prepareSheet(clerk, month);
  reviewSheet(approver, { month, reason: null });
  expect(signers(admin)).toEqual(['经办员', '审批员', null]);
  returnSheet(approver, { month, reason: '账号有误' });
  expect(signers(admin)).toEqual([null, null, null]);
  prepareSheet(admin, month);
  reviewSheet(approver, { month, reason: null });
  approveSheet(approver, { month, reason: null });
  expect(signers(clerk)).toEqual(['管理员', '审批员', '审批员']);
});
