import type { InputOf, MethodName } from '../../electron/contract/index.ts';
import { call, queryClient } from './client.ts';

/** Sends a question on its way before the page that asks it is drawn: the backend answers while the page draws. `useCall` then finds it. */
export function prefetch<Name extends MethodName>(name: Name, input: InputOf<Name>): void {
  // A refusal is told by the page that asks.
  void queryClient.query({ queryKey: [name, input], queryFn: () => call(name, input) }).catch(() => undefined);
}
