/** Months of a gradual exit by the document the county follows, and what registers refuse. */
import { describe, expect, it } from 'vitest';
import { get } from '../../database/features/registers/service-read.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { openDesk, refused, type Desk } from './desk.ts';

const household = {
  applicant: '刘渐退',
  householdSize: 2,
  trigger: 'over',
  decidedOn: '2022-02-18',
  beforeFen: 80_000,
  monthlyFen: 80_000,
} as const;

/** `2022-03–2022-06`, or what is wrong with the months. */
function exit(desk: Desk, months: number, isPoverty = false): string {
  try {
    const recordId = desk.write('dibaoExit', { ...household, isPoverty, months });
    const { values } = get(desk.context, recordId, { role: 'admin', today: isoDate('2022-02-18') });
    return `${String(values['fromMonth'])}–${String(values['untilMonth'])}`;
  } catch {
    return refused(() => desk.write('dibaoExit', { ...household, isPoverty, months }))['values.months'] ?? 'refused for another reason';
  }
}

describe('income over the line decided on 2022-02-18', () => {
  it.each([
    [2, false, '渐退月数不少于3、不超过6'],
    [3, false, '2022-03–2022-05'],
    [4, false, '2022-03–2022-06'],
    [6, false, '2022-03–2022-08'],
    [7, false, '渐退月数不少于3、不超过6'],
    [4, true, '渐退月数应为6'],
    [6, true, '2022-03–2022-08'],
    [7, true, '渐退月数应为6'],
  ])('泰民〔2021〕17号: %i months, out of poverty %s: %s', (months, isPoverty, told) => {
    expect(exit(openDesk('2022-02-18', 'TA-2021-17'), months, isPoverty)).toBe(told);
  });

  it.each([
    [4, '渐退月数不少于6、不超过12'],
    [6, '2022-03–2022-08'],
    [12, '2022-03–2023-02'],
    [13, '渐退月数不少于6、不超过12'],
  ])('铁清民发〔2022〕47号: %i months: %s', (months, told) => {
    const desk = openDesk('2022-02-18', 'QH-2022-47');
    expect(exit(desk, months)).toBe(told);
    expect(exit(desk, months, true)).toBe(told);
  });

  it('is not reckoned before the county has chosen its document', () => {
    expect(exit(openDesk('2022-02-18', null), 6)).toContain('政策文件');
  });
});

describe('a record', () => {
  const desk = openDesk('2022-02-18');

  it('names every fault at once', () => {
    expect(
      refused(() => desk.write('dibaoExit', { isPoverty: false, months: 4.5, decidedOn: '18.2.2022', phone: '电话', colour: '红' })),
    ).toEqual({
      'values.applicant': '请填写户主姓名',
      'values.beforeFen': '请填写渐退前月保障金',
      'values.colour': '这本登记簿没有这一栏',
      'values.decidedOn': '应为日期，形如 2022-03-12',
      'values.householdSize': '请填写保障人数',
      'values.monthlyFen': '请填写渐退期月保障金',
      'values.months': '应为整数',
      'values.phone': '应为电话号码：数字和短横',
      'values.trigger': '请填写渐退原因',
    });
  });

  it('is not of tomorrow', () => {
    expect(refused(() => desk.write('dibaoExit', { ...household, isPoverty: false, months: 4, decidedOn: '2022-02-19' }))).toEqual({
      'values.decidedOn': '不能晚于今天',
    });
  });

  it('is not written where another register keeps the same', () => {
    expect(() => desk.write('priceWatch', { watchedOn: '2022-02-18' })).toThrow('价格');
  });

  it('takes no step that does not lead on, none before the last one, none without what it asks for', () => {
    const recordId = desk.write('dibaoExit', { ...household, isPoverty: false, months: 4 });
    expect(() => desk.take(recordId, 'leave', { leftMonth: '2022-07' })).toThrow('期满退出');
    desk.on('2022-03-01');
    desk.take(recordId, 'confirm');
    expect(refused(() => desk.take(recordId, 'restore'))).toEqual({ reason: '请填写理由' });
    expect(refused(() => desk.take(recordId, 'leave'))).toEqual({ 'values.leftMonth': '请填写退出月份' });
    desk.on('2022-02-28');
    expect(() => desk.take(recordId, 'leave', { leftMonth: '2022-07' })).toThrow('早于上一步的 2022年3月1日');
    desk.on('2022-07-01');
    desk.take(recordId, 'leave', { leftMonth: '2022-07' });
    expect(desk.state(recordId)).toBe('left');
  });
});
