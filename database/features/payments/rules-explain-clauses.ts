/**
 * The rules a line rests on, each with the document it stands in. Chapters and sections are named, not articles: wordings and numbers of
 * articles differ between editions. Pure.
 */
import type { Clause } from '../../../electron/contract/payments-explain.ts';
import type { PayeeKind } from '../../../electron/contract/payments.ts';
import type { CorrectedType } from './rules-corrections.ts';

const opinions = { documentNo: '国发〔2016〕14号', documentTitle: '国务院关于进一步健全特困人员救助供养制度的意见' };
const recognition = { documentNo: '民发〔2021〕43号', documentTitle: '特困人员认定办法' };
const careNotice = { documentNo: '民发〔2019〕124号', documentTitle: '关于加强分散供养特困人员照料服务的通知' };
const prices = { documentNo: '发改价格〔2021〕1553号', documentTitle: '关于进一步健全社会救助和保障标准与物价上涨挂钩联动机制的通知' };

type Document = { readonly documentNo: string; readonly documentTitle: string };
const by = (document: Document, part: string | null, text: string): Clause => ({ text, ...document, part });
/** How this program reckons; the county's parameters stand beside it with their own documents. */
const own = (text: string): Clause => ({ text, documentNo: null, documentTitle: null, part: null });

const started = by(recognition, '审核确认', '自确认之日下月起发放');
const ended = by(recognition, '终止救助供养', '死亡的发至当月，其他情形终止的发至作出决定的当月');

/** Standards of a part of a month are told by the county's own parameters. */
const standards: Readonly<Record<'BASIC' | 'CARE', Clause>> = {
  BASIC: by(opinions, '二（四）救助供养标准', '基本生活标准按户籍类型和供养方式确定'),
  CARE: by(opinions, '二（四）救助供养标准', '照料护理标准按生活自理能力分档确定'),
};
const funeral = [
  by(opinions, '二（三）救助供养内容', '供养期间死亡的，丧葬费从救助供养经费中支出'),
  own('按死亡当月1日执行的基本生活标准的规定倍数一次性发放，一人一次，以后调整标准不再重算'),
];
const topUps: Readonly<Record<'PRICE' | 'OTHER', Clause>> = {
  PRICE: by(prices, null, '居民消费价格同比涨幅达到启动条件的月份，按当月1日执行的标准乘以涨幅发放，四舍五入到分，单独成表'),
  OTHER: own('按文件规定的范围和金额，对截止日在保的人员一次性发放，一人一次'),
};

/** Of what is due for a month of its own. */
export function clausesOfItem(of: CorrectedType): Clause[] {
  switch (of) {
    case 'BASIC':
    case 'CARE':
      return [standards[of], started, ended];
    case 'FUNERAL':
      return funeral;
    case 'PRICE':
      return [topUps.PRICE, started, ended];
    case 'OTHER':
      return [topUps.OTHER];
  }
}

export const correctionClauses = {
  BACKPAY: own('以前月份按现在掌握的情况重新计算，应发多于已发的差额在本表补发，发给该月的收款人'),
  OFFSET: own('以前月份按现在掌握的情况重新计算，多拨给供养机构的，在该机构的本月表中抵扣；不从供养对象本人应得中扣'),
  recovery: own('以前月份按现在掌握的情况重新计算，多发给本人或照料人的，另行追回，不从以后应发的供养金中扣减'),
  pending: own('以前月份按现在掌握的情况重新计算，应发未发而供养已经终止的，列为待定，作出决定以前不发放'),
} as const satisfies Readonly<Record<string, Clause>>;
export const funeralRevoked = own('撤销死亡记录的收回丧葬费');

const receivers: Readonly<Record<PayeeKind, Clause>> = {
  home: by(opinions, '二（五）救助供养形式', '集中供养的，拨付供养机构'),
  person: by(opinions, '二（五）救助供养形式', '分散供养的，发给本人'),
  caregiver: by(careNotice, null, '分散供养的护理费，发给照料人'),
  handler: own('死亡当日不住在供养机构，发给丧事经办人'),
};
const funeralHome = own('死亡当日住在供养机构，拨付该机构');

/** Whom it goes to, and why. */
export function clauseOfPayee(payee: PayeeKind, of: CorrectedType): Clause {
  return of === 'FUNERAL' && payee === 'home' ? funeralHome : receivers[payee];
}

/** `…（国发〔2016〕14号）；…。` */
export function sentence(clauses: readonly Clause[]): string {
  return `${clauses.map(({ text, documentNo }) => (documentNo === null ? text : `${text}（${documentNo}）`)).join('；')}。`;
}
