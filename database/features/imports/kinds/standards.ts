/** 救助标准表: amounts with the day they begin and the document that fixed them. */
import {
  areaTypes,
  careTierLabels,
  labelOf,
  selfCareLevels,
  standardKinds,
  supportModes,
  type AreaType,
  type SelfCareLevel,
  type StandardKind,
  type SupportMode,
} from '../../../../electron/contract/terms.ts';
import { fen } from '../../../../electron/contract/values.ts';
import { halfWidth } from '../../people/plain-text.ts';
import { lowestAmount, meetsMultiple, type StandardKey, standardName, standardOn } from '../../standards/rules.ts';
import { field, fieldWords } from '../columns.ts';
import { termReader } from '../normalise.ts';
import type { StandardRecord } from '../records.ts';
import type { Row } from '../row.ts';
import { optionalText, readAmount, readDay, readTerm, requireFilled, yuan } from '../rules-cells.ts';
import type { FileContext, Judgement, KindSpec } from './kind.ts';

const fields = [
  field('sequence', '序号', '', { isUnused: true }),
  field('name', '标准名称', '标准 名称 标准类别 标准类型 救助标准名称 项目 标准项目', { isRequired: true, isFilledDown: true }),
  field('area', '城乡类型', '城乡 户籍类型 区域 适用范围 城乡类别', { isFilledDown: true }),
  field('mode', '供养方式', '供养形式', { isFilledDown: true }),
  field('level', '生活自理能力', '自理能力 护理档次 档次 护理等级'),
  field('amount', '金额（元/月）', '金额 标准金额 月标准 金额（元） 标准（元/月） 标准（元/人·月） 月标准（元）', { isRequired: true }),
  field('validFrom', '生效日期', '执行日期 执行时间 生效时间 起始日期 启用日期 实施日期', { isRequired: true, isFilledDown: true }),
  field('documentNo', '文号', '文件号 文件文号 依据文号 发文字号 依据文件', { isRequired: true, isFilledDown: true }),
  field('documentTitle', '文件名称', '文件标题 文件名', { isFilledDown: true }),
  field('remark', '备注', '说明', { isUnused: true }),
];
type StandardField = (typeof fields)[number]['key'];

const readArea = termReader(areaTypes);
const readMode = termReader(supportModes);
const readLevel = termReader(selfCareLevels);
const readKind = termReader(standardKinds);

/** What the name of a standard says by itself; null where it says nothing. */
type NamedStandard = {
  readonly kind: StandardKind | null;
  readonly areaType: AreaType | null;
  readonly mode: SupportMode | null;
  readonly level: SelfCareLevel | null;
};

/** Words of a level inside a longer name, the more telling first: 半失能 before 失能, 不能自理 before 自理. */
const levelWords: readonly (readonly [RegExp, SelfCareLevel])[] = [
  [/半护理|半自理|半失能|部分丧失|部分自理|介助/, 'partialLoss'],
  [/全护理|完全丧失|全失能|失能|不能自理|介护/, 'completeLoss'],
  [/自理/, 'independent'],
];

/** Reads a name such as 农村特困人员集中供养基本生活标准 or 照料护理标准（半护理）. */
export function readStandardName(text: string): NamedStandard {
  const name = halfWidth(text).replace(/\s+/g, '');
  const areaType = /农村|乡村/.test(name) ? 'rural' : /城市|城镇/.test(name) ? 'urban' : null;
  const mode = /集中/.test(name) ? 'centralised' : /分散/.test(name) ? 'scattered' : null;
  const kind: StandardKind | null = /低保|最低生活保障/.test(name)
    ? 'dibao'
    : /照料|护理/.test(name)
      ? 'careAllowance'
      : /基本生活|特困|五保|供养标准/.test(name)
        ? 'basicLiving'
        : readKind(name);
  const level = kind === 'careAllowance' ? (levelWords.find(([words]) => words.test(name))?.[1] ?? null) : null;
  return { kind, areaType, mode, level };
}

/** Area for dibao and basic living, level for the care allowance: without it nobody knows whom the amount is for. */
function readKey(row: Row<StandardField>): StandardKey | null {
  const named = readStandardName(row.text('name'));
  const areaType = readTerm(row, 'area', areaTypes, readArea) ?? named.areaType;
  const mode = readTerm(row, 'mode', supportModes, readMode) ?? named.mode;
  const level = readTerm(row, 'level', selfCareLevels, readLevel) ?? named.level;
  const { kind } = named;
  const tiers = Object.values(careTierLabels)
    .map((tier) => `照料护理标准（${tier}）`)
    .join('、');
  if (row.text('name') === '') return null;
  if (kind === null)
    row.issue(
      'name',
      'BAD_ENUM',
      `“${row.title('name')}”的“${row.shown('name')}”无法识别。请写明是低保标准、特困基本生活标准还是照料护理标准，例如“农村特困基本生活标准”。`,
    );
  else if (kind === 'careAllowance' && level === null)
    row.issue('name', 'BAD_ENUM', `“${row.shown('name')}”没有说明是哪一档。请填写以下之一：${tiers}。`);
  else if (kind !== 'careAllowance' && areaType === null)
    row.issue(
      'name',
      'BAD_ENUM',
      `“${row.shown('name')}”没有说明是城市还是农村。请在名称前写明，例如“农村${labelOf(standardKinds, kind)}”。`,
    );
  else
    return {
      kind,
      areaType: kind === 'careAllowance' ? null : areaType,
      mode: kind === 'basicLiving' ? mode : null,
      level: kind === 'careAllowance' ? level : null,
    };
  return null;
}

/** A standard without a mode holds for both, so it overlaps with one for either. */
function overlaps(one: StandardKey, other: StandardKey): boolean {
  return (
    one.kind === other.kind &&
    one.areaType === other.areaType &&
    one.level === other.level &&
    (one.mode === other.mode || one.mode === null || other.mode === null)
  );
}

type Written = StandardRecord & { readonly row: number };

function doubtFloor(row: Row<StandardField>, standard: StandardRecord, context: FileContext, earlier: readonly Written[]): void {
  const multiple = context.known.parameters.dibaoMultiple;
  if (standard.kind !== 'basicLiving' || multiple === null) return;
  const all = [...context.known.standards, ...earlier.map((written) => ({ ...written, standardId: 0 }))];
  const dibao = standardOn(all, { kind: 'dibao', areaType: standard.areaType, mode: null, level: null }, standard.validFrom);
  if (dibao && !meetsMultiple(standard.amountFen, dibao.amountFen, multiple))
    row.warn(
      'amount',
      'AMOUNT_FLOOR',
      `${yuan(standard.amountFen)} 低于同期低保标准 ${yuan(dibao.amountFen)} 的 ${multiple} 倍，不应低于 ${yuan(fen(lowestAmount(dibao.amountFen, multiple)))}。请核对文件。`,
    );
}

function judge(context: FileContext): (row: Row<StandardField>) => Judgement<'standards'> {
  const { known } = context;
  const written: Written[] = [];
  return (row) => {
    for (const { key, isRequired } of fields) if (isRequired) requireFilled(row, key);
    // A standard may begin later than today.
    const validFrom = readDay(row, 'validFrom', null);
    const key = readKey(row);
    const amountFen = readAmount(row, 'amount');
    if (amountFen === 0) row.issue('amount', 'BAD_AMOUNT', `“${row.title('amount')}”为零。请填写文件规定的数额。`);
    if (key === null || validFrom === null || amountFen === null) return null;
    const standard: StandardRecord = {
      ...key,
      amountFen,
      validFrom,
      documentNo: optionalText(row, 'documentNo') ?? '',
      documentTitle: optionalText(row, 'documentTitle'),
    };
    if (standard.documentNo === '') row.issue('documentNo', 'REQUIRED_MISSING', '“文号”没有填写。请补填规定这一标准的文件的文号。');

    const earlier = written.find((other) => other.validFrom === validFrom && overlaps(other, standard));
    if (earlier)
      row.issue(
        'name',
        'DUPLICATE_IN_FILE',
        `${standardName(key)}自 ${validFrom} 起的数额在第 ${earlier.row} 行已经出现。请删去重复的一行。`,
      );
    const recorded = known.standards.find((other) => other.validFrom === validFrom && overlaps(other, standard));
    const isSame = recorded !== undefined && recorded.mode === standard.mode && recorded.amountFen === amountFen;
    if (recorded && !isSame)
      row.issue(
        'amount',
        'CONFLICT',
        `${standardName(recorded)}自 ${validFrom} 起已登记为 ${yuan(recorded.amountFen)}（${recorded.documentNo}），与 ${yuan(amountFen)} 不同。请核对；原登记有误的请先作废。`,
      );
    if (row.issues.length > 0) return null;
    doubtFloor(row, standard, context, written);
    written.push({ ...standard, row: row.number });
    return { record: standard, status: isSame ? 'unchanged' : 'new' };
  };
}

export const standards: KindSpec<'standards', StandardField> = {
  kind: 'standards',
  label: '救助标准表',
  fields,
  words: fieldWords(fields),
  identity: [],
  numbering: ['sequence'],
  judge,
};
