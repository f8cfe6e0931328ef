import type { ErrorText } from './text.ts';

/** Refusals of the county's own Word templates. */
export const wordTemplateMessages = {
  WORD_TEMPLATE_UNREADABLE: {
    what: '“{file}”不能作为模板读入：不是 Word 文件（.docx），设了打开密码，或者带有宏。',
    next: '请在 Word 或 WPS 中另存为 .docx，去掉密码和宏后再读入。',
  },
  WORD_TEMPLATE_TOO_LARGE: { what: '“{file}”超过 5 MB，没有读入。', next: '请压缩文件里的图片后再读入。' },
  WORD_TEMPLATE_NAME: { what: '已经有名为“{name}”的 Word 模板。', next: '请换一个名称，或在原模板上读入新的版本。' },
  WORD_TEMPLATE_UNCHANGED: { what: '这个文件与“{name}”现用的版本完全相同，没有保存新的版本。', next: '无需再次读入。' },
  WORD_TEMPLATE_GONE: { what: '这个 Word 模板不存在，或已经停用。', next: '请刷新后另选一个模板。' },
  WORD_TEMPLATE_SUBJECT: { what: '“{name}”不是为这类对象制作的模板。', next: '请选择对象相同的模板。' },
  WORD_TEMPLATE_SEPARATE: {
    what: '“{name}”的页眉或页脚里有字段，各份不同，不能合成一个 Word 文件。',
    next: '请选“每份一个文件，打成压缩包”，或把字段移到正文里。',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;
