/** Says in plain words why a line is on a sheet and how its amount came about. Pure. */
import type { LineType, PayeeKind } from '../../../electron/contract/payments.ts';
import { formatMonth, formatYuan, type IsoMonth } from '../../../electron/contract/values.ts';
import type { CorrectedType } from './rules-corrections.ts';

const itemLabels: Readonly<Record<CorrectedType, string>> = {
  BASIC: '基本生活标准',
  CARE: '照料护理费',
  FUNERAL: '丧葬费',
  PRICE: '价格临时补贴',
  OTHER: '一次性补助',
};

/** Name of an item: 基本生活标准, 照料护理费, 丧葬费. */
export function itemLabel(type: CorrectedType): string {
  return itemLabels[type];
}

export type LineToExplain = {
  readonly type: LineType;
  readonly of: CorrectedType | null;
  readonly month: IsoMonth;
  readonly fen: number;
  readonly payee: PayeeKind;
};

export function lineTitle({ type, of, month }: LineToExplain): string {
  const period = formatMonth(month);
  if (type === 'BACKPAY') return `补发${period}${itemLabel(of ?? 'BASIC')}`;
  if (type === 'OFFSET') return `抵扣${period}${itemLabel(of ?? 'BASIC')}`;
  return type === 'FUNERAL' ? `${itemLabel(type)}（${period}死亡）` : `${period}${itemLabel(type)}`;
}

const started = '自确认之日下月起发放（民发〔2021〕43号）';
const ended = '死亡的发至当月，其他情形终止的发至作出决定的当月（民发〔2021〕43号）';

const regularRules: Readonly<Record<'BASIC' | 'CARE', string>> = {
  BASIC: '基本生活标准按户籍类型和供养方式，取当月1日执行的数额，全月发放（国发〔2016〕14号）',
  CARE: '照料护理标准按生活自理能力分档，取当月1日执行的数额，全月发放（国发〔2016〕14号）',
};
const topUpRules: Readonly<Record<'PRICE' | 'OTHER', string>> = {
  PRICE: '居民消费价格同比涨幅达到启动条件的月份，按当月1日执行的标准乘以涨幅发放，四舍五入到分，单独成表（发改价格〔2021〕1553号）',
  OTHER: '按文件规定的范围和金额，对截止日在保的人员一次性发放，一人一次',
};
const decidedBy: Readonly<Record<'BASIC' | 'CARE', string>> = {
  BASIC: '户籍类型、供养方式以当月1日之前的记录为准，1日当天的变化从下月起算',
  CARE: '自理能力以当月1日之前的评估为准，1日当天的评估从下月起算',
};

const receivers: Readonly<Record<PayeeKind, string>> = {
  home: '集中供养的，拨付供养机构',
  person: '分散供养的，发给本人',
  caregiver: '分散供养的护理费，发给照料人（民发〔2019〕124号）',
  handler: '死亡当日不住在供养机构，发给丧事经办人',
};

function sentence(...clauses: readonly string[]): string {
  return `${clauses.join('；')}。`;
}

/** The rule with the documents it comes from. */
export function ruleWords(line: LineToExplain): string {
  switch (line.type) {
    case 'BASIC':
    case 'CARE':
      return sentence(regularRules[line.type], decidedBy[line.type], started, ended, receivers[line.payee]);
    case 'PRICE':
    case 'OTHER':
      return sentence(topUpRules[line.type], ...(line.type === 'PRICE' ? [started, ended] : []), receivers[line.payee]);
    case 'FUNERAL':
      return sentence(
        '供养期间死亡的，丧葬费从救助供养经费中支出（国发〔2016〕14号），按死亡当月1日执行的基本生活标准的规定倍数一次性发放，一人一次，以后调整标准不再重算',
        line.payee === 'home' ? '死亡当日住在供养机构，拨付该机构' : receivers[line.payee],
      );
    case 'BACKPAY':
      return sentence('以前月份按现在掌握的情况重新计算，应发多于已发的差额在本表补发，发给该月的收款人', ...ruleOfItem(line));
    case 'OFFSET':
      return sentence(
        '以前月份按现在掌握的情况重新计算，多拨给供养机构的，在该机构的本月表中抵扣；不从供养对象本人应得中扣',
        ...ruleOfItem(line),
      );
  }
}

function ruleOfItem({ of }: LineToExplain): string[] {
  if (of === 'PRICE' || of === 'OTHER') return [topUpRules[of]];
  return of === 'BASIC' || of === 'CARE' ? [regularRules[of], decidedBy[of], started, ended] : ['撤销死亡记录的收回丧葬费'];
}

export function regularArithmetic(standardFen: number): string {
  return `${formatYuan(standardFen)} 元/月 × 1 个月 ＝ ${formatYuan(standardFen)} 元`;
}

export function funeralArithmetic(standardFen: number, multiple: number, fen: number): string {
  return `${formatYuan(standardFen)} 元 × ${multiple} ＝ ${formatYuan(fen)} 元`;
}

export type SettledAmount = { readonly sheetMonth: IsoMonth; readonly what: string; readonly fen: number };

/** `应发 663.00 元 － 已列 624.00 元（2022年1月表 发放 624.00） ＝ 39.00 元`. */
export function correctionArithmetic(dueFen: number, settled: readonly SettledAmount[], fen: number): string {
  const sum = settled.reduce((total, entry) => total + entry.fen, 0);
  const parts = settled.map((entry) => `${formatMonth(entry.sheetMonth)}表 ${entry.what} ${formatYuan(entry.fen)}`);
  return `应发 ${formatYuan(dueFen)} 元 － 已列 ${formatYuan(sum)} 元${parts.length > 0 ? `（${parts.join('，')}）` : ''} ＝ ${formatYuan(fen)} 元`;
}
