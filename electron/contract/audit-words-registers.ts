/** Words of the audit for the light registers. */
import type { Term } from './terms.ts';

export const registerGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'register', label: '登记簿' }];

export const registerActions: Readonly<Record<string, string>> = {
  'register.save': '登记',
  'register.change': '更正登记',
  'register.step': '办理登记事项',
  'register.withdraw': '撤销登记',
  'register.withdrawStep': '撤销办理步骤',
  'register.import': '导入登记簿',
  'register.export': '导出登记簿',
  'register.print': '打印登记表',
  'register.savePaper': '保存登记表',
};

export const registerEntities: Readonly<Record<string, string>> = { register_record: '登记事项', register_step: '办理步骤' };

export const registerFields: Readonly<Record<string, string>> = {
  register: '登记簿',
  registerContent: '登记内容',
  registerStep: '办理事项',
  registerState: '状态',
  doneOn: '办理日期',
  recordNo: '登记号',
  recordId: '登记序号',
  values: '登记内容',
  transition: '办理事项',
  freshRows: '新登记行数',
};
