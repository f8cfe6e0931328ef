/** `report quarter`: the county's quarterly report as letter (Word and PDF) and workbook, for scheduled work. */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { fileName, quarterCopy } from '../../../database/features/quarter/service-copies.ts';
import { AppError } from '../../contract/result.ts';
import { isIsoDate } from '../../contract/values.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';
import { protectionOption } from './pay.ts';

const formats = ['xlsx', 'docx', 'pdf'] as const;

export async function reportQuarter(command: OpenCommand): Promise<Answer> {
  allowed(command, 'quarter.export');
  const end = required(command.options, 'end');
  if (!isIsoDate(end)) throw new AppError('COMMAND_OPTION', { option: `--end ${end}`, usage: '日期应形如 2022-06-30。' });
  const folder = resolve(required(command.options, 'out'));
  const protection = protectionOption(command);
  requireProtection(command.ledger.session.user.role, protection);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  const documentNo = command.options.values['document'] ?? null;
  const files: string[] = [];
  for (const format of formats) {
    const plain = join(folder, fileName(command.context, end, format));
    const file = protection.kind === 'encrypted' ? `${plain}.zip` : plain;
    await saveProtected(command.context, await quarterCopy(command.context, { end, format, documentNo }, protection), file, protection);
    files.push(file);
  }
  return { json: { files }, text: files.map((file) => `已写入 ${file}`).join('\n') };
}
