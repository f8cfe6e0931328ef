/**
 * Every method with every role, asked about its own place and about another's, through the one door to a real ledger: what the golden table
 * allows is answered, everything else is refused with the right word, tells nothing, writes nothing but the line of the refusal.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from '@e965/xlsx';
import { methods, type MethodName } from '../../electron/contract/index.ts';
import { roles, type Role } from '../../electron/contract/method.ts';
import type { Result } from '../../electron/contract/result.ts';
import { rawText } from '../documents/pdf-tools.ts';
import { golden, type Rule } from './role-matrix.golden.ts';
import { inputs } from './role-matrix.inputs.ts';
import { openWorld, type Place, type World } from './role-world.ts';

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

async function tryCell(name: MethodName, role: Role, isOwn: boolean): Promise<void> {
  const row = inputs[name];
  const where = `${name} ${letters[role]} ${isOwn ? '本处' : '他处'}`;
  const wanted = expected(name, role, isOwn);
  const prepared = (await row.before?.(world)) ?? '';
  const place: Place = isOwn ? world.own(role) : world.other(role);
  world.actAs(role);
  const input = (row.ask as (place: Place, world: World, prepared: string) => unknown)(place, world, prepared);
  const path = row.path?.(world) ?? null;
  const isNewFile = path !== null && methods[name].file?.dialog === 'save';
  if (isNewFile) rmSync(path, { force: true });
  const before = world.fingerprint();
  const refusals = world.refusals();
  const result = await world.call(role, name, input, path);
  const text = textOf(result, path);
  if (wanted === 'answered') {
    const code = result.ok ? 'ok' : result.error.code;
    expect(['ok', ...(row.otherwise ?? [])], `${where}: ${text.slice(0, 300)}`).toContain(code);
    if (row.isTelling && isBound(role) && isOwn) expect(text, `${where}：应看到本处的人`).toContain(place.person.name);
  } else {
    expect(result.ok ? 'answered' : result.error.code, where).toBe(wanted);
    expect(world.fingerprint(), `${where}：拒绝之后不应有任何改动`).toBe(before);
    expect(world.refusals(), `${where}：拒绝应记入审计`).toBe(refusals + 1);
    if (isNewFile) expect(existsSync(path), `${where}：拒绝之后不应留下文件`).toBe(false);
  }
  for (const person of world.outsiders(role))
    for (const secret of person.secrets) expect(text.includes(secret), `${where}：泄露了他处人员的信息“${secret}”`).toBe(false);
  if (
    row.before ||
    (wanted === 'answered' &&
      (world.router.backend.state.ledger === null || !world.admin().connection.open || world.fingerprint() !== before))
  )
    world.restore();
}

it('每个方法在表里各有一行，表里没有多余的行', () => {
  expect(Object.keys(golden).toSorted()).toEqual(names.toSorted());
  expect(Object.keys(inputs).toSorted()).toEqual(names.toSorted());
});

describe.each(roles.map(({ id, label }) => [label, id] as const))('%s', { timeout: 60_000 }, (_, role) => {
  it.each(names.filter((name) => !inputs[name].isSlow || ruleOf(name)[1] !== 'anyone' || role === 'town_clerk'))('%s', async (name) => {
    await tryCell(name, role, true);
    if (ruleOf(name)[1] !== 'anyone') await tryCell(name, role, false);
  });
});
