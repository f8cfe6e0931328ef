import type { ErrorText } from './text.ts';

/** Refusals of papers and their templates. */
export const paperMessages = {
  TEMPLATE_NOT_FOUND: { what: '没有找到这种文书的模板。', next: '请刷新后重试。' },
  TEMPLATE_FAULTS: {
    what: '“{paper}”的模板有 {count} 处错误，{place}：{fault}。',
    next: '请在“文书”页改好模板，或恢复默认模板；没有制作任何文书。',
  },
  TEMPLATE_UNCHANGED: { what: '模板与现在使用的完全相同，没有保存新的版本。', next: '无需再次保存。' },
  PAPERS_NOBODY: { what: '按所选的条件没有找到人员，没有制作文书。', next: '请调整筛选条件后重试。' },
  PAPERS_TOO_MANY: { what: '所选人员有 {count} 人，一次最多为 {limit} 人制作文书。', next: '请按乡镇或机构筛选后分批制作。' },
  PAPERS_NOT_ONE: { what: '所选的是 {count} 份文书，一个 Word 文件只放一份。', next: '请选“每人一份，打成压缩包”。' },
} as const satisfies Record<string, ErrorText>;
