/** Homes entrusted by the roster alone are listed with what is missing; what an operator owes stands on the list of today. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../database/core/clock.ts';
import { run, transaction } from '../../database/core/sql.ts';
import { saveContract } from '../../database/features/homes/contracts.ts';
import { operatorsOf, register } from '../../database/features/operators/register.ts';
import { operatorTasks } from '../../database/features/operators/tasks.ts';
import { set } from '../../database/features/parameters/service.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { addHome } from '../indicators/county.ts';

const today = isoDate('2022-06-15');
const savePolicy = (context: TestLedger, key: string, value: number): void =>
  set(context, {
    key,
    validFrom: isoDate('2001-01-01'),
    value: String(value),
    documentNo: '样民〔2022〕3号',
    documentTitle: '托管考核办法',
  });
const noDetail = { brand: null, scope: null, performance: null, assets: null, exitPlan: null, checkedOn: null, checkResult: null } as const;
let ledger: TestLedger;
let homeId: number;
beforeEach(() => {
  ledger = memoryLedger({ clock: fixedClock(today) });
  homeId = addHome(ledger, 'H1', 60, 20);
});
const entrust = (id: number): void => {
  transaction(ledger, (writer) => run(writer, "UPDATE home SET operation_mode = 'entrusted' WHERE home_id = ?", id));
};
const operating = (fromOn: string, untilOn: string, guaranteedBeds = 40) =>
  saveContract(ledger, {
    homeId,
    contractId: null,
    operator: '样康养老服务公司',
    state: 'operating',
    signedOn: isoDate('2020-12-15'),
    fromOn: isoDate(fromOn),
    untilOn: isoDate(untilOn),
    guaranteedBeds,
    feeFen: fen(12_000_000),
    depositFen: null,
    detail: noDetail,
  });

describe('托管运营台账', () => {
  it('lists a home that only the roster calls entrusted, with what is missing', () => {
    expect(register(ledger, today).rows).toEqual([]);
    entrust(homeId);
    const { rows, rate } = register(ledger, today);
    expect(rate.numerator).toBe(1);
    expect(rows).toMatchObject([{ homeId, stage: '缺合同', operator: null }]);
    expect(rows[0]?.warnings.map(({ text }) => text)).toEqual(['名册登记为托管运营，还没有登记托管合同（运营单位、起止日期、保底床位）']);
    operating('2021-01-01', '2026-12-31');
    expect(register(ledger, today).rows[0]?.stage).toBe('运营中');
  });
});

describe('年度考核', () => {
  const asks = (day: string): boolean =>
    operatorsOf(ledger, homeId, isoDate(day)).warnings.some(({ text }) => text.includes('年度考核还没有登记'));

  it('is called for so many days after the year, where enough of the year was under the contract', () => {
    operating('2021-07-01', '2026-12-31');
    expect([asks('2021-12-31'), asks('2022-01-01')]).toEqual([false, true]);
    savePolicy(ledger, 'operator.checkRemindDays', 31);
    expect([asks('2022-01-31'), asks('2022-02-01')]).toEqual([false, true]);
    savePolicy(ledger, 'operator.checkMinDays', 185);
    expect(asks('2022-02-01')).toBe(false);
  });
});

describe('今日', () => {
  it('names what is due of operators, the county only', () => {
    entrust(addHome(ledger, 'H2', 20, 4));
    operating('2021-01-01', '2022-07-31', 75);
    const tasks = operatorTasks(countyWide(ledger), 'county_clerk', today);
    expect(tasks.map(({ id, title, tone }) => [id, title, tone])).toEqual([
      ['operators.owed', '1 家托管机构有事项待办', 'warn'],
      ['operators.missing', '1 家托管机构还没有登记合同', 'todo'],
    ]);
    expect(tasks[0]?.detail).toContain('托管合同还有 46 天到期');
    expect(tasks[0]?.detail).toContain('保底特困床位 75 张');
    expect(tasks[0]?.detail).toContain('2021 年度考核还没有登记');
    expect(operatorTasks(countyWide(ledger), 'auditor', today)).toEqual([]);
  });
});
