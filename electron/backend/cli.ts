/** The command line: the window's backend without a window, for scheduled work, IT staff and acceptance tests. */
import { resolve } from 'node:path';
import { ledgerFault } from '../../database/core/faults.ts';
import { AppError } from '../contract/result.ts';
import { describeError } from '../contract/messages.ts';
import { attachAdd, attachCheck } from './command/attachments.ts';
import { bankExport, bankResult, bankSend, bankShow } from './command/bank.ts';
import { backupList, backupMake, restore } from './command/backups.ts';
import { happinessPrint } from './command/happiness-print.ts';
import { happinessSchedule } from './command/happiness.ts';
import { importFile, importUndo } from './command/imports.ts';
import { indicatorsAsOf } from './command/indicators.ts';
import { firstAdministrator, init, verify } from './command/ledger.ts';
import { withLedger, type OpenCommand } from './command/context.ts';
import { renovationPrint } from './command/renovation-print.ts';
import { readOptions, type Options } from './command/options.ts';
import { print, say, type Answer } from './command/output.ts';
import { placementPlan } from './command/placement.ts';
import { renovationExport, renovationList, renovationTargets } from './command/renovation.ts';
import { lettersRun } from './command/letters.ts';
import { reportRun } from './command/reports.ts';
import { reportQuarter } from './command/quarter.ts';
import { reportSituation } from './command/situation.ts';
import { userAdd, userDisable, userEnable, userList, userPassphrase, userReset } from './command/users.ts';
import { payBuild, payExplain, payExport, payLock, payPrint, payShow } from './command/pay.ts';

type Command = { readonly usage: string; readonly run: (options: Options) => Answer | Promise<Answer> };

function onLedger(work: (command: OpenCommand) => Answer | Promise<Answer>): Command['run'] {
  return (options) => withLedger(options, firstAdministrator, work);
}

const commands: Readonly<Record<string, Command>> = {
  init: { usage: 'init --db 文件 --region 区划代码', run: init },
  'import undo': { usage: 'import undo --batch 编号', run: onLedger(importUndo) },
  import: { usage: 'import 种类 文件 [--year 年] [--dry-run] [--skip-invalid] [--report 输出.xlsx]', run: onLedger(importFile) },
  'pay build': {
    usage: 'pay build --month 月份 [--scheme 项目] [--scheme happiness --year 年 --batch first|second|correction --document 文号]',
    run: onLedger(payBuild),
  },
  'pay lock': { usage: 'pay lock --month 月份 --reason 理由 [--scheme 项目]', run: onLedger(payLock) },
  'pay show': { usage: 'pay show --month 月份 [--scheme price|happiness|item:标识]', run: onLedger(payShow) },
  'pay print': {
    usage:
      'pay print --month 月份 [--scheme 项目] [--home 机构编号 | --town 乡镇代码] [--paper A4|A3] [--posting --from 公示起 --until 公示止 --phone 监督电话] [--encrypt] --out 文件.pdf',
    run: onLedger(payPrint),
  },
  'pay export': {
    usage:
      'pay export --month 月份 [--scheme 项目] [--home 机构编号 | --town 乡镇代码] [--posting --from 公示起 --until 公示止 --phone 监督电话] [--encrypt] --out 文件.xlsx',
    run: onLedger(payExport),
  },
  'pay explain': { usage: 'pay explain --month 月份 --id 身份证号', run: onLedger(payExplain) },
  'bank export': {
    usage: 'bank export --month 月份 [--part all|homes|people|basic|care|other] [--layout 模板] [--encrypt] --out 文件',
    run: onLedger(bankExport),
  },
  'bank send': { usage: 'bank send --month 月份 [--document 文号]', run: onLedger(bankSend) },
  'bank result': { usage: 'bank result 文件 [--batch 批次号]', run: onLedger(bankResult) },
  'bank show': { usage: 'bank show --month 月份', run: onLedger(bankShow) },
  'happiness print': {
    usage:
      'happiness print (--round 批次 | --year 年份) --kind summary|score|posting|notice|award|visit|spending [--home 编号] [--town 乡镇代码] [--paper A4|A3] [--phone 监督电话] [--recipients 主送机关] [--document 文号] [--encrypt] --out 文件.pdf|.xlsx|.docx',
    run: onLedger(happinessPrint),
  },
  'happiness schedule': { usage: 'happiness schedule --year 年份', run: onLedger(happinessSchedule) },
  'renovation list': { usage: 'renovation list [--as-of 日期] [--year 年度任务]', run: onLedger(renovationList) },
  'renovation targets': { usage: 'renovation targets [--as-of 日期]', run: onLedger(renovationTargets) },
  'renovation export': { usage: 'renovation export [--as-of 日期] [--encrypt] --out 文件.xlsx', run: onLedger(renovationExport) },
  'renovation print': {
    usage:
      'renovation print --kind ledger|monthly|gantt|payments|retention|project|acceptance|assets [--year 年度批次] [--town 乡镇代码] [--month 月份] [--paper A4|A3] [--from 付款起 --until 付款止] [--project 编号] [--encrypt] --out 文件.pdf|.xlsx|.docx',
    run: onLedger(renovationPrint),
  },
  indicators: { usage: 'indicators --as-of 日期 [--known-on 日期]（只计到这一天已登记的情况）', run: onLedger(indicatorsAsOf) },
  'report run': { usage: 'report run 报表名称 [--as-of 日期] [--encrypt] --out 文件.xlsx|.pdf', run: onLedger(reportRun) },
  'report quarter': { usage: 'report quarter --end 截止日期 [--document 发文字号] [--encrypt] --out 文件夹', run: onLedger(reportQuarter) },
  'report situation': {
    usage: 'report situation [--as-of 日期] [--town 乡镇代码 | --each（县和各乡镇各一页）] [--encrypt] --out 文件.pdf',
    run: onLedger(reportSituation),
  },
  'letters run': {
    usage: 'letters run --template 模板名称 --subject home|person|village|project [--town 乡镇代码（只用于人员）] [--encrypt] --out 文件夹',
    run: onLedger(lettersRun),
  },
  'attach add': {
    usage: 'attach add (--id 身份证号 | --home 机构编号) --kind 种类 --file 文件 [--title 标题]',
    run: onLedger(attachAdd),
  },
  'attach check': { usage: 'attach check', run: onLedger(attachCheck) },
  'user add': {
    usage: 'user add --name 姓名 --role 角色 [--town 乡镇代码 | --home 机构编号] [--temporary]（新口令由 YIYANG_NEW_PASSPHRASE 给出）',
    run: onLedger(userAdd),
  },
  'user list': { usage: 'user list', run: onLedger(userList) },
  'user disable': { usage: 'user disable --name 姓名', run: onLedger(userDisable) },
  'user enable': { usage: 'user enable --name 姓名', run: onLedger(userEnable) },
  'user reset': { usage: 'user reset --name 姓名', run: onLedger(userReset) },
  'user passphrase': { usage: 'user passphrase（修改自己的口令）', run: onLedger(userPassphrase) },
  'backup list': { usage: 'backup list', run: onLedger(backupList) },
  backup: { usage: 'backup [make] [--out 文件.yiyangpack | 文件夹]', run: onLedger(backupMake) },
  'backup restore': { usage: 'backup restore --from 备份 --db 台账文件', run: restore },
  restore: { usage: 'restore --from 备份 --db 台账文件', run: restore },
  'placement plan': { usage: 'placement plan [--as-of 日期]', run: onLedger(placementPlan) },
  verify: { usage: 'verify', run: onLedger(verify) },
};

const help = `用法：npm run -s cli -- 命令 --db 台账文件 [--user 用户名] [--json]
口令由环境变量 YIYANG_PASSPHRASE 给出；--encrypt 把文件装进 AES 加密的 zip，密码由 YIYANG_EXPORT_PASSPHRASE 给出。

${Object.values(commands)
  .map((command) => `  ${command.usage}`)
  .join('\n')}

退出码：0 完成；2 拒绝，没有写入；1 程序故障。`;

function find(words: readonly string[]): Command {
  const found = commands[words.slice(0, 2).join(' ')] ?? commands[words[0] ?? ''];
  if (!found)
    throw new AppError('COMMAND_UNKNOWN', { command: words.slice(0, 2).join(' ') || '—', commands: Object.keys(commands).join('、') });
  return found;
}

async function main(argv: readonly string[]): Promise<number> {
  let file: string | undefined;
  try {
    const options = readOptions(argv);
    file = options.values['db'];
    if (options.flags.has('help') || options.words.length === 0) {
      process.stdout.write(`${help}\n`);
      return options.flags.has('help') ? 0 : 2;
    }
    const answer = await find(options.words).run(options);
    print(answer, options);
    return answer.exitCode ?? 0;
  } catch (thrown) {
    const error = file === undefined ? thrown : ledgerFault(thrown, resolve(file));
    if (!(error instanceof AppError)) {
      say(`程序内部出错，操作没有完成。\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return 1;
    }
    const { what, next } = describeError(error.code, error.params);
    say(`${what}${next}`);
    if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: what, next } }, null, 2)}\n`);
    return 2;
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
