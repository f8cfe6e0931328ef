/** Everything about the support at home of one person, for his page. */
import type { FiveHavesCheck, FiveHavesHint, FiveHavesItem, FiveHavesStanding } from '../../../electron/contract/five-haves.ts';
import type { Agreement } from '../../../electron/contract/scattered.ts';
import { careTierLabels } from '../../../electron/contract/terms.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { row, type Reader } from '../../core/sql.ts';
import { currentAgreement, shownAgreement } from './agreement-view.ts';
import { agreementPolicy, fiveHavesItems, fiveHavesMonths, reaskMonths } from './policy.ts';
import { agreementsOfPerson } from './queries-agreements.ts';
import { personOf, supportFactsOf } from './queries-people.ts';
import { termEnd } from './rules-agreements.ts';
import { fiveHavesStanding } from './rules-five-haves.ts';
import { homeSupport, isAtHomeOn, levelOn } from './rules-support.ts';
import { addDays } from './days.ts';
import { checksOfPerson, hintsOfPerson } from './service-five-haves.ts';
import { personVisits } from './service-visits.ts';
import { wishOfPerson, wishStanding } from './service-wishes.ts';

const usualContent = '日常照看、代购代办、打扫卫生、陪同就医、住院看护，发现异常及时报告。';

export function supportOfPerson(
  reader: Reader,
  personId: number,
  today: IsoDate,
): {
  isListed: boolean;
  agreements: Agreement[];
  checks: FiveHavesCheck[];
  fiveHaves: { standing: FiveHavesStanding; dueOn: IsoDate | null; items: FiveHavesItem[]; hints: FiveHavesHint[] };
  visits: ReturnType<typeof personVisits>;
  wish: { wish: string | null; askedOn: IsoDate | null; witness: string | null; isDue: boolean };
  proposal: { entrustedBy: string; caregiverName: string | null; fromOn: IsoDate; untilOn: IsoDate; content: string; frequency: string };
} {
  const person = personOf(reader, personId);
  if (!person) throw new AppError('PERSON_NOT_FOUND');
  const facts = supportFactsOf(reader, personId);
  const policy = agreementPolicy(reader, today);
  const all = agreementsOfPerson(reader, personId);
  const checks = checksOfPerson(reader, personId);
  const items = [...fiveHavesItems(reader, today)];
  const wish = wishOfPerson(reader, personId);
  const visits = personVisits(reader, personId, today);
  const current = currentAgreement(all, today);
  const fromOn = current !== null && current.endedOn === null && current.untilOn >= today ? addDays(current.untilOn, 1) : today;
  const town = row<{ name: string }>(
    reader,
    'SELECT d.name FROM person p JOIN division d ON d.code = p.town_code WHERE p.person_id = ? ORDER BY d.valid_to IS NOT NULL LIMIT 1',
    personId,
  );
  const level = levelOn(facts, today);
  return {
    isListed: isAtHomeOn(homeSupport(facts), today),
    agreements: all.map((stored) => shownAgreement(reader, stored, all, today, policy)),
    checks,
    fiveHaves: {
      ...fiveHavesStanding(checks.find(({ withdrawnAt }) => withdrawnAt === null) ?? null, today, fiveHavesMonths(reader, today)),
      items,
      hints: hintsOfPerson(reader, personId, items, today),
    },
    visits,
    wish: {
      wish: wish?.wish ?? null,
      askedOn: wish?.askedOn ?? null,
      witness: wish?.witness ?? null,
      isDue: wishStanding(wish?.askedOn ?? null, today, reaskMonths(reader, today)).standing !== 'valid',
    },
    proposal: {
      entrustedBy: town === undefined ? '' : `${town.name}${town.name.endsWith('街道') ? '办事处' : '人民政府'}`,
      caregiverName: person.caregiverName,
      fromOn,
      untilOn: termEnd(fromOn, policy.termMonths),
      content: usualContent,
      frequency:
        level === null ? `不少于每 ${visits.everyDays} 天一次` : `${careTierLabels[level]}人员，不少于每 ${visits.everyDays} 天一次`,
    },
  };
}
