/** The log's words for entrusted operation. */
import { checkResults, exitKinds } from './operators-shapes.ts';
import { procurementKinds } from './renovation-terms.ts';
import type { Term } from './terms.ts';

export const operatorGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'operator', label: '托管运营' }];

export const operatorActions: Readonly<Record<string, string>> = {
  'operator.tender': '登记托管招选',
  'operator.withdrawTender': '撤销托管招选登记',
  'operator.bidder': '登记应选单位',
  'operator.withdrawBidder': '撤销应选单位登记',
  'operator.decide': '确定招选结果',
  'operator.renew': '登记托管续约',
  'operator.withdrawRenewal': '撤销托管续约登记',
  'operator.check': '登记托管考核',
  'operator.withdrawCheck': '撤销托管考核登记',
  'operator.exit': '登记托管退出',
  'operator.withdrawExit': '撤销托管退出登记',
  'operator.handBack': '登记托管移交',
  'operator.print': '打印托管运营台账',
  'operator.export': '保存托管运营台账',
};

export const operatorFields: Readonly<Record<string, string>> = {
  tenderId: '招选序号',
  tenderNo: '招选编号',
  tenderMethod: '招选方式',
  announcedOn: '公告日期',
  closesOn: '应选截止',
  requirement: '招选要求',
  bidderId: '应选单位序号',
  bidder: '应选单位',
  bidders: '应选单位',
  yearFeeFen: '托管费（年）',
  operatorScore: '得分',
  renewalId: '续约序号',
  renewedOn: '续约日期',
  untilBefore: '原期满日期',
  checkId: '考核序号',
  checkGrade: '考核结果',
  findings: '考核发现',
  rectifyBy: '整改期限',
  exitId: '退出序号',
  exitKind: '退出方式',
  leavesOn: '撤出日期',
  residentsPlan: '在院人员安排',
  assetsPlan: '资产和账目安排',
  handedBackOn: '移交日期',
  handoverNote: '移交情况',
  depositReturnedFen: '退还保证金',
};

const listOfField: Readonly<Record<string, readonly Term[]>> = {
  tenderMethod: procurementKinds,
  checkGrade: checkResults,
  exitKind: exitKinds,
};

/** Undefined where the value is none of these. */
export function operatorValueText(field: string, value: string): string | undefined {
  return listOfField[field]?.find(({ id }) => id === value)?.label;
}
