import { describe, expect, it } from 'vitest';
import { AppError } from '../../electron/contract/result.ts';
import { rejectionsOf, warningsOf } from '../../database/features/imports/verdicts.ts';
import { checkRoster, idNumber, type RosterCells, rosterTitles, soundPerson } from './people.ts';
import { countyLedger, reasons, sampleHomes } from './support.ts';

/** The messages of one row, each with its code. */
function said(cells: RosterCells): string[] {
  return checkRoster([cells]).verdicts.flatMap((verdict) => verdict.issues.map((issue) => `${issue.code}：${issue.message}`));
}
const vary = (cells: RosterCells): RosterCells => ({ ...soundPerson, ...cells });

describe('a sound row', () => {
  it('becomes a record with nothing wrong and nothing doubtful', () => {
    const file = checkRoster([soundPerson]);
    expect([reasons(file), warningsOf(file), file.counts.new]).toEqual([[], [], 1]);
    expect(file.verdicts[0]).toMatchObject({ row: 4, status: 'new' });
    expect(file.verdicts[0]?.record).toEqual({
      idNumber: idNumber('1945-07-14', '001'),
      idOriginal: null,
      name: '张三',
      sex: 'male',
      bornOn: '1945-07-14',
      ethnicity: '汉族',
      townCode: '370983001',
      villageCode: '370983001001',
      areaType: 'rural',
      category: 'elder',
      disability: { certificateNumber: null, kind: null, grade: null },
      illness: null,
      level: 'independent',
      assessedOn: '2021-06-01',
      mode: 'scattered',
      modeFrom: '2021-12-31',
      homeCode: null,
      caregiver: { name: '李四', idNumber: null, phone: null },
      caregiverAccount: null,
      certificateNumber: null,
      confirmedOn: '2018-03-02',
      firstMonth: null,
      basicFen: 62400,
      careFen: 18000,
      totalFen: 80400,
      account: { bank: '样本农商银行', holder: '张三', number: '6228480000000000018' },
      phone: '13800000000',
      address: null,
      wish: 'unwilling',
      reviewedOn: null,
      remark: null,
    });
  });

  it('may be written untidily', () => {
    const file = checkRoster([
      vary({
        姓名: '　张　三 ',
        性别: ' 男',
        身份证号: `'${idNumber('1945-07-14', '001').replaceAll('1', '１')}\t`,
        出生日期: { serial: 16632 },
        民族: '汉',
        户籍类型: '农业户口',
        人员类别: '老年',
        生活自理能力: '全自理',
        供养方式: '分散',
        评估日期: '２０２１年６月１日',
        确认日期: 20180302,
        基本生活标准: '￥624.00元',
        照料护理费: '180 元/月',
        合计: '/',
        一卡通账号: '6228 4800 0000 0000 018',
        '乡镇（街道）': '新城',
        '村（社区）': '刘庄',
      }),
    ]);
    expect(reasons(file)).toEqual([]);
    expect(file.verdicts[0]?.record).toMatchObject({
      name: '张三',
      idNumber: idNumber('1945-07-14', '001'),
      bornOn: '1945-07-14',
      ethnicity: '汉族',
      areaType: 'rural',
      category: 'elder',
      level: 'independent',
      mode: 'scattered',
      assessedOn: '2021-06-01',
      confirmedOn: '2018-03-02',
      basicFen: 62400,
      careFen: 18000,
      totalFen: null,
      villageCode: '370983001001',
      account: { number: '6228480000000000018' },
    });
    expect(warningsOf(file)).toEqual([]);
  });

  it('never takes 全自理 and 全护理 for each other', () => {
    const level = (text: string) => checkRoster([vary({ 生活自理能力: text })]).verdicts[0]?.record?.level;
    expect(['自理', '全自理', '能自理', '半护理', '半自理', '全护理', '不能自理', '完全丧失生活自理能力（全护理）'].map(level)).toEqual([
      'independent',
      'independent',
      'independent',
      'partialLoss',
      'partialLoss',
      'completeLoss',
      'completeLoss',
      'completeLoss',
    ]);
    expect(level('全')).toBeUndefined();
  });

  it('takes an ID number of fifteen digits and keeps it', () => {
    const file = checkRoster([vary({ 身份证号: '370999450714001' })]);
    expect(file.verdicts[0]?.record).toMatchObject({ idNumber: idNumber('1945-07-14', '001'), idOriginal: '370999450714001' });
    expect(warningsOf(file).map((warning) => warning.message)).toEqual([
      `15位旧号 370999450714001 已换算为 ${idNumber('1945-07-14', '001')}。请核对现在的证件。`,
    ]);
  });
});

describe('what keeps a row out', () => {
  const id = idNumber('1945-07-14', '001');

  it.each<[string, RosterCells, string[]]>([
    ['a required cell is blank', { 姓名: null }, ['REQUIRED_MISSING：“姓名”没有填写。请补填。']],
    ['a required cell holds a stroke', { 生活自理能力: '—' }, ['REQUIRED_MISSING：“生活自理能力”没有填写。请补填。']],
    [
      'a required cell holds the error of a formula',
      { 评估日期: { error: '#N/A' } },
      ['REQUIRED_MISSING：“评估日期”是公式错误 #N/A。请填入实际内容。'],
    ],
    ['somebody centralised has no home', { 供养方式: '集中供养', 供养机构: null }, ['REQUIRED_MISSING：“供养机构”没有填写。请补填。']],
    ['somebody centralised is in 无', { 供养方式: '集中供养', 供养机构: '无' }, ['REQUIRED_MISSING：“供养机构”没有填写。请补填。']],
    [
      'the ID is a number',
      { 身份证号: 370999194507140016 },
      ['ID_SCIENTIFIC：“身份证号”是数值 370999194507140000，不是文本，末几位已不可靠。请把单元格设为文本格式，再重新输入完整号码。'],
    ],
    [
      'the ID is the text of a number',
      { 身份证号: '3.70999E+17' },
      ['ID_SCIENTIFIC：“身份证号”是数值 3.70999E+17，不是文本，末几位已不可靠。请把单元格设为文本格式，再重新输入完整号码。'],
    ],
    [
      'the account has lost its digits',
      { 一卡通账号: 6228480000000000018 },
      ['ID_SCIENTIFIC：“一卡通账号”是数值 6228480000000000000，不是文本，末几位已不可靠。请把单元格设为文本格式，再重新输入完整号码。'],
    ],
    [
      'the ID has a wrong digit',
      { 身份证号: `${id.slice(0, 17)}${id.endsWith('0') ? '1' : '0'}` },
      [`ID_CHECKSUM：身份证号“${id.slice(0, 17)}${id.endsWith('0') ? '1' : '0'}”的校验位不符，至少有一位写错。请对照证件逐位核对。`],
    ],
    [
      'the ID is too short',
      { 身份证号: id.slice(0, 17) },
      [`ID_CHECKSUM：身份证号“${id.slice(0, 17)}”有 17 位，应为18位（旧号15位）。请对照证件重新填写。`],
    ],
    [
      'the ID has a letter',
      { 身份证号: `37O999${id.slice(6)}` },
      [`ID_CHECKSUM：身份证号“37O999${id.slice(6)}”中有不应出现的字符：前17位只能是数字，末位是数字或X。请对照证件重新填写。`],
    ],
    [
      'the ID says a day that never was',
      { 身份证号: idNumber('1945-02-30', '001') },
      [`ID_BIRTH_MISMATCH：身份证号“${idNumber('1945-02-30', '001')}”第7至14位不是实际存在的出生日期。请对照证件核对。`],
    ],
    [
      'the ID says a day to come',
      { 身份证号: idNumber('2045-02-20', '001') },
      [`ID_BIRTH_MISMATCH：身份证号“${idNumber('2045-02-20', '001')}”中的出生日期 2045-02-20 晚于今天或过早。请对照证件核对。`],
    ],
    [
      'the birth differs from the ID',
      { 出生日期: '1945年8月14日' },
      ['ID_BIRTH_MISMATCH：出生日期“1945年8月14日”与身份证号中的 1945-07-14 不一致。请对照证件核对哪一项有误。'],
    ],
    ['the sex differs from the ID', { 性别: '女' }, ['ID_SEX_MISMATCH：性别“女”与身份证号表示的“男”不一致。请对照证件核对哪一项有误。']],
    [
      'a date is none',
      { 确认日期: '2021年13月40日' },
      ['BAD_DATE：“确认日期”的“2021年13月40日”不是实际存在的日期。请按 2022-03-12 的形式填写年、月、日。'],
    ],
    [
      'a date has no day',
      { 评估日期: '2021年6月' },
      ['BAD_DATE：“评估日期”的“2021年6月”不是实际存在的日期。请按 2022-03-12 的形式填写年、月、日。'],
    ],
    ['a date is to come', { 评估日期: '2023-01-01' }, ['BAD_DATE：“评估日期”的“2023-01-01”晚于今天（2022-12-31）。请核对年份。']],
    ['a month is none', { 最初享受月份: '春天' }, ['BAD_DATE：“最初享受月份”的“春天”不是月份。请按 2022-03 的形式填写。']],
    ['a wording is unknown', { 户籍类型: '郊区' }, ['BAD_ENUM：“户籍类型”的“郊区”无法识别。请填写以下之一：农村、城市。']],
    [
      'an optional wording is unknown',
      { 集中供养意愿: '再想想' },
      ['BAD_ENUM：“集中供养意愿”的“再想想”无法识别。请填写以下之一：愿意、不愿意、暂不确定。'],
    ],
    [
      'an amount is none',
      { 基本生活标准: '六百' },
      ['BAD_AMOUNT：“基本生活标准”的“六百”不是金额。请填写不小于零、最多两位小数的数字，单位为元。'],
    ],
    [
      'an amount is below zero',
      { 照料护理费: -180 },
      ['BAD_AMOUNT：“照料护理费”的“-180”不是金额。请填写不小于零、最多两位小数的数字，单位为元。'],
    ],
    [
      'the township is unknown',
      { '乡镇（街道）': '查无此镇' },
      ['UNKNOWN_DIVISION：“乡镇（街道）”的“查无此镇”没有找到。请核对名称；区划有变动的，请先在区划中登记。'],
    ],
    [
      'the village is of another township',
      { '村（社区）': '大尚村委会' },
      ['UNKNOWN_DIVISION：“村（社区）”的“大尚村委会”在新城街道没有找到。请核对名称；区划有变动的，请先在区划中登记。'],
    ],
    [
      'the home is unknown',
      { 供养方式: '集中供养', 供养机构: '查无此院' },
      ['UNKNOWN_HOME：没有名为“查无此院”的供养机构。请核对名称，或先导入敬老院名册。'],
    ],
  ])('%s', (_, cells, messages) => {
    expect(said(vary(cells))).toEqual(messages);
  });

  it('is said of every cell at once, in the fixed order, and of each cell once', () => {
    const row = vary({
      姓名: null,
      出生日期: '不详',
      身份证号: 370999194507140016,
      性别: '女',
      评估日期: '某日',
      户籍类型: '郊区',
      '村（社区）': '某村',
      供养方式: '集中供养',
      供养机构: '某院',
    });
    expect(reasons(checkRoster([row]))).toEqual([
      '4 REQUIRED_MISSING 姓名',
      '4 ID_SCIENTIFIC 身份证号',
      '4 BAD_DATE 出生日期',
      '4 BAD_ENUM 户籍类型',
      '4 UNKNOWN_DIVISION 村（社区）',
      '4 UNKNOWN_HOME 供养机构',
    ]);
    // Two cells with one code are two marks in the table and one entry in the list.
    expect(checkRoster([row]).verdicts[0]?.issues.map((issue) => issue.column)).toEqual([
      '姓名',
      '身份证号',
      '出生日期',
      '评估日期',
      '户籍类型',
      '村（社区）',
      '供养机构',
    ]);
  });

  it('is not a date of today', () => {
    expect(reasons(checkRoster([vary({ 评估日期: '2022-12-31', 确认日期: { serial: 44926 } })]))).toEqual([]);
  });

  it('suppresses birth and sex when the ID is broken', () => {
    expect(reasons(checkRoster([vary({ 身份证号: '370999194507140010', 出生日期: '1950-01-01', 性别: '女' })]))).toEqual([
      '4 ID_CHECKSUM 身份证号',
    ]);
  });

  it('is a second row of the same person, unless the first was refused itself', () => {
    const other = vary({ 姓名: '王五', 身份证号: idNumber('1950-01-01', '003'), 出生日期: '1950-01-01' });
    const file = checkRoster([soundPerson, other, soundPerson, vary({ 户籍类型: '郊区' })]);
    expect(reasons(file)).toEqual(['6 DUPLICATE_IN_FILE 身份证号', '7 BAD_ENUM 户籍类型', '7 DUPLICATE_IN_FILE 身份证号']);
    expect(rejectionsOf(file)[0]?.message).toBe(
      `身份证号 ${idNumber('1945-07-14', '001')} 在第 4 行已经出现。请核对号码，或删去重复的一行。`,
    );
    // Refused for the last of its faults as well as for the first.
    expect(reasons(checkRoster([vary({ 基本生活标准: '六百' }), soundPerson]))).toEqual(['4 BAD_AMOUNT 基本生活标准']);
    expect(reasons(checkRoster([vary({ 户籍类型: '郊区' }), soundPerson, soundPerson]))).toEqual([
      '4 BAD_ENUM 户籍类型',
      '6 DUPLICATE_IN_FILE 身份证号',
    ]);
  });

  it('is counted once for each data row', () => {
    const file = checkRoster([
      {},
      soundPerson,
      { 序号: 2 },
      { '乡镇（街道）': '新城街道 小计', 基本生活标准: 624 },
      { 序号: '合计' },
      {},
      { 序号: '制表人：张某', 出生日期: '审核人：李某' },
    ]);
    expect([file.rows, file.counts.new]).toEqual([1, 1]);
  });

  it('refuses the whole file when a required column has none', () => {
    const without = (title: string) => rosterTitles.filter((other) => other !== title);
    expect(without('确认日期')).toHaveLength(rosterTitles.length - 1);
    let refusal: unknown;
    try {
      checkRoster([soundPerson], { mapping: { confirmedOn: null, level: null } });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: 'COLUMN_NOT_MAPPED', message: '必需的列没有对应：生活自理能力、确认日期' });
  });

  it('asks for the home of somebody centralised even when the file has no such column', () => {
    const file = checkRoster([vary({ 供养方式: '集中供养' })], { mapping: { home: null } });
    expect(rejectionsOf(file)).toMatchObject([
      { code: 'REQUIRED_MISSING', columnNumber: null, message: '表中没有“供养机构”列，这一行需要填写。请增加这一列，或在对应关系中指定。' },
    ]);
  });

  it('does not guess between two homes of one name', () => {
    const twins = [
      ...sampleHomes,
      { ...sampleHomes[1]!, code: '370983H99', townCode: '370983002' },
      { ...sampleHomes[1]!, code: '370983H98', townCode: '370983003' },
    ];
    const inHome = vary({ 供养方式: '集中供养', 供养机构: '新城敬老院', 照料人姓名: null });
    expect(checkRoster([inHome], { known: countyLedger({ homes: twins }) }).verdicts[0]?.record?.homeCode).toBe('370983H02');
    const elsewhere = { ...inHome, '乡镇（街道）': '潮泉镇', '村（社区）': '大张庄村委会' };
    const [issue] = rejectionsOf(checkRoster([elsewhere], { known: countyLedger({ homes: twins }) }));
    expect(issue?.message).toBe('名为“新城敬老院”的供养机构有 3 家。请改填机构编号：370983H02、370983H99、370983H98。');
    expect(
      checkRoster([{ ...elsewhere, 供养机构: '370983H99' }], { known: countyLedger({ homes: twins }) }).verdicts[0]?.record?.homeCode,
    ).toBe('370983H99');
  });
});
