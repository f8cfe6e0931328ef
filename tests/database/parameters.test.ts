import { beforeEach, describe, expect, it } from 'vitest';
import { row } from '../../database/core/sql.ts';
import { list, policyNumber, policyValue, set } from '../../database/features/parameters/service.ts';
import { parameterFault } from '../../electron/contract/parameters.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

let ledger: TestLedger;
beforeEach(() => {
  ledger = memoryLedger();
});

const document = { documentNo: '样民发〔2022〕9号', documentTitle: '关于调整有关参数的通知' };
const refusal = (work: () => void): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

describe('dated parameters', () => {
  it('hold from their day on and leave the days before as they were', () => {
    set(ledger, { key: 'leave.remindDays', validFrom: isoDate('2022-07-01'), value: '45', ...document });
    expect(policyNumber(ledger, 'leave.remindDays', isoDate('2022-06-30'))).toBe(30);
    expect(policyNumber(ledger, 'leave.remindDays', isoDate('2022-07-01'))).toBe(45);
    const values = list(ledger).filter(({ key }) => key === 'leave.remindDays');
    expect(values.map(({ value, documentNo, recordedBy }) => [value, documentNo, recordedBy])).toEqual([
      ['30', '默认值', '管理员'],
      ['45', '样民发〔2022〕9号', '管理员'],
    ]);
  });

  it('are written down with what held before', () => {
    set(ledger, { key: 'target.ind01', validFrom: isoDate('2023-02-01'), value: '65', ...document });
    const line = row<{ before: string; after: string }>(
      ledger,
      "SELECT before_json AS before, after_json AS after FROM audit WHERE action = 'parameter.set'",
    );
    expect(JSON.parse(line?.before ?? '')).toEqual({ parameter: '生活不能自理特困人员集中供养率目标', value: null });
    expect(JSON.parse(line?.after ?? '')).toMatchObject({ value: 65, validFrom: '2023-02-01', documentNo: '样民发〔2022〕9号' });
  });

  it('cannot begin twice on one day', () => {
    expect(refusal(() => set(ledger, { key: 'target.ind01', validFrom: isoDate('2022-01-01'), value: '62', ...document }))).toMatchObject({
      code: 'PARAMETER_EXISTS',
      params: { date: '2022-01-01', document: '泰民〔2021〕17号' },
    });
    expect(policyValue(ledger, 'target.ind01', isoDate('2022-06-30'))).toBe(60);
  });

  it.each([
    ['leave.remindDays', '"30"'],
    ['leave.remindDays', '-1'],
    ['leave.remindDays', 'null'],
    ['leave.remindDays', '{'],
    ['visit.phoneCounts', '1'],
    ['ind01.scope', '"ALL"'],
    ['staff.ratio', '{"independent":10,"partialLoss":6}'],
    ['staff.ratio', '{"independent":10,"partialLoss":6,"completeLoss":3,"dead":1}'],
    ['waiting.rules', '[]'],
    ['waiting.rules', '[{"code":"unheardOf","text":"先来先得"}]'],
    ['fiveHaves.items', '[{"key":"caregiver","text":""}]'],
    // Counted with: a slip of the pen would send a calendar round for ever.
    ['leave.remindDays', '300000000'],
    ['assessment.validMonths', '1.5'],
    ['assessment.validMonths', '120000'],
    ['destitute.clock.reassess', '1000000000'],
    ['assessment.assessorCount', '7'],
    ['target.ind01', '160'],
    ['staff.ratio', '{"independent":10,"partialLoss":6,"completeLoss":0}'],
    ['waiting.rules', '[{"code":"age","text":"年长者优先","step":0}]'],
    ['waiting.rules', '[null]'],
    ['fiveHaves.items', JSON.stringify(Array.from({ length: 21 }, (_, index) => ({ key: `item${index}`, text: '有' })))],
  ])('refuse for %s the value %s', (key, value) => {
    expect(refusal(() => set(ledger, { key, validFrom: isoDate('2022-07-01'), value, ...document }))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { value: expect.any(String) as unknown },
    });
  });

  it('take a target of none, an order of rules, a record', () => {
    const values: Record<string, unknown> = {
      'target.ind04': null,
      'waiting.rules': (policyValue(ledger, 'waiting.rules', isoDate('2022-07-01')) as unknown[]).toReversed(),
      'staff.ratio': { independent: 12, partialLoss: 6, completeLoss: 2.5 },
    };
    for (const [key, value] of Object.entries(values)) {
      set(ledger, { key, validFrom: isoDate('2022-07-01'), value: JSON.stringify(value), ...document });
      expect(policyValue(ledger, key, isoDate('2022-07-01'))).toEqual(value);
    }
  });

  it('are unknown by another name', () => {
    expect(refusal(() => set(ledger, { key: 'nothing', validFrom: isoDate('2022-07-01'), value: '1', ...document }))).toMatchObject({
      code: 'PARAMETER_UNKNOWN',
    });
  });

  it('fit the kind they are shown with, every one that ships', () => {
    for (const { key, shape, value } of list(ledger))
      // The account of the treasury is the county's own: it ships empty and cannot be recorded so.
      if (shape.kind !== 'fixed' && key !== 'recovery.account')
        expect([key, parameterFault(shape, JSON.parse(value))]).toEqual([key, null]);
    expect(list(ledger).flatMap(({ key, shape }) => (shape.kind === 'fixed' ? [key] : []))).toEqual(['placement.neighbours']);
  });
});
