import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '../../electron/main/file-name.ts';

test.each([
  ['发放表 2022年1月', 'pdf', '发放表 2022年1月.pdf'],
  ['发放表.pdf', 'pdf', '发放表.pdf'],
  ['发放表.PDF', 'pdf', '发放表.pdf'],
  ['../../../etc/cron.d/job', 'pdf', 'job.pdf'],
  ['C:\\Windows\\System32\\calc.exe', 'xlsx', 'calc.exe.xlsx'],
  ['/etc/passwd', '', 'passwd'],
  ['..', 'pdf', '文件.pdf'],
  ['.bashrc', 'pdf', 'bashrc.pdf'],
  ['   ', 'pdf', '文件.pdf'],
  ['', 'xlsx', '文件.xlsx'],
  ['CON', 'pdf', '文件CON.pdf'],
  ['nul.txt', 'pdf', '文件nul.txt.pdf'],
  ['a<b>c:d"e|f?g*h', 'pdf', 'abcdefgh.pdf'],
  ['表\u202Efdp.exe', 'pdf', '表fdp.exe.pdf'],
  ['换\n行\u0000', 'pdf', '换行.pdf'],
  ['𬭚'.repeat(200), 'pdf', `${'𬭚'.repeat(100)}.pdf`],
])('%j with ending %j', (suggested, extension, name) => {
  expect(safeFileName(suggested, extension)).toBe(name);
});

test('whatever is suggested, a plain file name comes out, and the same again from itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (suggested) => {
      const name = safeFileName(suggested, 'pdf');
      expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}]+\.pdf$/u);
      expect(name).not.toMatch(/^\./);
      expect(safeFileName(name, 'pdf')).toBe(name);
    }),
  );
});
