/** Words for the checks of a schema that carry none of their own; without them the validator speaks English. */
import { z } from 'zod';

export function sayInChinese(): void {
  z.config({
    customError: (issue) => {
      switch (issue.code) {
        case 'invalid_type':
          return issue.input === null || issue.input === undefined || issue.input === '' ? '请填写' : '填写的内容不对';
        case 'invalid_value':
        case 'invalid_union':
          return '请选择';
        case 'too_big':
          return issue.origin === 'string' ? `不超过${String(issue.maximum)}个字` : `不大于${String(issue.maximum)}`;
        case 'too_small':
          return issue.origin === 'string'
            ? Number(issue.minimum) <= 1
              ? '请填写'
              : `至少${String(issue.minimum)}个字`
            : `不小于${String(issue.minimum)}`;
        default:
          return '填写的内容不对';
      }
    },
  });
}

/** Where nothing was given, the label says more than the rule that failed: 请填写姓名. */
export function messageFor(message: string | undefined, value: unknown, label: string | undefined, isChoice: boolean): string {
  const isEmpty = value === null || value === undefined || value === '';
  if (isEmpty && label) return `${isChoice ? '请选择' : '请填写'}${label}`;
  return message ?? '填写的内容不对';
}
