/** Answers of one stage while they are filled in; pure, so that the keys and the buttons do the same. */
import type { CaseScore, ItemProposal } from '../../../electron/contract/grading-shapes.ts';
import { canGive, itemResult, noAnswer, type Answer, type SheetBody, type SheetItem } from '../../../electron/contract/grading-sheet.ts';

export type Answers = ReadonlyMap<string, Answer>;

export function answersOf(score: Pick<CaseScore, 'items'> | null): Answers {
  return new Map((score?.items ?? []).map(({ counted: _counted, isNotApplicable: _not, ...answer }) => [answer.code, answer]));
}

export const itemsOf = (body: SheetBody): readonly SheetItem[] => body.groups.flatMap((group) => group.items);

/** Everything the ledger is told, in the order of the sheet. */
export function listOf(body: SheetBody, answers: Answers): Answer[] {
  const codes = [...itemsOf(body).map(({ code }) => code), ...(body.bonus?.items ?? []).map(({ code }) => code)];
  return codes.flatMap((code) => answers.get(code) ?? []);
}

export function withAnswer(answers: Answers, code: string, change: Partial<Answer>): Answers {
  return new Map(answers).set(code, { ...(answers.get(code) ?? noAnswer(code)), ...change });
}

/** Choosing what it is worth takes a case of not applying back, and the other way round. */
export function given(
  answers: Answers,
  code: string,
  change: Partial<Pick<Answer, 'ticked' | 'band' | 'isPassed' | 'points' | 'notApplicable'>>,
): Answers {
  const { reason, remark } = answers.get(code) ?? noAnswer(code);
  return new Map(answers).set(code, { ...noAnswer(code), reason, remark, ...change });
}

/** What the recorded year says of an item, taken over; the reason stays as it is. */
export function takenOver(answers: Answers, { code, points, band, isPassed, notApplicable }: ItemProposal): Answers {
  return given(answers, code, { points, band, isPassed, notApplicable });
}

/** Items that are still open get the answer of the stage before. */
export function filledFrom(body: SheetBody, answers: Answers, before: Answers): Answers {
  const next = new Map(answers);
  for (const item of itemsOf(body)) {
    const earlier = before.get(item.code);
    if (earlier && itemResult(item, next.get(item.code), body.step).points === null) next.set(item.code, { ...earlier, reason: null });
  }
  for (const { code } of body.bonus?.items ?? []) {
    const earlier = before.get(code);
    if (earlier && (next.get(code)?.points ?? null) === null) next.set(code, { ...earlier, reason: null });
  }
  return next;
}

/** Whether a reason is due: both are answered and they differ. */
export function differs(item: SheetItem, step: number, answer: Answer | undefined, before: Answer | undefined): boolean {
  const now = itemResult(item, answer, step);
  const then = itemResult(item, before, step);
  if (now.points === null || then.points === null) return false;
  return now.points !== then.points || now.isNotApplicable !== then.isNotApplicable;
}

/** What a figure key chooses in an item: the part, the band, passed or not. Null where keys mean nothing. */
export function byKey(item: SheetItem, answer: Answer | undefined, figure: number): Partial<Answer> | null {
  if (item.kind === 'pass') return figure === 1 ? { isPassed: true } : figure === 0 || figure === 2 ? { isPassed: false } : null;
  if (item.kind === 'band') {
    if (figure === 0 || figure === item.bands.length + 1) return { band: item.bands.length };
    return figure <= item.bands.length ? { band: figure - 1 } : null;
  }
  if (item.kind === 'checklist') {
    if (figure === 0) return { ticked: [] };
    const part = item.parts[figure - 1];
    if (!part) return null;
    const ticked = answer?.ticked ?? [];
    return { ticked: ticked.includes(part.code) ? ticked.filter((code) => code !== part.code) : [...ticked, part.code] };
  }
  return null;
}

/** Points that were typed and cannot be given. */
export const isImpossible = (item: SheetItem, answer: Answer | undefined, step: number): boolean =>
  answer?.points !== null && answer?.points !== undefined && !canGive(item, answer.points, step);

/** Items that differ from the stage before, in the order of the sheet. */
export function differsAny(body: SheetBody, answers: Answers, before: Answers): string[] {
  return itemsOf(body)
    .filter((item) => differs(item, body.step, answers.get(item.code), before.get(item.code)))
    .map(({ code }) => code);
}
