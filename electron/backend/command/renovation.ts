/** Commands of the renovation of homes: the ledger of projects, and its workbook. */
import { resolve } from 'node:path';
import { finish } from '../../../database/core/sql.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { percentText } from '../../../database/features/indicators/rules-rate.ts';
import { nextExportNumber } from '../../../database/features/people/queries.ts';
import { ledgerFile } from '../../../database/features/renovation/ledger-file.ts';
import { projectLines } from '../../../database/features/renovation/ledger-lines.ts';
import { stageText } from '../../../database/features/renovation/report-ledger.ts';
import { batchesView } from '../../../database/features/renovation/service-targets.ts';
import { countyWide } from '../../../database/features/users/scope.ts';
import { AppError } from '../../contract/result.ts';
import { isIsoDate, type IsoDate } from '../../contract/values.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';
import { protectionOption } from './pay.ts';

function asOfOption({ options }: OpenCommand): IsoDate | null {
  const asOf = options.values['as-of'];
  if (asOf === undefined) return null;
  if (!isIsoDate(asOf)) throw new AppError('COMMAND_OPTION', { option: `--as-of ${asOf}`, usage: '日期应形如 2022-03-31。' });
  return asOf;
}

export function renovationList(command: OpenCommand): Answer {
  allowed(command, 'renovation.batches');
  const { year } = command.options.values;
  if (year !== undefined && !/^20\d{2}$/.test(year))
    throw new AppError('COMMAND_OPTION', { option: `--year ${year}`, usage: '年份应形如 2022。' });
  const lines = projectLines(command.context, asOfOption(command))
    .map(({ line }) => line)
    .filter((line) => year === undefined || line.batchYear === Number(year));
  const json = lines.map(
    ({ code, name, batchYear, homeCode, kind, approvedFen, receivedFen, spentFen, stage, completedOn, acceptedOn, percent }) => ({
      code,
      name,
      batchYear,
      homeCode,
      kind,
      stage,
      approvedFen: approvedFen ?? 0,
      receivedFen: receivedFen ?? 0,
      spentFen: spentFen ?? 0,
      completedOn,
      acceptedOn,
      percent,
    }),
  );
  const text = lines.map(
    ({ code, name, stage, acceptedOn, receivedFen, spentFen }) =>
      `${code} ${name}：${stage === null ? '未登记阶段' : stageText(stage)}${acceptedOn === null ? '' : `（${acceptedOn} 验收）`}，支付率 ${percentText(spentFen ?? 0, receivedFen ?? 0, 1) ?? '—'}`,
  );
  return { json, text: [...text, `共 ${lines.length} 个项目`].join('\n') };
}

export function renovationTargets(command: OpenCommand): Answer {
  allowed(command, 'renovation.batches');
  const { years } = batchesView(countyWide(command.context), asOfOption(command) ?? command.context.clock.today());
  const json = years.map(({ year, target, numerator, denominator, started, completed, met, locked }) => ({
    batchYear: year,
    target,
    numerator,
    denominator,
    started,
    completed,
    met,
    locked: locked === null ? null : { asOf: locked.asOf, numerator: locked.numerator, denominator: locked.denominator },
  }));
  const text = years.map(
    ({ year, numerator, denominator, shown, target, locked }) =>
      `${year}年度：已验收 ${numerator}/${denominator}（${shown}）${target === null ? '' : `，任务 ${target} 处`}${locked === null ? '' : `，${locked.asOf} 锁定 ${locked.numerator}/${locked.denominator}`}`,
  );
  return { json, text: text.length === 0 ? '没有年度任务' : text.join('\n') };
}

export async function renovationExport(command: OpenCommand): Promise<Answer> {
  allowed(command, 'renovation.export');
  const file = resolve(required(command.options, 'out'));
  const protection = protectionOption(command);
  requireProtection(command.ledger.session.user.role, protection);
  const { copy, rows } = await ledgerFile(
    command.context,
    {
      asOf: asOfOption(command),
      regionName: command.ledger.session.ledger.regionName,
      protection,
      copyNumber: nextExportNumber(command.context),
    },
    file,
    (steps) => Promise.resolve(finish(steps)),
  );
  await saveProtected(command.context, copy, file, protection);
  return { json: { file, rows }, text: `改造提升项目进度台账已写入 ${file}，共 ${rows} 个项目` };
}
