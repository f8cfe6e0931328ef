/** The log's words for happiness homes. */
import { gradeCauses, happinessGrades, happinessStatuses, mealModes, spendingPurposes, villageAccountKinds } from './happiness-terms.ts';
import type { Term } from './terms.ts';

export const happinessGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'happiness', label: '农村幸福院' }];

export const happinessActions: Readonly<Record<string, string>> = {
  'happiness.register': '登记幸福院',
  'happiness.change': '修改幸福院',
  'happiness.withdraw': '撤销幸福院登记',
  'happiness.account': '登记村级账户',
  'happiness.withdrawAccount': '撤销村级账户',
  'happiness.reveal': '查看村级账户完整账号',
  'happiness.status': '登记幸福院状态',
  'happiness.withdrawStatus': '撤销幸福院状态',
  'happiness.months': '填报幸福院月度运营',
  'happiness.withdrawMonths': '撤销幸福院月度运营',
  'happiness.grade': '登记幸福院等级',
  'happiness.withdrawGrade': '撤销幸福院等级',
  'happiness.spending': '登记奖补资金使用',
  'happiness.withdrawSpending': '撤销奖补资金使用',
  'happiness.refund': '登记奖补退回',
  'happiness.withdrawRefund': '撤销奖补退回',
  'happiness.export': '导出幸福院名单',
  'happiness.exportSchedule': '导出奖补测算表',
};

export const happinessEntities: Readonly<Record<string, string>> = { happiness_home: '农村幸福院' };

export const happinessFields: Readonly<Record<string, string>> = {
  happinessHomeId: '幸福院序号',
  happinessHomeIds: '幸福院序号',
  happinessHomeName: '幸福院',
  happinessGrade: '等级',
  happinessStatus: '状态',
  happinessMonths: '月度运营',
  gradeCause: '等级来由',
  gradeId: '等级序号',
  statusId: '状态序号',
  accountId: '账户序号',
  spendingId: '使用记录序号',
  refundId: '退回序号',
  vetoCode: '一票否决项',
  recoversYear: '全年追回的年度',
  villageAccountKind: '账户类别',
  effectiveFrom: '生效日期',
  rectifyBy: '整改期限',
  builtYear: '建成年份',
  floorAreaCenti: '建筑面积（0.01平方米）',
  restPlaces: '床位（躺椅）',
  mealMode: '供餐方式',
  managerName: '负责人',
  villageElders: '村60岁以上常住老人',
  spentOn: '支出日期',
  spendingPurpose: '用途',
  spendingApprovedBy: '审批人',
  purpose: '用途',
  voucherNo: '票据号',
  handledBy: '经手人',
  witnessedBy: '证明人',
  publishedOn: '公示日期',
  forYear: '所属年度',
  refundedOn: '退回日期',
  receiptNo: '收据号',
  cells: '填报',
  openDays: '开放天数',
  mealDays: '供餐天数',
  meals: '就餐人次',
  servedPeople: '服务人数',
  activities: '活动次数',
  safetyChecks: '安全检查次数',
  isInsured: '已投保',
  newHomes: '新增幸福院',
  firstMonth: '开办月份',
  moves: '等级变动',
  homes: '家数',
};

const lists: Readonly<Record<string, readonly Term[]>> = {
  happinessGrade: happinessGrades,
  happinessStatus: happinessStatuses,
  gradeCause: gradeCauses,
  villageAccountKind: villageAccountKinds,
  mealMode: mealModes,
  spendingPurpose: spendingPurposes,
};

/** Values that are words of a list of happiness homes; null when this is no such field. */
export function happinessValueText(field: string, value: string): string | null {
  return lists[field]?.find(({ id }) => id === value)?.label ?? null;
}
