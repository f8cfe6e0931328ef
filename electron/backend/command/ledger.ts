/** Commands of the ledger itself: init, users, verify. */
import { basename } from 'node:path';
import { findRegion } from '../../../database/features/divisions/national.ts';
import { closeLedger, createLedger, ledgerExtension } from '../../../database/features/ledger/service.ts';
import { finish } from '../../../database/core/sql.ts';
import { verifyLedgerSteps } from '../../../database/features/audit/service.ts';
import { brokenSheets } from '../../../database/features/payments/fingerprint.ts';
import { anchorText, auditFaultText } from '../../contract/audit.ts';
import { allowed, clock, environmentPassphrase, type OpenCommand } from './context.ts';
import { required, type Options } from './options.ts';
import { say, type Answer } from './output.ts';

/** The first administrator of a ledger made by command. */
export const firstAdministrator = '管理员';

export function init(options: Options): Answer {
  const regionCode = required(options, 'region');
  const file = required(options, 'db');
  const name = options.values['name'] ?? (findRegion(regionCode)?.name ?? basename(file, ledgerExtension)) + '民政台账';
  const created = createLedger({
    file,
    name,
    regionCode,
    userName: firstAdministrator,
    passphrase: environmentPassphrase('YIYANG_PASSPHRASE'),
    isDemo: false,
    clock,
  });
  closeLedger(created.ledger);
  say(`恢复密钥（只显示这一次，请抄写或打印后妥善保管）：${created.recoveryKey}`);
  return {
    json: { divisions: created.divisions },
    text: `已建立台账 ${file}，区划 ${created.divisions} 条；管理员用户名为“${firstAdministrator}”。`,
  };
}

/** As the button of the audit page, and the structure of the file and the locked sheets too. */
export function verify(command: OpenCommand): Answer {
  allowed(command, 'audit.verify');
  const { context, ledger } = command;
  const integrity = context.connection.pragma('integrity_check(20)', { simple: true });
  const chain = finish(verifyLedgerSteps(ledger));
  const changedSheets = brokenSheets(context);
  const isOk = integrity === 'ok' && chain.faults.length === 0 && changedSheets.length === 0;
  const problems = [
    integrity === 'ok' ? null : '台账文件的结构检查没有通过',
    ...chain.faults.map(auditFaultText),
    changedSheets.length === 0 ? null : `${changedSheets.join('、')} 发放表的内容与指纹不符`,
  ].filter((problem) => problem !== null);
  return {
    json: {
      ok: isOk,
      auditLines: chain.lines,
      firstBrokenLine: chain.faults[0]?.from ?? null,
      auditFaults: chain.faults.map((fault) => ({ ...fault, message: auditFaultText(fault) })),
      auditHead: chain.head,
      anchor: chain.anchor.state,
      changedSheets,
      integrity,
    },
    text: isOk
      ? `核验通过：审计日志 ${chain.lines} 条，${anchorText(chain.anchor)}；台账结构完好，已审批的发放表与指纹相符。`
      : `核验没有通过：${problems.join('；')}。`,
    exitCode: isOk ? 0 : 2,
  };
}
