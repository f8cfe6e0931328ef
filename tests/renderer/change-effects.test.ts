import { describe, expect, it } from 'vitest';
import type { StandardRow } from '../../electron/contract/homes.ts';
import type { RecordInput } from '../../electron/contract/people-inputs.ts';
import type { PersonDetail, TimelineEntry } from '../../electron/contract/people.ts';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { countsFrom, effectOf, effectOfCancelling, isLastOfKind, type Known } from '../../renderer/features/people/change-effects.ts';

const person: PersonDetail['person'] = {
  personId: 1,
  name: '王桂兰',
  sex: 'female',
  bornOn: isoDate('1948-03-12'),
  age: 74,
  idNumber: null,
  temporaryNumber: 'T370983220101001',
  townName: '仪阳街道',
  townCode: '370983004',
  villageName: '罗山崖村委会',
  villageCode: '370983004001',
  areaType: 'rural',
  category: 'elder',
  level: 'independent',
  assessedOn: isoDate('2021-06-08'),
  mode: 'scattered',
  homeName: null,
  homeId: null,
  caregiverName: '李四',
  caregiverPhone: null,
  caregiverIdNumber: null,
  wish: 'willing',
  confirmedOn: isoDate('2020-02-03'),
  endedOn: null,
  endReason: null,
  phone: null,
  accountNumber: null,
  status: 'active',
  ethnicity: null,
  address: null,
  remark: null,
  disability: { certificateNumber: null, kind: null, grade: null },
  account: null,
  caregiverAccount: null,
  supportFrom: '2020-03',
  supportUntil: null,
};

function standard(changes: Partial<StandardRow>): StandardRow {
  return {
    standardId: 1,
    kind: 'careAllowance',
    areaType: null,
    mode: null,
    level: null,
    amountFen: fen(0),
    validFrom: isoDate('2021-01-01'),
    validUntil: null,
    documentNo: '样民发〔2021〕3号',
    documentTitle: null,
    source: '手工登记',
    recordedAt: '2021-01-01T00:00:00.000Z',
    recordedBy: '管理员',
    voidedAt: null,
    voidReason: null,
    isUsed: false,
    multiple: null,
    isMultipleMet: null,
    ...changes,
  };
}

const standards = [
  standard({ level: 'independent', amountFen: fen(18_000) }),
  standard({ level: 'completeLoss', amountFen: fen(60_000), validUntil: isoDate('2022-08-31') }),
  standard({ level: 'completeLoss', amountFen: fen(66_000), validFrom: isoDate('2022-09-01') }),
  standard({ level: 'completeLoss', amountFen: fen(99_900), validFrom: isoDate('2022-02-01'), voidedAt: '2022-02-02T00:00:00.000Z' }),
  standard({ kind: 'basicLiving', areaType: 'rural', amountFen: fen(62_400) }),
  standard({ kind: 'basicLiving', areaType: 'urban', amountFen: fen(83_200) }),
];

function entry(kind: TimelineEntry['kind'], validFrom: string, changes: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    factId: kind === 'payment' ? null : Number(validFrom.replaceAll('-', '')),
    kind,
    validFrom,
    text: '',
    source: '',
    recordedAt: '',
    recordedBy: '',
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
    canCancel: kind !== 'payment',
    ...changes,
  };
}
const paid = (...months: string[]): TimelineEntry[] => months.map((month) => entry('payment', `${month}-01`));
const known = (timeline: readonly TimelineEntry[] = []): Known => ({ person, timeline, standards });
const at = { personId: 1, validFrom: isoDate('2022-03-12') };
const level = (validFrom: string): Partial<RecordInput> => ({
  kind: 'level',
  personId: 1,
  validFrom: isoDate(validFrom),
  level: 'completeLoss',
});

describe('the first month a change counts for', () => {
  it.each([
    ['2022-03-12', '2022-04'],
    ['2022-03-31', '2022-04'],
    ['2022-03-01', '2022-04'],
    ['2021-12-01', '2022-01'],
  ])('%s counts from %s', (day, month) => expect(countsFrom(isoDate(day))).toBe(month));
});

describe('what a change will do to the payments', () => {
  it('says the new amount by the standards of the month, and which sheets are made already', () => {
    expect(effectOf(known(), level('2022-03-12'))).toBe('自2022年4月起按“全护理”计发，照料护理费每月由 180.00 元变为 600.00 元。');
    expect(effectOf(known(), level('2022-08-01'))).toBe('自2022年9月起按“全护理”计发，照料护理费每月由 180.00 元变为 660.00 元。');
    expect(effectOf(known(paid('2022-03', '2022-04', '2022-05')), level('2022-03-12'))).toBe(
      '自2022年4月起按“全护理”计发，照料护理费每月由 180.00 元变为 600.00 元。2022年4月至5月已列入发放表：已审批的不改动，差额列入下一张发放表。',
    );
  });

  it('says until when a late truth counts, and when it counts for no month at all', () => {
    const timeline = [entry('level', '2022-05-10'), ...paid('2022-04', '2022-05', '2022-06')];
    expect(effectOf(known(timeline), level('2022-03-12'))).toBe(
      '自2022年4月起按“全护理”计发，照料护理费每月 600.00 元。之后已有2022年5月10日的记录，本次只管到2022年5月。2022年4月至5月已列入发放表：已审批的不改动，差额列入下一张发放表。',
    );
    expect(effectOf(known(timeline), level('2022-05-02'))).toBe('之后已有2022年5月10日的记录，本次不影响任何月份的金额。');
    expect(effectOf(known([entry('level', '2022-05-10', { cancelledAt: '2022-05-11' })]), level('2022-03-12'))).not.toContain('之后已有');
  });

  it('says who is paid after a change of mode', () => {
    const toHome = effectOf(known(), { ...at, kind: 'mode', mode: 'centralised', homeId: 3, caregiver: null }, '仪阳敬老院');
    expect(toHome).toBe('自2022年4月起按集中供养发放：基本生活费和照料护理费都拨付到仪阳敬老院的账户，基本生活费每月 624.00 元。');
    expect(effectOf(known(), { ...at, kind: 'mode', mode: 'scattered', homeId: null, caregiver: null })).toContain(
      '照料护理费发给照料人（没有照料人时发给本人）',
    );
    expect(effectOf(known(), { ...at, kind: 'residence', villageCode: 'x', areaType: 'urban' })).toBe(
      '自2022年4月起按城市标准计发，基本生活费每月由 624.00 元变为 832.00 元。',
    );
  });

  it('pays up to the month of death or of the decision, and says what was paid too much', () => {
    const death = { ...at, kind: 'end', reason: 'death', remark: null } as const;
    expect(effectOf(known(paid('2022-03')), death)).toBe('发放到去世当月（2022年3月），2022年4月起停发。丧葬费列入下一张发放表。');
    expect(effectOf(known(paid('2022-03', '2022-04')), death)).toContain('2022年4月已列入发放表的，列为追回。');
    expect(effectOf(known(), { ...death, validFrom: isoDate('2022-03-01') })).toContain('去世当月（2022年3月），2022年4月起停发');
    expect(effectOf(known(), { ...death, reason: 'voluntary' })).toBe('发放到作出决定的当月（2022年3月），2022年4月起停发。');
  });

  it('says when payments are held back and paid later', () => {
    expect(effectOf(known(), { ...at, kind: 'suspension', isSuspended: true, reason: '' })).toContain('自2022年4月起暂缓发放');
    expect(effectOf(known(), { ...at, kind: 'suspension', isSuspended: false, reason: '' })).toContain('列入下一张发放表补发');
  });

  it('says nothing while the day cannot be read', () => {
    expect(effectOf(known(), { ...at, kind: 'level', level: 'completeLoss', validFrom: '2022-3' as never })).toBe('');
    expect(effectOf(known(), { kind: 'level', level: 'completeLoss' })).toBe('');
  });
});

describe('what withdrawing a fact does', () => {
  it.each([
    ['end', '2022年4月以来未发的各月列入下一张发放表补发'],
    ['confirmation', '此人不再列为特困人员'],
    ['level', '改按此前的记录计发；已审批的发放表不变，多发、少发的部分由下一张发放表更正'],
    ['account', '收款人改按此前的记录'],
    ['wish', '不影响发放金额'],
  ] as const)('%s: %s', (kind, words) => {
    const said = effectOfCancelling(known(), entry(kind, '2022-03-12'));
    expect(said).toContain('保留在生命线上并划去，注明撤销理由');
    expect(said).toContain(words);
  });

  it('keeps the last true record of what nobody can be paid without', () => {
    const only = entry('level', '2021-06-08');
    expect(isLastOfKind(known([only, entry('level', '2022-01-01', { cancelledAt: 'x' })]), only)).toBe(true);
    expect(isLastOfKind(known([only, entry('level', '2022-01-01')]), only)).toBe(false);
    expect(isLastOfKind(known([]), entry('wish', '2022-01-01'))).toBe(false);
  });
});
