import { describe, expect, it } from 'vitest';
import type { StandardRow } from '../../electron/contract/homes.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { multipleText, standardEffect, type StandardDraft } from '../../renderer/features/standards/standard-effects.ts';
import { groupsOf, scopeOf, stateOf } from '../../renderer/features/standards/standard-groups.ts';

const today = isoDate('2022-06-15');

function standard(standardId: number, changes: Partial<StandardRow>): StandardRow {
  return {
    standardId,
    kind: 'basicLiving',
    areaType: 'rural',
    mode: null,
    level: null,
    amountFen: fen(62_400),
    validFrom: isoDate('2021-01-01'),
    validUntil: null,
    documentNo: '样民发〔2021〕3号',
    documentTitle: null,
    source: '手工登记',
    recordedAt: '',
    recordedBy: '',
    voidedAt: null,
    voidReason: null,
    isUsed: false,
    multiple: null,
    isMultipleMet: null,
    ...changes,
  };
}
const dibao = standard(1, { kind: 'dibao', amountFen: fen(51_000), validFrom: isoDate('2022-01-01') });
const old = standard(2, { validUntil: isoDate('2021-12-31') });
const now = standard(3, { amountFen: fen(66_300), validFrom: isoDate('2022-01-01'), validUntil: isoDate('2022-08-31') });
const coming = standard(4, { amountFen: fen(70_200), validFrom: isoDate('2022-09-01') });
const voided = standard(5, {
  amountFen: fen(1),
  validFrom: isoDate('2022-03-01'),
  voidedAt: '2022-03-02T00:00:00.000Z',
  voidReason: '录错',
});
const all = [dibao, voided, coming, now, old];

describe('standards by what they pay and for whom', () => {
  it('knows what is in force, what comes and what was', () => {
    expect([old, now, coming, voided].map((one) => stateOf(one, today))).toEqual(['past', 'current', 'coming', 'void']);
    expect(stateOf(now, isoDate('2022-08-31'))).toBe('current');
    expect(stateOf(now, isoDate('2022-09-01'))).toBe('past');
    const [group, ...others] = groupsOf(all, 'basicLiving', today);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ scope: '农村 · 集中和分散', current: now, coming });
    expect(group?.history.map((one) => one.standardId)).toEqual([4, 5, 3, 2]);
  });

  it('keeps modes and areas apart, in the order of the closed lists', () => {
    const mixed = [
      standard(1, { areaType: 'urban' }),
      standard(2, { mode: 'scattered' }),
      standard(3, { mode: 'centralised' }),
      standard(4, {}),
    ];
    expect(groupsOf(mixed, 'basicLiving', today).map((group) => group.scope)).toEqual([
      '农村 · 集中和分散',
      '农村 · 集中供养',
      '农村 · 分散供养',
      '城市 · 集中和分散',
    ]);
    expect(scopeOf({ kind: 'careAllowance', areaType: null, mode: null, level: 'completeLoss' })).toBe('全护理');
  });
});

describe('what a new standard will do', () => {
  const draft: StandardDraft = {
    kind: 'basicLiving',
    areaType: 'rural',
    mode: null,
    level: null,
    amountFen: 66_300,
    validFrom: '2022-07-01',
  };

  it('says the first month and until when the one before holds', () => {
    expect(standardEffect(draft, all)).toBe(
      '从2022年7月发放表起执行；已审批的月份不变，应补的差额列入下一张发放表。原标准 663.00 元（样民发〔2021〕3号）执行到2022年6月30日。',
    );
    expect(standardEffect({ ...draft, validFrom: '2022-07-12' }, all)).toContain('从2022年8月发放表起执行');
    expect(standardEffect({ ...draft, validFrom: '2022-07-12' }, all)).toContain('执行到2022年7月11日');
    expect(standardEffect({ ...draft, areaType: 'urban' }, all)).not.toContain('原标准');
    expect(standardEffect({ ...draft, validFrom: '2022' }, all)).toBe('');
  });

  it('compares exactly with the dibao of the day: 1.3 times is met, a fen less is not', () => {
    expect(multipleText(draft, all, 1.3)).toEqual({ text: '为同期低保标准（510.00 元）的 1.30 倍', isMet: true });
    expect(multipleText({ ...draft, amountFen: 66_299 }, all, 1.3)).toEqual({
      text: '为同期低保标准（510.00 元）的 1.29 倍，低于 1.3 倍',
      isMet: false,
    });
    expect(multipleText({ ...draft, validFrom: '2021-07-01' }, all, 1.3)).toBeNull();
    expect(multipleText({ ...draft, kind: 'careAllowance' }, all, 1.3)).toBeNull();
  });
});
