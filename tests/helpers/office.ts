/** The backend as an office uses it, with its events and what it logs of its own faults. */
import { join } from 'node:path';
import { createRouter, type Router } from '../../electron/backend/router.ts';
import type { WireError } from '../../electron/contract/result.ts';
import type { BackendEvent } from '../../electron/contract/wire.ts';
import { sampleFile } from './sample-county.ts';

export type Office = {
  readonly router: Router;
  readonly events: readonly BackendEvent[];
  /** Faults of the program, as they reached the log. */
  readonly faults: () => string[];
  readonly call: (method: string, input: unknown, path?: string | null) => Promise<unknown>;
  readonly refusal: (method: string, input: unknown, path?: string | null) => Promise<WireError>;
  /** Imports a file of the sample county. */
  readonly take: (kind: string, file: string, isSkippingInvalid?: boolean) => Promise<unknown>;
  readonly open: () => NonNullable<Router['backend']['state']['ledger']>;
};

export function openOffice(folder: string): Office {
  const events: BackendEvent[] = [];
  const logged: string[] = [];
  const router = createRouter({
    profileFolder: join(folder, 'profile'),
    emit: (event) => events.push(event),
    appVersion: '0.0.0',
    isDemo: false,
    logFault: (report) => logged.push(report),
  });
  const call: Office['call'] = async (method, input, path = null) => {
    const result = await router.handle({ method, input, path, jobId: null });
    if (!result.ok)
      throw new Error(`${method}: ${result.error.code} ${result.error.text.what} ${JSON.stringify(result.error.fields ?? {})}`);
    return result.value;
  };
  return {
    router,
    events,
    faults: () => logged.filter((report) => /^[0-9A-F]{8}$/.test(report)),
    call,
    refusal: async (method, input, path = null) => {
      const result = await router.handle({ method, input, path, jobId: null });
      if (result.ok) throw new Error(`${method} was not refused`);
      return result.error;
    },
    take: async (kind, file, isSkippingInvalid = false) => {
      const { previewId } = (await call('imports.preview', { kind }, sampleFile(file))) as { previewId: string };
      return call('imports.commit', { previewId, isSkippingInvalid });
    },
    open: () => {
      const { ledger } = router.backend.state;
      if (!ledger) throw new Error('no ledger is open');
      return ledger;
    },
  };
}
