/** Whether the window is locked: everything on it is covered, every call refused, nothing lost. */
let isLocked = false;
const listeners = new Set<() => void>();

export function readLocked(): boolean {
  return isLocked;
}

export function watchLocked(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setLocked(next: boolean): void {
  if (isLocked === next) return;
  isLocked = next;
  for (const listener of listeners) listener();
}

/** Resolves at once when nothing is locked. */
export function untilUnlocked(): Promise<void> {
  return new Promise((resolve) => {
    if (!isLocked) {
      resolve();
      return;
    }
    const stop = watchLocked(() => {
      if (isLocked) return;
      stop();
      resolve();
    });
  });
}
