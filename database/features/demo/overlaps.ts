/** Three people of the invented county draw another benefit too: one case is closed, one is past its day, one has just been found. */
import type { OverlapBenefit } from '../../../electron/contract/overlaps.ts';
import { destitute } from '../../../electron/contract/schemes.ts';
import { addMonths, fen, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type WriteContext } from '../../core/sql.ts';
import * as overlaps from '../overlaps/service.ts';
import { addDays } from './calendar.ts';

/** Days before today: found and referred. */
const closedBefore = 60;
const dueBefore = 45;
const careSubsidy = fen(12_000);
const householdOnDibao = fen(76_000);

const letterNo = (day: IsoDate, number: number): string => `县民救函〔${day.slice(0, 4)}〕${number}号`;

type Locked = { readonly first: IsoMonth; readonly last: IsoMonth };

export function makeOverlaps(clerk: WriteContext): void {
  const locked = row<Locked | { first: null; last: null }>(
    clerk,
    'SELECT min(month) AS first, max(month) AS last FROM sheet WHERE scheme = ? AND fingerprint IS NOT NULL',
    destitute,
  );
  if (!locked?.first || !locked.last) return;
  const today = clerk.clock.today();
  const { first, last } = locked;
  const daysAgo = (days: number): IsoDate => {
    const day = addDays(today, -days);
    return monthOf(day) < first ? today : day;
  };
  const [one, two, three] = paidPeople(clerk, first, last);
  if (one !== undefined) closeDibao(clerk, record(clerk, one, 'dibao', daysAgo(closedBefore), locked));
  if (two !== undefined) {
    const referredOn = daysAgo(dueBefore);
    const overlapId = record(clerk, two, 'disabilityCare', referredOn, locked);
    overlaps.refer(clerk, { overlapId, referredOn, office: '县残疾人两项补贴经办窗口', documentNo: letterNo(referredOn, 18) });
  }
  if (three !== undefined) record(clerk, three, 'dibao', today, locked);
}

/** Paid by the first sheet and by the last, and nothing is claimed back from them. */
function paidPeople(clerk: WriteContext, first: IsoMonth, last: IsoMonth): number[] {
  return rows<{ personId: number }>(
    clerk,
    `SELECT l.person_id AS personId FROM sheet_line l JOIN sheet s ON s.sheet_id = l.sheet_id
     WHERE s.scheme = @scheme AND s.month IN (@first, @last) AND l.line_type = 'BASIC' AND l.payee_kind = 'person'
       AND NOT EXISTS (SELECT 1 FROM sheet_recovery r WHERE r.person_id = l.person_id)
     GROUP BY l.person_id HAVING count(DISTINCT s.month) = iif(@first = @last, 1, 2) ORDER BY l.person_id % 17, l.person_id LIMIT 3`,
    { scheme: destitute, first, last },
  ).map(({ personId }) => personId);
}

/** Three months at most, up to the day it was found. */
function record(clerk: WriteContext, personId: number, benefit: OverlapBenefit, foundOn: IsoDate, { first, last }: Locked): number {
  const found = monthOf(foundOn);
  const untilMonth = found < last ? found : last;
  const from = addMonths(untilMonth, -2);
  const isDibao = benefit === 'dibao';
  return overlaps.record(clerk, {
    personId,
    benefit,
    foundOn,
    source: isDibao ? '与低保名册比对' : '与残疾人两项补贴名单比对',
    fromMonth: from < first ? first : from,
    untilMonth,
    monthlyFen: isDibao ? householdOnDibao : careSubsidy,
    householdSize: isDibao ? 2 : null,
    note: null,
  }).overlapId;
}

function closeDibao(clerk: WriteContext, overlapId: number): void {
  const today = clerk.clock.today();
  const referredOn = overlaps.one(clerk, overlapId, today).foundOn;
  const { fen: amount } = overlaps.refer(clerk, { overlapId, referredOn, office: '县社会救助中心', documentNo: letterNo(referredOn, 12) });
  overlaps.addEvidence(clerk, {
    overlapId,
    kind: 'recomputed',
    receivedOn: today,
    documentNo: `低保动态〔${today.slice(0, 4)}〕46号`,
    fen: null,
    note: '家庭按1人重新核算',
  });
  overlaps.addEvidence(clerk, {
    overlapId,
    kind: 'recovered',
    receivedOn: today,
    documentNo: '非税缴款书0317',
    fen: fen(amount),
    note: null,
  });
  overlaps.close(clerk, { overlapId, closedOn: today, note: null });
}
