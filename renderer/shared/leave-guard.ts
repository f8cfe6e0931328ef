/** Unsaved input: leaving asks first, whether by a link, by Esc, by closing the dialog or the window. */
import { useEffect } from 'react';
import { askConfirm } from './ui/confirm-store.ts';

const unsaved = new Map<symbol, string>();
const lostInput = '刚才填写的内容还没有保存，离开后不能找回。';

/** Keeps the window open; the shell asks in a dialog of its own and closes it on a yes. */
function stopClosing(event: BeforeUnloadEvent): void {
  if (unsaved.size > 0) event.preventDefault();
}

/** While `isDirty`, `mayLeave` asks and closing the window asks; `loss` says what would be lost. */
export function useLeaveGuard(isDirty: boolean, loss = lostInput): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const guard = Symbol('unsaved');
    unsaved.set(guard, loss);
    window.addEventListener('beforeunload', stopClosing);
    return () => {
      unsaved.delete(guard);
      if (unsaved.size === 0) window.removeEventListener('beforeunload', stopClosing);
    };
  }, [isDirty, loss]);
}

export function isLeavingGuarded(): boolean {
  return unsaved.size > 0;
}

/** After somebody has given it up. */
export function forgetUnsaved(): void {
  unsaved.clear();
}

/** True at once when nothing is unsaved, else as the user decides; after a yes nothing is guarded any more. */
export async function mayLeave(): Promise<boolean> {
  const loss = [...unsaved.values()].at(-1);
  if (loss === undefined) return true;
  const isLeaving = await askConfirm({
    title: '确定要离开吗？',
    body: loss,
    confirmLabel: '放弃并离开',
    cancelLabel: '留在这里',
    tone: 'danger',
  });
  if (isLeaving) forgetUnsaved();
  return isLeaving;
}
