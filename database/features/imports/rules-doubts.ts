/** Doubts about a person's row: worth a look, never a reason to keep the row out. Pure. */
import { disabilityGrades, disabilityKinds, labelOf, personCategories, type PersonCategory } from '../../../electron/contract/terms.ts';
import { ageOn, type Fen, type IsoDate } from '../../../electron/contract/values.ts';
import { isCardNumber, passesLuhn } from '../people/bank-account.ts';
import { normaliseCertificate, readDisabilityCertificate } from '../people/disability-certificate.ts';
import { hasKnownProvince, type IdNumber } from '../people/id-number.ts';
import { isSameName } from '../people/person-name.ts';
import { isPhoneNumber, splitPhoneNumbers } from '../people/phone-number.ts';
import type { KnownParameters } from './known-ledger.ts';
import type { AccountRecord, DisabilityRecord } from './records.ts';
import type { Row } from './row.ts';
import { yuan } from './rules-cells.ts';

export function doubtIdNumber<Key extends string>(row: Row<Key>, key: Key, id: IdNumber): void {
  if (id.original !== null) row.warn(key, 'ID_FIFTEEN_DIGITS', `15位旧号 ${id.original} 已换算为 ${id.idNumber}。请核对现在的证件。`);
  if (!hasKnownProvince(id.idNumber))
    row.warn(key, 'ID_PROVINCE', `身份证号前两位 ${id.idNumber.slice(0, 2)} 不是省级代码。请对照证件核对。`);
}

export function doubtName<Key extends string>(row: Row<Key>, key: Key, name: string): void {
  if (/[0-9?？#]/.test(name)) row.warn(key, 'NAME_FORM', `姓名“${row.shown(key)}”中有数字或符号。请核对是否有字没有打出来。`);
}

export function doubtAge<Key extends string>(
  row: Row<Key>,
  key: Key,
  category: PersonCategory,
  bornOn: IsoDate,
  on: IsoDate,
  parameters: KnownParameters,
): void {
  const age = ageOn(bornOn, on);
  const { elderAge, adultAge } = parameters;
  if ((category === 'elder' && elderAge !== null && age < elderAge) || (category === 'minor' && adultAge !== null && age >= adultAge))
    row.warn(key, 'AGE_CATEGORY', `人员类别为${labelOf(personCategories, category)}，但 ${on} 时年龄为 ${age} 岁。请核对类别。`);
}

/** The certificate carries the ID number, the kind and the grade. */
export function doubtDisability<Key extends string>(
  row: Row<Key>,
  keys: { readonly number: Key; readonly kind: Key; readonly grade: Key },
  disability: DisabilityRecord,
  idNumber: string | null,
): void {
  if (disability.certificateNumber === null) return;
  const certificate = readDisabilityCertificate(normaliseCertificate(disability.certificateNumber));
  if (!certificate) {
    row.warn(
      keys.number,
      'DISABILITY_CERTIFICATE',
      `残疾证号“${row.shown(keys.number)}”不是20位（换发的另有B和序号）。请核对，旧证请登记新号。`,
    );
    return;
  }
  if (idNumber !== null && certificate.idNumber !== idNumber)
    row.warn(keys.number, 'DISABILITY_CERTIFICATE', '残疾证号的前18位与身份证号不一致。请核对。');
  if (disability.kind !== null && certificate.kind !== disability.kind)
    row.warn(
      keys.kind,
      'DISABILITY_CERTIFICATE',
      `残疾类别“${row.shown(keys.kind)}”与残疾证号表示的“${labelOf(disabilityKinds, certificate.kind)}”不一致。请核对。`,
    );
  if (disability.grade !== null && certificate.grade !== disability.grade)
    row.warn(
      keys.grade,
      'DISABILITY_CERTIFICATE',
      `残疾等级“${row.shown(keys.grade)}”与残疾证号表示的“${labelOf(disabilityGrades, certificate.grade)}”不一致。请核对。`,
    );
}

export function doubtAccount<Key extends string>(
  row: Row<Key>,
  keys: { readonly number: Key; readonly holder: Key },
  account: AccountRecord | null,
  payee: string,
): void {
  if (!account) return;
  if (!isCardNumber(account.number))
    row.warn(keys.number, 'ACCOUNT_FORM', `账号“${row.shown(keys.number)}”不是16至19位数字。如是存折账号请忽略，否则请核对。`);
  else if (!passesLuhn(account.number))
    row.warn(keys.number, 'ACCOUNT_LUHN', `账号“${row.shown(keys.number)}”没有通过卡号校验。如是存折或社保卡金融账户请忽略，否则请核对。`);
  if (!isSameName(account.holder, payee))
    row.warn(keys.holder, 'ACCOUNT_HOLDER', `账户名“${account.holder}”与收款人“${payee}”不一致，银行可能退回。请核对。`);
}

export function doubtPhone<Key extends string>(row: Row<Key>, key: Key): void {
  const text = row.text(key);
  if (text !== '' && !splitPhoneNumbers(text).every(isPhoneNumber))
    row.warn(key, 'PHONE_FORM', `“${row.title(key)}”的“${row.shown(key)}”不像电话号码。请核对。`);
}

/** `said` of the file against `due` by the standard in force. */
export function doubtAmount<Key extends string>(
  row: Row<Key>,
  key: Key,
  said: Fen | null,
  due: { readonly amountFen: Fen; readonly documentNo: string } | null,
  asOf: IsoDate,
): void {
  if (said === null || due === null || said === due.amountFen) return;
  row.warn(
    key,
    'AMOUNT_STANDARD',
    `“${row.title(key)}”为 ${yuan(said)}，${asOf} 执行的标准是 ${yuan(due.amountFen)}（${due.documentNo}）。请核对；发放按标准计算。`,
  );
}

export function doubtFormulaErrors<Key extends string>(row: Row<Key>, keys: readonly Key[]): void {
  for (const key of keys)
    if (row.isError(key) && row.isSound(key))
      row.warn(key, 'CELL_ERROR', `“${row.title(key)}”是公式错误 ${row.shown(key)}，没有采用。如有内容请补填。`);
}
