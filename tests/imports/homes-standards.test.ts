import { describe, expect, it } from 'vitest';
import { fen, isoDate } from '../../electron/contract/values.ts';
import { checkFile } from '../../database/features/imports/check.ts';
import { readStandardName } from '../../database/features/imports/kinds/standards.ts';
import { rejectionsOf, warningsOf } from '../../database/features/imports/verdicts.ts';
import { type Cell, countyLedger, gridOf, reasons, sampleHomes, sampleLedger, sampleStandards, today } from './support.ts';

const homeTitles = [
  '序号',
  '机构编号',
  '机构名称',
  '级别',
  '所在乡镇',
  '核定床位',
  '其中护理型床位',
  '运营方式',
  '开办时间',
  '统一社会信用代码',
  '户名',
  '开户行',
  '账号',
];
const home: Cell[] = [1, '370983H02', '新城敬老院', '乡镇', '新城街道', 60, 24, '公办', '2010-01-01', null, null, null, null];

function checkHomes(rows: readonly (readonly Cell[])[], known = countyLedger()) {
  return checkFile(gridOf([homeTitles, ...rows]), 'homes', { today, known });
}
function varyHome(changes: Record<number, Cell>): Cell[] {
  return home.map((cell, index) => (index in changes ? (changes[index] ?? null) : cell));
}

describe('the list of homes', () => {
  it('is new, then unchanged, then changed in beds, level, mode, township and account', () => {
    expect(checkHomes([home]).counts.new).toBe(1);
    expect(checkHomes([home], sampleLedger()).counts.unchanged).toBe(1);
    const changed = checkHomes(
      [varyHome({ 3: '片区中心', 4: '老城', 5: '80张', 6: '30', 7: '托管', 12: '6217000000000000020' })],
      sampleLedger(),
    );
    expect(changed.verdicts[0]?.differences.map(({ field, before, after }) => `${field}: ${before} → ${after}`)).toEqual([
      'level: 乡镇 → 片区中心',
      'town: 新城街道 → 老城街道',
      'bedsRegistered: 60 → 80',
      'nursingBeds: 24 → 30',
      'operationMode: 公办 → 托管运营',
      'accountNumber:  → 新城敬老院 6217000000000000020',
    ]);
  });

  it.each<[string, Record<number, Cell>, string]>([
    ['no code', { 1: null }, 'REQUIRED_MISSING “机构编号”没有填写。请补填。'],
    ['an unknown level', { 3: '国家级' }, 'BAD_ENUM “级别”的“国家级”无法识别。请填写以下之一：县级、片区中心、乡镇。'],
    [
      'an unknown township',
      { 4: '查无此镇' },
      'UNKNOWN_DIVISION “所在乡镇”的“查无此镇”没有找到。请核对名称；区划有变动的，请先在区划中登记。',
    ],
    ['beds that are none', { 5: '很多' }, 'BAD_AMOUNT “核定床位”的“很多”不是数量。请填写不小于零的整数。'],
    [
      'an account that was masked',
      { 12: '尾号0018' },
      'MASKED_NUMBER “账号”的“尾号0018”只有首尾几位，是脱敏后的号码。请填写完整号码，或清空这一格。',
    ],
    ['more nursing beds than beds', { 6: 61 }, 'BAD_AMOUNT 护理型床位 61 张多于核定床位 60 张。请核对。'],
    ['an opening to come', { 8: '2030-01-01' }, 'BAD_DATE “开办时间”的“2030-01-01”晚于今天（2022-12-31）。请核对年份。'],
    [
      'a code that is a long number',
      { 1: 52370999000000012 },
      'ID_SCIENTIFIC “机构编号”是数值 52370999000000000，不是文本，末几位已不可靠。请把单元格设为文本格式，再重新输入完整号码。',
    ],
  ])('refuses %s', (_, changes, message) => {
    expect(rejectionsOf(checkHomes([varyHome(changes)])).map((issue) => `${issue.code} ${issue.message}`)).toEqual([message]);
  });

  it('refuses a code or a name twice, and one that is recorded otherwise', () => {
    expect(reasons(checkHomes([home, home]))).toEqual(['3 DUPLICATE_IN_FILE 机构编号']);
    expect(reasons(checkHomes([home, varyHome({ 1: '370983H77' })]))).toEqual(['3 DUPLICATE_IN_FILE 机构名称']);
    expect(
      rejectionsOf(checkHomes([varyHome({ 2: '别的敬老院' }), varyHome({ 1: '370983H77' })], sampleLedger())).map(
        (issue) => `${issue.code} ${issue.message}`,
      ),
    ).toEqual([
      'CONFLICT 编号 370983H02 已登记的机构是“新城敬老院”，不是“别的敬老院”。请核对编号；确已更名的请在机构中修改。',
      'CONFLICT 机构名称“新城敬老院”已登记为编号 370983H02。请核对编号。',
    ]);
  });

  it('doubts a credit code that fails its check character', () => {
    expect(warningsOf(checkHomes([varyHome({ 9: '52370999MJ0000002B' })]))).toEqual([]);
    expect(warningsOf(checkHomes([varyHome({ 9: '52370999MJ0000002C' })])).map((warning) => warning.message)).toEqual([
      '统一社会信用代码“52370999MJ0000002C”没有通过校验。请对照证书核对。',
    ]);
  });

  it('fills the township down through merged cells only', () => {
    const rows = [home, varyHome({ 1: '370983H77', 2: '甲院', 4: null }), varyHome({ 1: '370983H78', 2: '乙院', 4: null })];
    const merged = checkFile(gridOf([homeTitles, ...rows], [[2, 5, 3, 5]]), 'homes', { today, known: countyLedger() });
    expect([merged.verdicts[1]?.record?.townCode, reasons(merged)]).toEqual(['370983001', ['4 REQUIRED_MISSING 所在乡镇']]);
  });
});

const standardTitles = ['标准名称', '金额（元/月）', '生效日期', '文号'];
const standard: Cell[] = ['农村特困基本生活标准', 700, '2023-01-01', '样民发〔2023〕1号'];
function checkStandards(rows: readonly (readonly Cell[])[], known = sampleLedger(), titles: readonly string[] = standardTitles) {
  return checkFile(gridOf([titles, ...rows]), 'standards', { today, known });
}

describe('the list of standards', () => {
  it.each([
    ['农村低保标准', 'dibao rural null null'],
    ['城镇最低生活保障标准', 'dibao urban null null'],
    ['农村特困基本生活标准（集中）', 'basicLiving rural centralised null'],
    ['城市特困人员分散供养基本生活标准', 'basicLiving urban scattered null'],
    ['农村五保供养标准', 'basicLiving rural null null'],
    ['照料护理标准（自理）', 'careAllowance null null independent'],
    ['照料护理费（半护理）', 'careAllowance null null partialLoss'],
    ['特困人员全护理标准', 'careAllowance null null completeLoss'],
    ['完全丧失生活自理能力照料护理标准', 'careAllowance null null completeLoss'],
    ['半失能人员护理标准', 'careAllowance null null partialLoss'],
    ['取暖补贴', 'null null null null'],
  ])('reads %s', (name, key) => {
    const { kind, areaType, mode, level } = readStandardName(name);
    expect([kind, areaType, mode, level].map(String).join(' ')).toBe(key);
  });

  it('may begin later than today', () => {
    expect(checkStandards([standard]).verdicts[0]).toMatchObject({
      status: 'new',
      record: { kind: 'basicLiving', areaType: 'rural', mode: null, amountFen: 70000, validFrom: '2023-01-01' },
    });
  });

  it('may say area, mode and level in columns of their own', () => {
    const titles = ['标准名称', '城乡类型', '供养方式', '生活自理能力', '金额', '执行日期', '文号'];
    const file = checkStandards(
      [
        ['特困基本生活标准', '城镇', '集中', null, '1,100元', '2023-01-01', '样民发〔2023〕1号'],
        ['照料护理标准', null, null, '全护理', 650, '2023-01-01', '样民发〔2023〕1号'],
      ],
      sampleLedger(),
      titles,
    );
    expect(file.verdicts.map(({ record }) => record)).toMatchObject([
      { kind: 'basicLiving', areaType: 'urban', mode: 'centralised', level: null, amountFen: 110000 },
      { kind: 'careAllowance', areaType: null, mode: null, level: 'completeLoss', amountFen: 65000 },
    ]);
  });

  it.each<[string, Cell[], string]>([
    [
      'an unknown name',
      ['取暖补贴', 700, '2023-01-01', '号'],
      'BAD_ENUM “标准名称”的“取暖补贴”无法识别。请写明是低保标准、特困基本生活标准还是照料护理标准，例如“农村特困基本生活标准”。',
    ],
    [
      'no area',
      ['特困基本生活标准', 700, '2023-01-01', '号'],
      'BAD_ENUM “特困基本生活标准”没有说明是城市还是农村。请在名称前写明，例如“农村特困基本生活标准”。',
    ],
    [
      'no level',
      ['照料护理标准', 700, '2023-01-01', '号'],
      'BAD_ENUM “照料护理标准”没有说明是哪一档。请填写以下之一：照料护理标准（自理）、照料护理标准（半护理）、照料护理标准（全护理）。',
    ],
    [
      'no amount',
      ['农村低保标准', '若干', '2023-01-01', '号'],
      'BAD_AMOUNT “金额（元/月）”的“若干”不是金额。请填写不小于零、最多两位小数的数字，单位为元。',
    ],
    ['nothing', ['农村低保标准', 0, '2023-01-01', '号'], 'BAD_AMOUNT “金额（元/月）”为零。请填写文件规定的数额。'],
    [
      'no day',
      ['农村低保标准', 500, '明年', '号'],
      'BAD_DATE “生效日期”的“明年”不是实际存在的日期。请按 2022-03-12 的形式填写年、月、日。',
    ],
    ['no document', ['农村低保标准', 500, '2023-01-01', '无'], 'REQUIRED_MISSING “文号”没有填写。请补填规定这一标准的文件的文号。'],
    [
      'another amount of a day that has one',
      ['农村低保标准', 511, '2022-01-01', '号'],
      'CONFLICT 农村低保标准自 2022-01-01 起已登记为 510.00 元（样民发〔2022〕2号），与 511.00 元 不同。请核对；原登记有误的请先作废。',
    ],
    [
      'a mode beside a standard for both',
      ['农村特困基本生活标准（集中）', 663, '2022-01-01', '号'],
      'CONFLICT 农村特困基本生活标准自 2022-01-01 起已登记为 663.00 元（样民发〔2022〕2号），与 663.00 元 不同。请核对；原登记有误的请先作废。',
    ],
  ])('refuses %s', (_, row, message) => {
    expect(rejectionsOf(checkStandards([row])).map((issue) => `${issue.code} ${issue.message}`)).toEqual([message]);
  });

  it('refuses the same standard of the same day twice, with or without a mode', () => {
    expect(reasons(checkStandards([standard, ['农村特困基本生活标准（分散）', 700, '2023-01-01', '号']]))).toEqual([
      '3 DUPLICATE_IN_FILE 标准名称',
    ]);
    const modes: Cell[][] = [
      ['农村特困基本生活标准（集中）', 800, '2023-01-01', '号'],
      ['农村特困基本生活标准（分散）', 700, '2023-01-01', '号'],
    ];
    expect(checkStandards(modes).counts.new).toBe(2);
  });

  it('does not take an amount per year for one per month', () => {
    expect(() => checkStandards([standard], sampleLedger(), ['标准名称', '金额（元/年）', '生效日期', '文号'])).toThrow(
      '必需的列没有对应：金额（元/月）',
    );
  });

  it('doubts less than the multiple of dibao, of the ledger or of the rows above', () => {
    const low: Cell[] = ['农村特困基本生活标准', 660, '2022-06-01', '号'];
    expect(warningsOf(checkStandards([low])).map((warning) => warning.message)).toEqual([
      '660.00 元 低于同期低保标准 510.00 元 的 1.3 倍，不应低于 663.00 元。请核对文件。',
    ]);
    expect(warningsOf(checkStandards([['农村低保标准', 600, '2023-01-01', '号'], standard])).map((warning) => warning.code)).toEqual([
      'AMOUNT_FLOOR',
    ]);
    const known = countyLedger({
      homes: sampleHomes,
      standards: [
        ...sampleStandards,
        {
          standardId: 99,
          kind: 'dibao',
          areaType: 'rural',
          mode: null,
          level: null,
          amountFen: fen(40000),
          validFrom: isoDate('2022-06-01'),
          documentNo: '号',
        },
      ],
    });
    expect(warningsOf(checkStandards([low], known))).toEqual([]);
  });
});
