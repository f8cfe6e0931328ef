/** Why somebody's payments differ from the month before: the fact, the standard or the correction that caused it. */
import { areaTypes, careTierLabels, labelOf, terminationReasons } from '../../../../electron/contract/terms.ts';
import { addMonths, firstDayOf, formatDate, formatMonth, type IsoDate } from '../../../../electron/contract/values.ts';
import type { Reader } from '../../../core/sql.ts';
import { cancelledFacts, factsOfPeople } from '../queries-facts.ts';
import { linesOnSheet, type PaperLine } from '../queries-paper.ts';
import { knownOf, type SheetHeader } from '../queries-sheets.ts';
import { reasonFinder, reasonOfLine } from '../report-annex.ts';
import { before, periodIn, type PersonFacts } from '../rules-facts.ts';
import { holdOf, resumedOn, standardsSeen } from './queries-comparison.ts';
import type { Change, ComparedSheet, Seen, TypeChange } from './rules-comparison.ts';

export type Why = { readonly reason: string; readonly causedOn: IsoDate | null };

const because = (words: string, day: IsoDate | null): Why => ({ reason: words, causedOn: day });
const items: Readonly<Record<string, string>> = { BASIC: '供养金', CARE: '护理费' };

/** Facts of a person as they were known when the sheet was built. */
export function factsAt(reader: Reader, header: SheetHeader): (personId: number) => PersonFacts | null {
  const horizon = knownOf(header).fact;
  const cancelled = cancelledFacts(reader, horizon);
  return (personId) => factsOfPeople(reader, personId, personId, cancelled, horizon)[0] ?? null;
}

type Basis = {
  readonly reader: Reader;
  readonly header: SheetHeader;
  readonly last: ComparedSheet;
  readonly now: ComparedSheet;
  readonly factsOf: (personId: number) => PersonFacts | null;
};

/** The reasons of single changes; asked only for what is shown or printed. */
export function reasonsFor(basis: Basis): (change: Change) => Why {
  const { reader, header } = basis;
  const correctionReason = reasonFinder(reader, header);
  const standards = standardsSeen(reader);
  const once = new Map<string, PaperLine[]>();
  for (const line of linesOnSheet(reader, header.sheetId)) {
    if (line.of === null && line.type !== 'FUNERAL') continue;
    const key = onceKey(line.personId, line.homeId, line.type);
    once.set(key, [...(once.get(key) ?? []), line]);
  }
  return (change) => {
    switch (change.kind) {
      case 'added':
      case 'resumed':
        return whyCame(basis, change);
      case 'movedIn':
      case 'movedOut':
        return whyMoved(basis, change.personId);
      case 'ended':
      case 'stopped':
        return whyWent(basis, change);
      case 'changed':
        return whyChanged(basis, change, standards);
      default: {
        const [, homeId] = change.groupKey.split('home:');
        const lines = once.get(onceKey(change.personId, homeId === undefined ? null : Number(homeId), change.kind)) ?? [];
        if (lines.length === 0) return because('上月一次性，本月不再列支', null);
        const reasons = [...new Set(lines.map((line) => reasonOfLine(correctionReason, line)))];
        return because(`${monthsOf(lines)}：${reasons.join('；')}`, null);
      }
    }
  };
}

function onceKey(personId: number, homeId: number | null, type: string): string {
  return `${personId} ${homeId ?? 'own'} ${type}`;
}

function monthsOf(lines: readonly PaperLine[]): string {
  const months = [...new Set(lines.map(({ forMonth }) => forMonth))].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? formatMonth(first) : `${formatMonth(first)}至${formatMonth(last)}`;
}

function whyCame({ reader, header, factsOf }: Basis, { personId, kind }: Change): Why {
  const period = periodOf(factsOf(personId), header);
  if (kind === 'added' || (period && period.firstMonth >= addMonths(header.month, -1)))
    return period ? because(`确认（${formatDate(period.confirmation.validFrom)}）`, period.confirmation.validFrom) : because('新增', null);
  const hold = holdOf(reader, header.scheme, personId, header.month);
  const lifted = resumedOn(reader, personId, firstDayOf(header.month), knownOf(header).fact);
  if (hold?.isLifted === 1 && (lifted === null || hold.heldOn > lifted)) return because('暂缓解除', null);
  return lifted === null ? because('恢复发放', null) : because(`恢复供养（${formatDate(lifted)}）`, lifted);
}

function periodOf(facts: PersonFacts | null, header: SheetHeader): ReturnType<typeof periodIn> {
  return facts ? periodIn(facts, header.month) : null;
}

function whyWent({ reader, header, factsOf }: Basis, { personId }: Change): Why {
  const facts = factsOf(personId);
  const period = periodOf(facts, header);
  if (!period) {
    const end = facts?.periods.findLast((candidate) => candidate.lastMonth !== null && candidate.lastMonth < header.month)?.end;
    if (!end) return because('不在供养期内', null);
    const words = end.value === 'death' ? '死亡' : `终止：${labelOf(terminationReasons, end.value)}`;
    return because(`${words}（${formatDate(end.validFrom)}）`, end.validFrom);
  }
  if (period.suspendedSince !== null && period.suspendedSince < firstDayOf(header.month))
    return because(`暂停供养（${formatDate(period.suspendedSince)}）`, period.suspendedSince);
  const hold = holdOf(reader, header.scheme, personId, header.month);
  // The reason itself may name who said so: it stands in the county's list of holds.
  return hold ? because('暂缓发放', hold.heldOn) : because('本月没有应发', null);
}

/** Support ended before the month; else it only rests. */
export function hasEnded(facts: PersonFacts | null, header: SheetHeader): boolean {
  return facts !== null && periodIn(facts, header.month) === null;
}

function whyMoved({ header, last, now, factsOf }: Basis, personId: number): Why {
  const [was, is] = [last.people.get(personId), now.people.get(personId)];
  const facts = factsOf(personId);
  if (!was || !is || !facts) return because('供养方式变更', null);
  if (was.mode === is.mode && was.homeId === is.homeId) {
    const day = before(facts.residences, firstDayOf(header.month))?.validFrom ?? null;
    return because(day === null ? '户籍地变更' : `户籍地变更（${formatDate(day)}）`, day);
  }
  const words = was.mode === is.mode ? '转院' : is.mode === 'centralised' ? '分散转集中' : '集中转分散';
  const day = before(facts.stays, firstDayOf(header.month))?.validFrom ?? null;
  return because(day === null ? words : `${words}（${formatDate(day)}）`, day);
}

function whyChanged(basis: Basis, { personId, types }: Change, standards: ReturnType<typeof standardsSeen>): Why {
  const [was, is] = [basis.last.people.get(personId), basis.now.people.get(personId)];
  if (!was || !is) return because('金额变动', null);
  const found = types.map((change) => whyAmount(basis, { change, was, is }, standards));
  const days = found.flatMap(({ causedOn }) => (causedOn === null ? [] : [causedOn])).sort();
  return because([...new Set(found.map(({ reason }) => reason))].join('；'), days.at(-1) ?? null);
}

type Amounts = { readonly change: TypeChange; readonly was: Seen; readonly is: Seen };

function whyAmount({ header, factsOf }: Basis, { change, was, is }: Amounts, standards: ReturnType<typeof standardsSeen>): Why {
  const { type, last, now } = change;
  const name = items[type] ?? '补贴';
  const day = firstDayOf(header.month);
  if (last === null || now === null) return because(`${name}${last === null ? '开始' : '停止'}发放`, null);
  if (last.days !== now.days) return because(`${name}按天计发`, null);
  if (type === 'CARE' && was.level !== is.level) {
    const facts = factsOf(is.personId);
    const on = facts ? (before(facts.levels, day)?.validFrom ?? null) : null;
    return because(`自理能力${careTierLabels[was.level]}转${careTierLabels[is.level]}${on === null ? '' : `（${formatDate(on)}）`}`, on);
  }
  if (type === 'BASIC' && was.areaType !== is.areaType)
    return because(`户籍类型${labelOf(areaTypes, was.areaType)}转${labelOf(areaTypes, is.areaType)}`, null);
  const standard = now.standardId === null || now.standardId === last.standardId ? undefined : standards.get(now.standardId);
  return standard ? because(`标准调整（${standard.documentNo}）`, standard.validFrom) : because(`${name}重新计算`, null);
}
