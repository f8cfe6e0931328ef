import type { Role } from '../../../electron/contract/method.ts';

export const roleDuties: Readonly<Record<Role, string>> = {
  admin: '增加和停用用户，登记、导入、编制；注明理由后可以代办审核审批',
  county_clerk: '登记人员和机构，导入表格，编制发放表并制表',
  county_approver: '审核和审批发放表，查看全部内容',
  town_clerk: '登记和查看本乡镇的人员，上报变动',
  home_manager: '查看本院在住人员，上报变动',
  auditor: '查看全部内容（号码隐去），查看审计日志',
};
