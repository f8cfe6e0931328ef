/** Files the user points at. A path enters the program here, by a system dialog, and nowhere else. */
import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { type BrowserWindow, app, dialog } from 'electron';
import type { FileNeed } from '../contract/method.ts';
import { safeFileName } from './file-name.ts';

const filtersOf = (need: FileNeed): Electron.FileFilter[] =>
  need.extensions.length === 0 ? [] : [{ name: need.filterName, extensions: [...need.extensions] }];

/** An encrypted file is offered and saved as what it is. */
function asSuggested(need: FileNeed, suggestedName: string | null): FileNeed {
  const { encryptedAs } = need;
  return encryptedAs !== undefined && suggestedName?.toLowerCase().endsWith(`.${encryptedAs}`)
    ? { ...need, filterName: '加密压缩文件', extensions: [encryptedAs] }
    : need;
}

async function mayReplace(window: BrowserWindow, file: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: '文件已存在，要替换吗？',
    detail: file,
    buttons: ['替换', '取消'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

/** Where the user was last; a dialog that opens elsewhere every time sends people searching. */
let lastFolder: string | null = null;

/** @returns an absolute path, or null when the user cancelled */
export async function chooseFile(window: BrowserWindow, asked: FileNeed, suggestedName: string | null): Promise<string | null> {
  const need = asSuggested(asked, suggestedName);
  if (need.dialog === 'save') {
    const suggested = suggestedName?.toLowerCase() ?? '';
    const extension = need.extensions.find((ending) => suggested.endsWith(`.${ending}`)) ?? need.extensions[0] ?? '';
    const name = safeFileName(suggestedName ?? need.title, extension);
    const answer = await dialog.showSaveDialog(window, {
      title: need.title,
      buttonLabel: '保存',
      defaultPath: join(lastFolder ?? app.getPath('documents'), name),
      filters: filtersOf(need),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (answer.canceled || answer.filePath === '') return null;
    lastFolder = dirname(answer.filePath);
    if (need.extensions.length === 0 || need.extensions.includes(extname(answer.filePath).slice(1).toLowerCase())) return answer.filePath;
    // The dialog asked about the name as it was typed; with its ending it may be another file.
    const file = `${answer.filePath}.${extension}`;
    return !existsSync(file) || (await mayReplace(window, file)) ? file : null;
  }
  const answer = await dialog.showOpenDialog(window, {
    title: need.title,
    ...(lastFolder === null ? {} : { defaultPath: lastFolder }),
    buttonLabel: need.dialog === 'folder' ? '选择' : '打开',
    filters: filtersOf(need),
    properties: need.dialog === 'folder' ? ['openDirectory', 'createDirectory'] : ['openFile'],
  });
  const [path] = answer.filePaths;
  if (answer.canceled || path === undefined) return null;
  lastFolder = need.dialog === 'folder' ? path : dirname(path);
  return path;
}
