/** The log's words for quarterly reports. */
import type { Term } from './terms.ts';

export const quarterGroups: readonly Pick<Term, 'id' | 'label'>[] = [{ id: 'quarter', label: '季度报送' }];

export const quarterActions: Readonly<Record<string, string>> = {
  'quarter.text': '修改季度报告文字',
  'quarter.seal': '封存季度报告',
  'quarter.save': '保存乡镇季报草稿',
  'quarter.submit': '报送乡镇季报',
  'quarter.return': '退回乡镇季报',
  'quarter.receive': '接收乡镇季报',
  'quarter.print': '打印季度报告',
  'quarter.export': '导出季度报告',
};

export const quarterEntities: Readonly<Record<string, string>> = { quarterReport: '季度报告', quarterSubmission: '乡镇季报' };

export const quarterFields: Readonly<Record<string, string>> = {
  recipients: '主送机关',
  signer: '签发人',
  isSubmit: '报送',
  isReceived: '接收',
  dated: '成文日期',
};
