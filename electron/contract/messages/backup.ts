import type { ErrorText } from './text.ts';

/** Refusals of backups and restores. */
export const backupMessages = {
  BACKUP_NOT_ONE: {
    what: '所选文件不是颐养台账的备份：{file}',
    next: '请选择备份文件夹里的“备份说明.yiyangbackup”，或扩展名为 .yiyangpack 的搬迁包；所选文件没有改动。',
  },
  BACKUP_DAMAGED: { what: '备份不完整或已损坏（{reason}）：{file}', next: '台账没有改动。请换一份备份；U盘上的可重新插拔后再试一次。' },
  BACKUP_NOT_FOUND: { what: '找不到这份备份：{copy}', next: '请刷新列表；备份在U盘上的，请先插好。' },
  BACKUP_OTHER_LEDGER: {
    what: '这是另一本台账“{name}”的备份，不能恢复到当前台账。',
    next: '当前台账没有改动。要使用那一本，请退出登录，在台账列表中选择“从备份恢复”。',
  },
  BACKUP_OTHER_KEY: {
    what: '这份备份不是本台账的密钥写的，或备份说明被改动：{file}',
    next: '台账没有改动。请换一份备份；也可退出登录，在台账列表中选择“从备份恢复”，用当时的口令打开。',
  },
  BACKUP_IS_A_COPY: {
    what: '这是备份里的台账，不能直接打开：{file}',
    next: '直接在备份里记账会毁掉这份备份。请在台账列表中选择“从备份恢复”，或在“备份”页恢复。',
  },
  BACKUP_BEFORE_FAILED: {
    what: '{work}前的备份没有成功，没有写入任何数据：{reason}',
    next: '请先在“备份”页看明原因、备份成功，再{work}。',
  },
  BACKUP_NOT_ADMINISTRATOR: {
    what: '“{name}”不是系统管理员，不能用这份备份恢复。',
    next: '请由系统管理员填写口令，或使用建账时打印的恢复密钥。',
  },
  RESTORE_NOT_SWAPPED: {
    what: '恢复没有完成，台账仍是恢复前的样子：{file}（{reason}）',
    next: '请关闭正在使用该文件的其他程序后再试；恢复前的备份已经做好。',
  },
  SECOND_PLACE_INSIDE: {
    what: '第二备份位置不能选在台账自己的文件夹里：{folder}',
    next: '请选择U盘、移动硬盘或共享文件夹：电脑损坏时，这里的备份才用得上。',
  },
} as const satisfies Record<string, ErrorText>;
