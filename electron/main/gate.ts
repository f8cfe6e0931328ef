/**
 * The one gate between the page and everything else. Who asks, what is asked, how large it is, is settled here; where a method needs a file
 * the user is asked for it here. What the words mean is the router's business.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { isMethodName, methods } from '../contract/index.ts';
import type { FileNeed, MethodDefinition } from '../contract/method.ts';
import { failure, type Result } from '../contract/result.ts';
import type { Call } from './backend-process.ts';
import type { Log } from './log.ts';

/** As much of Electron's event as the gate looks at. */
export type Sender = {
  readonly senderFrame: { readonly url: string; readonly parent: unknown; readonly frameTreeNodeId: number } | null;
  readonly sender: { readonly id: number };
};
export type Window = { readonly id: number; readonly mainFrame: { readonly frameTreeNodeId: number } };

export type GateOptions = {
  /** The program's window, or null while there is none. */
  readonly window: () => Window | null;
  readonly call: (call: Call) => Promise<Result<unknown>>;
  readonly chooseFile: (need: FileNeed, suggestedName: string | null) => Promise<string | null>;
  /** Names of the installed printers; null when the system does not say. */
  readonly printers: () => Promise<readonly string[] | null>;
  /** @returns whether the user printed; false when he cancelled */
  readonly print: (pdf: Uint8Array) => Promise<boolean>;
  readonly log: Log;
  readonly now: () => number;
};

const jobId = z.string().regex(/^[\w-]{1,64}$/);
const messageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    method: z.string().max(80),
    input: z.unknown(),
    jobId: jobId.optional(),
    suggestedName: z.string().max(300).optional(),
  }),
  z.strictObject({ kind: z.literal('print'), method: z.string().max(80), input: z.unknown() }),
]);

/** Far above any form, far below what could stop the backend: large things travel as files, by path. */
const limits = { characters: 1_000_000, values: 50_000, depth: 16 } as const;
/** A grid of a whole county's year (1,600 homes of twelve months with all their figures) goes in one call, so that all of it is kept or none. */
const tableLimits = { characters: 4_000_000, values: 250_000, depth: limits.depth } as const;
const slowMilliseconds = 40;

/** Plain data within the limits: what a form can hold. Dates, maps, buffers, cycles and the like are not. */
export function isPlainInput(input: unknown, isTable = false): boolean {
  const most = isTable ? tableLimits : limits;
  let characters = 0;
  let values = 0;
  const visit = (value: unknown, depth: number): boolean => {
    if (++values > most.values || depth > most.depth) return false;
    if (typeof value === 'string') return (characters += value.length) <= most.characters;
    if (value === null || value === undefined || typeof value === 'boolean') return true;
    if (typeof value === 'number') return Number.isFinite(value);
    if (typeof value !== 'object') return false;
    if (Array.isArray(value)) return value.length <= most.values && value.every((item) => visit(item, depth + 1));
    if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return false;
    return Object.entries(value).every(
      ([key, item]) => key !== '__proto__' && (characters += key.length) <= most.characters && visit(item, depth + 1),
    );
  };
  return visit(input, 0);
}

/** Only the top frame of the program's own window, and only while it shows the program's own page. */
export function isTrusted({ sender, senderFrame }: Sender, window: Window | null): boolean {
  if (window === null || senderFrame === null || sender.id !== window.id) return false;
  if (senderFrame.parent !== null || senderFrame.frameTreeNodeId !== window.mainFrame.frameTreeNodeId) return false;
  if (!URL.canParse(senderFrame.url)) return false;
  const { protocol, host, username, password } = new URL(senderFrame.url);
  return protocol === 'app:' && host === 'yiyang' && username === '' && password === '';
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Methods whose answer is a paper. */
function givesPaper(definition: MethodDefinition): boolean {
  return definition.output instanceof z.ZodObject && Object.hasOwn(definition.output.shape, 'pdf');
}

/** A paper that is only looked at is counted and marked as such: what goes to the printer must have been asked for as a print. */
function isForPrinting(definition: MethodDefinition, input: unknown): boolean {
  if (!(definition.input instanceof z.ZodObject) || !Object.hasOwn(definition.input.shape, 'purpose')) return true;
  return typeof input === 'object' && input !== null && (input as { readonly purpose?: unknown }).purpose === 'print';
}

export type Gate = (event: Sender, message: unknown) => Promise<Result<unknown>>;

export function createGate({ window, call, chooseFile, printers, print, log, now }: GateOptions): Gate {
  async function timed(request: Call): Promise<Result<unknown>> {
    const startedAt = now();
    const result = await call(request);
    const milliseconds = Math.round(now() - startedAt);
    if (milliseconds > slowMilliseconds) log.write('info', 'call.slow', { method: request.method, milliseconds });
    if (!result.ok)
      log.write('info', 'call.refused', { method: request.method, code: result.error.code, report: result.error.params['report'] });
    return result;
  }

  async function printPaper(method: string, input: unknown): Promise<Result<{ readonly isPrinted: boolean }>> {
    const paper = await timed({ method, input, path: null, jobId: null });
    if (!paper.ok) return paper;
    const { pdf } = paper.value as { readonly pdf: Uint8Array };
    try {
      return { ok: true, value: { isPrinted: await print(pdf) } };
    } catch (error) {
      log.write('error', 'print.failed', { method, text: textOf(error) });
      return failure('PRINT_FAILED');
    }
  }

  let isAsking = false;

  async function answer(event: Sender, message: unknown): Promise<Result<unknown>> {
    if (!isTrusted(event, window())) {
      log.write('warn', 'refused.sender');
      return failure('NOT_ALLOWED', { action: '调用' });
    }
    const parsed = messageSchema.safeParse(message);
    const asked = parsed.data?.method ?? '';
    const isTable = isMethodName(asked) && (methods[asked] as MethodDefinition).isTable === true;
    if (!parsed.success || !isPlainInput(parsed.data.input, isTable)) {
      log.write('warn', 'refused.message');
      return failure('INVALID_INPUT');
    }
    const { data } = parsed;
    const { method, input } = data;
    if (!isMethodName(method)) {
      log.write('warn', 'refused.method');
      return failure('UNKNOWN_METHOD');
    }
    const definition: MethodDefinition = methods[method];
    if (data.kind === 'print') {
      if (!givesPaper(definition)) return failure('UNKNOWN_METHOD');
      if (isForPrinting(definition, input)) return printPaper(method, input);
      log.write('warn', 'refused.print');
      return failure('INVALID_INPUT');
    }
    let path: string | null = null;
    if (definition.file !== undefined) {
      // A second click while the dialog stands open must not put another one behind it.
      if (isAsking) return failure('BUSY', { job: definition.title });
      isAsking = true;
      path = await chooseFile(definition.file, data.suggestedName ?? null).finally(() => {
        isAsking = false;
      });
      if (path === null) return failure('CANCELLED');
    }
    const known = definition.needs === 'printers' ? { printers: await printers() } : {};
    return timed({ method, input, path, jobId: data.jobId ?? null, ...known });
  }

  return async (event, message) => {
    try {
      return await answer(event, message);
    } catch (error) {
      const report = randomBytes(4).toString('hex').toUpperCase();
      log.write('error', 'gate.fault', { report, text: textOf(error) });
      return failure('INTERNAL', { report });
    }
  };
}
