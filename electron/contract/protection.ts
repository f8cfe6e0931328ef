/** How a file with people's numbers leaves the program: masked, encrypted for one receiver, or plain against a warning. */
import { z } from 'zod';

/** To whom a file goes and what for; anything else may be typed. */
export const exportPurposes = [
  '报财政部门核对拨款',
  '送代发银行',
  '报上级民政部门',
  '部门间数据核对',
  '审计、纪检检查',
  '本单位办公使用',
] as const;

/** Why a full number is looked at; anything else may be typed. */
export const revealReasons = ['核对身份信息', '核对收款账户', '联系本人或照料人', '答复银行、财政查询', '答复信访、检查'] as const;

/** The file is written once and may be tried at leisure, so it needs more than a passphrase at login. */
export const shortestExportPassphrase = 12;

/** Programs that open archives read letters beyond ASCII in different ways: one of them would refuse the right passphrase. */
const writable = /^[\x21-\x7e]*$/;

/** What is wrong with a passphrase for a file, whatever its strength; null for nothing. */
export function exportPassphraseFault(passphrase: string): string | null {
  if (passphrase === '') return '请填写密码';
  if (!writable.test(passphrase)) return '只能用英文字母、数字和符号：各种解压软件对中文和空格的处理不同';
  if (passphrase.length < shortestExportPassphrase) return `至少 ${shortestExportPassphrase} 个字符`;
  return null;
}

const purposeSchema = z.string().trim().min(2, '请选择或填写用途').max(60, '用途不超过60个字');
const passphraseSchema = z.string().superRefine((passphrase, context) => {
  const fault = exportPassphraseFault(passphrase);
  if (fault !== null) context.addIssue({ code: 'custom', message: fault });
});

export const reasonSchema = z.string().trim().min(2, '请选择或填写理由').max(60, '理由不超过60个字');

/** An AES-256 zip (WinZip AE-2). */
const encryptedSchema = z.object({ kind: z.literal('encrypted'), purpose: purposeSchema, passphrase: passphraseSchema.max(100) });
const plainSchema = z.object({ kind: z.literal('plain'), purpose: purposeSchema });

/** Of what cannot be masked: a scan. */
export const scanProtectionSchema = z.discriminatedUnion('kind', [encryptedSchema, plainSchema]);
export const protectionSchema = z.discriminatedUnion('kind', [z.object({ kind: z.literal('masked') }), encryptedSchema, plainSchema]);
export type Protection = z.infer<typeof protectionSchema>;
