/** The log's words for nursing homes: the home, its account, particulars, staff, contracts. */
import { buildingRatings, contractStates, fireStates, heatings, legalForms } from './home-details.ts';
import type { Term } from './terms.ts';

export const homeActions: Readonly<Record<string, string>> = {
  'home.reveal': '查看机构完整账号',
  'home.register': '登记机构',
  'home.change': '修改机构',
  'home.account': '登记机构账户',
  'home.withdraw': '撤销机构登记',
  'home.profile': '登记机构基本情况',
  'home.staff': '登记工作人员',
  'home.staffChange': '修改工作人员',
  'home.staffWithdraw': '撤销工作人员登记',
  'home.contract': '登记托管合同',
  'home.contractChange': '修改托管合同',
  'home.contractWithdraw': '撤销托管合同登记',
};

export const homeFields: Readonly<Record<string, string>> = {
  profile: '基本情况',
  legalForm: '法人登记类型',
  recordNumber: '备案号',
  landArea: '占地面积（亩）',
  buildingArea: '建筑面积（平方米）',
  indoorArea: '室内活动面积（平方米）',
  outdoorArea: '室外活动面积（平方米）',
  heating: '取暖方式',
  director: '院长',
  fireState: '消防验收或备案',
  fireDocumentNo: '消防文书号',
  buildingRating: '房屋鉴定等级',
  hasCanteenPermit: '食堂许可',
  hasClinic: '医务室',
  hasCareUnit: '失能照护单元',
  insuredUntil: '责任险到期',
  staffId: '工作人员序号',
  post: '岗位',
  isCareWorker: '护理员',
  certificate: '资格证书',
  contractId: '合同序号',
  operator: '运营单位',
  guaranteedBeds: '保底特困床位',
  depositFen: '保证金',
  brand: '连锁品牌',
  performance: '考核条款',
  assets: '资产清单',
  exitPlan: '退出安排',
  checkedOn: '检查日期',
  checkResult: '考核结果',
};

const listOfField: Readonly<Record<string, readonly Term[]>> = {
  legalForm: legalForms,
  heating: heatings,
  fireState: fireStates,
  buildingRating: buildingRatings,
  state: contractStates,
};

/** Undefined where the value is none of these. */
export function homeValueText(field: string, value: string): string | undefined {
  return listOfField[field]?.find(({ id }) => id === value)?.label;
}
