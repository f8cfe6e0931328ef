/** Copies of the ledger: made by themselves and by hand, checked, kept in two places, taken back. */
import { z } from 'zod';
import { ledgerCardSchema, passphraseSchema, sessionSchema, userNameSchema } from './ledger.ts';
import { administrators, countyUsers, everyClerk, method } from './method.ts';

export const backupKinds = ['daily', 'manual', 'import', 'upgrade', 'restore', 'move'] as const;
export type BackupKind = (typeof backupKinds)[number];
export const backupKindLabels: Readonly<Record<BackupKind, string>> = {
  daily: '自动',
  manual: '手动',
  import: '导入前',
  upgrade: '升级前',
  restore: '恢复前',
  move: '搬迁',
};

const placeSchema = z.enum(['own', 'second']);
const kindSchema = z.enum(backupKinds);

const copySchema = z.object({
  place: placeSchema,
  /** Name of its folder; with the place it says which copy is meant. */
  id: z.string(),
  kind: kindSchema,
  madeAt: z.string(),
  madeBy: z.string().nullable(),
  bytes: z.number(),
  schemaVersion: z.number(),
  people: z.number(),
  /** Why it cannot be taken back; null for a whole one. */
  problem: z.string().nullable(),
});
export type BackupCopy = z.infer<typeof copySchema>;

/** Inside the folder of backups: a name the program gave, nothing that leads elsewhere. */
const idSchema = z.string().regex(/^\d{8}-\d{6}-[a-z]+(-\d+)?$/, '请选择一份备份');

const secondSchema = z.object({
  folder: z.string(),
  state: z.enum(['ready', 'absent', 'unwritable']),
  lastMadeAt: z.string().nullable(),
  daysSince: z.number().nullable(),
  isSameDisk: z.boolean(),
});

const madeSchema = z.object({
  id: z.string(),
  bytes: z.number(),
  /** What happened at the second place; `none` when there is none. */
  second: z.enum(['none', 'copied', 'absent', 'failed']),
  /** In words, when it failed. */
  secondProblem: z.string().nullable(),
  removed: z.number(),
  missingAttachments: z.number(),
});

const holdingSchema = z.object({
  madeAt: z.string(),
  madeBy: z.string().nullable(),
  kind: kindSchema,
  appVersion: z.string(),
  ledgerName: z.string(),
  regionName: z.string(),
  isDemo: z.boolean(),
  schemaVersion: z.number(),
  isOlderSchema: z.boolean(),
  lastChangeAt: z.string(),
  people: z.number(),
  homes: z.number(),
  sheets: z.number(),
  payLines: z.number(),
  attachments: z.number(),
  missingAttachments: z.number(),
  auditLines: z.number(),
  bytes: z.number(),
});

/** Before the passphrase: enough to choose a copy by and to log in with; what lies in it is told to nobody yet. */
const closedCopySchema = z.object({
  file: z.string(),
  madeAt: z.string(),
  kind: kindSchema,
  bytes: z.number(),
  userNames: z.array(z.string()),
});

const lossSchema = z.object({
  /** False when the copy comes from another course of this ledger, before an earlier restore. */
  isAncestor: z.boolean(),
  lines: z.number(),
  /** Of the log, logins and copies among them: a restore carries them over. */
  logLines: z.number(),
  groups: z.array(z.object({ action: z.string(), count: z.number(), newestAt: z.string(), examples: z.array(z.string()) })),
  /** Disabled after a restore. */
  usersOnlyInCopy: z.array(z.string()),
});

/** A copy in one of the two places, or a file the user has pointed at in this run. */
const sourceSchema = z.union([z.object({ place: placeSchema, id: idSchema }), z.object({ file: z.string().min(1).max(1000) })]);

const backupFiles = { filterName: '颐养台账备份', extensions: ['yiyangpack', 'yiyangbackup', 'yiyang'] } as const;

export const backupMethods = {
  'backups.status': method({
    title: '查看备份',
    access: countyUsers,
    reach: 'county',
    input: z.object({}),
    output: z.object({
      folder: z.string(),
      lastGoodAt: z.string().nullable(),
      daysSince: z.number().nullable(),
      isOld: z.boolean(),
      hasChanges: z.boolean(),
      /** The automatic one did not succeed: why, in words. */
      lastProblem: z.string().nullable(),
      isRunning: z.boolean(),
      copies: z.number(),
      bytes: z.number(),
      freeBytes: z.number().nullable(),
      second: secondSchema.nullable(),
      /** Copies of attachments found damaged in the two places while the ledger's own are not whole either. */
      damagedAttachments: z.number(),
      rotation: z.object({ days: z.number(), weeks: z.number(), months: z.number(), safetyDays: z.number() }),
    }),
  }),
  'backups.list': method({ title: '查看备份', access: countyUsers, reach: 'county', input: z.object({}), output: z.array(copySchema) }),
  'backups.make': method({
    title: '立即备份',
    access: everyClerk,
    reach: 'county',
    input: z.object({}),
    output: madeSchema,
    isJob: true,
  }),
  'backups.setSecondPlace': method({
    title: '设置第二备份位置',
    access: administrators,
    reach: 'county',
    input: z.object({}),
    output: z.object({ folder: z.string(), isSameDisk: z.boolean() }),
    file: { dialog: 'folder', title: '选择第二备份位置（U盘、移动硬盘或共享文件夹）', filterName: '文件夹', extensions: [] },
  }),
  'backups.clearSecondPlace': method({
    title: '停用第二备份位置',
    access: administrators,
    reach: 'county',
    input: z.object({}),
    output: z.object({}),
  }),
  'backups.setRotation': method({
    title: '设置备份保留数量',
    access: administrators,
    reach: 'county',
    input: z.object({
      days: z.number().int().min(3, '至少保留3天').max(90, '最多90天'),
      weeks: z.number().int().min(0).max(52, '最多52周'),
      months: z.number().int().min(0).max(60, '最多60个月'),
      safetyDays: z.number().int().min(30, '至少保留30天').max(3650, '最多3650天'),
    }),
    output: z.object({}),
  }),
  /** A file or a folder's manifest outside the two places, for preview and restore in this run. */
  'backups.chooseFile': method({
    title: '选择备份文件',
    access: administrators,
    reach: 'county',
    input: z.object({}),
    output: z.object({ file: z.string() }),
    file: { dialog: 'open', title: '选择备份', ...backupFiles },
  }),
  'backups.preview': method({
    title: '查看备份内容',
    access: administrators,
    reach: 'county',
    input: sourceSchema,
    output: z.object({ holding: holdingSchema, loss: lossSchema }),
  }),
  /** Takes the ledger back to a copy; the state before is copied first. */
  'backups.restore': method({
    title: '恢复备份',
    access: administrators,
    reach: 'county',
    input: z.object({ source: sourceSchema, passphrase: passphraseSchema }),
    output: z.object({
      session: sessionSchema,
      safetyCopy: z.string(),
      madeAt: z.string(),
      lostLines: z.number(),
      /** Who came back with the copy and has no passphrase now; who is too new for it. */
      usersDisabled: z.array(z.string()),
      usersDropped: z.array(z.string()),
      missingAttachments: z.number(),
    }),
    isJob: true,
  }),
  /** Everything in one encrypted file, for a new computer. */
  'backups.pack': method({
    title: '打包搬迁',
    access: administrators,
    reach: 'county',
    input: z.object({}),
    output: z.object({ file: z.string(), bytes: z.number(), missingAttachments: z.number() }),
    file: { dialog: 'save', title: '打包到一个文件', filterName: '颐养台账搬迁包', extensions: ['yiyangpack'] },
    isJob: true,
  }),
  'backups.inspectFile': method({
    title: '选择备份',
    access: 'anyone',
    reach: 'none',
    input: z.object({}),
    output: closedCopySchema,
    file: { dialog: 'open', title: '选择备份', ...backupFiles },
  }),
  /** Copies that lie beside a ledger which does not open. */
  'backups.besideLedger': method({
    title: '查看备份',
    access: 'anyone',
    reach: 'none',
    input: z.object({ file: z.string() }),
    output: z.array(closedCopySchema),
  }),
  /** Before login: makes a ledger from a copy in a folder of the user's choice. */
  'backups.restoreFromFile': method({
    title: '从备份恢复',
    access: 'anyone',
    reach: 'none',
    input: z.object({ source: z.string(), userName: userNameSchema, secret: passphraseSchema, isRecoveryKey: z.boolean() }),
    output: ledgerCardSchema,
    file: { dialog: 'folder', title: '选择存放台账的文件夹', filterName: '文件夹', extensions: [] },
    isJob: true,
  }),
  /** The same in the place of a ledger that does not open; the damaged file is kept under another name. */
  'backups.restoreInPlace': method({
    title: '从备份恢复',
    access: 'anyone',
    reach: 'none',
    input: z.object({
      source: z.string(),
      file: z.string(),
      userName: userNameSchema,
      secret: passphraseSchema,
      isRecoveryKey: z.boolean(),
    }),
    output: z.object({ card: ledgerCardSchema, keptAs: z.string().nullable() }),
    isJob: true,
  }),
} as const;
