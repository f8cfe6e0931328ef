/** Commands of happiness homes: the subsidy schedule of a year. */
import { scheduleOf } from '../../../database/features/happiness/service-schedule.ts';
import { countyWide } from '../../../database/features/users/scope.ts';
import { AppError } from '../../contract/result.ts';
import { formatYuan } from '../../contract/values.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';

/** What a year may be asked for by. @throws AppError COMMAND_OPTION */
export function yearOption(command: OpenCommand): number {
  const text = required(command.options, 'year');
  if (!/^20\d{2}$/.test(text)) throw new AppError('COMMAND_OPTION', { option: `--year ${text}`, usage: '年份应形如 2022。' });
  return Number(text);
}

export function happinessSchedule(command: OpenCommand): Answer {
  allowed(command, 'happiness.schedule');
  const schedule = scheduleOf(countyWide(command.context), yearOption(command), command.context.clock.today());
  const json = schedule.rows.map(({ code, entitlementFen, firstBatchFen, secondBatchFen, split }) => ({
    code,
    entitlementFen,
    firstBatchFen,
    secondBatchFen,
    splitFen: [split.cityFen, split.countyFen, split.townFen],
  }));
  const lines = schedule.rows.map(
    ({ code, name, countedMonths, entitlementFen, firstBatchFen, secondBatchFen }) =>
      `${code} ${name}：计补${countedMonths}个月，应补 ${formatYuan(entitlementFen)}，第一批 ${formatYuan(firstBatchFen)}，第二批 ${formatYuan(secondBatchFen)}`,
  );
  const { homes, entitlementFen, split } = schedule.total;
  const total = `${schedule.year}年共 ${homes} 处，应补 ${formatYuan(entitlementFen)} 元（市 ${formatYuan(split.cityFen)}、县 ${formatYuan(split.countyFen)}、乡 ${formatYuan(split.townFen)}）`;
  return { json, text: [...lines, total].join('\n') };
}
