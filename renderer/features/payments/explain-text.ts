/** The reasons of a person's amounts as plain text, for a reply to an auditor or a printed note. Pure. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import { payeeKindLabels } from '../../../electron/contract/payments.ts';
import { accountText, idNumberText, money, monthText } from '../../shared/format.ts';

export type Explanation = OutputOf<'payments.explain'>;
type Line = Explanation['lines'][number];

export function payeeText(line: Line): string {
  const account = line.payeeAccount === null ? '账号待补' : `账号 ${accountText(line.payeeAccount)}`;
  return [`${payeeKindLabels[line.payee]}${line.payeeName === null ? '' : ` ${line.payeeName}`}`, account].join('，');
}

export function standardText(standard: NonNullable<Line['standard']>): string {
  const document = [standard.documentNo, standard.documentTitle ? `《${standard.documentTitle.replace(/^《|》$/g, '')}》` : '']
    .filter(Boolean)
    .join(' ');
  return `${standard.name} ${money(standard.amountFen)} 元/月，自 ${standard.validFrom} 起执行（${document}）`;
}

/** Some facts begin with their own title. */
export function factText({ title, text }: Line['facts'][number]): string {
  return text.startsWith(title) ? text : `${title}：${text}`;
}

export function explanationText(month: string, explanation: Explanation): string {
  const total = explanation.lines.reduce((sum, line) => sum + line.fen, 0);
  const lines = explanation.lines.flatMap((line, index) => [
    '',
    `${index + 1}. ${line.title}：${money(line.fen)} 元`,
    `   算式：${line.arithmetic}`,
    `   规定：${line.rule}`,
    ...(line.standard ? [`   标准：${standardText(line.standard)}`] : []),
    ...line.facts.map((fact) => `   依据：${fact.validFrom} ${factText(fact)}（${fact.source}）`),
    `   收款：${payeeText(line)}`,
  ]);
  return [
    `${monthText(month)}特困人员供养金发放依据`,
    `${explanation.name}　身份证号 ${idNumberText(explanation.idNumber)}`,
    `合计 ${money(total)} 元`,
    ...lines,
  ].join('\n');
}
