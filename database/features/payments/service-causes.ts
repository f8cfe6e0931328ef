/**
 * Which fact, standard or return, learnt when, made an earlier month wrong. What was recorded between two sheets is taken in one after the
 * other, as it came; whatever changes what was due to that side is a cause.
 */
import type { Explained } from '../../../electron/contract/payments-explain.ts';
import type { TimelineEntry } from '../../../electron/contract/people.ts';
import type { Scheme } from '../../../electron/contract/schemes.ts';
import { formatYuan, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import * as parametersService from '../parameters/service.ts';
import { factTitle } from '../people/timeline.ts';
import { standardName } from '../standards/rules.ts';
import {
  factsBetween,
  holdsLiftedBetween,
  parametersBetween,
  returnsBetween,
  standardsBetween,
  type LearntFact,
} from './queries-causes.ts';
import type { Horizon } from './queries-explain.ts';
import type { CorrectedType } from './rules-corrections.ts';
import { dueKnown, factsKnown, rulesKnown } from './service-known.ts';

export type Cause = NonNullable<Explained['corrects']>['causes'][number];

type Asked = {
  readonly reader: Reader;
  readonly scheme: Scheme;
  readonly personId: number;
  readonly month: IsoMonth;
  readonly of: CorrectedType;
  readonly side: string;
  /** Every fact ever recorded of the person, in words. */
  readonly timeline: readonly TimelineEntry[];
};

type Words = Omit<Cause, 'dueBeforeFen' | 'dueAfterFen'>;
/** Something that was learnt, and what is known after it. */
type Event = { readonly at: string; readonly learnt: (before: Horizon) => Horizon; readonly words: () => readonly Words[] };

export function causesOf(asked: Asked, previous: Horizon, now: Horizon): Cause[] {
  const events = eventsBetween(asked, previous, now);
  const causes: Cause[] = [];
  let horizon = previous;
  let before = dueAt(asked, horizon);
  for (const event of events) {
    horizon = event.learnt(horizon);
    const after = dueAt(asked, horizon);
    if (after !== before) causes.push(...event.words().map((words) => ({ ...words, dueBeforeFen: before, dueAfterFen: after })));
    before = after;
  }
  return [...causes, ...issuedAnew(asked, previous, now, before)];
}

function dueAt({ reader, scheme, personId, ...asked }: Asked, horizon: Horizon): number {
  const due = dueKnown(rulesKnown(reader, scheme, horizon), factsKnown(reader, personId, horizon), asked);
  return due.reduce((sum, { fen }) => sum + fen, 0);
}

/** In the order things were recorded; what was recorded in one stroke is one event. */
function eventsBetween(asked: Asked, previous: Horizon, now: Horizon): Event[] {
  const { reader, personId } = asked;
  const facts = [...Map.groupBy(factsBetween(reader, personId, previous.fact, now.fact), ({ recordedAt }) => recordedAt)].map(
    ([at, learnt]): Event => ({
      at,
      learnt: (before) => ({ ...before, fact: Math.max(before.fact, learnt.at(-1)?.factId ?? 0) }),
      words: () => factWords(asked, learnt),
    }),
  );
  const standards = standardsBetween(reader, previous, now).map((standard): Event => {
    const isVoided = standard.voidReason !== null;
    return {
      at: standard.at,
      learnt: (before) =>
        isVoided ? { ...before, at: standard.at } : { ...before, standard: Math.max(before.standard, standard.standardId) },
      words: () => [
        {
          title: isVoided ? '标准作废' : '标准登记',
          text: `${standardName(standard)} ${formatYuan(standard.amountFen)} 元/月${isVoided ? `（${standard.voidReason}）` : ''}`,
          validFrom: standard.validFrom,
          source: standard.documentNo,
          recordedAt: standard.at,
        },
      ],
    };
  });
  const parameters = parametersBetween(reader, previous.parameter, now.parameter).map((parameter): Event => ({
    at: parameter.at,
    learnt: (before) => ({ ...before, parameter: parameter.parameterId }),
    words: () => [
      {
        title: '参数调整',
        text: parametersService.list(reader).find(({ key }) => key === parameter.key)?.title ?? parameter.key,
        validFrom: parameter.validFrom,
        source: parameter.documentNo,
        recordedAt: parameter.at,
      },
    ],
  }));
  // Prices and items are known by the instant alone.
  const rest: Event = { at: now.at, learnt: () => now, words: () => [] };
  return [...[...facts, ...standards, ...parameters].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)), rest];
}

/** A registration is one cause, however many facts it brought. */
function factWords({ timeline }: Asked, learnt: readonly LearntFact[]): Words[] {
  const entryOf = (factId: number): TimelineEntry | undefined => timeline.find((entry) => entry.factId === factId);
  const first = learnt.find(({ kind }) => kind === 'confirmation');
  const telling = first ? [first] : learnt;
  return telling.flatMap(({ factId, cancels, recordedAt }): Words[] => {
    const entry = entryOf(cancels ?? factId);
    if (!entry) return [];
    const title = entry.kind === 'payment' ? '' : factTitle(entry.kind);
    return [
      {
        title: cancels === null ? title : `撤销${title}`,
        text: entry.text,
        validFrom: entry.validFrom,
        source: cancels === null ? entry.source : (entry.cancelReason ?? entry.source),
        recordedAt,
      },
    ];
  });
}

/** Returns and lifted holds change what has been paid, not what is due. */
function issuedAnew({ reader, personId, scheme, month, of, side }: Asked, previous: Horizon, now: Horizon, dueFen: number): Cause[] {
  const same = { dueBeforeFen: dueFen, dueAfterFen: dueFen };
  const returned = returnsBetween(reader, personId, scheme, previous.returns, now.returns)
    .filter((entry) => entry.forMonth === month && entry.of === of && entry.side === side)
    .map(({ on, reason, at }) => ({ title: '银行退回', text: reason, validFrom: on, source: '银行回盘或退票', recordedAt: at, ...same }));
  const lifted = holdsLiftedBetween(reader, personId, scheme, previous.at, now.at)
    .filter((hold) => hold.of === null || hold.of === of)
    // Why somebody was held back, and let go, may name who said so: it stands in the county's list of holds.
    .map(({ on, at }) => ({
      title: '暂缓发放解除',
      text: '暂缓期间没有发的，解除后补发',
      validFrom: on,
      source: '暂缓发放登记',
      recordedAt: at,
      ...same,
    }));
  return [...returned, ...lifted];
}
