import type { ErrorText } from './text.ts';

/** Refusals of the command line, and of printing. */
export const commandMessages = {
  COMMAND_UNKNOWN: { what: '不认识的命令：{command}', next: '可用的命令：{commands}' },
  COMMAND_OPTION: { what: '命令选项有误：{option}', next: '{usage}' },
  PASSPHRASE_NOT_GIVEN: { what: '没有给出口令。', next: '请在环境变量 {variable} 中设置口令。' },
  PRINT_FAILED: { what: '没有打印成功。', next: '请检查打印机是否已连接、已开机；也可以先保存为 PDF 再打印。' },
} as const satisfies Readonly<Record<string, ErrorText>>;
