/** What a level means from when on, in words a clerk can check against the document. */
import type { Scale } from '../../../electron/contract/assessment-scale.ts';
import { careTierLabels, labelOf, selfCareLevels, type SelfCareLevel } from '../../../electron/contract/terms.ts';
import {
  addMonths,
  firstDayOf,
  formatDate,
  formatMonth,
  formatYuan,
  monthOf,
  type IsoDate,
  type IsoMonth,
} from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { standardOn, type Standard } from '../standards/rules.ts';
import { standardsInForce } from '../standards/service.ts';
import { levelFacts, sheetsFrom, type LevelFact } from './queries.ts';
import { validUntil } from './rules-due.ts';

/** A level counts from the month after its assessment. */
export function effectFrom(assessedOn: IsoDate): IsoMonth {
  return addMonths(monthOf(assessedOn), 1);
}

export function careStandard(reader: Reader, level: SelfCareLevel, day: IsoDate): Standard | null {
  return standardOn(standardsInForce(reader), { kind: 'careAllowance', areaType: null, mode: null, level }, day);
}

function careWords(reader: Reader, level: SelfCareLevel, day: IsoDate): string {
  const standard = careStandard(reader, level, day);
  return standard ? `${careTierLabels[level]} ${formatYuan(standard.amountFen)} 元/月` : `${careTierLabels[level]}（标准未登记）`;
}

/** The former level and the month it goes with: a change on the 1st counts from the next month. */
function before(facts: readonly LevelFact[], assessedOn: IsoDate): LevelFact | undefined {
  return facts.findLast((fact) => fact.assessedOn <= assessedOn);
}

/** Line of 评估结果及变更 in the certificate: one for the first level, one for each that differs from the one before. */
export function certificateLine(facts: readonly LevelFact[], level: SelfCareLevel, assessedOn: IsoDate): number | null {
  const earlier = facts.filter((fact) => fact.assessedOn <= assessedOn);
  let lines = 0;
  let last: SelfCareLevel | null = null;
  for (const fact of earlier) {
    if (fact.level !== last) lines += 1;
    last = fact.level;
  }
  return last === level ? null : lines + 1;
}

export type EffectInput = {
  readonly personId: number;
  readonly scale: Scale;
  readonly isDeciding: boolean;
  readonly decidingTitle: string;
  readonly tier: SelfCareLevel;
  readonly assessedOn: IsoDate;
  readonly validMonths: number;
};

export function effectOf(reader: Reader, input: EffectInput): string[] {
  const { assessedOn, tier, validMonths } = input;
  if (!input.isDeciding) return [`照料护理档次按${input.decidingTitle}确定，这次评估不改变档次，供护理计划和床位安排参考。`];
  const from = effectFrom(assessedOn);
  const facts = levelFacts(reader, input.personId);
  const former = before(facts, assessedOn);
  const later = facts.find((fact) => fact.assessedOn > assessedOn);
  const until = formatDate(validUntil(assessedOn, validMonths));
  if (former?.level === tier) return [`结论与原来相同，照料护理费仍按${careWords(reader, tier, firstDayOf(from))}；评估有效期至${until}。`];
  const range = later ? `自${formatMonth(from)}起、至${formatMonth(effectFrom(later.assessedOn))}之前` : `自${formatMonth(from)}起`;
  const old = former ? `（原${careWords(reader, former.level, firstDayOf(from))}）` : '';
  const lines = [`${range}，照料护理费按${careWords(reader, tier, firstDayOf(from))}${old}；评估有效期至${until}。`];
  const line = certificateLine(facts, tier, assessedOn);
  if (line !== null && former)
    lines.push(`救助供养证“评估结果及变更”第${line}行：${formatDate(assessedOn)}，${labelOf(selfCareLevels, tier)}。`);
  return [...lines, ...sheetWords(reader, from)];
}

const locked: ReadonlySet<string> = new Set(['approved', 'sent', 'paid', 'archived']);

function sheetWords(reader: Reader, from: IsoMonth): string[] {
  const sheets = sheetsFrom(reader, from);
  const months = (isLocked: boolean): string =>
    sheets
      .filter(({ state }) => locked.has(state) === isLocked)
      .map(({ month }) => formatMonth(month as IsoMonth))
      .join('、');
  const words: string[] = [];
  if (months(true)) words.push(`${months(true)}发放表已锁定，差额列入以后月份的发放表。`);
  if (months(false)) words.push(`${months(false)}发放表尚未审批，请退回草稿重新编制。`);
  return words;
}
