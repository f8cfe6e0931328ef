/** What was measured, judged in plain words. Pure. `figures` go into the pack for technical support: numbers and codes, no names, no paths. */
import type { CheckId, CheckRow, CheckState } from '../../../electron/contract/check.ts';
import { bytesText } from '../../../electron/contract/size.ts';

export type Figures = Readonly<Record<string, string | number | boolean | null>>;
export type Finding = CheckRow & { readonly figures: Figures };

const titles: Readonly<Record<CheckId, string>> = {
  disk: '磁盘空间',
  place: '存放位置',
  ledger: '台账文件',
  keys: '钥匙文件',
  audit: '审计日志',
  backups: '备份',
  secondPlace: '第二备份位置',
  attachments: '附件',
  fonts: '打印字体',
  printer: '打印机',
  clock: '电脑时间',
  memory: '内存',
  version: '程序版本',
};

function finding(id: CheckId, state: CheckState, text: string, next: string | null, figures: Figures): Finding {
  return { id, title: titles[id], state, text, next, figures };
}

const gigabyte = 1024 ** 3;
/** A month's work, a copy of the ledger and some room for the system. */
const littleRoom = (ledgerBytes: number): number => Math.max(2 * gigabyte, ledgerBytes * 5);
const noRoom = (ledgerBytes: number): number => Math.max(200 * 1024 ** 2, ledgerBytes * 2);

export function diskFinding(free: number | null, ledgerBytes: number): Finding {
  const figures = { free, ledgerBytes };
  if (free === null) return finding('disk', 'notice', '系统没有告知剩余空间。', '请在文件管理器里看一看台账所在磁盘的剩余空间。', figures);
  const text = `台账所在磁盘还剩 ${bytesText(free)}，台账占用 ${bytesText(ledgerBytes)}。`;
  if (free < noRoom(ledgerBytes))
    return finding('disk', 'bad', text, '空间快用完了，随时可能写不进去，也做不了备份。请马上删除或移走不用的文件。', figures);
  if (free < littleRoom(ledgerBytes)) return finding('disk', 'notice', text, '空间不多了，请在近期删除或移走不用的文件。', figures);
  return finding('disk', 'good', text, null, figures);
}

export function placeFinding(file: string, refusal: string | null, fileSystem: string | null, isRemovable: boolean): Finding {
  const figures = { isRefused: refusal !== null, fileSystem, isRemovable };
  if (refusal !== null)
    return finding(
      'place',
      'bad',
      `台账在${refusal}里：${file}`,
      '请退出登录，把台账、钥匙文件和附件文件夹移到本机磁盘，再打开。',
      figures,
    );
  if (isRemovable)
    return finding('place', 'notice', `台账在移动磁盘上：${file}`, '移动磁盘容易拔出、丢失；请放在本机磁盘，移动磁盘用来存备份。', figures);
  return finding('place', 'good', `台账在本机磁盘上：${file}`, null, figures);
}

export function ledgerFinding(problems: readonly string[], tables: number, bytes: number): Finding {
  const figures = { problems: problems.length, tables, bytes };
  if (problems.length === 0) return finding('ledger', 'good', `结构完好，共核对 ${tables} 张数据表。`, null, figures);
  return finding(
    'ledger',
    'bad',
    `台账文件有 ${problems.length} 处损坏。`,
    '请停止录入，退出登录，用最近一次检查合格的备份恢复；现在的文件请原样保留。',
    figures,
  );
}

export function keysFinding(hasKey: boolean, hasCopy: boolean, users: number): Finding {
  const figures = { hasKey, hasCopy, users };
  if (!hasKey)
    return finding(
      'keys',
      'bad',
      '台账旁边的钥匙文件（.key）不见了。',
      hasCopy
        ? '旁边的第二份（.key.bak）还在：退出后重新登录，程序就用它补回。'
        : '缺少它，下次谁也登录不了。请不要关闭程序，先从备份里找回同名的 .key 文件放回原处。',
      figures,
    );
  if (!hasCopy) return finding('keys', 'notice', '钥匙文件完好，旁边的第二份（.key.bak）不见了。', '下次修改口令时会重新生成。', figures);
  return finding('keys', 'good', `钥匙文件和第二份都在，共 ${users} 名用户可以打开台账。`, null, figures);
}

export function auditFinding(found: { lines: number; faults: readonly string[]; anchor: string }): Finding {
  const figures = { lines: found.lines, faults: found.faults.length, anchor: found.anchor };
  if (found.faults.length > 0)
    return finding('audit', 'bad', `${found.faults[0] ?? ''}。`, '请在“审计日志”里核验，记下结果，报告主管人员；不要自行修改。', figures);
  if (found.anchor !== 'agrees')
    return finding(
      'audit',
      'notice',
      `${found.lines} 条日志前后相符，但台账旁的存证文件（.anchor）不可用。`,
      '请在“审计日志”里核验并查看说明。',
      figures,
    );
  return finding('audit', 'good', `${found.lines} 条日志前后相符，与台账外的存证一致。`, null, figures);
}

export function backupsFinding(
  found: { copies: number; damaged: number; lastDay: string | null; daysSince: number | null },
  oldAfterDays: number,
): Finding {
  const figures = { copies: found.copies, damaged: found.damaged, daysSince: found.daysSince };
  const wrong = found.damaged > 0 ? `另有 ${found.damaged} 份不完整，不能用来恢复。` : '';
  if (found.lastDay === null || found.daysSince === null)
    return finding('backups', 'bad', `还没有可用的备份。${wrong}`, '请在“备份”里马上备份一次。', figures);
  const text = `最近一次完好的备份是 ${found.lastDay}（${found.daysSince === 0 ? '今天' : `${found.daysSince} 天前`}），共 ${found.copies} 份。${wrong}`;
  if (found.daysSince > oldAfterDays) return finding('backups', 'bad', text, '备份太旧了，请在“备份”里马上备份一次。', figures);
  return finding(
    'backups',
    found.damaged > 0 ? 'notice' : 'good',
    text,
    found.damaged > 0 ? '请在“备份”里查看不完整的是哪几份。' : null,
    figures,
  );
}

export function secondPlaceFinding(
  found: { state: 'none' | 'ready' | 'absent' | 'unwritable'; isSameDisk: boolean; daysSince: number | null; free: number | null },
  oldAfterDays: number,
): Finding {
  const figures: Figures = { ...found };
  const set = '请在“备份”里选一个U盘、移动硬盘或共享文件夹作为第二备份位置。';
  const age = found.daysSince === null ? '还没有复制过' : found.daysSince === 0 ? '今天复制过' : `${found.daysSince} 天前复制过`;
  switch (found.state) {
    case 'none':
      return finding('secondPlace', 'notice', '没有第二备份位置：电脑坏了或丢了，备份会一起丢失。', set, figures);
    case 'absent':
      return finding(
        'secondPlace',
        found.daysSince === null || found.daysSince > oldAfterDays ? 'notice' : 'good',
        `第二备份位置没有插上，${age}。`,
        `请至少每 ${oldAfterDays} 天插上一次，再备份。`,
        figures,
      );
    case 'unwritable':
      return finding('secondPlace', 'bad', `第二备份位置不能写入，${age}。`, '请检查写保护开关和写入权限，或另选一个位置。', figures);
    case 'ready': {
      const room = found.free === null ? '' : `，还剩 ${bytesText(found.free)}`;
      if (found.isSameDisk) return finding('secondPlace', 'notice', '第二备份位置和台账在同一块磁盘上，磁盘坏了会一起丢失。', set, figures);
      if (found.daysSince === null || found.daysSince > oldAfterDays)
        return finding('secondPlace', 'notice', `第二备份位置可用${room}，${age}。`, '请在“备份”里备份一次。', figures);
      return finding('secondPlace', 'good', `第二备份位置可用${room}，${age}。`, null, figures);
    }
  }
}

export function attachmentsFinding(found: { files: number; missing: number; bytes: number }): Finding {
  if (found.files === 0) return finding('attachments', 'good', '还没有附件。', null, found);
  if (found.missing > 0)
    return finding(
      'attachments',
      'bad',
      `${found.files} 个附件文件里有 ${found.missing} 个不见了或不完整。`,
      '请不要删除台账旁的 attachments 文件夹；可从备份里找回，或请经办人重新上传。',
      found,
    );
  return finding('attachments', 'good', `${found.files} 个附件文件都在，共 ${bytesText(found.bytes)}。`, null, found);
}

export function fontsFinding(missing: readonly string[], count: number): Finding {
  const figures = { missing: missing.join(' '), count };
  if (missing.length === 0) return finding('fonts', 'good', `程序自带的 ${count} 个字体文件都能读取，生僻字也能打印。`, null, figures);
  return finding(
    'fonts',
    'bad',
    `程序自带的字体文件有 ${missing.length} 个不能读取，打印会出错或缺字。`,
    '请重新安装程序；台账不受影响。',
    figures,
  );
}

export function printerFinding(names: readonly string[] | null): Finding {
  const figures = { printers: names?.length ?? null };
  if (names === null) return finding('printer', 'notice', '没有问到打印机。', '请在系统设置里查看打印机。', figures);
  if (names.length === 0)
    return finding(
      'printer',
      'notice',
      '这台电脑没有安装打印机。',
      '请接好打印机并在系统设置里添加；也可以先保存为 PDF，到别的电脑打印。',
      figures,
    );
  return finding(
    'printer',
    'good',
    `已安装 ${names.length} 台打印机：${names.slice(0, 3).join('、')}${names.length > 3 ? '等' : ''}。`,
    null,
    figures,
  );
}

/** No computer that runs this program has lived before it. */
const programFrom = '2026-01-01';
/** Longer away than this is rarer than a wrong year. */
const longAwayDays = 400;

export function clockFinding(found: { now: string; localText: string; daysAway: number | null }): Finding {
  const away = found.daysAway ?? 0;
  const figures = { now: found.now, daysAway: found.daysAway };
  if (found.now < programFrom)
    return finding(
      'clock',
      'bad',
      `电脑时间是 ${found.localText}，早于本程序的发布。`,
      '请在系统设置的“日期和时间”里校准；主板电池没电时，每次开机都会这样。',
      figures,
    );
  if (away > longAwayDays)
    return finding(
      'clock',
      'notice',
      `电脑时间是 ${found.localText}，距上一次使用 ${away} 天。`,
      '如果没有隔这么久，请在系统设置里校准年份和日期。',
      figures,
    );
  return finding('clock', 'good', `电脑时间是 ${found.localText}。`, null, figures);
}

export function memoryFinding(total: number, free: number, own: number): Finding {
  const figures = { total, free, own };
  const text = `电脑内存 ${bytesText(total)}，可用 ${bytesText(free)}；后台占用 ${bytesText(own)}。`;
  return free < 300 * 1024 ** 2
    ? finding('memory', 'notice', text, '可用内存很少，程序会变慢。请关闭不用的程序。', figures)
    : finding('memory', 'good', text, null, figures);
}

export function versionFinding(version: string, schema: number, system: string): Finding {
  return finding('version', 'good', `颐养台账 ${version}，台账版本 ${schema}，系统 ${system}。`, null, { version, schema, system });
}
