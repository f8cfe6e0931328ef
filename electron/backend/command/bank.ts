/** Commands of payment through a bank: batches out, results in. */
import { resolve } from 'node:path';
import { row } from '../../../database/core/sql.ts';
import * as bank from '../../../database/features/bank/service.ts';
import { saveProtected } from '../../../database/features/exports/service.ts';
import { bankParts, type BankPart, type BankSheet } from '../../contract/bank.ts';
import { AppError } from '../../contract/result.ts';
import { destitute } from '../../contract/schemes.ts';
import { formatMonth, formatYuan } from '../../contract/values.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import { say, type Answer } from './output.ts';
import { monthOption, protectionOption } from './pay.ts';

/** @throws AppError SHEET_MONTH_NOT_FOUND */
function sheetOption(command: OpenCommand): number {
  const month = monthOption(command.options);
  const found = row<{ sheetId: number }>(
    command.context,
    'SELECT sheet_id AS sheetId FROM sheet WHERE scheme = ? AND month = ?',
    destitute,
    month,
  );
  if (!found) throw new AppError('SHEET_MONTH_NOT_FOUND', { month: formatMonth(month) });
  return found.sheetId;
}

function partOption({ options }: OpenCommand): BankPart {
  const word = options.values['part'] ?? 'all';
  const part = bankParts.find(({ id }) => id === word)?.id;
  if (!part)
    throw new AppError('COMMAND_OPTION', {
      option: `--part ${word}`,
      usage: `可用：${bankParts.map(({ id, label }) => `${id}（${label}）`).join('、')}。`,
    });
  return part;
}

/** Makes the batch of what stands in none yet, and writes its file. */
export async function bankExport(command: OpenCommand): Promise<Answer> {
  const { context, options } = command;
  allowed(command, 'bank.makeFile');
  const file = resolve(required(options, 'out'));
  const wanted = { sheetId: sheetOption(command), part: partOption(command), layoutKey: options.values['layout'] ?? 'agent' };
  const protection = protectionOption(command);
  const { leftOutLines, leftOutFen, leftOut } = bank.preview(context, wanted);
  const made = bank.makeFile(context, wanted);
  await saveProtected(context, bank.savedContent(context, made.bankFileId), file, protection);
  const { batchNumber, rows, lines, totalFen, fileHash } = made;
  return {
    json: { file, batchNumber, rows, lines, totalFen, sha256: fileHash, leftOutLines, leftOutFen, leftOut },
    text: `批次 ${batchNumber}：${rows} 行，合计 ${formatYuan(totalFen)} 元，已保存 ${file}。未列入 ${leftOutLines} 笔，${formatYuan(leftOutFen)} 元。`,
  };
}

function shown(sheet: BankSheet): Answer {
  const { month, state, totalFen, paidFen, openFen, returnedFen, restFen, files } = sheet;
  return {
    json: {
      month,
      state,
      totalFen,
      paidFen,
      openFen,
      returnedFen,
      restFen,
      files: files.map(({ batchNumber, rows, totalFen: fileFen, success, failed, open, withdrawnReason }) => ({
        batchNumber,
        rows,
        totalFen: fileFen,
        success,
        failed,
        open,
        isWithdrawn: withdrawnReason !== null,
      })),
    },
    text: `${formatMonth(month)}发放表合计 ${formatYuan(totalFen)} 元：已到账 ${formatYuan(paidFen)}，待回盘 ${formatYuan(openFen)}，退票 ${formatYuan(returnedFen)}，未列入批次 ${formatYuan(restFen)}。`,
  };
}

export function bankShow(command: OpenCommand): Answer {
  allowed(command, 'bank.sheet');
  return shown(bank.bankSheet(command.context, sheetOption(command), command.context.actor.userId));
}

/** Says that the sheet went to the finance office today. */
export function bankSend(command: OpenCommand): Answer {
  const { context, options } = command;
  allowed(command, 'bank.advance');
  const sheetId = sheetOption(command);
  bank.advance(context, {
    sheetId,
    action: 'send',
    happenedOn: context.clock.today(),
    documentNumber: options.values['document'] ?? null,
    note: null,
    reason: null,
  });
  return shown(bank.bankSheet(context, sheetId, context.actor.userId));
}

/** With any row that does not fit nothing is written, and the exit status is 2. */
export async function bankResult(command: OpenCommand): Promise<Answer> {
  const { context, options } = command;
  allowed(command, 'bank.importResult');
  const [, , file] = options.words;
  if (file === undefined) throw new AppError('COMMAND_OPTION', { option: 'FILE', usage: '用法：bank result 文件 [--batch 批次号]' });
  const { batch } = options.values;
  const bankFileId = batch === undefined ? null : bank.fileOfBatch(context, batch);
  const answer = bank.importResult(context, await bank.readResultFile(resolve(file)), { bankFileId, resultOn: context.clock.today() });
  for (const { row: line, message } of answer.problems) say(`第 ${line} 行：${message}`);
  const isRefused = answer.problems.length > 0;
  return {
    json: answer,
    text: isRefused
      ? `${answer.problems.length} 处不符，没有写入任何数据。`
      : `成功 ${answer.success} 笔，失败 ${answer.failed} 笔，没有变化 ${answer.unchanged} 笔。`,
    ...(isRefused ? { exitCode: 2 } : {}),
  };
}
