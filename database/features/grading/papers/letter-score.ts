/** 农村幸福院等级评定评分表 of one home, upright for the file: three columns of points side by side, why they differ, vetoes, grade, signatures. */
import { cell, cellText, formTable, label, paragraph, row, sizes, space, title } from '../../../documents/letter/build.ts';
import type { Letter, LetterBlock, LetterCell, LetterRow } from '../../../documents/letter/letter.ts';
import { areaText, dayText, gradeWord, tenths, totalText, type ScoredGroup, type ScoredItem, type ScoreSheetContent } from './content.ts';
import { versionText } from './template-view.ts';

const small = { size: 9 } as const;
const head = { size: sizes.wuHao } as const;
const centre = (words: string, columns = 1): LetterCell => cell(words, { ...small, columns });
const left = (words: string, columns = 1): LetterCell => cell(words, { ...small, columns, alignment: 'left' });
const bold = (words: string, columns = 1, alignment: 'left' | 'centre' = 'centre'): LetterCell =>
  cell([{ text: words, isBold: true }], { ...small, columns, alignment });

export type ScoreSheetOptions = {
  /** For the visit: the county's column is empty to be written in by hand. */
  readonly isForVisit: boolean;
};

function homeTable({ home, year, templateName, templateVersion }: ScoreSheetContent): LetterBlock {
  const name = (words: string): LetterCell => label(words, head);
  const value = (words: string, columns = 1): LetterCell => cell(words, { ...head, columns, alignment: 'left' });
  return formTable(
    [26, 57, 26, 56],
    [
      row([name('幸福院名称'), value(home.name), name('幸福院编号'), value(home.code)], 7.5),
      row([name('所在乡镇'), value(home.townName), name('所在村'), value(home.villageName)], 7.5),
      row(
        [
          name('建成年份'),
          value(home.builtYear === null ? '' : `${home.builtYear}年`),
          name('建筑面积'),
          value(home.floorAreaCenti === null ? '' : `${areaText(home.floorAreaCenti)}平方米`),
        ],
        7.5,
      ),
      row(
        [name('床位（躺椅）'), value(home.restPlaces === null ? '' : `${home.restPlaces}张`), name('助餐方式'), value(home.mealMode ?? '')],
        7.5,
      ),
      row([name('评定年度'), value(`${year}年`), name('评分标准'), value(versionText(templateName, templateVersion))], 7.5),
    ],
  );
}

function reasonOf({ townReason, countyReason, notApplicable, cases }: ScoredItem, isForVisit: boolean): string {
  const found = cases.find(({ code }) => code === notApplicable);
  return [
    found ? `不适用：${found.text}` : '',
    townReason ? `初审：${townReason}` : '',
    countyReason && !isForVisit ? `评定：${countyReason}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function groupRows(group: ScoredGroup, isForVisit: boolean): readonly LetterRow[] {
  const { points } = group;
  const head = row(
    [
      bold(group.code),
      bold(group.name, 2, 'left'),
      bold(tenths(group.max)),
      bold(tenths(points.self)),
      bold(tenths(points.town)),
      bold(isForVisit ? '' : tenths(points.county)),
      bold(''),
    ],
    6.5,
  );
  return [
    { ...head, keepsWithNext: true },
    ...group.items.map((item) =>
      row(
        [
          centre(item.code),
          left(item.name),
          left(item.rule),
          centre(tenths(item.max)),
          centre(tenths(item.points.self)),
          centre(tenths(item.points.town)),
          centre(isForVisit ? '' : tenths(item.points.county)),
          left(reasonOf(item, isForVisit)),
        ],
        isForVisit ? 9 : 6.5,
      ),
    ),
  ];
}

const columnsMm = [12, 36, 43, 11, 13, 13, 13, 24];

function scoreTable({ groups, totals }: ScoreSheetContent, isForVisit: boolean): LetterBlock {
  const titles = ['序号', '评分项目', '评分标准', '满分', '自评分', '初审分', '评定分', '差异说明'];
  const header = {
    ...row(
      titles.map((words) => label(words, { size: 9, face: 'heading' })),
      8,
    ),
    isHeader: true as const,
  };
  return formTable(columnsMm, [
    header,
    ...groups.flatMap((group) => groupRows(group, isForVisit)),
    ...(totals.bonus === null
      ? []
      : [row([bold('加　　分', 4), bold(''), bold(''), bold(isForVisit ? '' : tenths(totals.bonus)), bold('')], 7)]),
    row(
      [
        bold('合　　计', 3),
        bold(tenths(totals.max)),
        bold(totalText(totals.self)),
        bold(totalText(totals.town)),
        bold(isForVisit ? '' : totalText(totals.county)),
        bold(''),
      ],
      7.5,
    ),
  ]);
}

function vetoTable({ vetoes }: ScoreSheetContent, isForVisit: boolean): LetterBlock {
  const header = {
    ...row(
      ['序号', '一票否决情形', '有／无', '说　　明'].map((words) => label(words, { size: 9, face: 'heading' })),
      7,
    ),
    isHeader: true as const,
  };
  return formTable(
    [11, 95, 22, 37],
    [
      header,
      ...vetoes.map(({ code, text, isTrue, note }) =>
        row(
          [
            centre(code),
            left(text),
            centre(isForVisit || isTrue === null ? '□有　□无' : isTrue ? '■有　□无' : '□有　■无'),
            left(isForVisit ? '' : (note ?? '')),
          ],
          6.5,
        ),
      ),
    ],
  );
}

/** Grade, then the three who answer for the three columns. */
function endTable(content: ScoreSheetContent, isForVisit: boolean): LetterBlock {
  const { grade, gradeNote, totals, documentNo, validFrom, validTo, assessors, assessedOn } = content;
  const name = (words: string): LetterCell => label(words, head);
  const result = [
    totals.county === null ? '' : `评定分${totalText(totals.county)}分`,
    grade === null ? '' : `等级：${gradeWord(grade)}`,
    gradeNote ?? '',
  ];
  const award = [
    documentNo ? `文号：${documentNo}` : '',
    validFrom === null ? '' : `有效期：${dayText(validFrom)}起${validTo === null ? '' : `至${dayText(validTo)}`}`,
  ];
  const sign = (who: string, day: string, columns = 1): LetterCell => ({
    columns,
    vertical: 'bottom',
    texts: [
      cellText(who, { ...head, alignment: 'left', firstIndent: 2, linePitch: 26 }),
      cellText(`（盖章）　　　　${day === '' ? '　　　　年　　月　　日' : day}　　`, { ...head, alignment: 'right', linePitch: 18 }),
    ],
  });
  const who = isForVisit || assessors.length === 0 ? '评定人（两人以上，签字）：' : `评定人：${assessors.join('、')}　　　　签字：`;
  return {
    ...formTable(
      [26, 139],
      [
        row([name('评定结果'), cell(isForVisit ? '' : result.filter(Boolean).join('；'), { ...head, alignment: 'left' })], 9),
        ...(award.some(Boolean) && !isForVisit
          ? [row([name('公布文件'), cell(award.filter(Boolean).join('；'), { ...head, alignment: 'left' })], 9)]
          : []),
        row([name('村民委员会\n自　　评'), sign('负责人（签字）：', '')], 17),
        row([name('乡镇（街道）\n初　　审'), sign('初审人（签字）：　　　　　　　　　　分管负责人（签字）：', '')], 17),
        row([name('县级民政部门\n现场评定'), sign(who, !isForVisit && assessedOn !== null ? dayText(assessedOn) : '')], 20),
      ],
    ),
    isTogether: true,
  };
}

/** @param footLine who made this copy and when; the only line in which two prints differ */
export function letterScore(content: ScoreSheetContent, options: ScoreSheetOptions, footLine: string | null): Letter {
  const { isForVisit } = options;
  return {
    name: `等级评定评分表（${content.home.name}）`,
    page: 'form',
    blocks: [
      { ...title(`${content.region}农村幸福院等级评定评分表`), size: sizes.xiaoEr, linePitch: 28, after: 2 },
      paragraph(`${content.roundName}${isForVisit ? '　现场评定用' : ''}`, {
        size: sizes.xiaoSi,
        firstIndent: 0,
        alignment: 'centre',
        after: 5,
        face: 'form',
      }),
      homeTable(content),
      space(3),
      scoreTable(content, isForVisit),
      space(3),
      vetoTable(content, isForVisit),
      space(3),
      endTable(content, isForVisit),
      paragraph('注：满分、得分以“分”计。等级以评定分为准；有一票否决情形之一的，不予评定等级。', {
        size: 9,
        linePitch: 14,
        firstIndent: 0,
        face: 'form',
        before: 3,
      }),
    ],
    hasPageNumbers: true,
    footLine,
  };
}
