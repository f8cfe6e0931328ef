/** Reads the cells of a row by what they hold, and says in plain words what is wrong: what stood there and what to do. Pure. */
import { labelsOf, type Term, type TermId } from '../../../electron/contract/terms.ts';
import { type Fen, formatYuan, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { isPlausibleBirth, type IdNumber, type IdNumberFault, normaliseIdNumber, readIdNumber } from '../people/id-number.ts';
import { amountOfCell, countOfCell, dayOfCell, isNothing, isNumberForText, monthOfCell } from './normalise.ts';
import type { Row } from './row.ts';

/** `isWordEnough`: 无 counts as an answer. */
export function requireFilled<Key extends string>(row: Row<Key>, key: Key, isWordEnough = true): boolean {
  if (row.isFilled(key) && (isWordEnough || !isNothing(row.text(key)))) return true;
  row.issue(
    key,
    'REQUIRED_MISSING',
    !row.hasColumn(key)
      ? `表中没有“${row.title(key)}”列，这一行需要填写。请增加这一列，或在对应关系中指定。`
      : row.isError(key)
        ? `“${row.title(key)}”是公式错误 ${row.shown(key)}。请填入实际内容。`
        : `“${row.title(key)}”没有填写。请补填。`,
  );
  return false;
}

/** A number where text must stand. `isAnyNumber`: even a short one, as in the column of ID numbers. */
export function refuseNumber<Key extends string>(row: Row<Key>, key: Key, isAnyNumber: boolean): boolean {
  if (!row.isSound(key) || !isNumberForText(row.cell(key), isAnyNumber)) return false;
  row.issue(
    key,
    'ID_SCIENTIFIC',
    `“${row.title(key)}”是数值 ${row.shown(key)}，不是文本，末几位已不可靠。请把单元格设为文本格式，再重新输入完整号码。`,
  );
  return true;
}

function faultText(fault: IdNumberFault, shown: string, normalised: string): string {
  switch (fault) {
    case 'length':
      return `身份证号“${shown}”有 ${[...normalised].length} 位，应为18位（旧号15位）。请对照证件重新填写。`;
    case 'character':
      return `身份证号“${shown}”中有不应出现的字符：前17位只能是数字，末位是数字或X。请对照证件重新填写。`;
    case 'checksum':
      return `身份证号“${shown}”的校验位不符，至少有一位写错。请对照证件逐位核对。`;
    case 'birth':
      return `身份证号“${shown}”第7至14位不是实际存在的出生日期。请对照证件核对。`;
  }
}

/** The ID number of the row, or null when it is broken or missing. */
export function readId<Key extends string>(row: Row<Key>, key: Key, today: IsoDate): IdNumber | null {
  if (!row.isSound(key) || refuseNumber(row, key, true)) return null;
  const normalised = normaliseIdNumber(row.shown(key));
  const reading = readIdNumber(normalised);
  if (!reading.isValid) {
    row.issue(key, reading.fault === 'birth' ? 'ID_BIRTH_MISMATCH' : 'ID_CHECKSUM', faultText(reading.fault, row.shown(key), normalised));
    return null;
  }
  if (!isPlausibleBirth(reading.bornOn, today)) {
    row.issue(key, 'ID_BIRTH_MISMATCH', `身份证号“${row.shown(key)}”中的出生日期 ${reading.bornOn} 晚于今天或过早。请对照证件核对。`);
    return null;
  }
  return reading;
}

/** A day; not after `latest` when it is given. */
export function readDay<Key extends string>(row: Row<Key>, key: Key, latest: IsoDate | null): IsoDate | null {
  if (!row.isSound(key) || !row.isFilled(key)) return null;
  const day = dayOfCell(row.cell(key));
  if (day === null) {
    row.issue(key, 'BAD_DATE', `“${row.title(key)}”的“${row.shown(key)}”不是实际存在的日期。请按 2022-03-12 的形式填写年、月、日。`);
    return null;
  }
  if (latest !== null && day > latest) {
    row.issue(key, 'BAD_DATE', `“${row.title(key)}”的“${row.shown(key)}”晚于今天（${latest}）。请核对年份。`);
    return null;
  }
  return day;
}

export function readMonth<Key extends string>(row: Row<Key>, key: Key): IsoMonth | null {
  if (!row.isSound(key) || !row.isFilled(key)) return null;
  const month = monthOfCell(row.cell(key));
  if (month === null) row.issue(key, 'BAD_DATE', `“${row.title(key)}”的“${row.shown(key)}”不是月份。请按 2022-03 的形式填写。`);
  return month;
}

export function readTerm<const List extends readonly Term[], Key extends string>(
  row: Row<Key>,
  key: Key,
  list: List,
  read: (text: string) => TermId<List> | null,
): TermId<List> | null {
  if (!row.isSound(key)) return null;
  const text = row.text(key);
  if (text === '') return null;
  const id = read(text);
  if (id === null) row.issue(key, 'BAD_ENUM', `“${row.title(key)}”的“${row.shown(key)}”无法识别。请填写以下之一：${labelsOf(list)}。`);
  return id;
}

export function readAmount<Key extends string>(row: Row<Key>, key: Key): Fen | null {
  if (!row.isSound(key) || !row.isFilled(key)) return null;
  const amount = amountOfCell(row.cell(key));
  if (amount === null)
    row.issue(key, 'BAD_AMOUNT', `“${row.title(key)}”的“${row.shown(key)}”不是金额。请填写不小于零、最多两位小数的数字，单位为元。`);
  return amount;
}

export function readCount<Key extends string>(row: Row<Key>, key: Key): number | null {
  if (!row.isSound(key) || !row.isFilled(key)) return null;
  const count = countOfCell(row.cell(key));
  if (count === null) row.issue(key, 'BAD_AMOUNT', `“${row.title(key)}”的“${row.shown(key)}”不是数量。请填写不小于零的整数。`);
  return count;
}

/** Text of an optional column; null when it says that there is nothing. */
export function optionalText<Key extends string>(row: Row<Key>, key: Key): string | null {
  const text = row.text(key);
  return text === '' || isNothing(text) ? null : text;
}

/** `1,263.00 元`, for messages. */
export function yuan(amount: Fen): string {
  return `${formatYuan(amount)} 元`;
}
