/** The one window: where it opens and how large, remembered in the profile. Text size is the page's own setting. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { webPreferences } from './security.ts';
import { placeWindow, readWindowMemory, type WindowMemory } from './window-memory.ts';

const minimum = { width: 1280, height: 720 };

export type WindowOptions = {
  readonly profile: string;
  readonly preload: string;
  readonly title: string;
  /** Asked when the page has unsaved input: true while the program is being stopped from outside. */
  readonly isStopping: () => boolean;
};

function remembered(file: string): WindowMemory | null {
  try {
    return readWindowMemory(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

export function createWindow(options: WindowOptions): BrowserWindow {
  const file = join(options.profile, 'window.json');
  const memory = remembered(file);
  const workArea = (memory === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(memory.bounds)).workArea;
  const bounds = placeWindow(memory?.bounds ?? null, workArea, minimum);

  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(minimum.width, workArea.width),
    minHeight: Math.min(minimum.height, workArea.height),
    show: false,
    title: options.title,
    // Behind the first frame, as in renderer/app/first-paint.css, so that nothing flashes.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#161a19' : '#f5f2ea',
    webPreferences: { ...webPreferences, preload: options.preload },
  });
  if (memory?.isMaximised === true) window.maximize();
  window.once('ready-to-show', () => window.show());

  window.on('close', () => {
    const state: WindowMemory = { bounds: window.getNormalBounds(), isMaximised: window.isMaximized() };
    try {
      writeFileSync(file, JSON.stringify(state));
    } catch {
      // The next window opens at its first size.
    }
  });
  // Chromium would keep the window open without a word when the page has unsaved input.
  window.webContents.on('will-prevent-unload', (event) => {
    if (options.isStopping() || confirmsLeaving(window)) event.preventDefault();
  });
  return window;
}

function confirmsLeaving(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: '有尚未保存的内容',
    detail: '现在关闭，刚才填写的内容会丢失。',
    buttons: ['继续编辑', '不保存并关闭'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return answer === 1;
}
