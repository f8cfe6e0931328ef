/** Papers of renovations from the command line: registers, the month's report, the progress chart, papers of one project. */
import { extname, resolve } from 'node:path';
import { finish, row } from '../../../database/core/sql.ts';
import { attachmentsFolder, attachmentStore } from '../../../database/features/attachments/store.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { paperCopy } from '../../../database/features/renovation/papers/service.ts';
import {
  formatsOfRenovationPaper,
  renovationPaperFormats,
  renovationPaperNames,
  renovationPaperSchema,
  type RenovationPaper,
  type RenovationPaperFormat,
  type RenovationPaperKind,
} from '../../contract/renovation-papers.ts';
import { AppError } from '../../contract/result.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import type { Answer } from './output.ts';
import { protectionOption } from './pay.ts';

const kinds = Object.keys(renovationPaperNames) as RenovationPaperKind[];

function refused(option: string, usage: string): AppError {
  return new AppError('COMMAND_OPTION', { option, usage });
}

/** By its number or its name. @throws AppError COMMAND_OPTION */
function projectOption({ context, options }: OpenCommand): number {
  const project = required(options, 'project');
  const found = row<{ id: number }>(
    context,
    'SELECT renovation_project_id AS id FROM renovation_project WHERE withdrawn_at IS NULL AND (code = @project OR name = @project)',
    { project },
  );
  if (!found) throw refused(`--project ${project}`, '没有这个编号或名称的改造项目。');
  return found.id;
}

function paperOf(command: OpenCommand, kind: RenovationPaperKind): unknown {
  const { values } = command.options;
  const extent = { townCode: values['town'] ?? null, batchYear: values['year'] === undefined ? null : Number(values['year']) };
  const size = values['paper'] ?? 'A3';
  switch (kind) {
    case 'ledger':
    case 'gantt':
      return { kind, ...extent, size };
    case 'monthly':
      return { kind, ...extent, size: values['paper'] ?? 'A4', month: required(command.options, 'month') };
    case 'payments':
      return { kind, ...extent, from: values['from'] ?? null, until: values['until'] ?? null };
    case 'retention':
      return { kind, ...extent };
    case 'project':
    case 'acceptance':
    case 'assets':
      return { kind, projectId: projectOption(command) };
  }
}

/** The ending of the file says what it becomes; an encrypted one is a package with the paper inside. */
function formatOption({ options }: OpenCommand, out: string, paper: RenovationPaper): RenovationPaperFormat {
  const isEncrypted = options.flags.has('encrypt');
  const ending = extname(isEncrypted ? out.replace(/\.zip$/i, '') : out)
    .slice(1)
    .toLowerCase();
  const format = renovationPaperFormats.find((candidate) => candidate === ending);
  const formats = formatsOfRenovationPaper[paper.kind];
  if (format !== undefined && formats.includes(format)) return format;
  if (isEncrypted && ending === '') return formats[0] ?? 'pdf';
  throw refused(`--out ${out}`, `“${renovationPaperNames[paper.kind]}”可以存为：${formats.map((name) => `.${name}`).join('、')}。`);
}

export async function renovationPrint(command: OpenCommand): Promise<Answer> {
  allowed(command, 'renovation.savePaper');
  const asked = required(command.options, 'kind');
  const kind = kinds.find((candidate) => candidate === asked);
  if (kind === undefined) throw refused(`--kind ${asked}`, `可以选择：${kinds.join('、')}。`);
  const parsed = renovationPaperSchema.safeParse(paperOf(command, kind));
  if (!parsed.success) throw refused(`--kind ${asked}`, parsed.error.issues[0]?.message ?? '请核对选项。');
  const file = resolve(required(command.options, 'out'));
  const format = formatOption(command, file, parsed.data);
  const protection = protectionOption(command);
  requireProtection(command.ledger.session.user.role, protection);
  const store = attachmentStore(attachmentsFolder(command.ledger.file), command.ledger.dataKey);
  const copy = await paperCopy(command.context, store, { paper: parsed.data, format, protection }, file, (steps) =>
    Promise.resolve(finish(steps)),
  );
  await saveProtected(command.context, copy, file, protection);
  return { json: { file }, text: `${renovationPaperNames[parsed.data.kind]}已写入 ${file}` };
}
