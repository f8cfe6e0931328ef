/** Quarterly reports of the invented county: earlier ones sealed, the last one with townships in, sent back and missing. */
import { isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { WriteContext } from '../../core/sql.ts';
import { closedPeriods } from '../indicators/service-periods.ts';
import { dueDays } from '../quarter/due.ts';
import { endsOf } from '../quarter/period.ts';
import { answerSubmission, saveSubmission } from '../quarter/service-towns.ts';
import { dueOn, seal, townStates } from '../quarter/service.ts';
import { addDays } from './calendar.ts';

type Office = { readonly clerk: WriteContext; readonly approver: WriteContext };

const problems = [
  '个别村探访记录补登不及时。',
  '两处敬老院护理人员不足，夜间值班压力较大。',
  '部分愿意入住的老人对集中供养顾虑较多，需要继续做工作。',
];
const plans = [
  '按月核对探访台账，逐村通报。',
  '对照供养标准核对发放名单，月底前完成复核。',
  '组织愿意入住的老人到敬老院参观，逐户确定入住时间。',
];

/** A township's own figures, the same on every making. */
function answersOf(index: number): Record<string, string> {
  return {
    dibaoHouseholds: String(210 + index * 13),
    dibaoPeople: String(372 + index * 22),
    dibaoNew: String(1 + (index % 4)),
    dibaoOut: String(index % 3),
    problems: problems[index % problems.length] ?? '',
    plans: plans[index % plans.length] ?? '',
  };
}

/** The township that forgot, the one sent back, the one still writing. */
function sendIn({ clerk }: Office, end: IsoDate, isLast: boolean): void {
  const today = clerk.clock.today();
  const towns = townStates(clerk, end, today);
  for (const [index, { townCode }] of towns.entries()) {
    const back = towns.length - index;
    if (isLast && back === 1) continue;
    const isSubmit = !(isLast && back === 2);
    saveSubmission(clerk, { end, townCode, answers: answersOf(index), isSubmit });
    if (!isSubmit || (isLast && back < 6 && back !== 3)) continue;
    const isReceived = !(isLast && back === 3);
    answerSubmission(clerk, { end, townCode, isReceived, reason: isReceived ? null : '低保退出户数与台账不一致，请核对后重新报送' });
  }
}

export function makeQuarters(office: Office): void {
  const { clerk, approver } = office;
  const today = clerk.clock.today();
  const year = Number(today.slice(0, 4));
  const past = [...endsOf(year - 1, dueDays(clerk, today)), ...endsOf(year, dueDays(clerk, today))].filter((end) => end <= today);
  const last = past.at(-1);
  if (last) sendIn(office, last, true);
  const closed = closedPeriods(clerk)
    .map(({ end }) => end)
    .filter((end) => end !== last && dueOn(clerk, end) !== null)
    .toReversed();
  for (const [index, end] of closed.entries()) {
    const dated = isoDate(addDays(end, 6));
    if (dated > today) continue;
    seal(approver, { end, documentNo: `民报〔${dated.slice(0, 4)}〕${index + 3}号`, dated, signer: null });
  }
}
