/** What may be tried with a grading case, and what an office would say must come of it: kept apart from the services. */
import fc from 'fast-check';
import { nextDay } from '../../database/features/calendar/days.ts';
import { caseSteps, type CaseState } from '../../electron/contract/grading-terms.ts';
import type { IsoDate } from '../../electron/contract/values.ts';

/** Full, or half the points of the fire equipment. */
export type Points = 40 | 20;
export type Move =
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'self'; readonly isFinal: boolean; readonly points: Points }
  | { readonly kind: 'town'; readonly isFinal: boolean; readonly points: Points; readonly isExplained: boolean }
  | {
      readonly kind: 'county';
      readonly isFinal: boolean;
      readonly points: Points;
      readonly isExplained: boolean;
      readonly isAlone: boolean;
    }
  | { readonly kind: 'back' | 'publish' | 'object' | 'award' | 'decline' | 'withdraw' }
  | { readonly kind: 'review'; readonly isWhole: boolean; readonly points: Points | null; readonly isExplained: boolean };

const points = fc.constantFrom<Points>(40, 40, 40, 20);
const likely = fc.integer({ min: 0, max: 9 }).map((draw) => draw > 0);
const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('self' as const), isFinal: likely, points }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('town' as const), isFinal: likely, points, isExplained: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('county' as const),
      isFinal: likely,
      points,
      isExplained: fc.boolean(),
      isAlone: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('publish' as const, 'object' as const, 'award' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('back' as const, 'decline' as const, 'withdraw' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      isWhole: likely,
      points: fc.option(points),
      isExplained: fc.boolean(),
    }),
  },
);
/** The straight way of a round, with whatever happens between. */
const straight: readonly Move[] = [
  { kind: 'self', isFinal: true, points: 40 },
  { kind: 'town', isFinal: true, points: 40, isExplained: true },
  { kind: 'county', isFinal: true, points: 20, isExplained: true, isAlone: false },
  { kind: 'publish' },
];
export const walk = fc
  .tuple(fc.integer({ min: 0, max: straight.length }), fc.array(moves, { minLength: 4, maxLength: 30 }))
  .map(([steps, made]) => [...straight.slice(0, steps), ...made]);

/** What an office would say must happen, kept apart from the services. */
export type Book = {
  state: CaseState;
  today: IsoDate;
  noticeUntil: IsoDate | null;
  open: number;
  self: Points | null;
  town: Points | null;
  county: Points | null;
};

const stageActions = { self: 'submitSelf', town: 'submitTown', county: 'submitCounty' } as const;
const allows = (state: CaseState, action: string): boolean => caseSteps.some((step) => step.from === state && step.action === action);

export function expected(book: Book, move: Move): string {
  switch (move.kind) {
    case 'wait':
      return 'done';
    case 'self':
    case 'town':
    case 'county': {
      if (!allows(book.state, stageActions[move.kind])) return 'GRADING_STEP';
      if (!move.isFinal || move.kind === 'self') return 'done';
      if (move.kind === 'county' && move.isAlone) return 'GRADING_ASSESSORS';
      const before = move.kind === 'town' ? book.self : book.town;
      return move.points !== before && !move.isExplained ? 'GRADING_REASON' : 'done';
    }
    case 'back':
      return ['returnSelf', 'returnTown', 'rescore'].some((action) => allows(book.state, action)) ? 'done' : 'GRADING_STEP';
    case 'publish':
    case 'decline':
    case 'withdraw':
      return allows(book.state, move.kind) ? 'done' : 'GRADING_STEP';
    case 'object':
      if (!allows(book.state, 'object')) return 'GRADING_STEP';
      return book.noticeUntil !== null && book.today > book.noticeUntil ? 'GRADING_NOTICE_OVER' : 'done';
    case 'review':
      if (!allows(book.state, 'review')) return 'GRADING_STEP';
      if (!move.isWhole) return 'GRADING_OBJECTION_OPEN';
      return move.points !== null && move.points !== book.county && !move.isExplained ? 'GRADING_REASON' : 'done';
    case 'award':
      if (!allows(book.state, 'award')) return 'GRADING_STEP';
      return book.noticeUntil === null || book.today <= book.noticeUntil ? 'GRADING_NOTICE_RUNNING' : 'done';
  }
}

const nextStates: Readonly<Record<string, CaseState>> = {
  publish: 'published',
  object: 'appealed',
  review: 'reviewed',
  award: 'awarded',
  decline: 'notGraded',
  withdraw: 'withdrawn',
};

/** What an accepted move leaves behind. Whole and half fire equipment both reach a grade, so an award is never a refusal. */
export function noted(book: Book, move: Move): void {
  if (move.kind === 'wait') book.today = nextDay(book.today, move.days);
  else if (move.kind === 'self' || move.kind === 'town' || move.kind === 'county') {
    if (!move.isFinal) return;
    book[move.kind] = move.points;
    book.state = move.kind === 'self' ? 'selfScored' : move.kind === 'town' ? 'townReviewed' : 'countyScored';
  } else if (move.kind === 'back')
    book.state = book.state === 'countyScored' ? 'townReviewed' : book.state === 'townReviewed' ? 'selfScored' : 'planned';
  else {
    if (move.kind === 'publish') book.noticeUntil = nextDay(book.today, 6);
    if (move.kind === 'object') book.open += 1;
    if (move.kind === 'review') {
      book.open = 0;
      if (move.points !== null) book.county = move.points;
    }
    book.state = nextStates[move.kind] ?? book.state;
  }
}
