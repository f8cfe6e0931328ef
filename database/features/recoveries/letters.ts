/** 追回通知书 and 付款单 as letters for sealing. */
import { formatDate, formatYuan, type Fen, type IsoDate } from '../../../electron/contract/values.ts';
import { capitalAmount } from '../../documents/capital-amount.ts';
import { blank, cell, formTable, label, paragraph, row, sealPlace, signatures, sizes, space, title } from '../../documents/letter/build.ts';
import type { Letter, LetterBlock, LetterCell, LetterRun } from '../../documents/letter/letter.ts';
import type { NoticeContent } from './notice-content.ts';

const size = sizes.xiaoSi;
const small = { size: sizes.wuHao } as const;
const yuan = (fen: number): string => formatYuan(fen);
const inWords = (fen: number): string => capitalAmount(fen as Fen);
const day = (value: string): string => formatDate(value as IsoDate);
const orBlank = (value: string, characters: number): LetterRun => (value === '' ? blank(characters) : { text: value });
const flush = (words: string | readonly LetterRun[]): LetterBlock => paragraph(words, { size, firstIndent: 0 });
const right = (words: string): LetterCell => cell(words, { ...small, alignment: 'right' });
const middle = (words: string): LetterCell => cell(words, small);

function itemTable({ items, openFen }: NoticeContent): LetterBlock {
  const head = {
    ...row(
      ['所属月份', '项目', '原领取人', '多发（元）', '已退或抵扣（元）', '应退（元）'].map((words) => label(words, small)),
      8,
    ),
    isHeader: true as const,
  };
  const claimed = items.reduce((sum, item) => sum + item.claimedFen, 0);
  return formTable(
    [28, 34, 30, 26, 32, 26],
    [
      head,
      ...items.map((item) =>
        row(
          [
            middle(item.month),
            middle(item.type),
            middle(item.payee ?? ''),
            right(yuan(item.claimedFen)),
            right(yuan(item.settledFen)),
            right(yuan(item.openFen)),
          ],
          7.5,
        ),
      ),
      row([cell('合　　计', { ...small, columns: 3 }), right(yuan(claimed)), right(yuan(claimed - openFen)), right(yuan(openFen))], 8),
    ],
  );
}

/** @param footLine who made this copy and when */
export function noticeLetter(content: NoticeContent, footLine: string | null): Letter {
  const { account, name, idNumber, debtorName, debtorRelation, openFen } = content;
  const isSelf = debtorName === name;
  const of = `${name}${idNumber ? `（身份证号${idNumber}）` : ''}`;
  return {
    name: `追回通知书 ${content.number}（${name}）`,
    page: 'form',
    blocks: [
      { ...title('特困人员救助供养金追回通知书'), after: 4 },
      paragraph(`编号：${content.number}`, { size: sizes.xiaoSi, firstIndent: 0, alignment: 'right', after: 6 }),
      flush(`${debtorName}${debtorRelation ? `（${debtorRelation}）` : ''}：`),
      paragraph(
        `经核定，${isSelf ? `你（身份证号${idNumber ?? ''}）` : `你领取的${of}的`}特困人员救助供养资金多发，原因为${content.cause}：${content.reason.replace(/[。；]+$/u, '')}。${
          content.documentNo ? `依据：${content.documentNo}。` : ''
        }根据《社会救助暂行办法》（国务院令第649号）和特困人员救助供养有关规定，多发的资金应当退回。明细如下：`,
        { size },
      ),
      space(2),
      itemTable(content),
      space(2),
      paragraph(
        [
          { text: '请于' },
          { text: day(content.dueOn), isBold: true },
          { text: '前将应退金额' },
          { text: `人民币${inWords(openFen)}（¥${yuan(openFen)}）`, isBold: true },
          { text: '缴入下列财政专户，缴款时注明通知书编号，并将缴款票据交本单位登记：' },
        ],
        { size },
      ),
      paragraph([{ text: '户　　名：' }, orBlank(account.holder, 16)], { size, indent: 2, firstIndent: 0 }),
      paragraph([{ text: '开户银行：' }, orBlank(account.bank, 16)], { size, indent: 2, firstIndent: 0 }),
      paragraph([{ text: '账　　号：' }, orBlank(account.number, 16)], { size, indent: 2, firstIndent: 0 }),
      paragraph(
        '一次退回确有困难的，可以在限期内向本单位说明，分次退回。对以上金额有异议的，请在收到本通知书后限期内带证明材料到本单位核对。',
        { size, after: 6, keepsWithNext: true },
      ),
      sealPlace(content.unit, day(content.issuedOn), size),
      signatures(
        [
          ['送达人：', '签收人：'],
          ['送达日期：', '送达方式：'],
        ],
        sizes.xiaoSi,
        10,
      ),
      paragraph('本通知书一式两份，领取人一份，民政局存档一份。', {
        size: sizes.wuHao,
        linePitch: sizes.wuHao * 1.6,
        firstIndent: 0,
        face: 'form',
        before: 4,
      }),
    ],
    hasPageNumbers: true,
    footLine,
  };
}

export type OrderContent = {
  readonly number: string;
  readonly decidedOn: string;
  readonly unit: string;
  readonly name: string;
  readonly idNumber: string | null;
  readonly ending: string;
  readonly payeeKind: string;
  readonly payeeName: string;
  readonly payeeRelation: string | null;
  readonly payeeBank: string | null;
  readonly payeeAccount: string | null;
  readonly items: readonly { readonly month: string; readonly type: string; readonly sheet: string; readonly fen: number }[];
  readonly fen: number;
  readonly reason: string;
  readonly documentNo: string | null;
  readonly askedBy: string;
  readonly decidedBy: string;
  readonly isCancelled: boolean;
  readonly paid: string | null;
};

export function orderLetter(content: OrderContent, footLine: string | null): Letter {
  const name = (words: string): LetterCell => label(words, small);
  const left = (words: string, columns: number): LetterCell => cell(words, { ...small, alignment: 'left', columns });
  const head = {
    ...row(
      ['所属月份', '项目', '列入待定的发放表', '金额（元）'].map((words) => label(words, small)),
      8,
    ),
    isHeader: true as const,
  };
  return {
    name: `待定补发付款单 ${content.number}（${content.name}）`,
    page: 'form',
    blocks: [
      { ...title('特困人员待定补发付款单'), size: sizes.xiaoEr, linePitch: 28, after: 4 },
      paragraph(`编号：${content.number}${content.isCancelled ? '（已取消，不得付款）' : ''}`, {
        size: sizes.xiaoSi,
        firstIndent: 0,
        alignment: 'right',
        after: 6,
      }),
      formTable(
        [26, 56, 26, 57],
        [
          row([name('特困人员'), middle(content.name), name('身份证号'), middle(content.idNumber ?? '')], 9),
          row([name('供养终止'), left(content.ending, 3)], 9),
          row([name('收 款 人'), middle(content.payeeName), name('与本人关系'), middle(content.payeeRelation ?? content.payeeKind)], 9),
          row([name('开户银行'), middle(content.payeeBank ?? '账号待补'), name('收款账号'), middle(content.payeeAccount ?? '账号待补')], 9),
          row([name('付款理由'), left(content.reason, 3)], 12),
          row([name('证明文件'), left(content.documentNo ?? '', 3)], 9),
        ],
      ),
      space(3),
      formTable(
        [36, 46, 46, 37],
        [
          head,
          ...content.items.map((item) => row([middle(item.month), middle(item.type), middle(item.sheet), right(yuan(item.fen))], 7.5)),
          row([cell('合　　计', { ...small, columns: 3 }), right(yuan(content.fen))], 8),
          row([cell(`金额大写：人民币${inWords(content.fen)}`, { ...small, alignment: 'left', columns: 4 })], 9),
        ],
      ),
      space(3),
      signatures(
        [
          [`经办人：${content.askedBy}`, `审批人：${content.decidedBy}`],
          ['领款人（签字）：', '付款日期：'],
        ],
        sizes.xiaoSi,
        11,
      ),
      ...(content.paid ? [paragraph(content.paid, { size: sizes.xiaoSi, firstIndent: 0 })] : []),
      sealPlace(content.unit, day(content.decidedOn), sizes.xiaoSi),
      paragraph('本单所列金额在发放表上只列为“补发-已终止人员”，不计入发放表合计，以后的发放表不再补发。', {
        size: sizes.wuHao,
        linePitch: sizes.wuHao * 1.6,
        firstIndent: 0,
        face: 'form',
      }),
    ],
    hasPageNumbers: false,
    footLine,
  };
}
