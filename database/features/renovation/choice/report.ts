/** The choice on paper and as a workbook: what was asked, the sets side by side, every project, what more money buys, and how it was counted. */
import {
  allFixedWords,
  choiceReaches,
  lostBedsWords,
  type ChoiceAnswer,
  type ChoiceQuestion,
  type ChoiceSet,
} from '../../../../electron/contract/renovation-choice.ts';
import type { Protection } from '../../../../electron/contract/protection.ts';
import { formatDate, formatYuan } from '../../../../electron/contract/values.ts';
import { row, transaction, type Reader, type Steps, type WriteContext } from '../../../core/sql.ts';
import type { AuditEntry } from '../../../core/audit.ts';
import { exportFootLine } from '../../../documents/foot-line.ts';
import { renderSteps } from '../../../documents/pdf/paper.ts';
import { paperWarningText } from '../../../documents/pdf/warning-text.ts';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../../documents/report-table.ts';
import { renderWorkbookSteps } from '../../../documents/xlsx/workbook.ts';
import { purposeOf, type ExportContent } from '../../exports/service.ts';

const setColumns: readonly ReportColumn[] = [
  { title: '方案', kind: 'text', widthMm: 44 },
  { title: '项目数', kind: 'integer', widthMm: 14 },
  { title: '投资（万元）', kind: 'wan', widthMm: 26 },
  { title: '可安置（人）', kind: 'integer', widthMm: 22 },
  { title: '集中供养率', kind: 'text', widthMm: 22 },
  { title: '离目标还差（人）', kind: 'integer', widthMm: 26 },
  { title: '所选项目', kind: 'text', widthMm: 110 },
];
const projectColumns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 9 },
  { title: '项目编号', kind: 'text', widthMm: 24 },
  { title: '项目名称', kind: 'text', widthMm: 56 },
  { title: '投资（万元）', kind: 'wan', widthMm: 22 },
  { title: '增加护理型床位', kind: 'integer', widthMm: 18 },
  { title: '增加普通床位', kind: 'integer', widthMm: 18 },
  { title: '预计投用', kind: 'date', widthMm: 20 },
  { title: '最优', kind: 'text', widthMm: 10 },
  { title: '次优', kind: 'text', widthMm: 10 },
  { title: '按单项效益', kind: 'text', widthMm: 18 },
  { title: '单独增加（人）', kind: 'integer', widthMm: 20 },
  { title: '说明', kind: 'text', widthMm: 56 },
];
const curveColumns: readonly ReportColumn[] = [
  { title: '预算（万元）', kind: 'wan', widthMm: 40 },
  { title: '可安置（人）', kind: 'integer', widthMm: 40 },
  { title: '比上一档多安置（人）', kind: 'integer', widthMm: 40 },
  { title: '集中供养率', kind: 'text', widthMm: 40 },
];

const yuanOfTenThousand = 10_000;

const couplesWords = (couples: number): string =>
  couples === 0 ? '' : `等候人员中有 ${couples} 对夫妻，每对按两人、两张床位计算，是否同住在安排床位时确定。`;

/** How it was counted, for those who have to answer for it. */
function notesOf(question: ChoiceQuestion, answer: ChoiceAnswer): string[] {
  const reach = choiceReaches.find(({ id }) => id === question.reach)?.label ?? '';
  const fixed = allFixedWords(question.candidates);
  return [
    ...(fixed === null ? [] : [fixed]),
    `对象：口径内（${answer.scope}）未集中供养 ${answer.denominator - answer.numerator} 人中，愿意入住并在等候的 ${answer.waiting} 人；已预留床位 ${answer.held} 人照常入住；未表示愿意的 ${answer.unwilling} 人不计。安置范围：${reach}，本人希望或已批准的机构不受范围限制。`,
    `床位：现有空余床位，加所选项目增加的床位；新增床位不分男女和自理等级；需护理型床位的只安排护理型床位；${couplesWords(answer.couples)}`,
    '已签合同的项目照常建成，不占预算，不列入各方案。取舍次序：先比安置人数，人数相同比投资少，再相同按项目编号。次优方案是至少去掉一个所选项目后最好的组合。按单项效益是把项目按每元投资单独增加的人数排队，预算够就选。',
    answer.isProven
      ? '最优方案由整数规划求得，并已证明没有更好的组合；人数另用网络流逐案复核。'
      : `限定时间内没有完成证明：最多可能安置 ${answer.atMost} 人。`,
  ];
}

function reportOf(reader: Reader, question: ChoiceQuestion, answer: ChoiceAnswer, footLine: string): Report {
  const region = row<{ name: string }>(reader, 'SELECT region_name AS name FROM ledger')?.name ?? '';
  const names = new Map(question.candidates.map(({ code, name }) => [code, name]));
  const setRow = (label: string, set: ChoiceSet | null): ReportRow =>
    set === null
      ? [label, null, null, null, '—', null, '没有']
      : [
          label,
          set.codes.length,
          set.costFen,
          set.placed,
          set.shown,
          set.missing,
          set.codes.map((code) => names.get(code) ?? code).join('；'),
        ];
  const { base, most, best, second, greedy } = answer;
  const fact = (label: string, rate: typeof base, words: string): ReportRow => [
    label,
    null,
    null,
    rate.placed,
    rate.shown,
    rate.missing,
    words,
  ];
  const lead = {
    left: `测算截止：${formatDate(question.asOf)}`,
    centre: `${formatDate(question.by)} 前投用`,
    right: `预算 ${formatYuan(Math.round(question.budgetFen / yuanOfTenThousand))} 万元`,
  };
  const shared = { lead, wordsColumn: null, hasTotals: false, signOff: [], sealOf: null } as const;
  const sets: ReportRow[] = [
    fact('不另选项目', base, '现有空余床位和已签约的项目'),
    setRow('最优方案', best),
    setRow('次优方案', second),
    setRow('按单项效益', greedy),
    fact('全部项目', most, '不论预算'),
  ];
  const yes = (isIn: boolean): string => (isIn ? '选' : '');
  const projects = question.candidates.map(({ code, name, costFen, nursing, normal, readyOn }, index): ReportRow => {
    const answered = answer.candidates[index];
    return [
      index + 1,
      code,
      name,
      costFen,
      nursing,
      normal,
      readyOn,
      yes(answered?.isChosen ?? false),
      yes(answered?.isInSecond ?? false),
      yes(answered?.isInGreedy ?? false),
      answered?.alone ?? null,
      [answered?.why, lostBedsWords({ nursing, normal })].filter(Boolean).join('；'),
    ];
  });
  const curve = answer.curve.map(({ budgetFen, placed, shown }, index): ReportRow => [
    budgetFen,
    placed,
    index === 0 ? null : placed - (answer.curve[index - 1]?.placed ?? placed),
    shown,
  ]);
  const table = (
    name: string,
    title: string,
    columns: readonly ReportColumn[],
    rows: ReportRow[],
    more: Partial<ReportTable>,
  ): ReportTable => ({
    ...shared,
    name,
    title: `${region}${title}`,
    columns,
    rows,
    rowCount: rows.length,
    notes: [],
    ...more,
  });
  const tables = [
    table('方案比较', '敬老院改造优先项目测算书', setColumns, sets, { notes: notesOf(question, answer) }),
    table('候选项目', '候选项目一览', projectColumns, projects, { signOff: ['制表人：', '审核人：', '负责人：'] }),
    ...(curve.length > 1 ? [table('增加投入', '增加投入的效果', curveColumns, curve, {})] : []),
  ];
  return { paper: 'A4', hasTallRows: true, watermark: null, fingerprint: null, footLine, tables };
}

function nextCopy(reader: Reader): number {
  return 1 + (row<{ n: number }>(reader, "SELECT count(*) AS n FROM audit WHERE action IN ('choice.print', 'choice.export')")?.n ?? 0);
}

type Paper = { readonly pdf: Uint8Array; readonly pages: number; readonly warnings: string[] };

function* drawn(report: Report): Steps<Paper> {
  const steps = renderSteps(report);
  let step = steps.next();
  while (step.done !== true) {
    yield { ...step.value, phase: '正在排版' };
    step = steps.next();
  }
  const { bytes, pages, warnings } = step.value;
  return { pdf: bytes, pages, warnings: warnings.map(paperWarningText) };
}

function entryOf(action: string, question: ChoiceQuestion, answer: ChoiceAnswer, copyNumber: number): AuditEntry {
  const { asOf, by, budgetFen } = question;
  const after = { asOf, by, budgetFen, rows: question.candidates.length, placed: answer.best?.placed ?? null, copyNumber };
  return { action, entity: 'renovation_project', entityId: null, after };
}

/** To look at or to print; a print is numbered and logged. */
export function* choicePaperSteps(
  context: WriteContext,
  question: ChoiceQuestion,
  answer: ChoiceAnswer,
  purpose: 'preview' | 'print',
): Steps<Paper> {
  const copyNumber = purpose === 'print' ? nextCopy(context) : null;
  const verb = purpose === 'print' ? '打印' : '预览';
  const report = reportOf(context, question, answer, exportFootLine(verb, context.clock.now(), context.actor.name, copyNumber));
  if (copyNumber !== null) transaction(context, (writer) => writer.audit(entryOf('choice.print', question, answer, copyNumber)));
  return yield* drawn(report);
}

export function* choiceCopySteps(
  context: WriteContext,
  question: ChoiceQuestion,
  answer: ChoiceAnswer,
  { format, protection, file }: { readonly format: 'pdf' | 'xlsx'; readonly protection: Protection; readonly file: string },
): Steps<ExportContent> {
  const copyNumber = nextCopy(context);
  const foot = exportFootLine('导出', context.clock.now(), context.actor.name, copyNumber, purposeOf(protection));
  const report = reportOf(context, question, answer, foot);
  const entry = entryOf('choice.export', question, answer, copyNumber);
  if (format === 'pdf') return { bytes: (yield* drawn(report)).pdf, extension: 'pdf', entry };
  const steps = renderWorkbookSteps(report, file);
  let step = steps.next();
  while (step.done !== true) {
    yield { ...step.value, phase: '正在写入工作簿' };
    step = steps.next();
  }
  return { bytes: step.value.content, extension: 'xlsx', entry };
}
