import { describe, expect, it } from 'vitest';
import { rejectionsOf, warningsOf } from '../../database/features/imports/verdicts.ts';
import { checkRoster, idNumber, type RosterCells, soundPerson } from './people.ts';
import { countyLedger, reasons } from './support.ts';

function doubts(cells: RosterCells): string[] {
  const file = checkRoster([cells]);
  expect(rejectionsOf(file)).toEqual([]);
  return warningsOf(file).map((warning) => `${warning.code}：${warning.message}`);
}
const vary = (cells: RosterCells): RosterCells => ({ ...soundPerson, ...cells });

describe('what is only doubtful', () => {
  const certificate = (tail: string): string => `${idNumber('1945-07-14', '001')}${tail}`;

  it.each<[string, RosterCells, string[]]>([
    [
      'too young for the category',
      { 身份证号: idNumber('1970-07-14', '001'), 出生日期: '1970-07-14' },
      ['AGE_CATEGORY：人员类别为老年人，但 2021-12-31 时年龄为 51 岁。请核对类别。'],
    ],
    [
      'too old for the category',
      { 人员类别: '未成年人' },
      ['AGE_CATEGORY：人员类别为未成年人，但 2021-12-31 时年龄为 76 岁。请核对类别。'],
    ],
    [
      'a certificate of somebody else',
      { 残疾证号: `${idNumber('1950-01-01', '003')}41`, 残疾类别: '肢体', 残疾等级: '1级' },
      ['DISABILITY_CERTIFICATE：残疾证号的前18位与身份证号不一致。请核对。'],
    ],
    [
      'a certificate of another kind and grade',
      { 残疾证号: certificate('62B1'), 残疾类别: '肢体', 残疾等级: '三级' },
      [
        'DISABILITY_CERTIFICATE：残疾类别“肢体”与残疾证号表示的“精神”不一致。请核对。',
        'DISABILITY_CERTIFICATE：残疾等级“三级”与残疾证号表示的“二级”不一致。请核对。',
      ],
    ],
    [
      'a certificate of the old form',
      { 残疾证号: '3709994507140012' },
      ['DISABILITY_CERTIFICATE：残疾证号“3709994507140012”不是20位（换发的另有B和序号）。请核对，旧证请登记新号。'],
    ],
    [
      'amounts beside the standards',
      { 基本生活标准: 663, 照料护理费: '300', 合计: 963 },
      [
        'AMOUNT_STANDARD：“基本生活标准”为 663.00 元，2021-12-31 执行的标准是 624.00 元（样民发〔2021〕3号）。请核对；发放按标准计算。',
        'AMOUNT_STANDARD：“照料护理费”为 300.00 元，2021-12-31 执行的标准是 180.00 元（样民发〔2021〕3号）。请核对；发放按标准计算。',
      ],
    ],
    ['a sum that is none', { 合计: 800 }, ['AMOUNT_TOTAL：“合计”不等于基本生活标准与照料护理费之和。请核对。']],
    [
      'an account that fails the check digit',
      { 一卡通账号: '6228480000000000019' },
      ['ACCOUNT_LUHN：账号“6228480000000000019”没有通过卡号校验。如是存折或社保卡金融账户请忽略，否则请核对。'],
    ],
    [
      'an account of another form',
      { 一卡通账号: '12-345678901' },
      ['ACCOUNT_FORM：账号“12-345678901”不是16至19位数字。如是存折账号请忽略，否则请核对。'],
    ],
    ['an account of somebody else', { 账户名: '李四' }, ['ACCOUNT_HOLDER：账户名“李四”与收款人“张三”不一致，银行可能退回。请核对。']],
    ['a telephone that is none', { 联系电话: '12345' }, ['PHONE_FORM：“联系电话”的“12345”不像电话号码。请核对。']],
    [
      'an ID of no province',
      { 身份证号: idNumber('1945-07-14', '001', '990000') },
      ['ID_PROVINCE：身份证号前两位 99 不是省级代码。请对照证件核对。'],
    ],
    [
      'a home beside the scattered mode',
      { 供养机构: '新城敬老院' },
      ['HOME_IGNORED：分散供养的人员填写了供养机构，没有采用。请核对供养方式。'],
    ],
    ['an assessment before birth', { 评估日期: '1940-01-01' }, ['DATE_ORDER：评估日期早于出生日期。请核对。']],
    ['a name that was not typed whole', { 姓名: '张?', 账户名: null }, ['NAME_FORM：姓名“张?”中有数字或符号。请核对是否有字没有打出来。']],
    [
      'the error of a formula in an optional cell',
      { 备注: { error: '#REF!' } },
      ['CELL_ERROR：“备注”是公式错误 #REF!，没有采用。如有内容请补填。'],
    ],
  ])('%s', (_, cells, messages) => {
    expect(doubts(vary(cells))).toEqual(messages);
  });

  it('is not asked where the ledger has no parameter and no standard', () => {
    const known = countyLedger({ parameters: { elderAge: null, adultAge: null, dibaoMultiple: null } });
    const file = checkRoster([vary({ 人员类别: '未成年人', 基本生活标准: 1, 照料护理费: 1, 合计: 2 })], { known });
    expect([reasons(file), warningsOf(file)]).toEqual([[], []]);
  });
});
