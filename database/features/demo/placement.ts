/** Applications of the invented county at every point of their way, so that the meeting has something to decide. */
import { isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { transaction, type WriteContext } from '../../core/sql.ts';
import { apply, approve, enterStep, move } from '../placement/applications.ts';
import { safetyItems } from '../placement/safety.ts';
import { waitingList } from '../placement/waiting.ts';
import { countyWide } from '../users/scope.ts';
import { addDays } from './calendar.ts';
import type { Random } from './random.ts';

/** How far each of the first of the list has come: 1 the will only, 5 everything but the bed. */
const progressOf = [5, 5, 4, 5, 3, 2, 3, 1, 4, 2, 1, 0, 3, 1, 2, 0] as const;

export type DemoPlacement = {
  readonly clerk: WriteContext;
  readonly approver: WriteContext;
  readonly random: Random;
  readonly homeIds: readonly number[];
};

/** Registers the applications on the day the ledger has come to. */
export function makeApplications({ clerk, approver, random, homeIds }: DemoPlacement): void {
  const today = clerk.clock.today();
  const waiting = waitingList(countyWide(clerk), today);
  const chosen = waiting.filter((_, place) => place < progressOf.length * 2 && place % 2 === 0).slice(0, progressOf.length);
  transaction(clerk, () => {
    for (const [place, person] of chosen.entries()) {
      const progress = progressOf[place] ?? 0;
      const appliedOn = addDays(today, -random.whole(12, 45));
      const homeId = homeIds[random.whole(0, homeIds.length - 1)] ?? null;
      const { applicationId } = apply(clerk, {
        personId: person.personId,
        appliedOn,
        wishedHomeId: random.happens(0.7) ? homeId : null,
        partnerPersonId: null,
        willSignedOn: progress > 0 ? appliedOn : null,
        willWitness: progress > 0 ? '村委会主任' : null,
        contactName: '村委会',
        phone: null,
        hasGuardian: random.happens(0.3),
        note: null,
      });
      enterSteps({ clerk, approver, random, homeIds }, applicationId, addDays(appliedOn, 4), progress, homeId);
    }
    const urgent = waiting.find(({ level, age }, place) => level === 'partialLoss' && age >= 70 && place % 5 === 4);
    if (urgent) move(clerk, { personId: urgent.personId, place: 'first', reason: '房屋漏雨成为危房，县民政局会议研究优先安置' });
  });
}

function enterSteps(
  { clerk, approver, random }: DemoPlacement,
  applicationId: number,
  day: IsoDate,
  progress: number,
  homeId: number | null,
): void {
  if (progress >= 2)
    enterStep(clerk, {
      kind: 'medical',
      applicationId,
      onDate: day,
      isPassed: true,
      institution: '县人民医院',
      hasInfectiousDisease: false,
      conclusion: '无传染病，血压偏高，适宜集中供养',
    });
  if (progress >= 3) {
    const risky = random.whole(0, 8);
    const items = safetyItems(clerk, isoDate(day)).map(({ code }, place) => ({
      code,
      risk: place === risky ? ('medium' as const) : place === 5 ? ('low' as const) : ('none' as const),
      measures: place === risky ? '列入重点照护，每班巡查，落实专人看护' : null,
    }));
    enterStep(clerk, {
      kind: 'safety',
      applicationId,
      onDate: addDays(day, 2),
      isPassed: true,
      assessors: '护理组长、驻院医生',
      items,
      conclusion: null,
    });
  }
  if (progress >= 4)
    approve(approver, { applicationId, onDate: addDays(day, 5), isPassed: true, homeId, opinion: null, overrideReason: null });
  if (progress >= 5)
    enterStep(clerk, {
      kind: 'agreement',
      applicationId,
      onDate: addDays(day, 6),
      agreementNumber: `入住协议第${applicationId}号`,
      signedBy: '本人、敬老院院长',
    });
}
