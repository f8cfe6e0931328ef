/** 敬老院名册: the homes of the county by their code. */
import { homeLevels, labelOf, operationModes } from '../../../../electron/contract/terms.ts';
import { normaliseAccountNumber } from '../../people/bank-account.ts';
import { isCreditCode, normaliseCreditCode } from '../../people/credit-code.ts';
import { closedText } from '../../people/plain-text.ts';
import { field, fieldWords } from '../columns.ts';
import { homeKey, type KnownHome } from '../known-ledger.ts';
import { termReader } from '../normalise.ts';
import type { AccountRecord, HomeRecord } from '../records.ts';
import type { Row } from '../row.ts';
import { optionalText, readCount, readDay, readTerm, refuseNumber, requireFilled } from '../rules-cells.ts';
import { doubtFormulaErrors } from '../rules-doubts.ts';
import { readTown } from '../rules-place.ts';
import type { FileContext, Judgement, KindSpec } from './kind.ts';

const fields = [
  field('sequence', '序号', '编次 No', { isUnused: true }),
  field('code', '机构编号', '编号 机构代码 敬老院编号 机构编码 备案号', { isRequired: true }),
  field('name', '机构名称', '名称 敬老院名称 敬老院 供养机构 供养机构名称 单位名称 五保供养机构名称 供养服务机构名称', {
    isRequired: true,
  }),
  field('level', '级别', '机构级别 敬老院级别 层级', { isRequired: true }),
  field('town', '所在乡镇', '乡镇 乡镇（街道） 所属乡镇 所在街道 所在乡镇（街道） 所属街道', { isRequired: true, isFilledDown: true }),
  field('bedsRegistered', '核定床位', '核定床位数 床位 床位数 总床位 总床位数 床位总数 设计床位', { isRequired: true }),
  field('nursingBeds', '其中护理型床位', '护理型床位 护理型床位数 其中护理型 护理床位 床位/其中护理型 核定床位/其中护理型'),
  field('operationMode', '运营方式', '运营模式 经营方式 运营类型 运行方式', { isRequired: true }),
  field('openedOn', '开办时间', '开办日期 成立时间 成立日期 建成时间 投入使用时间'),
  field('creditCode', '统一社会信用代码', '信用代码 社会信用代码 统一信用代码'),
  field('bank', '开户银行', '开户行 开户行名称'),
  field('accountHolder', '账户名', '户名 账户名称 开户名'),
  field('accountNumber', '账号', '银行账号 对公账号 账户号'),
];
type HomeField = (typeof fields)[number]['key'];

const readLevel = termReader(homeLevels);
const readOperationMode = termReader(operationModes);

function readAccount(row: Row<HomeField>, name: string): AccountRecord | null {
  refuseNumber(row, 'accountNumber', false);
  const number = normaliseAccountNumber(optionalText(row, 'accountNumber') ?? '');
  return number === '' ? null : { bank: optionalText(row, 'bank') ?? '', holder: optionalText(row, 'accountHolder') ?? name, number };
}

function accountText(account: AccountRecord | null): string {
  return account ? [account.bank, account.holder, account.number].filter((part) => part !== '').join(' ') : '';
}

function compare(row: Row<HomeField>, home: HomeRecord, recorded: KnownHome, context: FileContext): void {
  if (homeKey(home.name) !== homeKey(recorded.name))
    row.issue(
      'name',
      'CONFLICT',
      `编号 ${recorded.code} 已登记的机构是“${recorded.name}”，不是“${home.name}”。请核对编号；确已更名的请在机构中修改。`,
    );
  const difference = (key: HomeField, before: string | number, after: string | number): void => {
    if (before !== after) row.difference(key, String(before), String(after));
  };
  difference('level', labelOf(homeLevels, recorded.level), labelOf(homeLevels, home.level));
  difference('town', context.known.divisionName(recorded.townCode), context.known.divisionName(home.townCode));
  difference('bedsRegistered', recorded.bedsRegistered, home.bedsRegistered);
  if (row.text('nursingBeds') !== '') difference('nursingBeds', recorded.nursingBeds, home.nursingBeds);
  difference('operationMode', labelOf(operationModes, recorded.operationMode), labelOf(operationModes, home.operationMode));
  if (home.openedOn !== null) difference('openedOn', recorded.openedOn ?? '', home.openedOn);
  if (home.account) difference('accountNumber', accountText(recorded.account), accountText(home.account));
}

function judge(context: FileContext): (row: Row<HomeField>) => Judgement<'homes'> {
  const { known, today } = context;
  const codes = new Map<string, number>();
  const names = new Map<string, number>();
  return (row) => {
    for (const { key, isRequired } of fields) if (isRequired) requireFilled(row, key);
    refuseNumber(row, 'code', false);
    const openedOn = readDay(row, 'openedOn', today);
    const level = readTerm(row, 'level', homeLevels, readLevel);
    const operationMode = readTerm(row, 'operationMode', operationModes, readOperationMode);
    const bedsRegistered = readCount(row, 'bedsRegistered');
    const nursing = readCount(row, 'nursingBeds');
    if (nursing !== null && bedsRegistered !== null && nursing > bedsRegistered)
      row.issue('nursingBeds', 'BAD_AMOUNT', `护理型床位 ${nursing} 张多于核定床位 ${bedsRegistered} 张。请核对。`);
    const name = closedText(row.text('name'));
    const account = readAccount(row, name);
    const townCode = readTown(row, known, 'town');

    const code = homeKey(row.text('code'));
    const recorded = known.homeByCode(code);
    const earlier = codes.get(code);
    if (earlier !== undefined && code !== '')
      row.issue('code', 'DUPLICATE_IN_FILE', `机构编号 ${code} 在第 ${earlier} 行已经出现。请核对编号，或删去重复的一行。`);
    const sameName = names.get(homeKey(name));
    if (earlier === undefined && sameName !== undefined && name !== '')
      row.issue('name', 'DUPLICATE_IN_FILE', `机构名称“${name}”在第 ${sameName} 行已经出现。请核对，或删去重复的一行。`);
    const namesake = known.homesByName(name).find((home) => homeKey(home.code) !== code);
    if (namesake && name !== '' && !recorded) row.issue('name', 'CONFLICT', `机构名称“${name}”已登记为编号 ${namesake.code}。请核对编号。`);

    if (level === null || operationMode === null || bedsRegistered === null || townCode === null) return null;
    const creditCode = optionalText(row, 'creditCode');
    const home: HomeRecord = {
      code,
      name,
      level,
      townCode,
      bedsRegistered,
      nursingBeds: nursing ?? recorded?.nursingBeds ?? 0,
      operationMode,
      openedOn,
      creditCode: creditCode === null ? null : normaliseCreditCode(creditCode),
      account,
    };
    if (recorded) compare(row, home, recorded, context);
    if (row.issues.length > 0) return null;
    codes.set(code, row.number);
    names.set(homeKey(name), row.number);
    doubtFormulaErrors(row, ['nursingBeds', 'openedOn', 'creditCode', 'accountNumber']);
    if (home.creditCode !== null && !isCreditCode(home.creditCode))
      row.warn('creditCode', 'CREDIT_CODE', `统一社会信用代码“${row.shown('creditCode')}”没有通过校验。请对照证书核对。`);
    return { record: home, status: recorded ? (row.differences.length > 0 ? 'changed' : 'unchanged') : 'new' };
  };
}

export const homes: KindSpec<'homes', HomeField> = {
  kind: 'homes',
  label: '敬老院名册',
  fields,
  words: fieldWords(fields),
  identity: [],
  numbering: ['sequence'],
  judge,
};
