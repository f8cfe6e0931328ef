import { useState } from 'react';
import type { InputOf, MethodName } from '../../../electron/contract/index.ts';
import { printPaper, showError, wireErrorOf } from '../client.ts';
import { showToast } from '../toast-store.ts';

/** Sends a paper to the printer the user chooses, and says that it went or why it did not. */
export function usePrint<Name extends MethodName>(
  name: Name,
): { readonly print: (input: InputOf<Name>) => Promise<void>; readonly isPrinting: boolean } {
  const [isPrinting, setIsPrinting] = useState(false);
  const print = async (input: InputOf<Name>): Promise<void> => {
    setIsPrinting(true);
    try {
      if (await printPaper(name, input)) showToast({ tone: 'success', text: '已送往打印机。' });
    } catch (error) {
      showError(wireErrorOf(error));
    } finally {
      setIsPrinting(false);
    }
  };
  return { print, isPrinting };
}
