/** Commands of the import: import KIND FILE, import undo. */
import { importKinds, type ImportKind } from '../../contract/imports.ts';
import { AppError } from '../../contract/result.ts';
import { finish } from '../../../database/core/sql.ts';
import * as batches from '../../../database/features/imports/batches.ts';
import { commitSteps } from '../../../database/features/imports/commit.ts';
import { makePreview, saveErrorWorkbook, type JudgedPreview } from '../../../database/features/imports/preview.ts';
import { rejectionsOf, warningsOf } from '../../../database/features/imports/verdicts.ts';
import { backupBefore } from './backups.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import { say, type Answer } from './output.ts';

function kindOf(word: string | undefined): ImportKind {
  const kind = importKinds.find((candidate) => candidate.id === word)?.id;
  if (!kind)
    throw new AppError('UNKNOWN_IMPORT_KIND', {
      kind: word ?? '—',
      kinds: importKinds.map((candidate) => `${candidate.id}（${candidate.label}）`).join('、'),
    });
  return kind;
}

export async function importFile(command: OpenCommand): Promise<Answer> {
  const { options, context } = command;
  allowed(command, 'imports.commit');
  const [, word, file] = options.words;
  const kind = kindOf(word);
  if (!file)
    throw new AppError('COMMAND_OPTION', {
      option: 'FILE',
      usage: '用法：import 种类 文件 [--dry-run] [--skip-invalid] [--report 输出.xlsx]',
    });
  const preview = await makePreview(context, {
    path: file,
    kind,
    ...(options.values['sheet'] ? { sheetName: options.values['sheet'] } : {}),
    ...(/^20\d{2}$/.test(options.values['year'] ?? '') ? { year: Number(options.values['year']) } : {}),
  });
  if (options.values['report']) saveErrorWorkbook(preview, options.values['report']);
  const rejections = rejectionsOf(preview.checked);
  const isSkippingInvalid = options.flags.has('skip-invalid');
  const isDryRun = options.flags.has('dry-run');
  const isRefused = rejections.length > 0 && (isDryRun || !isSkippingInvalid);
  if (!isRefused && !isDryRun) await backupBefore(command, 'import', '导入');
  const committed = isRefused || isDryRun ? null : finish(commitSteps(context, { ...preview, isSkippingInvalid }));
  return answerOf(preview, committed?.batchId ?? null, isRefused, isDryRun);
}

function answerOf(preview: JudgedPreview, batchId: number | null, isRefused: boolean, isDryRun: boolean): Answer {
  const { checked } = preview;
  const { counts } = checked;
  const accepted = counts.new + counts.changed;
  const rejections = rejectionsOf(checked);
  for (const rejection of rejections) say(`第 ${rejection.row} 行 ${rejection.column}：${rejection.message}`);
  const outcome = isRefused
    ? '没有写入任何数据'
    : isDryRun
      ? '只是检查，没有写入'
      : accepted === 0
        ? '与台账一致，没有任何变动'
        : `已写入，批次 ${batchId ?? '—'}`;
  return {
    json: {
      kind: checked.kind,
      rows: checked.rows,
      accepted,
      unchanged: counts.unchanged,
      rejected: rejections.map(({ row, column, code, message }) => ({ row, column, code, message })),
      warnings: warningsOf(checked).map(({ row, column, code, message }) => ({ row, column, code, message })),
      batchId,
    },
    text: `数据 ${checked.rows} 行：可写入 ${accepted}，无变动 ${counts.unchanged}，不合格 ${counts.rejected}。${outcome}。`,
    exitCode: isRefused ? 2 : 0,
  };
}

export function importUndo(command: OpenCommand): Answer {
  allowed(command, 'imports.undo');
  const batchId = Number(required(command.options, 'batch'));
  if (!Number.isInteger(batchId)) throw new AppError('BATCH_NOT_FOUND', { batch: command.options.values['batch'] ?? '—' });
  const { undone } = finish(batches.undoSteps(command.context, batchId));
  return { json: { undone }, text: `第 ${batchId} 号导入已撤销，共 ${undone} 条。` };
}
