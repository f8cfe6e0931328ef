/** What each kind of table is for, in the words of the page. */
import { mdiAccountGroupOutline, mdiCashMultiple, mdiHammerWrench, mdiHomeGroup, mdiHomeHeart, mdiSwapHorizontal } from '@mdi/js';
import { importKinds, type ImportKind } from '../../../electron/contract/imports.ts';

export function kindLabel(kind: ImportKind): string {
  return importKinds.find((known) => known.id === kind)?.label ?? kind;
}

type KindWords = {
  readonly icon: string;
  readonly purpose: string;
  /** What one accepted row is counted as. */
  readonly unit: string;
  /** Where the imported records are looked at. */
  readonly link: string;
  readonly linkLabel: string;
  /** What taking a batch back does. */
  readonly undoing: string;
};

export const kindWords: Readonly<Record<ImportKind, KindWords>> = {
  homes: {
    icon: mdiHomeGroup,
    purpose: '先导入机构：编号、床位、运营方式和收款账户，花名册里的供养机构以此为准。',
    unit: '家',
    link: '/homes',
    linkLabel: '查看机构',
    undoing: '由它新登记的机构退出名册，被它改动的机构恢复为导入前的内容。',
  },
  standards: {
    icon: mdiCashMultiple,
    purpose: '低保、基本生活和照料护理标准，连同文号和执行日期，发放表按它计算。',
    unit: '项',
    link: '/standards',
    linkLabel: '查看标准',
    undoing: '由它登记的标准作废，不再用于计算。',
  },
  roster: {
    icon: mdiAccountGroupOutline,
    purpose: '全县特困人员底册，或更正后的花名册：新人登记入册，已在册的只更新变动的内容。',
    unit: '人',
    link: '/people',
    linkLabel: '查看人员',
    undoing: '由它登记的人员退出名册，已在册人员由它带来的变动全部取消。',
  },
  changes: {
    icon: mdiSwapHorizontal,
    purpose: '每月的新增、死亡、终止供养、自理能力变更和供养方式变更，按发生日期逐条登记。',
    unit: '条',
    link: '/people',
    linkLabel: '查看人员',
    undoing: '由它登记的新增人员退出名册，变更、死亡和终止记录全部取消。',
  },
  happiness: {
    icon: mdiHomeHeart,
    purpose: '农村幸福院名册，连同等级和各月开放天数，运营奖补按它测算；已登记的只更新变动的内容。',
    unit: '处',
    link: '/happiness',
    linkLabel: '查看幸福院',
    undoing: '由它登记的幸福院退出名册，它带来的等级和各月开放天数全部取消。',
  },
  projects: {
    icon: mdiHammerWrench,
    purpose: '敬老院改造提升项目：年度任务、床位、批复和资金、计划和实际日期、当前阶段；已登记的只补充新的内容。',
    unit: '个',
    link: '/renovation',
    linkLabel: '查看改造项目',
    undoing: '由它登记的项目退出台账，它带来的阶段、资金和合同全部取消，被它改动的项目恢复为导入前的内容。',
  },
};

/** In the order in which a new ledger needs them. */
export const kindsInOrder: readonly ImportKind[] = ['homes', 'standards', 'roster', 'changes', 'happiness', 'projects'];
