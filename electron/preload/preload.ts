/** The one door of the page: four things on `window.yiyang`, nothing of Electron itself. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Result } from '../contract/result.ts';
import type { BackendEvent, Bridge } from '../contract/wire.ts';

const bridge: Bridge = {
  call: (method, input, options) => ipcRenderer.invoke('yiyang', { kind: 'call', method, input, ...options }) as Promise<Result<unknown>>,
  print: (method, input) =>
    ipcRenderer.invoke('yiyang', { kind: 'print', method, input }) as Promise<Result<{ readonly isPrinted: boolean }>>,
  onEvent: (listener) => {
    // The page gets the event alone: the first argument of Electron's listener holds a reference to ipcRenderer.
    const forward = (_: unknown, event: BackendEvent): void => listener(event);
    ipcRenderer.on('yiyang:event', forward);
    return () => void ipcRenderer.off('yiyang:event', forward);
  },
  platform: process.platform,
};

contextBridge.exposeInMainWorld('yiyang', bridge);
