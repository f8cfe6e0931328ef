/** What may be wrong with a payment sheet. One function a check, each from what stands on the sheet and what is known of the people now. Pure. */
import type { SheetCheckId } from '../../../electron/contract/sheet-checks.ts';
import { labelOf, personCategories, type PersonCategory } from '../../../electron/contract/terms.ts';
import { ageOn, firstDayOf, formatDate, formatMonth, formatYuan, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { isSameName } from '../people/person-name.ts';

export type CheckedPerson = {
  readonly personId: number;
  readonly name: string;
  readonly bornOn: IsoDate;
  readonly category: PersonCategory | null;
  /** Day of a recorded death, whenever it was recorded. */
  readonly diedOn: IsoDate | null;
  /** The assessment whose level holds at the first of the month; null when the person was assessed only later. */
  readonly assessedOn: IsoDate | null;
};

export type CheckedLine = {
  readonly personId: number;
  readonly type: string;
  readonly forMonth: IsoMonth;
  readonly side: string;
  readonly fen: number;
  readonly payeeKind: 'home' | 'person' | 'caregiver' | 'handler';
  readonly homeId: number | null;
  readonly payeeName: string | null;
  readonly payeeAccount: string | null;
  /** Amount of the standard it rests on; null when it names none or the standard has been voided. */
  readonly standardFen: number | null;
  readonly standardName: string;
  /** Days paid, where the county counts days; null for the whole month. */
  readonly days: number | null;
};

export type CheckedHome = {
  readonly homeId: number;
  readonly name: string;
  readonly holder: string | null;
  readonly account: string | null;
};

/** Somebody entitled who receives nothing for the month. */
export type Absent = { readonly personId: number; readonly since: IsoDate };

export type CheckBasis = {
  readonly month: IsoMonth;
  readonly people: ReadonlyMap<number, CheckedPerson>;
  readonly lines: readonly CheckedLine[];
  readonly homes: readonly CheckedHome[];
  readonly absent: readonly Absent[];
  /** Names a caregiver was ever recorded under; asked only for holders that do not fit. */
  readonly caregiversOf: (personId: number) => readonly string[];
  readonly elderAge: number;
  readonly adultAge: number;
  readonly highTotalMultiple: number;
  /** Last day on which an assessment still holds at the first of the month. */
  readonly oldestAssessment: IsoDate;
  /** Per source of money, what the sheet would spend beyond what is left; empty where no sources are kept. */
  readonly overspent: readonly { readonly name: string; readonly fen: number; readonly leftFen: number }[];
};

export type RawFinding = {
  readonly check: SheetCheckId;
  /** What it is about, the same at every check. */
  readonly key: string;
  readonly personId: number | null;
  readonly homeId: number | null;
  readonly fen: number | null;
  readonly text: string;
};

type Check = (basis: CheckBasis) => Iterable<RawFinding>;

const ofPerson = (check: SheetCheckId, personId: number, fen: number | null, text: string, more = ''): RawFinding => ({
  check,
  key: `${check}:p${personId}${more === '' ? '' : `:${more}`}`,
  personId,
  homeId: null,
  fen,
  text,
});
const ofHome = (check: SheetCheckId, homeId: number, fen: number | null, text: string): RawFinding => ({
  check,
  key: `${check}:h${homeId}`,
  personId: null,
  homeId,
  fen,
  text,
});

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

const shownDigits = 4;
/** Never more of an account than its end: findings are printed and kept. */
const endOf = (account: string): string => `尾号${account.slice(-shownDigits)}`;

/** Two caregivers of the same name with one account are one caregiver; a caregiver may himself be supported. */
function* sharedAccount({ people, lines, homes }: CheckBasis): Generator<RawFinding> {
  const users = new Map<string, Map<string, number>>();
  for (const { personId, payeeKind, homeId, payeeName, payeeAccount, fen } of lines) {
    if (payeeAccount === null || fen <= 0 || payeeKind === 'handler') continue;
    const person = people.get(personId);
    if (payeeKind !== 'home' && person?.diedOn != null) continue;
    const payee =
      payeeKind === 'home' ? `机构 ${homeId}` : payeeKind === 'person' ? `本人 ${person?.name ?? ''} ${personId}` : `照料人 ${payeeName ?? ''}`;
    const number = payeeAccount.replace(/\s/g, '');
    const known = users.get(number) ?? new Map<string, number>();
    if (!known.has(payee)) known.set(payee, personId);
    users.set(number, known);
  }
  const homeNames = new Map(homes.map((home) => [home.homeId, home.name]));
  for (const [account, known] of users) {
    const payees = [...known].filter(([payee]) => !isCaregiverAmong(payee, known));
    if (payees.length < 2) continue;
    for (const [payee, personId] of payees) {
      if (payee.startsWith('机构')) {
        const homeId = Number(payee.slice('机构 '.length));
        yield ofHome('sharedAccount', homeId, null, `${homeNames.get(homeId) ?? '机构'}的账号（${endOf(account)}）另有 ${payees.length - 1} 个收款人在用。`);
      } else {
        const whose = payee.startsWith('本人') ? '本人' : '照料人';
        yield ofPerson('sharedAccount', personId, null, `${whose}的账号（${endOf(account)}）另有 ${payees.length - 1} 个收款人在用。`, whose === '本人' ? 'own' : 'caregiver');
      }
    }
  }
}

/** The caregiver is himself one of the supported people with that account. */
function isCaregiverAmong(payee: string, known: ReadonlyMap<string, number>): boolean {
  if (!payee.startsWith('照料人 ')) return false;
  const name = payee.slice('照料人 '.length);
  return [...known.keys()].some((other) => other.startsWith('本人 ') && isSameName(other.slice('本人 '.length).replace(/ \d+$/, ''), name));
}

function* holderDiffers({ people, lines, homes, caregiversOf }: CheckBasis): Generator<RawFinding> {
  for (const { homeId, name, holder } of homes)
    if (holder !== null && !isSameName(holder, name)) yield ofHome('holderDiffers', homeId, null, `账户名“${holder}”与机构名称不符。`);
  const seen = new Set<string>();
  for (const { personId, payeeKind, payeeName, payeeAccount } of lines) {
    if (payeeAccount === null || payeeName === null || (payeeKind !== 'person' && payeeKind !== 'caregiver')) continue;
    const key = `${personId} ${payeeKind}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const person = people.get(personId);
    if (!person) continue;
    if (payeeKind === 'person') {
      if (!isSameName(payeeName, person.name))
        yield ofPerson('holderDiffers', personId, null, `本人账户（${endOf(payeeAccount)}）的户名不是本人姓名。`, 'own');
    } else if (!caregiversOf(personId).some((name) => isSameName(name, payeeName)))
      yield ofPerson('holderDiffers', personId, null, `照料人账户（${endOf(payeeAccount)}）的户名不是照料人姓名。`, 'caregiver');
  }
}

function* ageAndCategory({ month, people, lines, elderAge, adultAge }: CheckBasis): Generator<RawFinding> {
  const day = firstDayOf(month);
  for (const personId of new Set(lines.map((line) => line.personId))) {
    const person = people.get(personId);
    if (!person || person.category === null) continue;
    const age = ageOn(person.bornOn, day);
    const isWrong = (person.category === 'elder' && age < elderAge) || (person.category === 'minor' && age >= adultAge);
    if (isWrong) yield ofPerson('ageAndCategory', personId, null, `人员类别为${labelOf(personCategories, person.category)}，${formatMonth(month)}1日年龄为 ${age} 周岁。`);
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
      yield ofPerson('highTotal', personId, total, `合计 ${formatYuan(total)} 元，超过当月应发 ${formatYuan(regular)} 元的 ${highTotalMultiple} 倍。`);
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

function* homeWithoutAccount({ lines, homes }: CheckBasis): Generator<RawFinding> {
  for (const { homeId, account } of homes) {
    if (account !== null) continue;
    const fen = lines.reduce((sum, line) => (line.homeId === homeId ? sum + line.fen : sum), 0);
    if (fen > 0) yield ofHome('homeWithoutAccount', homeId, fen, `应拨付 ${formatYuan(fen)} 元，账号待补，不能进入银行代发文件。`);
  }
}

function* notOnSheet({ month, absent }: CheckBasis): Generator<RawFinding> {
  for (const { personId, since } of absent)
    yield ofPerson('notOnSheet', personId, null, `${formatDate(since)}确认，${formatMonth(month)}应发而表上没有，也没有登记暂停、停发或终止。`);
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
};
