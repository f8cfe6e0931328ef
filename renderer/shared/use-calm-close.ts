import { useState } from 'react';

/** Longer than the pause between the two clicks of a double click. */
const settledMilliseconds = 500;

/** For a panel that opens on one click: who clicks twice out of habit hits its backdrop the second time, and must not close it again. */
export function useCalmClose(onClose: () => void): (event: object, reason: 'backdropClick' | 'escapeKeyDown') => void {
  const [openedAt] = useState(() => performance.now());
  return (_, reason) => {
    if (reason === 'backdropClick' && performance.now() - openedAt < settledMilliseconds) return;
    onClose();
  };
}
