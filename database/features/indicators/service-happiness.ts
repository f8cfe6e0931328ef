/** Indicators of happiness homes: grades, how many are up to standard, what of the year's subsidy was paid and spent. */
import type { IndicatorCode, IndicatorItem, IndicatorRow } from '../../../electron/contract/indicators.ts';
import { happinessGrades, type HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { appropriationOf } from '../happiness/policy.ts';
import { gradeOn } from '../happiness/rules-entitlement.ts';
import { largestRemainder } from '../happiness/rules-shares.ts';
import { statusOn } from '../happiness/rules-status.ts';
import type { ScopedReader } from '../users/scope.ts';
import type { Horizon } from './stock-store.ts';
import { happinessMoney, happinessOn, type HappinessOn } from './queries-happiness.ts';
import { percentText, rateOf } from './rules-rate.ts';
import type { ItemIndicator } from './service-renovation.ts';

type Asked = { readonly day: IsoDate; readonly horizon: Horizon };

const words = { lists: 'items' as const, unassessed: 0, targetUnit: '%' as const, isCeiling: false, batchYear: null, note: null };
const counted = '截至日正在运营的农村幸福院；等级为截至日在有效期内的';

const groups: readonly { readonly grade: HappinessGrade | null; readonly code: IndicatorCode }[] = [
  { grade: 'G1', code: 'IND09_G1' },
  { grade: 'G2', code: 'IND09_G2' },
  { grade: 'G3', code: 'IND09_G3' },
  { grade: 'G0', code: 'IND09_G0' },
  { grade: null, code: 'IND09_NONE' },
];

function gradeName(grade: HappinessGrade | null): string {
  return happinessGrades.find(({ id }) => id === grade)?.label ?? '未评';
}

type Graded = HappinessOn & { readonly grade: HappinessGrade | null };

function itemOf(home: Graded, isCounted: boolean): IndicatorItem {
  return {
    key: String(home.happinessHomeId),
    name: home.name,
    place: home.townName,
    link: `/happiness/${home.happinessHomeId}`,
    numerator: isCounted ? 1 : 0,
    denominator: 1,
    shown: gradeName(home.grade),
    note: null,
  };
}

/** 等级分布、达标率、奖补资金执行率 and 支出率; nothing where no happiness home is on record. */
export function happinessIndicators(reader: ScopedReader, { day, horizon }: Asked): ItemIndicator[] {
  if (reader.scope.kind === 'home') return [];
  const homes = happinessOn(reader, day, horizon);
  if (homes.length === 0) return [];
  const operating = homes
    .filter(({ statuses }) => (statusOn(statuses, day)?.status ?? 'operating') === 'operating')
    .map((home): Graded => ({ ...home, grade: gradeOn(home.grades, day) }));
  const isUpToStandard = ({ grade }: Graded): boolean => grade !== null && grade !== 'G0';
  const good = operating.filter(isUpToStandard).length;
  return [
    ...distributionOf(operating),
    {
      row: {
        ...words,
        unit: 'count',
        code: 'IND10',
        name: '幸福院达标率',
        scope: counted,
        numeratorTitle: '一级、二级、三级',
        denominatorTitle: '正在运营',
        ...rateOf(good, operating.length, null),
      },
      items: operating.map((home) => itemOf(home, isUpToStandard(home))),
    },
    ...moneyOf(reader, homes, { day, horizon }),
  ];
}

/** Percentages by largest remainder: together they are 100.0. */
function distributionOf(operating: readonly Graded[]): ItemIndicator[] {
  const own = groups.map(({ grade }) => operating.filter((home) => home.grade === grade));
  const perMille = largestRemainder(own.map(({ length }) => length));
  return groups.map(({ grade, code }, index) => {
    const count = own[index]?.length ?? 0;
    const tenths = perMille[index] ?? 0;
    return {
      row: {
        ...words,
        unit: 'count',
        code,
        name: `幸福院等级分布（${gradeName(grade)}）`,
        scope: `${counted}；各等级占比按最大余数法取一位小数，合计为100.0%`,
        numeratorTitle: gradeName(grade),
        denominatorTitle: '正在运营',
        ...rateOf(count, operating.length, null),
        shown: operating.length === 0 ? '—' : `${Math.floor(tenths / 10)}.${tenths % 10}%`,
      },
      items: operating.map((home) => itemOf(home, home.grade === grade)),
    };
  });
}

function moneyOf(reader: ScopedReader, homes: readonly HappinessOn[], { day, horizon }: Asked): ItemIndicator[] {
  const year = Number(day.slice(0, 4));
  const money = happinessMoney(reader, day, horizon);
  const itemOfMoney = (home: HappinessOn, numerator: number, denominator: number): IndicatorItem => ({
    key: String(home.happinessHomeId),
    name: home.name,
    place: home.townName,
    link: `/happiness/${home.happinessHomeId}`,
    numerator,
    denominator,
    shown: percentText(Math.max(numerator, 0), Math.max(denominator, 0), 1) ?? '—',
    note: null,
  });
  const paidOf = ({ happinessHomeId }: HappinessOn): number => money.get(happinessHomeId)?.paidFen ?? 0;
  const spentOf = ({ happinessHomeId }: HappinessOn): number => money.get(happinessHomeId)?.spentFen ?? 0;
  const paid = homes.reduce((sum, home) => sum + paidOf(home), 0);
  const spent = homes.reduce((sum, home) => sum + spentOf(home), 0);
  const appropriation = reader.scope.kind === 'county' ? appropriationOf(reader, year) : null;
  const rates: ItemIndicator[] = [];
  if (appropriation !== null) {
    const whole: IndicatorItem = {
      key: 'appropriation',
      name: `${year}年安排的奖补资金`,
      place: null,
      link: '/happiness/budget',
      numerator: 0,
      denominator: appropriation,
      shown: '—',
      note: '全县总额，不分到各幸福院',
    };
    rates.push({
      row: moneyRow('IND11', paid, appropriation, {
        name: '幸福院奖补资金执行率',
        scope: `${year}年内登记支付的奖补发放表金额，退回的不计；安排资金为${year}年登记的奖补资金总额`,
        numeratorTitle: '已拨付到账',
        denominatorTitle: '当年安排',
      }),
      items: [whole, ...homes.map((home) => itemOfMoney(home, paidOf(home), 0))],
    });
  }
  if (paid !== 0 || spent !== 0)
    rates.push({
      row: moneyRow('IND11_SPENT', spent, paid, {
        name: '幸福院奖补资金支出率',
        scope: `${year}年内各村登记的支出与${year}年内到账的奖补资金之比`,
        numeratorTitle: '村级已支出',
        denominatorTitle: '已到账',
      }),
      items: homes.map((home) => itemOfMoney(home, spentOf(home), paidOf(home))),
    });
  return rates;
}

type MoneyWords = Pick<IndicatorRow, 'name' | 'scope' | 'numeratorTitle' | 'denominatorTitle'>;

function moneyRow(code: 'IND11' | 'IND11_SPENT', numerator: number, denominator: number, named: MoneyWords): IndicatorRow {
  return {
    ...words,
    ...named,
    unit: 'fen',
    code,
    ...rateOf(numerator, Math.max(denominator, 0), null),
    denominator,
    shown: percentText(Math.max(numerator, 0), Math.max(denominator, 0), 1) ?? '—',
    note: numerator <= denominator ? null : denominator > 0 ? '超过100%，请核对' : '当年没有登记到账的发放表',
  };
}
