/**
 * Every method with every role, asked about its own place and about another's, through the one door to a real ledger: what the golden table
 * allows is answered, everything else is refused with the right word, tells nothing, writes nothing but the line of the refusal.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as XLSX from '@e965/xlsx';
import { methods, type MethodName } from '../../electron/contract/index.ts';
import { roles, type Role } from '../../electron/contract/method.ts';
import type { Result } from '../../electron/contract/result.ts';
import { rawText } from '../documents/pdf-tools.ts';
import { golden, type Rule } from './role-matrix.golden.ts';
import { inputs } from './role-matrix.inputs.ts';
import { openWorld, type Place, type World } from './role-world.ts';

vi.mock('node:crypto', async (original) => (await import('../helpers/cheap-keys.ts')).cheapKeys(original));

const names = Object.keys(methods) as MethodName[];
const letters: Readonly<Record<Role, string>> = {
  admin: 'A',
  county_clerk: 'C',
  county_approver: 'V',
  town_clerk: 'T',
  home_manager: 'H',
  auditor: 'R',
};
const isBound = (role: Role): boolean => role === 'town_clerk' || role === 'home_manager';
const ruleOf = (name: MethodName): Rule => golden[name];

type Expected = 'answered' | 'NOT_ALLOWED' | 'OUT_OF_SCOPE';

function expected(name: MethodName, role: Role, isOwn: boolean): Expected {
  const [allowed, far] = ruleOf(name);
  if (!allowed.split(' ').includes(letters[role])) return 'NOT_ALLOWED';
  if (!isBound(role) || isOwn || far === 'anyone' || far === 'open' || far === 'lists') return 'answered';
  return 'OUT_OF_SCOPE';
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Everything readable of an answer and of the file it wrote. */
function textOf(result: Result<unknown>, path: string | null): string {
  const texts = [JSON.stringify(result, (_, value: unknown) => (value instanceof Uint8Array ? '' : value))];
  const pdf = result.ok ? (result.value as { pdf?: unknown } | null)?.pdf : undefined;
  if (pdf instanceof Uint8Array) texts.push(rawText(pdf));
  if (path !== null && result.ok && existsSync(path)) {
    if (path.endsWith('.pdf')) texts.push(rawText(readFileSync(path)));
    if (path.endsWith('.xlsx')) texts.push(JSON.stringify(XLSX.read(readFileSync(path)).Sheets));
  }
  return texts.join('\n');
}

/** Everything that is wrong with one cell, in words; nothing when all is as the table says. */
async function problemsOf(name: MethodName, role: Role, isOwn: boolean): Promise<string[]> {
  const row = inputs[name];
  const wanted = expected(name, role, isOwn);
  // Refused before anything is looked at: with one role the ground is prepared all the same, so that nothing else can be the reason.
  const isPrepared = row.before !== undefined && (wanted === 'answered' || role === 'town_clerk');
  const prepared = isPrepared ? await row.before?.(world) : undefined;
  const place: Place = isOwn ? world.own(role) : world.other(role);
  world.actAs(role);
  const input = (row.ask as (place: Place, world: World, prepared: string) => unknown)(place, world, prepared ?? '');
  const path = row.path?.(world) ?? null;
  const isNewFile = path !== null && methods[name].file?.dialog === 'save';
  if (isNewFile) rmSync(path, { force: true });
  const before = world.fingerprint();
  const refusals = world.refusals();
  const result = await world.call(role, name, input, path);
  const text = textOf(result, path);
  const code = result.ok ? 'answered' : result.error.code;
  const problems: string[] = [];
  if (wanted === 'answered') {
    if (!['answered', ...(row.otherwise ?? [])].includes(code)) problems.push(`应当可以，却是 ${code}`);
    if (row.isTelling && isBound(role) && isOwn && !text.includes(place.person.name)) problems.push('没有给出本处的人');
  } else {
    if (code !== wanted) problems.push(`应为 ${wanted}，却是 ${code}`);
    if (world.fingerprint() !== before) problems.push('拒绝之后有改动');
    if (world.refusals() !== refusals + 1) problems.push('拒绝没有记入审计');
    if (isNewFile && existsSync(path)) problems.push('拒绝之后留下了文件');
  }
  for (const person of world.outsiders(role))
    for (const secret of person.secrets) if (text.includes(secret)) problems.push(`泄露了他处人员的“${secret}”`);
  const isOpen = world.router.backend.state.ledger !== null && world.admin().connection.open;
  if (isPrepared || !isOpen || world.fingerprint() !== before) world.restore();
  return problems.map((problem) => `${isOwn ? '本处' : '他处'}：${problem}`);
}

it('每个方法在表里各有一行，表里没有多余的行', () => {
  expect(Object.keys(golden).toSorted()).toEqual(names.toSorted());
  expect(Object.keys(inputs).toSorted()).toEqual(names.toSorted());
});

describe.each(roles.map(({ id, label }) => [label, id] as const))('%s', { timeout: 60_000 }, (_, role) => {
  it.each(names)('%s', async (name) => {
    const isEverywhere = ruleOf(name)[1] === 'anyone';
    expect([...(await problemsOf(name, role, true)), ...(isEverywhere ? [] : await problemsOf(name, role, false))]).toEqual([]);
  });
});
