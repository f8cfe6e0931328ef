/** Grading of the invented county: last year's round is awarded, this year's is half way. */
import type { ItemProposal } from '../../../electron/contract/grading-shapes.ts';
import { noAnswer, type Answer, type SheetBody, type SheetItem } from '../../../electron/contract/grading-sheet.ts';
import { isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { itemProposals, periodBefore } from '../grading/rules-proposals.ts';
import { award } from '../grading/service-award.ts';
import { factsOf } from '../grading/service-case.ts';
import { publish } from '../grading/service-notice.ts';
import { candidates, cases, createRound, plan } from '../grading/service-rounds.ts';
import { saveCounty, saveSelf, saveTown } from '../grading/service-scores.ts';
import { template, templates } from '../grading/service-templates.ts';
import { homeById } from '../happiness/service.ts';
import { countyWide } from '../users/scope.ts';
import { addDays } from './calendar.ts';
import type { Random } from './random.ts';

type Office = { readonly clerk: WriteContext; readonly approver: WriteContext; readonly random: Random };
type Entry = { readonly caseId: number; readonly happinessHomeId: number };
type Sheet = { readonly templateId: number; readonly body: SheetBody };

/** The next lower points an item can have. */
function lower(item: SheetItem): number {
  if (item.kind === 'checklist') return item.max - (item.parts[0]?.points ?? 0);
  if (item.kind === 'band') return item.bands[1]?.points ?? 0;
  return item.kind === 'judged' ? item.max - 5 : 0;
}

/** What the ledger knows is scored as it is known; of the rest a better home gives away less. */
function selfAnswers(body: SheetBody, facts: readonly ItemProposal[], random: Random, quality: number): Answer[] {
  const known = new Map(facts.map((proposal) => [proposal.code, proposal]));
  return body.groups.flatMap(({ items }) =>
    items.map((item) => {
      const proposal = known.get(item.code);
      const points = random.happens(quality) ? item.max : lower(item);
      if (!proposal) return { ...noAnswer(item.code), points };
      const { band, isPassed, notApplicable } = proposal;
      return { ...noAnswer(item.code), points: notApplicable === null ? proposal.points : null, band, isPassed, notApplicable };
    }),
  );
}

/** What somebody else sees on some items, with the reason. */
function reviewed(body: SheetBody, before: readonly Answer[], random: Random, reason: string): Answer[] {
  const items = new Map(body.groups.flatMap((group) => group.items.map((item) => [item.code, item])));
  return before.map((answer) => {
    const item = items.get(answer.code);
    const isOfFacts = answer.band !== null || answer.isPassed !== null || answer.notApplicable !== null;
    const isSeen = item !== undefined && !isOfFacts && answer.points === item.max && random.happens(0.04);
    return isSeen ? { ...answer, points: lower(item), reason } : { ...answer, reason: null };
  });
}

type Stage = 0 | 1 | 2 | 3;

/** Scores a case as far as this stage: 1 by the village, 2 by the township, 3 by the county. */
function score({ clerk, random }: Office, { body }: Sheet, { caseId, happinessHomeId }: Entry, startsOn: IsoDate, until: Stage): void {
  const home = homeById(clerk, happinessHomeId);
  const facts = home ? itemProposals(body, factsOf(clerk, home, startsOn), periodBefore(startsOn)) : [];
  const own = selfAnswers(body, facts, random, random.pick([0.7, 0.85, 0.9, 0.96]));
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
): { roundId: number; entries: Entry[] } | null {
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
  return { roundId, entries: cases(countyWide(clerk), all, clerk.clock.today()) };
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
    for (const entry of last.entries) score(office, sheet, entry, startsOn, 3);
    const caseIds = last.entries.map(({ caseId }) => caseId);
    publish(clerk, { caseIds, fromOn: addDays(startsOn, 100) });
    award(approver, {
      caseIds,
      onDate: addDays(startsOn, 130),
      documentNo: `演民发〔${year - 1}〕42号`,
      effectiveFrom: isoDate(`${year}-01-01`),
    });
    const begun = addDays(today, -50);
    const now = openRound(office, sheet, year, begun);
    now?.entries.forEach((entry, index) => score(office, sheet, entry, begun, halfWay[index % halfWay.length] ?? 0));
  });
}
