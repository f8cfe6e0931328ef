/**
 * Says, before something is recorded, what it will do to the payments. Pure. The months follow 特困人员认定办法 第二十二条 and the rule of the
 * ledger: what is dated in a month counts from the first day of the next one, the month of death or of the decision is the last one paid.
 */
import type { StandardRow } from '../../../electron/contract/homes.ts';
import type { PersonDetail, TimelineEntry } from '../../../electron/contract/people.ts';
import type { RecordInput } from '../../../electron/contract/people-inputs.ts';
import { careTierLabels, type AreaType, type SelfCareLevel, type SupportMode } from '../../../electron/contract/terms.ts';
import {
  addMonths,
  firstDayOf,
  formatDate,
  formatMonth,
  formatYuan,
  isIsoDate,
  isIsoMonth,
  monthOf,
  type IsoDate,
  type IsoMonth,
} from '../../../electron/contract/values.ts';

export type Known = {
  readonly person: PersonDetail['person'];
  readonly timeline: readonly TimelineEntry[];
  readonly standards: readonly StandardRow[];
};

/** The first month a fact of that day counts for; also when it is dated on the 1st. */
export function countsFrom(day: IsoDate): IsoMonth {
  return addMonths(monthOf(day), 1);
}

/** Months of this person that stand in sheets already, from `month` on, oldest first. */
function monthsInSheets(timeline: readonly TimelineEntry[], month: IsoMonth): IsoMonth[] {
  const months = timeline.filter((entry) => entry.kind === 'payment').map((entry) => entry.validFrom.slice(0, 7));
  return months
    .filter(isIsoMonth)
    .filter((each) => each >= month)
    .toSorted();
}

function span(months: readonly IsoMonth[]): string {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return '';
  if (first === last) return formatMonth(first);
  return `${formatMonth(first)}至${first.slice(0, 4) === last.slice(0, 4) ? formatMonth(last).slice(5) : formatMonth(last)}`;
}

/** What happens to months that are already in sheets, up to the one before the next fact counts. */
function alreadyInSheets(known: Known, month: IsoMonth, until: IsoMonth | null = null): string {
  const months = monthsInSheets(known.timeline, month).filter((each) => until === null || each <= until);
  return months.length === 0 ? '' : `${span(months)}已列入发放表：已审批的不改动，差额列入下一张发放表。`;
}

/** Late truths hold until the next fact of their kind. */
function nextOfKind(known: Known, kind: TimelineEntry['kind'], day: IsoDate): IsoDate | null {
  const later = known.timeline
    .filter((entry) => entry.kind === kind && entry.cancelledAt === null && entry.validFrom > day)
    .map((entry) => entry.validFrom);
  const next = later.toSorted()[0];
  return next !== undefined && isIsoDate(next) ? next : null;
}

/** The last month a late truth counts for; null while nothing of its kind comes after it. */
function lastMonth(known: Known, kind: TimelineEntry['kind'], day: IsoDate): { readonly month: IsoMonth; readonly next: IsoDate } | null {
  const next = nextOfKind(known, kind, day);
  return next === null ? null : { month: monthOf(next), next };
}

/** A fact that decides amounts, in three sentences: what it does, until when, what of that is in sheets already. */
function countedEffect(known: Known, kind: 'level' | 'mode' | 'residence', day: IsoDate, effect: (isLate: boolean) => string): string {
  const from = countsFrom(day);
  const until = lastMonth(known, kind, day);
  if (until && until.month < from) return `之后已有${formatDate(until.next)}的记录，本次不影响任何月份的金额。`;
  const limit = until ? `之后已有${formatDate(until.next)}的记录，本次只管到${formatMonth(until.month)}。` : '';
  return sentences(effect(until !== null), limit, alreadyInSheets(known, from, until?.month));
}

function inForce(standard: StandardRow, day: IsoDate): boolean {
  return standard.voidedAt === null && standard.validFrom <= day && (standard.validUntil === null || standard.validUntil >= day);
}

function careFen(known: Known, level: SelfCareLevel | null, month: IsoMonth): number | null {
  return (
    known.standards.find(
      (standard) => standard.kind === 'careAllowance' && standard.level === level && inForce(standard, firstDayOf(month)),
    )?.amountFen ?? null
  );
}

function basicFen(known: Known, area: AreaType | null, mode: SupportMode | null, month: IsoMonth): number | null {
  const fits = (standard: StandardRow): boolean =>
    standard.kind === 'basicLiving' &&
    standard.areaType === area &&
    (standard.mode === null || standard.mode === mode) &&
    inForce(standard, firstDayOf(month));
  return known.standards.find(fits)?.amountFen ?? null;
}

/** `每月由 180.00 元变为 300.00 元`; nothing while a standard is not recorded. */
function amountChange(title: string, before: number | null, after: number | null): string {
  if (after === null) return '';
  if (before === null || before === after) return `，${title}每月 ${formatYuan(after)} 元`;
  return `，${title}每月由 ${formatYuan(before)} 元变为 ${formatYuan(after)} 元`;
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('');
}

function levelEffect(known: Known, day: IsoDate, level: SelfCareLevel): string {
  const from = countsFrom(day);
  return countedEffect(known, 'level', day, (isLate) => {
    const care = amountChange('照料护理费', isLate ? null : careFen(known, known.person.level, from), careFen(known, level, from));
    return `自${formatMonth(from)}起按“${careTierLabels[level]}”计发${care}。`;
  });
}

function modeEffect(known: Known, day: IsoDate, mode: SupportMode, homeName: string | null): string {
  const from = countsFrom(day);
  const { areaType, mode: before } = known.person;
  const payee =
    mode === 'centralised'
      ? `基本生活费和照料护理费都拨付到${homeName ?? '供养机构'}的账户`
      : '基本生活费发给本人，照料护理费发给照料人（没有照料人时发给本人）';
  return countedEffect(known, 'mode', day, (isLate) => {
    const basic = amountChange(
      '基本生活费',
      isLate ? null : basicFen(known, areaType, before, from),
      basicFen(known, areaType, mode, from),
    );
    return `自${formatMonth(from)}起按${mode === 'centralised' ? '集中' : '分散'}供养发放：${payee}${basic}。`;
  });
}

function endEffect(known: Known, day: IsoDate, isDeath: boolean): string {
  const last = monthOf(day);
  const stop = addMonths(last, 1);
  const late = monthsInSheets(known.timeline, stop);
  const takenBack = {
    centralised: '从机构下一张发放表中抵扣',
    scattered: '列为追回',
    unknown: '集中供养的从机构下一张发放表中抵扣，分散供养的列为追回',
  }[known.person.mode ?? 'unknown'];
  const overpaid = late.length === 0 ? '' : `${span(late)}已列入发放表的，${takenBack}。`;
  return isDeath
    ? sentences(`发放到去世当月（${formatMonth(last)}），${formatMonth(stop)}起停发。丧葬费列入下一张发放表。`, overpaid)
    : sentences(`发放到作出决定的当月（${formatMonth(last)}），${formatMonth(stop)}起停发。`, overpaid);
}

function suspensionEffect(known: Known, day: IsoDate, isSuspended: boolean): string {
  const from = countsFrom(day);
  return isSuspended
    ? sentences(`自${formatMonth(from)}起暂缓发放；恢复后，暂停期间各月一并补发。仍在册，计入人数。`, alreadyInSheets(known, from))
    : `恢复发放：暂停期间应发未发的各月列入下一张发放表补发。`;
}

function residenceEffect(known: Known, day: IsoDate, area: AreaType): string {
  const from = countsFrom(day);
  const { areaType: before, mode } = known.person;
  return countedEffect(known, 'residence', day, (isLate) => {
    const basic = amountChange('基本生活费', isLate ? null : basicFen(known, before, mode, from), basicFen(known, area, mode, from));
    return `自${formatMonth(from)}起按${area === 'urban' ? '城市' : '农村'}标准计发${basic}。`;
  });
}

/** One or two sentences for a change that is about to be recorded; empty while its day is not known. */
export function effectOf(known: Known, change: Partial<RecordInput>, homeName: string | null = null): string {
  const day = change.validFrom;
  if (typeof day !== 'string' || !isIsoDate(day)) return '';
  switch (change.kind) {
    case 'level':
      return change.level ? levelEffect(known, day, change.level) : '';
    case 'mode':
      return change.mode ? modeEffect(known, day, change.mode, homeName) : '';
    case 'end':
      return change.reason ? endEffect(known, day, change.reason === 'death') : '';
    case 'suspension':
      return suspensionEffect(known, day, change.isSuspended ?? true);
    case 'residence':
      return change.areaType ? residenceEffect(known, day, change.areaType) : '';
    case 'caregiver':
      return sentences(
        `自${formatMonth(countsFrom(day))}起照料护理费发给这位照料人。`,
        '换人后请另行登记新照料人的账户，原照料人的账户不再使用。',
      );
    case 'account':
      return '以后编制的发放表按新账号列出；已审批的发放表不变。';
    case 'caregiverAccount':
      return '以后编制的发放表中，照料护理费按新账号列出；已审批的发放表不变。';
    case 'identity':
      return '只更正登记，不影响金额；以后编制的发放表使用更正后的内容，已审批的不变。';
    case 'category':
    case 'contact':
    case 'wish':
      return '不影响发放金额。';
    default:
      return '';
  }
}

/** Nobody can be paid without these: the last true one is replaced before it is withdrawn. */
export function isLastOfKind(known: Known, entry: TimelineEntry): boolean {
  if (entry.kind !== 'level' && entry.kind !== 'mode' && entry.kind !== 'residence') return false;
  return !known.timeline.some((other) => other.kind === entry.kind && other.factId !== entry.factId && other.cancelledAt === null);
}

/** What withdrawing a fact does; the words of the confirmation. */
export function effectOfCancelling(known: Known, entry: TimelineEntry): string {
  const day = isIsoDate(entry.validFrom) ? entry.validFrom : null;
  const kept = '这条记录保留在生命线上并划去，注明撤销理由；不再作为发放依据。';
  const next = '已审批的发放表不变，多发、少发的部分由下一张发放表更正。';
  switch (entry.kind) {
    case 'end':
      return `${kept}此人恢复在册，${day ? `${formatMonth(addMonths(monthOf(day), 1))}以来` : '终止以来'}未发的各月列入下一张发放表补发。`;
    case 'confirmation':
      return `${kept}此人不再列为特困人员，以后的发放表不再列入；已发的各月由下一张发放表更正。`;
    case 'suspension':
      return `${kept}是否暂停改按此前的记录；${next}`;
    case 'level':
    case 'mode':
    case 'residence':
      return `${kept}改按此前的记录计发；${next}`;
    case 'caregiver':
    case 'account':
    case 'caregiverAccount':
      return `${kept}收款人改按此前的记录；已审批的发放表不变。`;
    default:
      return `${kept}不影响发放金额。`;
  }
}
