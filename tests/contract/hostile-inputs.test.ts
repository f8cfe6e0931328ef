/**
 * Every method with hostile input, by an administrator and by somebody bound to a home: answered or refused, never a fault of the program,
 * never a thrown error, nothing written by what is refused, no file where none was granted. `YIYANG_LONG=1`: 10,000 for every method and role,
 * `YIYANG_RUNS=1000`: that many.
 */
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { methods, type MethodName } from '../../electron/contract/index.ts';
import type { Role } from '../../electron/contract/method.ts';
import { shaped } from './hostile-shapes.ts';
import { escapeMark, hostileLeaf, mutated } from './hostile-values.ts';
import { inputs } from './role-matrix.inputs.ts';
import { openWorld, type Place, type World } from './role-world.ts';

vi.mock('node:crypto', async (original) => (await import('../helpers/cheap-keys.ts')).cheapKeys(original));

const isLong = process.env['YIYANG_LONG'] === '1';
const runs = Number(process.env['YIYANG_RUNS'] ?? (isLong ? 10_000 : 40));
const seed = isLong ? Date.now() : 20_220_131;
/** Of a method that copies the whole ledger each time a tenth is tried. */
const runsOf = (name: MethodName): number => Math.ceil(runs / (inputs[name].isSlow ? 10 : 1));

const names = Object.keys(methods) as MethodName[];
let world: World;
const unhandled: unknown[] = [];
const keep = (error: unknown): number => unhandled.push(error);

beforeAll(async () => {
  world = await openWorld();
  process.on('unhandledRejection', keep);
  process.on('uncaughtException', keep);
});
afterAll(() => {
  process.off('unhandledRejection', keep);
  process.off('uncaughtException', keep);
  world.close();
});

/** Half of them such as the contract lets through, the others nearly right, or no input at all. */
const hostileInput = (name: MethodName, valid: unknown): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 5, arbitrary: shaped(methods[name].input, valid) },
    { weight: 3, arbitrary: mutated(valid) },
    { weight: 1, arbitrary: hostileLeaf },
  );

const shown = (input: unknown): string => {
  try {
    return JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))?.slice(0, 300) ?? String(input);
  } catch {
    return Object.prototype.toString.call(input);
  }
};

/** Names that stand where no call may leave anything. */
const strangers = (): string[] =>
  [tmpdir(), process.cwd(), '/', join(tmpdir(), '..')].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.includes(escapeMark))
      .map((name) => join(folder, name)),
  );

async function problemsOf(name: MethodName, role: Role): Promise<string[]> {
  const row = inputs[name];
  const problems: string[] = [];
  const prepared = role === 'admin' ? await row.before?.(world) : '';
  world.actAs(role);
  const valid = (row.ask as (place: Place, world: World, prepared: string) => unknown)(world.own(role), world, prepared ?? '');
  const path = row.path?.(world) ?? null;
  let before = world.fingerprint();
  let changes = world.changes();
  for (const input of fc.sample(hostileInput(name, valid), { numRuns: runsOf(name), seed })) {
    const result = await world.call(role, name, input, path).catch((error: unknown) => error as Error);
    if (result instanceof Error) problems.push(`抛出 ${result.stack?.slice(0, 300)}：${shown(input)}`);
    else if (!result.ok && result.error.code === 'INTERNAL') problems.push(`INTERNAL ${world.lastFault()}：${shown(input)}`);
    world.actAs(role);
    if (world.changes() === changes) continue;
    const after = world.fingerprint();
    if (!(result instanceof Error) && !result.ok && after !== before)
      problems.push(`被拒绝（${result.error.code}）却有改动：${shown(input)}`);
    before = after;
    changes = world.changes();
  }
  world.restore();
  return problems.slice(0, 5);
}

describe.each(['admin', 'home_manager'] as const)('%s', { timeout: runs > 40 ? 3_600_000 : 120_000 }, (role) => {
  it.each(names)('%s', async (name) => {
    expect(await problemsOf(name, role)).toEqual([]);
    expect(strangers()).toEqual([]);
    expect(unhandled).toEqual([]);
  });
});

it('存不住的字符在门口拒绝，说明在哪一栏', async () => {
  const home = (code: string) => ({ ...(inputs['homes.save'].ask(world.own('admin'), world, '') as object), homeId: null, code });
  for (const code of ['甲\0乙', '\ud800', '乙\udfff'])
    expect(await world.call('admin', 'homes.save', home(code))).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', fields: { code: '含有不能保存的字符，请删除后重新输入' } },
    });
});

it('不认识的方法名一概拒绝', async () => {
  for (const method of [
    '',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'people',
    'people.page\0',
    'PEOPLE.PAGE',
    'ledger.status ',
  ])
    for (const input of fc.sample(hostileLeaf, { numRuns: 20, seed })) {
      const result = await world.call('admin', method, input);
      expect(result).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD' } });
    }
  expect(existsSync(join(tmpdir(), escapeMark))).toBe(false);
});
