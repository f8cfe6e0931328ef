/** The log's words for the tasks of a year, imports of projects and their ledger. */
export const renovationTargetActions: Readonly<Record<string, string>> = {
  'renovation.task': '登记改造年度任务',
  'renovation.taskAdd': '列入改造年度任务',
  'renovation.taskRemove': '调出改造年度任务',
  'renovation.lockYear': '锁定改造年度完成值',
  'renovation.export': '导出改造项目台账',
  'renovation.import': '导入改造项目',
  'renovation.importChange': '导入改造项目的变动',
  'renovation.importUndo': '撤销导入的变动',
  'renovation.importWithdraw': '撤销导入的改造项目',
  'import.projects': '导入改造项目台账',
};

export const renovationTargetEntities: Readonly<Record<string, string>> = {
  renovation_batch: '改造年度任务',
  renovation_year_value: '改造年度完成值',
};

export const renovationTargetFields: Readonly<Record<string, string>> = {
  targetCount: '任务数（处）',
  issuedOn: '发文日期',
  addedOn: '列入日期',
  removedOn: '调出日期',
  removedEntries: '撤销的登记数',
  floorAreaCenti: '建筑面积（百分之一平方米）',
  centralFen: '中央资金',
  provinceFen: '省级资金',
  cityFen: '市级资金',
  countyFen: '县级资金',
  otherFen: '其他资金',
  receivedFen: '资金到位',
  spentFen: '资金支出',
  supervisor: '监理单位',
  contractFen: '合同价',
  plannedStartOn: '计划开工',
  startedOn: '实际开工',
  plannedEndOn: '计划完工',
  completedOn: '实际完工',
};
