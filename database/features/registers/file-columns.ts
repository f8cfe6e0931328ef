/** Columns of a register's workbook: what is typed, told in words, and read back by the same titles. */
import type { RegisterDefinition, RegisterField } from '../../../electron/contract/registers-shapes.ts';

export const townTitle = '乡镇（街道）';

/** Somebody of the register of people is told by his ID number. */
export const titleOf = ({ kind, label }: RegisterField): string => (kind === 'person' ? `${label}身份证号` : label);

export const typedFields = ({ fields }: RegisterDefinition): RegisterField[] => fields.filter(({ isComputed }) => !isComputed);

/** How a column is filled in; of a choice its options say so. */
export const wordsOf: Readonly<Record<RegisterField['kind'], string>> = {
  text: '文字',
  longText: '文字',
  integer: '整数',
  fen: '金额，单位元，最多两位小数',
  date: '日期，如 2022-03-12 或 2022年3月12日',
  month: '月份，如 2022-03 或 2022年3月',
  choice: '',
  yesNo: '是或否',
  person: '在册人员的身份证号，文本格式',
  idNumber: '身份证号，文本格式',
  phone: '电话号码',
};
