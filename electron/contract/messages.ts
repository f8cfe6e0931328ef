/** The refusals of the whole program; those of one feature stand in a file of their own beside this one. */
import { assessmentMessages } from './messages/assessment.ts';
import { attachmentMessages } from './messages/attachment.ts';
import { backupMessages } from './messages/backup.ts';
import { bankMessages } from './messages/bank.ts';
import { bedMessages } from './messages/bed.ts';
import { commandMessages } from './messages/command.ts';
import { fundMessages } from './messages/fund.ts';
import { operatorMessages } from './messages/operator.ts';
import { gradingPaperMessages } from './messages/grading-paper.ts';
import { gradingMessages } from './messages/grading.ts';
import { quarterMessages } from './messages/quarter.ts';
import { indicatorPeriodMessages } from './messages/indicator-period.ts';
import { happinessSheetMessages } from './messages/happiness-sheet.ts';
import { happinessMessages } from './messages/happiness.ts';
import { homeMessages } from './messages/home.ts';
import { otherPaymentMessages } from './messages/other-payment.ts';
import { overlapMessages } from './messages/overlap.ts';
import { paperMessages } from './messages/paper.ts';
import { paymentHoldMessages } from './messages/payment-hold.ts';
import { parameterMessages } from './messages/parameter.ts';
import { placementMessages } from './messages/placement.ts';
import { recoveryMessages } from './messages/recovery.ts';
import { registerMessages } from './messages/register.ts';
import { renovationMessages } from './messages/renovation.ts';
import { renovationMoneyMessages } from './messages/renovation-money.ts';
import { renovationPaperMessages } from './messages/renovation-paper.ts';
import { renovationTargetMessages } from './messages/renovation-targets.ts';
import { renovationWorksMessages } from './messages/renovation-works.ts';
import { scatteredMessages } from './messages/scattered.ts';
import { sheetCheckMessages } from './messages/sheet-check.ts';
import { taskMessages } from './messages/task.ts';
import type { ErrorText } from './messages/text.ts';
import { topUpMessages } from './messages/top-up.ts';
import { ownReportMessages } from './messages/own-report.ts';
import { wordTemplateMessages } from './messages/word-template.ts';
import { whatIfMessages } from './messages/what-if.ts';

export type { ErrorText };

/** `{name}` is replaced by the parameter of that name. */
const templates = {
  INTERNAL: { what: '程序内部出错，操作没有完成。', next: '请复制错误报告（编号 {report}）交给技术支持；已保存的数据不受影响。' },
  INVALID_INPUT: { what: '填写的内容有误。', next: '请按红字提示修改后再提交。' },
  UNKNOWN_METHOD: { what: '程序各部分版本不一致，操作未执行。', next: '请关闭程序后重新打开。' },
  NOT_ALLOWED: { what: '当前用户没有权限执行“{action}”。', next: '请由有权限的用户登录后操作。' },
  OUT_OF_SCOPE: { what: '“{action}”超出了本用户的范围（{place}），没有执行。', next: '需要时请由县级用户办理。' },
  NOT_LOGGED_IN: { what: '尚未登录台账，操作未执行。', next: '请先登录。' },
  CANCELLED: { what: '操作已取消，没有写入任何数据。', next: '需要时可以重新开始。' },
  BACKEND_STOPPED: { what: '后台进程意外停止，刚才的操作没有确认完成。', next: '程序已自动重新启动后台，请重新登录并核对最后一次操作。' },
  BUSY: { what: '“{job}”正在进行。', next: '请等它完成，或先取消它。' },

  LEDGER_NOT_FOUND: { what: '找不到台账文件：{file}', next: '如果台账在U盘或移动硬盘上，请插好后重试；也可以打开别处的台账。' },
  LEDGER_EXISTS: { what: '这里已经有一本台账：{file}', next: '请换一个名称或文件夹；原有台账没有改动。' },
  LEDGER_IN_USE: { what: '台账正被另一个程序使用：{file}', next: '请先关闭另一个窗口或命令，再试一次。' },
  LEDGER_DAMAGED: { what: '台账文件已损坏，无法打开：{file}', next: '文件已原样保留，请勿删除；可用备份恢复，或联系技术支持。' },
  LEDGER_NEWER: {
    what: '台账由更新版本的程序建立（台账版本 {found}，本程序支持到 {supported}）：{file}',
    next: '请安装新版程序后再打开；台账没有改动。',
  },
  LEDGER_NOT_A_LEDGER: { what: '所选文件不是颐养台账：{file}', next: '请选择扩展名为 .yiyang 的台账文件；所选文件没有改动。' },
  LEDGER_KEY_MISSING: {
    what: '找不到台账的钥匙文件：{file}',
    next: '钥匙文件与台账放在同一个文件夹，缺少它无法解密；它的第二份（末尾为“.bak”）也不在。请点“从备份恢复”选最近的一份备份：台账完好的，只取回钥匙文件，台账不变。',
  },
  LEDGER_KEY_DAMAGED: {
    what: '台账的钥匙文件已损坏，它的第二份也不能用：{file}',
    next: '台账没有改动。请点“从备份恢复”选最近的一份备份：台账完好的，只取回钥匙文件，台账不变；损坏的钥匙文件另名保留。',
  },
  KEY_REVOKED: {
    what: '{secret}已更换，旧的钥匙文件不能再用。',
    next: '请用现在的{secret}；仍打不开的，请换回台账文件夹里的新钥匙文件（末尾为“.bak”的第二份，或最近备份里的那份），或由管理员重设。',
  },
  LEDGER_FOLDER_GONE: { what: '台账所在的文件夹不存在：{folder}', next: '请插好存放台账的磁盘，或选择别处的台账。' },
  LEDGER_FOLDER_NOT_WRITABLE: { what: '不能在这个文件夹写入：{folder}', next: '请选择本机磁盘上有写入权限的文件夹。' },
  LEDGER_MIGRATION_FAILED: {
    what: '台账升级没有完成，已退回升级前的状态：{file}',
    next: '原文件没有改动；请把错误报告（编号 {report}）交给技术支持。',
  },
  LEDGER_SCHEMA_CHANGED: {
    what: '台账的升级记录与本程序不一致（第 {version} 号）：{file}',
    next: '请使用建立该台账的正式版程序打开；台账没有改动。',
  },
  LEDGER_IS_DEMO: { what: '这是演示台账，正式使用时不打开：{file}', next: '请打开正式台账；要看演示，请以演示方式启动程序。' },
  LEDGER_NOT_DEMO: { what: '这是正式台账，演示时不打开：{file}', next: '台账没有改动。请关闭演示，按平常的方式启动程序后打开。' },
  DEMO_PROFILE: {
    what: '演示台账只建立在演示专用的设置文件夹里，不能建在：{folder}',
    next: '请以演示方式启动程序，由程序自己选择文件夹；没有写入任何数据。',
  },
  DEMO_PASSPHRASE: {
    what: '演示台账的口令与文件里写的不一致，不能自动登录：{file}',
    next: '请返回台账列表，用修改后的口令登录；要从头再演示一遍，请关闭程序，删除文件夹 {folder} 后再以演示方式启动。',
  },
  WRONG_PASSPHRASE: { what: '用户名或口令不正确。', next: '请检查大小写和输入法后重试；忘记口令请由管理员重设。' },
  RECOVERY_KEY_WRONG: { what: '恢复密钥不正确。', next: '请对照打印的恢复密钥逐组核对，共 {groups} 组。' },
  WEAK_PASSPHRASE: { what: '口令太弱：{reason}', next: '请使用至少 {length} 个字符，例如几个不相干的词语连在一起。' },
  USER_EXISTS: { what: '已有名为“{name}”的用户。', next: '请换一个用户名。' },
  USER_DISABLED: { what: '用户“{name}”已停用。', next: '请由管理员重新启用。' },
  USER_CHANGED: { what: '用户“{name}”的角色或范围已由管理员调整。', next: '请重新登录后继续。' },
  LAST_ADMINISTRATOR: { what: '“{name}”是最后一名管理员，不能停用或改变角色。', next: '请先增加另一名管理员。' },
  OWN_ACCOUNT: { what: '不能对自己执行“{action}”。', next: '请由另一名管理员操作；修改自己的口令请用右上角菜单中的“修改口令”。' },
  USER_PLACE_MISSING: { what: '没有选择所属的{place}。', next: '请选择后再保存。' },
  USER_PLACE_UNFIT: { what: '这个角色办理全县的事项，不能限定乡镇或敬老院。', next: '请去掉乡镇和敬老院后再保存。' },
  KEY_SLOT_LEFT: {
    what: '“{name}”已停用，不能再登录；但钥匙文件没有写成，其中还留有其钥匙。',
    next: '请检查磁盘后再停用一次；下次登录时程序也会自动清除。',
  },
  PASSPHRASE_TEMPORARY: { what: '现在用的是管理员给的临时口令，操作没有执行。', next: '请先改成只有自己知道的口令。' },
  PASSPHRASE_REUSED: { what: '新口令与原口令相同，没有修改。', next: '请换一个没有用过的口令。' },
  TRIES_EXHAUSTED: {
    what: '口令连续错误 {tries} 次，{wait}内不能再试。',
    next: '请在 {wait}后重试；忘记口令可由管理员重设，或用恢复密钥打开。',
  },
  RECOVERY_TRIES_EXHAUSTED: {
    what: '恢复密钥连续错误 {tries} 次，{wait}内不能再试。',
    next: '请在 {wait}后对照打印件逐组填写。',
  },
  RECOVERY_KEY_NOT_PROPOSED: { what: '没有待启用的恢复密钥，原来的恢复密钥仍然有效。', next: '请重新生成恢复密钥。' },
  NOT_AN_ADMINISTRATOR: { what: '“{name}”不是可用的系统管理员。', next: '恢复密钥只为系统管理员重设口令，请填写：{names}。' },
  LOCKED: { what: '窗口已锁定，操作没有执行。', next: '请填写口令解锁后再试。' },
  UNKNOWN_USER: { what: '没有名为“{name}”的用户。', next: '请检查用户名。' },

  UNKNOWN_REGION: { what: '区划代码 {region} 不在全国区划表中。', next: '请填写6位县级代码或4位市级代码，例如 370983。' },

  FILE_NOT_FOUND: { what: '找不到文件：{file}', next: '请检查路径后重试。' },
  FILE_NOT_READABLE: { what: '无法读取文件：{file}（{reason}）', next: '请确认文件没有被占用、没有损坏，再试一次。' },
  FILE_NOT_WRITABLE: { what: '无法写入文件：{file}（{reason}）', next: '请关闭正在打开它的程序，或换一个位置保存。' },
  FILE_TOO_LARGE: { what: '文件过大：{file}（{size}，上限 {limit}）', next: '请拆分后分批导入。' },
  FILE_ENCRYPTED: { what: '文件设有打开密码：{file}', next: '请在表格软件中取消密码后另存，再导入。' },
  FILE_DAMAGED: { what: '文件已损坏或不完整：{file}', next: '请用表格软件打开后另存为 xlsx，或向提供者重新要一份，再导入。' },
  FILE_TOO_COMPLEX: {
    what: '读取文件所需的时间或内存超过上限：{file}',
    next: '请删去无关的工作表和空白行列，另存后再导入；数据确实很多时请拆分后分批导入。',
  },
  FILE_NOT_A_WORKBOOK: { what: '文件不是可识别的表格：{file}', next: '请用 xlsx、xls 或 csv 格式的文件。' },
  FILE_EMPTY: { what: '文件里没有数据：{file}', next: '请确认选对了文件和工作表。' },
  SHEET_NOT_FOUND: { what: '工作簿里没有名为“{sheet}”的工作表。', next: '请重新选择工作表。' },
  HEADER_NOT_FOUND: { what: '没有找到“{kind}”的表头。', next: '请确认表里有这些列：{columns}；也可以手动指定表头所在行。' },
  COLUMN_NOT_MAPPED: { what: '必需的列没有对应：{columns}', next: '请在对应关系中为这些列选择表中的一列。' },
  UNKNOWN_IMPORT_KIND: { what: '不认识的导入种类：{kind}', next: '可用的种类：{kinds}。' },
  IMPORT_REJECTED: { what: '有 {rejected} 处不合格，没有写入任何数据。', next: '请按清单修改后重新导入，或选择跳过不合格的行。' },
  BATCH_NOT_FOUND: { what: '没有编号为 {batch} 的导入批次。', next: '请在导入记录中核对批次编号。' },
  BATCH_ALREADY_UNDONE: { what: '第 {batch} 号导入已经撤销过。', next: '无需再次撤销。' },
  BATCH_USED: { what: '第 {batch} 号导入的数据已被使用（{by}），不能整批撤销。', next: '请逐条更正，更正会在以后的发放表中体现。' },
  PREVIEW_GONE: { what: '预览已失效。', next: '请重新选择文件。' },
  PREVIEW_STALE: { what: '预览之后台账有了变动，没有写入任何数据。', next: '请重新预览，核对后再导入。' },

  PERSON_NOT_FOUND: { what: '没有找到这个人员。', next: '请刷新列表后重试。' },
  UNKNOWN_PERSON: { what: '台账中没有身份证号为 {idNumber} 的人员。', next: '请核对身份证号。' },
  DUPLICATE_EXISTING: { what: '重复：已存在 {name}（{idNumber}）。', next: '请打开已有的人员记录修改，不要重复登记。' },
  DUPLICATE_ELSEWHERE: { what: '这个身份证号已登记在县内其他地方。', next: '请由县级经办核对；确已迁来的，由县级经办登记户籍地变更。' },
  FACT_CONFLICT: { what: '与已有记录矛盾：{fact}', next: '请核对日期和内容；如原记录有误，请先撤销原记录。' },
  FACT_NOT_FOUND: { what: '没有找到这条记录。', next: '请刷新后重试。' },
  FACT_ALREADY_CANCELLED: { what: '这条记录已经撤销过。', next: '无需再次撤销。' },
  FACT_IN_FUTURE: { what: '日期 {date} 晚于今天。', next: '请在事情发生之后再登记。' },
  PERSON_ENDED: { what: '{name} 的供养已于 {date} 终止，不能再登记之后的变动。', next: '如终止有误，请先撤销终止记录。' },
  EXPORT_MASKED_ONLY: { what: '只读督查用户只能导出脱敏的文件。', next: '需要完整号码时，请由经办人员说明用途后导出。' },
  HOME_ACCOUNT_MISSING: { what: '“{name}”还没有登记收款账户。', next: '请先登记收款账户。' },

  HOME_NOT_FOUND: { what: '没有找到这家机构。', next: '请先登记机构。' },
  HOME_EXISTS: { what: '机构编号 {code} 已存在。', next: '请核对编号，或修改已有的机构。' },

  STANDARD_OVERLAP: {
    what: '“{standard}”自 {date} 起已有标准（{documentNo}）。',
    next: '同一标准同一天只能有一个数额；如原标准有误，请先作废。',
  },
  STANDARD_TOO_LOW: {
    what: '特困基本生活标准 {amount} 元低于同期低保标准 {dibao} 元的 {multiple} 倍。',
    next: '请核对文件；标准不得低于 {floor} 元。',
  },
  STANDARD_NOT_FOUND: { what: '没有找到这个标准。', next: '请刷新后重试。' },
  STANDARD_USED: { what: '“{standard}”已用于 {month} 的发放表，不能作废。', next: '请按新文件登记新的标准。' },
  STANDARD_MISSING: { what: '{month} 缺少标准：{standard}', next: '请先在“救助标准”中登记该标准及文号，再编制发放表。' },

  SHEET_MONTH_NOT_FOUND: { what: '{month} 还没有发放表。', next: '请先编制该月发放表。' },
  SHEET_EARLIER_OPEN: { what: '{earlier} 的发放表还没有审批，不能编制 {month}。', next: '请先完成 {earlier} 的审批。' },
  SHEET_BEFORE_START: {
    what: '台账从 {start} 开始编制发放表，{month} 在此之前。',
    next: '更早月份以当时的纸质发放表为准；请选择 {start} 或以后的月份。',
  },
  SHEET_NOT_DRAFT: { what: '{month} 发放表{state}，不能重新编制。', next: '如需修改请先退回；已审批的只能在以后月份更正。' },
  SHEET_WRONG_STATE: { what: '{month} 发放表{state}，不能执行“{action}”。', next: '请刷新后查看当前状态。' },
  SHEET_LOCKED: { what: '{month} 发放表已审批锁定，不能退回或修改。', next: '更正只能列入以后月份的发放表。' },
  SHEET_SAME_PERSON: { what: '制表人与{role}不能是同一人（{name}）。', next: '请由另一名用户登录后操作；管理员可以注明理由后代办。' },
  SHEET_EMPTY: { what: '{month} 没有应发人员，没有编制发放表。', next: '请先导入人员花名册，或核对月份。' },
  SHEET_CHANGED: { what: '{month} 发放表的内容与指纹不符。', next: '请立即停止发放并联系技术支持；不要再打印。' },
  SHEET_STALE: { what: '编制后台账有了变动，{month} 发放表的草稿已不是最新。', next: '请重新编制后再提交。' },
  PERSON_INCOMPLETE: { what: '{name} 缺少{fact}，不能计算应发金额。', next: '请在人员页补录后重新编制。' },
  REASON_REQUIRED: { what: '“{action}”需要填写理由。', next: '请写明理由，审计日志会保留。' },
  HOME_OR_TOWN_NOT_IN_SHEET: { what: '{month} 发放表里没有“{place}”。', next: '请核对机构编号或乡镇名称。' },

  DISK_FULL: {
    what: '磁盘空间不足，没有写成：{file}',
    next: '这个磁盘只剩 {free}。这一次没有写成，台账里已保存的内容没有受影响；请删除或移走不用的文件，腾出空间后再做一次。',
  },
  DISK_ERROR: {
    what: '读写磁盘时出错，操作没有完成。',
    next: '请检查存放台账、备份和所选文件的磁盘是否接好，再试一次；再次出现时请尽快备份到另一个磁盘。',
  },
  MEMORY_SHORT: { what: '电脑内存不足，操作没有完成，没有写入任何数据。', next: '请关闭其他程序后再试一次。' },
  LEDGER_READ_ONLY: {
    what: '台账只能读、不能写：{file}',
    next: '没有写入任何数据。请检查U盘的写保护开关、文件的“只读”属性，以及当前系统用户对这个文件夹有没有写入权限，然后重试。',
  },
  LEDGER_DISK_GONE: {
    what: '存放台账的磁盘或文件夹不见了：{file}',
    next: '台账已退出，最后一次操作没有写入，以前保存的内容都在那个磁盘上。请把磁盘重新插好，再点“重试”登录。',
  },
  LEDGER_DISK_ERROR: {
    what: '读写台账时磁盘出错：{file}',
    next: '台账已退出，最后一次操作没有写入。请检查磁盘是否接好，再点“重试”登录；再次出现时这个磁盘可能将要损坏，请尽快备份到另一个磁盘。',
  },
  LEDGER_FILE_MOVED: {
    what: '台账文件在使用中被移走、删除或替换：{file}',
    next: '台账已退出，最后一次操作没有写入。请把原来的文件放回这个位置（可先看回收站），再点“重试”登录；找不回来时请用最近的备份恢复。',
  },
  LEDGER_FILE_RESCUED: {
    what: '台账文件在使用中被移走或删除：{file}',
    next: '台账已退出，最后一次操作没有写入；已保存的全部内容另存在：{rescued}。先在回收站里找原来的文件，找到就放回原处；找不到就打开另存的这一本，口令不变。',
  },
  LEDGER_BROKEN: {
    what: '使用中发现台账文件有损坏：{file}',
    next: '台账已退出，最后一次操作没有写入。文件已原样保留，请勿删除；请用最近一次检查合格的备份恢复。',
  },
  LEDGER_ON_NETWORK: {
    what: '台账不能放在网络位置（{kind}）：{file}',
    next: '网络一断，正在写入的台账就会损坏。请放在本机磁盘上；已有的台账，请连同旁边的钥匙文件（.key）和附件文件夹一起复制到本机磁盘，再打开那一份。备份和导出可以放在网络位置。',
  },
  LEDGER_IN_SYNC_FOLDER: {
    what: '台账不能放在云盘同步文件夹里（{kind}）：{file}',
    next: '同步软件会在写入中途复制、回退或替换台账文件。请放在不同步的本机文件夹；已有的台账，请连同旁边的钥匙文件（.key）和附件文件夹一起移到不同步的文件夹，再打开。备份和导出可以放在云盘里。',
  },
  LEDGER_IN_PROGRAM_FOLDER: {
    what: '台账不能放在程序的安装文件夹里：{file}',
    next: '升级或卸载程序会清空安装文件夹。请另选一个文件夹，例如“文档”；已有的台账，请连同旁边的钥匙文件（.key）、附件和备份文件夹一起移出来，再打开。',
  },
  CLOCK_BEHIND: {
    what: '电脑时间（{now}）早于台账最后一次记录（{last}）。',
    next: '请在系统设置的“日期和时间”里校准时间，再登录。确认电脑时间是对的，可由系统管理员登录并选择继续，审计日志会记录。',
  },
  CLOCK_JUMPED: {
    what: '使用中电脑时间被往回调了，现在是 {now}。',
    next: '这一次没有写入。时间不对请先校准；确认无误，再做一次即可。',
  },

  ANCHOR_NOT_WRITTEN: {
    what: '审计存证文件没有写成：{file}',
    next: '台账内容没有受影响。请检查台账所在文件夹的剩余空间和写入权限，再试一次。',
  },

  ...attachmentMessages,
  ...backupMessages,
  ...bankMessages,
  ...otherPaymentMessages,
  ...overlapMessages,
  ...bedMessages,
  ...assessmentMessages,
  ...scatteredMessages,
  ...recoveryMessages,
  ...taskMessages,
  ...topUpMessages,
  ...whatIfMessages,
  ...placementMessages,
  ...paperMessages,
  ...fundMessages,
  ...paymentHoldMessages,
  ...parameterMessages,
  ...operatorMessages,
  ...gradingPaperMessages,
  ...gradingMessages,
  ...happinessSheetMessages,
  ...happinessMessages,
  ...homeMessages,
  ...sheetCheckMessages,
  ...registerMessages,
  ...renovationMessages,
  ...renovationMoneyMessages,
  ...renovationWorksMessages,
  ...renovationPaperMessages,
  ...wordTemplateMessages,
  ...ownReportMessages,
  ...renovationTargetMessages,
  ...quarterMessages,
  ...indicatorPeriodMessages,
  ...commandMessages,

  PARAMETER_MISSING: { what: '缺少参数：{key}（{date}）', next: '请在“参数”中登记该参数及依据文号。' },
} as const satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof templates;

export function describeError(code: ErrorCode, params: Readonly<Record<string, string | number | null>>): ErrorText {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '—'));
  const template: ErrorText = templates[code];
  return { what: fill(template.what), next: fill(template.next) };
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(templates, code);
}
