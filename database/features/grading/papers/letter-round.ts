/** Documents of a whole round: 公示 and the notice of results (GB/T 9704-2012), each with the list of homes by grade as its annex. */
import { formatDate, type IsoDate } from '../../../../electron/contract/values.ts';
import { cell, documentGrid, formTable, label, pageBreak, paragraph, row, sizes, space, title } from '../../../documents/letter/build.ts';
import type { Letter, LetterBlock, LetterCell } from '../../../documents/letter/letter.ts';
import { blanksOf } from '../../papers/fields-grading.ts';
import type { Template } from '../../papers/template/nodes.ts';
import { setLetter } from '../../papers/template/set-letter.ts';
import {
  countByGrade,
  dayText,
  gradeOrder,
  gradeWord,
  totalText,
  type AwardContent,
  type PublicNoticeContent,
  type SummaryHome,
} from './content.ts';

export type FieldValues = Readonly<Record<string, string | null>>;

const small = { size: sizes.xiaoSi, linePitch: 17 } as const;
const middle = (words: string): LetterCell => cell(words, small);
const left = (words: string): LetterCell => cell(words, { ...small, alignment: 'left' });

function gradeTable(homes: readonly SummaryHome[], hasVetoes: boolean): LetterBlock {
  const titles = ['序号', '乡镇（街道）', '村', '幸福院名称', '评定分', ...(hasVetoes ? ['备注'] : [])];
  return formTable(hasVetoes ? [13, 25, 26, 50, 18, 24] : [14, 32, 34, 56, 20], [
    {
      ...row(
        titles.map((words) => label(words, { ...small, face: 'heading' })),
        8.5,
      ),
      isHeader: true,
    },
    ...homes.map((home, index) =>
      row(
        [
          middle(String(index + 1)),
          middle(home.townName),
          middle(home.villageName),
          left(home.name),
          middle(totalText(home.totals.county)),
          // Which veto it was says nothing of people; what happened stays in the file.
          ...(hasVetoes ? [middle(home.vetoCodes.length > 0 ? '一票否决' : '')] : []),
        ],
        7.5,
      ),
    ),
  ]);
}

const numerals = ['一', '二', '三', '四'] as const;

/** 附件 on pages of its own: under each grade its homes in the order given; a grade nobody has is left out. */
export function annexOf(heading: string, homes: readonly SummaryHome[]): readonly LetterBlock[] {
  const { size, linePitch } = documentGrid;
  const present = gradeOrder.filter((grade) => homes.some((home) => home.grade === grade));
  return [
    pageBreak,
    paragraph('附件', { face: 'heading', size, linePitch, firstIndent: 0, alignment: 'left' }),
    { ...title(heading), linePitch: linePitch * 1.25, before: 6, after: 6 },
    ...present.flatMap((grade, index): readonly LetterBlock[] => {
      const own = homes.filter((home) => home.grade === grade);
      return [
        ...(index === 0 ? [] : [space(4)]),
        paragraph(
          `${numerals[index] ?? ''}、${gradeWord(grade)}农村幸福院（${own.length}家）`.replace('不达标农村幸福院', '不达标的农村幸福院'),
          {
            face: 'heading',
            size: sizes.siHao,
            linePitch: 24,
            firstIndent: 0,
            after: 3,
            keepsWithNext: true,
          },
        ),
        gradeTable(
          own,
          own.some(({ vetoCodes }) => vetoCodes.length > 0),
        ),
      ];
    }),
  ];
}

function counts(homes: readonly SummaryHome[]): FieldValues {
  const byGrade = countByGrade(homes);
  const of = (grade: 'G1' | 'G2' | 'G3' | 'G0'): number => byGrade.get(grade) ?? 0;
  return {
    参评家数: String(homes.length),
    一级家数: String(of('G1')),
    二级家数: String(of('G2')),
    三级家数: String(of('G3')),
    不达标家数: String(of('G0')),
    达标家数: String(of('G1') + of('G2') + of('G3')),
  };
}

const day = (value: string | null): string | null => (value === null ? null : dayText(value));

export function awardValues({ region, unit, year, roundName, homes, ...content }: AwardContent): FieldValues {
  return {
    ...counts(homes),
    年度: String(year),
    评定批次: roundName,
    评分标准: content.templateName,
    县名: region,
    民政局: unit,
    主送机关: content.recipients,
    文号: content.documentNo,
    成文日期: day(content.documentDay),
    今天: day(content.documentDay),
    等级有效期起: day(content.validFrom),
    等级有效期止: day(content.validTo),
    公示开始: day(content.publishedFrom),
    公示截止: day(content.publishedUntil),
  };
}

export function noticeValues({ region, unit, year, roundName, homes, ...content }: PublicNoticeContent): FieldValues {
  return {
    ...counts(homes),
    年度: String(year),
    评定批次: roundName,
    县名: region,
    民政局: unit,
    公示开始: formatDate(content.from as IsoDate),
    公示截止: formatDate(content.until as IsoDate),
    公示天数: String(content.days),
    监督电话: content.phone,
    受理地址: content.address,
    成文日期: formatDate(content.from as IsoDate),
    今天: formatDate(content.from as IsoDate),
  };
}

function filled(template: Template, name: string, values: FieldValues, footLine: string | null): Letter {
  return setLetter(template, name, { valueOf: (field) => values[field] ?? null, blankOf: blanksOf('gradingAward') }, footLine);
}

/** @param footLine null on what is sent: an official document carries no line of the program (GB/T 9704-2012) */
export function letterAward(template: Template, content: AwardContent, footLine: string | null): Letter {
  const letter = filled(template, `关于公布${content.year}年度农村幸福院等级评定结果的通知`, awardValues(content), footLine);
  return { ...letter, blocks: [...letter.blocks, ...annexOf(`${content.year}年度农村幸福院等级评定结果名单`, content.homes)] };
}

export function letterNotice(template: Template, content: PublicNoticeContent, footLine: string | null): Letter {
  const letter = filled(template, `${content.year}年度农村幸福院等级评定结果公示`, noticeValues(content), footLine);
  return { ...letter, blocks: [...letter.blocks, ...annexOf(`${content.year}年度农村幸福院等级评定结果公示名单`, content.homes)] };
}

/** What a letter to one home says beside what its template says. */
export type HomeLetterContent = {
  readonly name: string;
  readonly values: FieldValues;
};

/** 年度复核, 限期整改, 暂停, 取消等级. */
export function letterHome(template: Template, { name, values }: HomeLetterContent, footLine: string | null): Letter {
  return filled(template, name, values, footLine);
}
