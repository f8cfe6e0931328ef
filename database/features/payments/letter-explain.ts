/** The reasons of a person's amounts on a sheet as a paper for an audit file (发放依据说明). */
import { payeeKindLabels } from '../../../electron/contract/payments.ts';
import type { Clause, Explained, Explanation } from '../../../electron/contract/payments-explain.ts';
import { fen, formatMonth, formatYuan, type IsoMonth } from '../../../electron/contract/values.ts';
import { capitalAmount } from '../../documents/capital-amount.ts';
import { localTime } from '../../documents/foot-line.ts';
import { cell, formTable, heading, label, paragraph, row, signatures, sizes, space, title } from '../../documents/letter/build.ts';
import type { Letter, LetterBlock, LetterRow } from '../../documents/letter/letter.ts';

const size = sizes.wuHao;
const numerals = '一二三四五六七八九十';

/** 一、十一、二十三、. */
function numbered(index: number): string {
  const number = index + 1;
  if (number <= 10) return numerals.charAt(number - 1);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 1 ? '' : numerals.charAt(tens - 1)}十${ones === 0 ? '' : numerals.charAt(ones - 1)}`;
}

export function documentText({ documentNo, documentTitle, part }: Pick<Clause, 'documentNo' | 'documentTitle' | 'part'>): string {
  if (documentNo === null) return '本程序的计算规则';
  const name = documentTitle === null || documentTitle === '' ? '' : `《${documentTitle.replace(/^《|》$/g, '')}》`;
  return `${name}${name === '' ? documentNo : `（${documentNo}）`}${part === null ? '' : `“${part}”`}`;
}

/** Of what is paid or taken by a sheet; recoveries and pending amounts are paid by none. */
export function explainedTotal(explanation: Pick<Explanation, 'lines'>): number {
  return explanation.lines.reduce((sum, line) => sum + line.fen, 0);
}

export function explanationLetter(
  explanation: Explanation,
  asked: { readonly region: string; readonly month: IsoMonth; readonly key: string | null },
  footLine: string,
): Letter {
  const all = [...explanation.lines, ...explanation.claims];
  const shown = asked.key === null ? all : all.filter(({ key }) => key === asked.key);
  return {
    name: `发放依据说明（${explanation.name}，${formatMonth(asked.month)}）`,
    page: 'form',
    hasPageNumbers: true,
    footLine,
    blocks: [
      title('发放依据说明'),
      personTable(explanation, asked.region),
      ...shown.flatMap((item, index): LetterBlock[] => [
        heading(`${numbered(index)}、${item.title}　${formatYuan(item.fen)} 元`, sizes.xiaoSi),
        formTable([19, 146], rowsOf(item)),
        space(2),
      ]),
      ...(asked.key === null ? [totalText(explanation)] : []),
      paragraph('以上按编制发放表时掌握的情况和执行的规定计算，付款情况截至打印时；以后得知的变化在以后的发放表中更正。', {
        size,
        firstIndent: 2,
      }),
      space(4),
      signatures([['说明人：', '复核人：', '日期：']], sizes.xiaoSi),
    ],
  };
}

const left = { size, alignment: 'left' } as const;
const pair = (name: string, value: string): LetterRow['cells'] => [label(name, { size }), cell(value, left)];

function personTable({ name, idNumber, sheetTitle, stateLabel, builtAt, fingerprint }: Explanation, region: string): LetterBlock {
  return formTable(
    [19, 63, 22, 61],
    [
      row([...pair('姓名', name), ...pair('身份证号', idNumber)], 7),
      row([...pair('发放表', `${region}${sheetTitle}`), ...pair('状态', `${stateLabel}，${localTime(builtAt)} 编制`)], 7),
      row([label('校验码', { size }), cell(fingerprint ?? '尚未审批锁定', { ...left, columns: 3 })], 7),
    ],
  );
}

function rowsOf(item: Explained): LetterRow[] {
  const line = (name: string, text: string): LetterRow[] => (text === '' ? [] : [row([label(name, { size }), cell(text, left)], 7)]);
  const { standard, corrects } = item;
  return [
    ...line('算式', item.steps.join('\n')),
    ...line('规定', item.clauses.map((clause, index) => `${index + 1}. ${clause.text}。依据：${documentText(clause)}`).join('\n')),
    ...line(
      '标准',
      standard === null
        ? ''
        : `${standard.name} ${formatYuan(standard.amountFen)} 元/月，自 ${standard.validFrom} 起执行，${documentText({ ...standard, part: null })}`,
    ),
    ...line(
      '参数',
      item.parameters
        .map(({ title: name, value, validFrom, documentNo }) => `${name}：${value}（自 ${validFrom}，${documentNo}）`)
        .join('\n'),
    ),
    ...line('时间', item.dates.join('\n')),
    ...line('天数', item.days === null ? '' : `${item.days.days} 天，当月按 ${item.days.monthDays} 天计`),
    ...line('事实', item.facts.map(factText).join('\n')),
    ...line('更正', corrects === null ? '' : correctedText(corrects)),
    ...line('收款', payeeText(item)),
    ...line('付款', item.paid.join('\n')),
  ];
}

function factText({ title: name, text, validFrom, source, recordedAt }: Explained['facts'][number]): string {
  const said = text.startsWith(name) ? text : `${name}：${text}`;
  return `${validFrom} ${said}（${source}，${localTime(recordedAt)} 登记）`;
}

function correctedText({ entries, causes, dueFen, heldFen }: NonNullable<Explained['corrects']>): string {
  return [
    ...entries.map(
      ({ sheetMonth, what, fen: amount, payeeName }) =>
        `${formatMonth(sheetMonth)}发放表${what} ${formatYuan(amount)} 元${payeeName === null ? '' : `（${payeeName}）`}`,
    ),
    `按现在掌握的情况应 ${formatYuan(dueFen)} 元，以前各表合计已列 ${formatYuan(heldFen)} 元`,
    ...causes.map((cause) => `得知：${causeText(cause)}`),
  ].join('\n');
}

type Cause = NonNullable<Explained['corrects']>['causes'][number];

export function causeText(cause: Cause): string {
  const effect =
    cause.dueBeforeFen === cause.dueAfterFen ? '' : `，应发由 ${formatYuan(cause.dueBeforeFen)} 元变为 ${formatYuan(cause.dueAfterFen)} 元`;
  return `${factText(cause)}${effect}`;
}

function payeeText({ payee, payeeName, payeeAccount, payeeReason }: Explained): string {
  if (payee === null) return payeeReason;
  const account = payeeAccount === null ? '账号待补' : `账号 ${payeeAccount}`;
  return `${payeeKindLabels[payee]}${payeeName === null ? '' : ` ${payeeName}`}，${account}。${payeeReason}`;
}

function totalText(explanation: Explanation): LetterBlock {
  const total = explainedTotal(explanation);
  const claims = explanation.claims.map(({ title: name, fen: amount }) => `${name} ${formatYuan(amount)} 元`);
  return paragraph(
    `本表合计 ${formatYuan(total)} 元（大写：${capitalAmount(fen(total))}）${claims.length === 0 ? '' : `；表外：${claims.join('，')}`}。`,
    { size: sizes.xiaoSi, firstIndent: 2, before: 4 },
  );
}
