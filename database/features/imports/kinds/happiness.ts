/** 农村幸福院运营情况表: homes of a year with their grade at its beginning, one change of it, and the open days of each month. */
import { happinessGrades, type HappinessGrade } from '../../../../electron/contract/happiness-terms.ts';
import { labelOf, labelsOf } from '../../../../electron/contract/terms.ts';
import {
  daysInMonth,
  firstDayOf,
  formatMonth,
  isIsoMonth,
  isQuarterStart,
  monthOf,
  type IsoDate,
  type IsoMonth,
} from '../../../../electron/contract/values.ts';
import { gradeFactOn, gradeOn } from '../../happiness/rules-entitlement.ts';
import { closedText } from '../../people/plain-text.ts';
import { field, fieldWords } from '../columns.ts';
import { homeKey, type KnownHappinessHome } from '../known-ledger.ts';
import { isNothing, termReader } from '../normalise.ts';
import type { HappinessRecord } from '../records.ts';
import type { Row } from '../row.ts';
import { readCount, readDay, readTerm, refuseNumber, requireFilled } from '../rules-cells.ts';
import { readPlace } from '../rules-place.ts';
import type { FileContext, Judgement, KindSpec } from './kind.ts';

const chineseMonths = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'] as const;
type MonthField = `month${number}`;
const monthFields = chineseMonths.map((word, index) => {
  const number = index + 1;
  const names = [`${number}月`, `${number}月份`, `${word}月`, `${word}月份`];
  const aliases = names.flatMap((name) => [
    name,
    `${name}开放天数`,
    `${name}天数`,
    `${name}运营天数`,
    `开放天数/${name}`,
    `运营天数/${name}`,
  ]);
  return field<MonthField>(`month${number}`, `${number}月开放天数`, aliases.filter((alias) => alias !== `${number}月开放天数`).join(' '));
});
const fields = [
  field('sequence', '序号', '编次 No', { isUnused: true }),
  field('code', '编号', '幸福院编号 设施编号 院点编号 代码', { isRequired: true }),
  field('name', '幸福院名称', '农村幸福院名称 幸福院 院名 设施名称', { isRequired: true }),
  field('town', '乡镇（街道）', '乡镇 镇街 街道 所属乡镇 所在乡镇 所在乡镇（街道）', { isRequired: true, isFilledDown: true }),
  field('village', '村（社区）', '村 村居 所在村 行政村 村（居） 村委会 社区', { isRequired: true, isFilledDown: true }),
  field('year', '年度', '年份 所属年度 评定年度', { isFilledDown: true }),
  field('grade', '年初等级', '等级 原等级 年初评定等级 1月1日等级 上年评定等级', { isRequired: true }),
  field('changedOn', '等级变化生效日', '变化生效日 等级变动日期 变化日期 等级变更生效日 变更日期 生效日期'),
  field('changedGrade', '变化后等级', '变动后等级 变更后等级 新等级 现等级 年末等级'),
  ...monthFields,
  field('remark', '备注', '说明', { isUnused: true }),
];
type HappinessField = (typeof fields)[number]['key'];

const readGradeTerm = termReader(happinessGrades);
const notGraded: ReadonlySet<string> = new Set(['未评', '未评定', '未评级', '未参评', '不参评', '新建']);

/** The grade of a cell; `none` where it says that there is none; null with the reason where it is not understood. */
function readGrade(row: Row<HappinessField>, key: 'grade' | 'changedGrade'): HappinessGrade | 'none' | null {
  const text = row.text(key);
  if (text !== '' && (isNothing(text) || notGraded.has(closedText(text)))) return 'none';
  const grade = readTerm(row, key, happinessGrades, readGradeTerm);
  return grade ?? null;
}

function readYear(row: Row<HappinessField>, context: FileContext): number | null {
  if (row.isFilled('year')) {
    const found = /^(20\d{2})年?度?$/.exec(closedText(row.text('year')))?.[1];
    if (found !== undefined) return Number(found);
    row.issue('year', 'BAD_DATE', `“${row.title('year')}”的“${row.shown('year')}”不是年份。请填写四位数的年份，如 2022。`);
    return null;
  }
  if (context.year !== null) return context.year;
  row.issue('year', 'REQUIRED_MISSING', '没有写明是哪一年的运营情况。请选择年度，或在表格标题中写明年份（如“2022年”）、增加“年度”一列。');
  return null;
}

type Change = { readonly grade: HappinessGrade; readonly effectiveFrom: IsoDate };

/** The change within the year: day and grade go together, and the day is the first of a quarter. */
function readChange(row: Row<HappinessField>, year: number | null): Change | null {
  const effectiveFrom = readDay(row, 'changedOn', null);
  const grade = readGrade(row, 'changedGrade');
  const hasGrade = grade !== null && grade !== 'none';
  if (row.isFilled('changedOn') && !hasGrade && row.isSound('changedGrade'))
    row.issue(
      'changedGrade',
      'REQUIRED_MISSING',
      `填了“${row.title('changedOn')}”，但没有填“${row.title('changedGrade')}”。请补填变化后的等级：${labelsOf(happinessGrades)}。`,
    );
  if (hasGrade && !row.isFilled('changedOn'))
    row.issue(
      'changedOn',
      'REQUIRED_MISSING',
      `填了“${row.title('changedGrade')}”，但没有填“${row.title('changedOn')}”。请补填生效日期（季度首日）。`,
    );
  if (effectiveFrom === null) return null;
  if (!isQuarterStart(effectiveFrom)) {
    row.issue(
      'changedOn',
      'BAD_DATE',
      `“${row.title('changedOn')}”的“${row.shown('changedOn')}”不是季度首日。等级变化只能自1月1日、4月1日、7月1日或10月1日起生效。`,
    );
    return null;
  }
  if (year !== null && Number(effectiveFrom.slice(0, 4)) !== year) {
    row.issue('changedOn', 'BAD_DATE', `“${row.title('changedOn')}”的“${row.shown('changedOn')}”不在${year}年。请核对年份。`);
    return null;
  }
  return hasGrade ? { grade, effectiveFrom } : null;
}

function readMonths(row: Row<HappinessField>, year: number | null, context: FileContext): { month: IsoMonth; openDays: number }[] {
  return monthFields.flatMap(({ key }, index) => {
    const openDays = readCount(row, key);
    if (openDays === null || year === null) return [];
    const month = `${year}-${String(index + 1).padStart(2, '0')}`;
    if (!isIsoMonth(month)) return [];
    const days = daysInMonth(month);
    if (openDays > days) {
      row.issue(key, 'BAD_AMOUNT', `“${row.title(key)}”的“${row.shown(key)}”多于${formatMonth(month)}的天数（${days}天）。请核对。`);
      return [];
    }
    // The forms of a running year are often filled with zeros to its end.
    if (month > monthOf(context.today)) {
      if (openDays > 0) row.warn(key, 'MONTH_AHEAD', `${formatMonth(month)}还没有到，已填开放${openDays}天。请核对。`);
      else return [];
    }
    return [{ month, openDays }];
  });
}

function compare(row: Row<HappinessField>, home: HappinessRecord, recorded: KnownHappinessHome, context: FileContext): void {
  if (homeKey(home.name) !== homeKey(recorded.name))
    row.issue(
      'name',
      'CONFLICT',
      `编号 ${recorded.code} 已登记的是“${recorded.name}”，不是“${home.name}”。请核对编号；确已更名的请在幸福院档案中修改。`,
    );
  if (home.villageCode !== recorded.villageCode || home.townCode !== recorded.townCode)
    row.issue(
      'village',
      'CONFLICT',
      `编号 ${recorded.code} 已登记在${context.known.divisionName(recorded.townCode)}${context.known.divisionName(recorded.villageCode)}。请核对编号；确已迁址的请在幸福院档案中修改。`,
    );
}

/** A grade that is not recorded yet; nothing where it holds on that day already, a refusal where another was recorded for it. */
function newGrades(
  row: Row<HappinessField>,
  key: 'grade' | 'changedOn',
  { grade, effectiveFrom }: Change,
  recorded: KnownHappinessHome | undefined,
  earlier: HappinessGrade | null,
): Change[] {
  const facts = recorded?.grades ?? [];
  const held = gradeFactOn(facts, effectiveFrom);
  if (held?.effectiveFrom === effectiveFrom && held.grade !== grade) {
    row.issue(
      key,
      'CONFLICT',
      `${effectiveFrom} 起的等级已登记为${labelOf(happinessGrades, held.grade)}，与${labelOf(happinessGrades, grade)}不同。请核对；原登记有误的请先撤销。`,
    );
    return [];
  }
  // Nobody takes an end of a veto for a matter of course.
  if (held?.isVeto === true && held.grade !== grade)
    row.warn(
      key,
      'VETO_ENDED',
      `该院自${held.effectiveFrom}起因一票否决不达标，导入后自${effectiveFrom}起为${labelOf(happinessGrades, grade)}。请核对是否已重新评定。`,
    );
  const isHeld =
    gradeOn(facts, effectiveFrom) === grade && (earlier === null || earlier === grade || held?.effectiveFrom === effectiveFrom);
  return isHeld ? [] : [{ grade, effectiveFrom }];
}

function judge(context: FileContext): (row: Row<HappinessField>) => Judgement<'happiness'> {
  const { known } = context;
  const codes = new Map<string, number>();
  const names = new Map<string, number>();
  return (row) => {
    for (const { key, isRequired } of fields) if (isRequired) requireFilled(row, key);
    refuseNumber(row, 'code', false);
    const year = readYear(row, context);
    const grade = readGrade(row, 'grade');
    const change = readChange(row, year);
    const months = readMonths(row, year, context);
    const place = readPlace(row, known, 'town', 'village');
    const code = homeKey(row.text('code'));
    const name = closedText(row.text('name'));
    const earlier = codes.get(code);
    if (earlier !== undefined && code !== '')
      row.issue('code', 'DUPLICATE_IN_FILE', `编号 ${code} 在第 ${earlier} 行已经出现。请核对编号，或删去重复的一行。`);
    if (!place || year === null || grade === null) return null;

    const recorded = known.happinessByCode(code);
    const initial = grade === 'none' ? null : { grade, effectiveFrom: firstDayOf(`${year}-01` as IsoMonth) };
    if (initial && change?.effectiveFrom === initial.effectiveFrom && change.grade !== initial.grade)
      row.issue('changedOn', 'CONFLICT', `“${row.title('changedOn')}”是1月1日，与“${row.title('grade')}”同一天而等级不同。请核对。`);
    const first = initial ? newGrades(row, 'grade', initial, recorded, null) : [];
    const second = change ? newGrades(row, 'changedOn', change, recorded, initial?.grade ?? null) : [];
    const changedMonths = months.filter(({ month, openDays }) => recorded?.openDays.get(month) !== openDays);
    const home: HappinessRecord = { code, name, ...place, grades: [...first, ...second], months: changedMonths };
    if (recorded) compare(row, home, recorded, context);
    if (row.issues.length > 0) return null;
    codes.set(code, row.number);
    // One village may run two of them; far more often somebody typed another code.
    const placeName = `${place.villageCode} ${homeKey(name)}`;
    const sameName = names.get(placeName);
    if (sameName !== undefined) row.warn('name', 'SAME_NAME', `同一个村的“${name}”在第 ${sameName} 行已经出现，编号不同。请核对是否重复。`);
    names.set(placeName, row.number);
    if (!recorded) return { record: home, status: 'new' };
    for (const { grade: after, effectiveFrom } of home.grades) {
      const before = gradeOn(recorded.grades, effectiveFrom);
      row.difference(
        effectiveFrom === initial?.effectiveFrom ? 'grade' : 'changedGrade',
        before === null ? '' : labelOf(happinessGrades, before),
        labelOf(happinessGrades, after),
      );
    }
    for (const { month, openDays } of changedMonths)
      row.difference(`month${Number(month.slice(5))}`, String(recorded.openDays.get(month) ?? ''), String(openDays));
    return { record: home, status: row.differences.length > 0 ? 'changed' : 'unchanged' };
  };
}

export const happiness: KindSpec<'happiness', HappinessField> = {
  kind: 'happiness',
  label: '农村幸福院运营情况表',
  fields,
  words: fieldWords(fields),
  identity: [],
  numbering: ['sequence'],
  judge,
};
