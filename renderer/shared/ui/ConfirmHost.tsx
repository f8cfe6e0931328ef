import { lazy, Suspense, useSyncExternalStore, type ReactNode } from 'react';
import { readQuestion, watchQuestion } from './confirm-store.ts';

/** Loaded with the first question: the login page asks none. */
const ConfirmDialog = lazy(async () => ({ default: (await import('./ConfirmDialog.tsx')).ConfirmDialog }));

/** Shows what `askConfirm` asks; stands once, at the root. */
export function ConfirmHost(): ReactNode {
  const question = useSyncExternalStore(watchQuestion, readQuestion);
  if (!question) return null;
  const { answer, ...shown } = question;
  return (
    <Suspense fallback={null}>
      <ConfirmDialog isOpen {...shown} onConfirm={() => answer(true)} onCancel={() => answer(false)} />
    </Suspense>
  );
}
