/** Commands of the payment sheets. */
import { resolve } from 'node:path';
import { finish } from '../../../database/core/sql.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { buildHappinessSheet, type HappinessOrder } from '../../../database/features/payments/happiness/service-build.ts';
import { happinessSheet, sheetRows } from '../../../database/features/payments/happiness/service-read.ts';
import * as payments from '../../../database/features/payments/service.ts';
import { happinessSheetMethods } from '../../contract/happiness-sheets.ts';
import { scopeOfActor } from '../../../database/features/users/scope.ts';
import { postingSchema, type PaperInput } from '../../contract/payments.ts';
import type { Protection } from '../../contract/protection.ts';
import { AppError } from '../../contract/result.ts';
import { destitute, happinessScheme, isScheme, type Scheme } from '../../contract/schemes.ts';
import { formatMonth, formatYuan, isIsoMonth, type IsoMonth } from '../../contract/values.ts';
import { allowed, environmentPassphrase, type OpenCommand } from './context.ts';
import { required, type Options } from './options.ts';
import { say, type Answer } from './output.ts';

/** Stands beside every file of the command line in the audit. */
const purpose = '命令行';
/** More than any county has. */
const mostHomes = 100_000;

/** Files are plain unless `--encrypt` asks for an AES zip; its passphrase is in the environment, a command line can be read by others. */
export function protectionOption(command: OpenCommand): Protection {
  if (!command.options.flags.has('encrypt')) return { kind: 'plain', purpose };
  const protection = { kind: 'encrypted', purpose, passphrase: environmentPassphrase('YIYANG_EXPORT_PASSPHRASE') } as const;
  requireProtection(command.ledger.session.user.role, protection);
  return protection;
}

export function monthOption(options: Options): IsoMonth {
  const month = required(options, 'month');
  if (!isIsoMonth(month)) throw new AppError('COMMAND_OPTION', { option: `--month ${month}`, usage: '月份应形如 2022-01。' });
  return month;
}

/** `price`, `happiness`, `item:…`; destitute support where it is left out. */
export function schemeOption({ values }: Options): Scheme {
  const { scheme = destitute } = values;
  if (!isScheme(scheme))
    throw new AppError('COMMAND_OPTION', {
      option: `--scheme ${scheme}`,
      usage: '发放项目为 price（价格临时补贴）、happiness（幸福院运营奖补）或 item:项目标识。',
    });
  return scheme;
}

function shownSubsidy({ context }: OpenCommand, month: IsoMonth): Answer {
  const reader = { connection: context.connection, scope: scopeOfActor(context) };
  const sheet = happinessSheet(reader, month);
  const { rows } = sheetRows(reader, { month, townCode: null, search: '', isMissingAccountOnly: false, offset: 0, limit: mostHomes });
  const { year, batch, card, cityFen, countyFen, townFen, carriedFen, scale } = sheet;
  return {
    json: {
      month,
      state: card.state,
      year,
      batch,
      totalFen: card.totalFen,
      splitFen: [cityFen, countyFen, townFen],
      carriedFen,
      scale,
      homes: sheet.homes,
      lines: rows.flatMap((home) => home.lines.map(({ type, forMonth, fen }) => ({ code: home.code, month: forMonth, type, fen }))),
    },
    text: `${formatMonth(month)}${card.title ?? ''}发放表：${sheet.homes} 处，合计 ${formatYuan(card.totalFen)} 元，待抵扣或退回 ${formatYuan(carriedFen)} 元。`,
  };
}

function shown(command: OpenCommand, month: IsoMonth): Answer {
  const scheme = schemeOption(command.options);
  if (scheme === happinessScheme) return shownSubsidy(command, month);
  const sheet = payments.showSheet(command.context, month, scheme);
  return {
    json: sheet,
    text: `${formatMonth(month)}发放表：${sheet.persons} 人，合计 ${formatYuan(sheet.totalFen)} 元，其中拨付机构 ${formatYuan(sheet.toHomesFen)} 元。`,
  };
}

/** `--scheme happiness --year 2022 --batch first --document 文号`: one batch of a year. */
function batchOption(options: Options, month: IsoMonth): HappinessOrder {
  const parsed = happinessSheetMethods['happiness.buildSheet'].input.safeParse({
    month,
    year: Number(required(options, 'year')),
    batch: required(options, 'batch'),
    documentNo: required(options, 'document'),
    documentTitle: options.values['title'] ?? null,
  });
  if (!parsed.success)
    throw new AppError('COMMAND_OPTION', {
      option: '--year --batch --document',
      usage: '批次为 first、second 或 correction，年度为四位数字。',
    });
  return parsed.data;
}

export function payBuild(command: OpenCommand): Answer {
  allowed(command, 'payments.build');
  const month = monthOption(command.options);
  const scheme = schemeOption(command.options);
  const isNewBatch = scheme === happinessScheme && command.options.values['batch'] !== undefined;
  if (isNewBatch) buildHappinessSheet(command.context, batchOption(command.options, month));
  else finish(payments.buildSheetSteps(command.context, month, scheme));
  return shown(command, month);
}

export function payLock(command: OpenCommand): Answer {
  const month = monthOption(command.options);
  const reason = required(command.options, 'reason');
  allowed(command, 'payments.approve');
  payments.lockSheet(command.context, { month, reason, scheme: schemeOption(command.options) });
  return shown(command, month);
}

/** With full numbers, like the workbook, and logged like it. */
export function payShow(command: OpenCommand): Answer {
  allowed(command, 'payments.saveWorkbook');
  const month = monthOption(command.options);
  payments.recordShown(command.context, month, purpose, schemeOption(command.options));
  return shown(command, month);
}

export function payExplain(command: OpenCommand): Answer {
  allowed(command, 'payments.saveWorkbook');
  const month = monthOption(command.options);
  payments.recordShown(command.context, month, purpose, schemeOption(command.options));
  const explained = payments.explainByIdNumber(command.context, {
    month,
    idNumber: required(command.options, 'id'),
  });
  const text = [...explained.lines, ...explained.claims].map((line) =>
    [
      `${line.title} ${formatYuan(line.fen)} 元`,
      ...line.steps.map((step) => `  算式：${step}`),
      `  规定：${line.rule}`,
      ...(line.standard
        ? [
            `  标准：${line.standard.name} ${formatYuan(line.standard.amountFen)} 元/月（${line.standard.validFrom}，${line.standard.documentNo}）`,
          ]
        : []),
      ...line.parameters.map(({ title, value, validFrom, documentNo }) => `  参数：${title} ${value}（${validFrom}，${documentNo}）`),
      ...line.dates.map((date) => `  时间：${date}`),
      ...line.facts.map((fact) => `  事实：${fact.title} ${fact.text}（${fact.validFrom}，${fact.source}）`),
      ...(line.corrects?.entries ?? []).map(
        (entry) => `  更正：${formatMonth(entry.sheetMonth)}发放表${entry.what} ${formatYuan(entry.fen)} 元`,
      ),
      ...(line.corrects?.causes ?? []).map(
        (cause) => `  得知：${cause.title} ${cause.text}（${cause.validFrom}，${cause.source}，登记于 ${cause.recordedAt.slice(0, 10)}）`,
      ),
      `  收款：${line.payeeReason}`,
      ...line.paid.map((text) => `  付款：${text}`),
    ].join('\n'),
  );
  return { json: explained, text: `${explained.name}（${explained.idNumber}）\n${text.join('\n')}` };
}

function paperOption(command: OpenCommand): PaperInput {
  const { options, context } = command;
  const month = monthOption(options);
  const { home, town, paper = 'A4' } = options.values;
  if (paper !== 'A4' && paper !== 'A3') throw new AppError('COMMAND_OPTION', { option: `--paper ${paper}`, usage: '纸张为 A4 或 A3。' });
  if (home !== undefined && town !== undefined)
    throw new AppError('COMMAND_OPTION', { option: '--home --town', usage: '机构和乡镇只能选一个。' });
  const scheme = schemeOption(options);
  const scope =
    home !== undefined
      ? payments.scopeByCode(context, month, { home }, scheme)
      : town !== undefined
        ? payments.scopeByCode(context, month, { town }, scheme)
        : null;
  return { month, scheme, paper, scope, ...postingOption(options) };
}

/** `--posting --from 2022-04-05 --until 2022-04-11 --phone 0538-3212345`: the copy for posting in public. */
function postingOption(options: Options): Pick<PaperInput, 'posting'> {
  if (!options.flags.has('posting')) return {};
  const parsed = postingSchema.safeParse({
    from: required(options, 'from'),
    until: required(options, 'until'),
    phone: required(options, 'phone'),
  });
  if (!parsed.success)
    throw new AppError('COMMAND_OPTION', {
      option: '--posting',
      usage: `${parsed.error.issues[0]?.message ?? '公示起止和监督电话有误'}。`,
    });
  return { posting: parsed.data };
}

export async function payPrint(command: OpenCommand): Promise<Answer> {
  allowed(command, 'payments.savePaper');
  const file = resolve(required(command.options, 'out'));
  const protection = protectionOption(command);
  const copy = finish(payments.paperCopySteps(command.context, paperOption(command), protection));
  await saveProtected(command.context, copy, file, protection);
  for (const warning of copy.warnings) say(warning);
  return { json: { file, pages: copy.pages }, text: `已保存 ${file}，共 ${copy.pages} 页。` };
}

export async function payExport(command: OpenCommand): Promise<Answer> {
  allowed(command, 'payments.saveWorkbook');
  const file = resolve(required(command.options, 'out'));
  const protection = protectionOption(command);
  const copy = finish(payments.workbookCopySteps(command.context, paperOption(command), protection, file));
  await saveProtected(command.context, copy, file, protection);
  return { json: { file, rows: copy.rows }, text: `已保存 ${file}，共 ${copy.rows} 行。` };
}
