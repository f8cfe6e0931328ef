import type { ErrorText } from './text.ts';

/** Refusals of scans and photos. */
export const attachmentMessages = {
  ATTACHMENT_NOT_FOUND: { what: '没有找到这个附件。', next: '请刷新后重试。' },
  FILED_NOT_FOUND: { what: '要添加附件的记录没有找到，或已撤销。', next: '请刷新后重试。' },
  ATTACHMENT_KIND: { what: '这里不能添加“{kind}”。', next: '可选的种类：{kinds}。' },
  ATTACHMENT_EXISTS: { what: '同一份文件已在附件中：{title}（{kind}，{date} 添加）。', next: '无需重复添加；原来的有误，请先撤下再添加。' },
  ATTACHMENT_ALREADY_WITHDRAWN: { what: '附件“{title}”已经撤下。', next: '无需再次撤下。' },
  ATTACHMENT_TYPE: { what: '不能添加这个文件：{file}（{type}）。', next: '{advice}。' },
  ATTACHMENT_TOO_LARGE: {
    what: '文件过大：{file}（{size}，上限 {limit}）。',
    next: '扫描件请改用 200 至 300 dpi、灰度重新扫描；照片请缩小后再添加；多页的请拆成几份。',
  },
  ATTACHMENT_TOO_MANY_PIXELS: {
    what: '图片尺寸过大：{file}（{width}×{height}，上限 {limit} 万像素）。',
    next: '请用 300 dpi 重新扫描，或用看图软件缩小后再添加。',
  },
  ATTACHMENT_EMPTY: { what: '文件是空的（0 字节）：{file}', next: '请重新扫描，或向提供者重新要一份。' },
  ATTACHMENT_IS_FOLDER: { what: '所选的是文件夹：{file}', next: '请选择文件夹里的一个图片或 PDF 文件。' },
  ATTACHMENT_INCOMPLETE: { what: '文件不完整或已损坏：{file}', next: '请用看图软件检查原件；从手机或U盘重新复制一次，或重新扫描。' },
  ATTACHMENT_CHANGED: { what: '读取时文件有变动：{file}', next: '请等扫描或复制完成后再添加。' },
  ATTACHMENT_NOT_STORED: {
    what: '附件没有保存，不能写入附件文件夹：{folder}（{reason}）。',
    next: '台账没有改动。请检查磁盘空间和写入权限，再重新添加。',
  },
  ATTACHMENT_MISSING: {
    what: '附件“{title}”的文件不在附件文件夹里：{folder}',
    next: '请从备份恢复附件文件夹；手里有同一份原件的，重新添加到任何人名下即可补回。',
  },
  ATTACHMENT_ALTERED: {
    what: '附件“{title}”的文件与添加时不一致，不能打开。',
    next: '请从备份恢复附件文件夹（{folder}）；手里有同一份原件的，重新添加到任何人名下即可补回。',
  },
  ATTACHMENT_UNREADABLE: {
    what: '附件“{title}”的文件读不出来：{folder}',
    next: '请检查磁盘是否已连接、是否损坏，再重试；必要时从备份恢复附件文件夹。',
  },
} as const satisfies Record<string, ErrorText>;
