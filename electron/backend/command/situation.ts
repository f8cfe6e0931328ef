/** `report situation`: the page of the county's or a township's standing, for scheduled work. */
import { resolve } from 'node:path';
import { finish } from '../../../database/core/sql.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { situationCopySteps } from '../../../database/features/situation/service-paper.ts';
import { AppError } from '../../contract/result.ts';
import { isIsoDate } from '../../contract/values.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';
import { protectionOption } from './pay.ts';

export async function reportSituation(command: OpenCommand): Promise<Answer> {
  allowed(command, 'situation.save');
  const { values, flags } = command.options;
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !isIsoDate(asOf))
    throw new AppError('COMMAND_OPTION', { option: `--as-of ${asOf}`, usage: '日期应形如 2022-03-31。' });
  const file = resolve(required(command.options, 'out'));
  const protection = protectionOption(command);
  requireProtection(command.ledger.session.user.role, protection);
  const asked = { townCode: values['town'] ?? null, asOf, each: flags.has('each') };
  const copy = finish(situationCopySteps(command.context, asked, protection));
  await saveProtected(command.context, copy, file, protection);
  return { json: { file, pages: copy.pages }, text: `单页情况表已写入 ${file}，共 ${copy.pages} 页` };
}
