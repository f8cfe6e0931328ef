/** Checks of what is typed by hand. Pure; the same rules as the import's. */
import { idNumberFaultWords, normaliseIdNumber, readIdNumber } from '../../../electron/contract/id-number.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { RegisterInput } from '../../../electron/contract/people-inputs.ts';
import { labelOf, sexes, type Sex } from '../../../electron/contract/terms.ts';
import { ageOn, formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { passesLuhn } from './bank-account.ts';

/** The number in its one form, checked against birth and sex; null stays null. @throws AppError INVALID_INPUT with the field */
export function checkedIdNumber(typed: string | null, person: { readonly bornOn: IsoDate; readonly sex: Sex }): string | null {
  if (typed === null || typed.trim() === '') return null;
  const reading = readIdNumber(normaliseIdNumber(typed));
  if (!reading.isValid) throw new AppError('INVALID_INPUT', {}, { idNumber: idNumberFaultWords[reading.fault] });
  if (reading.bornOn !== person.bornOn)
    throw new AppError('INVALID_INPUT', {}, { bornOn: `与身份证号中的出生日期 ${reading.bornOn} 不一致` });
  if (reading.sex !== person.sex)
    throw new AppError('INVALID_INPUT', {}, { sex: `与身份证号不一致（身份证号表示${labelOf(sexes, reading.sex)}）` });
  return reading.idNumber;
}

export function refuseFuture(date: IsoDate, today: IsoDate, field: string): void {
  if (date > today) throw new AppError('FACT_IN_FUTURE', { date: formatDate(date) }, { [field]: '不能晚于今天' });
}

/** Doubts worth a look; none of them stops the registration. */
export function registrationWarnings(input: RegisterInput, today: IsoDate, adultAge: number, elderAge: number): string[] {
  const warnings: string[] = [];
  const age = ageOn(input.bornOn, today);
  if (input.category === 'elder' && age < elderAge) warnings.push(`人员类别为老年人，但年龄为 ${age} 岁`);
  if (input.category === 'minor' && age >= adultAge) warnings.push(`人员类别为未成年人，但年龄为 ${age} 岁`);
  if (input.account && !passesLuhn(input.account.number)) warnings.push('一卡通账号没有通过卡号校验，请核对');
  if (input.account && input.account.holder !== input.name) warnings.push('账户名与姓名不一致');
  if (input.idNumber === null) warnings.push('没有身份证号：已给临时编号，补录前不进入银行发放文件');
  return warnings;
}
