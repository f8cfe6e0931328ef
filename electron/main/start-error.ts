/** The page shown instead of the program when it cannot work: what happened, what it concerns, what can be done. No script, only links. */
import { startErrorAddress } from './pages.ts';

export type StartError = {
  readonly kind: 'backend' | 'node' | 'page' | 'profile';
  /** What it concerns: a folder, a place, a status. */
  readonly subject: string;
  readonly report: string;
};

const texts: Readonly<Record<StartError['kind'], { readonly what: string; readonly next: readonly string[] }>> = {
  backend: {
    what: '后台进程没有能够运行',
    next: [
      '点“重试”再启动一次；台账文件没有改动，已保存的数据不受影响。',
      '如果反复出现，请点“复制错误报告”，交给技术支持。安全软件拦截本程序时也会这样。',
    ],
  },
  node: {
    what: '缺少运行后台所需的 Node.js',
    next: [
      '从源码运行时：请在项目文件夹运行 npm start，它会装好缺少的部分。',
      '安装版出现本页，说明安装不完整：请重新安装程序，台账文件不受影响。',
    ],
  },
  page: {
    what: '窗口页面意外停止',
    next: [
      '点“重试”重新打开页面；已保存的数据不受影响，没有保存的填写内容需要重新填。',
      '如果反复出现，请点“复制错误报告”，交给技术支持。',
    ],
  },
  profile: {
    what: '不能写入本程序的设置文件夹',
    next: [
      '请检查磁盘是否已满、是否只读，以及当前系统用户对这个文件夹有没有写入权限，然后点“重试”。',
      '台账存放在您选择的文件夹里，没有改动。',
    ],
  },
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

export type StartErrorAction = 'retry' | 'copy' | 'quit';

/** The link of the start error page that an address stands for; null for every other address. */
export function startErrorAction(address: string): StartErrorAction | null {
  const action = address.startsWith(`${startErrorAddress}/`) ? address.slice(startErrorAddress.length + 1) : '';
  return action === 'retry' || action === 'copy' || action === 'quit' ? action : null;
}

export function startErrorPage(error: StartError, isCopied: boolean): string {
  const { what, next } = texts[error.kind];
  const link = (action: StartErrorAction, label: string, className = ''): string =>
    `<a class="${className}" href="${startErrorAddress}/${action}">${label}</a>`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>颐养台账</title>
<style nonce="__CSP_NONCE__">
:root { color-scheme: light dark; --text: #1f2625; --faint: #59625f; --ground: #f5f2ea; --card: #fffdf9; --line: #dcd6c8; --accent: #1f5f5b; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --text: #e5e6df; --faint: #a0aaa5; --ground: #161a19; --card: #1d2221; --line: #353c3a; --accent: #82c1b8; --on: #0d2422; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground); color: var(--text); font: 15px/1.7 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif; }
main { width: 560px; padding: 36px 40px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
h1 { margin: 0 0 12px; font-size: 20px; font-weight: 600; }
dl { margin: 0 0 12px; color: var(--faint); } dt { float: left; } dd { margin: 0 0 0 5em; word-break: break-all; user-select: text; }
ul { margin: 0 0 28px; padding-left: 1.2em; }
nav { display: flex; gap: 12px; align-items: center; }
a { padding: 5px 18px; border: 1px solid var(--line); border-radius: 6px; color: var(--text); text-decoration: none; }
a:hover { border-color: var(--accent); } a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
a.first { background: var(--accent); border-color: var(--accent); color: var(--on); }
</style>
</head>
<body>
<main>
<h1>${what}</h1>
<dl><dt>涉及：</dt><dd>${escape(error.subject)}</dd></dl>
<ul>${next.map((line) => `<li>${line}</li>`).join('')}</ul>
<nav>${link('retry', '重试', 'first')}${link('copy', '复制错误报告')}${link('quit', '退出')}${isCopied ? '<span role="status">已复制</span>' : ''}</nav>
</main>
</body>
</html>`;
}
