/** The report's first wording: every section says what there are figures for and is silent where nothing is counted. Pure. */
import type { IndicatorCode } from '../../../electron/contract/indicators.ts';
import type { QuarterFigures, Value } from './figures.ts';
import { keyOf } from './values.ts';

/** Sections and their sentences; `{}` stands for the key of the indicator. */
type Sentence = { readonly code: IndicatorCode; readonly words: string; readonly compares?: true };

const money = '{{{}.分子}}元';

const sections: readonly { readonly title: string; readonly isSplit?: true; readonly sentences: readonly Sentence[] }[] = [
  {
    title: '特困人员救助供养情况',
    isSplit: true,
    sentences: [
      {
        code: 'IND02',
        words:
          '截至{{截止日期}}，全{{县别}}在册特困人员{{{}.分母}}人，其中集中供养{{{}.分子}}人、分散供养{{{}.其余}}人，集中供养率{{{}}}。本季度新纳入{{新增人数}}人，退出{{退出人数}}人（其中死亡{{死亡人数}}人）。',
      },
      {
        code: 'IND01',
        compares: true,
        words: '生活不能自理特困人员{{{}.分母}}人，集中供养{{{}.分子}}人，集中供养率{{{}}}，目标{{{}.目标}}，{{{}.评价}}。',
      },
      {
        code: 'IND03',
        words: '有集中供养意愿的特困人员{{{}.分母}}人，已入住{{{}.分子}}人，“愿进全进”落实率{{{}}}；待入住{{{}.其余}}人，名单附后。',
      },
      { code: 'IND20', words: '自理能力评估在有效期内的{{{}.分子}}人，评估有效率{{{}}}。' },
    ],
  },
  {
    title: '分散供养和探访关爱情况',
    isSplit: true,
    sentences: [
      { code: 'IND13', compares: true, words: '分散供养特困人员{{{}.分母}}人，“五有”全部落实且协议有效的{{{}.分子}}人，落实率{{{}}}。' },
      { code: 'IND12', compares: true, words: '本期末月应探访{{{}.分母}}人，已探访{{{}.分子}}人，探访率{{{}}}。' },
    ],
  },
  {
    title: '供养机构和改造提升情况',
    sentences: [
      { code: 'IND04', compares: true, words: '敬老院核定床位{{{}.分母}}张，其中护理型床位{{{}.分子}}张，占{{{}}}。' },
      { code: 'IND05', compares: true, words: '可用床位{{{}.分母}}张，占用{{{}.分子}}张，入住率{{{}}}。' },
      { code: 'IND22', words: '在用敬老院{{{}.分母}}处，委托专业机构运营{{{}.分子}}处，托管率{{{}}}。' },
      { code: 'IND07', words: '{{{}.名称}}：列入年度任务{{{}.分母}}处，完成{{{}.分子}}处，完成率{{{}}}，{{{}.评价}}。' },
      { code: 'IND08_PAID', words: `改造提升资金已支出${money}，支付率{{{}}}。` },
    ],
  },
  {
    title: '农村幸福院情况',
    sentences: [
      { code: 'IND10', compares: true, words: '运行中的农村幸福院{{{}.分母}}处，评定达标{{{}.分子}}处，达标率{{{}}}。' },
      { code: 'IND11', words: `奖补资金已拨付到账${money}，执行率{{{}}}。` },
    ],
  },
  {
    title: '救助标准情况',
    sentences: [
      { code: 'IND14', words: '城乡低保标准之比{{{}}}，{{{}.评价}}。' },
      { code: 'IND15', words: '农村低保标准增长{{{}}}，{{{}.评价}}。' },
      { code: 'IND16', words: '农村特困人员基本生活标准为农村低保标准的{{{}}}，{{{}.评价}}。' },
    ],
  },
];

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** A county-level city is called 市, a district 区. */
function countyWord(regionName: string): string {
  const last = regionName.at(-1) ?? '';
  return '市区县旗'.includes(last) ? last : '县';
}

function sentencesOf(figures: QuarterFigures, { code, words, compares }: Sentence): string[] {
  return figures.indicators
    .filter(({ now }) => now.code === code && now.denominator > 0)
    .map(({ now, before, yearAgo }) => {
      const key = keyOf(now);
      const isComparable = (then: Value | null): boolean => then !== null && now.numerator + then.numerator > 0;
      const others = compares
        ? [
            isComparable(before) ? `比上期（{{上期截止}}）{{${key}.比上期}}` : '',
            isComparable(yearAgo) ? `比上年同期{{${key}.比上年}}` : '',
          ].filter((part) => part !== '')
        : [];
      // Nothing is met or missed where no document sets a target.
      const said = now.target === null ? words.replace('，目标{{{}.目标}}', '').replace('，{{{}.评价}}', '') : words;
      const text = said.replaceAll('{}', key).replaceAll('{{县别}}', countyWord(figures.regionName));
      return others.length === 0 ? text : `${text.slice(0, -1)}，${others.join('，')}。`;
    });
}

function unmet(figures: QuarterFigures): Value[] {
  return figures.indicators.map(({ now }) => now).filter(({ met, code }) => met === false && code !== 'IND01_S1' && code !== 'IND01_S2');
}

function registersText({ registers }: QuarterFigures): string {
  const busy = registers.filter(({ began, finished, open }) => began + finished + open > 0);
  return busy
    .map(
      ({ title }) => `${title}本季度新增{{${title}.新增}}件、办结{{${title}.办结}}件、在办{{${title}.在办}}件（超期{{${title}.超期}}件）`,
    )
    .join('；');
}

export function defaultText(figures: QuarterFigures): string {
  const parts: { readonly title: string; readonly lines: readonly string[] }[] = sections.map(({ title, isSplit, sentences }) => {
    const said = sentences.flatMap((sentence) => sentencesOf(figures, sentence));
    return { title, lines: (isSplit ? said : [said.join('')]).filter((line) => line !== '') };
  });
  const [people] = parts;
  if (people && figures.paid.sheets > 0)
    parts[0] = { ...people, lines: [...people.lines, '本季度审批特困人员救助供养资金发放表{{发放月数}}张，合计{{发放金额}}。'] };
  const registers = registersText(figures);
  if (registers !== '') parts.push({ title: '社会救助其他工作情况', lines: [`${registers}。`] });
  const below = unmet(figures);
  parts.push({
    title: '存在问题',
    lines: [
      below.length === 0
        ? '各项指标均达到目标。'
        : `尚未达到目标的指标有：${below.map((value) => `${value.name}（{{${keyOf(value)}}}，目标{{${keyOf(value)}.目标}}）`).join('；')}。`,
    ],
  });
  parts.push({ title: '下步打算', lines: ['对照目标逐项落实责任，优先安排生活不能自理特困人员入住，按月调度，确保按期完成。'] });
  if (figures.corrections.length > 0)
    parts.push({ title: '对以前各期的更正', lines: ['以前各期报送后查明的情况，共更正{{更正项数}}项，明细附后。'] });
  return [
    '现将{{县名}}{{期间}}特困人员救助供养和农村养老服务工作情况报告如下。',
    ...parts.filter(({ lines }) => lines.length > 0).flatMap(({ title, lines }, index) => [`${numerals[index] ?? ''}、${title}`, ...lines]),
  ].join('\n');
}
