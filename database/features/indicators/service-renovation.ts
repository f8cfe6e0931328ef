/** Indicators of the renovation of homes: coverage by county homes, done by the task of a year, investment; what stands behind each number. */
import type { IndicatorItem, IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import {
  batchesOf,
  doneStageOn,
  membersOf,
  moneyUntil,
  standingMembers,
  taskOf,
  type Member,
  type ProjectMoney,
} from '../renovation/task-members.ts';
import { doneOn, hasReached, isTaskMet, whyNotDone } from '../renovation/rules-targets.ts';
import type { ScopedReader } from '../users/scope.ts';
import { countiesOn, countyHomes, minNursingShareOn } from './county-homes.ts';
import type { Horizon } from './stock-store.ts';
import { countyHomeTests, countyOf, isCounting, missingWords } from './rules-county-homes.ts';
import type { CountedHome } from './rules-homes.ts';
import { percentText, rateOf } from './rules-rate.ts';

export type ItemIndicator = { readonly row: IndicatorRow; readonly items: readonly IndicatorItem[] };
type Asked = { readonly day: IsoDate; readonly horizon: Horizon };
type Target = (key: string, day: IsoDate) => number | null;

const words = {
  lists: 'items' as const,
  unassessed: 0,
  unit: 'count' as const,
  targetUnit: '%' as const,
  isCeiling: false,
  batchYear: null,
};

/** 县级敬老院覆盖率: only for the county as a whole. */
export function countyHomeIndicator(reader: ScopedReader, homes: readonly CountedHome[], { day }: Asked, target: Target): ItemIndicator[] {
  if (reader.scope.kind !== 'county') return [];
  const share = minNursingShareOn(reader, day);
  const judged = countyHomes(reader, homes, day).map((home) => ({ ...home, tests: countyHomeTests(home, share) }));
  const items = countiesOn(reader, day).map((county): IndicatorItem => {
    const own = judged.filter((home) => countyOf(home.townCode) === countyOf(county.code) && home.level === 'county');
    const counting = own.filter(({ tests }) => isCounting(tests));
    const [first] = counting.length > 0 ? counting : own;
    const missing = own.map(({ name, tests }) => `${name}${missingWords(tests) ?? ''}`).join('；');
    return {
      key: county.code,
      name: county.name,
      place: (counting.length > 0 ? counting : own).map(({ name }) => name).join('、') || null,
      link: first ? `/homes/${first.homeId}` : '/renovation/coverage',
      numerator: counting.length > 0 ? 1 : 0,
      denominator: 1,
      shown: counting.length > 0 ? '已建成' : '未建成',
      note: counting.length > 0 ? null : own.length === 0 ? '没有登记县级敬老院' : missing,
    };
  });
  const covered = items.filter(({ numerator }) => numerator === 1).length;
  const rate = rateOf(covered, items.length, target('target.countyHome', day));
  return [
    {
      row: {
        ...words,
        code: 'IND06',
        name: '县级敬老院覆盖率',
        scope: `有一处以上县级敬老院同时满足下列条件的县（市、区）：已投入使用、设有失能照护单元、护理型床位占比${share === null ? '达标' : `不低于${share * 100}%`}、实际入住完全丧失生活自理能力人员`,
        numeratorTitle: '已建成的县（市、区）',
        denominatorTitle: '县（市、区）',
        ...rate,
        shown: items.length === 1 ? (covered === 1 ? '已建成' : '未建成') : rate.shown,
        note: items.find(({ note }) => note !== null)?.note ?? null,
      },
      items,
    },
  ];
}

function itemOf(member: Member, doneStage: Parameters<typeof doneOn>[1], day: IsoDate): IndicatorItem {
  const done = doneOn(member.entries, doneStage, day);
  return {
    key: String(member.projectId),
    name: member.name,
    place: `${member.homeName}（${member.townName}）`,
    link: `/renovation/project/${member.projectId}`,
    numerator: done === null ? 0 : 1,
    denominator: 1,
    shown: done === null ? '未完成' : '已完成',
    note: done === null ? whyNotDone(member.entries, doneStage, day) : `${done} 竣工验收`,
  };
}

/** 改造完成率: one row for each year of the ledger, later years too. */
export function taskIndicators(reader: ScopedReader, { day, horizon }: Asked): ItemIndicator[] {
  const members = membersOf(reader, horizon);
  if (members.length === 0) return [];
  const batches = batchesOf(reader);
  const doneStage = doneStageOn(reader, day);
  return [...new Set(members.map(({ year }) => year))].flatMap((year): ItemIndicator[] => {
    const own = standingMembers(members, year, day);
    if (own.length === 0) return [];
    const items = own.map((member) => itemOf(member, doneStage, day));
    const done = items.filter(({ numerator }) => numerator === 1).length;
    const started = own.filter(({ entries }) => hasReached(entries, 'construction', day)).length;
    const completed = own.filter(({ entries }) => hasReached(entries, 'completed', day)).length;
    // A place below the county has no task of its own.
    const target = reader.scope.kind === 'county' ? taskOf(reader, year, batches) : null;
    const row: IndicatorRow = {
      ...words,
      code: 'IND07',
      name: `改造完成率（${year}年度任务）`,
      batchYear: year,
      scope: `${year}年度任务的改造项目，取消的仍计入分母，经批准凭文件调出的除外；竣工验收日期不晚于截至日的为完成`,
      numeratorTitle: '已竣工验收',
      denominatorTitle: '年度任务项目',
      ...rateOf(done, own.length, null),
      target,
      targetUnit: '处',
      met: isTaskMet(done, target),
      missing: target === null ? null : Math.max(target - done, 0),
      note: `开工率 ${percentText(started, own.length, 1)}，完工率 ${percentText(completed, own.length, 1)}`,
    };
    return [{ row, items }];
  });
}

type Money = {
  readonly code: 'IND08' | 'IND08_RECEIVED' | 'IND08_PAID';
  readonly name: string;
  readonly scope: string;
  readonly numeratorTitle: string;
  readonly denominatorTitle: string;
  readonly numerator: (money: ProjectMoney) => number;
  readonly denominator: (money: ProjectMoney) => number;
};

const projectsCounted = '已立项、年度任务不晚于截至年度的改造项目';
const moneyRates: readonly Money[] = [
  {
    code: 'IND08',
    name: '改造投资完成率',
    scope: `${projectsCounted}；累计完成投资为各月进度月报之和`,
    numeratorTitle: '累计完成投资',
    denominatorTitle: '批复投资',
    numerator: ({ doneFen }) => doneFen,
    denominator: ({ approvedFen }) => approvedFen,
  },
  {
    code: 'IND08_RECEIVED',
    name: '改造资金到位率',
    scope: `${projectsCounted}；没有登记下达的项目按批复投资计`,
    numeratorTitle: '到位资金',
    denominatorTitle: '下达资金',
    numerator: ({ receivedFen }) => receivedFen,
    denominator: ({ allocatedFen, approvedFen }) => (allocatedFen > 0 ? allocatedFen : approvedFen),
  },
  {
    code: 'IND08_PAID',
    name: '改造资金支付率',
    scope: `${projectsCounted}；支出为合同付款；台账导入的累计支出代表截至日以前的全部支出，之后的付款另加`,
    numeratorTitle: '支出',
    denominatorTitle: '到位资金',
    numerator: ({ spentFen }) => spentFen,
    denominator: ({ receivedFen }) => receivedFen,
  },
];

/** 投资完成率、资金到位率、支付率; may be above 100, which is said. */
export function moneyIndicators(reader: ScopedReader, { day, horizon }: Asked): ItemIndicator[] {
  const money = moneyUntil(reader, day, horizon);
  if (money.length === 0) return [];
  return moneyRates.map(({ numerator, denominator, ...rate }) => {
    const items = money.map((project): IndicatorItem => {
      const [above, below] = [numerator(project), denominator(project)];
      return {
        key: String(project.projectId),
        name: project.name,
        place: `${project.homeName}（${project.townName}）`,
        link: `/renovation/project/${project.projectId}?tab=money`,
        numerator: above,
        denominator: below,
        shown: percentText(above, below, 1) ?? '—',
        note: above > below ? '超过100%，请核对' : null,
      };
    });
    const sum = (side: 'numerator' | 'denominator') => items.reduce((total, item) => total + item[side], 0);
    const over = items.filter(({ note }) => note !== null).length;
    const row: IndicatorRow = {
      ...words,
      ...rate,
      unit: 'fen',
      ...rateOf(sum('numerator'), sum('denominator'), null),
      note: over > 0 ? `${over} 个项目超过100%，请核对` : null,
    };
    return { row, items };
  });
}
