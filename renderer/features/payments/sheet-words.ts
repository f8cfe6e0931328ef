/** Words for states, actions and parts of payment sheets. */
import type { PaperInput, SheetAction, SheetCard, SheetDetail, SheetState } from '../../../electron/contract/payments.ts';
import { sheetStates } from '../../../electron/contract/payments.ts';
import { sheetPapers, type SheetPaper } from '../../../electron/contract/sheet-papers.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { monthText } from '../../shared/format.ts';
import type { StatusTone } from '../../shared/ui.tsx';

const tones: Readonly<Record<SheetState, StatusTone>> = {
  draft: 'warning',
  prepared: 'accent',
  reviewed: 'accent',
  approved: 'success',
  sent: 'success',
  paid: 'success',
  archived: 'neutral',
};

export function stateChip(state: SheetState): { readonly label: string; readonly tone: StatusTone } {
  return { label: labelOf(sheetStates, state), tone: tones[state] };
}

/** What stands before 发放表: `2022年3月`, `2022年3月价格临时补贴`. */
export function sheetName({ month, title }: Pick<SheetCard, 'month' | 'title'>): string {
  return `${monthText(month)}${title ?? ''}`;
}

/** What the main amount of a sheet is called. */
export function mainWord({ scheme }: Pick<SheetCard, 'scheme'>): string {
  if (scheme === 'happiness') return '本次拨付';
  return scheme === 'destitute' ? '供养金' : scheme === 'price' ? '价格临时补贴' : '补助金额';
}

/** What the rows of a sheet are counted in. */
export function unitOf({ scheme }: Pick<SheetCard, 'scheme'>): string {
  return scheme === 'happiness' ? '处' : '人';
}

/** The whole way of a sheet; the last three steps are taken where it is paid. */
export const mainStates = [
  'draft',
  'prepared',
  'reviewed',
  'approved',
  'sent',
  'paid',
  'archived',
] as const satisfies readonly SheetState[];

export function isLocked(state: SheetState): boolean {
  return state !== 'draft' && state !== 'prepared' && state !== 'reviewed';
}

type ActionWords = {
  readonly label: string;
  readonly question: (month: string) => string;
  readonly effect: string;
  readonly done: (month: string) => string;
};

export const actionWords: Readonly<Record<SheetAction, ActionWords>> = {
  prepare: {
    label: '制表',
    question: (month) => `确认制表：${month}发放表？`,
    effect: '您将作为制表人签署，草稿定稿后交审核。定稿后不再随台账变动，需要修改时可以退回重新编制。',
    done: (month) => `${month}发放表已制表，等待审核。`,
  },
  review: {
    label: '审核',
    question: (month) => `确认审核通过：${month}发放表？`,
    effect: '您将作为审核人签署，发放表交审批。',
    done: (month) => `${month}发放表已审核，等待审批。`,
  },
  approve: {
    label: '审批',
    question: (month) => `确认审批：${month}发放表？`,
    effect: '您将作为审批人签署。审批后发放表锁定并生成指纹，不能退回、不能修改，更正只能列入以后月份的发放表。',
    done: (month) => `${month}发放表已审批锁定。`,
  },
  return: {
    label: '退回',
    question: (month) => `退回${month}发放表？`,
    effect: '发放表回到草稿，可以重新编制后再次制表。退回理由会留在办理经过和审计日志中。',
    done: (month) => `${month}发放表已退回，回到草稿。`,
  },
};

const eventLabels: Readonly<Record<string, string>> = {
  build: '编制',
  rebuild: '重新编制',
  prepare: '制表',
  review: '审核',
  approve: '审批',
  return: '退回',
  send: '送财政',
  pay: '确认发放',
  archive: '归档',
};

export function eventLabel(action: string): string {
  return eventLabels[action] ?? action;
}

/** Who signed a step of the sheet as it stands; a return takes back what came before it. */
export function signerOf(events: SheetDetail['events'], state: SheetState): SheetDetail['events'][number] | null {
  const valid = events.slice(events.findLastIndex((event) => event.action === 'return') + 1);
  return valid.findLast((event) => event.state === state) ?? null;
}

/** Key of a group to what a paper is limited to; null: the whole sheet. */
export function scopeOf(groupKey: string | null): PaperInput['scope'] {
  const [kind, value] = (groupKey ?? '').split(':');
  if (value === undefined || value === '') return null;
  return kind === 'home' ? { homeId: Number(value) } : { townCode: value };
}

const paperWords: ReadonlyMap<SheetPaper, string> = new Map(sheetPapers.map(({ id, fileWord }) => [id, fileWord]));

/** Name offered for a file, without its ending: unit, table, period, part, day of export. */
export function fileName(input: {
  readonly regionName: string;
  readonly month: string;
  /** Of a sheet of another scheme than destitute support. */
  readonly title?: string | null;
  readonly part: string | null;
  readonly today: string;
  readonly isPosting: boolean;
  readonly document?: SheetPaper;
}): string {
  const { regionName, month, title, part, today, isPosting, document = 'sheet' } = input;
  const table = `${title?.replace(/[\\/:*?"<>|]/g, '') ?? '特困人员供养金'}${isPosting ? '发放公示表' : paperWords.get(document)}`;
  return [regionName, table, monthText(month), part, today.replaceAll('-', '')].filter(Boolean).join('_');
}
