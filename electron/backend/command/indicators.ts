/** Indicators as of a day. */
import { figures } from '../../../database/features/indicators/service.ts';
import { percentText } from '../../../database/features/indicators/rules-rate.ts';
import { countyWide } from '../../../database/features/users/scope.ts';
import { AppError } from '../../contract/result.ts';
import { isIsoDate } from '../../contract/values.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';

export function indicatorsAsOf(command: OpenCommand): Answer {
  allowed(command, 'indicators.list');
  const asOf = dayOption('as-of', required(command.options, 'as-of'));
  const known = command.options.values['known-on'];
  const found = figures(countyWide(command.context), { asOf, knownOn: known === undefined ? null : dayOption('known-on', known) });
  const text = found.map(({ name, numerator, denominator, target, met }) => {
    const against = target === null ? '' : `，目标 ${target}%，${met === null ? '—' : met ? '达标' : '未达标'}`;
    return `${name}：${numerator}/${denominator}${denominator === 0 ? '' : `（${percentText(numerator, denominator, 1)}）`}${against}`;
  });
  return { json: found, text: text.join('\n') };
}

function dayOption(name: string, value: string): Parameters<typeof figures>[1]['asOf'] {
  if (!isIsoDate(value)) throw new AppError('COMMAND_OPTION', { option: `--${name} ${value}`, usage: '日期应形如 2022-03-31。' });
  return value;
}
