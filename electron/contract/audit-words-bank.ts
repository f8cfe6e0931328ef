/** The log's words for batches, results, returned lines and the last steps of a sheet. */
import type { Term } from './terms.ts';

export const bankGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'bank', label: '银行代发' }];

export const bankActions: Readonly<Record<string, string>> = {
  'sheet.send': '送财政',
  'sheet.pay': '确认发放',
  'sheet.archive': '归档发放表',
  'bank.makeFile': '制作代发批次',
  'bank.withdrawFile': '作废代发批次',
  'bank.saveFile': '保存代发文件',
  'bank.importResult': '导入银行回盘',
  'bank.refuseResult': '拒绝银行回盘',
  'bank.recordReturn': '登记退票',
  'bank.putBack': '转入下月补发',
  'bank.release': '准予原账户重发',
  'bank.saveLayout': '保存代发模板',
  'bank.retireLayout': '停用代发模板',
};

export const bankEntities: Readonly<Record<string, string>> = {
  bank_file: '代发批次',
  bank_result: '银行回盘',
  bank_layout: '代发模板',
  line_return: '退票',
};

export const bankFields: Readonly<Record<string, string>> = {
  otherPaymentId: '其他方式发放序号',
  batchNumber: '批次号',
  part: '部分',
  layout: '模板',
  layoutKey: '模板',
  fileHash: '文件校验值',
  withdrawnReason: '作废原因',
  sequence: '序号',
  returnedOn: '退票日期',
  returnId: '退票序号',
  bankFileId: '批次序号',
  resultOn: '回盘日期',
  success: '成功笔数',
  failed: '失败笔数',
  failedFen: '失败金额',
  problems: '不符处数',
  happenedOn: '日期',
  documentNumber: '文号或回执号',
  outcome: '结果',
  standing: '状态',
  sheetId: '发放表序号',
  fen: '金额',
  unit: '金额单位',
  format: '格式',
  encoding: '编码',
  separator: '分隔符',
  hasHeader: '有表头',
  grouping: '合并方式',
  summary: '摘要',
  columns: '列',
  field: '内容',
  header: '列名',
};
