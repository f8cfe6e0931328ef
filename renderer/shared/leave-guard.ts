/** Unsaved input: leaving asks first, whether by a link, by Esc, by closing the dialog or the window. */
import { useEffect } from 'react';
import { askConfirm } from './ui/confirm-store.ts';

const dirtyForms = new Set<symbol>();

/** While `isDirty`, `mayLeave` asks and closing the window asks. */
export function useLeaveGuard(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const form = Symbol('form');
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    dirtyForms.add(form);
    window.addEventListener('beforeunload', warn);
    return () => {
      dirtyForms.delete(form);
      window.removeEventListener('beforeunload', warn);
    };
  }, [isDirty]);
}

export function isLeavingGuarded(): boolean {
  return dirtyForms.size > 0;
}

/** True at once when nothing is unsaved, else as the user decides; after a yes nothing is guarded any more. */
export async function mayLeave(): Promise<boolean> {
  if (dirtyForms.size === 0) return true;
  const isLeaving = await askConfirm({
    title: '放弃未保存的内容？',
    body: '刚才填写的内容还没有保存，离开后不能找回。',
    confirmLabel: '放弃并离开',
    cancelLabel: '继续填写',
    tone: 'danger',
  });
  if (isLeaving) dirtyForms.clear();
  return isLeaving;
}
