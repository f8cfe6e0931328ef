import { z } from 'zod';
import { administrators, everybody, method, roles, type Role } from './method.ts';

/** Methods of the ledger itself: create, open, regions. */
export const roleSchema = z.enum(roles.map((role) => role.id) as [Role, ...Role[]]);
export const userNameSchema = z.string().trim().min(1, '请填写用户名').max(30, '用户名不超过30个字');
export const passphraseSchema = z.string().min(1, '请填写口令').max(200, '口令不超过200个字符');

export const ledgerCardSchema = z.object({
  file: z.string(),
  name: z.string(),
  regionName: z.string(),
  isDemo: z.boolean(),
  /** Names to choose from at login. */
  userNames: z.array(z.string()),
});
export type LedgerCard = z.infer<typeof ledgerCardSchema>;

export const sessionSchema = z.object({
  ledger: z.object({ name: z.string(), regionCode: z.string(), regionName: z.string(), file: z.string(), isDemo: z.boolean() }),
  user: z.object({
    userId: z.number(),
    name: z.string(),
    role: roleSchema,
    /** The township or the home a user is bound to; null for the whole county. */
    townCode: z.string().nullable(),
    homeId: z.number().nullable(),
    placeName: z.string().nullable(),
    /** Chosen by an administrator: until it is changed nothing else is answered. */
    isPassphraseTemporary: z.boolean(),
  }),
  /** Before this login: when the user was here last, and how often somebody has tried his passphrase since. */
  lastLogin: z.object({ at: z.string().nullable(), wrongTries: z.number(), lastWrongAt: z.string().nullable() }),
});
export type Session = z.infer<typeof sessionSchema>;

const recentSchema = z.object({
  file: z.string(),
  name: z.string(),
  regionName: z.string(),
  isDemo: z.boolean(),
  openedAt: z.string(),
  isPresent: z.boolean(),
});
export type RecentLedger = z.infer<typeof recentSchema>;

export const regionSchema = z.object({ code: z.string(), name: z.string() });

const ledgerFiles = { title: '打开台账', filterName: '颐养台账', extensions: ['yiyang'] } as const;

export const ledgerMethods = {
  'ledger.status': method({
    title: '查看状态',
    access: 'anyone',
    reach: 'none',
    input: z.object({}),
    output: z.object({
      version: z.string(),
      isDemo: z.boolean(),
      today: z.string(),
      session: sessionSchema.nullable(),
      /** Somebody is logged in, but the window is locked. */
      isLocked: z.boolean(),
      recent: z.array(recentSchema),
    }),
  }),
  /** A recent ledger chosen from the list; refused for a file that is not in the list. */
  'ledger.inspectRecent': method({
    title: '查看台账',
    access: 'anyone',
    reach: 'none',
    input: z.object({ file: z.string() }),
    output: ledgerCardSchema,
  }),
  'ledger.inspectFile': method({
    title: '打开台账',
    access: 'anyone',
    reach: 'none',
    input: z.object({}),
    output: ledgerCardSchema,
    file: { dialog: 'open', ...ledgerFiles },
  }),
  'ledger.forgetRecent': method({
    title: '从列表移除',
    access: 'anyone',
    reach: 'none',
    input: z.object({ file: z.string() }),
    output: z.object({}),
  }),
  /** Makes `<folder>/<name>/<name>.yiyang` and logs its first administrator in. The recovery key is shown and printed once. */
  'ledger.create': method({
    title: '新建台账',
    access: 'anyone',
    reach: 'none',
    input: z.object({
      name: z
        .string()
        .trim()
        .min(1, '请填写台账名称')
        .max(40, '台账名称不超过40个字')
        .regex(/^[^\\/:*?"<>|.][^\\/:*?"<>|]*$/u, '名称不能含有 \\ / : * ? " < > | 等符号'),
      regionCode: z.string().regex(/^\d{6}$|^\d{4}$/, '请选择行政区划'),
      userName: userNameSchema,
      passphrase: passphraseSchema,
    }),
    output: z.object({ session: sessionSchema, recoveryKey: z.string(), divisions: z.number() }),
    file: { dialog: 'folder', title: '选择存放台账的文件夹', filterName: '文件夹', extensions: [] },
    isJob: true,
  }),
  'ledger.login': method({
    title: '登录',
    access: 'anyone',
    reach: 'none',
    input: z.object({
      file: z.string(),
      userName: userNameSchema,
      passphrase: passphraseSchema,
      /** An administrator goes on although the clock stands before the ledger's last line. */
      isClockAccepted: z.boolean().optional(),
    }),
    output: sessionSchema,
  }),
  /** Opens by the printed recovery key and sets a new passphrase for an administrator. */
  'ledger.recover': method({
    title: '用恢复密钥打开',
    access: 'anyone',
    reach: 'none',
    input: z.object({
      file: z.string(),
      recoveryKey: z.string().min(1, '请填写恢复密钥'),
      userName: userNameSchema,
      passphrase: passphraseSchema,
    }),
    output: sessionSchema,
  }),
  /** Makes the demonstration ledger, when there is none yet, and logs its administrator in. Refused outside a demonstration. */
  'ledger.openDemo': method({
    title: '打开演示台账',
    access: 'anyone',
    reach: 'none',
    input: z.object({}),
    output: sessionSchema,
    isJob: true,
  }),
  'ledger.logout': method({ title: '退出登录', access: 'anyone', reach: 'none', input: z.object({}), output: z.object({}) }),
  'ledger.checkPassphrase': method({
    title: '检查口令强度',
    access: 'anyone',
    reach: 'none',
    input: z.object({ passphrase: z.string().max(200), userName: z.string().max(30) }),
    output: z.object({ isStrong: z.boolean(), score: z.number().int().min(0).max(4), reason: z.string() }),
  }),
  /** Page of the recovery key as PDF; only until the new ledger's user leaves the page (the key is kept nowhere). */
  'ledger.recoveryPaper': method({
    title: '打印恢复密钥',
    access: administrators,
    reach: 'none',
    input: z.object({ recoveryKey: z.string() }),
    output: z.object({ pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  }),
  'ledger.saveRecoveryPaper': method({
    title: '保存恢复密钥',
    access: administrators,
    reach: 'none',
    input: z.object({ recoveryKey: z.string() }),
    output: z.object({ file: z.string() }),
    file: { dialog: 'save', title: '保存恢复密钥', filterName: 'PDF 文件', extensions: ['pdf'] },
  }),
  'regions.provinces': method({ title: '查看区划', access: 'anyone', reach: 'none', input: z.object({}), output: z.array(regionSchema) }),
  'regions.cities': method({
    title: '查看区划',
    access: 'anyone',
    reach: 'none',
    input: z.object({ provinceCode: z.string() }),
    output: z.array(regionSchema),
  }),
  'regions.counties': method({
    title: '查看区划',
    access: 'anyone',
    reach: 'none',
    input: z.object({ cityCode: z.string() }),
    output: z.array(regionSchema),
  }),
  /** Townships and villages of the open ledger. */
  'divisions.list': method({
    title: '查看区划',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.array(
      z.object({ code: z.string(), name: z.string(), level: z.enum(['county', 'town', 'village']), parentCode: z.string().nullable() }),
    ),
  }),
  'jobs.cancel': method({
    title: '取消',
    access: 'anyone',
    reach: 'none',
    input: z.object({ jobId: z.string() }),
    output: z.object({ isCancelled: z.boolean() }),
  }),
  /** What waits for this user, and the county in a few figures. */
  'today.summary': method({
    title: '查看今日',
    access: everybody,
    reach: 'own',
    input: z.object({}),
    output: z.object({
      today: z.string(),
      tasks: z.array(
        z.object({ id: z.string(), title: z.string(), detail: z.string(), link: z.string(), tone: z.enum(['todo', 'warn', 'info']) }),
      ),
      /** Those suspended are in the register and in the indicators; `centralised` and `scattered` are without them. */
      people: z.object({
        active: z.number(),
        centralised: z.number(),
        scattered: z.number(),
        suspended: z.number(),
        suspendedCentralised: z.number(),
      }),
      levels: z.array(z.object({ level: z.string(), centralised: z.number(), scattered: z.number() })),
      homes: z.array(z.object({ homeId: z.number(), name: z.string(), beds: z.number(), residents: z.number() })),
      months: z.array(
        z.object({ month: z.string(), state: z.string(), totalFen: z.number(), toHomesFen: z.number(), persons: z.number() }),
      ),
    }),
  }),
} as const;
