/** What is doubtful in the money of a project: told, never refused. */
import type { ContractKind } from '../../../electron/contract/renovation-terms.ts';
import type { ProjectMoney } from '../../../electron/contract/renovation-shapes.ts';
import { formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { policyNumber } from '../parameters/service.ts';
import { tenderFrom } from './policy.ts';

type Money = Omit<ProjectMoney, 'warnings'>;
const fenOfTenThousandYuan = 1_000_000;
const tendered = ['open', 'invited'];
const classOf: Readonly<Record<ContractKind, 'works' | 'goods' | 'services' | null>> = {
  construction: 'works',
  equipment: 'goods',
  supervision: 'services',
  design: 'services',
  other: null,
};

function ofSource({ sourceName, plannedFen, allocatedFen, receivedFen, spentFen }: Money['sources'][number]): string[] {
  const over = (words: string, more: number, less: number): string[] =>
    more > less ? [`${sourceName}：${words}，多 ${formatYuan(more - less)} 元`] : [];
  return [
    // A file that tells no allocation says nothing against it.
    ...(plannedFen > 0 ? over('下达大于计划', allocatedFen, plannedFen) : []),
    ...(allocatedFen > 0 ? over('到位大于下达', receivedFen, allocatedFen) : []),
    ...over('支出大于到位', spentFen, receivedFen),
  ];
}

function ofContract(reader: Reader, contract: Money['contracts'][number]): string[] {
  const { kind, procurement, priceFen, signedOn, contractor } = contract;
  const group = classOf[kind];
  if (group === null || procurement === null || signedOn === null || tendered.includes(procurement)) return [];
  const from = tenderFrom(reader, signedOn)[group];
  return priceFen >= from * fenOfTenThousandYuan ? [`${contractor}：合同价达到 ${from} 万元，应当招标，登记的采购方式不是招标`] : [];
}

export function warningsOf(reader: Reader, { sources, contracts, approvedFen, auditedFen, totals }: Money, today: IsoDate): string[] {
  const standing = contracts.filter(({ withdrawnReason }) => withdrawnReason === null);
  const total = standing.reduce((sum, { totalFen }) => sum + totalFen, 0);
  const percent = policyNumber(reader, 'renovation.reapprovalPercent', today);
  const limit = approvedFen === null ? null : Math.floor((approvedFen * percent) / 100);
  return [
    ...sources.flatMap(ofSource),
    ...(limit !== null && approvedFen !== null && total > limit
      ? [`合同总额 ${formatYuan(total)} 元超过批复投资 ${formatYuan(approvedFen)} 元的 ${percent}%，应重新报批`]
      : []),
    ...(auditedFen !== null && totals.spentFen > auditedFen
      ? [
          `支出 ${formatYuan(totals.spentFen)} 元超过结算审定 ${formatYuan(auditedFen)} 元，多 ${formatYuan(totals.spentFen - auditedFen)} 元，请核对收回`,
        ]
      : []),
    ...standing.flatMap((contract) => ofContract(reader, contract)),
  ];
}
