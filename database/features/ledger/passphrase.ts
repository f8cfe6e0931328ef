/** Strength of a passphrase: length and variety count, well-known words and sequences do not. Pure. */
import { AppError } from '../../../electron/contract/result.ts';

const shortestLength = 10;

/** What offices type first; compared without case and with look-alike digits turned into letters. */
const wellKnown = [
  'password',
  'passw0rd',
  'admin',
  'administrator',
  'qwerty',
  'qwertyuiop',
  'asdfgh',
  'zxcvbn',
  'iloveyou',
  'letmein',
  'welcome',
  'abc123',
  'a1b2c3',
  '1q2w3e',
  '1qaz2wsx',
  'zaq12wsx',
  'woaini',
  'mima',
  'minzheng',
  'mzj',
  'jinglaoyuan',
  'yiyang',
  'yanglao',
  'taizhang',
  '民政局',
  '敬老院',
  '颐养台账',
  '管理员',
  '密码',
  '口令',
];

export type Strength = { readonly isStrong: boolean; readonly score: 0 | 1 | 2 | 3 | 4; readonly reason: string };

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/@/g, 'a').replace(/\$/g, 's');
}

/** Characters that are left when runs (aaaa), sequences (1234, abcd) and keyboard rows are counted once. */
function effectiveLength(text: string): number {
  const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
  const characters = [...text];
  let length = 0;
  characters.forEach((character, index) => {
    const previous = characters[index - 1];
    const step = previous === undefined ? null : (character.codePointAt(0) ?? 0) - (previous.codePointAt(0) ?? 0);
    const isOnRow = previous !== undefined && rows.some((row) => row.includes(previous + character));
    const isPredictable = step !== null && (Math.abs(step) <= 1 || isOnRow);
    // A Chinese character is one of thousands: it counts for two.
    const weight = (character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
    length += isPredictable ? 0.25 : weight;
  });
  return length;
}

export function passphraseStrength(passphrase: string, userName: string): Strength {
  const text = plain(passphrase);
  if (passphrase.length === 0) return { isStrong: false, score: 0, reason: '还没有填写' };
  let rest = text;
  for (const word of [...wellKnown, plain(userName)].filter((word) => word.length > 1)) rest = rest.replaceAll(word, '');
  const length = effectiveLength(rest);
  const kinds = [/[a-z]/.test(text), /\d/.test(text), /[^a-z\d]/.test(text)].filter(Boolean).length;
  const isDigitsOnly = /^\d+$/.test(text);
  const isVaried = new Set(rest).size >= 5;
  if (/^\d{6}(19|20)\d{2}(0\d|1[0-2])\d{5}[\dx]$/.test(text)) return { isStrong: false, score: 1, reason: '不要用身份证号' };
  if (/^1[3-9]\d{9}$/.test(text)) return { isStrong: false, score: 1, reason: '不要用手机号' };
  if (length < shortestLength * 0.6) return { isStrong: false, score: 1, reason: '太短，或含有用户名、常见词、连续字符' };
  if (isDigitsOnly) return { isStrong: false, score: 1, reason: '不要只用数字' };
  if (length < shortestLength) return { isStrong: false, score: 2, reason: `再长一些，至少相当于 ${shortestLength} 个不相连的字符` };
  if (!isVaried) return { isStrong: false, score: 2, reason: '重复的字符太多' };
  return length >= shortestLength * 1.6 || kinds === 3
    ? { isStrong: true, score: 4, reason: '很好' }
    : { isStrong: true, score: 3, reason: '可以' };
}

/** @param field of the form that shows the reason @throws AppError WEAK_PASSPHRASE */
export function requireStrong(passphrase: string, userName: string, field = 'passphrase'): void {
  const strength = passphraseStrength(passphrase, userName);
  if (!strength.isStrong)
    throw new AppError('WEAK_PASSPHRASE', { reason: strength.reason, length: shortestLength }, { [field]: strength.reason });
}
