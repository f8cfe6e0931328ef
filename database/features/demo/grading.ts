/** Grading of the invented county: last year's round is awarded, this year's is half way. */
import { noAnswer, type Answer, type SheetBody, type SheetItem } from '../../../electron/contract/grading-sheet.ts';
import { isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { award } from '../grading/service-award.ts';
import { publish } from '../grading/service-notice.ts';
import { candidates, cases, createRound, plan } from '../grading/service-rounds.ts';
import { saveCounty, saveSelf, saveTown } from '../grading/service-scores.ts';
import { template, templates } from '../grading/service-templates.ts';
import { countyWide } from '../users/scope.ts';
import { addDays } from './calendar.ts';
import type { Random } from './random.ts';

type Office = { readonly clerk: WriteContext; readonly approver: WriteContext; readonly random: Random };
type Sheet = { readonly templateId: number; readonly body: SheetBody };

/** The next lower points an item can have. */
function lower(item: SheetItem): number {
  if (item.kind === 'checklist') return item.max - (item.parts[0]?.points ?? 0);
  if (item.kind === 'band') return item.bands[1]?.points ?? 0;
  return item.kind === 'judged' ? item.max - 5 : 0;
}

/** A better home gives away less. */
function selfAnswers(body: SheetBody, random: Random, quality: number): Answer[] {
  return body.groups.flatMap(({ items }) =>
    items.map((item) => ({ ...noAnswer(item.code), points: random.happens(quality) ? item.max : lower(item) })),
  );
}

/** What somebody else sees on some items, with the reason. */
function reviewed(body: SheetBody, before: readonly Answer[], random: Random, reason: string): Answer[] {
  const items = new Map(body.groups.flatMap((group) => group.items.map((item) => [item.code, item])));
  return before.map((answer) => {
    const item = items.get(answer.code);
    const isSeen = item !== undefined && answer.points === item.max && random.happens(0.04);
    return isSeen ? { ...answer, points: lower(item), reason } : { ...answer, reason: null };
  });
}

type Stage = 0 | 1 | 2 | 3;

/** Scores a case as far as this stage: 1 by the village, 2 by the township, 3 by the county. */
function score({ clerk, random }: Office, { body }: Sheet, caseId: number, startsOn: IsoDate, until: Stage): void {
  const own = selfAnswers(body, random, random.pick([0.7, 0.85, 0.9, 0.96]));
  const town = reviewed(body, own, random, '现场查看记录不全');
  const fields = { caseId, isFinal: true, remark: null };
  if (until >= 1) saveSelf(clerk, { ...fields, answers: own, assessedOn: addDays(startsOn, 10), assessor: '村委会' });
  if (until >= 2) saveTown(clerk, { ...fields, answers: town, assessedOn: addDays(startsOn, 25), assessor: '乡镇民政办' });
  if (until >= 3)
    saveCounty(clerk, {
      ...fields,
      answers: reviewed(body, town, random, '现场评定时未达到要求'),
      assessedOn: addDays(startsOn, 45),
      assessor: '评定员甲',
      secondAssessor: '评定员乙',
      thirdParty: null,
    });
}

function openRound(
  { clerk }: Office,
  { templateId }: Sheet,
  year: number,
  startsOn: IsoDate,
): { roundId: number; caseIds: number[] } | null {
  const kind = 'award';
  if (!candidates(clerk, { kind, year }, clerk.clock.today()).some(({ isProposed }) => isProposed)) return null;
  const { roundId } = createRound(clerk, {
    kind,
    year,
    name: `${year}年度农村幸福院等级评定`,
    templateId,
    documentNo: `演民发〔${year}〕18号`,
    plan: plan(clerk, { startsOn, selfUntil: addDays(startsOn, 14) }).plan,
    happinessHomeIds: null,
  });
  const all = { roundId, townCode: null, state: null, isLateOnly: false, search: '' };
  return { roundId, caseIds: cases(countyWide(clerk), all, clerk.clock.today()).map(({ caseId }) => caseId) };
}

const halfWay: readonly Stage[] = [0, 1, 1, 2, 2, 3, 3];

export function makeGrading(office: Office): void {
  const { clerk, approver } = office;
  const today = clerk.clock.today();
  const year = Number(today.slice(0, 4));
  const [first] = templates(clerk);
  if (!first) return;
  const sheet = { templateId: first.templateId, body: template(clerk, first.templateId).body };
  transaction(clerk, () => {
    const startsOn = isoDate(`${year - 1}-07-01`);
    const last = openRound(office, sheet, year - 1, startsOn);
    if (!last) return;
    for (const caseId of last.caseIds) score(office, sheet, caseId, startsOn, 3);
    publish(clerk, { caseIds: last.caseIds, fromOn: addDays(startsOn, 100) });
    award(approver, {
      caseIds: last.caseIds,
      onDate: addDays(startsOn, 130),
      documentNo: `演民发〔${year - 1}〕42号`,
      effectiveFrom: isoDate(`${year}-01-01`),
    });
    const begun = addDays(today, -50);
    const now = openRound(office, sheet, year, begun);
    now?.caseIds.forEach((caseId, index) => score(office, sheet, caseId, begun, halfWay[index % halfWay.length] ?? 0));
  });
}
