/**
 * Puts a paper through the system's print dialog: the very file that was previewed, in Chromium's own viewer, so that letters stay letters
 * and sizes stay sizes (what reaches the print queue is this PDF, page for page). It comes from memory, never from a file on the disk.
 */
import { BrowserWindow, type WebContents, webContents } from 'electron';
import { paperAddress, type PaperShelf } from './pages.ts';
import { webPreferences } from './security.ts';

export type PrinterOptions = {
  readonly parent: () => BrowserWindow | null;
  readonly papers: PaperShelf;
  /** Prints to this printer without a dialog: how a test gets at the paper that comes out. */
  readonly testPrinter: string | undefined;
};

/** @returns whether the user printed. @throws when the viewer does not open the paper or the system refuses to print */
export type Print = (pdf: Uint8Array) => Promise<boolean>;

/** What Chromium answers when the user closes the dialog. */
const cancelled = 'Print job canceled';
const openMilliseconds = 30_000;

/**
 * Until Electron 36 the viewer is a page of its own inside the window, and only printing that page ever answers
 * (github.com/electron/electron/pull/47377); later the window itself may be printed.
 */
const viewerOf = (window: BrowserWindow): WebContents =>
  webContents.getAllWebContents().find((contents) => contents.hostWebContents === window.webContents) ??
  webContents.getAllWebContents().find((contents) => contents.id > window.webContents.id && contents.getType() === 'remote') ??
  window.webContents;

/** The viewer gives the window the paper's title once every page is read; before that there is nothing to print. */
export async function openPaperIn(window: BrowserWindow, address: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  window.webContents.once('page-title-updated', () => resolve());
  const timer = setTimeout(() => reject(new Error('the viewer did not open the paper')), openMilliseconds);
  try {
    await Promise.all([window.loadURL(address), promise]);
  } finally {
    clearTimeout(timer);
  }
}

function printed(window: BrowserWindow, testPrinter: string | undefined): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const quiet = testPrinter === undefined ? { silent: false } : { silent: true, deviceName: testPrinter };
  viewerOf(window).print({ ...quiet, printBackground: true, margins: { marginType: 'none' } }, (isPrinted, reason) => {
    if (isPrinted || reason === cancelled) resolve(isPrinted);
    else reject(new Error(`print: ${reason}`));
  });
  return promise;
}

export function createPrinter({ parent, papers, testPrinter }: PrinterOptions): Print {
  let current: BrowserWindow | null = null;

  return async (pdf) => {
    // One dialog at a time; whoever asks again means the newer paper.
    current?.destroy();
    const owner = parent();
    const window = new BrowserWindow({
      show: false,
      ...(owner === null ? {} : { parent: owner }),
      webPreferences: { ...webPreferences, plugins: true },
    });
    current = window;
    const overtaken = Promise.withResolvers<boolean>();
    window.once('closed', () => overtaken.resolve(false));
    const token = papers.put(pdf);
    const print = async (): Promise<boolean> => {
      await openPaperIn(window, paperAddress(token));
      return printed(window, testPrinter);
    };
    try {
      return await Promise.race([overtaken.promise, print()]);
    } catch (error) {
      // A closed window also ends what was under way in it with an error.
      if (window.isDestroyed()) return false;
      throw error;
    } finally {
      papers.discard(token);
      if (current === window) current = null;
      if (!window.isDestroyed()) window.destroy();
    }
  };
}
