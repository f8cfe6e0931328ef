/** 竣工验收表: what was built, what was checked, who says so; a form of A4 for signatures and seals. */
import { formatWan } from '../../../documents/pdf/cell-print.ts';
import { cell, formTable, label, paragraph, row, sizes, space, title } from '../../../documents/letter/build.ts';
import type { Letter, LetterBlock, LetterRow } from '../../../documents/letter/letter.ts';
import { actualOn, areaText, dayText, type ProjectOnPaper } from './content.ts';

export type CheckedItem = { readonly label: string; readonly isMet: boolean | null; readonly note: string | null };

export type AcceptanceContent = {
  readonly region: string;
  readonly unit: string;
  readonly project: ProjectOnPaper;
  /** Null before: the form is printed empty, to be filled in on the day. */
  readonly acceptance: {
    readonly acceptedOn: string;
    readonly documentNo: string | null;
    readonly panel: string;
    readonly opinion: string;
    readonly fireKind: string | null;
    readonly fireDocumentNo: string | null;
    readonly electricalNo: string | null;
    readonly bedsAdded: number;
    readonly nursingAdded: number;
  } | null;
  readonly checklist: readonly CheckedItem[];
};

const small = sizes.wuHao;
const left = { alignment: 'left', size: small } as const;
const field = (words: string) => label(words, { size: small });
const fill = (words: string, columns?: number) => cell(words, { ...left, ...(columns === undefined ? {} : { columns }) });

function facts({ project, acceptance }: AcceptanceContent): readonly LetterRow[] {
  const { beds } = project;
  const added =
    acceptance === null || (acceptance.bedsAdded === 0 && acceptance.nursingAdded === 0)
      ? ''
      : `新增床位${acceptance.bedsAdded}张，其中护理型${acceptance.nursingAdded}张`;
  const pairs: readonly (readonly [string, string, string, string])[] = [
    ['项目编号', project.code, '所在乡镇', project.townName],
    ['敬老院', project.homeName, '改造类型', project.kind],
    ['批复文号', project.approvalNo ?? '', '批复投资', project.approvedFen === null ? '' : `${formatWan(project.approvedFen)}万元`],
    [
      '建筑面积',
      project.floorAreaCenti === null ? '' : `${areaText(project.floorAreaCenti)}㎡`,
      '合同价',
      project.contractFen === null ? '' : `${formatWan(project.contractFen)}万元`,
    ],
    ['施工单位', project.builders.join('、'), '监理单位', project.supervisors.join('、')],
    ['开工日期', dayText(actualOn(project, 'construction')), '完工日期', dayText(actualOn(project, 'completed'))],
    ['验收日期', acceptance === null ? '　　　　年　　月　　日' : dayText(acceptance.acceptedOn), '验收文号', acceptance?.documentNo ?? ''],
    [
      '消防手续',
      [acceptance?.fireKind, acceptance?.fireDocumentNo].filter((words) => words !== null && words !== undefined).join('：'),
      '电气检测',
      acceptance?.electricalNo ?? '',
    ],
  ];
  return [
    row([field('项目名称'), fill(project.name, 3)]),
    ...pairs.map(([one, first, other, second]) => row([field(one), fill(first), field(other), fill(second)], 8.5)),
    row([field('主要建设内容'), fill(project.content, 3)], 14),
    row([
      field('床位变化'),
      fill(
        `改造前${beds.before ?? '　　'}张（护理型${beds.nursingBefore ?? '　　'}张），改造后${beds.after ?? '　　'}张（护理型${beds.nursingAfter ?? '　　'}张）${added === '' ? '' : `；${added}`}`,
        3,
      ),
    ]),
  ];
}

function checks({ checklist }: AcceptanceContent): LetterBlock {
  const mark = (isMet: boolean | null, wanted: boolean): string => (isMet === wanted ? '√' : '');
  return formTable(
    [12, 84, 16, 16, 37],
    [
      { ...row([field('序号'), field('验收内容'), field('合格'), field('不合格'), field('说明')], 8), isHeader: true },
      ...checklist.map(({ label: words, isMet, note }, index) =>
        row(
          [
            cell(String(index + 1), { size: small }),
            cell(words, left),
            cell(mark(isMet, true), { size: small }),
            cell(mark(isMet, false), { size: small }),
            cell(note ?? '', left),
          ],
          7.5,
        ),
      ),
    ],
  );
}

const signers = ['建设单位', '设计单位', '施工单位', '监理单位', '县级民政部门'] as const;

/** Five parties, each with room for an opinion, a signature and a seal. */
function signatures(): LetterBlock {
  return {
    ...formTable(
      [28, 137],
      signers.map((name) => ({
        minimumMm: 19,
        cells: [
          field(name),
          {
            ...cell('负责人（签字）：　　　　　　　　　　（盖章）　　　　　年　　月　　日', { alignment: 'right', size: small }),
            vertical: 'bottom' as const,
          },
        ],
      })),
    ),
    isTogether: true,
  };
}

export function letterAcceptance(content: AcceptanceContent, footLine: string): Letter {
  const { region, project, acceptance } = content;
  const part = (words: string): LetterBlock =>
    paragraph(words, { face: 'heading', size: sizes.xiaoSi, linePitch: 22, firstIndent: 0, before: 6, keepsWithNext: true });
  return {
    name: `${project.homeName}竣工验收表`,
    page: 'form',
    hasPageNumbers: true,
    footLine,
    blocks: [
      title([{ text: `${region}敬老院改造提升项目竣工验收表` }]),
      formTable([26, 58, 26, 58], facts(content)),
      part('一、验收内容'),
      checks(content),
      part('二、验收意见'),
      {
        ...formTable(
          [28, 137],
          [
            row([field('验收组成员'), cell(acceptance?.panel ?? '', left)], 16),
            row([field('验收意见'), cell(acceptance?.opinion ?? '', left)], 30),
          ],
        ),
        isTogether: true,
      },
      part('三、参加验收单位'),
      signatures(),
      space(2),
    ],
  };
}
