/** A register nobody has written a line of code for: it is data, and is kept, led, counted, printed, exported and read in like the shipped ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { rows } from '../../database/core/sql.ts';
import { formOf, listOf } from '../../database/features/registers/report.ts';
import { clockKeys, registerFigures } from '../../database/features/registers/service-figures.ts';
import { everything, list, page } from '../../database/features/registers/service-read.ts';
import { step } from '../../database/features/registers/service.ts';
import { set } from '../../database/features/parameters/service.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { asUser } from '../helpers/ledger.ts';
import { openDesk, refused, type Desk } from './desk.ts';

vi.mock(import('../../database/features/registers/library.ts'), async (original) => {
  const library = await original();
  // Wheelchairs lent out, back within ten working days.
  const file = join(import.meta.dirname, 'wheelchair.json');
  const all = [...library.definitions(), library.definitionOf(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)];
  return {
    ...library,
    definitions: () => all,
    requiredDefinition: (code) => all.find((one) => one.code === code) ?? library.requiredDefinition(code),
  };
});

const plain = { kind: 'plain', purpose: '本单位办公使用' } as const;

describe('a register that is data alone', () => {
  let desk: Desk;
  let first = 0;
  let second = 0;
  beforeAll(() => {
    desk = openDesk('2022-09-22');
    const [town = '', other = ''] = desk.towns;
    first = desk.write(
      'wheelchair',
      { borrower: '李借用', phone: '13800000000', lentOn: '2022-09-22', depositFen: 20_000, isNew: false },
      town,
    );
    second = desk.write('wheelchair', { borrower: '王借用', lentOn: '2022-09-22', depositFen: 30_050, isNew: true, chairNo: 'L-7' }, other);
  });

  it('numbers its records and keeps to its form', () => {
    expect([desk.look(first).recordNo, desk.look(second).recordNo]).toEqual(['2022-0001', '2022-0002']);
    expect(refused(() => desk.write('wheelchair', { borrower: '赵借用', lentOn: '2022-09-22', depositFen: 1, isNew: true }))).toEqual({
      'values.chairNo': '请填写新轮椅编号',
    });
  });

  it('runs its clock, takes its step, and is counted', () => {
    expect(desk.told(first, 'return')).toBe('2022-10-11 runs 19 running');
    desk.on('2022-10-12');
    desk.take(first, 'takeBack', { backFen: 20_000 });
    expect(desk.told(first, 'return')).toBe('2022-10-11 2022-10-12 -1 late');
    const counts = list(desk.context, isoDate('2022-10-12')).registers.find(({ definition }) => definition.code === 'wheelchair')?.counts;
    expect(counts).toEqual({ open: 1, due: 0, overdue: 1, closed: 1, all: 2 });
    const quarter = { from: isoDate('2022-10-01'), to: isoDate('2022-12-31'), townCode: null };
    expect(clockKeys(desk.context, { code: 'wheelchair', clock: 'return' }, quarter)).toEqual({
      onTime: [],
      late: [first],
      openOverdue: [second],
    });
    expect(registerFigures(desk.context, quarter).find(({ code }) => code === 'wheelchair')).toEqual({
      code: 'wheelchair',
      title: '轮椅借用',
      began: 0,
      finished: 1,
      open: 1,
      overdue: 1,
      byState: { lent: 1, back: 1 },
      totals: { depositFen: 0 },
    });
  });

  it('is asked by state, place and words, with sums over what is chosen', () => {
    const ask = (filter: object): unknown => {
      const found = page(
        desk.context,
        { code: 'wheelchair', filter: { ...everything, ...filter }, offset: 0, limit: 50 },
        isoDate('2022-10-12'),
      );
      return [found.rows.map(({ subject }) => subject), found.totals['depositFen']];
    };
    expect(ask({})).toEqual([['王借用', '李借用'], 50_050]);
    expect(ask({ standing: 'overdue' })).toEqual([['王借用'], 30_050]);
    expect(ask({ state: 'back' })).toEqual([['李借用'], 20_000]);
    expect(ask({ townCode: desk.towns[1] })).toEqual([['王借用'], 30_050]);
    expect(ask({ search: '李' })).toEqual([['李借用'], 20_000]);
    expect(ask({ from: '2022-09-23' })).toEqual([[], 0]);
  });

  it('comes out as a list and as a form', () => {
    const { report, rows: count } = listOf(desk.context, 'wheelchair', everything, { protection: plain, format: 'pdf' });
    expect(count).toBe(2);
    expect(report.tables[0]?.title).toBe('轮椅借用登记簿');
    expect(report.tables[0]?.columns.map(({ title }) => title)).toEqual([
      '序号',
      '登记号',
      '乡镇（街道）',
      '借用人',
      '联系电话',
      '借出日期',
      '押金',
      '状态',
      '期限',
    ]);
    const form = formOf(desk.context, first, { isPrint: false }).report.tables.flatMap((table) =>
      [...table.rows].map((row) => row.join(' ')),
    );
    expect(form).toContain('押金 200.00元');
    expect(form).toContain('1 2022-10-12 登记归还 退还押金：200.00元 已归还 管理员');
  });

  it('is a township’s own, and each step for those it names', () => {
    const clerk = asUser(desk.context, '镇经办', 'town_clerk', { townCode: desk.towns[1] ?? null, homeId: null });
    const seen = page(clerk, { code: 'wheelchair', filter: everything, offset: 0, limit: 50 }, isoDate('2022-10-12'));
    expect(seen.rows.map(({ subject }) => subject)).toEqual(['王借用']);
    expect(() =>
      step(clerk, { recordId: second, transition: 'takeBack', doneOn: isoDate('2022-10-12'), values: { backFen: 0 }, reason: null }),
    ).toThrow('登记归还');
  });

  it('follows a changed limit from the day it is valid', () => {
    set(desk.context, {
      key: 'relief.paperDays',
      value: '3',
      validFrom: isoDate('2022-10-01'),
      documentNo: '样民发〔2022〕10号',
      documentTitle: '关于缩短期限的通知',
    });
    desk.on('2022-10-10');
    const later = desk.write('wheelchair', { borrower: '孙借用', lentOn: '2022-10-10', depositFen: 1, isNew: false });
    expect(desk.clock(later, 'return')?.dueOn).toBe('2022-10-13');
    expect(desk.clock(second, 'return')?.dueOn).toBe('2022-10-11');
  });

  it('leaves its words in the audit', () => {
    const said = rows<{ after: string }>(desk.context, "SELECT after_json AS after FROM audit WHERE action = 'register.step'");
    expect(said.map(({ after }) => after).join()).toContain('轮椅借用');
  });
});
