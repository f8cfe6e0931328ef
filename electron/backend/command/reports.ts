/** `report run NAME`: a standing report, or one that somebody saved, for scheduled work. */
import { resolve } from 'node:path';
import { finish } from '../../../database/core/sql.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { reportCopySteps } from '../../../database/features/own-reports/service-papers.ts';
import { reportByName } from '../../../database/features/own-reports/service.ts';
import type { ReportSource } from '../../contract/own-reports.ts';
import { AppError } from '../../contract/result.ts';
import { isIsoDate, type IsoDate } from '../../contract/values.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';
import { protectionOption } from './pay.ts';

function sourceOf(command: OpenCommand, name: string, asOf: IsoDate | null): ReportSource {
  const { user } = command.ledger.session;
  const own = reportByName(command.context, user, name);
  if (!own) return { kind: 'standing', id: name, asOf };
  return { kind: 'own', title: own.name, definition: { ...own.definition, asOf: asOf ?? own.definition.asOf } };
}

export async function reportRun(command: OpenCommand): Promise<Answer> {
  const file = resolve(required(command.options, 'out'));
  const format = /\.pdf(\.zip)?$/i.test(file) ? 'pdf' : 'xlsx';
  allowed(command, format === 'pdf' ? 'reports.savePaper' : 'reports.saveWorkbook');
  const { words, values } = command.options;
  const name = words.slice(2).join(' ');
  if (name === '')
    throw new AppError('COMMAND_OPTION', {
      option: 'report run',
      usage: '请写明报表名称，如 report run 特困人员花名册 --out 花名册.xlsx。',
    });
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !isIsoDate(asOf))
    throw new AppError('COMMAND_OPTION', { option: `--as-of ${asOf}`, usage: '日期应形如 2022-03-31。' });
  if (!/\.(pdf|xlsx)(\.zip)?$/i.test(file))
    throw new AppError('COMMAND_OPTION', { option: `--out ${file}`, usage: '文件名应以 .xlsx 或 .pdf 结尾，加密的再加 .zip。' });
  const protection = protectionOption(command);
  requireProtection(command.ledger.session.user.role, protection);
  const copy = finish(reportCopySteps(command.context, sourceOf(command, name, asOf), format, protection, file));
  await saveProtected(command.context, copy, file, protection);
  return {
    json: { file, rows: copy.rows, ...(copy.pages === null ? {} : { pages: copy.pages }) },
    text: `${copy.title}已写入 ${file}，共 ${copy.rows} 行${copy.pages === null ? '' : `、${copy.pages} 页`}`,
  };
}
