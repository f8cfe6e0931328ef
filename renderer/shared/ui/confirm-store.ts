/** Questions before something that cannot be taken back; one at a time. */
import type { ReactNode } from 'react';

export type Question = {
  readonly title: string;
  /** What will happen, to what, and whether it can be undone. */
  readonly body: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly tone?: 'normal' | 'danger';
};
type Asked = Question & { readonly answer: (isConfirmed: boolean) => void };

let asked: Asked | null = null;
const listeners = new Set<() => void>();

function publish(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Asks in a dialog; a question that is still open is answered with no. */
export function askConfirm(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    publish({
      ...question,
      answer: (isConfirmed) => {
        publish(null);
        resolve(isConfirmed);
      },
    });
  });
}

export function readQuestion(): Asked | null {
  return asked;
}

export function watchQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
