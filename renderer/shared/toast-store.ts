/** Messages that pass: kept outside React so that every call may leave one. */
export type ToastTone = 'success' | 'info' | 'warning' | 'error';
export type Toast = {
  readonly id: number;
  /** When it came, in milliseconds. */
  readonly at: number;
  readonly tone: ToastTone;
  readonly text: string;
  /** What to do next; shown under the text. */
  readonly next?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
};

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message; the newest four stay, errors until they are closed. */
export function showToast(toast: Omit<Toast, 'id' | 'at'>): number {
  lastId += 1;
  publish([...toasts, { ...toast, id: lastId, at: Date.now() }].slice(-4));
  return lastId;
}

export function closeToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id));
}

/** Of the page that is being left; one that has only just come may belong to the next. */
export function closeErrors(): void {
  const now = Date.now();
  publish(toasts.filter((toast) => toast.tone !== 'error' || now - toast.at < 1000));
}

export function readToasts(): readonly Toast[] {
  return toasts;
}

export function watchToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
