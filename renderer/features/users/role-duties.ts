import type { Role } from '../../../electron/contract/method.ts';

export type Duties = { readonly does: string; readonly sees: string };

/** What each role may do, and whose records it sees: shown where a role is chosen. */
export const roleDuties: Readonly<Record<Role, Duties>> = {
  admin: { does: '管理用户、备份和设置，登记、导入、编制；注明理由后可以代办审核审批', sees: '全县，证件号码可注明理由查看' },
  county_clerk: { does: '登记人员和机构，导入表格，编制发放表并制表', sees: '全县，证件号码可注明理由查看' },
  county_approver: { does: '审核、审批或退回发放表', sees: '全县和审计日志，证件号码可注明理由查看' },
  town_clerk: { does: '登记本乡镇的人员和入住申请，上报变动；入住、转院、退出由县级和机构办理', sees: '只有本乡镇的人员和发放内容' },
  home_manager: { does: '办理经审批的入住、请假住院，登记死亡退出，上报在院人员的变动', sees: '只有本院的在院人员和发放内容' },
  auditor: { does: '只查看，不改动任何内容', sees: '全县和审计日志，证件号码、账号、电话一律隐去' },
};
