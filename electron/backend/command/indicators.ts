/** Indicators as of a day. */
import { figureOf, list } from '../../../database/features/indicators/service.ts';
import { countyWide } from '../../../database/features/users/scope.ts';
import type { IndicatorRow } from '../../contract/indicators.ts';
import { AppError } from '../../contract/result.ts';
import { formatYuan, isIsoDate, type IsoDate } from '../../contract/values.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';

export function indicatorsAsOf(command: OpenCommand): Answer {
  allowed(command, 'indicators.list');
  const asOf = dayOption('as-of', required(command.options, 'as-of'));
  const known = command.options.values['known-on'];
  const asked = { asOf, knownOn: known === undefined ? null : dayOption('known-on', known) };
  const { rows } = list(countyWide(command.context), asked);
  return { json: rows.map(figureOf), text: rows.map(indicatorLine).join('\n') };
}

/** `护理员配比：64/302（1:4.7）`, `城乡低保标准之比：660.00元/510.00元（1.29:1），目标 不高于1.3倍，达标`. */
export function indicatorLine(row: IndicatorRow): string {
  const { name, shown, footnote, target, targetUnit, isCeiling, met, note } = row;
  const amount = (value: number): string => (row.unit === 'fen' ? `${formatYuan(value)}元` : String(value));
  const value = `${name}：${amount(row.numerator)}/${amount(row.denominator)}（${shown}${footnote === null ? '' : `，${footnote}`}）`;
  const verdict = met === null ? '—' : met ? '达标' : '未达标';
  const against = target === null ? '' : `，目标 ${isCeiling ? '不高于' : ''}${target}${targetUnit}，${verdict}`;
  return `${value}${against}${note === null ? '' : `；${note}`}`;
}

function dayOption(name: string, value: string): IsoDate {
  if (!isIsoDate(value)) throw new AppError('COMMAND_OPTION', { option: `--${name} ${value}`, usage: '日期应形如 2022-03-31。' });
  return value;
}
