/** What may be wrong with a payment sheet. One function a check, each from what stands on the sheet and what is known of the people now. Pure. */
import type { SheetCheckId } from '../../../../electron/contract/sheet-checks.ts';
import { labelOf, personCategories } from '../../../../electron/contract/terms.ts';
import { ageOn, firstDayOf, formatDate, formatMonth, formatYuan, monthOf, type IsoMonth } from '../../../../electron/contract/values.ts';
import { holderDiffers, homeWithoutAccount, sharedAccount } from './rules-accounts.ts';
import { villageAccountChanged, villageNotOperating, villageWithoutAccount } from './rules-villages.ts';
import { ofPerson, type CheckBasis, type CheckedLine, type RawFinding } from './rules-basis.ts';

type Check = (basis: CheckBasis) => Iterable<RawFinding>;

const isRegular = ({ type }: CheckedLine): boolean => type === 'BASIC' || type === 'CARE';

function* paidAfterDeath({ people, lines }: CheckBasis): Generator<RawFinding> {
  const paid = new Map<number, { fen: number; months: Set<IsoMonth> }>();
  for (const { personId, type, forMonth, fen } of lines) {
    const diedOn = people.get(personId)?.diedOn ?? null;
    if (diedOn === null || fen <= 0 || type === 'FUNERAL' || forMonth <= monthOf(diedOn)) continue;
    const sum = paid.get(personId) ?? { fen: 0, months: new Set<IsoMonth>() };
    sum.fen += fen;
    sum.months.add(forMonth);
    paid.set(personId, sum);
  }
  for (const [personId, { fen, months }] of paid) {
    const diedOn = people.get(personId)?.diedOn;
    if (!diedOn) continue;
    const list = [...months].sort().map(formatMonth).join('、');
    yield ofPerson('paidAfterDeath', personId, fen, `登记于${formatDate(diedOn)}死亡，表上仍有${list}的发放 ${formatYuan(fen)} 元。`);
  }
}

function* bothSides({ lines }: CheckBasis): Generator<RawFinding> {
  const sides = new Map<string, Set<string>>();
  for (const line of lines)
    if (isRegular(line) && line.days === null) {
      const key = `${line.personId} ${line.forMonth}`;
      sides.set(key, (sides.get(key) ?? new Set()).add(line.side));
    }
  for (const [key, found] of sides)
    if (found.size > 1) {
      const [personId = '', month = ''] = key.split(' ');
      const text = `${formatMonth(month as IsoMonth)}的供养金、护理费分别列在${found.has('own') ? '机构和本人（照料人）' : '两处机构'}名下。`;
      yield ofPerson('bothSides', Number(personId), null, text, month);
    }
}

function* ageAndCategory({ month, people, lines, elderAge, adultAge }: CheckBasis): Generator<RawFinding> {
  const day = firstDayOf(month);
  for (const personId of new Set(lines.map((line) => line.personId))) {
    const person = people.get(personId);
    if (!person || person.category === null) continue;
    const age = ageOn(person.bornOn, day);
    const isWrong = (person.category === 'elder' && age < elderAge) || (person.category === 'minor' && age >= adultAge);
    if (isWrong)
      yield ofPerson(
        'ageAndCategory',
        personId,
        null,
        `人员类别为${labelOf(personCategories, person.category)}，${formatMonth(month)}1日年龄为 ${age} 周岁。`,
      );
  }
}

/** Whole months only: a part of a month is proved by its days. */
function* notStandard({ lines }: CheckBasis): Generator<RawFinding> {
  for (const line of lines) {
    if (!isRegular(line) || line.standardFen === null) continue;
    const isWrong = line.days === null ? line.fen !== line.standardFen : line.fen > line.standardFen;
    if (isWrong)
      yield ofPerson(
        'notStandard',
        line.personId,
        line.fen,
        `${formatMonth(line.forMonth)}发放 ${formatYuan(line.fen)} 元，${line.standardName}为 ${formatYuan(line.standardFen)} 元。`,
        `${line.type}:${line.forMonth}`,
      );
  }
}

function* highTotal({ month, lines, highTotalMultiple }: CheckBasis): Generator<RawFinding> {
  const sums = new Map<number, { regular: number; total: number }>();
  for (const line of lines) {
    if (line.type === 'FUNERAL') continue;
    const sum = sums.get(line.personId) ?? { regular: 0, total: 0 };
    sum.total += line.fen;
    if (isRegular(line) && line.forMonth === month) sum.regular += line.fen;
    sums.set(line.personId, sum);
  }
  // A multiple has at most two decimals: compared as whole numbers.
  const hundredths = Math.round(highTotalMultiple * 100);
  for (const [personId, { regular, total }] of sums)
    if (regular > 0 && total * 100 > regular * hundredths)
      yield ofPerson(
        'highTotal',
        personId,
        total,
        `合计 ${formatYuan(total)} 元，超过当月应发 ${formatYuan(regular)} 元的 ${highTotalMultiple} 倍。`,
      );
}

function* neverAssessed({ month, people, lines }: CheckBasis): Generator<RawFinding> {
  for (const personId of new Set(lines.filter(({ type }) => type === 'CARE').map((line) => line.personId)))
    if (people.get(personId)?.assessedOn === null)
      yield ofPerson('neverAssessed', personId, null, `${formatMonth(month)}1日之前没有自理能力评估，护理费按以后首次评估的等级发放。`);
}

function* assessmentExpired({ people, lines, oldestAssessment }: CheckBasis): Generator<RawFinding> {
  for (const personId of new Set(lines.filter(({ type }) => type === 'CARE').map((line) => line.personId))) {
    const assessedOn = people.get(personId)?.assessedOn ?? null;
    if (assessedOn !== null && assessedOn < oldestAssessment)
      yield ofPerson('assessmentExpired', personId, null, `最近一次评估为${formatDate(assessedOn)}，已过有效期。`);
  }
}

function* standardMissing({ lines }: CheckBasis): Generator<RawFinding> {
  for (const line of lines)
    if (isRegular(line) && line.standardFen === null)
      yield ofPerson(
        'standardMissing',
        line.personId,
        line.fen,
        `${formatMonth(line.forMonth)}的${line.type === 'BASIC' ? '供养金' : '护理费'}没有有效的标准：标准已作废或没有登记。`,
        `${line.type}:${line.forMonth}`,
      );
}

function* overBudget({ overspent }: CheckBasis): Generator<RawFinding> {
  for (const { name, fen, leftFen } of overspent)
    yield {
      check: 'overBudget',
      key: `overBudget:${name}`,
      personId: null,
      homeId: null,
      fen,
      text: `${name}可用余额 ${formatYuan(leftFen)} 元，不足 ${formatYuan(fen)} 元。`,
    };
}

function* notOnSheet({ month, absent }: CheckBasis): Generator<RawFinding> {
  for (const { personId, since } of absent)
    yield ofPerson(
      'notOnSheet',
      personId,
      null,
      `${formatDate(since)}确认，${formatMonth(month)}应发而表上没有，也没有登记暂停、暂缓或终止。`,
    );
}

/** Every check by its name. */
export const checks: Readonly<Record<SheetCheckId, Check>> = {
  paidAfterDeath,
  bothSides,
  sharedAccount,
  holderDiffers,
  ageAndCategory,
  notStandard,
  highTotal,
  neverAssessed,
  assessmentExpired,
  standardMissing,
  overBudget,
  homeWithoutAccount,
  notOnSheet,
  villageWithoutAccount,
  villageAccountChanged,
  villageNotOperating,
};
