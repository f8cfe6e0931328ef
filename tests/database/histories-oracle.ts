/**
 * What would have been due had everything been known in time, reckoned a second way: a walk through a person's life day by day, with none of
 * the program's engine. Whole months, the state before the first of the month, standards of the first.
 */
import type { Life, Said, StandardSaid } from './histories.ts';

export type Due = ReadonlyMap<string, number>;

const careFen: Readonly<Record<string, number>> = { independent: 18_000, partialLoss: 30_000, completeLoss: 60_000 };

function truth(life: Life, kind: Said['kind']): Said[] {
  return life.said.filter((said) => said.kind === kind && said.withdrawnIn === null).toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function lastBefore(said: readonly Said[], day: string): string | undefined {
  return said.filter((entry) => entry.day < day).at(-1)?.value;
}

type Stretch = { readonly after: string; readonly until: string | null; readonly isForCause: boolean; readonly begun: string };

/** Months strictly after `after`, up to and including `until`. */
function stretchesOf(life: Life): Stretch[] {
  const stretches: Stretch[] = [];
  let begun: string | null = null;
  let isDead = false;
  const turns = [...truth(life, 'confirmation'), ...truth(life, 'end')].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  for (const turn of turns) {
    if (turn.kind === 'confirmation') {
      if (begun === null && !isDead) begun = turn.day;
      continue;
    }
    if (begun !== null) {
      stretches.push({ after: begun.slice(0, 7), until: turn.day.slice(0, 7), isForCause: turn.value !== 'death', begun });
      begun = null;
    }
    if (turn.value === 'death') isDead = true;
  }
  if (begun !== null) stretches.push({ after: begun.slice(0, 7), until: null, isForCause: false, begun });
  return stretches;
}

/** First day of a suspension of this stretch that nobody lifted. */
function suspendedSince(life: Life, stretch: Stretch, earlierEnd: string | null): string | null {
  let since: string | null = null;
  for (const { day, value } of truth(life, 'suspension')) {
    if (earlierEnd !== null && day <= earlierEnd) continue;
    if (stretch.isForCause && day > endDay(life, stretch)) break;
    since = value === 'on' ? (since ?? day) : null;
  }
  return since;
}

function endDay(life: Life, stretch: Stretch): string {
  return truth(life, 'end').find(({ day }) => day > stretch.begun)?.day ?? '9999';
}

/** By `month type side`, in fen. */
export function dueOf(life: Life, standards: readonly StandardSaid[], months: readonly string[]): Due {
  const due = new Map<string, number>();
  const stretches = stretchesOf(life);
  for (const month of months) {
    const index = stretches.findIndex(({ after, until }) => month > after && (until === null || month <= until));
    const stretch = stretches[index];
    if (!stretch) continue;
    const first = `${month}-01`;
    const earlier = stretches[index - 1];
    const since = suspendedSince(life, stretch, earlier ? endDay(life, earlier) : null);
    if (since !== null && since < first) continue;
    const stay = lastBefore(truth(life, 'mode'), first) ?? life.mode;
    const level = lastBefore(truth(life, 'level'), first) ?? life.level;
    const basic =
      standards
        .filter(({ day }) => day <= first)
        .toSorted((a, b) => (a.day < b.day ? -1 : 1))
        .at(-1)?.fen ?? 0;
    const side = stay.startsWith('home') ? stay : 'own';
    due.set(`${month} BASIC ${side}`, basic);
    due.set(`${month} CARE ${side}`, careFen[level] ?? 0);
  }
  return due;
}

/** Whether a funeral is due: somebody died while supported. */
export function diedSupported(life: Life): boolean {
  const last = stretchesOf(life).at(-1);
  return last !== undefined && last.until !== null && !last.isForCause;
}
