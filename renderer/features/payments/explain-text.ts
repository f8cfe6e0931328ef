/** The reasons of a person's amounts as plain text, for a reply to an auditor or a printed note. Pure. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { payeeKindLabels } from '../../../electron/contract/payments.ts';
import { accountText, formatInstant, idNumberText, money, monthText } from '../../shared/format.ts';

export type Explanation = OutputOf<'payments.explain'>;
export type ExplainedItem = Explanation['lines'][number];

export function payeeText(item: ExplainedItem): string {
  if (item.payee === null) return item.payeeReason;
  const account = item.payeeAccount === null ? '账号待补' : `账号 ${accountText(item.payeeAccount)}`;
  return [`${payeeKindLabels[item.payee]}${item.payeeName === null ? '' : ` ${item.payeeName}`}`, account].join('，');
}

/** Rule, and the document it stands in. */
export function clauseText({ text, documentNo, documentTitle, part }: ExplainedItem['clauses'][number]): string {
  if (documentNo === null) return text;
  const name = documentTitle === null ? '' : `《${documentTitle.replace(/^《|》$/g, '')}》`;
  return `${text}（${[documentNo, name].filter(Boolean).join(' ')}${part === null ? '' : `“${part}”`}）`;
}

export function parameterText({ title, value, validFrom, documentNo }: ExplainedItem['parameters'][number]): string {
  return `${title}：${value}（自 ${validFrom}，${documentNo}）`;
}

type Corrects = NonNullable<ExplainedItem['corrects']>;

export function entryText({ sheetMonth, what, fen, payeeName }: Corrects['entries'][number]): string {
  return `${monthText(sheetMonth)}发放表${what} ${money(fen)} 元${payeeName === null ? '' : `（${payeeName}）`}`;
}

export function causeText(cause: Corrects['causes'][number]): string {
  const effect =
    cause.dueBeforeFen === cause.dueAfterFen ? '' : `，应发由 ${money(cause.dueBeforeFen)} 元变为 ${money(cause.dueAfterFen)} 元`;
  return `${factText(cause)}${effect}`;
}

export function standardText(standard: NonNullable<ExplainedItem['standard']>): string {
  const document = [standard.documentNo, standard.documentTitle ? `《${standard.documentTitle.replace(/^《|》$/g, '')}》` : '']
    .filter(Boolean)
    .join(' ');
  return `${standard.name} ${money(standard.amountFen)} 元/月，自 ${standard.validFrom} 起执行（${document}）`;
}

/** Some facts begin with their own title. */
export function factText({ title, text }: Pick<ExplainedItem['facts'][number], 'title' | 'text'>): string {
  return text.startsWith(title) ? text : `${title}：${text}`;
}

export function explanationText(explanation: Explanation): string {
  const total = explanation.lines.reduce((sum, line) => sum + line.fen, 0);
  const items = [...explanation.lines, ...explanation.claims].flatMap((item, index) => [
    '',
    `${index + 1}. ${item.title}：${money(item.fen)} 元`,
    ...item.steps.map((step) => `   算式：${step}`),
    ...item.clauses.map((clause) => `   规定：${clauseText(clause)}`),
    ...(item.standard ? [`   标准：${standardText(item.standard)}`] : []),
    ...item.parameters.map((parameter) => `   参数：${parameterText(parameter)}`),
    ...item.dates.map((date) => `   时间：${date}`),
    ...(item.days ? [`   天数：${item.days.days} 天，当月按 ${item.days.monthDays} 天计`] : []),
    ...item.facts.map((fact) => `   事实：${fact.validFrom} ${factText(fact)}（${fact.source}）`),
    ...(item.corrects
      ? [
          ...item.corrects.entries.map((entry) => `   更正：${entryText(entry)}`),
          ...item.corrects.causes.map((cause) => `   得知：${formatInstant(cause.recordedAt)} ${causeText(cause)}`),
        ]
      : []),
    `   收款：${payeeText(item)}`,
    ...item.paid.map((text) => `   付款：${text}`),
  ]);
  return [
    `${explanation.sheetTitle.replace(/发放表$/, '')}发放依据`,
    `${explanation.name}　身份证号 ${idNumberText(explanation.idNumber)}`,
    `合计 ${money(total)} 元`,
    ...items,
  ].join('\n');
}
