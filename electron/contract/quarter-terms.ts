/** Where a township's quarterly submission stands. */
export const submissionStates = [
  { id: 'none', label: '未报', tone: 'default' },
  { id: 'draft', label: '草稿', tone: 'default' },
  { id: 'submitted', label: '已报', tone: 'info' },
  { id: 'returned', label: '退回', tone: 'warning' },
  { id: 'received', label: '已接收', tone: 'success' },
] as const;
export type SubmissionState = (typeof submissionStates)[number]['id'];
export const submissionStateIds = ['none', 'draft', 'submitted', 'returned', 'received'] as const satisfies readonly SubmissionState[];

/** What is done with one, and the state after it. */
export const submissionActionIds = ['save', 'submit', 'return', 'receive'] as const;
export type SubmissionAction = (typeof submissionActionIds)[number];
export const submissionActions: Readonly<Record<SubmissionAction, SubmissionState>> = {
  save: 'draft',
  submit: 'submitted',
  return: 'returned',
  receive: 'received',
};
export const submissionActionLabels: Readonly<Record<SubmissionAction, string>> = {
  save: '保存草稿',
  submit: '报送',
  return: '退回',
  receive: '接收',
};
