/** The gate against everything that is not the program's own page asking for what the contract allows. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { methods, type MethodName } from '../../electron/contract/index.ts';
import type { FileNeed, MethodDefinition } from '../../electron/contract/method.ts';
import { failure, type Result } from '../../electron/contract/result.ts';
import type { Call } from '../../electron/main/backend-process.ts';
import { createGate, isPlainInput, isTrusted, type Gate, type Sender } from '../../electron/main/gate.ts';
import { openLog } from '../../electron/main/log.ts';

const window = { id: 1, mainFrame: { frameTreeNodeId: 7 } };
const page: Sender = { sender: { id: 1 }, senderFrame: { url: 'app://yiyang/#/people', parent: null, frameTreeNodeId: 7 } };

let calls: Call[];
let asked: { need: FileNeed; name: string | null }[];
let chosen: string | null;
let printed: Uint8Array[];
let answer: Result<unknown>;
let gate: Gate;

beforeEach(() => {
  calls = [];
  asked = [];
  chosen = '/home/clerk/选中.xlsx';
  printed = [];
  answer = { ok: true, value: {} };
  gate = createGate({
    window: () => window,
    call: async (call) => {
      calls.push(call);
      return answer;
    },
    chooseFile: async (need, name) => {
      asked.push({ need, name });
      return chosen;
    },
    printers: async () => ['办公室打印机'],
    print: async (pdf) => {
      printed.push(pdf);
      return true;
    },
    log: openLog(null),
    now: () => 0,
  });
});

const ask = (message: unknown, sender: Sender = page): Promise<Result<unknown>> => gate(sender, message);
const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.error.code);

const names = Object.keys(methods) as MethodName[];
const withoutFile = names.filter((name) => (methods[name] as MethodDefinition).file === undefined);
const withFile = names.filter((name) => (methods[name] as MethodDefinition).file !== undefined);

describe('who asks', () => {
  const frame = (url: string, change: Partial<NonNullable<Sender['senderFrame']>> = {}): Sender => ({
    sender: { id: 1 },
    senderFrame: { url, parent: null, frameTreeNodeId: 7, ...change },
  });

  test('the program’s own page is heard', async () => {
    expect(await ask({ kind: 'call', method: 'ledger.status', input: {} })).toEqual({ ok: true, value: {} });
    expect(calls).toEqual([{ method: 'ledger.status', input: {}, path: null, jobId: null }]);
  });

  test.each([
    'https://yiyang/',
    'http://app/yiyang',
    'file:///app://yiyang/index.html',
    'app://yiyang.example.com/',
    'app://evil/?app://yiyang/',
    'app://yiyang@evil/',
    'app://user:word@yiyang/',
    'app://yiyang:8080/',
    'app:yiyang',
    'data:text/html,app://yiyang',
    'about:blank',
    'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html',
    '',
    'not an address',
  ])('another origin is refused: %s', async (url) => {
    expect(codeOf(await ask({ kind: 'call', method: 'ledger.status', input: {} }, frame(url)))).toBe('NOT_ALLOWED');
    expect(calls).toEqual([]);
  });

  test('a frame inside the page is refused, whatever its address', () => {
    expect(isTrusted(frame('app://yiyang/', { parent: {}, frameTreeNodeId: 8 }), window)).toBe(false);
    expect(isTrusted(frame('app://yiyang/', { frameTreeNodeId: 8 }), window)).toBe(false);
  });

  test('another window, a frame that is gone, and no window at all are refused', () => {
    expect(isTrusted({ ...page, sender: { id: 2 } }, window)).toBe(false);
    expect(isTrusted({ ...page, senderFrame: null }, window)).toBe(false);
    expect(isTrusted(page, null)).toBe(false);
  });
});

describe('what is asked', () => {
  test.each(['', 'ledger', 'ledger.status ', 'LEDGER.STATUS', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'ledger.drop'])(
    'a method the contract does not have: %j',
    async (method) => {
      expect(codeOf(await ask({ kind: 'call', method, input: {} }))).toBe('UNKNOWN_METHOD');
      expect(calls).toEqual([]);
    },
  );

  test.each([
    undefined,
    null,
    'call',
    [],
    {},
    { kind: 'eval', method: 'ledger.status', input: {} },
    { kind: 'call', method: 7, input: {} },
    { kind: 'call', method: ['ledger.status'], input: {} },
    { kind: 'call', method: 'x'.repeat(10_000), input: {} },
    { kind: 'call', method: 'ledger.status', input: {}, path: '/etc/passwd' },
    { kind: 'call', method: 'ledger.status', input: {}, jobId: '../../x' },
    { kind: 'call', method: 'ledger.status', input: {}, jobId: '' },
    { kind: 'call', method: 'ledger.status', input: {}, suggestedName: 7 },
    { kind: 'print', method: 'payments.paper', input: {}, suggestedName: 'x' },
  ])('a message of another shape: %j', async (message) => {
    expect(codeOf(await ask(message))).toBe('INVALID_INPUT');
    expect(calls).toEqual([]);
  });

  test('any message at all gets an answer, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ withBigInt: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true }),
        async (message) => {
          const result = await ask(message);
          expect(result.ok).toBe(false);
        },
      ),
    );
    expect(calls).toEqual([]);
  });

  test('hostile inputs are refused before they cost anything', async () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level += 1) deep = [deep];
    const inputs: unknown[] = [
      'x'.repeat(1_000_001),
      { ['k'.repeat(1_000_001)]: 1 },
      Array.from({ length: 50_001 }, () => 0),
      // Costs the sender nothing and a careless reader everything.
      Object.assign([], { length: 4_000_000_000 }),
      deep,
      cycle,
      JSON.parse('{"__proto__": {"isAdmin": true}}'),
      new Date(0),
      new Map(),
      new Uint8Array(8),
      { when: new Date(0) },
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      () => 0,
    ];
    for (const input of inputs) expect(codeOf(await ask({ kind: 'call', method: 'ledger.status', input }))).toBe('INVALID_INPUT');
    expect(calls).toEqual([]);
  });

  test('the year of a whole county goes in one call where a table is taken, and nowhere else', async () => {
    const cells = Array.from({ length: 1600 * 12 }, (_, index) => ({
      happinessHomeId: 1 + Math.floor(index / 12),
      month: `2022-${String((index % 12) + 1).padStart(2, '0')}`,
      openDays: 22,
      mealDays: 20,
      meals: 400,
      servedPeople: 30,
      activities: 4,
      safetyChecks: 1,
      isInsured: true,
    }));
    expect((methods['happiness.saveMonths'] as MethodDefinition).input.safeParse({ cells }).success).toBe(true);
    expect((await ask({ kind: 'call', method: 'happiness.saveMonths', input: { cells } })).ok).toBe(true);
    expect(codeOf(await ask({ kind: 'call', method: 'happiness.save', input: { cells } }))).toBe('INVALID_INPUT');
    expect(calls.map(({ method }) => method)).toEqual(['happiness.saveMonths']);
    expect(codeOf(await ask({ kind: 'call', method: 'happiness.saveMonths', input: Array.from({ length: 250_001 }, () => 0) }))).toBe(
      'INVALID_INPUT',
    );
  });

  test('whatever JSON can hold, within the size of a form, passes as it is', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => JSON.stringify(value).includes('__proto__') || isPlainInput(value)));
  });
});

describe('files', () => {
  test('a path in the input stays in the input: no method without a dialog ever gets one', async () => {
    for (const method of withoutFile) await ask({ kind: 'call', method, input: { path: '/etc/passwd', file: '/etc/passwd' } });
    expect(calls.map((call) => call.method)).toEqual(withoutFile);
    expect(calls.every((call) => call.path === null)).toBe(true);
    expect(asked).toEqual([]);
  });

  test('every method with a file asks the user, and gets the path he pointed at', async () => {
    expect(withFile.length).toBeGreaterThan(5);
    for (const method of withFile) await ask({ kind: 'call', method, input: { path: '/etc/passwd' }, suggestedName: '发放表' });
    expect(asked.map(({ need }) => need)).toEqual(withFile.map((name) => (methods[name] as MethodDefinition).file));
    expect(calls.every((call) => call.path === chosen)).toBe(true);
  });

  test('a dialog that is closed ends the call', async () => {
    chosen = null;
    const result = await ask({ kind: 'call', method: withFile[0], input: {} });
    expect(result).toEqual(failure('CANCELLED'));
    expect(calls).toEqual([]);
  });

  test('one dialog at a time; the next may come when it is closed', async () => {
    const method = withFile[0];
    const first = ask({ kind: 'call', method, input: {} });
    expect(codeOf(await ask({ kind: 'call', method, input: {} }))).toBe('BUSY');
    await first;
    expect((await ask({ kind: 'call', method, input: {} })).ok).toBe(true);
    expect(asked).toHaveLength(2);
  });

  test('the number of a job passes through', async () => {
    const jobId = '3f0c1d52-66a6-4f27-8f1e-0b8cf0a5a0de';
    await ask({ kind: 'call', method: 'payments.build', input: {}, jobId });
    expect(calls[0]?.jobId).toBe(jobId);
  });
});

describe('printing', () => {
  test('the paper the backend made is printed, byte for byte', async () => {
    const pdf = new Uint8Array([37, 80, 68, 70]);
    answer = { ok: true, value: { pdf, pages: 1 } };
    expect(await ask({ kind: 'print', method: 'payments.paper', input: { purpose: 'print' } })).toEqual({
      ok: true,
      value: { isPrinted: true },
    });
    expect(printed).toEqual([pdf]);
    expect(await ask({ kind: 'print', method: 'ledger.recoveryPaper', input: {} })).toEqual({ ok: true, value: { isPrinted: true } });
    expect(printed).toEqual([pdf, pdf]);
  });

  test('a preview is never printed, nor a paper without a purpose: only a print is counted and numbered', async () => {
    answer = { ok: true, value: { pdf: new Uint8Array(1), pages: 1 } };
    const inputs: unknown[] = [{ purpose: 'preview' }, {}, { purpose: 'PRINT' }, { purpose: ['print'] }, null, 'print'];
    for (const input of inputs) expect(codeOf(await ask({ kind: 'print', method: 'payments.paper', input }))).toBe('INVALID_INPUT');
    expect(calls).toEqual([]);
    expect(printed).toEqual([]);
  });

  test('only methods that make a paper can be printed', async () => {
    for (const method of ['ledger.status', 'payments.savePaper', 'payments.sheet']) {
      expect(codeOf(await ask({ kind: 'print', method, input: {} }))).toBe('UNKNOWN_METHOD');
    }
    expect(calls).toEqual([]);
  });

  test('a refusal of the backend is the answer, and nothing is printed', async () => {
    answer = failure('NOT_LOGGED_IN');
    expect(codeOf(await ask({ kind: 'print', method: 'payments.paper', input: { purpose: 'print' } }))).toBe('NOT_LOGGED_IN');
    expect(printed).toEqual([]);
  });

  test('a printer that fails is a refusal in plain words', async () => {
    const failing = createGate({
      window: () => window,
      call: async () => ({ ok: true, value: { pdf: new Uint8Array(1) } }),
      chooseFile: async () => null,
      printers: async () => null,
      print: async () => {
        throw new Error('Failed to enumerate printers');
      },
      log: openLog(null),
      now: () => 0,
    });
    expect(await failing(page, { kind: 'print', method: 'payments.paper', input: { purpose: 'print' } })).toEqual(failure('PRINT_FAILED'));
  });
});

test('printers come from the system, only where a method needs them, and never from the page', async () => {
  await gate(page, { kind: 'call', method: 'check.run', input: {} });
  await gate(page, { kind: 'call', method: 'ledger.status', input: {} });
  expect(calls.map((call) => call.printers)).toEqual([['办公室打印机'], undefined]);
  expect(codeOf(await gate(page, { kind: 'call', method: 'check.run', input: {}, printers: ['别的'] }))).toBe('INVALID_INPUT');
});

test('a slow call is logged with its method and its time, and nothing of its input', async () => {
  let clock = 0;
  const log = openLog(null);
  const slow = createGate({
    window: () => window,
    call: async () => {
      clock += 55;
      return failure('WRONG_PASSPHRASE');
    },
    chooseFile: async () => null,
    printers: async () => null,
    print: async () => true,
    log,
    now: () => clock,
  });
  await slow(page, { kind: 'call', method: 'ledger.login', input: { userName: '王秀英', passphrase: 'secret-word' } });
  const lines = log.tail().map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toMatchObject([
    { event: 'call.slow', method: 'ledger.login', milliseconds: 55 },
    { event: 'call.refused', method: 'ledger.login', code: 'WRONG_PASSPHRASE' },
  ]);
  expect(log.tail().join('')).not.toMatch(/secret-word|王秀英/);
});
