/** Short notation for what is known of one person, and a ledger of sheets without a database. */
import type { Settled } from '../../database/features/payments/rules-corrections.ts';
import { personFacts, type EndReason, type PersonFacts, type Recorded, type Stay } from '../../database/features/payments/rules-facts.ts';
import { wholeMonths, type MonthRules } from '../../database/features/payments/rules-days.ts';
import { destituteRules } from '../../database/features/payments/rules-schemes.ts';
import { sheetPart, type SheetBasis, type SheetPart } from '../../database/features/payments/rules-sheet.ts';
import { standardBook, type PaidHome, type StandardBook } from '../../database/features/payments/rules.ts';
import type { Standard } from '../../database/features/standards/rules.ts';
import type { AreaType, SelfCareLevel } from '../../electron/contract/terms.ts';
import { addMonths, fen, formatYuan, isoDate, isoMonth, type IsoMonth } from '../../electron/contract/values.ts';

/** `2022-04-18 home:1`, `2022-04-18 scattered`, `2022-05-18 completeLoss`; the day, then what holds from it. */
type Said = string;
export type Story = {
  readonly area?: AreaType;
  readonly confirmed?: readonly Said[];
  readonly levels: readonly Said[];
  readonly stays: readonly Said[];
  readonly caregivers?: readonly Said[];
  readonly accounts?: readonly Said[];
  readonly caregiverAccounts?: readonly Said[];
  readonly ends?: readonly Said[];
  readonly suspensions?: readonly Said[];
};

/** Withdrawn facts begin with `撤销 `. Facts count as recorded in the order of the story: levels, stays, …, each from left to right. */
export function personOf(story: Story): PersonFacts {
  let factId = 0;
  const recorded = <Value>(said: readonly Said[] | undefined, read: (text: string) => Value): Recorded<Value>[] =>
    (said ?? []).map((text) => {
      const isCancelled = text.startsWith('撤销 ');
      const [day = '', ...rest] = text.replace('撤销 ', '').split(' ');
      factId += 1;
      return { factId, validFrom: isoDate(day), value: read(rest.join(' ')), isCancelled };
    });
  const account = (holder: string): { bank: string; holder: string; number: string } => ({
    bank: '样本农商银行',
    holder,
    number: '6228480000000000018',
  });
  return personFacts(
    { personId: 1, name: '甲', idNumber: '370999194503120016' },
    {
      confirmations: recorded(story.confirmed ?? ['2018-05-10'], () => null),
      residences: recorded(['2018-05-10'], () => ({ villageCode: '370999101001', townCode: '370999101', areaType: story.area ?? 'rural' })),
      levels: recorded(story.levels, (text) => text as SelfCareLevel),
      stays: recorded(story.stays, stayOf),
      caregivers: recorded(story.caregivers, (text) => text),
      accounts: recorded(story.accounts, account),
      caregiverAccounts: recorded(story.caregiverAccounts, account),
      ends: recorded(story.ends, (text) => text as EndReason),
      suspensions: recorded(story.suspensions, (text) => text === 'on'),
    },
  );
}

function stayOf(text: string): Stay {
  return text.startsWith('home:')
    ? { mode: 'centralised', homeId: Number(text.slice('home:'.length)) }
    : { mode: 'scattered', homeId: null };
}

type StandardSaid = readonly [name: string, yuan: number, from: string];
const kinds = {
  农村低保: { kind: 'dibao', areaType: 'rural', mode: null, level: null },
  农村: { kind: 'basicLiving', areaType: 'rural', mode: null, level: null },
  城市: { kind: 'basicLiving', areaType: 'urban', mode: null, level: null },
  农村集中: { kind: 'basicLiving', areaType: 'rural', mode: 'centralised', level: null },
  农村分散: { kind: 'basicLiving', areaType: 'rural', mode: 'scattered', level: null },
  自理: { kind: 'careAllowance', areaType: null, mode: null, level: 'independent' },
  半护理: { kind: 'careAllowance', areaType: null, mode: null, level: 'partialLoss' },
  全护理: { kind: 'careAllowance', areaType: null, mode: null, level: 'completeLoss' },
} as const;

export function standardsOf(said: readonly StandardSaid[]): Standard[] {
  return said.map(([name, yuan, from], index) => {
    const kind = kinds[name as keyof typeof kinds];
    return {
      ...kind,
      standardId: index + 1,
      amountFen: fen(Math.round(yuan * 100)),
      validFrom: isoDate(from),
      documentNo: '样民发〔2022〕2号',
    };
  });
}

/** The fixture county's standards of 2021 and 2022. */
export const countyStandards = standardsOf([
  ['农村', 624, '2021-01-01'],
  ['城市', 832, '2021-01-01'],
  ['自理', 180, '2021-01-01'],
  ['半护理', 300, '2021-01-01'],
  ['全护理', 600, '2021-01-01'],
  ['农村', 663, '2022-01-01'],
  ['城市', 858, '2022-01-01'],
]);

export const homes: ReadonlyMap<number, PaidHome> = new Map([
  [
    1,
    {
      homeId: 1,
      code: 'H1',
      name: '县中心敬老院',
      account: { bank: '样本农商银行', holder: '县中心敬老院专户', number: '37090000000000001' },
    },
  ],
  [2, { homeId: 2, code: 'H2', name: '东山镇敬老院', account: null }],
]);

export function basisOf(month: string, standards: StandardBook = standardBook(countyStandards), multiple = 6): SheetBasis {
  return { month: isoMonth(month), homes, ...destituteRules(standards, () => multiple) };
}

export type Learnt = { readonly story: Story; readonly standards?: readonly Standard[]; readonly rules?: MonthRules };
export type Ledger = { readonly parts: ReadonlyMap<IsoMonth, SheetPart>; readonly settled: readonly Settled[] };

/** Builds and locks the sheets of months `first` to `last`; `knownAt` tells what was known when each was built. */
export function lockMonths(first: string, last: string, knownAt: (month: IsoMonth) => Learnt): Ledger {
  const start = isoMonth(first);
  const settled: Settled[] = [];
  const parts = new Map<IsoMonth, SheetPart>();
  let lineId = 0;
  for (let month = start; month <= last; month = addMonths(month, 1)) {
    const { story, standards, rules } = knownAt(month);
    const book = standardBook(standards ?? countyStandards, () => rules ?? wholeMonths);
    const part = sheetPart(personOf(story), basisOf(month, book), start, settled);
    parts.set(month, part);
    for (const line of part.lines)
      settled.push({
        forMonth: line.forMonth,
        of: line.of ?? (line.type as 'BASIC'),
        side: line.side,
        fen: line.fen,
        lineId: (lineId += 1),
      });
    for (const { forMonth, of, side, fen: amount } of part.recoveries) settled.push({ forMonth, of, side, fen: 0 - amount, lineId: null });
    for (const { forMonth, of, side, fen: amount } of part.pending) settled.push({ forMonth, of, side, fen: amount, lineId: null });
  }
  return { parts, settled };
}

export function yuanOf(amount: number): string {
  return formatYuan(amount).replaceAll(',', '');
}

/** One line as text: `BACKPAY 2022-01 BASIC 39.00 → person`. */
export function linesOf(part: SheetPart | undefined): string[] {
  if (!part) return [];
  const lines = part.lines.map(
    (line) =>
      `${line.type} ${line.forMonth}${line.of ? ` ${line.of}` : ''} ${yuanOf(line.fen)} → ${line.homeId === null ? line.payeeKind : `home:${line.homeId}`}`,
  );
  const claims = (name: string, list: SheetPart['pending']): string[] =>
    list.map((claim) => `${name} ${claim.forMonth} ${claim.of} ${yuanOf(claim.fen)} ${claim.side}`);
  return [...lines, ...claims('追回', part.recoveries), ...claims('待定', part.pending)];
}
