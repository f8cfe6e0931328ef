/** An error nobody expected, in the main process: written to the log and told in words, then the program ends. Electron's own dialog is English. */
import { app, dialog } from 'electron';
import type { Log } from './log.ts';

export function endOnFault(log: Log): void {
  let isEnding = false;
  process.on('uncaughtException', (error) => {
    log.write('error', 'fault', { text: error.stack ?? error.message });
    // The dialog lets events through; one is enough.
    if (isEnding) return;
    isEnding = true;
    dialog.showErrorBox(
      '颐养台账遇到意外错误，需要关闭',
      '已保存的数据不受影响，没有保存的填写内容需要重新填。请重新打开程序；如果反复出现，请在“自检”页保存日志包，交给技术支持。',
    );
    // The backend ends by itself when this process is gone.
    app.exit(1);
  });
}
