/** The one place that touches what the preload script puts on the window. */
import { failure, type Result } from '../../electron/contract/result.ts';
import type { BackendEvent, Bridge, CallOptions } from '../../electron/contract/wire.ts';

function bridge(): Bridge {
  return (window as unknown as { readonly yiyang: Bridge }).yiyang;
}

/** Never rejects: a broken channel is a stopped backend, and the user is told so like of any other refusal. */
export async function send(method: string, input: unknown, options?: CallOptions): Promise<Result<unknown>> {
  try {
    return await bridge().call(method, input, options);
  } catch {
    return failure('BACKEND_STOPPED');
  }
}

export function onBackendEvent(listener: (event: BackendEvent) => void): () => void {
  return bridge().onEvent(listener);
}

export async function printByDialog(method: string, input: unknown): Promise<Result<{ readonly isPrinted: boolean }>> {
  try {
    return await bridge().print(method, input);
  } catch {
    return failure('BACKEND_STOPPED');
  }
}
